// Finding one among two thousand: search, filters, order, layouts, the address, the keyboard.
import { card } from "../support/panel";
import { expect, signIn, test, type Page } from "../support/test";

const searchBox = (page: Page) => page.getByRole("searchbox", { name: "Search servers" });
const names = (page: Page) => page.locator("[data-id]").getByRole("link");
const state = (page: Page, name: string) => page.getByRole("radiogroup", { name: "State" }).getByRole("radio", { name, exact: true });

test.beforeEach(async ({ sandbox }) => {
  await sandbox.fleet({ servers: 2000, seed: 3, oddities: false });
});

test("a search finds by name, best first, marks what it found, and stands in the address", async ({ page, sandbox }) => {
  await signIn(page);
  await searchBox(page).pressSequentially("shop");
  await expect(page).toHaveURL(/#\/\?q=shop$/);
  await expect(names(page).first()).toHaveText("shop-1");
  await expect(names(page).nth(1)).toHaveText("shop-2");
  await expect(names(page).nth(2)).toContainText("-shop");
  await expect(card(page, "shop-1").locator("mark")).toHaveText("shop");
  await expect(page.getByText(/^\d+ of 2,000 servers$/)).toBeVisible();
  // Names are known: nothing has to be read for that.
  expect(new Set((await sandbox.journal({ endpoint: "read" })).map((entry) => entry.server)).size).toBeLessThan(120);
});

test("typing leaves no history, opening does, and back is the same list", async ({ page }) => {
  await page.goto("/#/nowhere");
  await signIn(page, { path: "/#/" });
  await searchBox(page).pressSequentially("db-ma");
  await names(page).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("db-main");
  await page.goBack();
  await expect(searchBox(page)).toHaveValue("db-ma");
  await expect(names(page)).toHaveText(["db-main"]);
  await page.goBack();
  await expect(page.getByText("Page not found")).toBeVisible();
});

test("search, state, order and layout outlive a reload, and the layout is remembered", async ({ page }) => {
  await signIn(page, { keep: true });
  await searchBox(page).fill("cache");
  await state(page, "Running").check();
  await page.getByRole("combobox", { name: "Sort by" }).selectOption("CPU");
  await page.getByRole("button", { name: "Reverse the order" }).click();
  await page.getByRole("radio", { name: "Table" }).check();
  await expect(page).toHaveURL(/#\/\?q=cache&state=running&sort=-cpu&view=table$/);
  await page.reload();
  await expect(searchBox(page)).toHaveValue("cache");
  await expect(state(page, "Running")).toBeChecked();
  await expect(page.getByRole("table", { name: "Servers" })).toBeVisible();
  await expect(page.getByRole("columnheader", { name: "CPU" })).toHaveAttribute("aria-sort", "ascending");
  await page.goto("/#/?unknown=1");
  await expect(page.getByRole("table", { name: "Servers" })).toBeVisible();
});

test("an address, a hardware address and an id find their server, with progress while all are read", async ({ page, sandbox }) => {
  const last = (await sandbox.servers()).at(-1)!;
  await sandbox.change(last.id, { network: [{ ip: "100.64.99.250", mac: "\t02:00:00:ab:cd:ef", reverse: "last.example.", mask: "255.255.255.255" }] });
  await signIn(page);
  await searchBox(page).fill("100.64.99.250");
  await expect(page.getByText(/^State known for [\d,]+ of 2,000$/).first()).toBeVisible();
  await expect(names(page)).toHaveText([last.name], { timeout: 30_000 });
  await searchBox(page).fill("02-00-00-AB-CD");
  await expect(names(page)).toHaveText([last.name]);
  await searchBox(page).fill("last.example");
  await expect(names(page)).toHaveText([last.name]);
  await searchBox(page).fill(String(last.id));
  await expect(names(page).first()).toHaveText(last.name);
  const most = Math.max(...(await sandbox.journal()).map((entry) => entry.in_flight));
  expect(most, "five reads at once, and no more").toBeLessThanOrEqual(5);
});

test("a filter reads everything at low priority, and shows what it knows so far", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 300, seed: 3, oddities: true });
  await signIn(page);
  await state(page, "Stopped").check();
  await expect(page.getByText(/^State known for/).first()).toBeVisible();
  await expect(page.getByText(/^State known for/)).toHaveCount(0, { timeout: 30_000 });
  // `wont-start` is stopped; `vanished` and `suspended` have no state that could be known.
  const truth = (await sandbox.servers()).filter((server) => server.status === "DOWN").map((server) => server.name);
  await expect(page.getByText(/ of 316 servers$/)).toBeVisible();
  const shown = await page.getByText(/ of 316 servers$/).innerText();
  expect(Number(shown.split(" ")[0])).toBeGreaterThanOrEqual(truth.length - 3);
  await state(page, "Unknown").check();
  await expect(page.getByRole("link", { name: "suspended", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "strange-state", exact: true })).toBeVisible();
});

