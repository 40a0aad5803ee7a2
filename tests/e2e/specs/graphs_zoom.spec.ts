// Zoom: by time, on all four graphs at once, in the address, and quiet under a refresh.
import { expect, signIn, test, type Page, type Sandbox } from "../support/test";
import { painted } from "../support/canvas";
import { centred, field, figure, range } from "../support/panel";
import { answer, counted, MINUTE, newest } from "../support/points";

const reset = (page: Page) => page.getByRole("button", { name: "Reset zoom" });

async function open(page: Page, sandbox: Sandbox, path = "/#/servers/101", end = newest()) {
  await answer(sandbox, counted(end));
  await signIn(page, { path, keep: true });
  await expect(figure(page, "CPU").getByRole("listitem")).toHaveText(/%$/);
  await expect.poll(async () => (await painted(figure(page, "CPU").getByRole("img"))).inked).toBeGreaterThan(300);
}

/** The window in the address, in seconds. */
async function inAddress(page: Page): Promise<{ from: number; to: number } | undefined> {
  const query = new URLSearchParams(new URL(page.url()).hash.split("?")[1] ?? "");
  const [from, to] = [query.get("from"), query.get("to")];
  return from && to ? { from: Number(from), to: Number(to) } : undefined;
}

async function drag(page: Page, from: number, to: number) {
  const box = await centred(field(page, "CPU"));
  await page.mouse.move(box.x + box.width * from, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to, box.y + 70, { steps: 5 });
  await page.mouse.up();
}

const prints = (page: Page) =>
  Promise.all((["CPU", "Memory", "Network", "Disk"] as const).map(async (name) => (await painted(figure(page, name).getByRole("img"))).print));

const least = (page: Page) => figure(page, "CPU").getByRole("row", { name: /^Used/ }).getByRole("cell").first();

test("dragging zooms all four, the address keeps it, and a link shows a colleague the same", async ({ page, sandbox }) => {
  await open(page, sandbox);
  const before = await prints(page);
  const entries = await page.evaluate(() => history.length);
  await drag(page, 0.3, 0.6);
  await expect(reset(page)).toBeVisible();
  await expect.poll(() => inAddress(page)).toBeDefined();
  const { from, to } = (await inAddress(page))!;
  expect(to - from).toBeGreaterThan(10 * MINUTE);
  expect(to - from).toBeLessThan(30 * MINUTE);
  expect(await page.evaluate(() => history.length), "in place").toBe(entries);
  const after = await prints(page);
  after.forEach((print, graph) => expect(print, `graph ${graph}`).not.toBe(before[graph]));
  const lowest = await least(page).innerText();
  expect(lowest).not.toMatch(/^0\.0/);

  await page.reload();
  await expect(reset(page)).toBeVisible();
  await expect(least(page)).toHaveText(lowest);
  await reset(page).click();
  await expect(reset(page)).toHaveCount(0);
  await expect(least(page)).toHaveText(/^0\.0.?%$/);
  expect(new URL(page.url()).hash).toBe("#/servers/101");
  expect(await prints(page)).toEqual(before);
  await expect(page.getByRole("heading", { name: "Graphs" }), "the focus is not lost").toBeFocused();
});

