// The fleet at 100, 2,000 and 10,000 servers, in Chromium: how long a list takes to be painted, what a key in the search
// costs, how scrolling goes, what is in the document, what is asked for, and what the script's heap and the module's
// memory keep after a day of polls that follow an hour of warming up.
// Run by `cargo xtask bench fleet`, which sets SANDBOX_BIN, PANEL_DIST and CHROMIUM_PATH. Fails above the goals.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { chromium } from "@playwright/test";

const SIZES = (process.env.BENCH_SIZES ?? "100,2000,10000").split(",").filter(Boolean).map(Number);
const DAY_OF_POLLS = Number(process.env.BENCH_POLLS || 8_640);
const GOALS = { keyMs: 50, rows: 200, atOnce: 5, growth: 0.05, longTaskMs: 50 };
/** The hour of the page's own clock before the first measure: code is compiled and caches fill in it. */
const WARM_UP_MS = 3_600_000;
const PUSH_MS = 31_000;
const PATIENCE = 60_000;

async function startSandbox(servers) {
  const options = ["--panel", process.env.PANEL_DIST, "--port", "0", "--api-port", "0", "--servers", String(servers)];
  const child = spawn(process.env.SANDBOX_BIN, [...options, "--seed", "7", "--no-oddities", "--latency", "10-30"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const line = await new Promise((resolve, reject) => {
    child.once("error", reject);
    createInterface({ input: child.stdout }).once("line", resolve);
  });
  child.stdout.resume();
  return { child, url: /^listening panel=(\S+)/.exec(line)[1] };
}

async function open(browser, url, clock = false) {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  if (clock) {
    await page.clock.install();
    await page.addInitScript(keepMemory);
  }
  const { demo } = await (await fetch(`${url}/config.json`)).json();
  await page.goto(`${url}/#/?view=table`);
  await page.getByLabel("E-mail").fill(demo.email);
  await page.getByLabel("API key").fill(demo.key);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.locator("[data-id]").first().waitFor();
  return page;
}

/** Keeps a hold of the module's memory: the first file that is started brings it, and all others share it. */
function keepMemory() {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      globalThis.moduleMemory ??= (made.instance ?? made).exports.memory;
      return made;
    };
  }
}

const journal = async (url) => (await fetch(`${url}/sandbox/journal`)).json();
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Script from each key of some words to the paint that shows it, in time of the thread: what else the machine does
 * meanwhile does not count. */
async function keys(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find((metric) => metric.name === "ScriptDuration").value * 1_000;
  };
  const painted = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  await page.getByRole("searchbox").focus();
  const times = [];
  for (const word of ["web-1", "shop", "zzzz", "a"]) {
    for (const key of word) {
      await painted();
      const before = await spent();
      await page.keyboard.press(key);
      await painted();
      times.push({ ms: (await spent()) - before, key: `${key} of ${word}` });
    }
    await page.getByRole("searchbox").fill("");
    await page.locator("[data-id]").first().waitFor();
  }
  const worst = times.reduce((one, other) => (other.ms > one.ms ? other : one));
  return { median: median(times.map((time) => time.ms)), most: worst.ms, worst: worst.key };
}

/** Two seconds of steady scrolling: the longest task, and the frames that took more than two. */
async function scroll(page) {
  return page.evaluate(async () => {
    const long = [];
    const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration)));
    observer.observe({ type: "longtask" });
    let last = performance.now();
    const end = last + 2_000;
    let [frames, dropped, rows] = [0, 0, 0];
    while (performance.now() < end) {
      scrollBy(0, 120);
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      frames += 1;
      if (now - last > 2 * 16.7) dropped += 1;
      last = now;
      rows = Math.max(rows, document.querySelectorAll("[data-id]").length);
    }
    observer.disconnect();
    scrollTo(0, 0);
    return { frames, dropped, long: long.length, longest: Math.max(0, ...long), rows };
  });
}

/** What is kept after so many polls, on a clock that is pushed: the script's heap, and beside it the module's memory,
 * which can only grow. */
