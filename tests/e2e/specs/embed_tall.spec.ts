// A frame as high as two thousand servers, which never scrolls: what can be seen of it is the host page's business.
import { handOver, inside, portalWith, script } from "../support/portal";
import { expect, test, type Locator, type Page, type Sandbox } from "../support/test";

// Chromium says so of a dialog's button in a frame, and gives it the focus all the same.
test.beforeEach(({ complaints }) => complaints.allow(/^Blocked autofocusing/));

const body = (sandbox: Sandbox) => `<meta name="viewport" content="width=device-width"><style>body { margin: 0 }</style>
  <p style="height: 300px">before</p><rahona-panel></rahona-panel><p style="height: 300px">after</p>${script(sandbox)}${handOver}`;

async function fleet(page: Page, sandbox: Sandbox): Promise<void> {
  await sandbox.fleet({ servers: 2000, oddities: false });
  await portalWith(page, sandbox, body(sandbox));
  await expect(inside(page).getByText("2,000 servers", { exact: true })).toBeVisible();
}

const scrollTo = (page: Page, y: number) => page.evaluate((y) => window.scrollTo(0, y), y);
const height = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight);

/** Servers of which the middle of the card or line is in the window. */
const onScreen = (page: Page): Promise<string[]> =>
  page.evaluate(() => document.querySelector("rahona-panel")!.shadowRoot!.querySelector("iframe")!.getBoundingClientRect().top).then((top) =>
    inside(page)
      .getByRole("listitem")
      .evaluateAll(
        (items, [top, height]) =>
          items
            .filter((item) => {
              const box = item.getBoundingClientRect();
              const middle = box.top + box.height / 2 + top!;
              return middle > 0 && middle < height!;
            })
            .map((item) => item.textContent ?? ""),
        [top, page.viewportSize()!.height],
      ),
  );

async function expectRead(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      const items = await onScreen(page);
      return items.length > 0 && items.every((text) => /Running|Stopped|Unknown/.test(text));
    })
    .toBe(true);
}

/** All of it is in what the user sees of the host page. */
const expectSeen = (element: Locator) => expect(element).toBeInViewport({ ratio: 1 });

test("only what the user sees is asked for, and scrolling the host page brings the rest", async ({ page, sandbox }) => {
  test.slow();
  await fleet(page, sandbox);
  expect(await height(page)).toBeGreaterThan(50_000);
  await expectRead(page);
  const all = await height(page);
  // A little further each time, a page further, and far away.
  for (const y of [400, 900, 1_500, 2_400, 3_300, 40_000, 40_700, all - 1_400, all]) {
    await scrollTo(page, y);
    await expectRead(page);
  }
  await expect(inside(page).getByRole("link", { name: "wiki", exact: true })).toBeVisible();
  const read = new Set((await sandbox.journal({ endpoint: "read" })).map((entry) => entry.server));
  expect(read.size, "what was scrolled past is not asked for").toBeLessThan(300);
  // A flick, which never stops long enough for the list to follow.
  for (const step of [-331, 1_203]) {
    await page.evaluate(async (step) => {
      for (let frame = 0; frame < 30; frame += 1) {
        window.scrollBy(0, step);
        await new Promise((painted) => requestAnimationFrame(painted));
      }
    }, step);
    await expectRead(page);
  }
  expect(await inside(page).getByRole("listitem").count()).toBeLessThan(200);
});

test("before anybody scrolls, one screen and one more is asked for", async ({ page, sandbox }) => {
  await page.clock.install();
  await fleet(page, sandbox);
  await expectRead(page);
  const reads = async () => new Set((await sandbox.journal({ endpoint: "read" })).map((entry) => entry.server)).size;
  await page.clock.runFor(5_000);
  await expectRead(page);
  expect(await reads()).toBeLessThan(40);
});

test("on a phone the frame is as high as two thousand cards", async ({ page, sandbox }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await fleet(page, sandbox);
  await expect.poll(() => height(page)).toBeGreaterThan(2_000 * 200);
  await scrollTo(page, 300_000);
  await expectRead(page);
});

test("palette, selection, questions and outcomes appear where the user looks", async ({ page, sandbox }) => {
  await fleet(page, sandbox);
  const panel = inside(page);
  await scrollTo(page, 40_000);
  await expectRead(page);
  const card = panel.getByRole("listitem").filter({ hasText: "Running" });
  const boxes = card.getByRole("checkbox");
  // One that is well inside of the window.
  const seen = await boxes.evaluateAll((boxes) => boxes.map((box) => box.getBoundingClientRect().top));
  const top = await page.locator("rahona-panel").evaluate((element) => element.getBoundingClientRect().top);
  const index = seen.findIndex((y) => y + top > 300);
  const box = boxes.nth(index);
  await box.check();
  const selection = panel.getByRole("region", { name: "Selection" });
  await expectSeen(selection);
  await selection.getByRole("button", { name: "Stop" }).click();
  const question = panel.getByRole("dialog", { name: /^Stop / });
  await expectSeen(question);
  await question.getByRole("button", { name: "Cancel" }).click();
  await expectSeen(selection);

  await page.keyboard.press("Control+k");
  const palette = panel.getByRole("dialog", { name: "Commands" });
  await expectSeen(palette);
  await page.keyboard.press("Escape");

  await sandbox.refuse({ endpoint: "stop" }, 500, "Could not stop the server");
  await selection.getByRole("button", { name: "Stop" }).click();
  await question.getByRole("button", { name: "Stop" }).click();
  await expectSeen(panel.getByRole("dialog").getByRole("button", { name: "Retry failed" }));
});

test("a toast appears where the user looks, wherever they scroll to", async ({ page, sandbox }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await portalWith(page, sandbox, body(sandbox));
  const panel = inside(page);
  await page.locator("rahona-panel").evaluate((element) => element.setAttribute("server", "3"));
  await panel.getByRole("button", { name: "Start", exact: true }).click();
  const toast = panel.getByRole("alert").filter({ hasText: "Could not start the server" });
  await expectSeen(toast);
  await panel.getByRole("figure", { name: "Disk" }).scrollIntoViewIfNeeded();
  await expectSeen(toast);
});
