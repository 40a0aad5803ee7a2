// What is painted on a canvas, read back from its pixels.
import type { Locator, Page } from "@playwright/test";

export interface Painted {
  /** The backing store. */
  width: number;
  height: number;
  /** The size on the page, in CSS pixels. */
  cssWidth: number;
  cssHeight: number;
  /** Pixels that hold anything. */
  inked: number;
  /** Tells one picture from another. */
  print: number;
  /** Stretches of columns (first and last, in device pixels) that hold the strong colour of a line, left to right. */
  runs: [number, number][];
}

/** Reads a canvas. Greys (grid, labels) are told from lines by their chroma. */
export function painted(canvas: Locator): Promise<Painted> {
  return canvas.evaluate((element) => {
    const { width, height, clientWidth, clientHeight } = element as HTMLCanvasElement;
    const { data } = (element as HTMLCanvasElement).getContext("2d")!.getImageData(0, 0, width, height);
    const coloured = new Uint8Array(width);
    let [inked, print] = [0, 0];
    for (let pixel = 0; pixel < data.length; pixel += 4) {
      const [red, green, blue, alpha] = [data[pixel]!, data[pixel + 1]!, data[pixel + 2]!, data[pixel + 3]!];
      if (alpha === 0) continue;
      inked += 1;
      print = (Math.imul(print, 31) + (red << 16) + (green << 8) + blue + pixel) | 0;
      const chroma = Math.max(red, green, blue) - Math.min(red, green, blue);
      if (alpha > 128 && chroma > 60) coloured[(pixel / 4) % width] = 1;
    }
    const runs: [number, number][] = [];
    coloured.forEach((is, column) => {
      const last = runs.at(-1);
      if (is && last && column - last[1] <= 1) last[1] = column;
      else if (is) runs.push([column, column]);
    });
    return { width, height, cssWidth: clientWidth, cssHeight: clientHeight, inked, print, runs };
  });
}

/** A text on a canvas: what it says, and its edges in device pixels. */
export interface Word {
  text: string;
  left: number;
  right: number;
  middle: number;
}

/** Notes the words that canvases are given, from before the page is opened. */
export const noteWords = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const proto = CanvasRenderingContext2D.prototype;
    const { putImageData, fillText } = proto;
    const known = new WeakMap<object, Word[]>();
    (window as unknown as { words: typeof known }).words = known;
    // Each painting begins with its pixels.
    proto.putImageData = function (this: CanvasRenderingContext2D, ...given: unknown[]) {
      known.set(this.canvas, []);
      return (putImageData as (...given: unknown[]) => void).apply(this, given);
    };
    proto.fillText = function (text, x, y) {
      const { width } = this.measureText(text);
      const left = x - width * ({ center: 0.5, right: 1 }[this.textAlign as string] ?? 0);
      known.get(this.canvas)?.push({ text, left, right: left + width, middle: y });
      return fillText.call(this, text, x, y);
    };
  });

/** The words that are on a canvas now. */
export const words = (canvas: Locator): Promise<Word[]> =>
  canvas.evaluate((element) => (window as unknown as { words: WeakMap<object, Word[]> }).words.get(element) ?? []);

/** The labels of its time axis, which are its lowest words, from left to right. */
export async function times(canvas: Locator): Promise<string[]> {
  const all = await words(canvas);
  const lowest = Math.max(...all.map(({ middle }) => middle));
  return all.filter(({ middle }) => middle === lowest).map(({ text }) => text);
}
