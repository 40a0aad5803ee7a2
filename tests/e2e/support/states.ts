// Every page in every state that it can be in, for what must hold in all of them, stand-alone and embedded.
import { keepTimers } from "./axe";
import { question, states } from "./panel";
import { EMPTY_KEY, expect, fillIn, signIn, type Frame, type Locator, type Sandbox } from "./test";

/** Brings a state about in a frame, the page's own or one inside of it; gives what is visible as long as it lasts. */
export type State = (panel: Frame, sandbox: Sandbox) => Promise<Locator>;

/** Opens a place signed in, with nothing read yet when the fault is there. */
async function openAnew(panel: Frame, path: string, fault: () => Promise<unknown>): Promise<void> {
  await signIn(panel, { keep: true });
  await panel.goto("about:blank");
  await fault();
  await panel.goto(path);
}

const open = async (panel: Frame, path: string) => signIn(panel, { path });
const bucket = (panel: Frame) => panel.getByText(/^Averages over/);
const hang = { kind: "hang", where: "head" } as const;
const broken = { kind: "html", status: 502 } as const;

const signInPage: Record<string, State> = {
  "sign-in": async (panel) => {
    await panel.goto("/#/");
    return panel.getByRole("button", { name: "Fill in" });
  },
  "sign-in with nothing typed": async (panel) => {
    await panel.goto("/#/");
    await panel.getByRole("button", { name: "Sign in" }).click();
    return panel.getByText("Enter your e-mail address.");
  },
  "sign-in refused": async (panel) => {
    await panel.goto("/#/");
    await fillIn(panel, { key: "wrong-key" });
    return panel.getByText("The API does not accept this e-mail address with this key.");
  },
  "sign-in under way": async (panel, sandbox) => {
    await sandbox.fault({ endpoint: "list" }, hang);
    await panel.goto("/#/");
    await fillIn(panel);
    return panel.getByRole("button", { name: "Signing in…" });
  },
};

const fleet: Record<string, State> = {
  "fleet loading": async (panel, sandbox) => {
    await openAnew(panel, "/#/", () => sandbox.fault({ endpoint: "list" }, hang));
    return panel.getByRole("status", { name: "Loading…" });
  },
  "fleet with its cards loading": async (panel, sandbox) => {
    await openAnew(panel, "/#/", () => sandbox.fault({ endpoint: "read" }, hang));
    return panel.getByText("Loading…").first();
  },
  "fleet loaded, some cards failed": async (panel) => {
    await open(panel, "/#/");
    await panel.getByRole("link", { name: "suspended", exact: true }).scrollIntoViewIfNeeded();
    await expect(panel.getByText("This service is suspended").or(panel.getByText(/is suspended/)).first()).toBeVisible();
    return states(panel).getByText("Running").first();
  },
  "fleet as a table, sorted and searched": async (panel) => {
    await open(panel, "/#/?view=table&sort=-cpu&q=shop");
    await expect(panel.getByRole("table", { name: "Servers" })).toBeVisible();
    return states(panel).getByText("Running").first();
  },
  "fleet as a table, some lines failed": async (panel, sandbox) => {
    await sandbox.refuse({ endpoint: "read", server: 103 }, 500, "Could not connect to the node");
    await open(panel, "/#/?view=table&q=db-ma");
    return panel.getByRole("cell", { name: /^db-main The machine that hosts/ });
  },
  "fleet with nothing found": async (panel) => {
    await open(panel, "/#/?q=zzz");
    return panel.getByText("No server fits");
  },
  "fleet with a selection": async (panel) => {
    await open(panel, "/#/?q=shop");
    await panel.getByRole("checkbox", { name: "Select shop-1" }).click();
    return panel.getByRole("region", { name: "Selection" });
  },
  "preview of an action on many": async (panel) => {
    await open(panel, "/#/?q=shop");
    await expect(states(panel).getByText("Stopped")).toBeVisible();
    await panel.getByRole("checkbox", { name: /^Select all/ }).check();
    await panel.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Stop" }).click();
    return panel.getByRole("dialog", { name: /^Stop / }).getByText("already stopped");
  },
  "outcomes of an action on many": async (panel, sandbox) => {
    await sandbox.refuse({ endpoint: "start" }, 500, "Could not start the server");
    await open(panel, "/#/?q=shop");
    await expect(states(panel).getByText("Stopped")).toBeVisible();
    await panel.getByRole("checkbox", { name: /^Select all/ }).check();
    await panel.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Start", exact: true }).click();
    await panel.getByRole("dialog", { name: /^Start / }).getByRole("button", { name: "Start", exact: true }).click();
    return panel.getByRole("button", { name: "Retry failed" });
  },
  "commands": async (panel) => {
    await open(panel, "/#/");
    await panel.page().keyboard.press("Control+k");
    await panel.page().keyboard.type("shop");
    return panel.getByRole("dialog", { name: "Commands" }).getByRole("option").first();
  },
  "fleet empty": async (panel) => {
    await signIn(panel, { key: EMPTY_KEY });
    return panel.getByText("No servers yet");
  },
  "fleet failed": async (panel, sandbox) => {
    await openAnew(panel, "/#/", () => sandbox.fault({ endpoint: "list" }, broken));
    return panel.getByText("The servers could not be listed");
  },
};

