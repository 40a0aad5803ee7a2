// `test` with a sandbox per worker, reset before each test, and an ear for the browser's complaints.
import { test as base, expect, type Frame, type Page } from "@playwright/test";
import { Complaints } from "./complaints";
import { EMAIL, RESELLER_KEY, Sandbox } from "./sandbox";

export { expect, type Frame, type Locator, type Page } from "@playwright/test";
export * from "./sandbox";

interface OfTest {
  sandbox: Sandbox;
  complaints: Complaints;
}

interface OfWorker {
  process: Sandbox;
}

export const test = base.extend<OfTest, OfWorker>({
  process: [
    async ({}, use) => {
      const sandbox = await Sandbox.start();
      await use(sandbox);
      await sandbox.end();
    },
    { scope: "worker" },
  ],
  baseURL: async ({ process }, use) => use(process.panel),
  sandbox: [
    async ({ process }, use) => {
      await process.reset();
      await use(process);
    },
    { auto: true },
  ],
  complaints: [
    async ({ context }, use, info) => {
      const complaints = await Complaints.listen(context);
      // Chance is in the tests' hands as the clock is: intervals are as long as they are called.
      await context.addInitScript(() => {
        Math.random = () => 0;
      });
      await use(complaints);
      // What a failed test went through is in its trace already.
      if (info.status === info.expectedStatus) complaints.check();
    },
    { auto: true },
  ],
});

export interface SignIn {
  email?: string;
  key?: string;
  /** Where to go first: a path of the panel, route included. */
  path?: string;
  /** Ticks "Keep me signed in for this tab". */
  keep?: boolean;
}

/** Fills in the form that is on the page, and sends it. */
export async function fillIn(page: Page | Frame, { email = EMAIL, key = RESELLER_KEY, keep = false }: SignIn = {}): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("API key").fill(key);
  if (keep) await page.getByLabel("Keep me signed in for this tab").check();
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Opens the panel and signs in; returns once it is accepted. */
export async function signIn(page: Page | Frame, options: SignIn = {}): Promise<void> {
  await page.goto(options.path ?? "/#/");
  await fillIn(page, options);
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}
