// Long troubles: an API that fails three times out of four for ten minutes, and one that hangs.
import { listen, pass, pause, settled } from "../support/asked";
import { question, states } from "../support/panel";
import { expect, signIn, test, type Page } from "../support/test";

const STEP = 5_000;

/** Numbers from 0 to 1 that are the same in each run. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Lets three answers of four fail, each in another way. Gives the way to end that. */
async function fail(page: Page): Promise<() => Promise<void>> {
  const roll = dice(7);
  const ways = [
    { status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" },
    { status: 500, json: { error: "Could not connect to the node" } },
    { status: 503, json: {} },
    { status: 200, contentType: "text/html", body: "<h1>Maintenance</h1>" },
    { status: 200, json: "half" },
  ];
  const pattern = "**/api/services/**";
  await page.route(pattern, (route) => {
    if (roll() >= 0.75) return route.continue();
    const way = Math.floor(roll() * (ways.length + 1));
    return way === ways.length ? route.abort("connectionreset") : route.fulfill(ways[way]);
  });
  return () => page.unroute(pattern);
}

test("three failures of four for ten minutes: usable, and whole again one interval after", async ({ page, sandbox, complaints }) => {
  test.slow();
  complaints.allow(/ERR_/);
  await sandbox.fleet({ servers: 8, oddities: false });
  await listen(page);
  await signIn(page);
  await expect(states(page).getByText(/^(Running|Stopped)$/)).toHaveCount(8);
  await pause(page);
  const heal = await fail(page);
  await pass(page, 4 * 60_000, STEP);
  await expect(page.getByRole("link", { name: "shop-1", exact: true })).toBeVisible();
  await expect(states(page).getByText(/^(Running|Stopped)$/)).toHaveCount(8);
  await page.getByRole("link", { name: "shop-1", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "shop-1" })).toBeFocused();
  await pass(page, 60_000, STEP);
  await page.getByRole("button", { name: "Stop" }).click();
  await question(page, "Stop", "shop-1").getByRole("button", { name: "Cancel" }).click();
  for (const range of ["Day", "Week", "Hour"]) {
    await page.getByRole("radio", { name: range }).check();
    await pass(page, 20_000, STEP);
  }
  await expect(page.getByText("198.51.100.71", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Servers" }).click();
  await pass(page, 4 * 60_000, STEP);
  await expect(states(page).getByText(/^(Running|Stopped)$/)).toHaveCount(8);
  await heal();
  await pass(page, 61_000, STEP);
  await expect(page.getByText(/is broken|can't be reached|can't be read/)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Try again" })).toHaveCount(0);
  await page.getByRole("link", { name: "shop-1", exact: true }).click();
  await settled(page);
  await pass(page, 1_000);
  await expect(page.getByText(/^updated (just now|\d s ago)$/)).toBeVisible();
  await expect(page.getByText(/is broken|can't be reached|can't be read|As it was/)).toHaveCount(0);
});

test("a server's page through an outage keeps its data, counts its age, and says when it is fresh again", async ({ page, sandbox }) => {
  await listen(page);
  await signIn(page, { path: "/#/servers/101" });
  await expect(page.getByText(/^Averages over/)).toBeVisible();
  await pause(page);
  await sandbox.fault({ endpoint: "*" }, { kind: "html", status: 502 });
  await pass(page, 30_000, STEP);
  await expect(page.getByText(/^As it was (2\d|3\d) s ago: the refresh failed\.$/).first()).toBeVisible();
  await pass(page, 5 * 60_000, STEP);
  await expect(page.getByText(/^As it was 5 min ago: the refresh failed\.$/).first()).toBeVisible();
  await expect(page.getByText("198.51.100.71", { exact: true })).toBeVisible();
  await expect(page.getByRole("figure", { name: "CPU" })).toContainText("%");
  await sandbox.clearFaults();
  await pass(page, 11_000, STEP);
  await expect(page.getByText("198.51.100.71", { exact: true })).toBeVisible();
  await pass(page, 60_000, STEP);
  await expect(page.getByText(/^As it was/)).toHaveCount(0);
});

test("a card whose refresh failed keeps its state and address, and says why", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 4, oddities: false });
  await listen(page);
  await signIn(page);
  await expect(states(page).getByText(/^(Running|Stopped)$/)).toHaveCount(4);
  await pause(page);
  await sandbox.fault({ endpoint: "read", server: 101 }, { kind: "html", status: 502 });
  await pass(page, 31_000, STEP);
  const card = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "shop-1", exact: true }) });
  await expect(card).toContainText("(status 502)");
  await expect(card).toContainText("Running");
  await expect(card).toContainText("198.51.100.71");
  await sandbox.clearFaults();
  await pass(page, 31_000, STEP);
  await expect(card).not.toContainText("502");
});

test("six reads that hang don't keep the panel from stopping a server", async ({ page, sandbox }) => {
  await page.clock.install();
  await signIn(page, { path: "/#/servers/101" });
  await expect(page.getByText("Running")).toBeVisible();
  await sandbox.fault({ endpoint: "read" }, { kind: "hang", where: "head" });
  await sandbox.fault({ endpoint: "graphs" }, { kind: "hang", where: "body" });
  await page.getByRole("link", { name: "Servers" }).click();
  await expect.poll(() => sandbox.count({ endpoint: "read", status: null })).toBe(5);
  await page.goBack();
  await page.getByRole("button", { name: "Stop" }).click();
  await question(page, "Stop", "shop-1").getByRole("button", { name: "Stop" }).click();
  await expect.poll(() => sandbox.count({ endpoint: "stop", status: 200 })).toBe(1);
});
