// Everything by keyboard alone: reached by Tab, done by Enter or Space, and the focus is never lost.
import { question, states } from "../support/panel";
import { EMAIL, expect, RESELLER_KEY, signIn, test, type Locator, type Page } from "../support/test";

/** Presses Tab (or another key) until something has the focus, as people do. */
async function tabTo(page: Page, wanted: Locator, key = "Tab"): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`80 times ${key} did not reach ${wanted}`);
}

/** Something on the page has the focus: not the body, to which the browser falls back when an element goes away. */
async function expectFocusKept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
}

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name });

test("signing in, opening a server and stopping it takes no mouse", async ({ page, sandbox }) => {
  await sandbox.change(101, { hold: true });
  await page.goto("/#/");
  await tabTo(page, page.getByLabel("E-mail"));
  await page.keyboard.type(EMAIL);
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("API key")).toBeFocused();
  await page.keyboard.type(RESELLER_KEY);
  await page.keyboard.press("Enter");
  await expect(heading(page, "Servers")).toBeVisible();
  await tabTo(page, page.getByRole("link", { name: "shop-1", exact: true }));
  await page.keyboard.press("Enter");
  await expect(heading(page, "shop-1")).toBeFocused();
  const stop = page.getByRole("group", { name: "Power" }).getByRole("button", { name: "Stop" });
  await tabTo(page, stop);
  await page.keyboard.press("Enter");
  const dialog = question(page, "Stop", "shop-1");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(stop).toBeFocused();
  expect(await sandbox.count({ endpoint: "stop" })).toBe(0);
  await page.keyboard.press("Space");
  await tabTo(page, dialog.getByRole("button", { name: "Stop" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Stopping…")).toBeVisible();
  await expect(stop).toBeFocused();
  await expect.poll(() => sandbox.count({ endpoint: "stop", done: true })).toBe(1);
  await sandbox.change(101, { hold: false });
  await expect(page.getByText("shop-1 is stopped.")).toBeVisible();
  await expect(stop).toBeFocused();
  expect(await sandbox.count({ endpoint: "stop" })).toBe(1);
});

test("a toast is dismissed by keyboard, and the focus goes on from there", async ({ page }) => {
  await signIn(page, { path: "/#/servers/4" });
  await page.getByRole("button", { name: "Stop" }).focus();
  await page.keyboard.press("Enter");
  await tabTo(page, question(page, "Stop", "wont-stop").getByRole("button", { name: "Stop" }));
  await page.keyboard.press("Enter");
  const toast = page.getByRole("alert").filter({ hasText: "Could not stop the server" });
  await tabTo(page, toast.getByRole("button", { name: "Dismiss" }));
  await page.keyboard.press("Enter");
  await expect(toast).toHaveCount(0);
  await expectFocusKept(page);
});

test("after signing in the focus is on the page that has come", async ({ page }) => {
  await signIn(page, { path: "/#/servers/101" });
  await expect(heading(page, "shop-1")).toBeFocused();
});

test("after signing out the focus is on the sign-in page", async ({ page }) => {
  await signIn(page);
  await page.getByRole("button", { name: "Sign out" }).focus();
  await page.keyboard.press("Enter");
  await expect(heading(page, "Sign in")).toBeFocused();
});

test("trying again keeps the focus, whatever comes of it", async ({ page, sandbox }) => {
  await signIn(page, { path: "/#/servers/101" });
  await expect(page.getByText(/^Averages over/)).toBeVisible();
  await sandbox.fault({ endpoint: "graphs" }, { kind: "html", status: 502 });
  await page.getByRole("radio", { name: "Day" }).check();
  const again = page.getByRole("button", { name: "Try again" });
  await tabTo(page, again);
  const asked = await sandbox.count({ endpoint: "graphs" });
  await page.keyboard.press("Enter");
  await expect.poll(() => sandbox.count({ endpoint: "graphs" })).toBeGreaterThan(asked);
  await expect(again).toBeFocused();
  await sandbox.clearFaults();
  await page.keyboard.press("Enter");
  await expect(again).toHaveCount(0);
  await expectFocusKept(page);
});

test("the range is chosen with the arrow keys", async ({ page }) => {
  await signIn(page, { path: "/#/servers/101" });
  await tabTo(page, page.getByRole("radio", { name: "Hour" }));
  for (const name of ["Day", "Week", "Month"]) {
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("radio", { name })).toBeChecked();
    await expect(page.getByRole("radio", { name })).toBeFocused();
  }
  await expect(page).toHaveURL(/#\/servers\/101\?range=month$/);
});

for (const [button, dialog] of [["Activity", "Activity"], ["Settings", "Settings"]] as const) {
  test(`${button} opens and closes by keyboard, holds the focus and gives it back`, async ({ page }) => {
    await signIn(page);
    const opener = page.getByRole("banner").getByRole("button", { name: button });
    await tabTo(page, opener, "Shift+Tab");
    await page.keyboard.press("Enter");
    const opened = page.getByRole("dialog", { name: dialog });
    await expect(opened.getByRole("button", { name: "Close" })).toBeFocused();
    for (let presses = 0; presses < 8; presses += 1) {
      await page.keyboard.press("Tab");
      const behind = await page.evaluate(() => document.activeElement?.closest("dialog") === null && document.activeElement !== document.body);
      expect(behind).toBe(false);
    }
    await page.keyboard.press("Escape");
    await expect(opened).toBeHidden();
    await expect(opener).toBeFocused();
  });
}

test("what a button can't do now is still reached, and says why", async ({ page, sandbox }) => {
  await signIn(page, { path: "/#/servers/102" });
  const stop = page.getByRole("group", { name: "Power" }).getByRole("button", { name: "Stop" });
  await tabTo(page, stop);
  await expect(stop).toHaveAccessibleDescription("It is already stopped");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await sandbox.count({ endpoint: "stop" })).toBe(0);
});

test("no key of the page is taken from the browser", async ({ page }) => {
  await signIn(page);
  await expect(states(page).getByText("Running").first()).toBeVisible();
  const taken = await page.evaluate(() =>
    ["f", "r", "l", "p", "s"].filter((key) => !document.body.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey: true, bubbles: true, cancelable: true }))),
  );
  expect(taken).toEqual([]);
});
