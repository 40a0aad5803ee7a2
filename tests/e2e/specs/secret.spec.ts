// The API key: in the two headers of requests to the API, in the tab's storage if that was ticked, and nowhere else.
import { states } from "../support/panel";
import type { Request } from "@playwright/test";
import { expect, fillIn, RESELLER_KEY, signIn, test, type Page, type Sandbox } from "../support/test";

/** Listens to everything that leaves the page or is said in it. */
class Watch {
  readonly requests: Request[] = [];
  readonly said: string[] = [];
  readonly urls: string[] = [];

  constructor(page: Page) {
    page.on("request", (request) => this.requests.push(request));
    page.on("console", (message) => this.said.push(message.text()));
    page.on("pageerror", (error) => this.said.push(`${error.message} ${error.stack}`));
    page.on("framenavigated", (frame) => this.urls.push(frame.url()));
  }
}

/** Every place of the page that can hold a text, by name. */
async function places(page: Page): Promise<Record<string, string>> {
  const cookies = JSON.stringify(await page.context().cookies());
  const inside = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const kept = (storage: Storage) => JSON.stringify(Object.entries(storage));
    const timings = performance.getEntries().map((entry) => entry.name);
    const fields = [...document.querySelectorAll("input, textarea, select")].map((field) => (field as HTMLInputElement).value);
    return {
      address: location.href,
      history: JSON.stringify(history.state),
      local: kept(localStorage),
      session: kept(sessionStorage),
      cookie: document.cookie,
      name: window.name,
      databases: JSON.stringify(databases),
      caches: JSON.stringify(await caches.keys()),
      timings: timings.join(" "),
      document: document.documentElement.outerHTML,
      title: document.title,
      fields: fields.join(" "),
    };
  });
  return { cookies, ...inside };
}

async function expectSecret(page: Page, watch: Watch, sandbox: Sandbox, allowed: string[] = []): Promise<void> {
  for (const [place, text] of Object.entries(await places(page))) {
    if (!allowed.includes(place)) expect(text, place).not.toContain(RESELLER_KEY);
  }
  expect([...watch.said, ...watch.urls].filter((text) => text.includes(RESELLER_KEY))).toEqual([]);
  for (const request of watch.requests) {
    const headers = await request.allHeaders();
    const carriers = Object.entries(headers).filter(([, value]) => value.includes(RESELLER_KEY));
    const toApi = request.url().startsWith(`${sandbox.panel}/api/services/`);
    expect(carriers.map(([name]) => name), request.url()).toEqual(toApi ? ["x-rahona-key"] : []);
    expect(headers.referer ?? "").toBe("");
    expect(`${request.url()} ${request.postData() ?? ""}`).not.toContain(RESELLER_KEY);
  }
}

/** Work that touches much: reads, graphs, an action that fails, the activity. */
async function work(page: Page, sandbox: Sandbox): Promise<void> {
  await page.getByRole("link", { name: "shop-2", exact: true }).click();
  await expect(page.getByText(/^Averages over/)).toBeVisible();
  await sandbox.refuse({ endpoint: "start", times: 1 }, 500, "Could not start the server");
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect(page.getByRole("alert").getByText("Could not start the server")).toBeVisible();
  await page.getByRole("button", { name: "Activity" }).click();
  await expect(page.getByRole("dialog", { name: "Activity" }).getByText("shop-2 could not be started.")).toBeVisible();
}

// The sandbox's configuration offers its own key, which would be found in the answer.
test.beforeEach(async ({ page }) => {
  await page.route("**/config.json", (route) => route.fulfill({ json: { api: "api" } }));
});

test("the key stays in memory, and a reload asks for it again", async ({ page, sandbox }) => {
  const watch = new Watch(page);
  await signIn(page);
  await work(page, sandbox);
  await expectSecret(page, watch, sandbox);
  const carried = await Promise.all(watch.requests.map(async (request) => (await request.allHeaders())["x-rahona-key"]));
  expect(carried.filter((key) => key === RESELLER_KEY).length).toBeGreaterThan(3);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await expect(page.getByLabel("API key")).toHaveValue("");
});

test("a key that is kept for the tab is in its storage, and gone after signing out", async ({ page, sandbox, context }) => {
  const watch = new Watch(page);
  await signIn(page, { keep: true });
  await work(page, sandbox);
  await expectSecret(page, watch, sandbox, ["session"]);
  expect((await places(page)).session).toContain(RESELLER_KEY);
  const other = await context.newPage();
  await other.goto("/#/");
  await expect(other.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await expectSecret(page, watch, sandbox);
});

test("a key that was refused is forgotten", async ({ page, sandbox }) => {
  const watch = new Watch(page);
  await signIn(page, { keep: true });
  await expect(states(page).getByText("Running").first()).toBeVisible();
  await sandbox.refuse({ endpoint: "*" }, 401, "Invalid key");
  await page.goto("/#/servers/101");
  await expect(page.getByRole("dialog", { name: "Sign in again" })).toBeVisible();
  await expectSecret(page, watch, sandbox);
});

test("a key that is typed wrong shows up nowhere", async ({ page, sandbox }) => {
  const watch = new Watch(page);
  await page.goto("/#/");
  await sandbox.refuse({ endpoint: "list" }, 401, "Invalid key");
  await fillIn(page, { keep: true });
  await expect(page.getByText("The API does not accept this e-mail address with this key.")).toBeVisible();
  await expectSecret(page, watch, sandbox, ["fields"]);
  await expect(page.getByLabel("API key")).toHaveAttribute("type", "password");
});

test("a panic shows no key", async ({ page, sandbox }) => {
  const watch = new Watch(page);
  await signIn(page);
  await page.evaluate(() => window.dispatchEvent(new Event("rahona:panic")));
  await expect(page.getByRole("button", { name: "Reload" })).toBeVisible();
  await expectSecret(page, watch, sandbox);
});
