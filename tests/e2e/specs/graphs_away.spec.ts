// The data to take away: a table, CSV, PNG; and the zone of times, the same on all of them.
import { readFile } from "node:fs/promises";
import { expect, signIn, test, type Page, type Sandbox } from "../support/test";
import { noteWords, times } from "../support/canvas";
import { field, figure } from "../support/panel";
import { answer, BUSY, counted, hour, MINUTE, newest } from "../support/points";

async function open(page: Page, sandbox: Sandbox, points: unknown) {
  await answer(sandbox, points);
  await signIn(page, { path: "/#/servers/101" });
  await expect(page.getByRole("button", { name: "Table" })).toBeVisible();
}

const table = (page: Page) => page.getByRole("region", { name: "Values" });

async function saved(page: Page, button: "CSV" | "PNG"): Promise<{ name: string; content: Buffer }> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button, exact: true }).click();
  const file = await download;
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

test("the same data as a table, newest first", async ({ page, sandbox }) => {
  await open(page, sandbox, counted());
  const button = page.getByRole("button", { name: "Table" });
  await expect(button).toHaveAttribute("aria-expanded", "false");
  await button.click();
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await expect(table(page).getByRole("columnheader")).toHaveText([
    "Time (Europe/Paris)", "CPU", "Memory", "Network in", "Network out", "Disk read", "Disk write", "Memory limit",
  ]);
  await expect(table(page).getByRole("row")).toHaveCount(62);
  const cells = table(page).getByRole("row").nth(1).getByRole("cell");
  await expect(cells).toHaveText([/^60.?%$/, /^1.GiB$/, /^60.kB\/s$/, /^160.kB\/s$/, /^0.B\/s$/, /^500.B\/s$/, /^4.GiB$/]);
  await button.click();
  await expect(table(page)).toHaveCount(0);
});

test("what is absent is absent in the table and in the file", async ({ page, sandbox }) => {
  const points = hour((index) => (index === 60 ? {} : { ...BUSY, netout: null }));
  await open(page, sandbox, points);
  await page.getByRole("button", { name: "Table" }).click();
  await expect(table(page).getByRole("row").nth(1).getByRole("cell")).toHaveText(Array(7).fill("–"));
  const { content } = await saved(page, "CSV");
  const lines = content.toString().split("\r\n");
  expect(lines.at(-2)).toMatch(/^[^,]+,,,,,,,,$/);
  expect(lines[1]).toMatch(/,50,1073741824,1000,,0,500,2,4294967296$/);
});

test("CSV: RFC 4180, units in the header, times with their offset, only what is shown", async ({ page, sandbox }) => {
  const end = newest();
  await open(page, sandbox, counted(end));
  const all = await saved(page, "CSV");
  expect(all.name).toMatch(/^shop-1-hour-\d{4}-\d\d-\d\d\.csv$/);
  const lines = all.content.toString().split("\r\n");
  expect(lines).toHaveLength(63);
  expect(lines[0]).toBe(
    "time,cpu_percent,memory_bytes,network_in_bytes_per_second,network_out_bytes_per_second,disk_read_bytes_per_second,disk_write_bytes_per_second,vcpus,memory_limit_bytes",
  );
  const [time, cpu] = lines.at(-2)!.split(",");
  expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\+0[12]:00$/);
  expect(Date.parse(time!) / 1_000).toBe(end);
  expect(cpu).toBe("60");

  await field(page, "CPU").focus();
  await page.keyboard.press("+");
  await expect(page.getByRole("button", { name: "Reset zoom" })).toBeVisible();
  expect((await saved(page, "CSV")).content.toString().split("\r\n")).toHaveLength(33);
});

test("PNG: a picture, named after the server", async ({ page, sandbox }) => {
  await open(page, sandbox, counted());
  const { name, content } = await saved(page, "PNG");
  expect(name).toMatch(/^shop-1-hour-\d{4}-\d\d-\d\d\.png$/);
  expect(content.subarray(1, 4).toString()).toBe("PNG");
  const [width, height] = [content.readUInt32BE(16), content.readUInt32BE(20)];
  expect(width).toBeGreaterThan(2_000);
  expect(height).toBeGreaterThan(1_000);
  const colours = await page.evaluate(async (bytes) => {
    const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext("2d")!;
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    const quarters = [0, 0, 0, 0];
    for (let pixel = 0; pixel < data.length; pixel += 4) {
      const [x, y] = [(pixel / 4) % picture.width, Math.floor(pixel / 4 / picture.width)];
      const [red, green, blue] = [data[pixel]!, data[pixel + 1]!, data[pixel + 2]!];
      if (Math.max(red, green, blue) - Math.min(red, green, blue) > 60) quarters[Number(x > picture.width / 2) + 2 * Number(y > picture.height / 2)]! += 1;
    }
    return quarters;
  }, [...content]);
  for (const coloured of colours) expect(coloured, "a line in each quarter").toBeGreaterThan(500);
});

