// The pictures of the documentation, into docs/images: the panel in Chromium, on a sandbox of its own. Run by
// `cargo xtask screenshots`, which sets SANDBOX_BIN, PANEL_DIST and CHROMIUM_PATH. Names behind it choose: `… phone`.
// Servers, sizes and language are fixed. The present moment is not: graphs end now, so every run draws other hours.
import { spawn } from "node:child_process";
import { mkdir, stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));
const IMAGES = fromHere("../../docs/images");
const SANDBOX = process.env.SANDBOX_BIN || fromHere("../../target/debug/rahona-sandbox");
const DIST = process.env.PANEL_DIST || fromHere("../../dist");
/** In bytes: whoever clones the repository or reads its front page fetches them all. */
const LARGEST = 150_000;
const PATIENCE = 20_000;

/** What is taken: where, in which look, and what must be there before. */
const PICTURES = [
  {
    name: "fleet",
    path: "/#/",
    look: { viewport: { width: 1280, height: 800 }, colorScheme: "light" },
    ready: fleetIsRead,
  },
  {
    name: "server",
    path: "/#/servers/103?range=day",
    // High enough for all four graphs.
    look: { viewport: { width: 1280, height: 1040 }, colorScheme: "dark" },
    ready: serverIsDrawn,
  },
  {
    name: "phone",
    path: "/#/servers/101",
    look: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, colorScheme: "light" },
    ready: serverIsDrawn,
  },
];

/** Every card on screen has its answer. */
async function fleetIsRead(page) {
  await page.getByRole("listitem").first().waitFor();
  await page.waitForFunction(() =>
    [...document.querySelectorAll("[data-id]")]
      .filter((card) => card.getBoundingClientRect().top < innerHeight)
      .every((card) => /Running|Stopped/.test(card.textContent)),
  );
}

/** The server has just been read, and its graphs are painted. */
async function serverIsDrawn(page) {
  await page.getByText(/^Averages over/).waitFor();
  await page.waitForFunction(() => performance.getEntriesByName("panel:charts", "measure").length > 0);
  await page.getByText("updated just now").waitFor();
}

/** Starts a sandbox that ends with this program, and returns the panel's address. */
async function startSandbox() {
  const ports = ["--panel", DIST, "--port", "0", "--api-port", "0", "--latency", "0"];
  // With this seed three of the first sixteen servers are stopped.
  const options = [...ports, "--seed", "10", "--no-oddities"];
  const child = spawn(SANDBOX, options, { stdio: ["ignore", "pipe", "inherit"] });
  process.once("exit", () => child.kill());
  const line = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${SANDBOX} ended with ${code} before it listened`)));
    createInterface({ input: child.stdout }).once("line", resolve);
  });
  const found = /^listening panel=(\S+)/.exec(line);
  if (!found) throw new Error(`${SANDBOX} began with: ${line}`);
  // What else it has to say must not fill the pipe.
  child.stdout.resume();
  return found[1];
}

async function signIn(page, { email, key }) {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("API key").fill(key);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
}

async function take(browser, panel, demo, { name, path, look, ready }) {
  const context = await browser.newContext({ ...look, locale: "en-GB", timezoneId: "Europe/Paris", reducedMotion: "reduce" });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto(`${panel}${path}`);
    await signIn(page, demo);
    await ready(page);
    // Nothing lies under the pointer, which pressed "Sign in", and nothing has the focus.
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.activeElement?.blur());
    const file = `${IMAGES}/${name}.png`;
    await page.screenshot({ path: file, animations: "disabled", caret: "hide" });
    const { size } = await stat(file);
    console.log(`docs/images/${name}.png  ${Math.round(size / 1000)} kB`);
    if (size > LARGEST) throw new Error(`docs/images/${name}.png weighs more than ${LARGEST / 1000} kB`);
  } finally {
    await context.close();
  }
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => PICTURES.every((picture) => picture.name !== name));
let browser;
try {
  if (unknown.length > 0) throw new Error(`no picture is called ${unknown.join(", ")}`);
  await mkdir(IMAGES, { recursive: true });
  const panel = await startSandbox();
  const { demo } = await (await fetch(`${panel}/config.json`)).json();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    // Playwright hides scrollbars, but the page keeps their place free.
    ignoreDefaultArgs: ["--hide-scrollbars"],
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
  for (const picture of PICTURES) {
    if (wanted.length === 0 || wanted.includes(picture.name)) await take(browser, panel, demo, picture);
  }
} catch (error) {
  console.error(`error: ${error.message}`);
  process.exitCode = 1;
} finally {
  await browser?.close();
  // The sandbox would keep this program alive.
  process.exit();
}
