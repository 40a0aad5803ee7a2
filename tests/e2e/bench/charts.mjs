// The graphs beside their peers, in real Chromium: create, redraw and hover of the same four graphs, in one page and one
// session per pixel ratio. Run by `cargo xtask bench charts`, which builds the module and installs the peers.
// It ends with 1 when a ratio misses its goal, or when what a library drew is not the same work.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const here = fileURLToPath(new URL("charts/", import.meta.url));
const made = process.env.BENCH_MODULE;
const out = process.env.BENCH_OUT;
if (!made || !out) throw new Error("BENCH_MODULE and BENCH_OUT are not set: run `cargo xtask bench charts`.");
mkdirSync(out, { recursive: true });

/** Points a line, and how often each is drawn: the quickest most often, since a millisecond is measured worst. */
const SIZES = [[60, 241], [360, 121], [1_440, 61], [10_000, 31], [166_650, 9], [1_000_000, 5]];
/** One line alone, beside the quickest peer: the goal of the largest sizes. */
const ALONE = [[166_650, 15], [1_000_000, 9]];
/** Of uPlot's time. Between the densities of an answer and the largest sizes no goal is set. */
const GOALS = { redraw: { at: [60, 360, 1_440, 166_650, 1_000_000], ratio: 0.5 }, hover: { ratio: 0.5, ms: 1 } };
const PICTURES = [60, 1_440, 10_000];
const quick = process.argv.includes("--quick");

const folders = { page: join(here, "page"), packages: join(here, "node_modules"), module: made };
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };
const server = createServer((request, response) => {
  const path = normalize(new URL(request.url, "http://host").pathname);
  const [, folder, ...rest] = path.split("/");
  // Isolated, the page has a clock of 5 µs; else one of 100 µs.
  const headers = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
  try {
    const file = folder === "favicon.ico" ? Buffer.alloc(0) : readFileSync(join(folders[folder], ...rest));
    response.writeHead(200, { ...headers, "content-type": types[extname(path)] ?? "text/plain" }).end(file);
  } catch {
    response.writeHead(404, headers).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const url = `http://127.0.0.1:${server.address().port}/page/index.html`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH,
  args: [
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
});

const lines = [];
const faults = [];
const say = (line = "") => (console.log(line), lines.push(line));
const ms = (time) => (time === undefined ? "–" : time.toFixed(time < 10 ? 2 : 0));
const share = (ours, theirs) => (theirs === undefined ? "–" : (ours / theirs).toFixed(2));

function row(count, what, times, ratio, goal) {
  const { ours, uPlot } = times;
  const part = ours / uPlot;
  const met = !goal || part <= goal.ratio || (goal.ms !== undefined && ours <= goal.ms);
  if (!met) faults.push(`${what}, ${count} points, ${ratio}×: ${part.toFixed(2)} of uPlot's time, the goal is ${goal.ratio}`);
  const peers = ["uPlot", "Chart.js", "ECharts"];
  const cells = [count, what, ms(ours), ...peers.map((name) => ms(times[name])), ...peers.map((name) => share(ours, times[name]))];
  say(`| ${cells.join(" | ")} | ${goal ? (met ? "met" : "**missed**") : ""} |`);
}

/** Whether every library did the work that ours did; keeps a picture of each. */
async function same(page, names, ratio, [width, height]) {
  for (const count of PICTURES) {
    for (const name of names) {
      const graphs = await page.evaluate(([name, count]) => bench.show(name, count), [name, count]);
      const picture = `${name.replace(".", "").toLowerCase()}-${count}-${ratio}x.png`;
      await page.screenshot({ path: join(out, picture), clip: { x: 0, y: 0, width: width * 2 + 24, height: height * 2 + 24 } });
      const fault = (what) => faults.push(`${name}, ${count} points, ${ratio}×: ${what}`);
      graphs.forEach((seen, at) => {
        if (Math.abs(seen.width - width * ratio) > 1 || Math.abs(seen.height - height * ratio) > 1) {
          fault(`graph ${at} has ${seen.width} × ${seen.height} device pixels`);
        }
        if (!seen.labels) fault(`graph ${at} lacks labels`);
        if (seen.bridged) fault(`graph ${at} draws across the gap`);
        if (seen.shares.some((part) => part < 0.25)) fault(`graph ${at} lacks a series: ${seen.shares.map((part) => part.toFixed(2))}`);
      });
      const hover = await page.evaluate(() => bench.hovered());
      if (name === "ours" && (hover.base > 0 || hover.other === 0)) {
        fault(`a crosshair frame paints ${hover.base} times on the graphs, ${hover.other} times on the overlay`);
      }
      await page.evaluate(() => bench.clear());
    }
  }
}

try {
  say(`Medians of interleaved runs in one page, ${new Date().toISOString().slice(0, 10)}, Chromium ${browser.version()}, no GPU; ms, read-back forced.`);
  for (const ratio of [1, 2]) {
    const page = await browser.newPage({ viewport: { width: 1_320, height: 1_000 }, deviceScaleFactor: ratio });
    page.on("pageerror", (error) => faults.push(`the page: ${error.message}`));
    await page.goto(url);
    await page.waitForFunction(() => window.bench);
    const { names, size } = await page.evaluate(() => ({ names: bench.names, size: bench.size }));
    await same(page, names, ratio, size);
    say();
    say(`Four graphs of ${size.join(" × ")}, ${ratio} device pixel${ratio > 1 ? "s" : ""} per CSS pixel:`);
    say();
    say("| points a line | | ours | uPlot | Chart.js | ECharts | ours/uPlot | ours/Chart.js | ours/ECharts | goal |");
    say("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
    const measure = (count, how) => page.evaluate(([count, how]) => bench.measure(count, how), [count, how]);
    for (const [count, runs] of SIZES) {
      if (quick && count > 10_000) continue;
      const all = quick ? names.slice(0, 2) : names;
      const { create, redraw, hover } = await measure(count, { runs, names: all });
      row(count, "create", create, ratio);
      row(count, "redraw", redraw, ratio, GOALS.redraw.at.includes(count) ? GOALS.redraw : undefined);
      row(count, "hover", hover, ratio, GOALS.hover);
    }
    for (const [count, runs] of ALONE) {
      if (quick) continue;
      const { redraw } = await measure(count, { runs, one: true, names: ["ours", "uPlot"] });
      row(count, "redraw of one line", redraw, ratio, GOALS.redraw);
    }
    await page.close();
  }
  say();
  say("Goals: a redraw takes at most half of uPlot's time (10,000 points have no goal), a crosshair frame the same or 1 ms.");
} catch (error) {
  faults.push(error.message);
} finally {
  await browser.close();
  server.close();
}
writeFileSync(join(out, "table.md"), `${lines.join("\n")}\n`);
console.log(`\nPictures and table: ${out}`);
if (faults.length > 0) {
  console.error(`\nerror:\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
  process.exitCode = 1;
}
