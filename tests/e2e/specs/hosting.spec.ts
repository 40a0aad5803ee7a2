// One build on every kind of host: deep links, reload, back, what is missing, what is cached, and the way to the API.
// nginx, Caddy and Apache are the real ones, with the header files that the build ships.
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { apache, bucket, caddy, clear, dropping, githubPages, nginx, plain, type Deployment, type Host } from "../support/hosts";
import { power, question } from "../support/panel";
import { moduleFiles } from "../support/static_host";
import { EMAIL, RESELLER_KEY, expect, fillIn, test as base, type Page } from "../support/test";

type Deploy = (host: (deployment: Deployment) => Promise<Host>, deployment: Deployment) => Promise<Host>;

/** `test` with hosts that end with it. */
const test = base.extend<{ deploy: Deploy }>({
  deploy: async ({}, use) => {
    await use((host, deployment) => host(deployment));
    await clear();
  },
});

const { js, wasm } = moduleFiles();
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name, exact: true });

const HOSTS = [
  { what: "a plain server at /", host: plain, at: "/" },
  { what: "a plain server in /a/b/", host: plain, at: "/a/b/" },
  { what: "a bucket", host: bucket, at: "/bucket/" },
  { what: "GitHub Pages", host: githubPages, at: "/panel/" },
  { what: "Apache at /", host: apache, at: "/", real: true },
  { what: "Apache in /a/b/", host: apache, at: "/a/b/", real: true },
  { what: "nginx at /", host: nginx, at: "/", real: true, proxied: true },
  { what: "nginx in /a/b/", host: nginx, at: "/a/b/", real: true, proxied: true },
  { what: "Caddy at /", host: caddy, at: "/", real: true, proxied: true },
  { what: "Caddy in /a/b/", host: caddy, at: "/a/b/", real: true, proxied: true },
];

for (const { what, host, at, proxied } of HOSTS) {
  test(`${what}: deep link, reload, back; each file once; what is missing is missing`, async ({ page, sandbox, deploy }) => {
    const { url, asked } = await deploy(host, proxied ? { at, config: { api: "api" }, api: sandbox.api } : { at, config: { api: sandbox.api } });
    const origins = new Set<string>();
    page.on("request", (request) => origins.add(new URL(request.url()).origin));
    await page.goto(`${url}#/servers/101`);
    await fillIn(page, { keep: true });
    await expect(heading(page, "shop-1")).toBeVisible();
    const times = (name: string) => asked().filter((path) => path === `${at}${name}`).length;
    expect([times(wasm), times(js), times("boot.js"), times("config.json")]).toEqual([1, 1, 1, 1]);

    await page.reload();
    await expect(heading(page, "shop-1")).toBeVisible();
    await page.getByRole("link", { name: "Rahona Panel" }).click();
    await expect(heading(page, "Servers")).toBeVisible();
    await page.goBack();
    await expect(heading(page, "shop-1")).toBeVisible();
    expect(page.url()).toBe(`${url}#/servers/101`);
    expect([...origins].sort()).toEqual([new URL(url).origin, ...(proxied ? [] : [sandbox.api])].sort());

    for (const name of ["rahona-panel-0123456789abcdef_bg.wasm", "none.css", "deeper/none.js"]) {
      const answer = await fetch(new URL(name, url));
      expect(answer.status, name).toBe(404);
      expect(await answer.text(), "not the panel's page").not.toContain("boot.js");
      expect(answer.headers.get("cache-control") ?? "", "a miss is not remembered").not.toContain("immutable");
    }
  });
}

