// axe over every page in every state, stand-alone and embedded, in both themes, wide and narrow.
import { expectAccessible, keepTimers } from "../support/axe";
import { PLACES, inside } from "../support/portal";
import { STATES } from "../support/states";
import { latch, serveDist } from "../support/static_host";
import { expect, test } from "../support/test";

test("the example portal", async ({ page, sandbox }) => {
  await page.goto(`${sandbox.api}/`);
  await expectAccessible(page, () => expect(inside(page).getByRole("heading", { name: "Servers", level: 1 })).toBeVisible());
});

for (const [place, put] of Object.entries(PLACES)) {
  test.describe(place, () => {
    for (const [what, state] of Object.entries(STATES)) {
      test(what, async ({ page, sandbox, complaints }) => {
        test.slow();
        // Chromium says so of a dialog's button in a frame, and gives it the focus all the same.
        complaints.allow(/^Blocked autofocusing/);
        const panel = await put(page, sandbox);
        const sign = await state(panel, sandbox);
        await expectAccessible(panel, () => expect(sign).toBeVisible());
      });
    }

    test("the frame before the module", async ({ page, sandbox }) => {
      const panel = await put(page, sandbox);
      const { held, release } = latch();
      const host = await serveDist({ wasm: { held } });
      await panel.goto(host.url, { waitUntil: "commit" });
      await expectAccessible(panel, () => expect(panel.getByRole("status")).toHaveText(/^Loading the panel…|^This takes longer/));
      release();
      await host.close();
    });

    test("a failed start", async ({ page, sandbox, complaints }) => {
      complaints.allow(/./);
      const panel = await put(page, sandbox);
      const restore = await keepTimers(panel);
      const host = await serveDist({ wasm: { status: 404 } });
      await panel.goto(host.url);
      const notice = panel.getByText("The panel can't start");
      await expect(notice).toBeVisible();
      await restore();
      await expectAccessible(panel, () => expect(notice).toBeVisible());
      await host.close();
    });
  });
}
