// The page's own time, for tests that called `page.clock.install()`: it flows, and can be pushed on.
import { expect, type Page } from "@playwright/test";

/** Milliseconds on the page's clock. */
export const now = (page: Page): Promise<number> => page.evaluate(() => performance.now());

/** Pushes time on in steps, so that answers can arrive in between, until something holds. Each step wakes
 * every timer that is due once: as many as `runFor` would as long as nothing ticks faster, and much quicker. */
export async function until(page: Page, holds: () => Promise<boolean>, what: string, stepMs = 3_000): Promise<void> {
  const step = async () => {
    if (await holds()) return true;
    await page.clock.fastForward(stepMs);
    return false;
  };
  await expect.poll(step, { message: what, timeout: 25_000, intervals: [20] }).toBe(true);
}
