// Addresses: deep links, history, focus and titles, at the root of a host and in a folder of it.
import { expect, fillIn, signIn, test, type Page } from "../support/test";

/** Where the page is: exactly one heading of the first level, and the title that goes with it. */
async function expectAt(page: Page, heading: string, route: string | RegExp): Promise<void> {
  const headings = page.getByRole("heading", { level: 1 });
  await expect(headings).toHaveText([heading]);
  await expect(page).toHaveTitle(`${heading} · Rahona Panel`);
  await expect(page).toHaveURL((url) => (typeof route === "string" ? url.hash === route : route.test(url.hash)));
}

const focused = (page: Page, heading: string) => expect(page.getByRole("heading", { level: 1, name: heading })).toBeFocused();
const entries = (page: Page) => page.evaluate(() => history.length);

for (const folder of ["/", "/a/b/"]) {
  test.describe(`at ${folder}`, () => {
    test("a deep link survives the sign-in, and a reload after it", async ({ page, sandbox }) => {
      await page.goto(`${folder}#/servers/103?range=week`);
      await expectAt(page, "Sign in", "#/servers/103?range=week");
      expect(await sandbox.count()).toBe(0);
      await fillIn(page, { keep: true });
      await expectAt(page, "db-main", "#/servers/103?range=week");
      await expect(page.getByRole("radio", { name: "Week" })).toBeChecked();
      await page.reload();
      await expectAt(page, "db-main", "#/servers/103?range=week");
      await expect(page.getByRole("radio", { name: "Week" })).toBeChecked();
      await expect(page.getByText("Running")).toBeVisible();
      const under = new RegExp(`^(${folder}api)?/services/servers`);
      for (const { path } of await sandbox.journal()) expect(path).toMatch(under);
      expect(new Set((await sandbox.journal({ endpoint: "graphs" })).map((entry) => entry.timeframe))).toEqual(new Set(["week"]));
    });

    test("opening adds an entry, back and forward go through them", async ({ page }) => {
      await signIn(page, { path: folder });
      await expectAt(page, "Servers", /^(#\/)?$/);
      const before = await entries(page);
      await page.getByRole("link", { name: "shop-1", exact: true }).click();
      await expectAt(page, "shop-1", "#/servers/101");
      await focused(page, "shop-1");
      expect(await entries(page)).toBe(before + 1);
      await page.getByRole("link", { name: "Servers" }).click();
      await expectAt(page, "Servers", "#/");
      await focused(page, "Servers");
      await page.getByRole("link", { name: "shop-2", exact: true }).click();
      await expectAt(page, "shop-2", "#/servers/102");
      for (const [go, heading] of [["back", "Servers"], ["back", "shop-1"], ["back", "Servers"], ["forward", "shop-1"]] as const) {
        await (go === "back" ? page.goBack() : page.goForward());
        await expect(page.getByRole("heading", { level: 1 })).toHaveText([heading]);
        await focused(page, heading);
        await expect(page).toHaveTitle(`${heading} · Rahona Panel`);
      }
    });

    test("the range is replaced in the address, not pushed", async ({ page }) => {
      await signIn(page, { path: folder });
      await page.getByRole("link", { name: "shop-1", exact: true }).click();
      await expectAt(page, "shop-1", "#/servers/101");
      const before = await entries(page);
      for (const [name, hash] of [["Week", "?range=week"], ["Month", "?range=month"], ["Day", "?range=day"], ["Hour", ""]]) {
        await page.getByRole("radio", { name }).check();
        await expectAt(page, "shop-1", `#/servers/101${hash}`);
        await expect(page.getByRole("radio", { name })).toBeFocused();
      }
      expect(await entries(page)).toBe(before);
      await page.goBack();
      await expectAt(page, "Servers", /^(#\/)?$/);
    });

    test("an address that names nothing leads back to the servers", async ({ page }) => {
      await signIn(page, { path: `${folder}#/nothing/here` });
      await expectAt(page, "Page not found", "#/nothing/here");
      await expect(page.getByText("There is nothing at this address.")).toBeVisible();
      await page.getByRole("link", { name: "Back to the servers" }).click();
      await expectAt(page, "Servers", "#/");
      await focused(page, "Servers");
    });
  });
}

for (const [hash, heading] of [
  ["#/?colour=blue&q=", "Servers"],
  ["#/servers/101?colour=blue&range=decade", "shop-1"],
  ["#/servers/101?range=day&range=week", "shop-1"],
  ["#/servers/", "Page not found"],
  ["#/servers/101/stop", "Page not found"],
  ["#/servers/99999999999999999999999999", "Page not found"],
  ["#<img src=x onerror=alert(1)>", "Page not found"],
] as const) {
  test(`${hash} is ${heading}`, async ({ page, sandbox }) => {
    await signIn(page, { path: `/${hash}` });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText([heading]);
    await expect(page).toHaveTitle(`${heading} · Rahona Panel`);
    for (const endpoint of ["start", "restart", "stop"] as const) expect(await sandbox.count({ endpoint })).toBe(0);
  });
}

test("a server that is not on the account says so under its number, with a way back", async ({ page }) => {
  await signIn(page, { path: "/#/servers/987654" });
  await expectAt(page, "Server 987654", "#/servers/987654");
  await expect(page.getByText("Server 987654 is not on this account.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Stop" })).toHaveCount(0);
  await page.getByRole("link", { name: "Servers" }).click();
  await expectAt(page, "Servers", "#/");
});

test("an address typed over another moves there", async ({ page }) => {
  await signIn(page, { path: "/#/servers/101" });
  await expectAt(page, "shop-1", "#/servers/101");
  await page.goto("/#/servers/102");
  await expectAt(page, "shop-2", "#/servers/102");
  await focused(page, "shop-2");
  await page.goto("/#/servers/102?range=month");
  await expect(page.getByRole("radio", { name: "Month" })).toBeChecked();
});

test("signing out stays at the address, and signing in again finds it", async ({ page }) => {
  await signIn(page, { path: "/#/servers/101?range=day" });
  await expectAt(page, "shop-1", "#/servers/101?range=day");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expectAt(page, "Sign in", "#/servers/101?range=day");
  await fillIn(page);
  await expectAt(page, "shop-1", "#/servers/101?range=day");
});

test("the fleet is where it was after coming back from a server", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 300, oddities: false });
  await page.setViewportSize({ width: 900, height: 500 });
  await signIn(page);
  await expect(page.getByText("300 servers", { exact: true })).toBeVisible();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  // The last by name.
  const far = page.getByRole("link", { name: "wiki", exact: true });
  await expect(far).toBeInViewport();
  const scrolled = await page.evaluate(() => scrollY);
  expect(scrolled).toBeGreaterThan(3_000);
  await far.click();
  await expect(page.getByRole("radio", { name: "Hour" })).toBeVisible();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await expect(far).toBeInViewport();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(scrolled);
});

test("the skip link goes to the content and leaves the address alone", async ({ page }) => {
  await signIn(page);
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await skip.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await expectAt(page, "Servers", /^(#\/)?$/);
});
