// The pixels of the graphs: gaps stay open, every size and density is crisp, every theme is painted anew.
import { expect, signIn, test, type Page, type Sandbox } from "../support/test";
import { noteWords, painted, times, words, type Painted, type Word } from "../support/canvas";
import { figure } from "../support/panel";
import { answer, BUSY, hour, steps } from "../support/points";

const canvas = (page: Page) => figure(page, "CPU").getByRole("img");
const read = (page: Page): Promise<Painted> => painted(canvas(page));
const inked = async (page: Page) => (await read(page)).inked;

async function show(page: Page, sandbox: Sandbox, body: unknown) {
  await answer(sandbox, body);
  await signIn(page, { path: "/#/servers/101" });
  await expect.poll(() => inked(page)).toBeGreaterThan(500);
}

/** Stretches long enough to be a line, as shares of the whole from the first to the last. */
function stretches({ runs, width }: Painted): [number, number][] {
  const lines = runs.filter(([from, to]) => to - from > width / 50);
  const [first, last] = [lines[0]?.[0] ?? 0, lines.at(-1)?.[1] ?? 1];
  return lines.map(([from, to]) => [(from - first) / (last - first), (to - first) / (last - first)]);
}

test("an unbroken hour is one line", async ({ page, sandbox }) => {
  await show(page, sandbox, hour(() => BUSY));
  expect(stretches(await read(page))).toEqual([[0, 1]]);
});

for (const { what, hole } of [
  { what: "keys that are left out (a stopped machine)", hole: { maxcpu: 2, maxmem: 4_294_967_296, maxdisk: 1, disk: 0 } },
  { what: "a time alone (not measured)", hole: {} },
  { what: "null", hole: { ...BUSY, cpu: null } },
]) {
  test(`a gap stays open: ${what}`, async ({ page, sandbox }) => {
    await show(page, sandbox, hour((index) => (index > 20 && index < 40 ? hole : BUSY)));
    const lines = stretches(await read(page));
    expect(lines).toHaveLength(2);
    expect(lines[0]![1]).toBeCloseTo(20 / 60, 1);
    expect(lines[1]![0]).toBeCloseTo(40 / 60, 1);
  });
}

test("a gap stays open: rows that are missing altogether", async ({ page, sandbox }) => {
  await show(page, sandbox, hour(() => BUSY).filter((_, index) => index <= 20 || index >= 40));
  const lines = stretches(await read(page));
  expect(lines).toHaveLength(2);
  expect(lines[0]![1]).toBeCloseTo(20 / 60, 1);
});

test("a true zero is drawn, and is no gap", async ({ page, sandbox }) => {
  await show(page, sandbox, hour((index) => ({ ...BUSY, cpu: index > 20 && index < 40 ? 0 : 0.5 })));
  const lines = stretches(await read(page));
  expect(lines).toEqual([[0, 1]]);
});

test("the stops of db-main are gaps over a week", async ({ page }) => {
  await signIn(page, { path: "/#/servers/103?range=week" });
  await expect.poll(() => inked(page)).toBeGreaterThan(500);
  expect((await read(page)).runs.length).toBeGreaterThan(1);
});

for (const { what, body } of [
  { what: "an object around the array", body: { data: hour(() => BUSY) } },
  { what: "an object with numbers for keys", body: { ...hour(() => BUSY) } },
  { what: "out of order and repeated", body: [...hour(() => BUSY).reverse(), ...hour(() => BUSY).slice(0, 9)] },
  { what: "with a newest point that is not measured yet", body: hour((index) => (index < 60 ? BUSY : {})) },
]) {
  test(`points ${what} are drawn`, async ({ page, sandbox }) => {
    await show(page, sandbox, body);
    expect(stretches(await read(page))).toEqual([[0, 1]]);
    await expect(figure(page, "CPU").getByRole("listitem")).toHaveText(/^Used50\s?%$/);
  });
}

