// config.json: every way in which an operator can leave it out or get it wrong.
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
        brand: "Acme",
        links: { invoices: "javascript:alert(1)" },
        theme: "blue",
      }),
    },
    ["brand", "api", "auth", "links.invoices", "theme"].map((field) => `“${field}” must be`),
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

// README.md, configuration: two fields of the product have no effect yet, and are called unknown until they have.
test("every field that has an effect is known", async ({ page }) => {
  const warned: string[] = [];
  page.on("console", (message) => warned.push(message.text()));
  const body = JSON.stringify({
    api: "api",
    auth: "key",
    brand: { name: "Acme", logo: "logo.svg", accent: "#0a7" },
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
  const unknown = warned.filter((text) => text.includes("unknown field"));
  expect(unknown).toEqual(["config.json: unknown field brand.accent"]);
});

test("a portal's session shows no form, and leads to the portal when it is refused", async ({ page }) => {
  const url = await serve({ body: '{"api": "api", "auth": "session", "links": {"signin": "https://portal.example/in"}}' });
  await page.route("**/api/services/servers", (route) => {
    expect(route.request().headers()["x-requested-with"]).toBeTruthy();
    expect(route.request().headers()["x-rahona-key"]).toBeUndefined();
    return route.fulfill({ status: 401, json: { error: "Session expired" } });
  });
  await page.goto(url);
  await expect(page.getByRole("link", { name: "Sign in on the portal" })).toHaveAttribute("href", "https://portal.example/in");
  await expect(page.getByLabel("E-mail")).toHaveCount(0);
});
