// From the address to the panel, and every way in which that can fail: each says so in its own words, soon.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { dist, latch, moduleFiles, serveDist, type Answers, type StaticHost } from "../support/static_host";
import { expect, test as base, type Page } from "../support/test";

type Serve = (answers?: Answers, headers?: Record<string, string>) => Promise<StaticHost>;

/** `test` with static hosts that end with it. */
const test = base.extend<{ serve: Serve }>({
  serve: async ({}, use) => {
    const hosts: StaticHost[] = [];
    await use(async (answers, headers) => {
      const host = await serveDist(answers, headers);
      hosts.push(host);
      return host;
    });
    await Promise.all(hosts.map((host) => host.close()));
  },
});

/** How soon a failure must be told. */
const SOON = { timeout: 5_000 };
const { js, wasm } = moduleFiles();
const HTML = { type: "text/html; charset=utf-8", body: "<!doctype html><title>Home</title><h1>Home</h1>" };

/** The page that replaces the panel when it can't start. */
async function expectFailure(page: Page, words: RegExp, title = "The panel can't start"): Promise<void> {
  const notice = page.getByRole("alert");
  await expect(notice.getByRole("heading", { level: 1, name: title })).toBeVisible(SOON);
  await expect(notice).toContainText(words, SOON);
  await expect(notice.getByRole("button", { name: "Reload" })).toBeVisible();
  await expect(page.getByText("Loading")).toHaveCount(0);
}

test("the frame is painted before the module has arrived", async ({ page, serve }) => {
  const { held, release } = latch();
  const host = await serve({ wasm: { held } });
  await page.goto(host.url, { waitUntil: "commit" });
  await expect(page.getByRole("banner")).toHaveText("Rahona Panel");
  const painted = () => performance.getEntriesByName("first-contentful-paint").length;
  await expect.poll(() => page.evaluate(painted)).toBe(1);
  await expect(page.getByRole("status")).toHaveText("Loading the panel…");
  await expect(page.getByLabel("E-mail")).toHaveCount(0);
  release();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await expect(page.getByText("Loading the panel…")).toHaveCount(0);
});

for (const [what, answers] of [["module", "wasm"], ["glue", "js"]] as const) {
  test(`a slow ${what} is told after five seconds, and still starts`, async ({ page, serve }) => {
    const { held, release } = latch();
    const host = await serve({ [answers]: { held } });
    await page.clock.install();
    await page.goto(host.url, { waitUntil: "commit" });
    await expect(page.getByRole("banner")).toBeVisible();
    const said = page.getByRole("status");
    await page.clock.runFor(600);
    await expect(said).toHaveText("Loading the panel…");
    await page.clock.runFor(5_000);
    await expect(said).toHaveText("This takes longer than usual. The panel is still loading.");
    release();
    await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  });
}

const STRICT = "script-src 'self'; require-trusted-types-for 'script'";
const failures: { what: string; answers?: Answers; headers?: Record<string, string>; words: RegExp }[] = [
  { what: "the glue is missing", answers: { js: { status: 404 } }, words: new RegExp(`does not have .*${js} \\(status 404\\)`) },
  { what: "the module is missing", answers: { wasm: { status: 404 } }, words: new RegExp(`does not have .*${wasm} \\(status 404\\)`) },
  { what: "the host is broken", answers: { wasm: { status: 503 } }, words: /status 503/ },
  { what: "a page comes instead of the glue", answers: { js: HTML }, words: new RegExp(`a web page instead of .*${js}`) },
  { what: "a page comes instead of the module", answers: { wasm: HTML }, words: new RegExp(`a web page instead of .*${wasm}`) },
  {
    what: "the glue has the wrong type",
    answers: { js: { type: "application/octet-stream" } },
    words: /as “application\/octet-stream”, so the browser refuses it. It must be sent as “text\/javascript”/,
  },
  { what: "the policy refuses WebAssembly", headers: { "content-security-policy": STRICT }, words: /'wasm-unsafe-eval'/ },
];

for (const { what, answers, headers, words } of failures) {
  test(`${what}: it is told`, async ({ page, serve, complaints }) => {
    complaints.allow(/./);
    const host = await serve(answers, headers);
    await page.goto(host.url);
    await expectFailure(page, words);
  });
}

test("a module that was not uploaded whole is not blamed on the policy", async ({ page, serve, complaints }) => {
  complaints.allow(/./);
  const whole = readFileSync(join(dist, wasm));
  const host = await serve({ wasm: { body: whole.subarray(0, whole.length / 2) } });
  await page.goto(host.url);
  await expectFailure(page, new RegExp(wasm));
  await expect(page.getByRole("alert")).not.toContainText("Content-Security-Policy");
});

test("a lost connection on the way to the module is told", async ({ page, serve, complaints }) => {
  complaints.allow(/./);
  const host = await serve();
  await page.route(`**/${wasm}`, (route) => route.abort());
  await page.goto(host.url);
  await expectFailure(page, /could not be fetched. Check the connection/);
});

test("a browser without WebAssembly is told", async ({ page, serve }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "WebAssembly"));
  const host = await serve();
  await page.goto(host.url);
  await expectFailure(page, /does not offer WebAssembly/);
});

test("a panel opened as a file says that it needs a web server", async ({ page, complaints }) => {
  complaints.allow(/./);
  await page.goto(pathToFileURL(join(dist, "index.html")).href);
  await expectFailure(page, /opened as a file/);
});

test("Reload mends a start that failed for a moment", async ({ page, serve, complaints }) => {
  complaints.allow(/./);
  const host = await serve();
  await page.route(`**/${js}`, (route) => route.abort());
  await page.goto(host.url);
  await expectFailure(page, /could not be fetched/);
  await page.unroute(`**/${js}`);
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
});

test.describe("in French", () => {
  test.use({ locale: "fr-FR" });

  test("the reasons are told in French", async ({ page, serve, complaints }) => {
    complaints.allow(/./);
    const host = await serve({ wasm: { status: 404 } });
    await page.goto(host.url);
    await expect(page.getByRole("heading", { level: 1, name: "Le panneau ne peut pas démarrer" })).toBeVisible(SOON);
    await expect(page.locator("html")).toHaveAttribute("lang", "fr");
    await expect(page.getByRole("button", { name: "Recharger" })).toBeVisible();
  });
});

test("a module of another type starts all the same", async ({ page, serve }) => {
  const host = await serve({ wasm: { type: "application/octet-stream" } });
  await page.goto(host.url);
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
});

test("every file is fetched once", async ({ page, serve }) => {
  const host = await serve();
  await page.goto(host.url);
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  const times = (name: string) => host.asked.filter((path) => path === name).length;
  expect([times(js), times(wasm), times("config.json"), times("boot.js")]).toEqual([1, 1, 1, 1]);
  expect(new Set(host.asked).size).toBe(host.asked.length);
});
