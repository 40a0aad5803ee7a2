// What is painted on a canvas, read back from its pixels.
import type { Locator } from "@playwright/test";

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
