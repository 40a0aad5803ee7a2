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

/** The servers of the list's rows by what they are to the screen. */
async function rows(page: Page): Promise<{ top: number; id: string; runs: boolean }[]> {
  return page.getByRole("listitem").evaluateAll((items) =>
    items.map((item) => ({
      top: item.getBoundingClientRect().top,
      id: item.querySelector("a")!.href.split("/").pop()!,
      runs: /Running/.test(item.textContent!),
    })),
  );
}

test("a fleet reads what runs on screen every 30 s, what stands still every 60 s, what is far below never", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 80, oddities: false });
  await page.setViewportSize({ width: 1000, height: 700 });
  await open(page, "/#/");
  const onScreen = (await rows(page)).filter((row) => row.top < 700);
  expect(onScreen.length).toBeGreaterThan(5);
  expect(new Set(onScreen.map((row) => row.runs)).size, "some run, some are stopped").toBe(2);
  await pass(page, 62_000);
  await asked(page);
  await pass(page, 2 * MINUTE);
  const found = await counts(page);
  expect(onScreen.map((row) => found[`read ${row.id}`])).toEqual(onScreen.map((row) => (row.runs ? 4 : 2)));
  expect(Object.keys(found).length, "one screen more at the most").toBeLessThan(2 * onScreen.length + 6);
  expect(found.list).toBe(2);
});

test("scrolling reads what comes into sight", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 80, oddities: false });
  await page.setViewportSize({ width: 1000, height: 500 });
  await open(page, "/#/");
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const last = page.getByRole("listitem").last();
  await expect(page.getByRole("link", { name: "wiki", exact: true })).toBeVisible();
  await expect(last.getByText(/^(Running|Stopped)$/)).toBeVisible();
  await settled(page);
  // What was skipped over is not asked for.
  expect(Object.keys(await counts(page)).length).toBeLessThan(25);
});

test("intervals are spread by chance, so that many open panels don't beat in time", async ({ page }) => {
  await page.addInitScript(() => {
    const chances = [0.5, 1, 0, 0.25];
    let next = 0;
    Math.random = () => chances[next++ % chances.length]!;
  });
  await open(page, "/#/servers/101");
  await pass(page, 2 * MINUTE);
  const found = await gaps(page, "read 101");
  expect(new Set(found).size).toBeGreaterThan(1);
  for (const gap of found) {
    expect(gap).toBeGreaterThanOrEqual(10);
    expect(gap).toBeLessThanOrEqual(12.1);
  }
});

test("paused, nothing that is known is refreshed; resumed, it is", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 4, oddities: false });
  await open(page, "/#/");
  await page.getByRole("button", { name: "Pause live updates" }).click();
  await expect(page.getByText("Live updates are paused")).toBeVisible();
  await pass(page, 5 * MINUTE, 5_000);
  expect(await asked(page)).toEqual([]);
  await page.getByRole("button", { name: "Resume live updates" }).click();
  await pass(page, 1_000);
  expect(Object.keys(await counts(page)).sort()).toEqual(["list", "read 101", "read 102", "read 103", "read 104"]);
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
