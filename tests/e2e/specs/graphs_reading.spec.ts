// Reading the graphs: one crosshair over all four, by mouse, touch and keys; statistics; lines that can be hidden.
import { expect, signIn, test, type Locator, type Page, type Sandbox } from "../support/test";
import { painted } from "../support/canvas";
import { card, centred, field, figure } from "../support/panel";
import { answer, BUSY, counted, hour, MINUTE, newest } from "../support/points";

const FIGURES = ["CPU", "Memory", "Network", "Disk"] as const;

async function open(page: Page, sandbox: Sandbox, points: unknown = counted()) {
  await answer(sandbox, points);
  await signIn(page, { path: "/#/servers/101" });
  await expect(figure(page, "CPU").getByRole("listitem")).toHaveText(/%$|–$/);
  await expect.poll(async () => (await painted(figure(page, "CPU").getByRole("img"))).inked).toBeGreaterThan(300);
}

const values = (page: Page, name: (typeof FIGURES)[number]): Locator => figure(page, name).getByRole("listitem");

/** The crosshair's time on a graph; empty without one. */
const time = (page: Page, name: (typeof FIGURES)[number]): Locator => figure(page, name).locator(".chart-time");

/** Which point of `counted()` the CPU graph reads. */
const index = async (page: Page) => Number.parseFloat((await values(page, "CPU").innerText()).replace(/^Used\s*/, ""));

async function at(page: Page, name: (typeof FIGURES)[number], share: number, height = 0.5): Promise<[number, number]> {
  const box = await centred(field(page, name));
  return [box.x + box.width * share, box.y + box.height * height];
}

test("a mouse over one graph reads all four, at the same moment", async ({ page, sandbox }) => {
  await open(page, sandbox);
  const [x, y] = await at(page, "Network", 0.5);
  await page.mouse.move(x, y);
  await expect(time(page, "CPU")).toHaveText(/^\d+ \w+, \d\d:\d\d$/);
  const tag = (await time(page, "Network").boundingBox())!;
  expect(Math.abs(tag.x + tag.width / 2 - x), "under the mouse, to the nearest point").toBeLessThan(10);
  const moment = await time(page, "CPU").innerText();
  for (const name of FIGURES) await expect(time(page, name)).toHaveText(moment);
  const point = await index(page);
  expect(point).toBeGreaterThan(15);
  expect(point).toBeLessThan(40);
  await expect(values(page, "Network").nth(0)).toHaveText(new RegExp(`^In${point}.kB/s$`));
  await expect(values(page, "Network").nth(1)).toHaveText(new RegExp(`^Out${100 + point}.kB/s$`));
  await expect(values(page, "Memory")).toHaveText(/^Used1.GiB$/);
  for (const name of FIGURES) {
    const { inked } = await painted(figure(page, name).locator("canvas").nth(1));
    expect(inked, `${name} has the crosshair`).toBeGreaterThan(50);
  }
  await page.mouse.move(5, 5);
  await expect(time(page, "CPU")).toHaveText("");
  await expect(values(page, "CPU")).toHaveText(/^Used60.?%$/);
  expect((await painted(figure(page, "CPU").locator("canvas").nth(1))).inked).toBe(0);
});

test("hovering repaints nothing but the overlay", async ({ page, sandbox }) => {
  await open(page, sandbox);
  await page.evaluate(() => {
    const counts = { graph: 0, overlay: 0 };
    Object.assign(window, { counts });
    const clear = CanvasRenderingContext2D.prototype.clearRect;
    CanvasRenderingContext2D.prototype.clearRect = function (...box) {
      counts[this.canvas.classList.contains("chart-overlay") ? "overlay" : "graph"] += 1;
      clear.apply(this, box);
    };
  });
  const [x, y] = await at(page, "Disk", 0.3);
  for (let step = 0; step < 10; step += 1) await page.mouse.move(x + step * 15, y);
  await expect.poll(() => page.evaluate(() => performance.getEntriesByName("panel:hover").length)).toBe(1);
  const counts = await page.evaluate(() => (window as never as { counts: Record<string, number> }).counts);
  expect(counts["graph"]).toBe(0);
  expect(counts["overlay"]).toBeGreaterThanOrEqual(4);
});

test("where there is no data, it says so", async ({ page, sandbox }) => {
  await open(page, sandbox, counted().filter((_, index) => index < 20 || index > 40));
  await page.mouse.move(...(await at(page, "CPU", 0.55)));
  await expect(values(page, "CPU")).toHaveText("Usedno data");
  await expect(values(page, "Network").nth(1)).toHaveText("Outno data");
});

