// Browser tests of the panel, in real Chromium, over the sandbox. `cargo xtask test` runs them; by hand:
// `node node_modules/@playwright/test/cli.js test specs/power.spec.ts`. Two runs at once need two folders: `--output`.
import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const ofSystem = "/usr/bin/chromium";
const chosen = process.env.CHROMIUM_PATH || (existsSync(ofSystem) ? ofSystem : undefined);

export default defineConfig({
  testDir: "specs",
  outputDir: "../../target/e2e-results",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // By hand never. In CI once, where a busy machine must not decide: what needs it is listed as flaky, and is a bug.
  retries: process.env.CI ? 1 : 0,
  timeout: 40_000,
  expect: { timeout: 8_000 },
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    locale: "en-GB",
    timezoneId: "Europe/Paris",
    viewport: { width: 1280, height: 900 },
    actionTimeout: 8_000,
    navigationTimeout: 20_000,
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: chosen,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
