// What is kept of a session, where, and what a sign-out or a refusal in the middle of work does to it.
import { CLIENT_KEY, EMPTY_KEY, RESELLER_KEY, expect, fillIn, signIn, test, type Page } from "../support/test";
import { alerts, power, range, states } from "../support/panel";

const stored = (page: Page) => page.evaluate(() => JSON.stringify([{ ...sessionStorage }]));

/** Everything of the page in which a key could be left lying about. */
const traces = async (page: Page) => ({
  local: await page.evaluate(() => JSON.stringify([{ ...localStorage }])),
  url: page.url(),
  cookies: JSON.stringify(await page.context().cookies()),
  document: await page.evaluate(() => document.documentElement.outerHTML),
  typed: await page.evaluate(() => [...document.querySelectorAll("input")].map((input) => input.value).join()),
  history: await page.evaluate(() => JSON.stringify(history.state)),
  name: await page.evaluate(() => window.name),
});

for (const keep of [false, true]) {
  test(`the key is ${keep ? "in the tab's storage if that is ticked" : "in memory only by default"}`, async ({ page }) => {
    await signIn(page, { keep });
    for (const [where, text] of Object.entries(await traces(page))) {
      expect(text.includes(RESELLER_KEY), `key in ${where}`).toBe(false);
    }
    expect((await stored(page)).includes(RESELLER_KEY)).toBe(keep);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(keep ? "Servers" : "Sign in");
  });
}

test("the key is in no address that was asked for", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await signIn(page, { keep: true, path: "/#/servers/101" });
  await expect(power(page, "Stop")).toBeEnabled();
  expect(asked.filter((url) => url.includes(RESELLER_KEY))).toEqual([]);
});

test("signing out forgets key, servers and activity", async ({ page, sandbox }) => {
  await signIn(page, { keep: true, path: "/#/servers/4" });
  await power(page, "Stop").click();
  await page.getByRole("dialog").getByRole("button", { name: "Stop", exact: true }).click();
  await expect(alerts(page)).toContainText("wont-stop could not be stopped.");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await expect(alerts(page)).toHaveCount(0);
  expect(await stored(page)).not.toContain(RESELLER_KEY);
  await expect(page.getByText("wont-stop")).toHaveCount(0);
  await expect(page.getByLabel("API key")).toHaveValue("");

  // The next one is the same person with another key, and finds nothing of the last one.
  await sandbox.fault({ endpoint: "read", server: 4 }, { kind: "hang", where: "head" });
  await fillIn(page, { key: CLIENT_KEY });
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
  await page.getByRole("button", { name: "Activity" }).click();
  await expect(page.getByRole("dialog", { name: "Activity" })).toContainText("Nothing yet.");
  await expect(states(page).getByText("Running", { exact: true })).toHaveCount(0);
});

test("signing out holds after a reload and after going back", async ({ page }) => {
  await signIn(page, { keep: true });
  await page.getByRole("link", { name: "shop-1", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("shop-1");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
});

test("nothing is asked for after a sign-out", async ({ page, sandbox }) => {
  await page.clock.install();
  await signIn(page);
  await expect(states(page).getByText("Running", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await sandbox.clearJournal();
  await page.clock.runFor(180_000);
  expect(await sandbox.count()).toBe(0);
});

test("another account does not see the last one's servers", async ({ page }) => {
  await signIn(page);
  await page.getByRole("button", { name: "Sign out" }).click();
  await fillIn(page, { key: EMPTY_KEY });
  await expect(page.getByRole("heading", { name: "No servers yet" })).toBeVisible();
  await expect(page.getByRole("link", { name: "shop-1", exact: true })).toHaveCount(0);
});

test("a 401 in the middle of work asks again in place, and work goes on", async ({ page, sandbox }) => {
  await page.clock.install();
  await signIn(page, { path: "/#/servers/101?range=week", keep: true });
  await expect(range(page, "Week")).toBeChecked();
  await expect(page.getByText("198.51.100.71")).toBeVisible();
  await sandbox.refuse({ endpoint: "*" }, 401, "Key revoked");
  await page.clock.runFor(10_100);
  const again = page.getByRole("dialog", { name: "Sign in again" });
  await expect(again).toBeVisible();
  expect(await stored(page), "a refused key is not kept").not.toContain(RESELLER_KEY);
  expect(new URL(page.url()).hash).toBe("#/servers/101?range=week");
  await expect(page.getByText("198.51.100.71"), "what was shown stays").toBeVisible();

  await sandbox.clearJournal();
  await page.clock.runFor(120_000);
  expect(await sandbox.count(), "nothing is asked with a refused key").toBe(0);
  await fillIn(page, { key: "still-wrong" });
  await expect(again.getByRole("alert")).toContainText("Key revoked");

  await sandbox.clearFaults();
  await sandbox.clearJournal();
  await fillIn(page);
  await expect(again).toBeHidden();
  expect(new URL(page.url()).hash).toBe("#/servers/101?range=week");
  await expect(range(page, "Week")).toBeChecked();
  await expect.poll(() => sandbox.count({ endpoint: "read", server: 101 })).toBeGreaterThan(0);
  await expect.poll(() => sandbox.count({ endpoint: "graphs", timeframe: "week" })).toBeGreaterThan(0);
  await expect(power(page, "Stop")).toBeEnabled();
});

test("a 401 to an action asks again, and does not repeat the action", async ({ page, sandbox }) => {
  await signIn(page, { path: "/#/servers/102" });
  await sandbox.refuse({ endpoint: "start", times: 1 }, 401, "Key revoked");
  await power(page, "Start").click();
  await expect(page.getByRole("dialog", { name: "Sign in again" })).toBeVisible();
  await fillIn(page);
  await expect(page.getByRole("dialog", { name: "Sign in again" })).toBeHidden();
  await expect(power(page, "Start")).toBeEnabled();
  expect(await sandbox.count({ endpoint: "start" })).toBe(1);
});

test("the question after a 401 can't be lost, only answered or left by signing out", async ({ page, sandbox }) => {
  await signIn(page, { path: "/#/servers/102" });
  await sandbox.refuse({ endpoint: "start" }, 401, "Key revoked");
  await power(page, "Start").click();
  const again = page.getByRole("dialog", { name: "Sign in again" });
  await expect(again).toBeVisible();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("Escape");
  await expect(again).toBeVisible();
  await expect(again.getByRole("button", { name: "Cancel" }), "it would not go back").toHaveCount(0);
  await again.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await expect(page.getByRole("button", { name: "Sign out" })).toHaveCount(0);
});