test("a value that is absent among others is no data, not zero", async ({ page, sandbox }) => {
  await open(page, sandbox, hour((index) => ({ ...BUSY, cpu: index === 60 ? null : 0.2, netin: index === 60 ? undefined : 9 })));
  await field(page, "CPU").focus();
  await page.keyboard.press("End");
  await expect(values(page, "CPU")).toHaveText("Usedno data");
  await expect(values(page, "Network").nth(0)).toHaveText("Inno data");
  await expect(values(page, "Network").nth(1)).toHaveText(/^Out2/);
});

test("keys read bucket by bucket, and each graph is one Tab stop", async ({ page, sandbox }) => {
  await open(page, sandbox);
  await field(page, "CPU").focus();
  await page.keyboard.press("ArrowLeft");
  await expect(values(page, "CPU")).toHaveText(/^Used60.?%$/);
  for (const [key, point] of [
    ["ArrowLeft", 59],
    ["ArrowLeft", 58],
    ["ArrowRight", 59],
    ["PageUp", 53],
    ["PageDown", 59],
    ["PageDown", 60],
    ["ArrowRight", 60],
    ["Home", 0],
    ["ArrowLeft", 0],
    ["End", 60],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => index(page), key).toBe(point);
  }
  await page.keyboard.press("Tab");
  await expect(field(page, "Memory")).toBeFocused();
  await expect(time(page, "Memory"), "the crosshair stays").not.toHaveText("");
  await page.keyboard.press("Escape");
  await expect(time(page, "Memory")).toHaveText("");
  await page.keyboard.press("End");
  await expect(time(page, "CPU")).not.toHaveText("");
  await page.getByRole("button", { name: "Activity" }).focus();
  await expect(time(page, "CPU"), "gone with the focus").toHaveText("");
});

test("what keys read is announced, at most twice a second", async ({ page, sandbox }) => {
  await page.clock.install();
  await open(page, sandbox);
  const said = page.getByRole("status").filter({ hasText: /Used \d+/ });
  await field(page, "CPU").focus();
  await page.keyboard.press("End");
  await expect(said).toHaveText(/^\d+ \w+, \d\d:\d\d, Used 60.?%$/);
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    const region = [...document.querySelectorAll("[role=status]")].find((status) => status.textContent?.includes("Used "))!;
    new MutationObserver(() => times.push(performance.now())).observe(region, { childList: true, characterData: true, subtree: true });
  });
  for (let press = 0; press < 20; press += 1) await page.keyboard.press("ArrowLeft");
  await page.clock.runFor(2_000);
  await expect(said).toHaveText(/Used 40.?%$/);
  const times = await page.evaluate(() => (window as never as { times: number[] }).times);
  expect(times.length).toBeGreaterThan(0);
  for (let next = 1; next < times.length; next += 1) expect(times[next]! - times[next - 1]!).toBeGreaterThanOrEqual(499);
});

test("a crosshair that is moved out of view is gone, and nothing is read in its place", async ({ page, sandbox }) => {
  await open(page, sandbox);
  await field(page, "CPU").focus();
  await page.keyboard.press("End");
  await page.keyboard.press("+");
  await expect(time(page, "CPU")).not.toHaveText("");
  const moment = await time(page, "CPU").innerText();
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(time(page, "CPU")).toHaveText("");
  await expect(values(page, "Network").nth(1), "the present").toHaveText(/^Out160/);
  await expect(page.getByRole("status").filter({ hasText: / – / }), "the stretch is said").toBeAttached();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(time(page, "CPU"), "back in view").toHaveText(moment);
});

test("after a refresh, what is announced is what the crosshair shows", async ({ page, sandbox }) => {
  await page.clock.install();
  const end = newest();
  await open(page, sandbox, counted(end));
  const said = page.getByRole("status").filter({ hasText: /Used \d+/ });
  await field(page, "CPU").focus();
  await page.keyboard.press("End");
  await expect(said).toHaveText(/Used 60.?%$/);
  await answer(sandbox, counted(end + MINUTE));
  await page.clock.fastForward(75_000);
  await expect(values(page, "CPU")).toHaveText(/^Used59.?%$/);
  await page.keyboard.press("+");
  await page.clock.fastForward(1_000);
  await expect(said).toHaveText(/Used 59.?%$/);
});

