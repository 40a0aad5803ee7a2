// Many servers at once: selected by id, previewed by name, a few at a time, with an outcome for each.
import { hostPage } from "../support/portal";
import { until } from "../support/time";
import { RESELLER_KEY, EMAIL, expect, fillIn, signIn, test, type Locator, type Page, type Sandbox } from "../support/test";

const selection = (page: Page) => page.getByRole("region", { name: "Selection" });
const pick = (page: Page, name: string) => page.getByRole("checkbox", { name: `Select ${name}`, exact: true });
const act = (page: Page, verb: string) => selection(page).getByRole("button", { name: verb, exact: true });
const preview = (page: Page) => page.getByRole("dialog", { name: /^(Start|Restart|Stop) [\d,]+ servers?\?$/ });
const run = (page: Page) => page.getByRole("dialog", { name: /^(Start|Restart|Stopp)(ing|ed) / });
const confirm = (dialog: Locator, verb: string) => dialog.getByRole("button", { name: verb, exact: true });

const sent = async (sandbox: Sandbox) =>
  (await sandbox.journal()).filter((entry) => ["start", "restart", "stop"].includes(entry.endpoint));

async function known(page: Page): Promise<void> {
  await expect(page.locator("[data-id]").first().getByText(/^(Running|Stopped)$/)).toBeVisible();
  await expect(page.locator("[data-id]").nth(7).getByText(/^(Running|Stopped)$/)).toBeVisible();
}

test.beforeEach(async ({ sandbox }) => {
  await sandbox.fleet({ servers: 2000, seed: 3, oddities: false });
  for (const id of [101, 103, 104, 105]) await sandbox.change(id, { status: "UP", transition_ms: 300 });
  await sandbox.change(102, { status: "DOWN", transition_ms: 300 });
});

