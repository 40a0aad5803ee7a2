// From accepted to confirmed, or to a deadline: what is shown, how often it is looked, and when it is given up.
import { expect, signIn, test, type Page, type Sandbox } from "../support/test";
import { alerts, card, news, power, question } from "../support/panel";
import { now, until } from "../support/time";

const VERBS = ["Start", "Restart", "Stop"] as const;

const state = (page: Page, word: string) => page.getByText(word, { exact: true });
const shown = (page: Page, word: string) => () => state(page, word).isVisible();

async function act(page: Page, verb: "Start" | "Restart" | "Stop", name: string) {
  await power(page, verb).click();
  if (verb !== "Start") await question(page, verb, name).getByRole("button", { name: verb, exact: true }).click();
}

/** Opens a server whose actions take until the test lets them end. */
async function open(page: Page, sandbox: Sandbox, id: number) {
  await page.clock.install();
  await sandbox.change(id, { hold: true });
  await signIn(page, { path: `/#/servers/${id}` });
  await expect(page.getByText(/^(Running|Stopped)$/)).toBeVisible();
}

for (const { verb, id, name, pending, reason, done, words } of [
  { verb: "Start", id: 102, name: "shop-2", pending: "Starting…", reason: "It is being started", done: "Running", words: "shop-2 is running." },
  { verb: "Stop", id: 101, name: "shop-1", pending: "Stopping…", reason: "It is being stopped", done: "Stopped", words: "shop-1 is stopped." },
] as const) {
  test(`${verb}: pending at once, confirmed when the state agrees, told once, and that passes`, async ({ page, sandbox }) => {
    await open(page, sandbox, id);
    await act(page, verb, name);
    await expect(state(page, pending)).toBeVisible();
    for (const button of VERBS) {
      await expect(power(page, button)).toHaveAttribute("aria-disabled", "true");
      await expect(power(page, button)).toHaveAccessibleDescription(reason);
      await power(page, button).click({ force: true });
    }
    await page.clock.runFor(10_000);
    await expect(state(page, pending)).toBeVisible();
    await sandbox.change(id, { hold: false });
    await until(page, shown(page, done), "the state agrees");
    await expect(news(page, words)).toBeVisible();
    await expect(alerts(page)).toHaveCount(0);
    await expect(news(page, words).getByRole("button", { name: "Dismiss" })).toBeVisible();
    await until(page, async () => (await news(page, words).count()) === 0, "good news passes by itself");
    expect((await sandbox.journal()).filter((entry) => ["start", "restart", "stop"].includes(entry.endpoint))).toHaveLength(1);
    await page.getByRole("button", { name: "Activity" }).click();
    const activity = page.getByRole("dialog", { name: "Activity" });
    await expect(activity.getByRole("listitem")).toHaveCount(2);
    await expect(activity.getByRole("listitem").first()).toContainText(words);
    await expect(activity.getByRole("listitem").last()).toContainText(`Server ${verb.toLowerCase()} successfully`);
  });
}

test("pending is shown before the API has answered", async ({ page, sandbox }) => {
  await open(page, sandbox, 102);
  await sandbox.fault({ endpoint: "start" }, { kind: "hang", where: "head" });
  await power(page, "Start").click();
  await expect(state(page, "Starting…")).toBeVisible();
  await expect(power(page, "Stop")).toBeDisabled();
});

test("the fleet shows it as pending too", async ({ page, sandbox }) => {
  await open(page, sandbox, 102);
  await power(page, "Start").click();
  await page.getByRole("link", { name: "Servers", exact: true }).click();
  await expect(card(page, "shop-2").getByText("Starting…", { exact: true })).toBeVisible();
  await sandbox.change(102, { hold: false });
  await until(page, () => news(page, "shop-2 is running.").isVisible(), "confirmed");
  await expect(card(page, "shop-2").getByText("Running", { exact: true })).toBeVisible();
});

test("it looks every 3 s while pending, and every 10 s before and after", async ({ page, sandbox }) => {
  test.slow();
  await open(page, sandbox, 102);
  /** How many reads arrive while the page's time goes on by a minute. */
  const reads = async () => {
    await expect.poll(async () => (await sandbox.journal({ done: false })).length).toBe(0);
    await sandbox.clearJournal();
    const began = await now(page);
    await until(page, async () => (await now(page)) - began >= 60_000, "a minute", 1_500);
    return sandbox.count({ endpoint: "read", server: 102 });
  };
  const before = await reads();
  await power(page, "Start").click();
  const pending = await reads();
  await sandbox.change(102, { hold: false });
  await until(page, shown(page, "Running"), "confirmed");
  const after = await reads();
  for (const [reading, least, most] of [[before, 5, 7], [pending, 12, 21], [after, 5, 7]] as const) {
    expect(reading).toBeGreaterThanOrEqual(least);
    expect(reading).toBeLessThanOrEqual(most);
  }
});

