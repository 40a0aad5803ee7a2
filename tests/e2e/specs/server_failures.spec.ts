// One server's page when the server can't be read.
import { expect, signIn, test, type Page } from "../support/test";
import { figure, power } from "../support/panel";

/** The note in the place that a failed read concerns. */
const note = (page: Page, words: string | RegExp) =>
  page.getByRole("status").filter({ has: page.getByRole("button", { name: "Try again" }), hasText: words });

test("404 Could not find this server", async ({ page }) => {
  await signIn(page, { path: "/#/servers/10" });
  await expect(note(page, "vanished is not on this account.")).toContainText("Could not find this server");
  await expect(page.getByRole("group", { name: "Power" })).toHaveCount(0);
  await expect(page.getByRole("figure")).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Servers", exact: true })).toBeVisible();
});

test("an id that is in no list", async ({ page }) => {
  await signIn(page, { path: "/#/servers/424242" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Server 424242");
  await expect(note(page, "Server 424242 is not on this account.")).toContainText("Could not find this server");
});

test("403 This service is suspended: to the invoices", async ({ page }) => {
  await signIn(page, { path: "/#/servers/1" });
  await expect(page.getByText("Suspended", { exact: true })).toBeVisible();
  const link = note(page, "suspended is suspended.").first().getByRole("link", { name: "See the invoices" });
  await expect(link).toHaveAttribute("href", "https://rahona.example/invoices");
  await expect(note(page, "This service is suspended").first()).toBeVisible();
  for (const verb of ["Start", "Restart", "Stop"] as const) {
    await expect(power(page, verb)).toBeDisabled();
    await expect(power(page, verb)).toHaveAccessibleDescription("The service is suspended: see the invoices");
  }
});

test("500 Could not connect to the node: to the support", async ({ page }) => {
  await signIn(page, { path: "/#/servers/2" });
  const told = note(page, "The machine that hosts node-unreachable can't be reached.").first();
  await expect(told).toContainText("Could not connect to the node");
  await expect(told.getByRole("link", { name: "Contact support" })).toHaveAttribute("href", "https://rahona.example/support");
  await expect(page.getByText("Not read", { exact: true })).toBeVisible();
  await expect(power(page, "Stop")).toBeDisabled();
  await expect(power(page, "Stop")).toHaveAccessibleDescription("Its state is not known yet");
});

test("an answer that can't be read", async ({ page }) => {
  await signIn(page, { path: "/#/servers/15" });
  await expect(note(page, "The API's answer can't be read: it came as text/html")).toBeVisible();
  await expect(page.getByText("Not read", { exact: true })).toBeVisible();
  await expect(figure(page, "CPU"), "the graphs are there all the same").toBeVisible();
});

test("an answer about another server is not believed", async ({ page, sandbox }) => {
  await sandbox.change(101, { raw: { id: 102, name: "shop-2", status: "DOWN", cpus: 2 } });
  await signIn(page, { path: "/#/servers/101" });
  await expect(note(page, "The API's answer can't be read")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("shop-1");
  await expect(power(page, "Start")).toBeDisabled();
});

test("403 of a plan on a read: another key", async ({ page, sandbox }) => {
  await sandbox.refuse({ endpoint: "read", server: 101 }, 403, "Your plan does not allow this");
  await signIn(page, { path: "/#/servers/101" });
  await expect(note(page, "Your plan or key does not allow this.")).toContainText("Your plan does not allow this");
  await note(page, "Your plan").getByRole("button", { name: "Use another key" }).click();
  await expect(page.getByRole("dialog", { name: "Use another key" })).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("dialog", { name: "Use another key" })).toBeHidden();
});

test("429: a pause, and asked again after it", async ({ page, sandbox }) => {
  await page.clock.install();
  await signIn(page, { path: "/#/servers/101" });
  await expect(power(page, "Stop")).toBeEnabled();
  const kind = { kind: "status", status: 429, body: { error: "Slow down" }, headers: { "retry-after": "40" } } as const;
  await sandbox.fault({ endpoint: "read", times: 1 }, kind);
  await page.clock.runFor(10_100);
  await expect(note(page, "The API asks for a pause of 40 s.")).toContainText("Slow down");
  await sandbox.clearJournal();
  await page.clock.runFor(38_000);
  expect(await sandbox.count()).toBe(0);
  await page.clock.runFor(3_000);
  await expect.poll(() => sandbox.count({ endpoint: "read" })).toBeGreaterThan(0);
  await expect(note(page, "pause")).toHaveCount(0);
});

test("a refresh that fails keeps everything, with its age and the cause; Try again mends it", async ({ page, sandbox }) => {
  await page.clock.install();
  await signIn(page, { path: "/#/servers/101" });
  await expect(page.getByText("198.51.100.71", { exact: true })).toBeVisible();
  await sandbox.refuse({ endpoint: "read" }, 500, "Could not connect to the node");
  await page.clock.runFor(10_100);
  const told = note(page, "The machine that hosts shop-1 can't be reached.");
  await expect(told).toContainText(/As it was 1\d s ago: the refresh failed\./);
  await expect(page.getByText("198.51.100.71", { exact: true })).toBeVisible();
  await expect(page.getByText("Running", { exact: true })).toBeVisible();
  await sandbox.clearFaults();
  await told.getByRole("button", { name: "Try again" }).click();
  await expect(told).toHaveCount(0);
  await expect(page.getByText("updated just now")).toBeVisible();
});

test("silence: no answer in time", async ({ page, sandbox }) => {
  await page.clock.install();
  await sandbox.fault({ endpoint: "read", server: 101 }, { kind: "hang", where: "body" });
  await signIn(page, { path: "/#/servers/101" });
  await expect.poll(() => sandbox.count({ endpoint: "read", server: 101 })).toBeGreaterThan(0);
  await page.clock.runFor(10_100);
  await expect(note(page, "The API did not answer in time.")).toBeVisible();
});
