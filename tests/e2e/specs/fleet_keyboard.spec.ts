// Two thousand servers by keyboard alone, in both layouts, wide and on a phone: found, opened, left, selected and
// acted upon. The focus is never lost, and whatever has it is in sight.
import { expect, fillIn, test, type Page, type Sandbox } from "../support/test";
import { power } from "../support/panel";

const searchBox = (page: Page) => page.getByRole("searchbox", { name: "Search servers" });
const names = (page: Page) => page.locator("[data-id]").getByRole("link");
const selection = (page: Page) => page.getByRole("region", { name: "Selection" });
const focused = (page: Page) => page.locator(":focus");

/** Something on the page has the focus, and it can be seen. */
async function held(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
  await expect(focused(page)).toBeInViewport();
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
  await held(page);
}

/** The server whose row has the focus. */
const row = async (page: Page) => {
  await expect(page.locator("[data-id] a:focus")).toHaveCount(1);
  return page.locator("[data-id] a:focus").innerText();
};

const sent = async (sandbox: Sandbox) =>
  (await sandbox.journal()).filter((entry) => ["start", "restart", "stop"].includes(entry.endpoint));

/** The window, and how many servers stand beside each other. */
const LOOKS = [
  { what: "cards on a wide window", view: "cards", width: 1280, height: 900 },
  { what: "the table on a wide window", view: "table", width: 1280, height: 900 },
  { what: "cards on a phone", view: "cards", width: 390, height: 844 },
  { what: "the table on a phone", view: "table", width: 320, height: 640 },
] as const;

