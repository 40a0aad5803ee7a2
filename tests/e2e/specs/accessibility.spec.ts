// axe over every page in every state, in both themes, wide and narrow.
import { expectAccessible, keepTimers } from "../support/axe";
import { question, states } from "../support/panel";
import { latch, serveDist } from "../support/static_host";
import { EMPTY_KEY, expect, fillIn, signIn, test, type Locator, type Page, type Sandbox } from "../support/test";

/** Brings a state about; gives what is visible as long as it lasts. */
type State = (page: Page, sandbox: Sandbox) => Promise<Locator>;

/** Colours on their way from one to another would be measured half-way. */
test.use({ contextOptions: { reducedMotion: "reduce" } });

/** Opens a place signed in, with nothing read yet when the fault is there. */
async function openAnew(page: Page, path: string, fault: () => Promise<unknown>): Promise<void> {
  await signIn(page, { keep: true });
  await page.goto("about:blank");
  await fault();
  await page.goto(path);
}

const open = async (page: Page, path: string) => signIn(page, { path });
const bucket = (page: Page) => page.getByText(/^Averages over/);
const hang = { kind: "hang", where: "head" } as const;
const broken = { kind: "html", status: 502 } as const;

const signInPage: Record<string, State> = {
  "sign-in": async (page) => {
    await page.goto("/#/");
    return page.getByRole("button", { name: "Fill in" });
  },
  "sign-in with nothing typed": async (page) => {
    await page.goto("/#/");
    await page.getByRole("button", { name: "Sign in" }).click();
    return page.getByText("Enter your e-mail address.");
  },
  "sign-in refused": async (page) => {
    await page.goto("/#/");
    await fillIn(page, { key: "wrong-key" });
    return page.getByText("The API does not accept this e-mail address with this key.");
  },
  "sign-in under way": async (page, sandbox) => {
    await sandbox.fault({ endpoint: "list" }, hang);
    await page.goto("/#/");
    await fillIn(page);
    return page.getByRole("button", { name: "Signing in…" });
  },
};

const fleet: Record<string, State> = {
  "fleet loading": async (page, sandbox) => {
    await openAnew(page, "/#/", () => sandbox.fault({ endpoint: "list" }, hang));
    return page.getByRole("status", { name: "Loading…" });
  },
  "fleet with its cards loading": async (page, sandbox) => {
    await openAnew(page, "/#/", () => sandbox.fault({ endpoint: "read" }, hang));
    return page.getByText("Loading…").first();
  },
  "fleet loaded, some cards failed": async (page) => {
    await open(page, "/#/");
    await page.getByRole("link", { name: "suspended", exact: true }).scrollIntoViewIfNeeded();
    await expect(page.getByText("This service is suspended").or(page.getByText(/is suspended/)).first()).toBeVisible();
    return states(page).getByText("Running").first();
  },
  "fleet as a table, sorted and searched": async (page) => {
    await open(page, "/#/?view=table&sort=-cpu&q=shop");
    await expect(page.getByRole("table", { name: "Servers" })).toBeVisible();
    return states(page).getByText("Running").first();
  },
  "fleet as a table, some lines failed": async (page, sandbox) => {
    await sandbox.refuse({ endpoint: "read", server: 103 }, 500, "Could not connect to the node");
    await open(page, "/#/?view=table&q=db-ma");
    return page.getByRole("cell", { name: /^db-main The machine that hosts/ });
  },
  "fleet with nothing found": async (page) => {
    await open(page, "/#/?q=zzz");
    return page.getByText("No server fits");
  },
  "fleet with a selection": async (page) => {
    await open(page, "/#/?q=shop");
    await page.getByRole("checkbox", { name: "Select shop-1" }).click();
    return page.getByRole("region", { name: "Selection" });
  },
  "preview of an action on many": async (page) => {
    await open(page, "/#/?q=shop");
    await expect(states(page).getByText("Stopped")).toBeVisible();
    await page.getByRole("checkbox", { name: /^Select all/ }).check();
    await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Stop" }).click();
    return page.getByRole("dialog", { name: /^Stop / }).getByText("already stopped");
  },
  "outcomes of an action on many": async (page, sandbox) => {
    await sandbox.refuse({ endpoint: "start" }, 500, "Could not start the server");
    await open(page, "/#/?q=shop");
    await expect(states(page).getByText("Stopped")).toBeVisible();
    await page.getByRole("checkbox", { name: /^Select all/ }).check();
    await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Start", exact: true }).click();
    await page.getByRole("dialog", { name: /^Start / }).getByRole("button", { name: "Start", exact: true }).click();
    return page.getByRole("button", { name: "Retry failed" });
  },
  "commands": async (page) => {
    await open(page, "/#/");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("shop");
    return page.getByRole("dialog", { name: "Commands" }).getByRole("option").first();
  },
  "fleet empty": async (page) => {
    await signIn(page, { key: EMPTY_KEY });
    return page.getByText("No servers yet");
  },
  "fleet failed": async (page, sandbox) => {
    await openAnew(page, "/#/", () => sandbox.fault({ endpoint: "list" }, broken));
    return page.getByText("The servers could not be listed");
  },
};

