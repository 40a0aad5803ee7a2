// A page of another origin that holds the panel: the example portal, or one made for a test on a host of its own.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { FrameLocator, Page } from "@playwright/test";

/** What the element told, oldest first. */
export type Told = { name: string; detail: Record<string, unknown> };

declare global {
  interface Window {
    told: Told[];
  }
}

/** The panel inside the page's first element. */
export const inside = (page: Page, nth = 0): FrameLocator => page.locator("rahona-panel").nth(nth).frameLocator("iframe");

/** Keeps everything that any element of the page tells from now on. To be called before the page is opened. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.told = [];
    const original = EventTarget.prototype.dispatchEvent;
    EventTarget.prototype.dispatchEvent = function (event) {
      if (this instanceof HTMLElement && this.localName === "rahona-panel" && event instanceof CustomEvent) {
        window.told.push({ name: event.type, detail: event.detail });
      }
      return original.call(this, event);
    };
  });
}

export const told = (page: Page, name: string): Promise<Told["detail"][]> =>
  page.evaluate((name) => window.told.filter((one) => one.name === name).map((one) => one.detail), name);

/** A page on an origin of its own. */
export async function hostPage(
  body: string,
  headers: Record<string, string> = {},
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.end(`<!doctype html><html lang="en"><title>host</title><link rel="icon" href="data:,"><body>${body}`);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
