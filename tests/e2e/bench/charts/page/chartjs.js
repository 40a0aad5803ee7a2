// Chart.js at its quickest: parsed and sorted data, no animation, its own decimation by extremes.
import { COLOURS, HEIGHT, WIDTH, clock, label } from "./data.js";

function config({ unit, top, roles, lines, times, limit }) {
  const line = (values, colour, more) => ({
    data: Array.from(values, (y, at) => ({ x: times[at], y })),
    borderColor: colour,
    borderWidth: 1.5,
    pointRadius: 0,
    pointHoverRadius: 3,
    ...more,
  });
  const ticks = { font: { size: 12 }, color: "#5b6472", maxTicksLimit: 5, maxRotation: 0 };
  return {
    type: "line",
    data: {
      datasets: [
        ...lines.map((values, at) => line(values, COLOURS[roles[at]], at === 0 ? { fill: "origin", backgroundColor: `${COLOURS[roles[at]]}1f` } : {})),
        ...(limit ? [line(limit, "#6f7784", { borderWidth: 1, borderDash: [4, 3] })] : []),
      ],
    },
    options: {
      animation: false,
      responsive: false,
      maintainAspectRatio: false,
      parsing: false,
      normalized: true,
      spanGaps: false,
      interaction: { mode: "index", intersect: false },
      plugins: { legend: { display: false }, decimation: { enabled: true, algorithm: "min-max" }, tooltip: { animation: false } },
      scales: {
        x: { type: "linear", min: times[0], max: times.at(-1), grid: { color: "#eceef1" }, ticks: { ...ticks, callback: clock } },
        y: { min: 0, max: top, grid: { color: "#eceef1" }, ticks: { ...ticks, callback: label(unit) } },
      },
    },
  };
}

export const chartjs = {
  name: "Chart.js",
  create(hosts, graphs) {
    return graphs.map((graph, at) => {
      const canvas = document.createElement("canvas");
      Object.assign(canvas, { width: WIDTH, height: HEIGHT });
      hosts[at].append(canvas);
      return new Chart(canvas, config(graph));
    });
  },
  redraw: (made) => made.forEach((chart) => chart.update("none")),
  hover(made, x) {
    // What its listener of mousemove calls, without waiting for the next frame.
    const event = { type: "mousemove", x, y: 60, native: new MouseEvent("mousemove") };
    for (const chart of made) chart._eventHandler({ ...event, chart });
  },
  bases: (made) => made.map((chart) => chart.canvas),
  painted: (made) => made.map((chart) => chart.canvas),
  hovered: (made) => made.map((chart) => chart.canvas),
  destroy: (made) => made.forEach((chart) => chart.destroy()),
};
