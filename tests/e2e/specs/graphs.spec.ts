// The graphs: four figures, a range that is chosen and kept, and what is said when there is nothing to draw.
import type { Request } from "@playwright/test";
import { CLIENT_KEY, expect, signIn, test, type Page } from "../support/test";
import { painted } from "../support/canvas";
import { figure, range } from "../support/panel";
import { answer, MINUTE, steps } from "../support/points";

const FIGURES = ["CPU", "Memory", "Network", "Disk"] as const;
const RANGES = ["Hour", "Day", "Week", "Month"] as const;

const note = (page: Page, words: string) =>
  page.getByRole("status").filter({ has: page.getByRole("button", { name: "Try again" }), hasText: words });

const inked = async (page: Page, name: (typeof FIGURES)[number] = "CPU") =>
  (await painted(figure(page, name).getByRole("img"))).inked;

async function drawn(page: Page) {
  for (const name of FIGURES) await expect.poll(() => inked(page, name), `${name} is drawn`).toBeGreaterThan(500);
}

test("four figures, each with a canvas that is really painted", async ({ page }) => {
  await signIn(page, { path: "/#/servers/101" });
  await drawn(page);
  await expect(page.getByRole("figure")).toHaveCount(4);
  for (const name of FIGURES) {
    const { runs, width } = await painted(figure(page, name).getByRole("img", { name: new RegExp(`^${name}: last `) }));
    const lines = runs.filter(([from, to]) => to - from > width / 20);
    expect(lines.length, `${name} has lines`).toBeGreaterThan(0);
  }
});

test("legends tell the newest values, the vCPUs and the limit", async ({ page }) => {
  await signIn(page, { path: "/#/servers/101" });
  await expect(figure(page, "CPU")).toContainText("of all 2 vCPUs");
  await expect(figure(page, "CPU").getByRole("listitem")).toHaveText(/^Used[\d.]+\s?%$/);
  await expect(figure(page, "Memory")).toContainText(/Limit 4.GiB/);
  await expect(figure(page, "Network").getByRole("listitem")).toHaveText([/^In[\d.]+.(k|M)?B\/s$/, /^Out[\d.]+.(k|M)?B\/s$/]);
  await expect(figure(page, "Disk").getByRole("listitem")).toHaveText([/^Read[\d.]+.(k|M)?B\/s$/, /^Write[\d.]+.(k|M)?B\/s$/]);
});

test("the range is asked for as one multipart field", async ({ page, sandbox }) => {
  const bodies: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/graphs")) bodies.push(request.postData() ?? "");
  });
  await signIn(page, { path: "/#/servers/101" });
  for (const name of RANGES) {
    const timeframe = name.toLowerCase();
    await range(page, name).check();
    await expect.poll(() => sandbox.count({ endpoint: "graphs", timeframe, done: true })).toBeGreaterThan(0);
    const [entry] = await sandbox.journal({ endpoint: "graphs", timeframe });
    expect(entry).toMatchObject({ method: "POST", server: 101, status: 200, has_key: true });
    expect(entry!.content_type).toMatch(/^multipart\/form-data; ?boundary=/);
    const body = bodies.find((body) => body.includes(timeframe))!;
    expect(body.match(/name="/g)).toHaveLength(1);
    expect(body).toContain('name="timeframe"');
  }
});

test("a range is chosen in place: in the address, without a history entry, and a reload keeps it", async ({ page }) => {
  await signIn(page, { keep: true });
  await page.getByRole("link", { name: "shop-1", exact: true }).click();
  await expect(range(page, "Hour")).toBeChecked();
  const entries = await page.evaluate(() => history.length);
  for (const name of ["Day", "Month", "Week"] as const) {
    await range(page, name).check();
    await expect(range(page, name)).toBeChecked();
    expect(new URL(page.url()).hash).toBe(`#/servers/101?range=${name.toLowerCase()}`);
  }
  expect(await page.evaluate(() => history.length)).toBe(entries);
  await page.reload();
  await expect(range(page, "Week")).toBeChecked();
  await drawn(page);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Servers");
});

test("the range is chosen by arrow keys too", async ({ page }) => {
  await signIn(page, { path: "/#/servers/101" });
  await range(page, "Hour").focus();
  await page.keyboard.press("ArrowRight");
  await expect(range(page, "Day")).toBeChecked();
  await expect(range(page, "Day")).toBeFocused();
  expect(new URL(page.url()).hash).toBe("#/servers/101?range=day");
});

for (const { name, bucket } of [
  { name: "Hour", bucket: "1 min" },
  { name: "Day", bucket: "1 min" },
  { name: "Week", bucket: "30 min" },
  { name: "Month", bucket: "30 min" },
] as const) {
  test(`${name}: drawn, with its bucket and its time zone`, async ({ page }) => {
    await signIn(page, { path: `/#/servers/101?range=${name.toLowerCase()}` });
    await drawn(page);
    await expect(page.getByText(`Averages over ${bucket} · Times in Europe/Paris`, { exact: true })).toBeVisible();
  });
}