const server: Record<string, State> = {
  "server loading": async (page, sandbox) => {
    await openAnew(page, "/#/servers/101", () => sandbox.fault({ endpoint: "*" }, hang));
    return page.getByRole("status", { name: "Loading…" });
  },
  "server running": async (page) => {
    await open(page, "/#/servers/101");
    await expect(page.getByText("Running")).toBeVisible();
    return bucket(page);
  },
  "server stopped": async (page) => {
    await open(page, "/#/servers/102");
    return page.getByText("Stopped", { exact: true });
  },
  "server with four interfaces": async (page) => {
    await open(page, "/#/servers/104");
    return page.getByRole("heading", { name: "Interface 4" });
  },
  "server suspended": async (page) => {
    await open(page, "/#/servers/1");
    return page.getByText("Suspended", { exact: true });
  },
  "server on an unreachable node": async (page) => {
    await open(page, "/#/servers/2");
    return page.getByText("The machine that hosts node-unreachable can't be reached.");
  },
  "server that is not there": async (page) => {
    await open(page, "/#/servers/10");
    return page.getByText("vanished is not on this account.");
  },
  "server without graphs": async (page) => {
    await open(page, "/#/servers/6");
    return page.getByText("No graphs for this server yet");
  },
  "server in an unknown state, without interfaces": async (page, sandbox) => {
    await sandbox.change(13, { network: [] });
    await open(page, "/#/servers/13");
    await expect(page.getByText("This server has no network interface.")).toBeVisible();
    return page.getByText("Unknown", { exact: true });
  },
  "server with a name and words without end": async (page, sandbox) => {
    await sandbox.change(101, { name: "n".repeat(200) });
    await sandbox.refuse({ endpoint: "graphs" }, 500, "e".repeat(400));
    await open(page, "/#/servers/101");
    return page.getByText("e".repeat(400)).first();
  },
  "server whose refresh failed": async (page, sandbox) => {
    await page.clock.install();
    await open(page, "/#/servers/101");
    await expect(page.getByText("Running")).toBeVisible();
    await sandbox.fault({ endpoint: "read" }, broken);
    await page.clock.fastForward(11_000);
    return page.getByText(/^As it was/);
  },
};