for (const { what, host, at, proxied } of HOSTS.filter(({ real }) => real)) {
  test(`${what} sends every header, types, and what is compressed already`, async ({ page, sandbox, deploy }) => {
    const { url, folder } = await deploy(host, { at, config: { api: "api" }, api: proxied ? sandbox.api : undefined });
    const get = (name: string) => fetch(new URL(name, url), { headers: { "accept-encoding": "br, gzip" } });
    const style = readdirSync(folder).find((name) => /^style-.*\.css$/.test(name))!;
    for (const [name, type, forEver] of [
      ["", /^text\/html/, false],
      ["boot.js", /^text\/javascript/, false],
      ["config.json", /^application\/json/, false],
      [js, /^text\/javascript/, true],
      [wasm, /^application\/wasm$/, true],
      [style, /^text\/css/, true],
    ] as const) {
      const answer = await get(name);
      const sent = (header: string) => answer.headers.get(header);
      expect(answer.status, name).toBe(200);
      expect(sent("content-type"), name).toMatch(type);
      expect(sent("cache-control"), name).toBe(forEver ? "public, max-age=31536000, immutable" : "no-cache");
      expect(sent("x-content-type-options"), name).toBe("nosniff");
      expect(sent("referrer-policy"), name).toBe("no-referrer");
      expect(sent("cross-origin-opener-policy"), name).toBe("same-origin");
      expect(sent("permissions-policy"), name).toContain("camera=()");
      const policy = sent("content-security-policy")!.replace(/\s+/g, " ").replaceAll(" ;", ";");
      expect(policy, name).toBe(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
          `font-src 'self'; connect-src 'self'${proxied ? "" : " https://api.rahona.network"}; ` +
          "frame-src 'self'; base-uri 'none'; form-action 'none'; " +
          "require-trusted-types-for 'script'; frame-ancestors 'self'",
      );
      const encoding = name === "config.json" ? null : host === nginx ? "gzip" : "br";
      expect(sent("content-encoding"), name).toBe(encoding);
      // Unpacked it is what was built.
      expect(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(join(folder, name || "index.html"))), name).toBe(true);
    }
    expect((await get("none.js")).headers.get("content-security-policy")).toContain("default-src 'none'");

    // What was unpacked once is asked for again only where it may have changed.
    await page.goto(url);
    await expect(heading(page, "Sign in")).toBeVisible();
    // All parts, which come ahead of their use: an entry is there once its file has arrived.
    const parts = () => page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm")).length);
    await expect.poll(parts).toBe(readdirSync(folder).filter((name) => name.endsWith(".wasm")).length);
    await page.reload();
    await expect(heading(page, "Sign in")).toBeVisible();
    const fetched = await page.evaluate(() =>
      (performance.getEntriesByType("resource") as PerformanceResourceTiming[])
        .filter((entry) => entry.transferSize > 300)
        .map((entry) => entry.name.split("/").pop()),
    );
    expect(fetched.filter((name) => /-[0-9a-f]{16}/.test(name ?? ""))).toEqual([]);
  });
}

for (const { what, host, at } of HOSTS.filter(({ proxied }) => proxied)) {
  test(`${what}: a power action that the API drops is not sent again by the proxy`, async ({ page, sandbox, deploy }) => {
    // A GET on a connection that was kept is what clients like to repeat.
    const api = await dropping(sandbox.api, /stop/);
    const { url } = await deploy(host, { at, config: { api: "api" }, api: api.url });
    await page.goto(`${url}#/servers/101`);
    await fillIn(page);
    await expect(power(page, "Stop")).toBeEnabled();
    await power(page, "Stop").click();
    await question(page, "Stop", "shop-1").getByRole("button", { name: "Stop" }).click();
    await expect(page.getByRole("alert").first()).toContainText("shop-1");
    expect(api.dropped()).toBe(1);
  });

  test(`${what}: a session needs no form, and no key in the browser`, async ({ page, context, sandbox, deploy }) => {
    const session = { email: EMAIL, key: RESELLER_KEY };
    const { url } = await deploy(host, { at, config: { api: "api", auth: "session" }, api: sandbox.api, session });
    await context.addCookies([{ name: "portal", value: "secret", url }]);
    const sent: Record<string, string>[] = [];
    page.on("request", async (request) => {
      if (request.url().includes("/api/")) sent.push(await request.allHeaders());
    });
    await page.goto(`${url}#/servers/101`);
    await expect(heading(page, "shop-1")).toBeVisible();
    await expect(page.getByLabel("API key")).toHaveCount(0);
    await expect(power(page, "Stop")).toBeEnabled();
    expect(sent.length).toBeGreaterThan(0);
    for (const headers of sent) {
      expect(headers["x-requested-with"]).toBeTruthy();
      expect(headers["cookie"]).toBe("portal=secret");
      expect(headers["x-rahona-key"]).toBeUndefined();
    }
    // Another site's page can make a browser ask with cookies, but not with this header.
    expect((await fetch(new URL("api/services/servers", url))).status).toBe(403);
  });
}

