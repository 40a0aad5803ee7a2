// Answers that are right but odd: missing, extra and mistyped fields are lived with, and never guessed at.
import { card, figure } from "../support/panel";
import { expect, signIn, test, type Page, type Sandbox } from "../support/test";

const answer = (sandbox: Sandbox, endpoint: "list" | "read" | "graphs", body: unknown) =>
  sandbox.fault({ endpoint }, { kind: "status", status: 200, body, content_type: "application/json" });

const server = { id: 101, name: "shop-1", status: "UP", cpus: 2, cpu: 8.39, mem: 1_000_000_000, maxmem: 4_294_967_296 };

const lists: [string, unknown, string[]][] = [
  ["numbers for ids", [{ id: 101, name: "shop-1" }], ["shop-1"]],
  ["no names", [{ id: "101" }, { id: "102", name: null }], ["Server 101", "Server 102"]],
  ["entries without an id left out", [{ name: "ghost" }, { id: "101", name: "shop-1" }, null, 7], ["shop-1"]],
  ["the same server twice", [{ id: "101", name: "shop-1" }, { id: 101, name: "shop-1" }], ["shop-1"]],
  ["wrapped in data", { data: [{ id: "101", name: "shop-1", colour: "blue" }] }, ["shop-1"]],
  ["an object of numbered keys", { 0: { id: "101", name: "shop-1" }, 2: { id: "102", name: "shop-2" } }, ["shop-1", "shop-2"]],
  ["markup for a name", [{ id: "101", name: "<img src=x onerror=alert(1)>" }], ["<img src=x onerror=alert(1)>"]],
];

for (const [what, body, names] of lists) {
  test(`list: ${what}`, async ({ page, sandbox }) => {
    await answer(sandbox, "list", body);
    await sandbox.refuse({ endpoint: "read" }, 403, "This service is suspended");
    await signIn(page);
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(names);
    await expect(page.locator("img")).toHaveCount(0);
  });
}

test("list: nothing at all is an empty account", async ({ page, sandbox }) => {
  for (const body of [[], {}, { data: [] }]) {
    await sandbox.clearFaults();
    await answer(sandbox, "list", body);
    await signIn(page);
    await expect(page.getByText("No servers yet")).toBeVisible();
    await page.goto("about:blank");
  }
});

const state = (page: Page, word: string) => page.getByText(word, { exact: true }).first();

const reads: [string, unknown, (page: Page) => Promise<void>][] = [
  ["only an id", { id: 101 }, async (page) => expect(state(page, "Unknown")).toBeVisible()],
  [
    "mistyped fields",
    { id: 101, name: ["x"], status: 1, cpus: "many", cpu: "hot", mem: {}, maxmem: true, network: "none" },
    async (page) => {
      await expect(state(page, "Unknown")).toBeVisible();
      await expect(page.getByText("Not given")).toBeVisible();
      await expect(page.getByText("This server has no network interface.")).toBeVisible();
    },
  ],
  [
    "numbers as texts",
    { ...server, id: "101", cpus: "2", cpu: "8.39", mem: "1073741824", maxmem: "4294967296" },
    async (page) => expect(page.getByText("1.0 GiB of 4.0 GiB").or(page.getByText("1 GiB of 4 GiB")).first()).toBeVisible(),
  ],
  [
    "extra fields",
    { ...server, colour: "blue", network: [{ ip: "192.0.2.1", speed: 10 }], nested: { deep: [1, { x: 2 }] } },
    async (page) => expect(page.getByText("192.0.2.1", { exact: true })).toBeVisible(),
  ],
  [
    "holes in the network",
    { ...server, network: [null, {}, 7, { ip: "192.0.2.1" }, { reverse: "." }] },
    async (page) => expect(page.getByRole("button", { name: /^Copy/ })).toHaveCount(1),
  ],
  [
    "numbers beyond reason",
    { ...server, cpu: 1e308, mem: 1e308, maxmem: 0, cpus: -4 },
    async (page) => expect(page.getByText("Not given")).toBeVisible(),
  ],
  ["another word for a state", { ...server, status: "up " }, async (page) => expect(state(page, "Running")).toBeVisible()],
  ["a word nobody knows", { ...server, status: "HIBERNATED" }, async (page) => expect(state(page, "Unknown")).toBeVisible()],
  [
    "another server than the one asked for",
    { ...server, id: 999 },
    async (page) => expect(page.getByText(/The API's answer can't be read/).first()).toBeVisible(),
  ],
];

for (const [what, body, expectation] of reads) {
  test(`read: ${what}`, async ({ page, sandbox }) => {
    await answer(sandbox, "read", body);
    await signIn(page, { path: "/#/servers/101" });
    await expectation(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await page.getByRole("link", { name: "Servers" }).click();
    await expect(card(page, "shop-1")).toBeVisible();
  });
}

const now = Math.floor(Date.now() / 60_000) * 60;
const at = (minutes: number, fields: object) => ({ time: now - minutes * 60, ...fields });
const ten = Array.from({ length: 10 }, (_, index) => index);

const graphs: [string, unknown, string][] = [
  ["nothing", [], "No data in this range"],
  ["times alone", ten.map((minute) => at(minute, {})), "–"],
  ["nulls and texts", ten.map((minute) => at(minute, { cpu: null, mem: "x", netin: [], maxcpu: 2 })), "–"],
  ["numbers as texts", ten.map((minute) => ({ time: String(now - minute * 60), cpu: "0.5", maxcpu: "2" })), "50"],
  ["out of order and repeated", [...ten, ...ten].map((minute) => at(minute, { cpu: 0.5, maxcpu: 2, colour: 1 })), "50"],
  ["numbers beyond reason", ten.map((minute) => at(minute, { cpu: 1e308, mem: -5, netin: 1e308, diskread: 1e300 })), "–"],
  ["one point", [at(0, { cpu: 0.5, maxcpu: 2 })], "50"],
  ["an hour of the year 9000", ten.map((minute) => ({ time: 221_845_392_000 + minute * 60, cpu: 0.5 })), "50"],
];

for (const [what, body, sign] of graphs) {
  test(`graphs: ${what}`, async ({ page, sandbox }) => {
    await answer(sandbox, "graphs", body);
    await signIn(page, { path: "/#/servers/101" });
    await expect(page.getByRole("region", { name: "Graphs" })).toContainText(sign);
    await expect(figure(page, "Disk")).toBeVisible();
    for (const range of ["Day", "Month"]) await page.getByRole("radio", { name: range }).check();
    await expect(page.getByRole("button", { name: "Stop" })).toBeEnabled();
  });
}
