// An action whose answer is lost may have happened or not: the state is asked for, and the action never repeated.
import { expect, signIn, test, type Kind, type Page, type Sandbox } from "../support/test";
import { alerts, news, power, question } from "../support/panel";
import { now, until } from "../support/time";

const state = (page: Page, word: string) => page.getByText(word, { exact: true });

async function stop(page: Page, sandbox: Sandbox, fault: Kind, apply: "before" | "after") {
  await page.clock.install();
  await sandbox.change(101, { transition_ms: 0 });
  await signIn(page, { path: "/#/servers/101" });
  await expect(state(page, "Running")).toBeVisible();
  await sandbox.fault({ endpoint: "stop", server: 101, apply }, fault);
  await sandbox.clearJournal();
  await power(page, "Stop").click();
  await question(page, "Stop", "shop-1").getByRole("button", { name: "Stop", exact: true }).click();
  await expect.poll(() => sandbox.count({ endpoint: "stop" })).toBe(1);
  // The official client waits 30 s for an action, and so does this.
  if (fault.kind === "hang") {
    await page.clock.runFor(28_000);
    await expect(alerts(page)).toHaveCount(0);
    await page.clock.runFor(2_500);
  }
}

const LOST: [string, Kind][] = [
  ["no answer for 30 s", { kind: "hang", where: "head" }],
  ["half an answer and then silence", { kind: "hang", where: "body" }],
  ["a connection cut before the answer", { kind: "cut", where: "head" }],
  ["a connection cut in the answer", { kind: "cut", where: "body" }],
  ["a proxy's 502 in HTML", { kind: "html", status: 502 }],
  ["a 504 without words", { kind: "status", status: 504, body: {} }],
  ["a 500 without words", { kind: "html", status: 500 }],
  ["a 200 in HTML", { kind: "html", status: 200 }],
  ["an empty answer", { kind: "empty" }],
  ["a redirect", { kind: "redirect", to: "/api/services/servers/101/stop" }],
];

for (const [what, fault] of LOST) {
  for (const apply of ["before", "after"] as const) {
    test(`${what}, the action ${apply === "after" ? "done" : "not done"}: one request, and the state is checked`, async ({ page, sandbox }) => {
      await stop(page, sandbox, fault, apply);
      const told = alerts(page).filter({ hasText: "No clear answer about stopping shop-1: it may have been done, or not." });
      await expect(told).toContainText("It is not sent again. The server's state is being checked.");
      await expect.poll(() => sandbox.count({ endpoint: "read", server: 101 })).toBeGreaterThan(0);
      if (apply === "after") {
        await until(page, () => state(page, "Stopped").isVisible(), "the state settles it");
        await expect(news(page, "shop-1 is stopped.")).toBeVisible();
      } else {
        await page.clock.runFor(6_500);
        await expect(state(page, "Stopping…")).toBeVisible();
        expect((await sandbox.server(101)).status).toBe("UP");
      }
      expect(await sandbox.count({ endpoint: "stop" })).toBe(1);
      // A failure stays until it is dismissed.
      await expect(told).toBeVisible();
      await told.getByRole("button", { name: "Dismiss" }).click();
      await expect(told).toHaveCount(0);
    });
  }
}

test("a start that was lost but done is confirmed by the state", async ({ page, sandbox }) => {
  await sandbox.change(102, { transition_ms: 0 });
  await signIn(page, { path: "/#/servers/102" });
  await sandbox.fault({ endpoint: "start", apply: "after" }, { kind: "cut", where: "head" });
  await power(page, "Start").click();
  await expect(alerts(page)).toContainText("No clear answer about starting shop-2: it may have been done, or not.");
  await expect(news(page, "shop-2 is running.")).toBeVisible();
  await expect(state(page, "Running")).toBeVisible();
  expect(await sandbox.count({ endpoint: "start" })).toBe(1);
});

test("a stop that was lost and not done is not confirmed in the end", async ({ page, sandbox }) => {
  await stop(page, sandbox, { kind: "cut", where: "head" }, "before");
  await until(page, () => state(page, "Not confirmed").isVisible(), "the deadline");
  await expect(page.getByRole("main").getByRole("button", { name: "Look again" })).toBeVisible();
  expect(await sandbox.count({ endpoint: "read", server: 101 }), "looked at again and again").toBeGreaterThan(10);
  expect(await sandbox.count({ endpoint: "stop" })).toBe(1);
});

test("a restart that was lost is not taken for done because the server runs", async ({ page, sandbox }) => {
  await page.clock.install();
  await signIn(page, { path: "/#/servers/101" });
  await sandbox.fault({ endpoint: "restart" }, { kind: "cut", where: "head" });
  await power(page, "Restart").click();
  await question(page, "Restart", "shop-1").getByRole("button", { name: "Restart", exact: true }).click();
  await expect(alerts(page)).toContainText("No clear answer about restarting shop-1: it may have been done, or not.");
  const began = await now(page);
  await until(page, async () => (await now(page)) - began > 40_000, "longer than a restart is watched");
  await expect(state(page, "Restarting…")).toBeVisible();
  await until(page, () => state(page, "Not confirmed").isVisible(), "the deadline");
  expect(await sandbox.count({ endpoint: "restart" })).toBe(1);
});

test("the activity tells what was lost, and what came of it", async ({ page, sandbox }) => {
  await stop(page, sandbox, { kind: "cut", where: "head" }, "after");
  await until(page, () => state(page, "Stopped").isVisible(), "the state settles it");
  await page.getByRole("button", { name: "Activity" }).click();
  const entries = page.getByRole("dialog", { name: "Activity" }).getByRole("listitem");
  await expect(entries).toHaveCount(2);
  await expect(entries.first()).toContainText("shop-1 is stopped.");
  await expect(entries.last()).toContainText("No clear answer about stopping shop-1");
});
