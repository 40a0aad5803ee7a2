// A page of another origin that holds the panel: the example portal, or one made for a test on a host of its own.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, type Frame, type FrameLocator, type Page } from "@playwright/test";
import { EMAIL, RESELLER_KEY, type Sandbox } from "./sandbox";

/** What the element told, oldest first. */
export type Told = { name: string; detail: Record<string, unknown> };

declare global {
  interface Window {
    told: Told[];
    asked: unknown[];
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

/** Opens a page on an origin of its own, which the panel's configuration names, with one or more panels in it. */
export async function portalWith(page: Page, sandbox: Sandbox, body: string, more: object = {}): Promise<void> {
  const host = await hostPage(body);
  page.on("close", () => void host.close());
  await page.route(`${sandbox.panel}/config.json`, async (route) => {
    const config = (await (await route.fetch()).json()) as object;
    await route.fulfill({ json: { ...config, embed: { origins: [new URL(host.url).origin] }, ...more } });
  });
  await page.goto(host.url);
}

export const script = (sandbox: Sandbox) => `<script src="${sandbox.panel}/embed.js"></script>`;

/** Gives a good key to every panel of the page. `window.asked` tells how often, and with which question. */
export const handOver = `<script>
  window.asked = [];
  const hand = async (question) => { window.asked.push(question); return { email: "${EMAIL}", key: "${RESELLER_KEY}" }; };
  for (const panel of document.querySelectorAll("rahona-panel")) panel.credentials = hand;
</script>`;

/** The panel's frame in a page that offers no credentials and does nothing else. It is blank, for a test to open a place
 * in. */
export async function embedded(page: Page, sandbox: Sandbox): Promise<Frame> {
  const head = `<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><style>body { margin: 0 }</style>`;
  await portalWith(page, sandbox, `${head}<main><h1>Your servers</h1><rahona-panel></rahona-panel></main>${script(sandbox)}`);
  const element = await page.locator("rahona-panel iframe").elementHandle();
  const frame = (await element!.contentFrame())!;
  // The element takes a panel that never answers out of sight.
  await expect(frame.getByLabel("API key")).toBeVisible();
  await frame.goto("about:blank");
  return frame;
}

/** The two places where a panel may be: each gives the frame that it is in. */
export const PLACES: Record<string, (page: Page, sandbox: Sandbox) => Promise<Frame>> = {
  "stand-alone": async (page) => page.mainFrame(),
  embedded,
};

/** A page on an origin of its own. */
export async function hostPage(
  body: string,
  headers: Record<string, string> = {},
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.end(`<!doctype html><html lang="en"><title>host</title><link rel="icon" href="data:,">${body}`);
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
