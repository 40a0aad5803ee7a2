// One decision is one request, however it is pressed.
import { expect, signIn, test, type Locator, type Page, type Sandbox } from "../support/test";
import { alerts, power, question } from "../support/panel";

const TIMES = 50;

/** Ways in which one decision comes as many presses. */
const PRESSES: [string, (button: Locator, page: Page) => Promise<void>][] = [
  ["a double click", (button) => button.dblclick()],
  [`${TIMES} quick clicks`, (button) => button.click({ clickCount: TIMES })],
  [
    `${TIMES} clicks in one turn`,
    (button) =>
      button.evaluate((element: HTMLElement, times) => {
        for (let click = 0; click < times; click += 1) element.click();
      }, TIMES),
  ],
  [
    "a held Enter",
    async (button, page) => {
      await button.focus();
      for (let repeat = 0; repeat < TIMES; repeat += 1) await page.keyboard.down("Enter");
      await page.keyboard.up("Enter");
    },
  ],
  [
    "Enter and Space many times",
    async (button, page) => {
      await button.focus();
      for (let press = 0; press < 10; press += 1) {
        await page.keyboard.press("Enter");
        await page.keyboard.press("Space");
      }
    },
  ],
];

const acts = async (sandbox: Sandbox) =>
  (await sandbox.journal()).filter((entry) => ["start", "restart", "stop"].includes(entry.endpoint));

/** Waits until nothing can be on its way any more: what was pressed after it has been answered. */
async function settled(page: Page, sandbox: Sandbox) {
  await expect.poll(async () => (await acts(sandbox)).filter((entry) => entry.done).length).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Activity" }).click();
  await expect(page.getByRole("dialog", { name: "Activity" })).toContainText(/accepted\./);
  await expect(page.getByRole("dialog", { name: "Activity" }).getByText(/accepted\./)).toHaveCount(1);
}

for (const [how, press] of PRESSES) {
  test(`Start, by ${how}`, async ({ page, sandbox }) => {
    await sandbox.change(102, { hold: true });
    await signIn(page, { path: "/#/servers/102" });
    await expect(power(page, "Start")).toBeEnabled();
    await press(power(page, "Start"), page);
    await settled(page, sandbox);
    expect((await acts(sandbox)).map((entry) => entry.endpoint)).toEqual(["start"]);
  });

  for (const verb of ["Stop", "Restart"] as const) {
    test(`${verb} confirmed by ${how}`, async ({ page, sandbox }) => {
      await sandbox.change(101, { hold: true });
      await signIn(page, { path: "/#/servers/101" });
      await power(page, verb).click();
      await press(question(page, verb, "shop-1").getByRole("button", { name: verb, exact: true }), page);
      await settled(page, sandbox);
      expect((await acts(sandbox)).map((entry) => entry.endpoint)).toEqual([verb.toLowerCase()]);
    });
  }

  test(`${how} on Stop only asks`, async ({ page, sandbox }) => {
    await signIn(page, { path: "/#/servers/101" });
    await expect(power(page, "Stop")).toBeEnabled();
    await press(power(page, "Stop"), page);
    expect(await acts(sandbox)).toEqual([]);
    expect((await sandbox.server(101)).pending).toBeNull();
  });
}

for (const [how, press] of PRESSES.slice(0, 4)) {
  test(`Start that is refused at once, by ${how}`, async ({ page, sandbox }) => {
    await sandbox.refuse({ endpoint: "start" }, 500, "Could not start the server");
    await signIn(page, { path: "/#/servers/102" });
    await expect(power(page, "Start")).toBeEnabled();
    await press(power(page, "Start"), page);
    await expect(alerts(page).first()).toContainText("Could not start the server");
    expect((await acts(sandbox)).map((entry) => entry.endpoint)).toEqual(["start"]);
  });
}

test("actions are not cached: the same one later is asked anew", async ({ page, sandbox }) => {
  await sandbox.change(102, { transition_ms: 0 });
  await signIn(page, { path: "/#/servers/102" });
  for (let time = 1; time <= 2; time += 1) {
    await power(page, "Start").click();
    await expect(page.getByText("Running", { exact: true })).toBeVisible();
    expect(await sandbox.count({ endpoint: "start" })).toBe(time);
    await power(page, "Stop").click();
    await question(page, "Stop", "shop-2").getByRole("button", { name: "Stop", exact: true }).click();
    await expect(page.getByText("Stopped", { exact: true })).toBeVisible();
    expect(await sandbox.count({ endpoint: "stop" })).toBe(time);
  }
});

test("no power action is an address that could be opened or fetched ahead", async ({ page }) => {
  await signIn(page, { path: "/#/servers/101" });
  await expect(power(page, "Stop")).toBeEnabled();
  const links = await page.locator("[href], [src], [action]").evaluateAll((all) => all.map((one) => one.outerHTML));
  expect(links.filter((link) => /\/(start|stop|restart)\b/.test(link))).toEqual([]);
});

test("after a refusal the next press is sent, however long a pause the API wants before it is read", async ({ page, sandbox }) => {
  await page.clock.install();
  await signIn(page, { path: "/#/servers/102" });
  const pause = { kind: "status", status: 429, body: { error: "Slow down" }, headers: { "retry-after": "40" } } as const;
  await sandbox.fault({ endpoint: "start", times: 1 }, pause);
  await power(page, "Start").click();
  await expect(alerts(page)).toContainText("Slow down");
  // A press within half a second is the same one.
  await page.clock.runFor(600);
  await power(page, "Start").click();
  await expect.poll(() => sandbox.count({ endpoint: "start" })).toBe(2);
});
