// How often the panel looks: the rhythm of every page, on a clock that stands still unless the test moves it.
import { asked, counts, listen, pass, pause, settled } from "../support/asked";
import { question } from "../support/panel";
import { expect, signIn, test, type Page } from "../support/test";

const MINUTE = 60_000;

/** Opens a place signed in, stops the clock once everything has arrived, and forgets what that took. */
async function open(page: Page, path: string): Promise<void> {
  await listen(page);
  await signIn(page, { path });
  await expect(page.getByText(/^(Running|Stopped)$/).first()).toBeVisible();
  if (path.includes("servers")) await expect(page.getByText(/^Averages over/)).toBeVisible();
  await settled(page);
  await pause(page);
  await asked(page);
}

/** The times between requests for one thing, in seconds. */
async function gaps(page: Page, what: string): Promise<number[]> {
  const times = (await asked(page)).filter((request) => request.what === what).map((request) => request.at);
  return times.slice(1).map((at, index) => Math.round((at - times[index]!) / 100) / 10);
}

test("a server's page reads the server every 10 s", async ({ page }) => {
  await open(page, "/#/servers/101");
  await pass(page, MINUTE + 2_000);
  expect(await gaps(page, "read 101")).toEqual([10, 10, 10, 10, 10]);
});

test("while something is pending it reads every 3 s, and every 10 s again after", async ({ page, sandbox }) => {
  await sandbox.change(101, { hold: true });
  await open(page, "/#/servers/101");
  await page.getByRole("button", { name: "Stop" }).click();
  await question(page, "Stop", "shop-1").getByRole("button", { name: "Stop" }).click();
  await settled(page);
  await pass(page, 31_000);
  const often = await gaps(page, "read 101");
  expect(new Set(often)).toEqual(new Set([3]));
  expect(often.length).toBeGreaterThanOrEqual(9);
  await sandbox.change(101, { hold: false });
  await pass(page, 4_000);
  await expect(page.getByText("Stopped", { exact: true })).toBeVisible();
  await pass(page, 12_000);
  await asked(page);
  await pass(page, 42_000);
  expect(await gaps(page, "read 101")).toEqual([10, 10, 10]);
});

test("a fleet reads its visible cards every 30 s, those far below never, and the list once a minute", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 80, oddities: false });
  await page.setViewportSize({ width: 1000, height: 500 });
  await open(page, "/#/");
  const height = 500;
  const cards = await page.getByRole("listitem").evaluateAll((items) =>
    items.map((item) => ({ top: item.getBoundingClientRect().top, id: item.querySelector("a")!.href.split("/").pop()! })),
  );
  const onScreen = cards.filter((card) => card.top < height).map((card) => `read ${card.id}`);
  const farBelow = cards.filter((card) => card.top > 2 * height).map((card) => `read ${card.id}`);
  expect(onScreen.length).toBeGreaterThan(5);
  expect(farBelow.length).toBeGreaterThan(40);
  await pass(page, 31_000);
  await asked(page);
  await pass(page, MINUTE);
  const found = await counts(page);
  expect(onScreen.map((what) => found[what])).toEqual(onScreen.map(() => 2));
  expect(farBelow.filter((what) => found[what])).toEqual([]);
  expect(found.list).toBe(1);
});

test("scrolling reads what comes into sight", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 80, oddities: false });
  await page.setViewportSize({ width: 1000, height: 500 });
  await open(page, "/#/");
  const last = (await sandbox.servers()).at(-1)!;
  const cards = page.getByRole("listitem");
  await cards.last().scrollIntoViewIfNeeded();
  await expect(cards.last().getByText(/^(Running|Stopped)$/)).toBeVisible();
  await settled(page);
  const found = await counts(page);
  expect(found[`read ${last.id}`] ?? 0).toBeLessThanOrEqual(1);
  // What was skipped over fast is hardly asked for.
  expect(Object.keys(found).length).toBeLessThan(45);
});

for (const { range, every, within } of [
  { range: "hour", every: 1, within: 5 },
  { range: "day", every: 1, within: 5 },
  { range: "week", every: 30, within: 61 },
  { range: "month", every: 30, within: 61 },
]) {
  test(`graphs of the ${range} are read once per bucket, every ${every} min`, async ({ page }) => {
    test.slow();
    await open(page, `/#/servers/101?range=${range}`);
    await pass(page, within * MINUTE, every === 1 ? 1_000 : 10_000);
    const times = (await asked(page)).filter((request) => request.what === "graphs 101").map((request) => request.at);
    expect(times.length).toBe(Math.floor(within / every));
    for (const [index, at] of times.slice(1).entries()) expect(at - times[index]!).toBeGreaterThanOrEqual(every * MINUTE - 1);
  });
}

test("coming back to a range within its bucket asks nothing anew", async ({ page }) => {
  await open(page, "/#/servers/101");
  for (const range of ["Week", "Hour", "Week", "Hour"]) {
    await page.getByRole("radio", { name: range }).check();
    await expect(page.getByText(range === "Week" ? "Averages over 30 min" : "Averages over 1 min")).toBeVisible();
    await pass(page, 1_000);
  }
  expect((await counts(page))["graphs 101"]).toBe(1);
});

test("a page that was left is not polled any more", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 300 });
  await open(page, "/#/servers/104");
  await page.goto("/#/nowhere");
  await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
  await settled(page);
  await asked(page);
  await pass(page, 5 * MINUTE, 5_000);
  expect(await asked(page)).toEqual([]);
});