for (const { what, range, body, used } of [
  { what: "70 points of half an hour", range: "day", body: () => steps(Array(70).fill(1_800)), used: /^Used50\s?%$/ },
  { what: "1,440 points of a minute", range: "day", body: () => steps(Array(1_440).fill(60)), used: /^Used50\s?%$/ },
  { what: "steps of a minute after steps of half an hour", range: "day", body: () => steps([...Array(30).fill(60), ...Array(46).fill(1_800)]), used: /^Used50\s?%$/ },
  { what: "nothing but zeros", range: "hour", body: () => hour(() => ({ ...BUSY, cpu: 0 })), used: /^Used0\.0\s?%$/ },
  { what: "more than all CPUs", range: "hour", body: () => hour(() => ({ ...BUSY, cpu: 1.04 })), used: /^Used104\s?%$/ },
  { what: "a limit of memory that changes and is 0", range: "hour", body: () => hour((index) => ({ ...BUSY, maxmem: index < 20 ? 0 : index * 1e8 })), used: /^Used50\s?%$/ },
]) {
  test(`${what}: one unbroken line`, async ({ page, sandbox }) => {
    await answer(sandbox, body());
    await signIn(page, { path: `/#/servers/101?range=${range}` });
    await expect.poll(() => inked(page)).toBeGreaterThan(500);
    expect(stretches(await read(page))).toEqual([[0, 1]]);
    await expect(figure(page, "CPU").getByRole("listitem")).toHaveText(used);
  });
}

test("one point is a dot, neither a line nor nothing", async ({ page, sandbox }) => {
  await show(page, sandbox, hour((index) => (index === 30 ? BUSY : {})));
  const { runs, width } = await read(page);
  expect(runs).toHaveLength(1);
  const [from, to] = runs[0]!;
  expect(to - from).toBeLessThan(8);
  expect(from).toBeGreaterThan(width * 0.4);
});

test("all absent: no line, no zero", async ({ page, sandbox }) => {
  await show(page, sandbox, hour(() => ({ maxcpu: 2, maxmem: 4_294_967_296 })));
  expect((await read(page)).runs).toEqual([]);
  await expect(figure(page, "CPU").getByRole("listitem")).toHaveText("Used–");
});

test("CPU is a fraction in points and a percentage in the server: both are shown as percent", async ({ page, sandbox }) => {
  const raw = { id: 101, name: "shop-1", status: "UP", cpus: 2, cpu: 0.5, mem: 1, maxmem: 2, network: [] };
  await sandbox.change(101, { raw });
  await show(page, sandbox, hour(() => ({ ...BUSY, cpu: 0.0746 })));
  await expect(figure(page, "CPU").getByRole("listitem")).toHaveText(/^Used7\.5\s?%$/);
  await expect(page.getByRole("meter", { name: "CPU" })).toHaveAttribute("aria-valuetext", /^0\.5\s?%$/);
});

test("an empty answer says so", async ({ page, sandbox }) => {
  await sandbox.fault({ endpoint: "graphs" }, { kind: "status", status: 200, body: [] });
  await signIn(page, { path: "/#/servers/101" });
  await expect(page.getByRole("status").filter({ hasText: "No data in this range" })).toBeVisible();
});

for (const deviceScaleFactor of [1, 1.5, 2, 3]) {
  test.describe(`at ${deviceScaleFactor} device pixels per CSS pixel`, () => {
    test.use({ deviceScaleFactor });

    test("the store fits the device, also after a resize", async ({ page }) => {
      await signIn(page, { path: "/#/servers/101" });
      await expect.poll(() => inked(page)).toBeGreaterThan(500);
      for (const width of [1280, 900, 360]) {
        await page.setViewportSize({ width, height: 900 });
        const fits = async () => {
          const { width, height, cssWidth, cssHeight, inked } = await read(page);
          const off = Math.max(
            Math.abs(width - cssWidth * deviceScaleFactor),
            Math.abs(height - cssHeight * deviceScaleFactor),
          );
          return off <= 1 && cssWidth > 200 && inked > 500;
        };
        await expect.poll(fits, `${width} wide`).toBe(true);
      }
    });
  });
}

/** The words that touch another one, or leave a canvas of this width. */
function misplaced(all: Word[], width: number): string[] {
  const touches = (one: Word, other: Word) =>
    one !== other && Math.abs(one.middle - other.middle) < 10 && one.left < other.right + 2 && other.left < one.right + 2;
  const wrong = (word: Word) => word.left < 0 || word.right > width || all.some((other) => touches(word, other));
  return all.filter(wrong).map(({ text }) => text);
}

