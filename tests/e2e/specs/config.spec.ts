// config.json: every way in which an operator can leave it out or get it wrong.
import { expectAccessible } from "../support/axe";
import { serveDist, type Answer, type StaticHost } from "../support/static_host";
import { expect, fillIn, test } from "../support/test";

let host: StaticHost;
const serve = async (config: Answer) => {
  host = await serveDist({ "config.json": config });
  return host.url;
};

test.afterEach(async () => host.close());

for (const [what, config] of [
  ["missing", { status: 404 }],
  ["empty of fields", { body: "{}" }],
] as [string, Answer][]) {
  test(`a configuration that is ${what} gives the panel's own settings`, async ({ page }) => {
    await page.route("https://api.rahona.network/**", (route) =>
      route.fulfill({ json: [{ id: "7", name: "far" }], headers: { "access-control-allow-origin": "*" } }),
    );
    await page.goto(await serve(config));
    await expect(page.getByRole("button", { name: "Fill in" })).toHaveCount(0);
    await expect(page.getByRole("banner")).toContainText("Rahona Panel");
    const asked = page.waitForRequest("https://api.rahona.network/services/servers");
    await fillIn(page);
    await asked;
  });
}

const faults: [string, Answer, string[]][] = [
  ["no JSON", { body: '{ "api": "api", }' }, ["It is not valid JSON."]],
  ["a page", { type: "text/html", body: "<h1>Home</h1>" }, ["It is not valid JSON."]],
  ["a list", { body: "[]" }, ["It is not valid JSON."]],
  ["out of reach", { status: 500 }, ["It could not be loaded."]],
  [
    "wrong in several fields",
    {
      body: JSON.stringify({
        api: 1,
        auth: "password",
        brand: { accent: "red" },
        links: { invoices: "javascript:alert(1)" },
        theme: "blue",
      }),
    },
    [
      "“api” must be an address.",
      '“auth” must be "key" or "session".',
      '“brand.accent” must be a colour, such as "#0077aa".',
      '“links.invoices” must be an address that begins with "https://", "http://" or "mailto:".',
      '“theme” must be "auto", "light" or "dark".',
    ],
  ],
  ["a text where a group should be", { body: '{"brand": "Acme"}' }, ["“brand” must be a group of fields: { … }."]],
  [
    "a session with an API elsewhere",
    { body: '{"auth": "session"}' },
    ["“api” must be on this page’s own origin, because “auth” is \"session\"."],
  ],
  ["an address that nobody understands", { body: '{"api": "https://"}' }, ["“api” must be an address."]],
];

for (const [what, config, words] of faults) {
  test(`a configuration that is ${what} is told, fault by fault`, async ({ page }) => {
    await page.goto(await serve(config));
    await expect(page.getByRole("heading", { level: 1, name: "The configuration can't be used" })).toBeVisible();
    await expect(page.getByText("Whoever runs this panel has to mend config.json:")).toBeVisible();
    await expect(page.getByRole("listitem")).toContainText(words);
    await expect(page).toHaveTitle("The configuration can't be used");
    await expect(page.getByLabel("E-mail")).toHaveCount(0);
  });
}

test.describe("in French", () => {
  test.use({ locale: "fr-FR" });

  test("the faults are told in French, whole sentences", async ({ page }) => {
    await page.goto(await serve({ body: '{"theme": "bleu", "brand": {"accent": "bleu"}, "links": 3}' }));
    await expect(page.getByRole("heading", { level: 1, name: "La configuration est inutilisable" })).toBeVisible();
    const said = (await page.getByRole("listitem").allTextContents()).map((text) => text.replaceAll("\u00a0", " "));
    expect(said).toEqual([
      "« links » doit être un groupe de champs : { … }.",
      '« brand.accent » doit être une couleur, comme "#0077aa".',
      '« theme » doit être "auto", "light" ou "dark".',
    ]);
  });
});

test("fields that nobody knows are named in the console, and harm nothing", async ({ page }) => {
  const warned: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "warning") warned.push(message.text());
  });
  await page.goto(await serve({ body: '{"colour": 1, "links": {"invoces": "https://a.example"}, "brand": {"name": "Acme"}}' }));
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await expect(page.getByRole("banner")).toContainText("Acme");
  await expect(page).toHaveTitle("Sign in · Acme");
  expect(warned.filter((text) => text.startsWith("config.json"))).toEqual([
    "config.json: unknown field colour",
    "config.json: unknown field links.invoces",
  ]);
});