test("a hostile name makes a harmless file", async ({ page, sandbox }) => {
  const raw = { id: 101, name: "../../<img src=x>.exe", status: "UP", network: [] };
  await sandbox.change(101, { raw });
  await open(page, sandbox, counted());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("../../<img src=x>.exe");
  expect((await saved(page, "CSV")).name).toMatch(/^img-src-x-exe-hour-[\d-]+\.csv$/);
});

test("UTC by choice: named, the same everywhere, remembered, and nothing is read again", async ({ page, sandbox }) => {
  await open(page, sandbox, counted());
  await page.getByRole("button", { name: "Table" }).click();
  await expect(page.getByText("Averages over 1 min · Times in Europe/Paris", { exact: true })).toBeVisible();
  const first = table(page).getByRole("rowheader").first();
  const local = await first.innerText();
  const reads = await sandbox.count({ endpoint: "graphs" });
  await page.getByRole("button", { name: "UTC" }).click();
  await expect(page.getByRole("button", { name: "UTC" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByText("Averages over 1 min · Times in UTC", { exact: true })).toBeVisible();
  await expect(table(page).getByRole("columnheader").first()).toHaveText("Time (UTC)");
  await expect(first).not.toHaveText(local);
  const utc = await first.innerText();
  await field(page, "CPU").focus();
  await page.keyboard.press("End");
  await expect(figure(page, "CPU").locator(".chart-time")).toHaveText(utc);
  expect((await saved(page, "CSV")).content.toString()).toMatch(/T\d\d:\d\d:00\+00:00,60,/);
  expect(await sandbox.count({ endpoint: "graphs" })).toBe(reads);
  await page.reload();
  await page.getByLabel("E-mail").waitFor();
  await signIn(page, { path: "/#/servers/101" });
  await expect(page.getByText("Averages over 1 min · Times in UTC", { exact: true })).toBeVisible();
});

// Half an hour before and behind the change, in Paris: on the axis, under the crosshair, in the table, in the file.
for (const { what, change, axis, first, last, file } of [
  {
    what: "the hour that occurs twice is told apart",
    change: Date.UTC(2026, 9, 25, 1),
    axis: ["02:30", "02:45", "02:00", "02:15", "02:30"],
    first: "25 Oct, 02:30 (UTC+02:00)",
    last: "25 Oct, 02:30 (UTC+01:00)",
    file: ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"],
  },
  {
    what: "the hour that does not occur is skipped",
    change: Date.UTC(2026, 2, 29, 1),
    axis: ["01:30", "01:45", "03:00", "03:15", "03:30"],
    first: "29 Mar, 01:30 (UTC+01:00)",
    last: "29 Mar, 03:30 (UTC+02:00)",
    file: ["2026-03-29T01:30:00+01:00", "2026-03-29T03:30:00+02:00"],
  },
  {
    what: "the year's end says the year, once",
    change: Date.UTC(2025, 11, 31, 23),
    axis: ["23:30", "23:45", "1 Jan 2026", "00:15", "00:30"],
    first: "31 Dec, 23:30",
    last: "1 Jan, 00:30",
    file: ["2025-12-31T23:30:00+01:00", "2026-01-01T00:30:00+01:00"],
  },
]) {
  test(what, async ({ page, sandbox }) => {
    await noteWords(page);
    await open(page, sandbox, counted(change / 1_000 + 30 * MINUTE));
    await page.getByRole("button", { name: "Table" }).click();
    const rows = table(page).getByRole("rowheader");
    await expect(rows.nth(0)).toHaveText(last);
    await expect(rows.nth(60)).toHaveText(first);
    const cpu = figure(page, "CPU");
    await expect.poll(() => times(cpu.getByRole("img"))).toEqual(axis);
    await field(page, "CPU").focus();
    for (const [key, time] of [["End", last], ["Home", first]] as const) {
      await page.keyboard.press(key);
      await expect(cpu.locator(".chart-time")).toHaveText(time);
    }
    const { name, content } = await saved(page, "CSV");
    expect(name, "the day of its last line").toBe(`shop-1-hour-${file[1]!.slice(0, 10)}.csv`);
    const lines = content.toString().split("\r\n");
    expect([lines[1], lines.at(-2)].map((line) => line!.split(",")[0])).toEqual(file);
  });
}

test.describe("in French", () => {
  test.use({ locale: "fr-FR" });

  test("the same, in French words", async ({ page, sandbox }) => {
    await answer(sandbox, counted());
    await page.goto("/#/servers/101");
    await page.getByRole("button", { name: "Remplir" }).click();
    await page.getByRole("button", { name: "Se connecter" }).click();
    await page.getByRole("button", { name: "Tableau" }).click();
    await expect(page.getByRole("region", { name: "Valeurs" }).getByRole("columnheader").first()).toHaveText("Heure (Europe/Paris)");
    const cpu = page.getByRole("figure", { name: "Processeur" });
    await cpu.getByRole("application").focus();
    await page.keyboard.press("End");
    await expect(page.getByRole("status").filter({ hasText: "Utilisation 60" })).toBeAttached();
    await page.keyboard.press("+");
    await expect(page.getByRole("button", { name: "Réinitialiser le zoom" })).toBeVisible();
  });
});
