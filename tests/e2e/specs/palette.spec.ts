// The palette acts on any server from anywhere: also on one that was never on screen, or long ago.
import { expect, fillIn, signIn, test, type Page, type Sandbox } from "../support/test";
import { news, power, question } from "../support/panel";

/** A server far down the list. */
const FAR = 104;

async function far(sandbox: Sandbox, status: "UP" | "DOWN"): Promise<void> {
  await sandbox.fleet({ servers: 200, seed: 3, oddities: false });
  await sandbox.change(FAR, { name: "zz-far", status, transition_ms: 200 });
}

async function choose(page: Page, what: string, option = what): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(what);
  await expect(page.getByRole("dialog", { name: "Commands" }).getByRole("option").first()).toContainText(option, { ignoreCase: true });
  await page.keyboard.press("Enter");
}

test("a server that was never on screen is read, then started, by one request", async ({ page, sandbox }) => {
  await far(sandbox, "DOWN");
  await signIn(page);
  await expect(page.getByText("200 servers", { exact: true })).toBeVisible();
  expect(await sandbox.count({ endpoint: "read", server: FAR })).toBe(0);
  await choose(page, "start zz-far");
  await expect(news(page, "zz-far is running.")).toBeVisible();
  const sent = (await sandbox.journal()).filter((entry) => ["start", "restart", "stop"].includes(entry.endpoint));
  expect(sent.map(({ endpoint, server }) => [endpoint, server])).toEqual([["start", FAR]]);
});

test("the question about a server that was never on screen reads it, and then acts", async ({ page, sandbox }) => {
  await far(sandbox, "UP");
  await signIn(page);
  await expect(page.getByText("200 servers", { exact: true })).toBeVisible();
  await choose(page, "stop zz-far");
  const stop = question(page, "Stop", "zz-far").getByRole("button", { name: "Stop" });
  await expect(stop).toHaveAttribute("aria-disabled", "false");
  await stop.click();
  await expect(news(page, "zz-far is stopped.")).toBeVisible();
  expect(await sandbox.count({ endpoint: "stop" })).toBe(1);
});

test("what is known from earlier does not decide, and what is denied or can't be read is said", async ({ page, sandbox }) => {
  await far(sandbox, "UP");
  await page.clock.install();
  await signIn(page, { path: `/#/servers/${FAR}` });
  await expect(power(page, "Stop")).toBeEnabled();
  await page.getByRole("link", { name: "Servers", exact: true }).click();
  await expect(page.getByText("200 servers", { exact: true })).toBeVisible();
  await choose(page, "start zz-far");
  await expect(news(page, "zz-far: nothing was sent. It already runs.")).toBeVisible();
  expect(await sandbox.count({ endpoint: "start" })).toBe(0);
  await sandbox.change(FAR, { status: "DOWN" });
  // Sooner it would be the same press.
  await page.clock.runFor(600);
  await choose(page, "start zz-far");
  await expect(news(page, "zz-far is running.")).toBeVisible();
  expect(await sandbox.count({ endpoint: "start" })).toBe(1);
  await sandbox.refuse({ endpoint: "read", server: 101 }, 403, "This service is suspended");
  await sandbox.change(101, { name: "zz-unpaid" });
  await page.reload();
  await fillIn(page);
  await expect(page.getByText("200 servers", { exact: true })).toBeVisible();
  await choose(page, "start zz-unpaid");
  await expect(page.getByRole("alert")).toContainText("This service is suspended");
  expect(await sandbox.count({ endpoint: "start" })).toBe(1);
});

for (const name of ["Activity", "Commands"]) {
  test(`${name}, open when a key was revoked, is closed for whoever signs in next`, async ({ page, sandbox }) => {
    await page.clock.install();
    await signIn(page);
    await page.getByRole("button", { name }).click();
    await expect(page.getByRole("dialog", { name })).toBeVisible();
    const refusal = await sandbox.refuse({ endpoint: "*" }, 401, "Key revoked");
    await page.clock.runFor(61_000);
    await page.getByRole("dialog", { name: "Sign in again" }).getByRole("button", { name: "Sign out", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
    await sandbox.removeFault(refusal);
    await fillIn(page);
    await expect(page.getByRole("link", { name: "shop-1", exact: true })).toBeVisible();
    await page.clock.runFor(2_000);
    await expect(page.getByRole("dialog", { name })).toBeHidden();
  });
}

test("a view chosen away from the fleet is there on the way back", async ({ page }) => {
  await signIn(page, { path: "/#/?view=table" });
  await page.getByRole("link", { name: "shop-1", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("shop-1");
  await choose(page, "View: Cards");
  await page.getByRole("link", { name: "Servers", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Servers");
  await expect(page.getByRole("link", { name: "shop-1", exact: true })).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
});