for (const { what, view, width, height } of LOOKS) {
  test.describe(what, () => {
    test.use({ viewport: { width, height } });

    test.beforeEach(async ({ page, sandbox }) => {
      await sandbox.fleet({ servers: 2000, seed: 3, oddities: false });
      await page.goto(`/#/?view=${view}`);
      await fillIn(page);
      await expect(names(page).first()).toBeVisible();
      // No mouse from here on.
      await page.mouse.move(0, 0);
    });

    test("a server is found, opened, left again, and the next one is one key away", async ({ page }) => {
      await press(page, "/");
      await expect(searchBox(page)).toBeFocused();
      await page.keyboard.type("cache");
      await expect(page).toHaveURL(/q=cache/);
      await press(page, "ArrowDown");
      const found = await names(page).allInnerTexts();
      expect(await row(page)).toBe(found[0]);
      // Far down, through rows that are not in the document yet.
      for (let step = 0; step < 40; step += 1) await page.keyboard.press("ArrowDown");
      await held(page);
      const here = await row(page);
      expect(here).not.toBe(found[0]);
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { level: 1, name: here })).toBeFocused();
      await page.goBack();
      await expect(page.getByRole("heading", { level: 1, name: "Servers" })).toBeFocused();
      await expect(searchBox(page)).toHaveValue("cache");
      await expect(page.getByRole("link", { name: here, exact: true })).toBeInViewport();
      await press(page, "ArrowDown");
      expect(await row(page)).toBe(here);
      await press(page, "ArrowUp");
      expect(await row(page)).not.toBe(here);
      await press(page, "Home", "ArrowUp");
      await expect(searchBox(page)).toBeFocused();
      await press(page, "Escape");
      await expect(searchBox(page)).toHaveValue("");
    });

    test("the list's end and beginning are one key away, and each step is where it should be", async ({ page }) => {
      await press(page, "/", "ArrowDown");
      const first = await row(page);
      await press(page, "End");
      const last = await row(page);
      expect(last).toBe("wiki");
      await press(page, "ArrowUp", "ArrowDown");
      expect(await row(page)).toBe(last);
      await press(page, "Home");
      expect(await row(page)).toBe(first);
    });

    test("Space selects, Shift+Space a range, and many are acted upon after a question", async ({ page, sandbox }) => {
      const found = (await sandbox.servers()).filter((server) => server.name.startsWith("cobalt-w")).slice(0, 60);
      for (const { id } of found) await sandbox.change(id, { status: "UP", transition_ms: 200 });
      await press(page, "/");
      await page.keyboard.type("cobalt-w");
      await expect(names(page).first()).toHaveText(/^cobalt-w/);
      await press(page, "ArrowDown");
      const from = await row(page);
      await press(page, "Space");
      await expect(selection(page)).toContainText("1 selected");
      expect(await row(page), "the focus stays").toBe(from);
      await press(page, "Space");
      await expect(selection(page)).toHaveCount(0);
      expect(await row(page), "the bar that goes takes nothing along").toBe(from);
      await press(page, "Space", "ArrowRight", "ArrowDown", "ArrowDown", "Shift+Space");
      const text = await selection(page).getByRole("status").innerText();
      const count = Number(/(\d+) selected/.exec(text)![1]);
      expect(count).toBeGreaterThanOrEqual(3);
      const chosen = await page.getByRole("checkbox", { name: /^Select cobalt/, checked: true }).evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")!.slice("Select ".length)));
      expect(chosen.length).toBe(count);
      const here = await row(page);
      await press(page, "Escape");
      await expect(selection(page).getByRole("button", { name: "Start", exact: true })).toBeFocused();
      await press(page, "Tab", "Tab");
      await expect(selection(page).getByRole("button", { name: "Stop", exact: true })).toBeFocused();
      await press(page, "Enter");
      const preview = page.getByRole("dialog", { name: `Stop ${count} servers?` });
      await expect(preview.getByRole("button", { name: "Cancel" })).toBeFocused();
      for (const name of chosen) await expect(preview).toContainText(name);
      expect(await sent(sandbox)).toEqual([]);
      await press(page, "Tab");
      await expect(preview.getByRole("button", { name: "Stop", exact: true })).toBeFocused();
      await press(page, "Enter");
      const run = page.getByRole("dialog", { name: `Stopped ${count} of ${count} servers` });
      await expect(run).toBeVisible({ timeout: 20_000 });
      const ids = (await sandbox.servers()).filter((server) => chosen.includes(server.name)).map((server) => server.id);
      expect((await sent(sandbox)).map((entry) => entry.server).sort()).toEqual(ids.sort());
      await expect(run.getByRole("button", { name: "Close" })).toBeFocused();
      await press(page, "Enter");
      await expect(run).toBeHidden();
      await held(page);
      expect(await row(page), "back where it was").toBe(here);
    });

    test("all that match are selected by keyboard, and Escape without a selection leads to the search", async ({ page }) => {
      await press(page, "/");
      await page.keyboard.type("shop-");
      await press(page, "ArrowDown", "Escape");
      await expect(searchBox(page)).toBeFocused();
      const all = page.getByRole("checkbox", { name: /^Select all \d+ shown$/ });
      for (let tab = 0; tab < 8 && !(await all.evaluate((box) => box === document.activeElement)); tab += 1) await page.keyboard.press("Tab");
      await expect(all).toBeFocused();
      await press(page, "Space");
      const count = Number(/\d+/.exec((await page.getByText(/ of 2,000 servers$/).innerText()))![0]);
      await expect(selection(page)).toContainText(`${count} selected`);
      await expect(all).toBeFocused();
    });
  });
}

test("a server is stopped by keyboard from the fleet, and the way back leads to its row", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 2000, seed: 3, oddities: false });
  await sandbox.change(103, { status: "UP", transition_ms: 200 });
  await page.goto("/#/?view=table");
  await fillIn(page);
  await expect(names(page).first()).toBeVisible();
  await press(page, "/");
  await page.keyboard.type("db-main");
  await press(page, "Enter");
  await expect(page.getByRole("heading", { level: 1, name: "db-main" })).toBeFocused();
  await power(page, "Stop").focus();
  await press(page, "Enter", "Tab", "Enter");
  await expect(page.getByText("db-main is stopped.")).toBeVisible();
  await expect.poll(() => sandbox.count({ endpoint: "stop" })).toBe(1);
  await page.getByRole("link", { name: "Servers", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Servers" })).toBeFocused();
  await press(page, "ArrowDown");
  expect(await row(page)).toBe("db-main");
});
