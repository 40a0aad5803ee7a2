// A fault in the module itself: the panel says so at once, offers to reload, and sends nothing any more.
import { states } from "../support/panel";
import { expect, signIn, test, type Page, type Sandbox } from "../support/test";

/** Told within a second, and silent for ten minutes after. */
async function expectStopped(page: Page, sandbox: Sandbox): Promise<void> {
  const notice = page.getByRole("alert");
  await expect(notice.getByRole("heading", { level: 1, name: "The panel has stopped" })).toBeVisible({ timeout: 1_000 });
  await expect(notice.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page).toHaveTitle("The panel has stopped");
  const before = await sandbox.count();
  await page.clock.runFor("10:00");
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await page.clock.runFor("01:00");
  expect(await sandbox.count()).toBe(before);
  await expect(notice).toContainText("Nothing is sent any more");
}

for (const path of ["/#/", "/#/servers/101"]) {
  test(`a panic at ${path} stops everything`, async ({ page, sandbox }) => {
    await page.clock.install();
    await signIn(page, { path, keep: true });
    await expect(states(page).getByText("Running").first()).toBeVisible();
    await page.evaluate(() => window.dispatchEvent(new Event("rahona:panic")));
    await expectStopped(page, sandbox);
    await page.getByRole("button", { name: "Reload" }).click();
    await expect(states(page).getByText("Running").first()).toBeVisible();
  });
}

test("a panic under an open dialog is told over it", async ({ page, sandbox }) => {
  await page.clock.install();
  await signIn(page, { path: "/#/servers/101" });
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("dialog", { name: "Stop shop-1?" })).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event("rahona:panic")));
  await expectStopped(page, sandbox);
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

/** What the module calls while it shows a server, and takes as never failing; here it does. */
const breaks: [string, () => void][] = [
  [
    "naming the time zone",
    () => {
      Intl.DateTimeFormat.prototype.resolvedOptions = () => {
        throw new Error("broken on purpose");
      };
    },
  ],
  [
    "measuring a canvas",
    () => {
      Object.defineProperty(Element.prototype, "clientWidth", {
        get: () => {
          throw new Error("broken on purpose");
        },
      });
    },
  ],
  [
    "setting the title",
    () => {
      Object.defineProperty(document, "title", {
        configurable: true,
        get: () => document.querySelector("title")!.textContent,
        set: (title: string) => {
          if (title.startsWith("shop-1")) throw new Error("broken on purpose");
          document.querySelector("title")!.textContent = title;
        },
      });
    },
  ],
];

for (const [what, script] of breaks) {
  test(`an exception while ${what} stops everything`, async ({ page, sandbox, complaints }) => {
    // Whatever runs after the exception finds the module half-way through something.
    complaints.allow(/broken on purpose|^panicked|unreachable/);
    await page.clock.install();
    await signIn(page);
    await page.evaluate(script);
    await page.getByRole("link", { name: "shop-1", exact: true }).click();
    await expectStopped(page, sandbox);
  });
}

test("a canvas that measures no text costs the graphs, not the panel", async ({ page }) => {
  await signIn(page);
  await page.evaluate(() => {
    CanvasRenderingContext2D.prototype.measureText = () => {
      throw new Error("broken on purpose");
    };
  });
  await page.getByRole("link", { name: "shop-1", exact: true }).click();
  await expect(page.getByRole("figure", { name: "CPU" })).toContainText("%");
  await expect(page.getByRole("button", { name: "Stop" })).toBeEnabled();
});
