// Power: what is asked first, what a button that can't work now says, and that a decision stays with its server.
import { expect, signIn, test, type Page } from "../support/test";
import { card, news, power, question } from "../support/panel";

async function open(page: Page, id: number) {
  await signIn(page, { path: `/#/servers/${id}` });
  await expect(page.getByText(/^(Running|Stopped|Unknown)$/)).toBeVisible();
}

test("a start asks nothing", async ({ page, sandbox }) => {
  await sandbox.change(102, { hold: true });
  await open(page, 102);
  await power(page, "Start").click();
  await expect(page.getByText("Starting…", { exact: true })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect.poll(() => sandbox.count({ endpoint: "start", server: 102 })).toBe(1);
  expect((await sandbox.server(102)).pending).not.toBeNull();
});

for (const verb of ["Restart", "Stop"] as const) {
  const endpoint = verb === "Stop" ? "stop" : "restart";

  test(`${verb} asks first: which server, its address, its state; the cursor on Cancel`, async ({ page, sandbox }) => {
    await open(page, 101);
    await power(page, verb).click();
    const dialog = question(page, verb, "shop-1");
    await expect(dialog).toBeVisible();
    await expect(dialog).toContainText("198.51.100.71");
    await expect(dialog.getByText("Running", { exact: true })).toBeVisible();
    await expect(dialog).toContainText(/What is not saved may be lost\./);
    await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(dialog).toBeHidden();
    await expect(power(page, verb)).toBeFocused();
    expect(await sandbox.count({ endpoint })).toBe(0);
  });

  test(`${verb}: Escape cancels`, async ({ page, sandbox }) => {
    await open(page, 101);
    await power(page, verb).press("Enter");
    await expect(question(page, verb, "shop-1")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(question(page, verb, "shop-1")).toBeHidden();
    await expect(power(page, verb)).toBeFocused();
    expect(await sandbox.count({ endpoint })).toBe(0);
    // It can be asked again, and again left.
    await page.keyboard.press("Enter");
    await expect(question(page, verb, "shop-1")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(question(page, verb, "shop-1")).toBeHidden();
  });

  test(`${verb}: the confirming button sends it`, async ({ page, sandbox }) => {
    await sandbox.change(101, { hold: true });
    await open(page, 101);
    await power(page, verb).click();
    await question(page, verb, "shop-1").getByRole("button", { name: verb, exact: true }).click();
    await expect(question(page, verb, "shop-1")).toBeHidden();
    await expect(page.getByText(verb === "Stop" ? "Stopping…" : "Restarting…", { exact: true })).toBeVisible();
    await expect.poll(() => sandbox.count({ endpoint, server: 101, method: "GET", has_key: true })).toBe(1);
  });
}

for (const { id, state, denied } of [
  { id: 101, state: "Running", denied: { Start: "It already runs" } },
  { id: 102, state: "Stopped", denied: { Restart: "It is stopped: start it instead", Stop: "It is already stopped" } },
]) {
  test(`${state}: buttons that can't work say why, and do nothing`, async ({ page, sandbox }) => {
    await open(page, id);
    await expect(page.getByText(state, { exact: true })).toBeVisible();
    for (const verb of ["Start", "Restart", "Stop"] as const) {
      const reason = (denied as Record<string, string>)[verb];
      await expect(power(page, verb)).toHaveAttribute("aria-disabled", String(reason !== undefined));
      await expect(power(page, verb)).toHaveAccessibleDescription(reason ?? "");
      if (reason) {
        const told = page.getByText(reason, { exact: true });
        await power(page, verb).hover({ force: true });
        await expect(told).toBeVisible();
        await page.mouse.move(0, 0);
        await expect(told).toBeHidden();
        await power(page, verb).press("Enter");
        await expect(told, "with the keyboard").toBeVisible();
        await power(page, verb).click({ force: true });
      }
    }
    await expect(page.getByRole("dialog")).toHaveCount(0);
    expect((await sandbox.journal()).filter((entry) => ["start", "restart", "stop"].includes(entry.endpoint))).toEqual([]);
  });
}

test("a state that is not known: the question says so, and may be confirmed", async ({ page, sandbox }) => {
  await open(page, 13);
  await power(page, "Stop").click();
  const dialog = question(page, "Stop", "strange-state");
  await expect(dialog).toContainText("The API does not say clearly whether this server runs.");
  await dialog.getByRole("button", { name: "Stop", exact: true }).click();
  await expect.poll(() => sandbox.count({ endpoint: "stop", server: 13 })).toBe(1);
});

test("the question follows its server: a change of state disables it, and says why", async ({ page, sandbox }) => {
  await page.clock.install();
  await open(page, 101);
  await power(page, "Stop").click();
  const dialog = question(page, "Stop", "shop-1");
  await expect(dialog.getByText("Running", { exact: true })).toBeVisible();
  await sandbox.change(101, { status: "DOWN" });
  await page.clock.runFor(10_100);
  await expect(dialog.getByText("Stopped", { exact: true })).toBeVisible();
  await expect(dialog).toContainText("It is already stopped");
  const confirm = dialog.getByRole("button", { name: "Stop", exact: true });
  await expect(confirm).toBeDisabled();
  await confirm.click({ force: true });
  await expect(dialog).toBeVisible();
  expect(await sandbox.count({ endpoint: "stop" })).toBe(0);
});

test("the question follows its server's name", async ({ page, sandbox }) => {
  await page.clock.install();
  await open(page, 101);
  await power(page, "Stop").click();
  await sandbox.change(101, { name: "renamed" });
  await page.clock.runFor(10_100);
  await expect(question(page, "Stop", "renamed")).toBeVisible();
  await question(page, "Stop", "renamed").getByRole("button", { name: "Stop", exact: true }).click();
  await expect.poll(() => sandbox.count({ endpoint: "stop", server: 101 })).toBe(1);
});

test("going elsewhere takes the question away, and nothing is sent", async ({ page, sandbox }) => {
  await signIn(page);
  await page.getByRole("link", { name: "shop-1", exact: true }).click();
  await power(page, "Stop").click();
  await expect(question(page, "Stop", "shop-1")).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(card(page, "shop-1")).toBeVisible();
  await page.getByRole("link", { name: "db-main", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("db-main");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await sandbox.count({ endpoint: "stop" })).toBe(0);
});

test("leaving the page does not cancel an action that was sent", async ({ page, sandbox }) => {
  await sandbox.change(101, { transition_ms: 0 });
  await sandbox.fault({ endpoint: "stop", server: 101 }, { kind: "slow", ms: 5_000 });
  await signIn(page);
  await page.getByRole("link", { name: "shop-1", exact: true }).click();
  await power(page, "Stop").click();
  await question(page, "Stop", "shop-1").getByRole("button", { name: "Stop", exact: true }).click();
  await page.getByRole("link", { name: "Servers", exact: true }).click();
  await expect(card(page, "shop-1").getByText("Stopping…", { exact: true })).toBeVisible();
  await expect(news(page, "shop-1 is stopped.")).toBeVisible();
  await card(page, "shop-1").scrollIntoViewIfNeeded();
  await expect(card(page, "shop-1").getByText("Stopped", { exact: true })).toBeVisible();
  expect((await sandbox.server(101)).status).toBe("DOWN");
  expect(await sandbox.count({ endpoint: "stop" })).toBe(1);
});