const overlays: Record<string, State> = {
  "question before a stop": async (page) => {
    await open(page, "/#/servers/101");
    await page.getByRole("button", { name: "Stop" }).click();
    return question(page, "Stop", "shop-1");
  },
  "question before a restart": async (page) => {
    await open(page, "/#/servers/101");
    await page.getByRole("button", { name: "Restart" }).click();
    return question(page, "Restart", "shop-1");
  },
  "stop under way": async (page, sandbox) => {
    await sandbox.change(101, { hold: true });
    await open(page, "/#/servers/101");
    await page.getByRole("button", { name: "Stop" }).click();
    await question(page, "Stop", "shop-1").getByRole("button", { name: "Stop" }).click();
    return page.getByText("Stopping…");
  },
  "stop not confirmed": async (page, sandbox) => {
    await page.clock.install();
    await sandbox.change(101, { hold: true });
    await open(page, "/#/servers/101");
    await page.getByRole("button", { name: "Stop" }).click();
    await question(page, "Stop", "shop-1").getByRole("button", { name: "Stop" }).click();
    await expect.poll(() => sandbox.count({ endpoint: "stop", done: true })).toBe(1);
    await page.clock.fastForward(100_000);
    return page.getByRole("button", { name: "Look again" });
  },
  "toast of a failure": async (page) => {
    await open(page, "/#/servers/3");
    await page.getByRole("button", { name: "Start", exact: true }).click();
    return page.getByRole("alert").getByText("Could not start the server");
  },
  "toast of a conflict": async (page) => {
    await open(page, "/#/servers/7");
    await page.getByRole("button", { name: "Start", exact: true }).click();
    return page.getByText("already-running was already running.");
  },
  "activity without entries": async (page) => {
    await open(page, "/#/");
    await page.getByRole("button", { name: "Activity" }).click();
    return page.getByText(/^Nothing yet\./);
  },
  "activity with entries": async (page) => {
    await open(page, "/#/servers/3");
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await page.getByRole("button", { name: "Activity" }).click();
    return page.getByRole("dialog", { name: "Activity" }).getByText("wont-start could not be started.");
  },
  settings: async (page) => {
    await open(page, "/#/");
    await page.getByRole("button", { name: "Settings" }).click();
    return page.getByRole("dialog", { name: "Settings" });
  },
  "question for another key": async (page, sandbox) => {
    await open(page, "/#/servers/101");
    await expect(bucket(page)).toBeVisible();
    await sandbox.refuse({ endpoint: "*" }, 401, "Invalid key");
    await page.getByRole("radio", { name: "Week" }).check();
    return page.getByRole("dialog", { name: "Sign in again" });
  },
};

const frame: Record<string, State> = {
  "page that is not there": async (page) => {
    await open(page, "/#/nowhere");
    return page.getByText("There is nothing at this address.");
  },
  "no connection": async (page) => {
    await open(page, "/#/servers/101");
    await expect(bucket(page)).toBeVisible();
    await page.context().setOffline(true);
    return page.getByText(/^You are offline\./);
  },
  "wrong configuration": async (page) => {
    await page.route("**/config.json", (route) => route.fulfill({ body: '{"api": 1, "theme": "blue"}' }));
    await page.goto("/#/");
    return page.getByText("The configuration can't be used");
  },
  panic: async (page) => {
    const restore = await keepTimers(page);
    await open(page, "/#/");
    await page.evaluate(() => window.dispatchEvent(new Event("rahona:panic")));
    await restore();
    return page.getByText(/^The panel has stopped because/);
  },
};

for (const [what, state] of Object.entries({ ...signInPage, ...fleet, ...server, ...overlays, ...frame })) {
  test(what, async ({ page, sandbox }) => {
    test.slow();
    const sign = await state(page, sandbox);
    await expectAccessible(page, () => expect(sign).toBeVisible());
  });
}

test("the frame before the module", async ({ page }) => {
  const { held, release } = latch();
  const host = await serveDist({ wasm: { held } });
  await page.goto(host.url, { waitUntil: "commit" });
  await expectAccessible(page, () => expect(page.getByRole("status")).toHaveText(/^Loading the panel…|^This takes longer/));
  release();
  await host.close();
});

test("a failed start", async ({ page, complaints }) => {
  complaints.allow(/./);
  const restore = await keepTimers(page);
  const host = await serveDist({ wasm: { status: 404 } });
  await page.goto(host.url);
  const notice = page.getByText("The panel can't start");
  await expect(notice).toBeVisible();
  await restore();
  await expectAccessible(page, () => expect(notice).toBeVisible());
  await host.close();
});
