// The panel's own User Timing, in Chromium on a running sandbox: navigation to usable, answer to painted fleet, one
// redraw of all graphs. Run by `cargo xtask bench`, which sets PANEL_URL. Judges nothing: times of one machine prove nothing.
import { chromium } from "@playwright/test";

const RUNS = 5;
const MEASURES = ["panel:boot", "panel:list", "panel:charts"];
const PATIENCE = 30_000;

const url = process.env.PANEL_URL;
if (!url) throw new Error("PANEL_URL is not set: run `cargo xtask bench`.");
const { demo } = await (await fetch(new URL("config.json", `${url}/`))).json();

const root = process.getuid?.() === 0;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH,
  args: [
    ...(root ? ["--no-sandbox"] : []),
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
});

/** Waits until the page has a measure, and returns its duration in milliseconds. */
async function duration(page, name) {
  const entry = (name) => performance.getEntriesByName(name, "measure")[0]?.duration;
  const found = await page.waitForFunction(entry, name, { timeout: PATIENCE }).catch(() => {
    throw new Error(`The page made no User Timing measure ${name} within ${PATIENCE / 1000} s.`);
  });
  return found.jsonValue();
}

/** One visit with an empty cache: the sign-in page, the fleet, the first server in it. */
async function visit() {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  try {
    await page.goto(`${url}/#/`);
    const boot = await duration(page, "panel:boot");
    await page.getByLabel("E-mail").fill(demo.email);
    await page.getByLabel("API key").fill(demo.key);
    await page.getByRole("button", { name: "Sign in" }).click();
    const list = await duration(page, "panel:list");
    await page.locator('a[href*="#/servers/"]').first().click();
    return [boot, list, await duration(page, "panel:charts")];
  } finally {
    await context.close();
  }
}

try {
  const visits = [];
  for (let run = 0; run < RUNS; run += 1) visits.push(await visit());
  console.log(`${RUNS} visits with an empty cache, in ms: median (least to most)`);
  MEASURES.forEach((name, index) => {
    const times = visits.map((visit) => visit[index]).sort((a, b) => a - b);
    const [least, median, most] = [times[0], times[times.length >> 1], times.at(-1)].map((time) => time.toFixed(1));
    console.log(`${name.padEnd(14)} ${median.padStart(8)}  (${least} to ${most})`);
  });
} catch (error) {
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
