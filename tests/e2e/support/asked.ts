// Every request of the page with its time on the page's own clock, which stands still unless a test moves it.
import { expect, type Page } from "@playwright/test";

export interface Asked {
  /** Milliseconds on the page's clock. */
  at: number;
  /** `list`, `read 101`, `graphs 101`, `stop 101`, or the address of anything else. */
  what: string;
}

interface Ear {
  asked: { at: number; url: string }[];
  awaited: number;
}

/** Counts what the page asks for from now on. To be called before the page is opened. */
export async function listen(page: Page): Promise<void> {
  await page.clock.install();
  await page.addInitScript(() => {
    const ear: Ear = { asked: [], awaited: 0 };
    Object.assign(window, { ear });
    const fetch = window.fetch;
    window.fetch = async (...call) => {
      const url = call[0] instanceof Request ? call[0].url : String(call[0]);
      ear.asked.push({ at: performance.now(), url });
      ear.awaited += 1;
      try {
        const answer = await fetch(...call);
        // The other half is the panel's; this one tells when the body has arrived too.
        await answer.clone().arrayBuffer();
        return answer;
      } finally {
        ear.awaited -= 1;
      }
    };
  });
}

/** Stops the clock, a second from now. */
export async function pause(page: Page): Promise<void> {
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
  await settled(page);
}

/** Moves the clock on in steps, waiting for all answers after each. */
export async function pass(page: Page, ms: number, step = 1_000): Promise<void> {
  for (let passed = 0; passed < ms; passed += step) {
    await page.clock.runFor(Math.min(step, ms - passed));
    await settled(page);
  }
}

/** Nothing is awaited any more. */
export async function settled(page: Page): Promise<void> {
  const awaited = () => page.evaluate(() => (window as unknown as { ear: Ear }).ear.awaited);
  await expect.poll(awaited, { intervals: [0, 5, 10, 20, 50] }).toBe(0);
}

/** What was asked since the last call, in order. */
export async function asked(page: Page): Promise<Asked[]> {
  const taken = await page.evaluate(() => (window as unknown as { ear: Ear }).ear.asked.splice(0));
  return taken.map(({ at, url }) => ({ at, what: named(url) }));
}

/** How often each thing was asked for since the last call. */
export async function counts(page: Page): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { what } of await asked(page)) counts[what] = (counts[what] ?? 0) + 1;
  return counts;
}

function named(url: string): string {
  const [, id, rest] = /\/services\/servers(?:\/(\d+))?(?:\/(\w+))?$/.exec(url) ?? [];
  if (!url.includes("/services/servers")) return url;
  return id === undefined ? "list" : `${rest ?? "read"} ${id}`;
}
