// How the fleet is read: what is asked for and how much at once, and what a list that fails does.
import { expect, signIn, test, type Page } from "../support/test";
import { card, power } from "../support/panel";
import { until } from "../support/time";

const note = (page: Page) => page.getByRole("status").filter({ has: page.getByRole("button", { name: "Try again" }) });

for (const { what, fault, words } of [
  {
    what: "a 500",
    fault: { kind: "status", status: 500, body: { error: "Could not connect to the node" } },
    words: ["The machine that hosts this can't be reached.", "Could not connect to the node"],
  },
  { what: "an HTML 502", fault: { kind: "html", status: 502 }, words: ["is broken (status 502)"] },
  {
    what: "an HTML 404",
    fault: { kind: "html", status: 404 },
    words: ["There is no API at this address.", "config.json"],
  },
  { what: "half an answer", fault: { kind: "truncate" }, words: ["The API's answer can't be read"] },
  { what: "an empty answer", fault: { kind: "empty" }, words: ["The API's answer can't be read"] },
  { what: "a redirect", fault: { kind: "redirect", to: "/elsewhere" }, words: ["The API can't be reached."] },
] as const) {
  test(`${what} for the list says why, and Try again recovers`, async ({ page, sandbox }) => {
    await signIn(page, { keep: true });
    await sandbox.fault({ endpoint: "list" }, fault);
    await page.reload();
    await expect(note(page)).toContainText("The servers could not be listed");
    for (const part of words) await expect(note(page)).toContainText(part);
    await sandbox.clearFaults();
    await note(page).getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("link", { name: "shop-1", exact: true })).toBeVisible();
    await expect(note(page)).toHaveCount(0);
  });
}

test("a refresh of the list that fails keeps the servers, with their age and the cause", async ({ page, sandbox }) => {
  await page.clock.install();
  await signIn(page);
  await card(page, "shop-1").scrollIntoViewIfNeeded();
  await expect(card(page, "shop-1").getByText("Running", { exact: true })).toBeVisible();
  await sandbox.refuse({ endpoint: "list" }, 500, "Could not connect to the node");
  await page.clock.runFor(60_500);
  await expect(note(page)).toContainText(/As it was 1 min ago: the refresh failed\./);
  await expect(note(page)).toContainText("Could not connect to the node");
  await expect(card(page, "shop-1").getByText("198.51.100.71", { exact: true })).toBeVisible();
});

test("a card whose refresh fails keeps its values, dimmed, with their age and the cause, and its state is no certain one", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 4, oddities: false });
  await page.clock.install();
  await signIn(page);
  const shop = card(page, "shop-1");
  await expect(shop.getByText("Running", { exact: true })).toBeVisible();
  await sandbox.refuse({ endpoint: "read", server: 101 }, 500, "Could not connect to the node");
  await until(page, () => shop.getByText("The machine that hosts this can't be reached.").isVisible(), "the refresh fails");
  await expect(shop.getByText("Running", { exact: true })).toBeVisible();
  await expect(shop.getByRole("meter", { name: "CPU" })).toHaveAttribute("aria-valuetext", /^[\d.]+\s?%$/);
  await expect(shop.getByText("198.51.100.71", { exact: true })).toBeVisible();
  await expect(shop.getByText(/^\d+ (s|min)$/)).toBeVisible();
  await page.getByRole("link", { name: "shop-1", exact: true }).click();
  await expect(power(page, "Start")).toHaveAccessibleDescription("The state is an earlier one: the latest read has failed.");
  await expect(power(page, "Start")).toHaveAttribute("aria-disabled", "false");
});

test("a new server appears by itself, and one that is gone goes", async ({ page, sandbox }) => {
  await page.clock.install();
  await sandbox.fleet({ servers: 6, oddities: false });
  await signIn(page);
  await expect(page.getByText("6 servers", { exact: true })).toBeVisible();
  await sandbox.remove(102);
  await page.clock.runFor(60_500);
  await expect(page.getByRole("link", { name: "shop-2", exact: true })).toHaveCount(0);
  await expect(page.getByText("5 servers", { exact: true })).toBeVisible();
  await sandbox.fleet({ servers: 8, oddities: false });
  await page.clock.runFor(60_500);
  await expect(page.getByText("8 servers", { exact: true })).toBeVisible();
});

test("at most five reads at once", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 60, oddities: false });
  await sandbox.fault({ endpoint: "read" }, { kind: "slow", ms: 150 });
  await signIn(page);
  await expect.poll(async () => (await sandbox.journal({ endpoint: "read", done: true })).length).toBeGreaterThan(15);
  const most = Math.max(...(await sandbox.journal()).map((entry) => entry.in_flight));
  expect(most, "reads use their five places, and no more").toBe(5);
});