test("every field that has an effect is known", async ({ page }) => {
  const warned: string[] = [];
  page.on("console", (message) => warned.push(message.text()));
  const body = JSON.stringify({
    api: "api",
    auth: "key",
    brand: { name: "Acme", logo: "logo.svg", accent: "#06a" },
    links: { invoices: "https://a.example", support: "mailto:a@b.example", signin: "https://a.example" },
    language: "fr",
    theme: "dark",
    embed: { origins: ["https://portal.example"] },
    demo: { email: "a@b.example", key: "k" },
  });
  await page.goto(await serve({ body }));
  await expect(page.getByRole("heading", { level: 1, name: "Connexion" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: "Remplir" }).click();
  await expect(page.getByLabel("E-mail")).toHaveValue("a@b.example");
  await expect(page.getByRole("banner").locator("img")).toHaveAttribute("src", "logo.svg");
  expect(warned.filter((text) => text.includes("unknown field"))).toEqual([]);
});

for (const [accent, corrected] of [["#ffee00", 1], ["#ffffff", 1], ["#e4002b", 1], ["#006699", 0], ["#000000", 0]] as const) {
  test(`an accent of ${accent} can be read wherever it is used`, async ({ page }) => {
    const warned: string[] = [];
    page.on("console", (message) => warned.push(message.text()));
    const demo = { email: "a@b.example", key: "k" };
    await page.goto(await serve({ body: JSON.stringify({ brand: { accent }, demo }) }));
    const button = page.getByRole("button", { name: "Sign in", exact: true });
    await expectAccessible(page, () => expect(button).toBeVisible());
    expect(warned.filter((text) => text.includes("too bright"))).toHaveLength(corrected);
    if (corrected) return;
    await page.emulateMedia({ colorScheme: "light" });
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(accent.slice(at, at + 2), 16));
    await expect(button).toHaveCSS("background-color", `rgb(${red}, ${green}, ${blue})`);
  });
}

for (const signin of ["https://portal.example/in", undefined]) {
  test(`an ended session ${signin ? "leads to the portal" : "is no dead end without a portal's address"}, and goes on when it is back`, async ({ page }) => {
    let ended = false;
    await page.route("**/api/**", async (route) => {
      const headers = route.request().headers();
      expect(headers["x-requested-with"]).toBeTruthy();
      expect(headers["x-rahona-key"]).toBeUndefined();
      if (ended) return route.fulfill({ status: 401, json: { error: "Session expired" } });
      return route.fulfill({ json: [{ id: "7", name: "far" }] });
    });
    const links = signin ? { signin } : {};
    const url = await serve({ body: JSON.stringify({ api: "api", auth: "session", links }) });
    await page.goto(url);
    await expect(page.getByRole("link", { name: "far", exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: "Sign out" })).toHaveCount(0);
    ended = true;
    await page.reload();
    const dialog = page.getByRole("dialog", { name: "Sign in again" });
    await expectAccessible(page, () => expect(dialog).toContainText("Your session has ended."));
    await expect(page.getByLabel("E-mail")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Sign out" })).toHaveCount(0);
    const link = dialog.getByRole("link", { name: "Sign in on the portal" });
    if (signin) {
      await expect(link).toHaveAttribute("href", signin);
      await expect(link).toHaveAttribute("rel", /noopener/);
    } else {
      await expect(link).toHaveCount(0);
    }
    // Still refused: it asks again. Accepted: everything is where it was.
    await dialog.getByRole("button", { name: "Try again" }).click();
    await expect(dialog).toBeVisible();
    ended = false;
    await dialog.getByRole("button", { name: "Try again" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("link", { name: "far", exact: true })).toBeVisible();
  });
}

test("with a session nobody is told to use another key", async ({ page }) => {
  await page.route("**/api/**", (route) => route.fulfill({ status: 403, json: { error: "Not in your plan" } }));
  const links = { support: "mailto:help@portal.example" };
  await page.goto(await serve({ body: JSON.stringify({ api: "api", auth: "session", links }) }));
  await expect(page.getByText("Not in your plan")).toBeVisible();
  await expect(page.getByRole("link", { name: "Contact support" })).toHaveAttribute("href", links.support);
  await expect(page.getByRole("button", { name: "Use another key" })).toHaveCount(0);
});
