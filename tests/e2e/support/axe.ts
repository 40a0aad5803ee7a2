// The rules of WCAG 2.2 AA and good practice, over every look of the page that is there: both themes, wide and narrow.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDE = { width: 1280, height: 900 };
/** Also what 1280 px are at 400 % zoom. */
const NARROW = { width: 320, height: 640 };

/** A panel that has stopped gives no timers to anybody, but axe can't do without. To be called before it is opened. */
export async function keepTimers(page: Page): Promise<() => Promise<void>> {
  await page.addInitScript(() => Object.assign(window, { kept: window.setTimeout }));
  return () =>
    page.evaluate(() => {
      window.setTimeout = (window as unknown as { kept: typeof window.setTimeout }).kept;
    });
}

/** One line per element that breaks a rule. */
async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.any[0]?.message ?? node.failureSummary}`));
}

/** What sticks out of the page to the side: nothing may, as reading would need scrolling in two directions. */
export async function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrollers = [document.documentElement, ...document.querySelectorAll("dialog[open]")];
    return scrollers
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => `${element.tagName} is ${element.scrollWidth} in ${element.clientWidth}`);
  });
}

/** Holds the state that is on the page against the rules, in every look. `state` says that it still is there. */
export async function expectAccessible(page: Page, state: () => Promise<void>): Promise<void> {
  const found: string[] = [];
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await state();
      const look = `${viewport.width} ${colorScheme}`;
      for (const violation of [...(await violations(page)), ...(await sideways(page))]) found.push(`${look}: ${violation}`);
    }
  }
  expect(found).toEqual([]);
}
