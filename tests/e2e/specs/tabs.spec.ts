// Two tabs of one account: the same action from both is one request, and both show it pending.
import { power, question, show } from "../support/panel";
import { expect, signIn, test } from "../support/test";

for (const channel of [true, false]) {
  test(`Stop from two tabs at once is one request, and both show it${channel ? "" : ", even if they can't talk"}`, async ({ page, context, sandbox }) => {
    // Without a channel the second tab presses before it could know: only the lock stands between.
    if (!channel) await context.addInitScript(() => Reflect.deleteProperty(window, "BroadcastChannel"));
    await sandbox.change(101, { hold: true });
    const other = await context.newPage();
    for (const tab of [page, other]) {
      await signIn(tab, { path: "/#/servers/101" });
      await expect(tab.getByText("Running", { exact: true })).toBeVisible();
      await power(tab, "Stop").click();
    }
    await Promise.all(
      [page, other].map((tab) =>
        question(tab, "Stop", "shop-1").getByRole("button", { name: "Stop" }).evaluate((button: HTMLElement) => button.click()),
      ),
    );
    for (const tab of [page, other]) await expect(tab.getByText("Stopping…").first()).toBeVisible();
    await sandbox.change(101, { hold: false });
    for (const tab of [page, other]) await expect(tab.getByText("shop-1 is stopped.")).toBeVisible();
    expect(await sandbox.count({ endpoint: "stop" })).toBe(1);
  });
}

test("what one tab does the other shows as pending, and refuses to do again", async ({ page, context, sandbox }) => {
  await sandbox.change(102, { hold: true });
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await signIn(tab, { path: "/#/servers/102" });
    await expect(tab.getByText("Stopped", { exact: true })).toBeVisible();
  }
  await power(page, "Start").click();
  await expect(other.getByText("Starting…")).toBeVisible();
  await expect(power(other, "Start")).toHaveAccessibleDescription("It is being started");
  await power(other, "Start").click({ force: true });
  await sandbox.change(102, { hold: false });
  for (const tab of [page, other]) await expect(tab.getByText("shop-2 is running.")).toBeVisible();
  expect(await sandbox.count({ endpoint: "start" })).toBe(1);
});

test("a tab that nobody looks at does not keep the others from acting", async ({ page, context, sandbox }) => {
  await sandbox.change(101, { hold: true });
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await signIn(tab, { path: "/#/servers/101" });
    await expect(tab.getByText("Running", { exact: true })).toBeVisible();
  }
  await power(page, "Stop").click();
  await question(page, "Stop", "shop-1").getByRole("button", { name: "Stop" }).click();
  await expect(other.getByText("Stopping…")).toBeVisible();
  await show(page, false);
  const held = () => other.evaluate(async () => (await navigator.locks.query()).held?.length);
  await expect.poll(held).toBe(0);
  await sandbox.change(101, { hold: false });
  await expect(other.getByText("shop-1 is stopped.")).toBeVisible();
  await power(other, "Start").click();
  await expect(other.getByText("shop-1 is running.")).toBeVisible({ timeout: 15_000 });
  expect(await sandbox.count({ endpoint: "start" })).toBe(1);
});

test("a tab that was opened later learns what is under way, and does nothing against it", async ({ page, context, sandbox }) => {
  await sandbox.change(101, { hold: true });
  await signIn(page, { path: "/#/servers/101" });
  await power(page, "Stop").click();
  await question(page, "Stop", "shop-1").getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("Stopping…")).toBeVisible();
  const other = await context.newPage();
  await signIn(other, { path: "/#/servers/101" });
  await power(other, "Restart").click();
  await question(other, "Restart", "shop-1").getByRole("button", { name: "Restart" }).click();
  await expect(other.getByText("Stopping…")).toBeVisible();
  await sandbox.change(101, { hold: false });
  for (const tab of [page, other]) await expect(tab.getByText("shop-1 is stopped.")).toBeVisible();
  expect(await sandbox.count({ endpoint: "restart" })).toBe(0);
});

test("a refusal in one tab ends the pending state in the other", async ({ page, context, sandbox }) => {
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await signIn(tab, { path: "/#/servers/102" });
    await expect(tab.getByText("Stopped", { exact: true })).toBeVisible();
  }
  await sandbox.fault({ endpoint: "start" }, { kind: "slow", ms: 600 });
  const refusal = await sandbox.refuse({ endpoint: "start" }, 500, "Could not start the server");
  await power(page, "Start").click();
  await expect(page.getByRole("alert")).toContainText("Could not start the server");
  await expect(other.getByText("Starting…")).toHaveCount(0);
  await expect(power(other, "Start")).toHaveAttribute("aria-disabled", "false");
  await sandbox.removeFault(refusal);
});

test("without locks and channels everything works as in one tab", async ({ page, sandbox }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "locks", { get: () => undefined });
    Reflect.deleteProperty(window, "BroadcastChannel");
  });
  await sandbox.change(102, { transition_ms: 100 });
  await signIn(page, { path: "/#/servers/102" });
  await power(page, "Start").click();
  await expect(page.getByText("shop-2 is running.")).toBeVisible();
  expect(await sandbox.count({ endpoint: "start" })).toBe(1);
});