async function kept(browser, url) {
  const page = await open(browser, url, true);
  const session = await page.context().newCDPSession(page);
  const reads = async () => (await journal(url)).filter((entry) => entry.endpoint !== "preflight").length;
  const used = async () => {
    // What is under way is not what is kept: the least of some measures has none of it.
    let heap = Infinity;
    for (let measure = 0; measure < 5; measure += 1) {
      await page.waitForTimeout(300);
      await session.send("HeapProfiler.collectGarbage");
      await session.send("HeapProfiler.collectGarbage");
      const { usedSize, backingStorageSize = 0 } = await session.send("Runtime.getHeapUsage");
      heap = Math.min(heap, usedSize + backingStorageSize);
    }
    return { heap, module: await page.evaluate(() => globalThis.moduleMemory.buffer.byteLength) };
  };
  const push = async () => {
    await page.clock.fastForward(PUSH_MS);
    await page.waitForTimeout(120);
  };
  for (let past = 0; past < WARM_UP_MS; past += PUSH_MS) await push();
  const warmUp = await reads();
  const before = await used();
  await fetch(`${url}/sandbox/journal`, { method: "DELETE" });
  let polls = 0;
  while (polls < DAY_OF_POLLS) {
    await push();
    polls = await reads();
  }
  const after = await used();
  await page.context().close();
  return { warmUp, polls, before, after };
}

const failures = [];
const hold = (what, value, goal, unit = "") => {
  if (value > goal) failures.push(`${what}: ${value.toFixed(1)}${unit}, goal ${goal}${unit}`);
};

const root = process.getuid?.() === 0;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH,
  args: [
    ...(root ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
});
const sandboxes = [];
try {
  console.log("servers   list painted   key, script: median, most   scroll: frames, dropped, long tasks   rows   asked in 10 s, at once");
  for (const servers of SIZES) {
    const sandbox = await startSandbox(servers);
    sandboxes.push(sandbox.child);
    const page = await open(browser, sandbox.url);
    await page.waitForTimeout(10_000);
    const asked = (await journal(sandbox.url)).filter((entry) => entry.endpoint !== "preflight");
    const atOnce = Math.max(...asked.map((entry) => entry.in_flight));
    const list = await page.evaluate(() => performance.getEntriesByName("panel:list", "measure").at(-1).duration);
    const key = await keys(page);
    const scrolled = await scroll(page);
    console.log(
      `${String(servers).padStart(7)}   ${list.toFixed(1).padStart(9)} ms   ${key.median.toFixed(1).padStart(12)} ms ${key.most.toFixed(1).padStart(8)} ms   ` +
        `${String(scrolled.frames).padStart(14)} ${String(scrolled.dropped).padStart(8)} ${String(scrolled.long).padStart(5)} (${scrolled.longest.toFixed(0)} ms)   ` +
        `${String(scrolled.rows).padStart(10)}   ${asked.length}, ${atOnce}`,
    );
    hold(`${servers} servers: script of the key ${key.worst} in the search`, key.most, GOALS.keyMs, " ms");
    hold(`${servers} servers: rows in the document`, scrolled.rows, GOALS.rows);
    hold(`${servers} servers: reads at once`, atOnce, GOALS.atOnce);
    await page.context().close();
  }
  const sandbox = await startSandbox(2_000);
  sandboxes.push(sandbox.child);
  const { warmUp, polls, before, after } = await kept(browser, sandbox.url);
  console.log(`${polls} polls at 2,000 servers, after a warm-up of ${WARM_UP_MS / 60_000} simulated minutes (${warmUp} polls):`);
  const mb = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
  for (const [what, part] of [["the script's heap", "heap"], ["the module's memory", "module"]]) {
    const growth = (after[part] / before[part] - 1) * 100;
    console.log(`  ${what}: ${mb(before[part])} to ${mb(after[part])}, ${growth.toFixed(1)} %`);
    hold(`growth of ${what}`, growth, GOALS.growth * 100, " %");
  }
  for (const failure of failures) console.error(`above the goal: ${failure}`);
  if (failures.length > 0) process.exitCode = 1;
} catch (error) {
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
} finally {
  await browser.close();
  for (const child of sandboxes) child.kill();
  process.exit();
}