test("a preview says what will happen to each, by name, exactly that is sent, and the outcome can be copied", async ({ page, context, sandbox }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(page, { path: "/#/?q=shop-" });
  await pick(page, "shop-1").click();
  await pick(page, "shop-2").click();
  await page.getByRole("searchbox").fill("db-main");
  await pick(page, "db-main").click();
  await expect(selection(page)).toContainText("3 selected");
  await expect(selection(page)).toContainText("2 of them not shown");
  await act(page, "Stop").click();
  await expect(preview(page)).toContainText("Stop 2");
  await expect(preview(page)).toContainText("Skip 1 already stopped");
  await expect(preview(page)).toContainText("1 of these not shown in the list now");
  await expect(confirm(preview(page), "Cancel")).toBeFocused();
  await confirm(preview(page), "Stop").dblclick();
  await expect(run(page)).toHaveAccessibleName("Stopped 2 of 2 servers");
  expect((await sent(sandbox)).map(({ endpoint, server }) => `${endpoint} ${server}`).sort()).toEqual(["stop 101", "stop 103"]);
  await run(page).getByRole("button", { name: "Copy outcomes" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split("\n")).toEqual(["Stopped 2 of 2 servers", "db-main (103): db-main is stopped.", "shop-1 (101): shop-1 is stopped."]);
  await run(page).getByRole("button", { name: "Close" }).click();
  await expect(selection(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Activity" }).click();
  const activity = page.getByRole("dialog", { name: "Activity" });
  await expect(activity).toContainText("Stopped 2 of 2 servers");
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await activity.getByRole("listitem").filter({ hasText: "Stopped 2 of 2 servers" }).getByRole("button", { name: /^Copy/ }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain(copied);
});

test("a server whose state changes under the preview is no longer acted upon", async ({ page, sandbox }) => {
  await page.clock.install();
  await signIn(page, { path: "/#/?q=shop-" });
  await pick(page, "shop-1").click();
  await pick(page, "shop-2").click();
  await act(page, "Stop").click();
  await expect(preview(page)).toHaveAccessibleName("Stop 1 server?");
  await sandbox.change(101, { status: "DOWN" });
  const told = async () => (await preview(page).innerText()).includes("Skip 2 already stopped");
  await until(page, told, "the preview follows what is read");
  await expect(confirm(preview(page), "Stop")).toHaveAttribute("aria-disabled", "true");
  await expect(confirm(preview(page), "Stop")).toHaveAccessibleDescription("None of these can be stopped now.");
  await confirm(preview(page), "Stop").click({ force: true });
  expect(await sent(sandbox)).toEqual([]);
});

test("a range by Shift takes what stands between on screen, all that match takes matches only", async ({ page }) => {
  await signIn(page);
  const boxes = page.locator("[data-id]").getByRole("checkbox");
  await boxes.nth(1).click();
  await boxes.nth(4).click({ modifiers: ["Shift"] });
  await expect(selection(page)).toContainText("4 selected");
  await page.getByRole("button", { name: "Clear selection" }).click();
  await expect(selection(page)).toHaveCount(0);
  await page.getByRole("searchbox").fill("shop-");
  const found = Number((await page.getByText(/ of 2,000 servers$/).innerText()).split(" ")[0]);
  await page.getByRole("checkbox", { name: `Select all ${found} shown` }).check();
  await page.getByRole("searchbox").fill("");
  await expect(selection(page)).toContainText(`${found} selected`);
});

test("at most four at a time; what fails is named with its cause, and retried alone", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 12, seed: 3, oddities: false });
  for (let id = 101; id <= 112; id += 1) await sandbox.change(id, { status: "DOWN", transition_ms: 200 });
  await sandbox.fault({ endpoint: "start" }, { kind: "slow", ms: 120 });
  await sandbox.refuse({ endpoint: "start", server: 101 }, 500, "Could not start the server");
  await sandbox.refuse({ endpoint: "start", server: 102 }, 403, "This service is suspended");
  await sandbox.refuse({ endpoint: "start", server: 103, times: 1 }, 405, "Server already running");
  await signIn(page);
  await known(page);
  await page.getByRole("checkbox", { name: "Select all 12 shown" }).check();
  await act(page, "Start").click();
  await expect(preview(page)).toHaveAccessibleName("Start 12 servers?");
  await confirm(preview(page), "Start").click();
  await expect(run(page)).toHaveAccessibleName("Started 10 of 12 servers, 2 failed", { timeout: 20_000 });
  await expect(run(page)).toContainText("Could not start the server");
  await expect(run(page)).toContainText("This service is suspended");
  const starts = await sandbox.journal({ endpoint: "start" });
  expect(starts.length).toBe(12);
  expect(Math.max(...starts.map((entry) => entry.in_flight))).toBeLessThanOrEqual(4 + 5);
  await sandbox.clearFaults();
  await sandbox.clearJournal();
  await run(page).getByRole("button", { name: "Retry failed" }).click();
  await expect(run(page)).toHaveAccessibleName(/^Started \d of 2 servers/, { timeout: 20_000 });
  const again = (await sandbox.journal({ endpoint: "start" })).map((entry) => entry.server).sort();
  expect(again).toEqual([101, 102]);
});

/** Begins to start twelve servers, of which the first to be asked has a failure for an answer. */
async function startTwelve(page: Page, sandbox: Sandbox, failure: () => Promise<unknown>): Promise<void> {
  await sandbox.fleet({ servers: 12, seed: 3, oddities: false });
  for (let id = 101; id <= 112; id += 1) await sandbox.change(id, { status: "DOWN", transition_ms: 200 });
  await sandbox.fault({ endpoint: "start" }, { kind: "slow", ms: 120 });
  await failure();
  await signIn(page);
  await known(page);
  await page.getByRole("checkbox", { name: "Select all 12 shown" }).check();
  await act(page, "Start").click();
  await confirm(preview(page), "Start").click();
}

test("a key that is refused in the middle of a run holds it, and another lets it go on", async ({ page, sandbox }) => {
  await startTwelve(page, sandbox, () => sandbox.refuse({ endpoint: "start", times: 1 }, 401, "Key revoked"));
  await expect(page.getByRole("dialog", { name: "Sign in again" })).toBeVisible();
  await expect.poll(async () => (await sandbox.journal({ endpoint: "start" })).filter(({ done }) => done).length).toBe(4);
  await fillIn(page);
  await expect(run(page)).toHaveAccessibleName("Started 11 of 12 servers, 1 failed", { timeout: 20_000 });
  const asked = await sandbox.journal();
  const refused = asked.findIndex(({ status }) => status === 401);
  const signedIn = asked.findIndex(({ endpoint }, at) => at > refused && endpoint === "list");
  expect(asked.slice(0, signedIn).filter(({ endpoint }) => endpoint === "start")).toHaveLength(4);
  expect(asked.filter(({ endpoint }) => endpoint === "start")).toHaveLength(12);
});

test("a run waits while the API asks for a pause", async ({ page, sandbox }) => {
  const pause = { kind: "status", status: 429, body: { error: "Slow down" }, headers: { "retry-after": "2" } } as const;
  await startTwelve(page, sandbox, () => sandbox.fault({ endpoint: "start", times: 1 }, pause));
  await expect(run(page)).toHaveAccessibleName("Started 11 of 12 servers, 1 failed", { timeout: 20_000 });
  const [first, second, third, fourth, ...rest] = (await sandbox.journal({ endpoint: "start" })).map(({ at_ms }) => at_ms);
  expect(rest).toHaveLength(8);
  expect(Math.min(...rest) - Math.max(first!, second!, third!, fourth!)).toBeGreaterThan(1_800);
});

test("the rest can be stopped, and closing the tab in the middle asks first", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 12, seed: 3, oddities: false });
  for (let id = 101; id <= 112; id += 1) await sandbox.change(id, { status: "DOWN", transition_ms: 200 });
  const hang = await sandbox.fault({ endpoint: "start" }, { kind: "slow", ms: 2_000 });
  await signIn(page);
  await known(page);
  await page.getByRole("checkbox", { name: "Select all 12 shown" }).check();
  await act(page, "Start").click();
  await confirm(preview(page), "Start").click();
  await expect.poll(() => sandbox.count({ endpoint: "start" })).toBe(4);
  const asked = page.waitForEvent("dialog");
  const leaving = page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe("beforeunload");
  await question.dismiss();
  await leaving;
  await run(page).getByRole("button", { name: "Stop the rest" }).click();
  await expect(run(page)).toContainText("Not sent: 8");
  await sandbox.removeFault(hang);
  await expect(run(page)).toHaveAccessibleName("Started 4 of 12 servers", { timeout: 20_000 });
  expect(await sandbox.count({ endpoint: "start" })).toBe(4);
});

