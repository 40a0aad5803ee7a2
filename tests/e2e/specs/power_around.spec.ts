// One decision is one request, whatever is done around it: the page is left and come back to, reloaded, opened in
// other tabs, or fetched ahead.
import { expect, fillIn, signIn, test, type Page, type Sandbox } from "../support/test";
import { power, question } from "../support/panel";

/** As people have it: Playwright's own browser never keeps a page that was left. */
test.use({ launchOptions: async ({ launchOptions }, use) => use({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] }) });

const acts = async (sandbox: Sandbox) =>
  (await sandbox.journal()).filter((entry) => ["start", "restart", "stop"].includes(entry.endpoint)).map((entry) => `${entry.endpoint} ${entry.server}`);

/** Whether the page that is shown is the very one that was left. */
const persisted = (page: Page) => page.evaluate(() => (window as unknown as { kept?: boolean }).kept === true);

/** Through the history; a page that comes back from the cache does not load, which Playwright would wait for. Once the
 * page has answered: it is left a moment after. */
const travel = (page: Page, by: number) => page.evaluate((by) => void setTimeout(() => history.go(by)), by);

async function mark(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { kept: true }));
}

/** Asks to stop shop-1 and confirms it. */
async function stop(page: Page): Promise<void> {
  await power(page, "Stop").click();
  await question(page, "Stop", "shop-1").getByRole("button", { name: "Stop", exact: true }).click();
}

/** The stop has arrived; nobody has answered. */
async function sent(sandbox: Sandbox): Promise<void> {
  await expect.poll(() => acts(sandbox)).toEqual(["stop 101"]);
}

/** The server has been read again: whatever would be sent again would have been. */
async function onward(page: Page, sandbox: Sandbox): Promise<void> {
  const reads = () => sandbox.count({ endpoint: "read", server: 101, done: true });
  const before = await reads();
  await expect.poll(reads, { timeout: 15_000 }).toBeGreaterThan(before);
}

for (const answered of [true, false]) {
  const when = answered ? "after its answer" : "before its answer";

  test(`left for another site ${when}, and back, by the browser's cache of pages`, async ({ page, sandbox }) => {
    await sandbox.change(101, { hold: true });
    await signIn(page, { path: "/#/servers/101", keep: true });
    await expect(power(page, "Stop")).toBeEnabled();
    if (!answered) await sandbox.fault({ endpoint: "stop" }, { kind: "slow", ms: 1_500 });
    await mark(page);
    await stop(page);
    await sent(sandbox);
    if (answered) await expect.poll(() => sandbox.count({ endpoint: "stop", done: true })).toBe(1);
    await page.goto("about:blank");
    await travel(page, -1);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("shop-1");
    if (answered) expect(await persisted(page), "the page itself came back").toBe(true);
    await onward(page, sandbox);
    await travel(page, 1);
    await expect(page).toHaveURL("about:blank");
    await travel(page, -1);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("shop-1");
    await onward(page, sandbox);
    expect(await acts(sandbox)).toEqual(["stop 101"]);
  });

  test(`reloaded ${when}`, async ({ page, sandbox }) => {
    await sandbox.change(101, { hold: true });
    await signIn(page, { path: "/#/servers/101", keep: true });
    await expect(power(page, "Stop")).toBeEnabled();
    if (!answered) await sandbox.fault({ endpoint: "stop" }, { kind: "slow", ms: 1_500 });
    await stop(page);
    await sent(sandbox);
    for (let time = 0; time < 3; time += 1) {
      await page.reload();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("shop-1");
    }
    await onward(page, sandbox);
    expect(await acts(sandbox)).toEqual(["stop 101"]);
  });
}

test("reloaded under the question: nothing is sent, and nothing is asked any more", async ({ page, sandbox }) => {
  await signIn(page, { path: "/#/servers/101", keep: true });
  await power(page, "Stop").click();
  await expect(question(page, "Stop", "shop-1")).toBeVisible();
  await page.reload();
  await expect(power(page, "Stop")).toBeEnabled();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await acts(sandbox)).toEqual([]);
});

test("back and forward through the panel while it is under way", async ({ page, sandbox }) => {
  await sandbox.change(101, { hold: true });
  await signIn(page);
  await page.getByRole("link", { name: "shop-1", exact: true }).click();
  await expect(power(page, "Stop")).toBeEnabled();
  await stop(page);
  for (let time = 0; time < 5; time += 1) {
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Servers");
    await page.goForward();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("shop-1");
  }
  await onward(page, sandbox);
  expect(await acts(sandbox)).toEqual(["stop 101"]);
});

