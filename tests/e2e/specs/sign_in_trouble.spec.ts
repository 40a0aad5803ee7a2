// Signing in when the API can't be reached, or something else answers in its place.
import { expect, fillIn, test, type Page, type Sandbox } from "../support/test";

/** Makes the panel ask the API on its own origin, with preflights. */
async function crossOrigin(page: Page, sandbox: Sandbox) {
  await page.route("**/config.json", (route) => route.fulfill({ json: { api: sandbox.api } }));
  await page.goto("/#/");
  await expect(page.getByLabel("E-mail")).toBeVisible();
  // While anything is intercepted, preflights are answered by the test's browser itself.
  await page.unrouteAll();
}

test("the API on another origin, after a preflight", async ({ page, sandbox }) => {
  await crossOrigin(page, sandbox);
  await fillIn(page);
  await expect(page.getByRole("link", { name: "shop-1", exact: true })).toBeVisible();
  expect(await sandbox.count({ endpoint: "preflight" })).toBeGreaterThan(0);
});

test("without cross-origin headers: unreachable, perhaps CORS", async ({ page, sandbox, complaints }) => {
  complaints.allow(/blocked by CORS policy/);
  await crossOrigin(page, sandbox);
  await sandbox.fault({ endpoint: "list" }, { kind: "no_cors" });
  await fillIn(page);
  await expect(page.getByRole("alert")).toContainText("The API can't be reached.");
  await expect(page.getByRole("alert")).toContainText("(CORS)");
});

test("no connection: unreachable, and a later try works", async ({ page, sandbox }) => {
  await sandbox.fault({ endpoint: "list" }, { kind: "cut", where: "head" });
  await page.goto("/#/");
  await fillIn(page);
  await expect(page.getByRole("alert")).toContainText("The API can't be reached.");
  await expect(page.getByRole("alert")).toContainText("You may be offline");
  // Someone waits, so a read is tried three times in all.
  expect(await sandbox.count({ endpoint: "list" })).toBe(3);
  await sandbox.clearFaults();
  await fillIn(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Servers");
});

test("an HTML 404: the address is wrong", async ({ page, sandbox }) => {
  await sandbox.fault({ endpoint: "list" }, { kind: "html", status: 404 });
  await page.goto("/#/");
  await fillIn(page);
  await expect(page.getByRole("alert")).toContainText("There is no API at this address.");
  await expect(page.getByRole("alert")).toContainText("config.json");
});

test("an HTML 200: the answer can't be read", async ({ page, sandbox }) => {
  await sandbox.fault({ endpoint: "list" }, { kind: "html", status: 200 });
  await page.goto("/#/");
  await fillIn(page);
  await expect(page.getByRole("alert")).toContainText("The API's answer can't be read: it came as text/html");
});

test("a node that can't be reached (500) is not a refusal", async ({ page, sandbox }) => {
  await sandbox.refuse({ endpoint: "list" }, 500, "Could not connect to the node");
  await page.goto("/#/");
  await fillIn(page);
  await expect(page.getByRole("alert")).toContainText("The machine that hosts this can't be reached.");
  await expect(page.getByRole("alert")).toContainText("Could not connect to the node");
});

test("silence: no answer in time, asked once", async ({ page, sandbox }) => {
  await page.clock.install();
  await sandbox.fault({ endpoint: "list" }, { kind: "hang", where: "head" });
  await page.goto("/#/");
  await fillIn(page);
  await expect.poll(() => sandbox.count({ endpoint: "list" })).toBe(1);
  await expect(page.getByRole("button", { name: "Signing in…" })).toBeVisible();
  await page.clock.runFor(10_100);
  await expect(page.getByRole("alert")).toContainText("The API did not answer in time.");
  expect(await sandbox.count({ endpoint: "list" })).toBe(1);
});
