// Small screens, fingers, and eyes that don't want things to move.
import { sideways } from "../support/axe";
import { question, states } from "../support/panel";
import { expect, signIn, test, type Page } from "../support/test";

const moving = (page: Page) =>
  page.evaluate(() => document.getAnimations().map((animation) => (animation as CSSAnimation).animationName ?? "transition"));

/** What a CSS animation or transition would need to run. */
const declared = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("*")].flatMap((element) =>
      ["", "::before", "::after", "::backdrop"].flatMap((part) => {
        const style = getComputedStyle(element, part || undefined);
        const animated = style.animationName !== "none" || style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
        return animated ? [`${element.tagName}.${element.getAttribute("class")}${part}`] : [];
      }),
    ),
  );

test.describe("for those who want less motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("nothing moves: loading, pending, dialogs, toasts, drawers", async ({ page, sandbox }) => {
    await sandbox.change(101, { hold: true });
    await sandbox.fault({ endpoint: "read", times: 30 }, { kind: "slow", ms: 1_000 });
    await signIn(page);
    expect(await declared(page)).toEqual([]);
    await page.goto("/#/servers/101");
    await page.getByRole("button", { name: "Stop" }).click();
    expect([...(await declared(page)), ...(await moving(page))]).toEqual([]);
    await question(page, "Stop", "shop-1").getByRole("button", { name: "Stop" }).click();
    await expect(page.getByText("Stopping…")).toBeVisible();
    expect([...(await declared(page)), ...(await moving(page))]).toEqual([]);
    await page.goto("/#/servers/3");
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await page.getByRole("button", { name: "Activity" }).click();
    await expect(page.getByRole("dialog", { name: "Activity" })).toBeVisible();
    expect([...(await declared(page)), ...(await moving(page))]).toEqual([]);
  });
});

test("for the others, what is under way moves", async ({ page, sandbox }) => {
  await sandbox.change(101, { hold: true });
  await signIn(page, { path: "/#/servers/101" });
  await page.getByRole("button", { name: "Stop" }).click();
  await question(page, "Stop", "shop-1").getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText("Stopping…")).toBeVisible();
  expect(await declared(page)).not.toEqual([]);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });

  test("power buttons, the question's answers and the choices are as large as a finger", async ({ page }) => {
    await signIn(page, { path: "/#/servers/101" });
    await expect(page.getByText("Running")).toBeVisible();
    const large = async (name: string, within = page.locator("body")) => {
      const box = (await within.getByRole("button", { name, exact: true }).boundingBox())!;
      expect(Math.min(box.width, box.height), name).toBeGreaterThanOrEqual(44);
    };
    for (const name of ["Start", "Restart", "Stop", "Activity", "Settings", "Sign out"]) await large(name);
    await page.getByRole("button", { name: "Stop" }).tap();
    const dialog = question(page, "Stop", "shop-1");
    for (const name of ["Cancel", "Stop"]) await large(name, dialog);
    await dialog.getByRole("button", { name: "Cancel" }).tap();
    await expect(dialog).toBeHidden();
  });

  test("power is in sight without scrolling, and works by touch", async ({ page, sandbox }) => {
    await sandbox.change(102, { transition_ms: 200 });
    await signIn(page);
    await page.getByRole("link", { name: "shop-2", exact: true }).tap();
    const start = page.getByRole("group", { name: "Power" }).getByRole("button", { name: "Start", exact: true });
    await expect(start).toBeInViewport({ ratio: 1 });
    await start.tap();
    await expect(page.getByText("shop-2 is running.")).toBeVisible();
  });

  for (const path of ["/#/", "/#/servers/101", "/#/servers/104", "/#/servers/1", "/#/servers/16?range=month", "/#/nowhere"]) {
    test(`${path} needs no scrolling sideways, in English and in French`, async ({ page }) => {
      await signIn(page, { path, keep: true });
      for (const language of ["en", "fr"]) {
        await page.evaluate((language) => localStorage.setItem("rahona.language", language), language);
        await page.reload();
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expect.poll(() => page.evaluate(() => performance.getEntriesByName("panel:boot").length)).toBe(1);
        expect(await sideways(page)).toEqual([]);
      }
    });
  }

  test("a name of two hundred letters breaks no page", async ({ page, sandbox }) => {
    await sandbox.change(101, { name: "x".repeat(200) });
    await signIn(page);
    await expect(states(page).getByText("Running").first()).toBeVisible();
    expect(await sideways(page)).toEqual([]);
    await page.getByRole("link", { name: "x".repeat(200) }).tap();
    await page.getByRole("button", { name: "Stop" }).tap();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await sideways(page)).toEqual([]);
  });
});
