// The panel inside another page, on two real origins: the example portal, and pages made for the purpose.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { handOver, hostPage, inside, listen, portalWith, script, told } from "../support/portal";
import { dist } from "../support/static_host";
import { RESELLER_KEY, expect, test } from "../support/test";

// Chromium says so of a dialog's button in a frame, and gives it the focus all the same.
test.beforeEach(({ complaints }) => complaints.allow(/^Blocked autofocusing/));

test("the example portal hands over credentials, theme and language, and hears what happens", async ({ page, sandbox }) => {
  await listen(page);
  await page.goto(`${sandbox.api}/`);
  const panel = inside(page);
  await expect(panel.getByRole("heading", { name: "Servers", level: 1 })).toBeVisible();
  await expect(page.getByRole("log")).toContainText('ready {"version":1}');
  expect(await told(page, "navigate")).toEqual([{ route: "/" }]);

  await page.getByLabel("Theme").selectOption("dark");
  await expect(panel.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByLabel("Language").selectOption("fr");
  await expect(panel.getByRole("heading", { name: "Serveurs", level: 1 })).toBeVisible();
  await page.getByLabel("Language").selectOption("en");

  await page.getByRole("button", { name: "Open server 101" }).click();
  await expect(panel.getByRole("heading", { name: "shop-1", level: 1 })).toBeVisible();
  expect(await told(page, "navigate")).toEqual([{ route: "/" }, { route: "/servers/101" }]);

  await sandbox.change(101, { transition_ms: 0 });
  await panel.getByRole("button", { name: "Stop" }).click();
  await panel.getByRole("dialog", { name: "Stop shop-1" }).getByRole("button", { name: "Stop" }).click();
  await expect(panel.getByText("shop-1 is stopped.")).toBeVisible();
  expect(await sandbox.count({ endpoint: "stop" })).toBe(1);
  expect(await told(page, "action")).toEqual([
    { server: "101", action: "stop", outcome: "accepted" },
    { server: "101", action: "stop", outcome: "confirmed" },
  ]);

  await panel.getByRole("button", { name: "Sign out" }).click();
  await expect.poll(() => told(page, "signedout")).toEqual([{ reason: "user" }]);
  await expect(panel.getByLabel("API key")).toBeVisible();
  const all = await page.evaluate(() => JSON.stringify(window.told) + document.documentElement.outerHTML + location.href);
  expect(all).not.toContain(RESELLER_KEY);
});

test("attributes say where it begins, and can change at any time", async ({ page, sandbox }) => {
  await listen(page);
  await portalWith(page, sandbox, `<rahona-panel src="${sandbox.panel}/" server="101" range="day" theme="dark" language="fr"></rahona-panel>${script(sandbox)}${handOver}`);
  const panel = inside(page);
  await expect(panel.getByRole("heading", { name: "shop-1", level: 1 })).toBeVisible();
  await expect(panel.getByRole("radio", { name: "Jour" })).toBeChecked();
  await expect(panel.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.locator("rahona-panel").evaluate((element) => {
    element.setAttribute("server", "103");
    element.setAttribute("range", "week");
    Object.assign(element, { language: "en", theme: "light" });
  });
  await expect(panel.getByRole("heading", { name: "db-main", level: 1 })).toBeVisible();
  await expect(panel.getByRole("radio", { name: "Week" })).toBeChecked();
  await expect(panel.locator("html")).toHaveAttribute("data-theme", "light");
  const before = await sandbox.count({ endpoint: "read", server: 103 });
  await page.locator("rahona-panel").evaluate((element) => (element as HTMLElement & { refresh(): void }).refresh());
  await expect.poll(() => sandbox.count({ endpoint: "read", server: 103 })).toBeGreaterThan(before);
  expect(await page.evaluate(() => window.asked)).toEqual([{ again: false }]);
});

test("credentials are taken whenever they are set: before the script, before the element is in the page, later", async ({ page, sandbox }) => {
  await portalWith(page, sandbox, `<rahona-panel server="101"></rahona-panel>${handOver}${script(sandbox)}`);
  await expect(inside(page).getByRole("heading", { name: "shop-1", level: 1 })).toBeVisible();
  await page.evaluate(() => {
    const { credentials } = document.querySelector("rahona-panel") as HTMLElement & { credentials: unknown };
    document.body.append(Object.assign(document.createElement("rahona-panel"), { credentials, server: "103" }));
    const late = Object.assign(document.createElement("rahona-panel"), { server: "104" });
    late.addEventListener("ready", () => setTimeout(() => Object.assign(late, { credentials })));
    document.body.append(late);
  });
  await expect(inside(page, 1).getByRole("heading", { name: "db-main", level: 1 })).toBeVisible();
  // A frame out of sight waits for its turn.
  await page.locator("rahona-panel").last().scrollIntoViewIfNeeded();
  await expect(inside(page, 2).getByRole("button", { name: "Sign out" })).toBeVisible();
  expect(await page.evaluate(() => window.asked)).toEqual([{ again: false }, { again: false }, { again: false }]);
});

test("loaded as a module it works too, and a second time does nothing", async ({ page, sandbox }) => {
  const module = `<script type="module">${readFileSync(join(dist, "embed.js"), "utf8")}</script>`;
  await portalWith(page, sandbox, `<rahona-panel src="${sandbox.panel}/" server="101"></rahona-panel>${handOver}${module}${module}`);
  await expect(inside(page).getByRole("heading", { name: "shop-1", level: 1 })).toBeVisible();
  await expect(page.locator("rahona-panel iframe")).toHaveCount(1);
});

test("refused credentials are asked for once more, then the form is shown and the host is told", async ({ page, sandbox }) => {
  await listen(page);
  await portalWith(page, sandbox, `<rahona-panel src="${sandbox.panel}/"></rahona-panel>${script(sandbox)}
    <script>window.asked = []; document.querySelector("rahona-panel").credentials = async (question) => { window.asked.push(question); return { email: "demo@rahona.example", key: "wrong" }; };</script>`);
  await expect(inside(page).getByLabel("API key")).toBeVisible();
  await expect.poll(() => told(page, "error")).toEqual([{ reason: "credentials", message: expect.any(String) }]);
  expect(await page.evaluate(() => window.asked)).toEqual([{ again: false }, { again: true }]);
});

test("a key that is refused in the middle of work is replaced in place", async ({ page, sandbox }) => {
  await listen(page);
  await portalWith(page, sandbox, `<rahona-panel src="${sandbox.panel}/" server="101"></rahona-panel>${script(sandbox)}${handOver}`);
  const panel = inside(page);
  await expect(panel.getByRole("button", { name: "Stop" })).toBeEnabled();
  await sandbox.refuse({ endpoint: "read", times: 1 }, 401, "Invalid key");
  await page.locator("rahona-panel").evaluate((element) => (element as HTMLElement & { refresh(): void }).refresh());
  await expect.poll(() => page.evaluate(() => window.asked)).toEqual([{ again: false }, { again: true }]);
  await expect(panel.getByRole("button", { name: "Stop" })).toBeEnabled();
  await expect(panel.getByRole("dialog")).toHaveCount(0);
  expect(await told(page, "signedout")).toEqual([]);
});

test("an API that fails is told to the host", async ({ page, sandbox }) => {
  await listen(page);
  await sandbox.fault({ endpoint: "*" }, { kind: "hang", where: "head" });
  await portalWith(page, sandbox, `<rahona-panel src="${sandbox.panel}/"></rahona-panel>${script(sandbox)}${handOver}`);
  await expect.poll(() => told(page, "error"), { timeout: 10_000 }).toEqual([{ reason: "api", message: expect.any(String) }]);
  await expect(inside(page).getByLabel("API key")).toBeVisible();
});

test("a page that is not named gets no power buttons, and is told so", async ({ page, sandbox }) => {
  await listen(page);
  const host = await hostPage(`<rahona-panel src="${sandbox.panel}/" server="101"></rahona-panel>${script(sandbox)}${handOver}`);
  await page.goto(host.url);
  const panel = inside(page);
  await expect(panel.getByText(`Shown inside ${host.url.slice(0, -1)}, which this panel does not know`)).toBeVisible();
  await expect.poll(() => told(page, "error")).toEqual([{ reason: "origin", message: expect.any(String) }]);
  // It is not asked for a key either, and what a person types works for reading.
  expect(await page.evaluate(() => window.asked)).toEqual([]);
  await panel.getByLabel("E-mail").fill("demo@rahona.example");
  await panel.getByLabel("API key").fill(RESELLER_KEY);
  await panel.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(panel.getByRole("heading", { name: "shop-1", level: 1 })).toBeVisible();
  await expect(panel.getByText("Not in this page: the panel does not know the site that shows it")).toBeVisible();
  for (const name of ["Start", "Restart", "Stop"]) await expect(panel.getByRole("button", { name, exact: true })).toHaveCount(0);
  expect(await told(page, "navigate")).toEqual([]);
  await host.close();
});

test("a known page inside of a foreign one gets none either", async ({ page, sandbox }) => {
  const host = await hostPage(`<iframe src="${sandbox.api}/" width="1000" height="800"></iframe>`);
  await page.goto(host.url);
  const panel = page.frameLocator("iframe").locator("rahona-panel").frameLocator("iframe");
  await expect(panel.getByText(`Shown inside ${host.url.slice(0, -1)}, which this panel does not know`)).toBeVisible();
  await host.close();
});

test("messages of others, of wrong shapes, replayed and by the thousand have no effect", async ({ page, sandbox }) => {
  await listen(page);
  await portalWith(page, sandbox, `<rahona-panel src="${sandbox.panel}/" server="101"></rahona-panel><iframe id="other" srcdoc="other"></iframe>${script(sandbox)}${handOver}`);
  const panel = inside(page);
  await expect(panel.getByRole("button", { name: "Stop" })).toBeEnabled();
  const before = await page.evaluate(() => JSON.stringify(window.told));
  await page.evaluate(async (origin) => {
    const bodies: unknown[] = [
      null, 1, "refresh", [], {}, ["rahona-panel/1"], ["rahona-panel/1", "connect"], ["rahona-panel/1", "hello"],
      ["rahona-panel/1", "navigate", "/servers/103"], ["navigate", "/servers/103"], ["rahona-panel/1", "stopped", "sandboxed"],
      ["rahona-panel/1", "foreign"], ["credentials", "a@b.example", "k"], Array.from({ length: 10_000 }, () => "x"), ["x".repeat(100_000)],
    ];
    const other = document.getElementById("other") as HTMLIFrameElement;
    const frame = window.frames[0]!;
    for (let round = 0; round < 300; round += 1) {
      for (const body of bodies) {
        // To the element: from the page itself, and as another frame would look.
        window.postMessage(body, "*");
        window.dispatchEvent(new MessageEvent("message", { data: body, origin, source: other.contentWindow }));
        window.dispatchEvent(new MessageEvent("message", { data: body, origin: "https://evil.example", source: frame }));
        // To the panel: its host may greet it again, with ports of its own.
        frame.postMessage(body, origin, [new MessageChannel().port1]);
      }
    }
    await new Promise((done) => setTimeout(done));
  }, sandbox.panel);
  await expect(panel.getByRole("heading", { name: "shop-1", level: 1 })).toBeVisible();
  await panel.getByRole("button", { name: "Stop" }).click();
  await expect(panel.getByRole("dialog", { name: "Stop shop-1" })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(window.told))).toBe(before);
  expect(await sandbox.count({ endpoint: "stop" })).toBe(0);
});

test("two panels live in one page, and one of them hears nothing of the other", async ({ page, sandbox }) => {
  await portalWith(page, sandbox, `<rahona-panel src="${sandbox.panel}/" server="101"></rahona-panel><rahona-panel src="${sandbox.panel}/" server="103"></rahona-panel>${script(sandbox)}${script(sandbox)}${handOver}`);
  await expect(inside(page, 0).getByRole("heading", { name: "shop-1", level: 1 })).toBeVisible();
  await expect(inside(page, 1).getByRole("heading", { name: "db-main", level: 1 })).toBeVisible();
  await page.locator("rahona-panel").first().evaluate((element) => (element as HTMLElement & { navigate(route: string): void }).navigate("#/servers/102"));
  await expect(inside(page, 0).getByRole("heading", { name: "shop-2", level: 1 })).toBeVisible();
  await expect(inside(page, 1).getByRole("heading", { name: "db-main", level: 1 })).toBeVisible();
});

test("taken out and put in a thousand times, it leaves nothing behind", async ({ page, sandbox }) => {
  await page.addInitScript(() => {
    const count = { listeners: 0 };
    Object.assign(window, { count });
    const add = window.addEventListener.bind(window);
    window.addEventListener = (...call: Parameters<typeof add>) => {
      const options = call[2] as AddEventListenerOptions | undefined;
      count.listeners += 1;
      options?.signal?.addEventListener("abort", () => (count.listeners -= 1));
      add(...call);
    };
  });
  await portalWith(page, sandbox, `<rahona-panel src="${sandbox.panel}/" server="101"></rahona-panel>${script(sandbox)}${handOver}`);
  await expect(inside(page).getByRole("heading", { name: "shop-1", level: 1 })).toBeVisible();
  const listeners = () => page.evaluate(() => (window as unknown as { count: { listeners: number } }).count.listeners);
  const before = await listeners();
  await page.evaluate(async () => {
    const element = document.querySelector("rahona-panel")!;
    for (let round = 0; round < 1000; round += 1) {
      element.remove();
      document.body.append(element);
      // Some of them long enough for a frame to be made.
      if (round % 20 === 0) await Promise.resolve();
    }
  });
  await expect(inside(page).getByRole("heading", { name: "shop-1", level: 1 })).toBeVisible();
  expect(await listeners()).toBe(before);
  const removed = () => page.evaluate(() => {
    const element = document.querySelector("rahona-panel")!;
    const frames = () => element.shadowRoot!.querySelectorAll("iframe").length;
    const before = frames();
    element.remove();
    return [before, frames()];
  });
  expect(await removed()).toEqual([1, 0]);
  expect(await listeners()).toBe(before - 3);
});

test("a sandboxed frame works with its permissions, and says why not without an origin", async ({ page, sandbox, complaints }) => {
  complaints.allow(/sandbox|opaque|origin|Access-Control|violated|CORS/i);
  await listen(page);
  const panel = (sandboxed: string) => `<rahona-panel src="${sandbox.panel}/" server="101" sandbox="${sandboxed}"></rahona-panel>`;
  await portalWith(page, sandbox, panel("allow-scripts allow-same-origin allow-forms allow-downloads allow-popups") + panel("allow-scripts") + script(sandbox) + handOver);
  await expect(inside(page, 0).getByRole("heading", { name: "shop-1", level: 1 })).toBeVisible();
  await expect(inside(page, 1).getByRole("alert")).toContainText("sandboxed frame without an origin");
  await expect.poll(() => told(page, "error")).toEqual([{ reason: "sandboxed", message: expect.any(String) }]);
});

test("the frame is as high as its content, and dialogs appear where the user looks", async ({ page, sandbox }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await portalWith(page, sandbox, `<div id="before">before</div><rahona-panel src="${sandbox.panel}/" server="101"></rahona-panel>${script(sandbox)}${handOver}`);
  await page.addStyleTag({ content: "#before { height: 600px } body * { color: red !important; float: left; opacity: 0.99 !important } iframe { display: none !important }" });
  const panel = inside(page);
  // A browser leaves what nobody sees alone: frames too.
  await page.locator("#before").evaluate(() => scrollTo(0, 400));
  await expect(panel.getByRole("figure", { name: "Disk" })).toBeVisible();
  const heights = () => panel.locator("body").evaluate((body) => [Math.ceil(body.getBoundingClientRect().height), innerHeight]);
  await expect.poll(async () => ((await heights())[0] ?? 0) - ((await heights())[1] ?? 0)).toBe(0);
  expect((await heights())[0]).toBeGreaterThan(700);
  await panel.getByRole("button", { name: "Stop" }).click();
  const dialog = panel.getByRole("dialog", { name: "Stop shop-1" });
  await expect(dialog).toBeInViewport({ ratio: 1 });
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.locator("rahona-panel").evaluate((element) => (element as HTMLElement).style.setProperty("height", "450px"));
  await expect.poll(async () => (await heights())[1]).toBe(450);
});

test("an accent is corrected until it can be read, and rubbish is ignored", async ({ page, sandbox }) => {
  await portalWith(page, sandbox, `<rahona-panel src="${sandbox.panel}/" theme="light" style="--rahona-accent: oklch(0.9 0.18 100); --rahona-font: Georgia, serif; --rahona-surface: #777"></rahona-panel>${script(sandbox)}${handOver}`);
  const root = inside(page).locator("html");
  const value = (name: string) => root.evaluate((root, name) => getComputedStyle(root).getPropertyValue(name).trim(), name);
  await expect.poll(() => value("--accent-light")).toMatch(/^#[0-9a-f]{6}$/);
  expect(await value("--accent-light")).not.toBe(await value("--accent-dark"));
  expect(await value("--surface-light")).toBe("");
  expect(await root.evaluate((root) => getComputedStyle(root).fontFamily)).toContain("Georgia");
  await page.locator("rahona-panel").evaluate((element) => element.setAttribute("style", "--rahona-accent: url(https://evil.example/x)"));
  await expect.poll(() => value("--accent-light")).toBe("");
});

test("a host's accent goes before the operator's, which comes back without it", async ({ page, sandbox }) => {
  const portal = `<rahona-panel src="${sandbox.panel}/" theme="light" style="--rahona-accent: #0052cc"></rahona-panel>${script(sandbox)}`;
  await portalWith(page, sandbox, portal, { brand: { accent: "#550055" } });
  const button = inside(page).getByRole("button", { name: "Sign in", exact: true });
  await expect(button).toHaveCSS("background-color", "rgb(0, 82, 204)");
  await page.locator("rahona-panel").evaluate((element) => element.removeAttribute("style"));
  await expect(button).toHaveCSS("background-color", "rgb(85, 0, 85)");
});

test("blocked storage and a frame without embed.js cost nothing but the hand-over", async ({ page, sandbox }) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    }
  });
  await portalWith(page, sandbox, `<iframe src="${sandbox.panel}/#/servers/101" width="900" height="700"></iframe>`);
  const panel = page.frameLocator("iframe");
  await panel.getByLabel("E-mail").fill("demo@rahona.example");
  await panel.getByLabel("API key").fill(RESELLER_KEY);
  await panel.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(panel.getByRole("button", { name: "Stop" })).toBeEnabled();
  await expect(panel.getByText("which this panel does not know")).toHaveCount(0);
});