test("an action goes through at once when every read hangs", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 8, oddities: false });
  for (const id of [101, 103, 104, 105, 106, 107]) await sandbox.change(id, { status: "DOWN", hold: true });
  await page.clock.install();
  await signIn(page);
  await expect(page.getByRole("listitem").getByText("Stopped", { exact: true })).toHaveCount(7);
  // From here on timers stand still: what hangs goes on hanging.
  await page.clock.pauseAt(new Date(Date.now() + 60_000));
  await sandbox.fault({ endpoint: "read" }, { kind: "hang", where: "head" });
  await sandbox.fault({ endpoint: "graphs" }, { kind: "hang", where: "head" });
  await sandbox.fault({ endpoint: "list" }, { kind: "hang", where: "head" });
  await sandbox.clearJournal();
  // Each action's own watch goes on when its page is left, so five of them take all the places of reads.
  for (const [index, id] of [101, 103, 104, 105, 106].entries()) {
    await page.goto(`/#/servers/${id}`);
    await power(page, "Start").click();
    await expect.poll(() => sandbox.count({ endpoint: "start" })).toBe(index + 1);
  }
  await page.goto("/#/servers/107");
  for (const server of [101, 103, 104, 105, 106]) {
    await expect.poll(() => sandbox.count({ endpoint: "read", server })).toBeGreaterThan(0);
  }
  await power(page, "Start").click();
  await expect.poll(() => sandbox.count({ endpoint: "start", server: 107, done: true })).toBe(1);
  const [start] = await sandbox.journal({ endpoint: "start", server: 107 });
  expect(start!.in_flight, "five reads hang beside it").toBe(6);
});

test("only what is on screen and one screen more is asked for", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 2000, oddities: false });
  await signIn(page);
  await expect(page.getByText("2,000 servers", { exact: true })).toBeVisible();
  const cards = page.getByRole("main").getByRole("listitem");
  await expect(cards.first().getByText(/^(Running|Stopped)$/)).toBeVisible();
  await page.mouse.move(600, 600);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect(page.getByRole("link", { name: "wiki", exact: true })).toBeVisible();
  await expect(card(page, "wiki").getByText(/^(Running|Stopped)$/)).toBeVisible();
  const read = new Set((await sandbox.journal({ endpoint: "read" })).map((entry) => entry.server));
  expect(read.size, "what was scrolled past is not asked for").toBeLessThan(90);
});

test("what is scrolled past is given up, and what is on screen goes first", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 2000, oddities: false });
  await sandbox.fault({ endpoint: "read" }, { kind: "hang", where: "head" });
  await signIn(page);
  await expect.poll(() => sandbox.count({ endpoint: "read" })).toBe(5);
  await sandbox.clearFaults();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  // The five that hang would hold every place for ten seconds.
  await expect(card(page, "wiki").getByText(/^(Running|Stopped)$/)).toBeVisible({ timeout: 4_000 });
});

test("focus, selection, scroll and what is open survive any number of refreshes", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 2000, oddities: false });
  await page.clock.install();
  await signIn(page, { path: "/#/?view=table" });
  await page.mouse.move(5, 5);
  const lists = () => sandbox.count({ endpoint: "list", done: true });
  const refreshed = async (times: number) => {
    const wanted = (await lists()) + times;
    await until(page, async () => (await lists()) >= wanted, `${times} more lists`, 20_000);
  };
  await page.evaluate(() => scrollTo(0, 20_000));
  const link = page.locator('[aria-rowindex="510"]').getByRole("link");
  await link.focus();
  await page.keyboard.press("Space");
  const selection = page.getByRole("region", { name: "Selection" });
  await expect(selection).toContainText("1 selected");
  const scrolled = await page.evaluate(() => scrollY);
  await refreshed(8);
  await expect(link).toBeFocused();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Commands" });
  await page.keyboard.type("shop");
  await page.keyboard.press("ArrowDown");
  const chosen = await palette.getByRole("option", { selected: true }).innerText();
  await refreshed(8);
  await expect(palette.getByRole("combobox")).toHaveValue("shop");
  await expect(palette.getByRole("combobox")).toBeFocused();
  expect(await palette.getByRole("option", { selected: true }).innerText()).toBe(chosen);
  await page.keyboard.press("Escape");
  await expect(link).toBeFocused();
  await expect(selection).toContainText("1 selected");
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
});