test("a late answer of an earlier choice is discarded", async ({ page, sandbox }) => {
  await signIn(page, { path: "/#/servers/101" });
  await drawn(page);
  await sandbox.fault({ endpoint: "graphs", times: 1 }, { kind: "slow", ms: 1_500 });
  const week = (request: Request) => (request.postData() ?? "").includes("week");
  const late = Promise.race([page.waitForEvent("requestfinished", week), page.waitForEvent("requestfailed", week)]);
  await range(page, "Week").check();
  await expect.poll(() => sandbox.count({ endpoint: "graphs", timeframe: "week" })).toBe(1);
  await range(page, "Day").check();
  await expect(page.getByText(/^Averages over 1 min/)).toBeVisible();
  await late;
  // Time enough for an answer that was taken in to be painted.
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  await expect(range(page, "Day")).toBeChecked();
  await expect(page.getByText(/^Averages over 1 min/)).toBeVisible();
  await expect(page.getByText(/^Averages over 30 min/)).toHaveCount(0);
});

test("while a range is on its way, the last one is not shown as this one", async ({ page, sandbox }) => {
  await signIn(page, { path: "/#/servers/101" });
  await drawn(page);
  await sandbox.fault({ endpoint: "graphs" }, { kind: "hang", where: "head" });
  await range(page, "Month").check();
  await expect(figure(page, "CPU").getByRole("img")).toHaveCount(0);
  await expect(figure(page, "CPU").getByRole("listitem")).toHaveText("Used–");
  await sandbox.clearFaults();
  await range(page, "Hour").check();
  await drawn(page);
});

test("404 Can't find any graphs: said quietly, and the rest of the page is there", async ({ page }) => {
  await signIn(page, { path: "/#/servers/6" });
  const told = page.getByRole("status").filter({ hasText: "No graphs for this server yet" });
  await expect(told).toContainText("Can't find any graphs");
  await expect(page.getByText("Running", { exact: true })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("400 Invalid timeframe", async ({ page, sandbox }) => {
  await sandbox.refuse({ endpoint: "graphs" }, 400, "Invalid timeframe");
  await signIn(page, { path: "/#/servers/101?range=month" });
  await expect(note(page, "The API does not know this time range.")).toContainText("Invalid timeframe");
  await sandbox.clearFaults();
  await range(page, "Day").check();
  await drawn(page);
  await expect(note(page, "time range")).toHaveCount(0);
});

test("403 of a Client plan: another key", async ({ page }) => {
  await signIn(page, { path: "/#/servers/101", key: CLIENT_KEY });
  await expect(note(page, "Your plan or key does not allow this.")).toContainText("Your plan does not allow this");
  await expect(page.getByRole("button", { name: "Use another key" })).toBeVisible();
  await expect(page.getByText("198.51.100.71", { exact: true })).toBeVisible();
});

test("403 This service is suspended: the invoices", async ({ page, sandbox }) => {
  await sandbox.refuse({ endpoint: "graphs" }, 403, "This service is suspended");
  await signIn(page, { path: "/#/servers/101" });
  const told = note(page, "This service is suspended");
  await expect(told.getByRole("link", { name: "See the invoices" })).toBeVisible();
});

test("500 Could not connect to the node, at first: why, and Try again draws", async ({ page, sandbox }) => {
  await sandbox.refuse({ endpoint: "graphs" }, 500, "Could not connect to the node");
  await signIn(page, { path: "/#/servers/101" });
  const told = note(page, "Could not connect to the node");
  await expect(told.getByRole("link", { name: "Contact support" })).toBeVisible();
  await expect(page.getByText("Running", { exact: true }), "the server itself is read").toBeVisible();
  await sandbox.clearFaults();
  await told.getByRole("button", { name: "Try again" }).click();
  await drawn(page);
  await expect(told).toHaveCount(0);
});

test("500 on a refresh: the old graphs stay, with a note", async ({ page, sandbox }) => {
  await page.clock.install();
  await signIn(page, { path: "/#/servers/101" });
  await drawn(page);
  await sandbox.refuse({ endpoint: "graphs" }, 500, "Could not connect to the node");
  await page.clock.runFor(61_000);
  const told = note(page, "Could not connect to the node");
  await expect(told).toBeVisible();
  await drawn(page);
  await sandbox.clearFaults();
  await told.getByRole("button", { name: "Try again" }).click();
  await expect(told).toHaveCount(0);
  await drawn(page);
});

test("a refresh that failed is tried again within a minute or so, however long the buckets are", async ({ page, sandbox }) => {
  await page.clock.install();
  await answer(sandbox, steps(Array<number>(60).fill(12 * 60 * MINUTE)));
  await signIn(page, { path: "/#/servers/101?range=month" });
  await drawn(page);
  await sandbox.clearFaults();
  await sandbox.refuse({ endpoint: "graphs" }, 500, "Could not connect to the node");
  await page.clock.fastForward(15 * 60 * MINUTE * 1_000);
  const told = note(page, "Could not connect to the node");
  await expect(told).toBeVisible();
  await sandbox.clearFaults();
  await page.clock.fastForward(75_000);
  await expect(told).toHaveCount(0);
});

test("graphs that are not found any more: the old ones stay, with their age and why", async ({ page, sandbox }) => {
  await page.clock.install();
  await signIn(page, { path: "/#/servers/101" });
  await drawn(page);
  await sandbox.refuse({ endpoint: "graphs" }, 404, "Can't find any graphs");
  await page.clock.fastForward(75_000);
  const told = note(page, "Can't find any graphs");
  await expect(told).toContainText(/ ago/);
  await expect(page.getByText("Can't find any graphs"), "said once").toHaveCount(1);
  await drawn(page);
});
