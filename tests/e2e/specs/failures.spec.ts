// Each documented failure of an action: its own words, the API's own words, its own next step.
import { CLIENT_KEY, expect, signIn, test, type Page } from "../support/test";
import { alerts, news, notifications, power, question } from "../support/panel";

type Verb = "Start" | "Restart" | "Stop";

async function open(page: Page, id: number, key?: string) {
  await signIn(page, { path: `/#/servers/${id}`, key });
  await expect(page.getByText(/^(Running|Stopped)$/)).toBeVisible();
}

async function act(page: Page, verb: Verb, name: string) {
  await power(page, verb).click();
  if (verb !== "Start") await question(page, verb, name).getByRole("button", { name: verb, exact: true }).click();
}

/** What every toast of a failure offers, and that it stays: copied, listed, dismissed. */
async function stays(page: Page, told: ReturnType<typeof alerts>, sentence: string, said: string) {
  await expect(told).toHaveCount(1);
  await expect(told).toContainText(sentence);
  await expect(told).toContainText(said);
  await page.clock.runFor(120_000);
  await expect(told, "it stays").toBeVisible();
  await told.getByRole("button", { name: "Copy message" }).click();
  await expect(told.getByText("Copied", { exact: true })).toBeAttached();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(sentence);
  expect(copied).toContain(said);
  await told.getByRole("button", { name: "Dismiss" }).click();
  await expect(told).toHaveCount(0);
  await page.getByRole("button", { name: "Activity" }).click();
  const entry = page.getByRole("dialog", { name: "Activity" }).getByRole("listitem").filter({ hasText: sentence });
  await expect(entry).toHaveCount(1);
  await expect(entry).toContainText(said);
}

test.beforeEach(async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.clock.install();
});

for (const { verb, id, name, state, sentence, said } of [
  { verb: "Start", id: 3, name: "wont-start", state: "Stopped", sentence: "wont-start could not be started.", said: "Could not start the server" },
  { verb: "Stop", id: 4, name: "wont-stop", state: "Running", sentence: "wont-stop could not be stopped.", said: "Could not stop the server" },
  { verb: "Restart", id: 5, name: "wont-restart", state: "Running", sentence: "wont-restart could not be restarted.", said: "Could not restart the server" },
] as const) {
  test(`500 ${said}`, async ({ page, sandbox }) => {
    await open(page, id);
    await act(page, verb, name);
    const told = alerts(page);
    await expect(told).toContainText("Try again in a moment; if it fails again, contact support.");
    await expect(page.getByText(state, { exact: true }), "the true state is shown").toBeVisible();
    await expect(power(page, verb)).toBeEnabled();
    await stays(page, told, sentence, said);
    expect(await sandbox.count({ endpoint: verb.toLowerCase() as "start" | "stop" | "restart" })).toBe(1);
  });
}

for (const { verb, id, name, before, after, sentence, said } of [
  { verb: "Start", id: 7, name: "already-running", before: "Stopped", after: "Running", sentence: "already-running was already running.", said: "Server already running" },
  { verb: "Stop", id: 8, name: "already-stopped", before: "Running", after: "Stopped", sentence: "already-stopped was already stopped.", said: "Server already stopped" },
  { verb: "Restart", id: 9, name: "restart-while-down", before: "Running", after: "Stopped", sentence: "restart-while-down is stopped, so it could not be restarted.", said: "Server down, could not restart" },
] as const) {
  test(`405 ${said}: calm, and the true state`, async ({ page, sandbox }) => {
    await open(page, id);
    await expect(page.getByText(before, { exact: true })).toBeVisible();
    await act(page, verb, name);
    const told = news(page, sentence);
    await expect(told).toContainText("Somebody or something else was quicker. The state shown is the true one.");
    await expect(page.getByText(after, { exact: true })).toBeVisible();
    await expect(alerts(page), "nothing alarming").toHaveCount(0);
    await stays(page, told, sentence, said);
    expect(await sandbox.count({ endpoint: verb.toLowerCase() as "start" | "stop" | "restart" })).toBe(1);
  });
}

for (const verb of ["Start", "Restart", "Stop"] as const) {
  const { id, name } = verb === "Start" ? { id: 102, name: "shop-2" } : { id: 101, name: "shop-1" };
  const endpoint = verb.toLowerCase() as "start" | "stop" | "restart";

  test(`${verb}: 403 This service is suspended leads to the invoices`, async ({ page, sandbox }) => {
    await open(page, id);
    await sandbox.refuse({ endpoint, server: id }, 403, "This service is suspended");
    await act(page, verb, name);
    const link = alerts(page).getByRole("link", { name: "See the invoices" });
    await expect(link).toHaveAttribute("href", "https://rahona.example/invoices");
    await expect(link).toHaveAttribute("rel", /noopener/);
    await stays(page, alerts(page), `${name} is suspended.`, "This service is suspended");
    expect(await sandbox.count({ endpoint })).toBe(1);
  });

  test(`${verb}: 500 Could not connect to the node leads to the support`, async ({ page, sandbox }) => {
    await open(page, id);
    await sandbox.refuse({ endpoint, server: id }, 500, "Could not connect to the node");
    await act(page, verb, name);
    const link = alerts(page).getByRole("link", { name: "Contact support" });
    await expect(link).toHaveAttribute("href", "https://rahona.example/support");
    await stays(page, alerts(page), `The machine that hosts ${name} can't be reached.`, "Could not connect to the node");
    expect(await sandbox.count({ endpoint })).toBe(1);
  });

  test(`${verb}: 404 Could not find this server`, async ({ page, sandbox }) => {
    await open(page, id);
    await sandbox.refuse({ endpoint, server: id }, 404, "Could not find this server");
    await act(page, verb, name);
    await stays(page, alerts(page), `${name} is not on this account.`, "Could not find this server");
    expect(await sandbox.count({ endpoint })).toBe(1);
  });

  test(`${verb}: 403 of a Client plan offers another key, in place`, async ({ page, sandbox }) => {
    await open(page, id, CLIENT_KEY);
    await act(page, verb, name);
    const told = alerts(page).filter({ hasText: "Your plan or key does not allow this." });
    await expect(told).toContainText("Your plan does not allow this");
    await told.getByRole("button", { name: "Use another key" }).click();
    const dialog = page.getByRole("dialog", { name: "Use another key" });
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(dialog).toBeHidden();
    await stays(page, told, "Your plan or key does not allow this.", "Your plan does not allow this");
    expect(await sandbox.count({ endpoint })).toBe(1);
  });
}

test("429: the pause is told", async ({ page, sandbox }) => {
  await open(page, 102);
  const kind = { kind: "status", status: 429, body: { error: "Too many requests" }, headers: { "retry-after": "7" } } as const;
  await sandbox.fault({ endpoint: "start" }, kind);
  await act(page, "Start", "shop-2");
  await stays(page, alerts(page), "shop-2 was not started: the API asks for a pause of 7 s.", "Too many requests");
  expect(await sandbox.count({ endpoint: "start" })).toBe(1);
});

test("the API's words are shown as text", async ({ page, sandbox }) => {
  await open(page, 102);
  await sandbox.refuse({ endpoint: "start" }, 500, `<img src=x onerror="document.title='owned'"><b>no</b>`);
  await act(page, "Start", "shop-2");
  await expect(alerts(page)).toContainText(`<img src=x onerror="document.title='owned'"><b>no</b>`);
  await expect(notifications(page).locator("img, b")).toHaveCount(0);
});
