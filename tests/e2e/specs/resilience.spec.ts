// Every read × every trouble: the right words, with the old data kept if there was some, and no blank page if there
// was none; and whole again as soon as the API is.
import { listen, pass, pause, settled } from "../support/asked";
import { figure } from "../support/panel";
import { troubles, words, type Read } from "../support/troubles";
import { expect, signIn, test, type Locator, type Page } from "../support/test";

interface Place {
  path: string;
  /** How often it is read, in milliseconds. */
  interval: number;
  /** What is only there once it was read. */
  data: (page: Page) => Locator;
  /** Where its trouble is told. */
  note: (page: Page) => Locator;
}

const note = (page: Page) => page.getByRole("main").getByRole("status");

const places: Record<Read, Place> = {
  list: { path: "/#/", interval: 60_000, data: (page) => page.getByRole("link", { name: "shop-1", exact: true }), note },
  read: { path: "/#/servers/101", interval: 10_000, data: (page) => page.getByText("198.51.100.71", { exact: true }), note },
  graphs: {
    path: "/#/servers/101",
    interval: 60_000,
    data: (page) => figure(page, "CPU").getByText(/\d %|\d%/),
    note: (page) => page.getByRole("region", { name: "Graphs" }).getByRole("status"),
  },
};

/** Time enough for two more attempts, or for a time-out. */
async function patience(page: Page, hangs = false): Promise<void> {
  if (hangs) await page.clock.runFor(16_000);
  else await pass(page, 3_000, 1_000);
}

/** Longer than an answer takes, shorter than a time-out. */
const STEP = 5_000;

for (const [endpoint, place] of Object.entries(places) as [Read, Place][]) {
  for (const trouble of troubles) {
    const said = words(trouble, endpoint);
    if (!said) continue;
    test(`${endpoint}: ${trouble.what}`, async ({ page, sandbox, complaints }) => {
      complaints.allow(/blocked by CORS|Access to fetch|ERR_/);
      const elsewhere: string[] = [];
      page.on("request", (request) => {
        if (!request.url().startsWith(sandbox.panel)) elsewhere.push(request.url());
      });
      await sandbox.fleet({ servers: 4, oddities: false });
      await listen(page);
      await signIn(page, { path: place.path, keep: true });
      await expect(place.data(page).first()).toBeVisible();
      await pause(page);

      // A refresh that fails: the old data stays, with its age and the cause.
      await sandbox.fault({ endpoint }, trouble.fault);
      if (trouble.hangs) await page.clock.runFor(place.interval + 11_000);
      else await pass(page, place.interval + 1_000, STEP);
      const notes = place.note(page).filter({ hasText: said });
      await expect(notes.first()).toBeVisible();
      await expect(place.data(page).first()).toBeVisible();
      await expect(notes.first()).toContainText(/As it was \d+ (s|min) ago/);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);

      // A first read that fails: no blank page.
      await sandbox.clearJournal();
      await page.reload();
      await expect.poll(() => sandbox.count({ endpoint })).toBeGreaterThan(0);
      await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toHaveCount(1);
      await patience(page, trouble.hangs);
      await expect(notes.first()).toBeVisible();
      await expect(place.data(page)).toHaveCount(0);
      await expect(page.getByRole("status", { name: "Loading…" })).toHaveCount(0);

      // Whole again, one interval after the API is.
      await sandbox.clearFaults();
      await pass(page, place.interval + 6_000, STEP);
      await expect(place.data(page).first()).toBeVisible();
      await expect(notes).toHaveCount(0);
      expect(elsewhere).toEqual([]);
    });
  }
}

test("Try again asks at once", async ({ page, sandbox }) => {
  await listen(page);
  await signIn(page, { path: "/#/servers/101", keep: true });
  await expect(places.read.data(page)).toBeVisible();
  await sandbox.fault({ endpoint: "*" }, { kind: "html", status: 502 });
  await sandbox.clearJournal();
  await page.reload();
  await expect.poll(() => sandbox.count({ endpoint: "graphs" })).toBeGreaterThan(0);
  await pass(page, 3_000);
  await expect(page.getByRole("button", { name: "Try again" }).first()).toBeVisible();
  await sandbox.clearFaults();
  await page.getByRole("button", { name: "Try again" }).first().click();
  await settled(page);
  await expect(places.read.data(page)).toBeVisible();
  await expect(page.getByRole("button", { name: "Try again" })).toHaveCount(0);
});

for (const endpoint of ["list", "read", "graphs"] as const) {
  test(`${endpoint}: 401 asks for another key over what is there`, async ({ page, sandbox }) => {
    const place = places[endpoint];
    await sandbox.fleet({ servers: 4, oddities: false });
    await listen(page);
    await signIn(page, { path: place.path });
    await expect(place.data(page).first()).toBeVisible();
    await pause(page);
    await sandbox.refuse({ endpoint }, 401, "Invalid key");
    await pass(page, place.interval + 1_000, STEP);
    await expect(page.getByRole("dialog", { name: "Sign in again" })).toBeVisible();
    await expect(place.data(page).first()).toBeVisible();
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveCount(0);
  });
}
