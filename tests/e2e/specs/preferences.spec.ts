// Language and theme: chosen, remembered, followed everywhere, and the browser's where nothing was chosen.
import { figure } from "../support/panel";
import { expect, signIn, test, type Page } from "../support/test";

const lang = (page: Page, code: string) => expect(page.locator("html")).toHaveAttribute("lang", code);
const heading = (page: Page, name: string) => expect(page.getByRole("heading", { level: 1 })).toHaveText([name]);
const background = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

async function choose(page: Page, menu: "Language" | "Langue" | "Theme" | "Thème", label: string): Promise<void> {
  await page.getByRole("button", { name: /^(Settings|Réglages)$/ }).click();
  await page.getByLabel(menu).selectOption({ label });
  await page.getByRole("dialog").getByRole("button", { name: /^(Close|Fermer)$/ }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
}

/** The canvas as it is painted, as one string. */
const picture = (page: Page) =>
  figure(page, "CPU").or(page.getByRole("figure", { name: "Processeur" })).locator("canvas").first().evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

test("a language that was chosen is put in force at once, and remembered", async ({ page }) => {
  await signIn(page, { keep: true });
  await lang(page, "en");
  await choose(page, "Language", "Français");
  await heading(page, "Serveurs");
  await lang(page, "fr");
  await expect(page).toHaveTitle("Serveurs · Rahona Panel");
  await page.reload();
  await heading(page, "Serveurs");
  await lang(page, "fr");
  await page.getByRole("button", { name: "Réglages" }).click();
  await expect(page.getByLabel("Langue").locator("option:checked")).toHaveText("Français");
  await expect(page.getByLabel("Langue").locator("option")).toHaveText(["Automatique", "English", "Français"]);
  await expect(page.getByLabel("Thème").locator("option")).toHaveText(["Automatique", "Clair", "Sombre"]);
  await page.getByLabel("Langue").selectOption({ label: "Automatique" });
  await lang(page, "en");
  await page.reload();
  await heading(page, "Servers");
});

const french: [string, (page: Page) => Promise<void>][] = [
  [
    "the sign-in",
    async (page) => {
      await page.goto("/#/");
      await heading(page, "Connexion");
      await page.getByRole("button", { name: "Se connecter" }).click();
      await expect(page.getByText("Saisissez votre adresse e-mail.")).toBeVisible();
      await page.getByRole("button", { name: "Remplir" }).click();
      await page.getByRole("button", { name: "Se connecter" }).click();
      await heading(page, "Serveurs");
    },
  ],
  [
    "a server and its graphs",
    async (page) => {
      await page.getByRole("link", { name: "shop-1", exact: true }).click();
      await expect(page.getByText("En marche", { exact: true })).toBeVisible();
      await expect(page.getByText(/^Moyennes sur 1 min · Heures en Europe\/Paris$/)).toBeVisible();
      await expect(page.getByRole("figure")).toContainText([/Processeur/, /Mémoire/, /Réseau/, /Disque/]);
      await expect(page.getByText(/\d\s%/).first()).toBeVisible();
      await expect(page.getByText(/Gio sur \d/).first()).toBeVisible();
    },
  ],
  [
    "a question and its answer",
    async (page) => {
      await page.getByRole("button", { name: "Arrêter" }).click();
      const dialog = page.getByRole("dialog", { name: /Arrêter\s+shop-1/ });
      await expect(dialog).toContainText("jusqu’à ce que quelqu’un le démarre");
      await dialog.getByRole("button", { name: "Annuler" }).click();
    },
  ],
  [
    "a failure",
    async (page) => {
      await page.goto("/#/servers/3");
      await page.getByRole("button", { name: "Démarrer", exact: true }).click();
      await expect(page.getByRole("alert")).toContainText("wont-start n’a pas pu être démarré.");
      await expect(page.getByRole("alert")).toContainText("Could not start the server");
      await page.getByRole("button", { name: "Activité" }).click();
      await expect(page.getByRole("dialog", { name: "Activité" })).toContainText("wont-start n’a pas pu être démarré.");
      await page.getByRole("button", { name: "Fermer" }).click();
    },
  ],
  [
    "a suspension",
    async (page) => {
      await page.goto("/#/servers/1");
      await expect(page.getByText("Suspendu", { exact: true })).toBeVisible();
      await expect(page.getByRole("link", { name: "Voir les factures" }).first()).toBeVisible();
    },
  ],
  [
    "an address that names nothing",
    async (page) => {
      await page.goto("/#/rien");
      await heading(page, "Page introuvable");
      await page.getByRole("link", { name: "Retour aux serveurs" }).click();
      await heading(page, "Serveurs");
    },
  ],
];

test.describe("in a French browser", () => {
  test.use({ locale: "fr-FR" });

  test("every page is in French without a choice, and holds no English word", async ({ page }) => {
    const english = /\b(Servers?|Sign in|Settings|Running|Stopped|Loading|Memory|Network|Disk|Averages|updated|Close|Dismiss|Copy|Try again|Your)\b/;
    for (const [what, visit] of french) {
      await test.step(what, async () => {
        await visit(page);
        await lang(page, "fr");
        // The API's own words stay as they are.
        const said = await page.getByRole("main").locator(":not(.said)").evaluateAll((elements) =>
          elements.flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? "")),
        );
        const labels = await page.locator("[aria-label], [title]").evaluateAll((elements) => elements.map((element) => element.getAttribute("aria-label") ?? ""));
        expect([...said, ...labels].filter((text) => english.test(text))).toEqual([]);
        await expect(page).not.toHaveTitle(english);
      });
    }
  });
});

