// What the browser complains about while a test runs: console errors, exceptions, violations of the policy.
// A test fails on any that it did not announce.
import { expect, type BrowserContext } from "@playwright/test";

/** Answers that a test asked to fail are errors to the browser, not to us; nor is a part that a page which is left was
 * fetching ahead. */
const EXPECTED = [/^Failed to load resource/, /^Fetch API cannot load \S+\.wasm\.\s*$/];

export class Complaints {
  private readonly heard: string[] = [];
  private readonly allowed = [...EXPECTED];

  static async listen(context: BrowserContext): Promise<Complaints> {
    const complaints = new Complaints();
    context.on("console", (message) => {
      if (message.type() === "error") complaints.heard.push(message.text());
    });
    context.on("weberror", (error) => complaints.heard.push(`uncaught: ${error.error().message}`));
    await context.addInitScript(() => {
      window.addEventListener("securitypolicyviolation", (event) => {
        console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    return complaints;
  }

  /** Announces a complaint that belongs to the test. */
  allow(pattern: RegExp): void {
    this.allowed.push(pattern);
  }

  /** Those that nobody announced. */
  unexpected(): string[] {
    return this.heard.filter((text) => !this.allowed.some((pattern) => pattern.test(text)));
  }

  check(): void {
    expect(this.unexpected(), "console errors, exceptions and policy violations").toEqual([]);
  }
}
