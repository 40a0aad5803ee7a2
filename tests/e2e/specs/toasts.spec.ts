// Toasts together: how many are shown, what a next step does, and in another language.
import { CLIENT_KEY, expect, fillIn, signIn, test, type Page } from "../support/test";
import { alerts, news, notifications, power } from "../support/panel";

/** Has so many starts refused, one after the other. Half a second lies between two presses, because quicker ones
 * are one decision; each press waits until the button works again. */
async function fail(page: Page, times: number) {
  for (let time = 0; time < times; time += 1) {
    await page.clock.fastForward(600);
    await power(page, "Start").click();
  }
  await expect(power(page, "Start")).toBeEnabled();
}

test("three are shown, and the rest is counted", async ({ page }) => {
  await page.clock.install();
  await signIn(page, { path: "/#/servers/3" });
  await fail(page, 3);
  await expect(alerts(page)).toHaveCount(3);
  await expect(notifications(page).getByText(/more in Activity/)).toHaveCount(0);
  await fail(page, 2);
  await expect(alerts(page)).toHaveCount(3);
  await expect(notifications(page).getByText("2 more in Activity", { exact: true })).toBeVisible();
  await alerts(page).first().getByRole("button", { name: "Dismiss" }).click();
  await expect(notifications(page).getByText("1 more in Activity", { exact: true })).toBeVisible();
  await expect(alerts(page), "another one moves up").toHaveCount(3);
  await page.getByRole("button", { name: "Activity" }).click();
  await expect(page.getByRole("dialog", { name: "Activity" }).getByRole("listitem")).toHaveCount(5);
});

test("the focus is not lost with a toast that a newer one pushes out, or overtakes", async ({ page, sandbox }) => {
  await page.clock.install();
  await sandbox.change(102, { transition_ms: 100 });
  await signIn(page, { path: "/#/servers/3" });
  await fail(page, 3);
  await expect(alerts(page)).toHaveCount(3);
  // The button works again before the fourth is pressed, so that the press is the page's alone.
  await page.clock.fastForward(600);
  await alerts(page).first().getByRole("button", { name: "Dismiss" }).focus();
  await power(page, "Start").evaluate((button: HTMLElement) => button.click());
  await expect(notifications(page).getByText("1 more in Activity", { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();

  await page.goto("/#/servers/102");
  await power(page, "Start").click();
  await expect(news(page, "shop-2 is running.")).toBeVisible();
  await news(page, "shop-2 is running.").getByRole("button", { name: "Dismiss" }).focus();
  await page.clock.fastForward(600);
  await power(page, "Restart").evaluate((button: HTMLElement) => button.click());
  await page.getByRole("dialog", { name: "Restart shop-2" }).getByRole("button", { name: "Restart", exact: true }).evaluate((button: HTMLElement) => button.click());
  await expect(page.getByText("Restarting…")).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
});

test("toasts go along to other pages", async ({ page }) => {
  await signIn(page, { path: "/#/servers/3" });
  await power(page, "Start").click();
  await expect(alerts(page)).toContainText("Could not start the server");
  await page.getByRole("link", { name: "Servers", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Servers");
  await expect(alerts(page)).toContainText("Could not start the server");
});

test("another key, from the toast: place and activity stay, and it works", async ({ page, sandbox }) => {
  await sandbox.change(102, { hold: true });
  await signIn(page, { path: "/#/servers/102?range=day", key: CLIENT_KEY });
  await power(page, "Start").click();
  await alerts(page).getByRole("button", { name: "Use another key" }).click();
  await expect(page.getByRole("dialog", { name: "Use another key" })).toBeVisible();
  await fillIn(page);
  await expect(page.getByRole("dialog", { name: "Use another key" })).toBeHidden();
  expect(new URL(page.url()).hash).toBe("#/servers/102?range=day");
  await power(page, "Start").click();
  await expect(page.getByText("Starting…", { exact: true })).toBeVisible();
  await expect.poll(() => sandbox.count({ endpoint: "start", status: 200 })).toBe(1);
  await page.getByRole("button", { name: "Activity" }).click();
  const activity = page.getByRole("dialog", { name: "Activity" });
  await expect(activity).toContainText("Your plan does not allow this");
  await expect(activity).toContainText("Start of shop-2 accepted.");
});

test("one refusal of the plan does not disable the buttons", async ({ page, sandbox }) => {
  await sandbox.refuse({ endpoint: "start", server: 102, times: 1 }, 403, "Not now");
  await signIn(page, { path: "/#/servers/102" });
  await power(page, "Start").click();
  await expect(alerts(page)).toContainText("Not now");
  await expect(power(page, "Start")).toBeEnabled();
});

test("a client's plan: after refusals of graphs and of an action the buttons say why", async ({ page }) => {
  await signIn(page, { path: "/#/servers/102", key: CLIENT_KEY });
  await expect(page.getByText("Your plan or key does not allow this.").first()).toBeVisible();
  await expect(power(page, "Start"), "never from one 403").toBeEnabled();
  await power(page, "Start").click();
  await expect(power(page, "Start")).toBeDisabled();
  await expect(power(page, "Start")).toHaveAccessibleDescription("Your plan or key does not allow this");
});

test.describe("in French", () => {
  test.use({ locale: "fr-FR" });

  test("a failure, its words and its next step", async ({ page, sandbox }) => {
    await page.goto("/#/servers/101");
    await page.getByRole("button", { name: "Remplir" }).click();
    await page.getByRole("button", { name: "Se connecter" }).click();
    await page.getByRole("group", { name: "Alimentation" }).getByRole("button", { name: "Arrêter" }).click();
    await sandbox.refuse({ endpoint: "stop" }, 500, "Could not connect to the node");
    const dialog = page.getByRole("dialog", { name: "Arrêter shop-1" });
    await expect(dialog).toContainText("En marche");
    await expect(dialog.getByRole("button", { name: "Annuler" })).toBeFocused();
    await dialog.getByRole("button", { name: "Arrêter", exact: true }).click();
    const told = page.getByRole("alert").filter({ hasText: "La machine qui héberge shop-1 est injoignable." });
    await expect(told).toContainText("Could not connect to the node");
    await expect(told.getByRole("link", { name: "Contacter le support" })).toHaveAttribute("href", "https://rahona.example/support");
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  });
});