for (const [locale, code] of [["fr-CA", "fr"], ["en-US", "en"], ["de-DE", "en"]] as const) {
  test.describe(`in a browser of ${locale}`, () => {
    test.use({ locale });
    test(`the panel speaks ${code}`, async ({ page }) => {
      await page.goto("/#/");
      await heading(page, code === "fr" ? "Connexion" : "Sign in");
      await lang(page, code);
    });
  });
}

test("a theme changes the colours and redraws the graphs, and is remembered before the first paint", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await signIn(page, { path: "/#/servers/101", keep: true });
  await expect(page.getByText(/^Averages over/)).toBeVisible();
  const seen = new Map<string, { background: string; picture: string }>();
  for (const theme of ["Light", "Dark"]) {
    await choose(page, "Theme", theme);
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme.toLowerCase());
    seen.set(theme, { background: await background(page), picture: await picture(page) });
  }
  expect(seen.get("Dark")!.background).not.toBe(seen.get("Light")!.background);
  expect(seen.get("Dark")!.picture).not.toBe(seen.get("Light")!.picture);
  // Held back, the module can't have set it.
  await page.route(/_bg\.wasm$/, () => undefined);
  await page.reload({ waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("banner")).toBeVisible();
  expect(await background(page)).toBe(seen.get("Dark")!.background);
});

test("without a choice the theme is the system's, and follows it", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await signIn(page, { path: "/#/servers/101" });
  await expect(page.getByText(/^Averages over/)).toBeVisible();
  const light = { background: await background(page), picture: await picture(page) };
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(() => background(page)).not.toBe(light.background);
  await expect.poll(() => picture(page)).not.toBe(light.picture);
  await choose(page, "Theme", "Light");
  await expect.poll(() => background(page)).toBe(light.background);
  await choose(page, "Theme", "Automatic");
  await expect.poll(() => background(page)).not.toBe(light.background);
});

test("a language redraws the graphs' words too", async ({ page }) => {
  await signIn(page, { path: "/#/servers/101" });
  await expect(page.getByText(/^Averages over/)).toBeVisible();
  const before = await picture(page);
  await choose(page, "Language", "Français");
  await expect(page.getByRole("figure", { name: "Processeur" })).toBeVisible();
  await expect.poll(() => picture(page)).not.toBe(before);
});

test("blocked storage breaks nothing: choices last as long as the page", async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    }
  });
  await signIn(page, { keep: true });
  await choose(page, "Language", "Français");
  await heading(page, "Serveurs");
  await choose(page, "Thème", "Sombre");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