test("stopping more than ten asks for their number", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 12, seed: 3, oddities: false });
  for (let id = 101; id <= 112; id += 1) await sandbox.change(id, { status: "UP", transition_ms: 100 });
  await signIn(page);
  await known(page);
  await page.getByRole("checkbox", { name: "Select all 12 shown" }).check();
  await act(page, "Stop").click();
  await expect(preview(page)).toHaveAccessibleName("Stop 12 servers?");
  await confirm(preview(page), "Stop").click({ force: true });
  await expect(confirm(preview(page), "Stop")).toHaveAccessibleDescription("Type 12 to go on.");
  expect(await sent(sandbox)).toEqual([]);
  await preview(page).getByLabel(/^Number of servers to stop/).fill("12");
  await confirm(preview(page), "Stop").click();
  await expect.poll(async () => (await sent(sandbox)).length).toBe(12);
});

test("a cut connection is unknown, is looked at and never sent again", async ({ page, sandbox }) => {
  await sandbox.fault({ endpoint: "stop", server: 101, apply: "after" }, { kind: "cut", where: "head" });
  await signIn(page, { path: "/#/?q=shop-" });
  await pick(page, "shop-1").click();
  await act(page, "Stop").click();
  await expect(preview(page)).toHaveAccessibleName("Stop 1 server?");
  await confirm(preview(page), "Stop").click();
  await expect(run(page)).toHaveAccessibleName("Stopped 1 of 1 server", { timeout: 20_000 });
  expect(await sandbox.count({ endpoint: "stop" })).toBe(1);
});

test("at two thousand, with refusals, conflicts and cut connections between them, each decision is one request and each has its outcome", async ({ page, sandbox }) => {
  test.slow();
  const chosen = (await sandbox.servers()).filter((server) => server.name.startsWith("cobalt-w")).slice(0, 30);
  for (const { id } of chosen) await sandbox.change(id, { status: "DOWN", transition_ms: 200 });
  await sandbox.refuse({ endpoint: "start", server: chosen[0]!.id }, 403, "This service is suspended");
  await sandbox.refuse({ endpoint: "start", server: chosen[1]!.id }, 405, "Server already running");
  await sandbox.refuse({ endpoint: "start", server: chosen[2]!.id }, 500, "Could not start the server");
  await sandbox.refuse({ endpoint: "start", server: chosen[3]!.id }, 500, "Could not connect to the node");
  await sandbox.fault({ endpoint: "start", server: chosen[4]!.id, apply: "after" }, { kind: "cut", where: "head" });
  await sandbox.fault({ endpoint: "start", server: chosen[5]!.id, apply: "after" }, { kind: "truncate" });
  await signIn(page, { path: "/#/?q=cobalt-w&view=table" });
  await page.getByRole("checkbox", { name: /^Select all \d+ shown$/ }).check();
  await act(page, "Start").click();
  // What was never read is read for the preview.
  await expect(preview(page)).not.toContainText("state not known yet", { timeout: 30_000 });
  const count = Number(/Start (\d+)/.exec(await preview(page).innerText())![1]);
  expect(count).toBeGreaterThanOrEqual(chosen.length);
  await confirm(preview(page), "Start").click();
  await expect(run(page)).toHaveAccessibleName(new RegExp(`^Started ${count - 3} of ${count} servers, 3 failed$`), { timeout: 60_000 });
  for (const words of ["This service is suspended", "Could not start the server", "Could not connect to the node"]) {
    await expect(run(page)).toContainText(words);
  }
  const starts = (await sandbox.journal({ endpoint: "start" })).map((entry) => entry.server);
  expect(starts.length).toBe(count);
  expect(new Set(starts).size, "none twice").toBe(count);
});

test("inside a page that is not known there are no buttons for a selection, and it is said why", async ({ page, sandbox }) => {
  const host = await hostPage(`<iframe src="${sandbox.panel}/#/?q=shop-" width="1200" height="800"></iframe>`);
  await page.goto(host.url);
  const panel = page.frameLocator("iframe");
  await panel.getByLabel("E-mail").fill(EMAIL);
  await panel.getByLabel("API key").fill(RESELLER_KEY);
  await panel.getByRole("button", { name: "Sign in", exact: true }).click();
  await panel.getByRole("checkbox", { name: "Select shop-1", exact: true }).click();
  const bar = panel.getByRole("region", { name: "Selection" });
  await expect(bar).toContainText("1 selected");
  await expect(bar).toContainText("Not in this page: the panel does not know the site that shows it");
  for (const name of ["Start", "Restart", "Stop"]) await expect(bar.getByRole("button", { name, exact: true })).toHaveCount(0);
  await host.close();
});