test("a middle click on a power button is no decision, a click with Ctrl or Shift is one", async ({ page, context, sandbox }) => {
  await sandbox.change(102, { hold: true });
  await signIn(page, { path: "/#/servers/102" });
  await expect(power(page, "Start")).toBeEnabled();
  for (let click = 0; click < 3; click += 1) await power(page, "Start").click({ button: "middle" });
  await power(page, "Start").click({ button: "right" });
  await page.keyboard.press("Escape");
  await expect(page.getByText("Stopped", { exact: true })).toBeVisible();
  expect(await acts(sandbox)).toEqual([]);
  await power(page, "Start").click({ modifiers: ["Control"] });
  await expect(page.getByText("Starting…", { exact: true })).toBeVisible();
  await power(page, "Start").click({ modifiers: ["Shift"], force: true });
  await expect.poll(() => sandbox.count({ endpoint: "start", done: true })).toBe(1);
  expect(await acts(sandbox)).toEqual(["start 102"]);
  expect(context.pages().length, "a button opens nothing").toBe(1);
});

test("a server's link in new tabs, by middle click and with Ctrl, opens its page and does nothing to it", async ({ page, context, sandbox }) => {
  await sandbox.change(101, { hold: true });
  await signIn(page);
  const link = page.getByRole("link", { name: "shop-1", exact: true });
  await expect(link).toBeVisible();
  const presses: Parameters<typeof link.click>[0][] = [{ button: "middle" }, { modifiers: ["ControlOrMeta"] }];
  for (const press of presses) {
    const [tab] = await Promise.all([context.waitForEvent("page"), link.click(press)]);
    await fillIn(tab);
    await expect(tab.getByRole("heading", { level: 1 })).toHaveText("shop-1");
    await expect(power(tab, "Stop")).toBeEnabled();
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Servers");
  expect(await acts(sandbox)).toEqual([]);
});

test("what is fetched ahead, on hover or by speculation, is never of the API", async ({ page, sandbox, baseURL }) => {
  await sandbox.fleet({ servers: 30, oddities: false });
  await signIn(page);
  const known = page.getByRole("listitem").getByText(/^(Running|Stopped)$/);
  await expect(known.first()).toBeVisible();
  // As prefetchers do: everything with an address is hovered, then fetched.
  const addresses: string[] = [];
  for (const path of ["/#/", "/#/?view=table", "/#/servers/101"]) {
    await page.goto(path);
    await expect(page.getByText("Running", { exact: true }).first()).toBeVisible();
    for (const link of (await page.getByRole("main").getByRole("link").all()).slice(0, 12)) await link.hover({ force: true });
    addresses.push(
      ...(await page.locator("[href], [src], [action], [formaction], [ping], [srcset], [data], [poster]").evaluateAll((all) =>
        all.flatMap((one) => ["href", "src", "action", "formaction", "ping", "srcset", "data", "poster"].map((name) => one.getAttribute(name)).filter((value) => value !== null)),
      )),
    );
    const ahead = "script[type=speculationrules], link[rel~=prefetch], link[rel~=prerender], link[rel~=preconnect], form[method=get][action]";
    await expect(page.locator(ahead)).toHaveCount(0);
  }
  expect(addresses.length).toBeGreaterThan(30);
  const resolved = [...new Set(addresses)].map((address) => new URL(address, `${baseURL}/`));
  expect(resolved.filter((url) => /\/(api|services)\//.test(url.pathname)).map(String)).toEqual([]);
  await sandbox.clearJournal();
  const own = [...new Set(resolved.filter((url) => url.origin === new URL(baseURL!).origin).map((url) => url.pathname))];
  for (const path of own) await page.request.get(path);
  expect(await sandbox.journal({ endpoint: "unknown" })).toEqual([]);
  expect(await acts(sandbox)).toEqual([]);
});

test("Enter held from a row on: the server's page comes, and nothing is pressed there", async ({ page, sandbox }) => {
  await sandbox.change(102, { hold: true });
  await signIn(page);
  await page.getByRole("link", { name: "shop-2", exact: true }).focus();
  for (let repeat = 0; repeat < 30; repeat += 1) await page.keyboard.down("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("shop-2");
  for (let repeat = 0; repeat < 30; repeat += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await expect(power(page, "Start")).toBeEnabled();
  expect(await acts(sandbox)).toEqual([]);
});

test("Enter held on an action of the selection only asks, and held on the answer is one request each", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 12, seed: 3, oddities: false });
  for (const id of [101, 102, 103]) await sandbox.change(id, { status: "UP", hold: true });
  await signIn(page, { path: "/#/?q=shop-" });
  await expect(page.getByRole("listitem").getByText("Running", { exact: true })).toHaveCount(2);
  await page.getByRole("checkbox", { name: /^Select all/ }).check();
  const bar = page.getByRole("region", { name: "Selection" });
  await bar.getByRole("button", { name: "Stop", exact: true }).focus();
  for (let repeat = 0; repeat < 30; repeat += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  const asked = page.getByRole("dialog", { name: "Stop 2 servers?" });
  await asked.getByRole("button", { name: "Stop", exact: true }).focus();
  for (let repeat = 0; repeat < 30; repeat += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await expect.poll(() => sandbox.count({ endpoint: "stop", done: true })).toBe(2);
  expect((await acts(sandbox)).sort()).toEqual(["stop 101", "stop 102"]);
});