for (const [width, language, ...ranges] of [
  [320, "Français", "Jour", "Semaine", "Mois", "Heure"],
  [320, "English", "Day", "Week", "Month", "Hour"],
  [768, "English", "Day", "Week", "Month", "Hour"],
  [1440, "Français", "Jour", "Semaine", "Mois", "Heure"],
] as const) {
  test(`${width} pixels, ${language}: no label is cut or touches another, and there are enough`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await noteWords(page);
    await signIn(page, { path: "/#/servers/101" });
    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByLabel("Language").selectOption(language);
    await page.keyboard.press("Escape");
    const graphs = page.getByRole("figure").getByRole("img");
    let before: string[] = [];
    for (const name of ranges) {
      await page.getByRole("radio", { name, exact: true }).check();
      const axis = () => times(graphs.first());
      await expect.poll(axis, name).not.toEqual(before);
      before = await axis();
      // Three dates of a month have no room at 320 pixels when one of them is at the edge.
      const fewest = width === 320 && /^Mo/.test(name) ? 2 : 3;
      expect(before.length, before.join()).toBeGreaterThanOrEqual(fewest);
      for (const graph of await graphs.all()) {
        expect(misplaced(await words(graph), (await painted(graph)).width), name).toEqual([]);
      }
    }
  });
}

test("a resize draws anew, not stretched", async ({ page }) => {
  await signIn(page, { path: "/#/servers/101" });
  await expect.poll(() => inked(page)).toBeGreaterThan(500);
  const before = await read(page);
  await page.setViewportSize({ width: 800, height: 900 });
  await expect.poll(async () => (await read(page)).cssWidth).not.toBe(before.cssWidth);
  await expect.poll(async () => (await read(page)).print).not.toBe(before.print);
  const { width, cssWidth, inked: ink } = await read(page);
  expect(width).toBe(cssWidth);
  expect(ink).toBeGreaterThan(500);
});

test("the system's theme is followed, and painted anew", async ({ page, sandbox }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await show(page, sandbox, hour(() => BUSY));
  const light = (await read(page)).print;
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(async () => (await read(page)).print).not.toBe(light);
  expect((await read(page)).inked).toBeGreaterThan(500);
  await page.emulateMedia({ colorScheme: "light" });
  await expect.poll(async () => (await read(page)).print).toBe(light);
});

test("the chosen theme is painted anew", async ({ page, sandbox }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await show(page, sandbox, hour(() => BUSY));
  const light = (await read(page)).print;
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Theme").selectOption("Dark");
  await page.getByRole("button", { name: "Close" }).click();
  await expect.poll(async () => (await read(page)).print).not.toBe(light);
});

test("the chosen language is written on the axes and in the summaries", async ({ page, sandbox }) => {
  await show(page, sandbox, hour(() => BUSY));
  const english = (await painted(figure(page, "Memory").getByRole("img"))).print;
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Language").selectOption("Français");
  const memory = page.getByRole("figure", { name: "Mémoire" }).getByRole("img");
  await expect.poll(async () => (await painted(memory)).print).not.toBe(english);
});

test("a new width paints each graph once", async ({ page, sandbox }) => {
  await show(page, sandbox, hour(() => BUSY));
  const { width } = await read(page);
  await page.evaluate(() => {
    const painted = { times: 0 };
    Object.assign(window, { painted });
    const put = CanvasRenderingContext2D.prototype.putImageData as (...given: unknown[]) => void;
    CanvasRenderingContext2D.prototype.putImageData = function (...given: unknown[]) {
      painted.times += 1;
      put.apply(this, given);
    };
  });
  await page.setViewportSize({ width: 1_000, height: 720 });
  await expect.poll(async () => (await read(page)).width).not.toBe(width);
  await expect.poll(() => inked(page)).toBeGreaterThan(500);
  expect(await page.evaluate(() => (window as never as { painted: { times: number } }).painted.times)).toBe(4);
});

test("a context that was lost and came back is painted anew", async ({ page, sandbox }) => {
  await show(page, sandbox, hour(() => BUSY));
  const { print } = await read(page);
  await canvas(page).evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    (element as HTMLCanvasElement).getContext("2d")!.clearRect(0, 0, width, height);
    element.dispatchEvent(new Event("contextrestored"));
  });
  await expect.poll(async () => (await read(page)).print).toBe(print);
});
