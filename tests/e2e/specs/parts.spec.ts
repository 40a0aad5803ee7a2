// The panel's code comes in parts: the sign-in first, what is behind it and the graphs ahead of being wanted. Each may
// be late, or missing.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { card, figure } from "../support/panel";
import { dist, latch } from "../support/static_host";
import { expect, fillIn, signIn, test, type Page } from "../support/test";

const INSIDE = /_(inside|shared)\.wasm$/;
const GRAPHS = /_graphs\.wasm$/;
const NOT_THERE = "This part of the panel did not arrive.";

/** The files of the module that were asked for, by the part's name, in order. */
function asked(page: Page): string[] {
  const parts: string[] = [];
  page.on("request", (request) => {
    const part = /_([a-z]+)\.wasm$/.exec(new URL(request.url()).pathname)?.[1];
    if (part) parts.push(part);
  });
  return parts;
}

test("the sign-in waits for no part, and every part comes ahead, once", async ({ page }) => {
  const parts = asked(page);
  const { held, release } = latch();
  const usable: number[] = [];
  await page.route(INSIDE, async (route) => {
    usable.push(await page.evaluate(() => performance.getEntriesByName("panel:boot").length));
    await held;
    await route.continue();
  });
  await page.goto("/#/");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await expect.poll(() => parts.length).toBeGreaterThan(1);
  expect(parts[0]).toBe("bg");
  release();
  await expect.poll(() => [...parts].sort()).toEqual(["bg", "graphs", "inside", "shared"]);
  expect(usable).toEqual([1, 1]);
  await fillIn(page);
  await page.getByRole("link", { name: "shop-1", exact: true }).click();
  await expect(figure(page, "CPU")).toBeVisible();
  expect(parts).toHaveLength(4);
});

test("a page whose part is late has its heading, then everything", async ({ page }) => {
  const { held, release } = latch();
  await page.route(INSIDE, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/#/");
  await fillIn(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Servers");
  await expect(page.getByRole("link", { name: "shop-1", exact: true })).toHaveCount(0);
  release();
  await expect(page.getByRole("link", { name: "shop-1", exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
});

const FAULTS = {
  "missing": { status: 404, body: "Not found." },
  "a web page": { status: 200, contentType: "text/html", body: "<!doctype html><h1>Home</h1>" },
} as const;

for (const [what, answer] of Object.entries(FAULTS)) {
  test(`a part that is ${what} is told, and tried again`, async ({ page, complaints }) => {
    complaints.allow(/status of 404|integrity|Failed to fetch|TypeError|CompileError/);
    await page.route(INSIDE, (route) => route.fulfill(answer));
    await page.goto("/#/");
    await fillIn(page);
    const alert = page.getByRole("alert");
    await expect(alert).toContainText(NOT_THERE);
    await expect(alert.getByRole("button", { name: "Reload" })).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Servers");
    await page.unroute(INSIDE);
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("link", { name: "shop-1", exact: true })).toBeVisible();
    await expect(page.getByText(NOT_THERE)).toHaveCount(0);
  });
}

test("without the graphs' part the power buttons work, and it is tried again", async ({ page, sandbox, complaints }) => {
  complaints.allow(/ERR_FAILED|Failed to fetch|TypeError/);
  await page.route(GRAPHS, (route) => route.abort());
  await signIn(page, { path: "/#/servers/102" });
  await expect(page.getByRole("alert")).toContainText(NOT_THERE);
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await expect.poll(() => sandbox.count({ endpoint: "start", server: 102 })).toBe(1);
  await page.getByRole("link", { name: "Servers", exact: true }).click();
  await expect(card(page, "shop-2").getByRole("meter").first()).toBeVisible();
  await expect(page.getByText(NOT_THERE), "a card can do without").toHaveCount(0);
  await page.getByRole("link", { name: "shop-2", exact: true }).click();
  await page.unroute(GRAPHS);
  await page.getByRole("alert").getByRole("button", { name: "Try again" }).click();
  await expect(figure(page, "CPU")).toBeVisible();
});

test("another build's part is refused", async ({ page, complaints }) => {
  complaints.allow(/integrity|Failed to fetch|TypeError/);
  await page.route(GRAPHS, (route) => {
    const whole = readFileSync(join(dist, new URL(route.request().url()).pathname));
    whole[whole.length - 1] = (whole[whole.length - 1] ?? 0) ^ 1;
    return route.fulfill({ contentType: "application/wasm", body: whole });
  });
  await signIn(page, { path: "/#/servers/101" });
  await expect(page.getByRole("alert")).toContainText(NOT_THERE);
});
