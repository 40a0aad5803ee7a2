// One server's page: each field, and every odd answer that is not a failure.
import { expect, signIn, test, type Page } from "../support/test";
import { power } from "../support/panel";

const interfaces = (page: Page) => page.getByRole("region", { name: "Network interfaces" });
const details = (page: Page) => page.getByRole("region", { name: "Details" });
/** A term of a definition list and what stands beside it. */
const field = (page: Page, term: string) =>
  page.getByRole("term").filter({ hasText: new RegExp(`^${term}$`) }).locator("xpath=following-sibling::dd");

const NORMAL = {
  id: 101,
  name: "shop-1",
  status: "UP",
  cpus: 2,
  cpu: 8.39,
  mem: 2_147_483_648,
  maxmem: 4_294_967_296,
  network: [{ ip: "198.51.100.71", mask: "255.255.255.255", gateway: "198.51.100.254", mac: "\t02:00:00:00:00:65" }],
};

test("name, title, state and freshness", async ({ page }) => {
  await signIn(page, { path: "/#/servers/101" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("shop-1");
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page).toHaveTitle("shop-1 · Rahona Panel");
  await expect(page.getByText("Running", { exact: true })).toBeVisible();
  await expect(page.getByText(/^updated (just now|\d+ s ago)$/)).toBeVisible();
});

test("how old the answer is grows by itself", async ({ page, sandbox }) => {
  await page.clock.install();
  await signIn(page, { path: "/#/servers/101" });
  await expect(page.getByText("updated just now")).toBeVisible();
  await sandbox.fault({ endpoint: "read" }, { kind: "hang", where: "head" });
  await page.clock.runFor(7_000);
  await expect(page.getByText(/^updated [78] s ago$/)).toBeVisible();
});

test("id, vCPUs, live CPU and memory", async ({ page, sandbox }) => {
  await sandbox.change(101, { raw: NORMAL });
  await signIn(page, { path: "/#/servers/101" });
  await expect(field(page, "Id")).toHaveText("101");
  await expect(field(page, "vCPUs")).toHaveText("2");
  const cpu = details(page).getByRole("meter", { name: "CPU" });
  await expect(cpu).toHaveAttribute("aria-valuetext", /^8\.4\s?%$/);
  await expect(cpu).toHaveAttribute("aria-valuenow", "8");
  const memory = details(page).getByRole("meter", { name: "Memory" });
  await expect(memory).toHaveAttribute("aria-valuetext", /^2.GiB of 4.GiB$/);
  await expect(memory).toHaveAttribute("aria-valuenow", "50");
});

test("an interface: address, reverse name without its dot, MAC without its TAB, mask and gateway as they are", async ({ page }) => {
  await signIn(page, { path: "/#/servers/101" });
  for (const [term, value] of [
    ["Address", "198.51.100.71"],
    ["Reverse name", "71.100.51.198.ip.rahona.network"],
    ["MAC", "02:00:00:00:00:65"],
    ["Mask", "255.255.255.255"],
    ["Gateway", "198.51.100.254"],
  ]) {
    await expect(field(page, term!).getByText(value!, { exact: true })).toBeVisible();
    await expect(field(page, term!).getByRole("button", { name: `Copy ${value}`, exact: true })).toBeVisible();
  }
});

test("a MAC is copied without its TAB", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(page, { path: "/#/servers/101" });
  await page.getByRole("button", { name: "Copy 02:00:00:00:00:65" }).click();
  await expect(field(page, "MAC").getByRole("status")).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("02:00:00:00:00:65");
});

test("four interfaces, the last one IPv6", async ({ page }) => {
  await signIn(page, { path: "/#/servers/104" });
  await expect(interfaces(page).getByRole("heading", { level: 3 })).toHaveText([1, 2, 3, 4].map((n) => `Interface ${n}`));
  await expect(field(page, "Address")).toHaveCount(4);
  await expect(field(page, "Address").last()).toContainText(/^2001:db8:/);
  await expect(field(page, "Gateway").last()).toContainText("fe80::1");
});

