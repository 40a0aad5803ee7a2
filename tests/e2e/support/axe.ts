// The rules of WCAG 2.2 AA and good practice, over every look of the page that is there: both themes, wide and narrow.
import axe from "axe-core";
import { expect, type Frame, type Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDE = { width: 1280, height: 900 };
/** Also what 1280 px are at 400 % zoom. */
const NARROW = { width: 320, height: 640 };

/** A panel that has stopped gives no timers to anybody, but axe can't do without. To be called before it is opened. */
export async function keepTimers(panel: Frame): Promise<() => Promise<void>> {
  await panel.page().addInitScript(() => Object.assign(window, { kept: window.setTimeout }));
  return () =>
    panel.evaluate(() => {
      window.setTimeout = (window as unknown as { kept: typeof window.setTimeout }).kept;
    });
}

/** One line per element that breaks a rule, in the page and in every frame of it. Each is held against the rules for
 * whole pages: axe does not follow a frame to another origin by itself. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const frame of page.frames()) {
    await frame.evaluate(axe.source);
    const lines = await frame.evaluate(async (tags) => {
      const rules = (window as unknown as { axe: typeof axe }).axe;
      const { violations } = await rules.run({ runOnly: tags, iframes: false, resultTypes: ["violations"] });
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.any[0]?.message ?? node.failureSummary}`));
    }, TAGS);
    found.push(...lines);
  }
  return found;
}

/** What sticks out of the page to the side: nothing may, as reading would need scrolling in two directions. */
export async function sideways(page: Page | Frame): Promise<string[]> {
  return page.evaluate(() => {
    const scrollers = [document.documentElement, ...document.querySelectorAll("dialog[open]")];
    return scrollers
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => `${element.tagName} is ${element.scrollWidth} in ${element.clientWidth}`);
  });
}

/** Holds the state that is shown against the rules, in every look. `state` says that it still is there. */
export async function expectAccessible(panel: Page | Frame, state: () => Promise<void>): Promise<void> {
  const page = "page" in panel ? panel.page() : panel;
  const found: string[] = [];
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      // Colours on their way from one to another would be measured half-way.
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await state();
      expect(await panel.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches)).toBe(colorScheme === "dark");
      const look = `${viewport.width} ${colorScheme}`;
      const wrong = await Promise.all([violations(page), ...page.frames().map(sideways)]);
      found.push(...wrong.flat().map((what) => `${look}: ${what}`));
    }
  }
  expect(found).toEqual([]);
}