test("an old page that finds new files says so, and Reload brings the new one", async ({ page, sandbox, deploy }) => {
  const { url, folder } = await deploy(plain, { config: { api: sandbox.api } });
  const index = join(folder, "index.html");
  const today = readFileSync(index, "utf8");
  writeFileSync(index, today.replace(/-[0-9a-f]{16}/g, "-0123456789abcdef"));
  await page.goto(url);
  await expect(page.getByRole("alert")).toContainText("Perhaps a new version was just put in place: reload.");
  writeFileSync(index, today);
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(heading(page, "Sign in")).toBeVisible();
});

test("a page that is open goes on when its files are replaced", async ({ page, sandbox, deploy }) => {
  const { url, folder } = await deploy(plain, { config: { api: sandbox.api } });
  await page.goto(url);
  await fillIn(page);
  await expect(heading(page, "Servers")).toBeVisible();
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  await page.getByRole("link", { name: "shop-1", exact: true }).click();
  await expect(heading(page, "shop-1")).toBeVisible();
  await page.getByRole("radio", { name: "Week" }).check();
  await expect(page.getByText(/^Averages over/)).toBeVisible();
  await page.getByRole("button", { name: "Activity" }).click();
  await expect(page.getByRole("dialog", { name: "Activity" })).toBeVisible();
});

for (const name of [js, wasm]) {
  test(`${name.replace(/-[0-9a-f]{16}/, "")} with other content is refused, in words`, async ({ page, sandbox, deploy, complaints }) => {
    complaints.allow(/./);
    const { url, folder } = await deploy(plain, { config: { api: sandbox.api } });
    const bytes = readFileSync(join(folder, name));
    // Both are still whole: a comment more, an empty custom section more.
    const more = name.endsWith(".js") ? Buffer.from("\n// more\n") : Buffer.from([0, 2, 1, 120]);
    writeFileSync(join(folder, name), Buffer.concat([bytes, more]));
    await page.goto(url);
    await expect(page.getByRole("alert")).toContainText(`${name} did not arrive whole`);
  });
}

for (const reducedMotion of ["no-preference", "reduce"] as const) {
  test.describe(`motion: ${reducedMotion}`, () => {
    test.use({ contextOptions: { reducedMotion } });

    test("a page whose boot script is missing says so after a while, with a way to reload", async ({ page, sandbox, deploy }) => {
      const { url, folder } = await deploy(plain, { config: { api: sandbox.api } });
      const script = join(folder, "boot.js");
      const bytes = readFileSync(script);
      rmSync(script);
      await page.goto(`${url}#/servers/101`);
      const said = page.getByText("The panel has not started.");
      await expect(said).toBeHidden();
      await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
      await expect(said).toBeVisible();
      writeFileSync(script, bytes);
      await page.getByRole("link", { name: "Reload" }).click();
      await expect(heading(page, "Sign in")).toBeVisible();
      await expect(said).toHaveCount(0);
      expect(page.url(), "the place is kept").toBe(`${url}#/servers/101`);
    });
  });
}
