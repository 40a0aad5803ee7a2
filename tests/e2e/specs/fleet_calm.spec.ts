// A list whose order follows what is read moves seldom, and never under a pointer, a focus or a selection.
import { until } from "../support/time";
import { expect, signIn, test, type Page, type Sandbox } from "../support/test";

const names = (page: Page) => page.locator("[data-id]").getByRole("link");
const update = (page: Page) => page.getByRole("button", { name: "Update the list" });
const load = (page: Page, name: string) =>
  page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) }).getByRole("meter", { name: "CPU" });

/** So much CPU in use, in percent. */
async function use(sandbox: Sandbox, id: number, cpu: number): Promise<void> {
  const { name } = await sandbox.server(id);
  const raw = { id, name, status: "UP", cpus: 2, cpu, mem: 1e9, maxmem: 4e9, network: [] };
  await sandbox.change(id, { raw });
}

/** Six servers that are as busy as they are listed, sorted by CPU, all of them read; the clock is the test's. */
async function open(page: Page, sandbox: Sandbox): Promise<string[]> {
  await sandbox.fleet({ servers: 6, oddities: false });
  for (const [place, { id }] of (await sandbox.servers()).entries()) await use(sandbox, id, 90 - 10 * place);
  await page.clock.install();
  await signIn(page, { path: "/#/?view=table&sort=cpu" });
  await page.mouse.move(5, 5);
  const order = (await sandbox.servers()).map((server) => server.name);
  await until(page, async () => (await names(page).allInnerTexts()).join() === order.join(), "all are read and sorted");
  return order;
}

/** The least busy becomes the busiest, and the page has read that. */
async function turn(page: Page, sandbox: Sandbox, cpu: number): Promise<string> {
  const order = await names(page).allInnerTexts();
  const last = (await sandbox.servers()).find((server) => server.name === order.at(-1))!;
  await use(sandbox, last.id, cpu);
  const told = async () => (await load(page, last.name).getAttribute("aria-valuetext"))!.startsWith(String(cpu));
  await until(page, told, `${last.name} is read`, 10_000);
  return last.name;
}

const HANDS: [string, (page: Page) => Promise<void>, (page: Page) => Promise<void>][] = [
  ["the pointer is over it", (page) => names(page).nth(2).hover(), (page) => page.mouse.move(5, 5)],
  [
    "the focus of the keyboard is in it",
    async (page) => {
      for (const key of ["/", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
      await expect(names(page).nth(1)).toBeFocused();
    },
    (page) => page.getByRole("searchbox").focus(),
  ],
  [
    "something is selected",
    async (page) => {
      await page.getByRole("checkbox", { name: /^Select / }).nth(3).click();
      await page.mouse.move(5, 5);
      await page.getByRole("searchbox").focus();
    },
    (page) => page.getByRole("button", { name: "Clear selection" }).click(),
  ],
];

for (const [what, take, leave] of HANDS) {
  test(`sorted by load, the list stands still while ${what}, says that it has changed, and follows afterwards`, async ({ page, sandbox }) => {
    const order = await open(page, sandbox);
    await expect(update(page)).toHaveCount(0);
    const top = (await page.locator("[data-id]").first().boundingBox())!.y;
    await take(page);
    const busiest = await turn(page, sandbox, 95);
    await expect(update(page)).toBeVisible();
    expect(await names(page).allInnerTexts()).toEqual(order);
    const reads = () => sandbox.count({ endpoint: "list" });
    const before = await reads();
    await until(page, async () => (await reads()) > before + 1, "the list is read again");
    expect(await names(page).allInnerTexts()).toEqual(order);
    expect((await page.locator("[data-id]").first().boundingBox())!.y, "the words move nothing").toBe(top);
    await leave(page);
    await until(page, async () => (await names(page).first().innerText()) === busiest, "it follows", 1_000);
    await expect(update(page)).toHaveCount(0);
  });
}

test("on demand it moves at once, whatever has a hand on it, and the focus is not lost", async ({ page, sandbox }) => {
  await open(page, sandbox);
  await page.getByRole("checkbox", { name: /^Select / }).nth(3).click();
  const busiest = await turn(page, sandbox, 95);
  await update(page).focus();
  await page.keyboard.press("Enter");
  await expect(names(page).first()).toHaveText(busiest);
  await expect(update(page)).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page.getByRole("region", { name: "Selection" })).toContainText("1 selected");
});

test("another order or search is there at once, under a pointer too", async ({ page, sandbox }) => {
  const order = await open(page, sandbox);
  await names(page).nth(2).hover();
  await page.getByRole("searchbox").focus();
  await page.keyboard.type(order[4]!);
  await expect(names(page)).toHaveText([order[4]!]);
});

test("while all are being read, the order is renewed every five seconds at the most", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 800, seed: 3, oddities: false });
  await page.clock.install();
  await signIn(page, { path: "/#/?view=table" });
  await page.mouse.move(5, 5);
  await expect(names(page).first()).toBeVisible();
  await page.evaluate(() => {
    const moves: number[] = [];
    Object.assign(window, { moves });
    const first = () => [...document.querySelectorAll("[data-id]")].map((row) => `${(row as HTMLElement).dataset.id}@${(row as HTMLElement).style.getPropertyValue("--row")}`).sort().join();
    let last = first();
    new MutationObserver(() => {
      const now = first();
      if (now !== last) moves.push(performance.now());
      last = now;
    }).observe(document.querySelector(".fleet-items")!, { childList: true, subtree: true, attributeFilter: ["style"] });
  });
  await page.getByRole("columnheader", { name: "CPU" }).getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sort=cpu/);
  await until(page, async () => (await page.getByText(/^State known for/).count()) === 0, "all are read", 250);
  const moves = await page.evaluate(() => (window as unknown as { moves: number[] }).moves);
  // A move is many changes of the document in one turn.
  const turns = moves.filter((at, place) => place === 0 || at - moves[place - 1]! > 200);
  const pauses = turns.slice(1).map((at, place) => at - turns[place]!);
  expect(turns.length).toBeGreaterThan(1);
  // The last one comes when all are known.
  for (const pause of pauses.slice(0, -1)) expect(pause).toBeGreaterThanOrEqual(4_900);
});