test("no interface at all", async ({ page }) => {
  await signIn(page, { path: "/#/servers/14" });
  await expect(interfaces(page)).toContainText("This server has no network interface.");
  await expect(power(page, "Stop")).toBeEnabled();
});

test("absent fields are not given, and nothing looks broken", async ({ page, sandbox }) => {
  await sandbox.change(101, { raw: { id: 101, status: "UP", network: [{ ip: "198.51.100.71" }] } });
  await signIn(page, { path: "/#/servers/101" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("shop-1");
  await expect(field(page, "vCPUs")).toHaveText("Not given");
  await expect(details(page).getByRole("meter", { name: "CPU" })).toHaveAttribute("aria-valuetext", "–");
  await expect(details(page).getByRole("meter", { name: "Memory" })).toHaveAttribute("aria-valuetext", "–");
  await expect(page.getByRole("term").filter({ hasText: "Reverse name" })).toHaveCount(0);
  await expect(page.getByText(/undefined|null|NaN/)).toHaveCount(0);
});

test("memory beyond 32 bits", async ({ page, sandbox }) => {
  await sandbox.change(101, { raw: { ...NORMAL, mem: 137_438_953_472, maxmem: 549_755_813_888 } });
  await signIn(page, { path: "/#/servers/101" });
  await expect(details(page).getByRole("meter", { name: "Memory" })).toHaveAttribute("aria-valuetext", /^128.GiB of 512.GiB$/);
});

test("the id as a string, and the state in small letters", async ({ page, sandbox }) => {
  await sandbox.change(101, { raw: { ...NORMAL, id: "101", status: "up" } });
  await signIn(page, { path: "/#/servers/101" });
  await expect(page.getByText("Running", { exact: true })).toBeVisible();
});

test("a stopped server shows no load", async ({ page }) => {
  await signIn(page, { path: "/#/servers/102" });
  await expect(page.getByText("Stopped", { exact: true })).toBeVisible();
  await expect(details(page).getByRole("meter", { name: "CPU" })).toHaveAttribute("aria-valuetext", "–");
});

test("a state that is not known is not guessed; every action stays possible, with a warning", async ({ page }) => {
  await signIn(page, { path: "/#/servers/13" });
  await expect(page.getByText("Unknown", { exact: true })).toBeVisible();
  for (const verb of ["Start", "Restart", "Stop"] as const) {
    await expect(power(page, verb)).toBeEnabled();
    await expect(power(page, verb)).toHaveAccessibleDescription("The API does not say clearly whether this server runs.");
  }
});

test("names and reverse names are shown as text", async ({ page, sandbox, complaints }) => {
  const name = `<img src=x onerror="document.title='owned'"></h1><script>alert(1)</script>{{7*7}}`;
  const raw = { ...NORMAL, name, network: [{ ip: "<b>1</b>", reverse: "<i>evil</i>.", mac: '"><svg onload=alert(1)>' }] };
  await sandbox.change(101, { raw });
  await signIn(page, { path: "/#/servers/101" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(field(page, "Address").getByText("<b>1</b>", { exact: true })).toBeVisible();
  await expect(field(page, "Reverse name").getByText("<i>evil</i>", { exact: true })).toBeVisible();
  await expect(page.locator("main :is(img, script, b, i)")).toHaveCount(0);
  await expect(page).toHaveTitle(`${name} · Rahona Panel`);
  await power(page, "Stop").click();
  await expect(page.getByRole("dialog")).toContainText(name);
  await expect(page.getByRole("dialog").locator("img, script")).toHaveCount(0);
  complaints.check();
});

test("the way back leads to the fleet", async ({ page }) => {
  await signIn(page, { path: "/#/servers/101" });
  await page.getByRole("link", { name: "Servers", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Servers");
});