test("double click and Escape reset, a click does nothing", async ({ page, sandbox }) => {
  await open(page, sandbox);
  await field(page, "Memory").click();
  await expect(reset(page)).toHaveCount(0);
  await drag(page, 0.4, 0.7);
  await expect(reset(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(reset(page)).toHaveCount(0);
  await drag(page, 0.7, 0.4);
  await expect(reset(page)).toBeVisible();
  await field(page, "Disk").dblclick();
  await expect(reset(page)).toHaveCount(0);
  expect(await inAddress(page)).toBeUndefined();
});

test("Escape in the middle of a drag selects nothing", async ({ page, sandbox }) => {
  await open(page, sandbox);
  const box = await centred(field(page, "CPU"));
  await page.mouse.move(box.x + 300, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 400, box.y + 60);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(reset(page)).toHaveCount(0);
  expect(await inAddress(page)).toBeUndefined();
});

test("keys zoom around the crosshair and move along", async ({ page, sandbox }) => {
  await open(page, sandbox);
  const end = newest();
  await field(page, "CPU").focus();
  await page.keyboard.press("+");
  await expect.poll(async () => (await inAddress(page))?.to).toBeGreaterThanOrEqual(end - MINUTE);
  const first = (await inAddress(page))!;
  expect(first.to - first.from).toBe(30 * MINUTE);
  await page.keyboard.press("Shift+ArrowLeft");
  await expect.poll(async () => (await inAddress(page))!.to).toBe(first.to - 7.5 * MINUTE);
  await page.keyboard.press("-");
  await expect(reset(page), "out again is all of it").toHaveCount(0);
  expect(await inAddress(page)).toBeUndefined();
  for (let press = 0; press < 12; press += 1) await page.keyboard.press("+");
  await expect.poll(async () => {
    const window = await inAddress(page);
    return window && window.to - window.from;
  }, "never below three buckets").toBe(3 * MINUTE);
});

test("a wheel scrolls the page; with Ctrl it zooms", async ({ page, sandbox }) => {
  await open(page, sandbox);
  const box = await centred(field(page, "CPU"));
  await page.mouse.move(box.x + box.width / 2, box.y + 50);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -200);
  await page.keyboard.up("Control");
  await expect(reset(page)).toBeVisible();
  await expect.poll(() => inAddress(page)).toBeDefined();
  const before = await inAddress(page);
  await page.mouse.wheel(0, 100);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  expect(await inAddress(page)).toEqual(before);
});

test("another range shows all of it", async ({ page, sandbox }) => {
  await open(page, sandbox);
  await drag(page, 0.3, 0.6);
  await expect.poll(() => inAddress(page)).toBeDefined();
  await range(page, "Day").check();
  await expect(reset(page)).toHaveCount(0);
  expect(new URL(page.url()).hash).toBe("#/servers/101?range=day");
});

test("a window that the data does not reach shows no data, and the way back", async ({ page, sandbox }) => {
  await answer(sandbox, counted());
  await signIn(page, { path: "/#/servers/101?from=1000000000&to=1000003600" });
  await expect(least(page)).toHaveText("–");
  await reset(page).click();
  await expect(least(page)).toHaveText(/^0\.0.?%$/);
});

// With each answer all values move on by one bucket: `shown` is the lowest one drawn, before and behind a refresh.
for (const { what, keys, moves, shown } of [
  { what: "at the edge moves on with the newest bucket", keys: ["+"], moves: MINUTE, shown: [/^30.?%$/, /^30.?%$/] },
  { what: "of the past stays on its time", keys: ["+", "Shift+ArrowLeft"], moves: 0, shown: [/^23.?%$/, /^22.?%$/] },
]) {
  test(`a zoom ${what}`, async ({ page, sandbox }) => {
    const end = newest();
    await page.clock.install();
    await open(page, sandbox, "/#/servers/101", end);
    await field(page, "CPU").focus();
    for (const key of keys) await page.keyboard.press(key);
    await expect.poll(async () => (await inAddress(page))?.to).toBe(keys.length > 1 ? end - 7.5 * MINUTE : end);
    const before = (await inAddress(page))!;
    await expect(least(page)).toHaveText(shown[0]!);
    await answer(sandbox, counted(end + MINUTE));
    await page.clock.fastForward(61_000);
    await expect.poll(() => sandbox.count({ endpoint: "graphs", done: true })).toBeGreaterThan(1);
    await expect.poll(async () => (await inAddress(page))!.to).toBe(before.to + moves);
    expect((await inAddress(page))!.to - (await inAddress(page))!.from).toBe(before.to - before.from);
    await expect(least(page)).toHaveText(shown[1]!);
    if (moves === 0) {
      // Only a read that arrived proves that it was not followed.
      await page.keyboard.press("Escape");
      await page.keyboard.press("End");
      await expect(figure(page, "CPU").getByRole("listitem")).toHaveText(/^Used60.?%$/);
    }
  });
}

test.describe("by touch", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("two fingers zoom", async ({ page, sandbox }) => {
    await open(page, sandbox);
    const box = await centred(field(page, "CPU"));
    const touch = await page.context().newCDPSession(page);
    const [middle, y] = [box.x + box.width * 0.6, box.y + box.height / 2];
    const send = (type: string, apart?: number) =>
      touch.send("Input.dispatchTouchEvent", {
        type: type as "touchStart",
        touchPoints: apart === undefined ? [] : [{ x: middle - apart, y, id: 0 }, { x: middle + apart, y, id: 1 }],
      });
    await send("touchStart", 20);
    for (const apart of [30, 45, 60]) await send("touchMove", apart);
    await send("touchEnd");
    await expect(reset(page)).toBeVisible();
    await expect.poll(() => inAddress(page)).toBeDefined();
    const { from, to } = (await inAddress(page))!;
    expect(to - from).toBeGreaterThan(15 * MINUTE);
    expect(to - from).toBeLessThan(30 * MINUTE);
  });
});
