// Every action × every trouble: one request, the right words, and the buttons work again.
import { alerts, notifications, power, question } from "../support/panel";
import { troubles, type Verb } from "../support/troubles";
import { expect, signIn, test, type Page } from "../support/test";

const verbs: { verb: Verb; id: number; name: string; doing: string; endpoint: "start" | "restart" | "stop" }[] = [
  { verb: "Start", id: 102, name: "shop-2", doing: "starting", endpoint: "start" },
  { verb: "Restart", id: 101, name: "shop-1", doing: "restarting", endpoint: "restart" },
  { verb: "Stop", id: 101, name: "shop-1", doing: "stopping", endpoint: "stop" },
];

async function act(page: Page, verb: Verb, name: string): Promise<void> {
  await power(page, verb).click();
  if (verb !== "Start") await question(page, verb, name).getByRole("button", { name: verb, exact: true }).click();
}

for (const { verb, id, name, doing, endpoint } of verbs) {
  for (const trouble of troubles) {
    if (!trouble.action) continue;
    test(`${endpoint}: ${trouble.what}`, async ({ page, sandbox, complaints }) => {
      complaints.allow(/blocked by CORS|Access to fetch|ERR_/);
      await page.clock.install();
      await signIn(page, { path: `/#/servers/${id}` });
      await expect(page.getByText(/^(Running|Stopped)$/)).toBeVisible();
      await sandbox.fault({ endpoint }, trouble.fault);
      await act(page, verb, name);
      if (trouble.hangs) {
        await expect.poll(() => sandbox.count({ endpoint })).toBe(1);
        await page.clock.runFor(31_000);
      }
      const words =
        trouble.action === "lost"
          ? new RegExp(`No clear answer about ${doing} ${name}: it may have been done, or not\\.[^]*It is not sent again\\.`)
          : trouble.action!;
      await expect(alerts(page).filter({ hasText: words })).toBeVisible();
      await expect(alerts(page)).toHaveCount(1);
      // An action is never sent again, so nobody may say that it will be.
      await expect(alerts(page)).not.toContainText("asked again");
      await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
      await alerts(page).getByRole("button", { name: "Dismiss" }).click();
      await expect(alerts(page)).toHaveCount(0);
      await page.clock.runFor(10_000);
      expect(await sandbox.count({ endpoint })).toBe(1);
    });
  }

  test(`${endpoint}: 401 asks for another key`, async ({ page, sandbox }) => {
    await signIn(page, { path: `/#/servers/${id}` });
    await expect(page.getByText(/^(Running|Stopped)$/)).toBeVisible();
    await sandbox.refuse({ endpoint }, 401, "Invalid key");
    await act(page, verb, name);
    await expect(page.getByRole("dialog", { name: "Sign in again" })).toBeVisible();
    await expect(page.getByRole("heading", { level: 1, name, includeHidden: true })).toBeVisible();
    expect(await sandbox.count({ endpoint })).toBe(1);
  });

  test(`${endpoint}: a success in another shape is a success`, async ({ page, sandbox }) => {
    for (const body of [{}, { message: 5 }, { message: "Done", more: [1] }]) {
      await sandbox.reset();
      await signIn(page, { path: `/#/servers/${id}` });
      await expect(page.getByText(/^(Running|Stopped)$/)).toBeVisible();
      await sandbox.change(id, { hold: true });
      await sandbox.fault({ endpoint, apply: "after" }, { kind: "status", status: 200, body });
      await act(page, verb, name);
      await page.getByRole("button", { name: "Activity" }).click();
      await expect(page.getByText(`${verb} of ${name} accepted.`)).toBeVisible();
      await expect(notifications(page).getByRole("alert")).toHaveCount(0);
      await page.goto("about:blank");
    }
  });
}
