// The API on another origin, which may refuse to let this page ask, or read the answer.
import { asked, listen, pass, pause } from "../support/asked";
import { serveDist, type StaticHost } from "../support/static_host";
import { expect, fillIn, signIn, test } from "../support/test";

// A host of its own, because Playwright answers preflights itself as soon as it intercepts anything.
let host: StaticHost;

test.beforeEach(async ({ sandbox, complaints }) => {
  complaints.allow(/CORS|ERR_/);
  host = await serveDist({ "config.json": { body: JSON.stringify({ api: sandbox.api }) } });
});

test.afterEach(async () => host.close());

test("across origins everything works, after a preflight", async ({ page, sandbox }) => {
  await signIn(page, { path: `${host.url}#/servers/101` });
  await expect(page.getByText("Running")).toBeVisible();
  await expect(page.getByText(/^Averages over/)).toBeVisible();
  expect(await sandbox.count({ endpoint: "preflight" })).toBeGreaterThan(0);
  expect(await sandbox.count({ port: "api" })).toBe(await sandbox.count());
});

test("a refused preflight at sign-in says what it may be", async ({ page, sandbox }) => {
  await page.clock.install();
  await sandbox.refuse({ endpoint: "preflight" }, 403);
  await page.goto(host.url);
  await fillIn(page);
  await page.clock.runFor(3_000);
  await expect(page.getByRole("alert")).toContainText("The API can't be reached.");
  await expect(page.getByRole("alert")).toContainText("CORS");
  expect(await sandbox.count()).toBe(0);
});

for (const endpoint of ["list", "read", "graphs"] as const) {
  test(`${endpoint}: an answer without the headers keeps the old data`, async ({ page, sandbox }) => {
    await sandbox.fleet({ servers: 4, oddities: false });
    await listen(page);
    await signIn(page, { path: endpoint === "list" ? host.url : `${host.url}#/servers/101` });
    const data = endpoint === "list" ? page.getByRole("link", { name: "shop-1", exact: true }) : page.getByText("Running");
    await expect(data).toBeVisible();
    await pause(page);
    await asked(page);
    await sandbox.fault({ endpoint }, { kind: "no_cors" });
    await pass(page, 62_000, 5_000);
    await expect(page.getByRole("main").getByRole("status").filter({ hasText: /The API can't be reached\.[^]*CORS/ })).toBeVisible();
    await expect(data).toBeVisible();
  });
}

test("an action whose answer this page may not read is an unknown outcome, and sent once", async ({ page, sandbox }) => {
  await signIn(page, { path: `${host.url}#/servers/102` });
  await expect(page.getByText("Stopped", { exact: true })).toBeVisible();
  await sandbox.fault({ endpoint: "start", apply: "after" }, { kind: "no_cors" });
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("No clear answer about starting shop-2");
  expect(await sandbox.count({ endpoint: "start" })).toBe(1);
});
