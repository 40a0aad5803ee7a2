// Points of graphs, made to measure: an hour, one a minute, oldest first.
import type { Sandbox } from "./sandbox";

export const MINUTE = 60;

/** The end of the newest whole minute, in seconds. */
export const newest = () => Math.floor(Date.now() / 1_000 / MINUTE) * MINUTE;

export const BUSY = { cpu: 0.5, maxcpu: 2, mem: 1_073_741_824, maxmem: 4_294_967_296, netin: 1_000, netout: 2_000, diskread: 0, diskwrite: 500 };

/** 61 points; `what` gives each its values. */
export function hour(what: (index: number) => Record<string, unknown>, end = newest()) {
  return Array.from({ length: 61 }, (_, index) => ({ time: end - (60 - index) * MINUTE, ...what(index) }));
}

/** Points that end now, at these distances from each other in seconds; the first distance is the newest. */
export function steps(distances: number[], what: Record<string, unknown> = BUSY) {
  let time = newest();
  const points = distances.map((step) => {
    const point = { time, ...what };
    time -= step;
    return point;
  });
  return points.reverse();
}

/** An hour in which every value tells which point it is: CPU 0 to 60 %, 0 to 60 kB/s in, 100 to 160 kB/s out. */
export const counted = (end = newest()) =>
  hour((index) => ({ ...BUSY, cpu: index / 100, netin: index * 1_000, netout: (100 + index) * 1_000 }), end);

/** Answers every read of graphs with these points. */
export async function answer(sandbox: Sandbox, points: unknown): Promise<void> {
  await sandbox.clearFaults();
  await sandbox.fault({ endpoint: "graphs" }, { kind: "status", status: 200, body: points });
}