const server: Record<string, State> = {
  "server loading": async (panel, sandbox) => {
    await openAnew(panel, "/#/servers/101", () => sandbox.fault({ endpoint: "*" }, hang));
    return panel.getByRole("status", { name: "Loading…" });
  },
  "server running": async (panel) => {
    await open(panel, "/#/servers/101");
    await expect(panel.getByText("Running")).toBeVisible();
    return bucket(panel);
  },
  "server stopped": async (panel) => {
    await open(panel, "/#/servers/102");
    return panel.getByText("Stopped", { exact: true });
  },
  "server with four interfaces": async (panel) => {
    await open(panel, "/#/servers/104");
    return panel.getByRole("heading", { name: "Interface 4" });
  },
  "server suspended": async (panel) => {
    await open(panel, "/#/servers/1");
    return panel.getByText("Suspended", { exact: true });
  },
  "server on an unreachable node": async (panel) => {
    await open(panel, "/#/servers/2");
    return panel.getByText("The machine that hosts node-unreachable can't be reached.");
  },
  "server that is not there": async (panel) => {
    await open(panel, "/#/servers/10");
    return panel.getByText("vanished is not on this account.");
  },
  "server without graphs": async (panel) => {
    await open(panel, "/#/servers/6");
    return panel.getByText("No graphs for this server yet");
  },
  "server in an unknown state, without interfaces": async (panel, sandbox) => {
    await sandbox.change(13, { network: [] });
    await open(panel, "/#/servers/13");
    await expect(panel.getByText("This server has no network interface.")).toBeVisible();
    return panel.getByText("Unknown", { exact: true });
  },
  "server with a name and words without end": async (panel, sandbox) => {
    await sandbox.change(101, { name: "n".repeat(200) });
    await sandbox.refuse({ endpoint: "graphs" }, 500, "e".repeat(400));
    await open(panel, "/#/servers/101");
    return panel.getByText("e".repeat(400)).first();
  },
  "server whose refresh failed": async (panel, sandbox) => {
    await panel.page().clock.install();
    await open(panel, "/#/servers/101");
    await expect(panel.getByText("Running")).toBeVisible();
    await sandbox.fault({ endpoint: "read" }, broken);
    await panel.page().clock.fastForward(11_000);
    return panel.getByText(/^As it was/);
  },
};

const overlays: Record<string, State> = {
  "question before a stop": async (panel) => {
    await open(panel, "/#/servers/101");
    await panel.getByRole("button", { name: "Stop" }).click();
    return question(panel, "Stop", "shop-1");
  },
  "question before a restart": async (panel) => {
    await open(panel, "/#/servers/101");
    await panel.getByRole("button", { name: "Restart" }).click();
    return question(panel, "Restart", "shop-1");
  },
  "stop under way": async (panel, sandbox) => {
    await sandbox.change(101, { hold: true });
    await open(panel, "/#/servers/101");
    await panel.getByRole("button", { name: "Stop" }).click();
    await question(panel, "Stop", "shop-1").getByRole("button", { name: "Stop" }).click();
    return panel.getByText("Stopping…");
  },
  "stop not confirmed": async (panel, sandbox) => {
    await panel.page().clock.install();
    await sandbox.change(101, { hold: true });
    await open(panel, "/#/servers/101");
    await panel.getByRole("button", { name: "Stop" }).click();
    await question(panel, "Stop", "shop-1").getByRole("button", { name: "Stop" }).click();
    await expect.poll(() => sandbox.count({ endpoint: "stop", done: true })).toBe(1);
    await panel.page().clock.fastForward(100_000);
    return panel.getByRole("button", { name: "Look again" });
  },
  "toast of a failure": async (panel) => {
    await open(panel, "/#/servers/3");
    await panel.getByRole("button", { name: "Start", exact: true }).click();
    return panel.getByRole("alert").getByText("Could not start the server");
  },
  "toast of a conflict": async (panel) => {
    await open(panel, "/#/servers/7");
    await panel.getByRole("button", { name: "Start", exact: true }).click();
    return panel.getByText("already-running was already running.");
  },
  "activity without entries": async (panel) => {
    await open(panel, "/#/");
    await panel.getByRole("button", { name: "Activity" }).click();
    return panel.getByText(/^Nothing yet\./);
  },
  "activity with entries": async (panel) => {
    await open(panel, "/#/servers/3");
    await panel.getByRole("button", { name: "Start", exact: true }).click();
    await expect(panel.getByRole("alert")).toBeVisible();
    await panel.getByRole("button", { name: "Activity" }).click();
    return panel.getByRole("dialog", { name: "Activity" }).getByText("wont-start could not be started.");
  },
  settings: async (panel) => {
    await open(panel, "/#/");
    await panel.getByRole("button", { name: "Settings" }).click();
    return panel.getByRole("dialog", { name: "Settings" });
  },
  "question for another key": async (panel, sandbox) => {
    await open(panel, "/#/servers/101");
    await expect(bucket(panel)).toBeVisible();
    await sandbox.refuse({ endpoint: "*" }, 401, "Invalid key");
    await panel.getByRole("radio", { name: "Week" }).check();
    return panel.getByRole("dialog", { name: "Sign in again" });
  },
};

const frame: Record<string, State> = {
  "page that is not there": async (panel) => {
    await open(panel, "/#/nowhere");
    return panel.getByText("There is nothing at this address.");
  },
  "no connection": async (panel) => {
    await open(panel, "/#/servers/101");
    await expect(bucket(panel)).toBeVisible();
    await panel.page().context().setOffline(true);
    return panel.getByText(/^You are offline\./);
  },
  "wrong configuration": async (panel) => {
    await panel.page().route("**/config.json", (route) => route.fulfill({ body: '{"api": 1, "theme": "blue"}' }));
    await panel.goto("/#/");
    return panel.getByText("The configuration can't be used");
  },
  panic: async (panel) => {
    const restore = await keepTimers(panel);
    await open(panel, "/#/");
    await panel.evaluate(() => window.dispatchEvent(new Event("rahona:panic")));
    await restore();
    return panel.getByText(/^The panel has stopped because/);
  },
};

export const STATES: Record<string, State> = { ...signInPage, ...fleet, ...server, ...overlays, ...frame };
