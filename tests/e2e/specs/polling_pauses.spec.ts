// When the panel does not look: hidden, offline, signed out, or asked for another key. And once on return.
import { asked, counts, listen, pass, pause, settled } from "../support/asked";
import { question, show, states } from "../support/panel";
import { expect, fillIn, RESELLER_KEY, signIn, test, type Page, type Sandbox } from "../support/test";

const MINUTE = 60_000;

async function open(page: Page, path: string): Promise<void> {
  await listen(page);
  await signIn(page, { path });
  await expect(states(page).getByText(/^(Running|Stopped)$/).first()).toBeVisible();
  if (path.includes("servers")) await expect(page.getByText(/^Averages over/)).toBeVisible();
  await settled(page);
  await pause(page);
  await pass(page, 5_000);
  await asked(page);
}

interface Pause {
  what: string;
  begin: (page: Page) => Promise<void>;
  end: (page: Page) => Promise<void>;
}

const pauses: Pause[] = [
  { what: "hidden", begin: (page) => show(page, false), end: (page) => show(page, true) },
  {
    what: "offline",
    begin: async (page) => {
      await page.context().setOffline(true);
      await expect(page.getByText(/^You are offline\./)).toBeVisible();
    },
    end: async (page) => {
      await page.context().setOffline(false);
      await expect(page.getByText(/^You are offline\./)).toHaveCount(0);
    },
  },
];

for (const { what, begin, end } of pauses) {
  test(`a server's page asks nothing while ${what}, and once on return`, async ({ page }) => {
    await open(page, "/#/servers/101");
    await begin(page);
    await pass(page, 10 * MINUTE, 5_000);
    expect(await asked(page)).toEqual([]);
    await end(page);
    await pass(page, 100);
    expect(await counts(page)).toEqual({ "read 101": 1, "graphs 101": 1 });
    await pass(page, 9_000);
    expect(await asked(page)).toEqual([]);
    await pass(page, 2_000);
    expect(await counts(page)).toEqual({ "read 101": 1 });
  });

  test(`the fleet asks nothing while ${what}, and once on return`, async ({ page, sandbox }) => {
    await sandbox.fleet({ servers: 6, oddities: false });
    await open(page, "/#/");
    await begin(page);
    await pass(page, 10 * MINUTE, 5_000);
    expect(await asked(page)).toEqual([]);
    await end(page);
    await pass(page, 100);
    const expected = Object.fromEntries((await sandbox.servers()).map(({ id }) => [`read ${id}`, 1]));
    expect(await counts(page)).toEqual({ list: 1, ...expected });
  });

  test(`a pending action is not watched while ${what}, and confirmed soon after`, async ({ page, sandbox }) => {
    await sandbox.change(101, { hold: true });
    await open(page, "/#/servers/101");
    await page.getByRole("button", { name: "Stop" }).click();
    await question(page, "Stop", "shop-1").getByRole("button", { name: "Stop" }).click();
    await expect(page.getByText("Stopping…")).toBeVisible();
    await settled(page);
    await begin(page);
    await asked(page);
    await pass(page, MINUTE, 3_000);
    expect(await asked(page)).toEqual([]);
    await sandbox.change(101, { hold: false });
    await end(page);
    await pass(page, 3_100);
    await expect(page.getByText("Stopped", { exact: true })).toBeVisible();
    expect(await sandbox.count({ endpoint: "stop" })).toBe(1);
  });

  test(`${what} and back again within a second does not ask in bursts`, async ({ page }) => {
    await open(page, "/#/servers/101");
    for (let times = 0; times < 10; times += 1) {
      await begin(page);
      await end(page);
    }
    await pass(page, 1_000, 100);
    const found = await counts(page);
    expect(found["read 101"]).toBeLessThanOrEqual(3);
    expect(found["graphs 101"]).toBeLessThanOrEqual(3);
  });
}

test("ages don't grow and nothing is told while the page can't be seen; on return it is up to date", async ({ page, sandbox }) => {
  await open(page, "/#/servers/101");
  await show(page, false);
  await sandbox.change(101, { status: "DOWN" });
  await pass(page, 10 * MINUTE, 5_000);
  await show(page, true);
  await pass(page, 100);
  await expect(page.getByText("Stopped", { exact: true })).toBeVisible();
});

test("nothing is asked while nobody is signed in", async ({ page }) => {
  await listen(page);
  await page.goto("/#/servers/101");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await pause(page);
  await asked(page);
  await pass(page, 5 * MINUTE, 5_000);
  expect(await asked(page)).toEqual([]);
});

test("nothing is asked after signing out", async ({ page }) => {
  await open(page, "/#/servers/101");
  await page.getByRole("button", { name: "Sign out" }).click();
  await pass(page, 5 * MINUTE, 5_000);
  expect(await asked(page)).toEqual([]);
});

async function refuse(page: Page, sandbox: Sandbox): Promise<void> {
  await sandbox.refuse({ endpoint: "*" }, 401, "Invalid key");
  await pass(page, 11_000);
  await expect(page.getByRole("dialog", { name: "Sign in again" })).toBeVisible();
  await settled(page);
  await asked(page);
}

test("nothing is asked while the question for another key is open, and once after it is answered", async ({ page, sandbox }) => {
  await open(page, "/#/servers/101");
  await refuse(page, sandbox);
  await pass(page, 5 * MINUTE, 5_000);
  expect(await asked(page)).toEqual([]);
  await show(page, false);
  await show(page, true);
  await pass(page, 1_000);
  expect(await asked(page)).toEqual([]);
  await sandbox.clearFaults();
  await fillIn(page, { key: RESELLER_KEY });
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await pass(page, 100);
  expect(await counts(page)).toEqual({ list: 1, "read 101": 1, "graphs 101": 1 });
});