test("the statistics are those of what is shown", async ({ page, sandbox }) => {
  await open(page, sandbox);
  const row = (name: "CPU" | "Network", line: string) =>
    figure(page, name).getByRole("row", { name: new RegExp(`^${line}`) }).getByRole("cell");
  await expect(row("CPU", "Used")).toHaveText([/^0\.0.?%$/, /^30.?%$/, /^60.?%$/, /^60.?%$/]);
  await expect(row("Network", "Out")).toHaveText([/^100.kB/, /^130.kB/, /^160.kB/, /^160.kB/]);
  const [end] = await at(page, "CPU", 0.995);
  const [from, y] = await at(page, "CPU", 0.6);
  await page.mouse.move(from, y);
  const first = await index(page);
  await page.mouse.down();
  await page.mouse.move(end, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Number.parseFloat((await row("CPU", "Used").allInnerTexts())[0]!)).toBeGreaterThanOrEqual(first - 1);
});

test("a line can be hidden, the last one can't", async ({ page, sandbox }) => {
  await open(page, sandbox);
  const network = figure(page, "Network");
  const line = (name: string) => network.getByRole("button", { name, exact: true });
  const before = (await painted(network.getByRole("img"))).print;
  await line("Out").click();
  await expect(line("Out")).toHaveAttribute("aria-pressed", "false");
  await expect(line("In")).toHaveAttribute("aria-disabled", "true");
  await expect.poll(async () => (await painted(network.getByRole("img"))).print).not.toBe(before);
  await line("In").press("Enter");
  await expect(line("In"), "the last one").toHaveAttribute("aria-pressed", "true");
  await line("Out").press("Enter");
  await expect(line("Out")).toHaveAttribute("aria-pressed", "true");
  await expect.poll(async () => (await painted(network.getByRole("img"))).print).toBe(before);
  await expect(figure(page, "CPU").getByRole("button"), "one line alone needs no button").toHaveCount(0);
});

test("a card draws the last hour of a server that was looked at, and nothing is read for it", async ({ page, sandbox }) => {
  await open(page, sandbox);
  const reads = await sandbox.count({ endpoint: "graphs" });
  await page.getByRole("link", { name: "Servers", exact: true }).click();
  const line = card(page, "shop-1").locator("canvas");
  await expect.poll(async () => (await painted(line)).inked).toBeGreaterThan(50);
  await expect(page.getByRole("listitem").locator("canvas"), "no other server was looked at").toHaveCount(1);
  expect(await sandbox.count({ endpoint: "graphs" })).toBe(reads);
});

test("an hour that is over stands beside no live meter", async ({ page, sandbox }) => {
  await page.clock.install();
  await open(page, sandbox);
  await page.getByRole("link", { name: "Servers", exact: true }).click();
  await expect(card(page, "shop-1").locator("canvas")).toHaveCount(1);
  await page.clock.fastForward(4 * 60_000);
  await expect(card(page, "shop-1").locator("canvas")).toHaveCount(1);
  await page.clock.fastForward(61_000);
  await expect(card(page, "shop-1").locator("canvas")).toHaveCount(0);
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("a finger reads along, what it read stays, and a touch elsewhere takes it away", async ({ page, sandbox }) => {
    await open(page, sandbox);
    const [x, y] = await at(page, "CPU", 0.3);
    const touch = await page.context().newCDPSession(page);
    const send = (type: string, points: [number, number][]) =>
      touch.send("Input.dispatchTouchEvent", { type: type as "touchStart", touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    const scrolled = await page.evaluate(() => scrollY);
    await send("touchStart", [[x, y]]);
    await expect(time(page, "CPU")).not.toHaveText("");
    const first = await index(page);
    for (const step of [20, 60, 120]) await send("touchMove", [[x + step, y + 4]]);
    await expect.poll(() => index(page)).toBeGreaterThan(first + 10);
    const last = await index(page);
    await send("touchEnd", []);
    expect(await page.evaluate(() => scrollY), "the page did not scroll away").toBe(scrolled);
    await expect.poll(() => index(page)).toBe(last);
    await page.getByRole("heading", { name: "Graphs" }).tap();
    await expect(time(page, "CPU")).toHaveText("");
  });

  test("a finger that goes down scrolls the page, and no crosshair stays behind", async ({ page, sandbox }) => {
    await open(page, sandbox);
    const [x, y] = await at(page, "CPU", 0.5);
    const scrolled = await page.evaluate(() => scrollY);
    const touch = await page.context().newCDPSession(page);
    const send = (type: string, points: { x: number; y: number }[]) =>
      touch.send("Input.dispatchTouchEvent", { type: type as "touchStart", touchPoints: points });
    await send("touchStart", [{ x, y }]);
    for (let down = 20; down <= 240; down += 20) await send("touchMove", [{ x, y: y - down }]);
    await send("touchEnd", []);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(scrolled + 50);
    await expect(time(page, "CPU")).toHaveText("");
  });
});