test("few rows are in the document, and the scroll bar is as long as the list", async ({ page }) => {
  await signIn(page, { path: "/#/?view=table" });
  await expect(names(page).first()).toBeVisible();
  const rows = await page.getByRole("row").count();
  expect(rows).toBeLessThan(100);
  await expect(page.getByRole("table")).toHaveAttribute("aria-rowcount", "2001");
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(height).toBeGreaterThan(2000 * 40);
  expect(height).toBeLessThan(2000 * 40 + 600);
  await page.evaluate(() => scrollTo(0, 40_000));
  await expect(page.locator('[aria-rowindex="1000"]')).toBeInViewport();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect(page.locator('[aria-rowindex="2001"]')).toBeInViewport();
  expect(await page.getByRole("row").count()).toBeLessThan(100);
});

test("/ goes to the search, arrows walk the results, Enter opens", async ({ page }) => {
  await signIn(page);
  await expect(names(page).first()).toBeVisible();
  await page.keyboard.press("/");
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.type("vm");
  await expect(searchBox(page)).toHaveValue("vm");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("link", { name: "vm1", exact: true })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("link", { name: "vm2", exact: true })).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.locator("[data-id] a:focus")).toBeInViewport();
  await page.keyboard.press("Home");
  await expect(page.getByRole("link", { name: "vm1", exact: true })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("vm1");
});

test("single keys can be switched off", async ({ page }) => {
  await signIn(page);
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("checkbox", { name: /^Keys without Ctrl/ }).uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await expect(searchBox(page)).not.toBeFocused();
});

test("the focus stays on its server, which stays in its place, when its state changes and when it is scrolled far away", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 70, oddities: false });
  await page.setViewportSize({ width: 1280, height: 3300 });
  await signIn(page, { path: "/#/?view=table&sort=state" });
  await expect(page.getByText(/^State known for/)).toHaveCount(0, { timeout: 20_000 });
  await page.mouse.move(5, 5);
  await page.keyboard.press("/");
  await page.keyboard.press("ArrowDown");
  const link = page.getByRole("link", { name: "mail", exact: true });
  await link.focus();
  const place = await page.getByRole("row").filter({ has: link }).getAttribute("aria-rowindex");
  await sandbox.change((await sandbox.servers()).find((server) => server.name === "mail")!.id, { status: "DOWN" });
  await page.evaluate(() => window.dispatchEvent(new Event("offline")));
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(page.getByRole("row").filter({ has: link }).getByText("Stopped")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("button", { name: "Update the list" })).toBeVisible();
  await expect(page.getByRole("row").filter({ has: link })).toHaveAttribute("aria-rowindex", place!);
  await expect(link).toBeFocused();
  await page.setViewportSize({ width: 1280, height: 400 });
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect(page.locator('[aria-rowindex="71"]')).toBeInViewport();
  await expect(link).not.toBeInViewport();
  await expect(link).toBeFocused();
});

test("while a dialog is open the list under it does not move", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 12, oddities: false });
  await page.clock.install();
  await signIn(page);
  const order = await names(page).allInnerTexts();
  await page.getByRole("button", { name: "Settings" }).click();
  await sandbox.remove(101);
  await page.clock.runFor(61_000);
  await expect.poll(() => sandbox.count({ endpoint: "list" })).toBeGreaterThan(1);
  expect(await names(page).allInnerTexts()).toEqual(order);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "shop-1", exact: true })).toHaveCount(0);
});

test("the palette finds servers and settings, and asks before it stops one", async ({ page, sandbox }) => {
  await signIn(page);
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Commands" });
  const field = palette.getByRole("combobox");
  await expect(field).toBeFocused();
  await page.keyboard.type("dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("db-main");
  await expect(palette.getByRole("option").first()).toContainText("db-main");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("db-main");
  await expect(page.getByText("Running", { exact: true })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("stop db-m");
  await page.keyboard.press("Enter");
  const question = page.getByRole("dialog", { name: "Stop db-main" });
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  expect(await sandbox.count({ endpoint: "stop" })).toBe(0);
  await question.getByRole("button", { name: "Stop" }).click();
  await expect.poll(() => sandbox.count({ endpoint: "stop" })).toBe(1);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("français");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
});
