// Signing in: what is accepted, what is refused and in which words.
import { EMAIL, RESELLER_KEY, expect, fillIn, signIn, test, type Page } from "../support/test";
import { card } from "../support/panel";

const trouble = (page: Page) => page.getByRole("alert");

async function open(page: Page) {
  await page.goto("/#/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
}

test("good credentials lead to the servers", async ({ page, sandbox }) => {
  await signIn(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Servers");
  await expect(page.getByRole("link", { name: "shop-1", exact: true })).toBeVisible();
  const all = await sandbox.journal();
  expect(all.filter((entry) => !entry.has_key)).toEqual([]);
});

test("a deep link is kept through the sign-in", async ({ page }) => {
  await signIn(page, { path: "/#/servers/101?range=week" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("shop-1");
  expect(new URL(page.url()).hash).toBe("#/servers/101?range=week");
});

test("the fields are for password managers, and the key is not shown", async ({ page }) => {
  await open(page);
  await expect(page.getByLabel("E-mail")).toHaveAttribute("autocomplete", "username");
  await expect(page.getByLabel("API key")).toHaveAttribute("autocomplete", "current-password");
  await expect(page.getByLabel("API key")).toHaveAttribute("type", "password");
});

test("Enter in a field signs in", async ({ page }) => {
  await open(page);
  await page.getByLabel("E-mail").fill(EMAIL);
  await page.getByLabel("API key").fill(RESELLER_KEY);
  await page.getByLabel("API key").press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Servers");
});

test("a wrong key (401) is refused in our words and the API's", async ({ page, sandbox }) => {
  await open(page);
  await fillIn(page, { key: "not-the-key" });
  await expect(trouble(page)).toContainText("The API does not accept this e-mail address with this key.");
  await expect(trouble(page)).toContainText("Unauthorized");
  expect(await sandbox.count({ endpoint: "list" })).toBe(1);
  await expect(page.getByLabel("E-mail"), "what was typed stays").toHaveValue(EMAIL);
  await fillIn(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Servers");
});

test("a 403 at the sign-in is a refusal too", async ({ page, sandbox }) => {
  await sandbox.refuse({ endpoint: "list" }, 403, "This key was withdrawn");
  await open(page);
  await fillIn(page);
  await expect(trouble(page)).toContainText("The API does not accept this e-mail address with this key.");
  await expect(trouble(page)).toContainText("This key was withdrawn");
  await expect(page.getByRole("button", { name: "Sign out" })).toHaveCount(0);
});

test("the API's words are shown as text", async ({ page, sandbox }) => {
  await sandbox.refuse({ endpoint: "list" }, 401, "<img src=x><b>no</b>");
  await open(page);
  await fillIn(page);
  await expect(trouble(page)).toContainText("<img src=x><b>no</b>");
});

for (const { missing, email, key, words } of [
  { missing: "e-mail", email: "", key: "some-key", words: "Enter your e-mail address." },
  { missing: "key", email: EMAIL, key: "", words: "Enter your API key." },
  { missing: "e-mail and key", email: "", key: "", words: "Enter your e-mail address." },
]) {
  test(`a missing ${missing} is told, and nothing is sent`, async ({ page, sandbox }) => {
    await open(page);
    await fillIn(page, { email, key });
    await expect(trouble(page)).toContainText(words);
    const faulty = page.getByLabel(missing === "key" ? "API key" : "E-mail");
    await expect(faulty).toHaveAttribute("aria-invalid", "true");
    await expect(faulty).toHaveAccessibleDescription(new RegExp(words));
    expect(await sandbox.count()).toBe(0);
  });
}

test("a key that can't be a header is told, and nothing is sent", async ({ page, sandbox }) => {
  await open(page);
  await fillIn(page, { key: "clé-☃" });
  await expect(trouble(page)).toContainText("This key has a character that can't be sent.");
  expect(await sandbox.count()).toBe(0);
});

test("the demo account fills itself in", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Fill in" }).click();
  await expect(page.getByLabel("E-mail")).toHaveValue(EMAIL);
  await expect(page.getByLabel("API key")).toHaveValue(RESELLER_KEY);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Servers");
});

test("signing in asks for the list once", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 4, oddities: false });
  await signIn(page);
  for (const name of ["shop-1", "shop-2", "db-main", "proxy-1"]) {
    await expect(card(page, name).getByText(/^(Running|Stopped)$/)).toBeVisible();
  }
  expect(await sandbox.count({ endpoint: "list" })).toBe(1);
  expect(await sandbox.count({ endpoint: "read" })).toBe(4);
});

test("quick clicks on the button ask once", async ({ page, sandbox }) => {
  await sandbox.refuse({ endpoint: "list" }, 401, "Unauthorized");
  await sandbox.fault({ endpoint: "list", times: 1 }, { kind: "hang", where: "head" });
  await open(page);
  await page.getByLabel("E-mail").fill(EMAIL);
  await page.getByLabel("API key").fill(RESELLER_KEY);
  const button = page.getByRole("button", { name: /^Sign(ing)? in/ });
  await button.click({ clickCount: 10 });
  await page.getByLabel("API key").press("Enter");
  await expect(button).toHaveText("Signing in…");
  expect(await sandbox.count({ endpoint: "list" })).toBe(1);
});
