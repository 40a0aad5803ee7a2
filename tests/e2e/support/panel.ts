// Where things are on the panel's pages, by role and visible text, as people and screen readers find them.
import type { Frame, Locator, Page } from "@playwright/test";

/** Where a panel is: a page of its own, or a frame in another one. */
export type Place = Page | Frame;

/** A server's card in the fleet. */
export const card = (page: Place, name: string): Locator =>
  page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });

/** A power button of the server's page. */
export const power = (page: Place, verb: "Start" | "Restart" | "Stop"): Locator =>
  page.getByRole("group", { name: "Power" }).getByRole("button", { name: verb, exact: true });

/** The question before a power action. */
export const question = (page: Place, verb: "Restart" | "Stop", name: string): Locator =>
  page.getByRole("dialog", { name: `${verb} ${name}` });

/** Where toasts are. */
export const notifications = (page: Place): Locator => page.getByRole("region", { name: "Notifications" });

/** Toasts of failures. */
export const alerts = (page: Place): Locator => notifications(page).getByRole("alert");

/** The toast of a success, or of calm news, with these words. */
export const news = (page: Place, words: string): Locator =>
  notifications(page).getByRole("status").filter({ hasText: words });

/** A graph. */
export const figure = (page: Place, name: "CPU" | "Memory" | "Network" | "Disk"): Locator =>
  page.getByRole("figure", { name, exact: true });

/** A choice of the time range. */
export const range = (page: Place, name: "Hour" | "Day" | "Week" | "Month"): Locator =>
  page.getByRole("radiogroup", { name: "Time range" }).getByRole("radio", { name });

/** The part of a graph that takes pointers and keys. */
export const field = (page: Place, name: "CPU" | "Memory" | "Network" | "Disk"): Locator =>
  page.getByRole("application", { name, exact: true });

/** The states of servers, wherever they are shown. The fleet's filter has the same words. */
export const states = (page: Place): Locator => page.locator(".badge");

/** Brings an element to the middle of the window, where no bar lies over it, and tells where it is. */
export async function centred(element: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  await element.evaluate((element) => element.scrollIntoView({ block: "center" }));
  return (await element.boundingBox())!;
}

/** As when the tab goes to the background, and comes back. */
export async function show(page: Page, visible: boolean): Promise<void> {
  await page.evaluate((visible) => {
    Object.defineProperty(document, "hidden", { get: () => !visible, configurable: true });
    Object.defineProperty(document, "visibilityState", { get: () => (visible ? "visible" : "hidden"), configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, visible);
}
