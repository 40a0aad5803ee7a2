// A panel that can't be shown inside another page, is late, or never comes: the page is told why within ten seconds, and
// the user sees words.
import { hostPage, inside, listen, script, told } from "../support/portal";
import { dist, latch, serveDist, type Answers } from "../support/static_host";
import { expect, test, type Page, type Sandbox } from "../support/test";

const words = (page: Page) => page.getByRole("alert").getByText("The server panel does not answer");
const reasons = async (page: Page) => (await told(page, "error")).map((detail) => detail.reason);

/** A page with a panel that a host of its own serves, as it is told to. */
async function portalOf(page: Page, sandbox: Sandbox, answers: Answers, attributes: Record<string, string> = {}): Promise<void> {
  const portal = await hostPage(script(sandbox));
  const config = JSON.stringify({ api: sandbox.api, embed: { origins: [new URL(portal.url).origin] } });
  const { "config.json": late } = answers;
  const panel = await serveDist({ ...answers, "config.json": { ...late, body: config } });
  page.on("close", () => void portal.close().then(panel.close));
  await listen(page);
  await page.clock.install();
  await page.goto(portal.url);
  // Not by the page's own text: it would be loading for as long as the frame is.
  const made = (attributes: Record<string, string>) => {
    const element = document.createElement("rahona-panel");
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.append(element);
  };
  await page.evaluate(made, { src: panel.url, ...attributes });
}

for (const file of ["index.html", "boot.js", "js", "wasm", "config.json"]) {
  test(`${file} hangs: it is told within ten seconds, and the panel is shown when it comes after all`, async ({ page, sandbox }) => {
    const { held, release } = latch();
    await portalOf(page, sandbox, { [file]: { held } });
    await page.clock.runFor(8_000);
    await expect(words(page)).toHaveCount(0);
    await page.clock.runFor(1_100);
    await expect(words(page)).toBeVisible();
    expect(await reasons(page)).toEqual(["no-answer"]);
    expect(await told(page, "ready")).toEqual([]);
    release();
    await expect(inside(page).getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
    await expect(words(page)).toHaveCount(0);
    await expect.poll(() => told(page, "ready")).toHaveLength(1);
    expect(await reasons(page)).toEqual(["no-answer"]);
  });
}

test("a boot that takes eight seconds is none of that", async ({ page, sandbox }) => {
  const { held, release } = latch();
  await portalOf(page, sandbox, { wasm: { held } });
  await page.clock.runFor(8_000);
  release();
  await expect.poll(() => told(page, "ready")).toHaveLength(1);
  await page.clock.runFor(5_000);
  await expect(inside(page).getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  expect(await reasons(page)).toEqual([]);
});

test("Try again asks for the panel anew", async ({ page, sandbox }) => {
  const answers: Answers = { "boot.js": { status: 503 } };
  await portalOf(page, sandbox, answers);
  await page.clock.runFor(9_100);
  await expect(words(page)).toBeVisible();
  await page.route("**/boot.js", (route) => route.fulfill({ path: `${dist}/boot.js` }));
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(words(page)).toHaveCount(0);
  await expect(inside(page).getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
});

test("a panel that can't start says why in the page's language, and the page is told", async ({ page, sandbox, complaints }) => {
  complaints.allow(/integrity/);
  await portalOf(page, sandbox, { wasm: { status: 404 } }, { language: "fr", theme: "dark" });
  const alert = inside(page).getByRole("alert");
  await expect(alert.getByRole("heading", { level: 1, name: "Le panneau ne peut pas démarrer" })).toBeVisible();
  await expect(inside(page).locator("html")).toHaveAttribute("data-theme", "dark");
  await expect.poll(() => reasons(page)).toEqual(["stopped"]);
});

test("a wrong src and a page that is no panel give words and an error within ten seconds", async ({ page, sandbox }) => {
  await listen(page);
  const silent = await hostPage("nothing here");
  const host = await hostPage(`<rahona-panel src="javascript:alert(1)"></rahona-panel><rahona-panel src="${silent.url}"></rahona-panel>${script(sandbox)}`);
  await page.clock.install();
  await page.goto(host.url);
  await expect(page.getByText("this page does not say where it is")).toBeVisible();
  await page.clock.runFor(600);
  expect(await reasons(page)).toEqual(["src"]);
  await page.clock.runFor(9_000);
  await expect(words(page)).toBeVisible();
  await page.clock.runFor(10);
  expect(await reasons(page)).toEqual(["src", "no-answer"]);
  await Promise.all([silent.close(), host.close()]);
});
