// With forced colours, as for people who need high contrast: what backgrounds say elsewhere is still said.
import { expect, signIn, test, type Locator } from "../support/test";
import { painted } from "../support/canvas";
import { figure, range } from "../support/panel";

test.use({ contextOptions: { forcedColors: "active" } });

const background = (element: Locator) => element.evaluate((element) => getComputedStyle(element).backgroundColor);

test("meters, the choice of the range and the graphs can be seen", async ({ page }) => {
  await signIn(page, { path: "/#/servers/101" });
  const meter = page.getByRole("meter", { name: "CPU" });
  await expect(meter).toHaveAttribute("aria-valuetext", /%$/);
  const canvas = await background(page.locator("body"));
  expect(await background(meter.locator("div")), "the meter's bar").not.toBe(canvas);
  await range(page, "Day").check();
  expect(await background(range(page, "Day").locator("+ span")), "the chosen range").not.toBe(
    await background(range(page, "Hour").locator("+ span")),
  );
  await expect.poll(async () => (await painted(figure(page, "CPU").getByRole("img"))).inked).toBeGreaterThan(300);
});