test("a deadline of 90 s: Not confirmed, Look again, and the true state in the end", async ({ page, sandbox }) => {
  await open(page, sandbox, 101);
  await act(page, "Stop", "shop-1");
  await expect(state(page, "Stopping…")).toBeVisible();
  const began = await now(page);
  await until(page, async () => (await now(page)) - began > 80_000, "almost the deadline");
  await expect(state(page, "Stopping…")).toBeVisible();
  await until(page, shown(page, "Not confirmed"), "the deadline");
  expect((await now(page)) - began).toBeLessThan(120_000);
  await expect(alerts(page)).toContainText("shop-1 is still stopping. Not confirmed after 90 s.");
  for (const button of ["Restart", "Stop"] as const) await expect(power(page, button), "never locked up").toBeEnabled();

  await sandbox.clearJournal();
  await page.getByRole("main").getByRole("button", { name: "Look again" }).click();
  await expect(state(page, "Stopping…")).toBeVisible();
  await expect.poll(() => sandbox.count({ endpoint: "read", server: 101 })).toBeGreaterThan(0);
  await expect(page.getByRole("main").getByRole("button", { name: "Look again" })).toHaveCount(0);
  await sandbox.change(101, { hold: false });
  await until(page, shown(page, "Stopped"), "seen in the end");
  await expect(news(page, "shop-1 is stopped.")).toBeVisible();
  expect(await sandbox.count({ endpoint: "stop" })).toBe(0);
});

test("not confirmed, and then it happens by itself", async ({ page, sandbox }) => {
  await open(page, sandbox, 102);
  await power(page, "Start").click();
  await until(page, shown(page, "Not confirmed"), "the deadline");
  await sandbox.change(102, { hold: false });
  await until(page, shown(page, "Running"), "seen by the usual look");
  await expect(news(page, "shop-2 is running.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("button", { name: "Look again" })).toHaveCount(0);
});

test("reads that fail meanwhile don't settle it, and don't stop the looking", async ({ page, sandbox }) => {
  await open(page, sandbox, 102);
  await power(page, "Start").click();
  await expect(state(page, "Starting…")).toBeVisible();
  await sandbox.refuse({ endpoint: "read" }, 500, "Could not connect to the node");
  await page.clock.runFor(3_100);
  await expect(page.getByText("The machine that hosts shop-2 can't be reached.")).toBeVisible();
  await expect(state(page, "Starting…")).toBeVisible();
  await sandbox.clearFaults();
  await sandbox.change(102, { hold: false });
  await until(page, shown(page, "Running"), "confirmed after all");
});

test("a restart that is seen down and up again is confirmed", async ({ page, sandbox }) => {
  await open(page, sandbox, 101);
  await act(page, "Restart", "shop-1");
  await expect(state(page, "Restarting…")).toBeVisible();
  await expect.poll(() => sandbox.count({ endpoint: "restart", done: true })).toBe(1);
  await sandbox.change(101, { status: "DOWN" });
  await sandbox.clearJournal();
  await until(page, async () => (await sandbox.count({ endpoint: "read", done: true })) > 1, "seen down");
  await expect(state(page, "Restarting…")).toBeVisible();
  await sandbox.change(101, { status: "UP" });
  await until(page, shown(page, "Running"), "up again");
  await expect(news(page, "shop-1 has restarted.")).toBeVisible();
});

test("a restart that is never seen down says so after 30 s", async ({ page, sandbox }) => {
  await open(page, sandbox, 101);
  await act(page, "Restart", "shop-1");
  await expect(state(page, "Restarting…")).toBeVisible();
  const began = await now(page);
  await until(page, async () => (await now(page)) - began > 26_000, "almost 30 s", 1_000);
  await expect(state(page, "Restarting…")).toBeVisible();
  await until(page, shown(page, "Running"), "taken as it is");
  const told = "shop-1 is running. The restart was accepted; the API does not show when it is done.";
  await expect(news(page, told)).toBeVisible();
  await expect(alerts(page)).toHaveCount(0);
  expect((await now(page)) - began).toBeLessThan(45_000);
  expect(await sandbox.count({ endpoint: "restart" })).toBe(1);
});
