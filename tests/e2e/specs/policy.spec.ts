// The strict policy that the sandbox sends as a header: nothing in the panel ever needs more.
import { question, states } from "../support/panel";
import { expect, fillIn, signIn, test, type Page, type Sandbox } from "../support/test";

/** Every page and state, one after the other, each waited for. */
const tour: [string, (page: Page, sandbox: Sandbox) => Promise<void>][] = [
  [
    "sign-in, refused and accepted",
    async (page) => {
      await page.goto("/#/");
      await fillIn(page, { key: "wrong-key" });
      await expect(page.getByText("The API does not accept this e-mail address with this key.")).toBeVisible();
      await fillIn(page, { keep: true });
      await expect(states(page).getByText("Running").first()).toBeVisible();
    },
  ],
  [
    "settings, in both themes and languages",
    async (page) => {
      await page.getByRole("button", { name: "Settings" }).click();
      for (const theme of ["dark", "light", ""]) await page.getByLabel("Theme").selectOption(theme);
      await page.getByLabel("Language").selectOption("fr");
      await page.getByLabel("Langue").selectOption("en");
      await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
    },
  ],
  [
    "a server, its ranges, its copy buttons",
    async (page) => {
      await page.getByRole("link", { name: "shop-1", exact: true }).click();
      for (const range of ["Day", "Week", "Month", "Hour"]) {
        await page.getByRole("radio", { name: range }).check();
        await expect(page.getByText(/^Averages over/)).toBeVisible();
      }
      await page.getByRole("button", { name: "Copy 198.51.100.71" }).click();
    },
  ],
  [
    "a dialog, a pending action, toasts",
    async (page, sandbox) => {
      await sandbox.change(101, { hold: true });
      await page.getByRole("button", { name: "Stop" }).click();
      await question(page, "Stop", "shop-1").getByRole("button", { name: "Stop" }).click();
      await expect(page.getByText("Stopping…")).toBeVisible();
      await expect.poll(() => sandbox.count({ endpoint: "stop", done: true })).toBe(1);
      await sandbox.change(101, { hold: false });
      await expect(page.getByText("shop-1 is stopped.")).toBeVisible();
      await sandbox.refuse({ endpoint: "start", times: 1 }, 500, "Could not start the server");
      await page.getByRole("button", { name: "Start", exact: true }).click();
      await expect(page.getByRole("alert").getByText("Could not start the server")).toBeVisible();
    },
  ],
  [
    "the activity",
    async (page) => {
      await page.getByRole("button", { name: "Activity" }).click();
      await expect(page.getByRole("dialog", { name: "Activity" }).getByText("shop-1 is stopped.")).toBeVisible();
      await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
      await page.getByRole("button", { name: "Dismiss" }).first().click();
    },
  ],
  [
    "failed reads, a suspended server, one that is not there, no graphs",
    async (page, sandbox) => {
      await page.goto("/#/servers/1");
      await expect(page.getByText("Suspended", { exact: true })).toBeVisible();
      await page.goto("/#/servers/10");
      await expect(page.getByText("vanished is not on this account.")).toBeVisible();
      await page.goto("/#/servers/6");
      await expect(page.getByText("No graphs for this server yet")).toBeVisible();
      await sandbox.fault({ endpoint: "list" }, { kind: "html", status: 502 });
      await page.goto("/#/");
      await page.reload();
      await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
      await sandbox.clearFaults();
    },
  ],
  [
    "not found",
    async (page) => {
      await page.goto("/#/nowhere");
      await expect(page.getByRole("heading", { name: "Page not found" })).toBeVisible();
    },
  ],
  [
    "the question for another key, and the way out",
    async (page, sandbox) => {
      await sandbox.refuse({ endpoint: "*" }, 401, "Invalid key");
      await page.goto("/#/servers/101");
      await expect(page.getByRole("dialog", { name: "Sign in again" })).toBeVisible();
      await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
      await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    },
  ],
  [
    "a panic",
    async (page) => {
      await page.evaluate(() => window.dispatchEvent(new Event("rahona:panic")));
      await expect(page.getByRole("alert").getByRole("button", { name: "Reload" })).toBeVisible();
    },
  ],
];

/** What the sandbox sends, and the same with no other Trusted Types policy than the default one. */
for (const more of ["", "; trusted-types default"]) {
  test(`no page and no state violates the policy${more}`, async ({ page, sandbox, complaints }) => {
    test.slow();
    let policy = "";
    await page.route(/\/$|index\.html$/, async (route) => {
      const response = await route.fetch();
      policy = response.headers()["content-security-policy"] + more;
      await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
    });
    const origins = new Set<string>();
    page.on("request", (request) => origins.add(new URL(request.url()).origin));
    for (const [what, visit] of tour) {
      await test.step(what, async () => {
        await visit(page, sandbox);
        complaints.check();
      });
    }
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect([...origins]).toEqual([sandbox.panel]);
  });
}

test("the API on another origin is the only other origin that is asked", async ({ page, sandbox }) => {
  await page.route("**/config.json", (route) => route.fulfill({ json: { api: sandbox.api } }));
  const origins = new Set<string>();
  page.on("request", (request) => origins.add(new URL(request.url()).origin));
  await signIn(page, { path: "/#/servers/101" });
  await expect(page.getByText(/^Averages over/)).toBeVisible();
  await page.getByRole("link", { name: "Servers" }).click();
  await expect(states(page).getByText("Running").first()).toBeVisible();
  expect([...origins].sort()).toEqual([sandbox.panel, sandbox.api].sort());
});

test("a violation would be heard", async ({ page, complaints }) => {
  await page.goto("/#/");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  complaints.check();
  await page.evaluate(() => document.body.setAttribute("style", "color: red"));
  await expect.poll(() => complaints.unexpected().length).toBeGreaterThan(0);
  complaints.allow(/style/);
});

test("markup that could run is refused even by the default policy", async ({ page, complaints }) => {
  complaints.allow(/./);
  await page.goto("/#/");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  const made = await page.evaluate(() => {
    const place = document.createElement("div");
    for (const markup of ["<img src=x onerror=alert(1)>", "<script>1</script>", "<a href='javascript:1'>x</a>", "<iframe></iframe>"]) {
      try {
        place.innerHTML += markup;
      } catch {
        // Refused, as it should be.
      }
    }
    return place.childElementCount;
  });
  expect(made).toBe(0);
});
