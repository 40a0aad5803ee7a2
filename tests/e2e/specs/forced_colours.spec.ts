// With forced colours, as for people who need high contrast: what backgrounds say elsewhere is still said.
import { expect, signIn, test, type Locator } from "../support/test";
import { painted } from "../support/canvas";
import { figure, range } from "../support/panel";
import { answer, BUSY, hour } from "../support/points";
import { PLACES } from "../support/portal";

test.use({ contextOptions: { forcedColors: "active" } });

const background = (element: Locator) => element.evaluate((element) => getComputedStyle(element).backgroundColor);

for (const [place, put] of Object.entries(PLACES)) {
  test(`meters, the choice of the range and the graphs can be seen, ${place}`, async ({ page, sandbox }) => {
    const panel = await put(page, sandbox);
    await signIn(panel, { path: "/#/servers/101" });
    const meter = panel.getByRole("meter", { name: "CPU" });
    await expect(meter).toHaveAttribute("aria-valuetext", /%$/);
    const canvas = await background(panel.locator("body"));
    expect(await background(meter.locator("div")), "the meter's bar").not.toBe(canvas);
    await range(panel, "Day").check();
    expect(await background(range(panel, "Day").locator("+ span")), "the chosen range").not.toBe(
      await background(range(panel, "Hour").locator("+ span")),
    );
    await expect.poll(async () => (await painted(figure(panel, "CPU").getByRole("img"))).inked).toBeGreaterThan(300);
  });
}

test("switched on and off while the page is open, they are taken in", async ({ page, sandbox }) => {
  await page.emulateMedia({ forcedColors: "none" });
  await answer(sandbox, hour(() => BUSY));
  await signIn(page, { path: "/#/servers/101" });
  const print = async () => (await painted(figure(page, "Disk").getByRole("img"))).print;
  await expect.poll(async () => (await painted(figure(page, "Disk").getByRole("img"))).inked).toBeGreaterThan(300);
  const before = await print();
  await page.emulateMedia({ forcedColors: "active" });
  await expect.poll(print).not.toBe(before);
  await page.emulateMedia({ forcedColors: "none" });
  await expect.poll(print).toBe(before);
});
