// The fleet: every server as a card, each on its own, whatever happens to the others.
import { EMPTY_KEY, expect, signIn, test } from "../support/test";
import { card } from "../support/panel";

// Tall enough for the whole default fleet: only what is on screen is read.
test.use({ viewport: { width: 1280, height: 2200 } });

test("servers stand in the natural order of their names", async ({ page, sandbox }) => {
  await sandbox.fleet({ servers: 4, oddities: false });
  for (const [id, name] of [[101, "vm10"], [102, "vm2"], [103, "Mail"], [104, "vm1"]] as const) {
    await sandbox.change(id, { name });
  }
  await signIn(page);
  await expect(page.getByRole("main").getByRole("heading", { level: 2 })).toHaveText(["Mail", "vm1", "vm2", "vm10"]);
});

test("each server is a link whose name is exactly its own", async ({ page, sandbox }) => {
  await signIn(page);
  const servers = await sandbox.servers();
  for (const { id, name } of servers) {
    const link = page.getByRole("link", { name, exact: true });
    await expect(link).toHaveCount(1);
    await expect(link).toHaveAttribute("href", `#/servers/${id}`);
  }
  await expect(page.getByText(`${servers.length} servers`, { exact: true })).toBeVisible();
});

test("a click anywhere on a card opens its server", async ({ page }) => {
  await signIn(page);
  await card(page, "db-main").getByRole("meter", { name: "CPU" }).click({ force: true });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("db-main");
});

test("a card has state, first address and meters", async ({ page }) => {
  await signIn(page);
  const shop = card(page, "shop-1");
  await expect(shop.getByText("Running", { exact: true })).toBeVisible();
  await expect(shop.getByText("198.51.100.71", { exact: true })).toBeVisible();
  await expect(shop.getByRole("meter", { name: "CPU" })).toHaveAttribute("aria-valuetext", /^[\d.]+\s?%$/);
  await expect(shop.getByRole("meter", { name: "Memory" })).toHaveAttribute("aria-valuetext", /^[\d.]+.[MG]iB of 4.GiB$/);
});

test("a stopped server has no load to show", async ({ page }) => {
  await signIn(page);
  const shop = card(page, "shop-2");
  await expect(shop.getByText("Stopped", { exact: true })).toBeVisible();
  await expect(shop.getByRole("meter", { name: "CPU" })).toHaveAttribute("aria-valuetext", "–");
  await expect(shop.getByRole("meter", { name: "Memory" })).toHaveAttribute("aria-valuetext", "–");
});

test("an address is copied by its button, and the card stays closed", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(page);
  const shop = card(page, "shop-1");
  await shop.getByRole("button", { name: "Copy 198.51.100.71" }).click();
  await expect(shop.getByRole("status")).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("198.51.100.71");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Servers");
});

for (const { name, state, why } of [
  { name: "suspended", state: "Suspended", why: "The service is suspended." },
  { name: "node-unreachable", state: "Not read", why: "The machine that hosts this can't be reached." },
  { name: "strange-state", state: "Unknown", why: null },
  { name: "no-interfaces", state: "Running", why: "No address" },
  { name: "broken-answer", state: "Not read", why: "The API's answer can't be read" },
  { name: "vanished", state: "Not read", why: /not on this account|no server/i },
]) {
  test(`${name}: the card says so, and the others don't mind`, async ({ page }) => {
    await signIn(page);
    await card(page, name).scrollIntoViewIfNeeded();
    await expect(card(page, name).getByText(state, { exact: true })).toBeVisible();
    if (why) await expect(card(page, name)).toContainText(why);
    await card(page, "shop-1").scrollIntoViewIfNeeded();
    await expect(card(page, "shop-1").getByText("Running", { exact: true })).toBeVisible();
  });
}

test("a card that hangs keeps its place while the rest arrives", async ({ page, sandbox }) => {
  await sandbox.fault({ endpoint: "read", server: 101 }, { kind: "hang", where: "head" });
  await signIn(page);
  await expect(card(page, "shop-2").getByText("Stopped", { exact: true })).toBeVisible();
  await expect(card(page, "shop-1").getByText("Loading…", { exact: true })).toBeVisible();
});

test("a card's height does not change while data arrives", async ({ page, sandbox }) => {
  await sandbox.fault({ endpoint: "read", server: 101 }, { kind: "hang", where: "head" });
  await sandbox.fault({ endpoint: "read", server: 103 }, { kind: "html", status: 404 });
  await signIn(page);
  await expect(card(page, "shop-2").getByText("Stopped", { exact: true })).toBeVisible();
  await expect(card(page, "db-main").getByText("Not read", { exact: true })).toBeVisible();
  const heights = await Promise.all(
    ["shop-1", "shop-2", "db-main", "proxy-1"].map(async (name) => (await card(page, name).boundingBox())?.height),
  );
  expect(new Set(heights).size).toBe(1);
});

test("names and addresses are shown as text", async ({ page, sandbox }) => {
  const name = `<img src=x onerror="document.title='owned'"><b>bold</b>`;
  await sandbox.change(101, { name });
  await signIn(page);
  await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  await expect(page.getByText(name, { exact: true })).toBeVisible();
  await expect(page.locator("main b, main img")).toHaveCount(0);
  await expect(page).toHaveTitle("Servers · Rahona Panel");
});

test("a server without a name is called by its id", async ({ page, sandbox }) => {
  await sandbox.change(101, { name: "" });
  await signIn(page);
  await expect(page.getByRole("link", { name: "Server 101", exact: true })).toBeVisible();
});

test("an empty account (404) is friendly, and no fault", async ({ page, sandbox }) => {
  await signIn(page, { key: EMPTY_KEY });
  await expect(page.getByRole("heading", { name: "No servers yet" })).toBeVisible();
  await expect(page.getByText("One that you order appears here by itself.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Try again" })).toHaveCount(0);
  expect((await sandbox.journal({ endpoint: "list" })).map((entry) => entry.status)).toContain(404);
});
