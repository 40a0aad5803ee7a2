// The numbers of the four graphs: the same for every library, and the same in every run.
// A gap of an eighth of the time in all of them; noise, waves and bursts, as servers have.

export const WIDTH = 640;
export const HEIGHT = 200;
export const END = 1_763_900_040;
export const COLOURS = ["#2a5bd0", "#0b8f8c", "#c8641b", "#b0358f"];
export const GIB = 2 ** 30;

/** Numbers from a seed, between 0 and 1. */
function dice(seed) {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

/** A walk between 0 and `top` that returns to its middle, with bursts. */
function walk(count, seed, top, middle, jump) {
  const roll = dice(seed);
  const values = new Float64Array(count);
  // The walk has the same shape at every density: it moves by time, not by point.
  const pace = Math.min(1, Math.sqrt(360 / count));
  let [level, burst] = [middle, 0];
  for (let at = 0; at < count; at += 1) {
    level += (roll() - 0.5) * jump * pace + (middle - level) * 0.05 * pace;
    if (roll() < 3 / count) burst = top * 0.4;
    burst *= 1 - 0.15 * pace;
    const value = level + burst + (roll() - 0.5) * jump * 0.4;
    values[at] = at > count * 0.45 && at < count * 0.575 ? NaN : Math.max(0, Math.min(top, value));
  }
  return values;
}

/** All four graphs at so many points a line; with `one`, the first alone. */
export function graphs(count, one = false) {
  const step = Math.max(1, Math.round(86_400 / count));
  const times = Float64Array.from({ length: count }, (_, at) => END - (count - 1 - at) * step);
  const cpu = { name: "CPU", unit: 0, top: 100, roles: [0], times, lines: [walk(count, 11, 100, 30, 14)] };
  if (one) return [cpu];
  return [
    cpu,
    {
      name: "Memory", unit: 1, top: 4 * GIB, roles: [1], times,
      lines: [walk(count, 23, 3.6 * GIB, 2.4 * GIB, 0.3 * GIB)],
      limit: new Float64Array(count).fill(4 * GIB),
    },
    { name: "Network", unit: 2, roles: [0, 2], times, lines: [walk(count, 37, 9e6, 2.5e6, 1.4e6), walk(count, 41, 7e6, 1.2e6, 0.8e6)] },
    { name: "Disk", unit: 2, roles: [1, 3], times, lines: [walk(count, 53, 5e7, 8e6, 6e6), walk(count, 59, 4e7, 5e6, 4e6)] },
  ];
}

/** Labels of values, for the peers; the panel writes its own. */
export function label(unit) {
  if (unit === 0) return (value) => `${value} %`;
  if (unit === 1) return (value) => (value ? `${Math.round((value / GIB) * 10) / 10} GiB` : "0");
  return (value) => (value >= 1e6 ? `${value / 1e6} MB/s` : value ? `${value / 1e3} kB/s` : "0");
}

/** Labels of times, for peers that have none of their own without another package. */
export function clock(seconds) {
  const date = new Date(seconds * 1_000);
  return `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
}
