// uPlot, as its documentation says to use it for this: nulls for gaps, a fixed start at 0, no legend, no points.
import { COLOURS, HEIGHT, WIDTH, label } from "./data.js";

const axis = { font: "12px sans-serif", stroke: "#5b6472", grid: { stroke: "#eceef1", width: 1 }, ticks: { show: false } };

function nulls(values) {
  return Array.from(values, (value) => (Number.isNaN(value) ? null : value));
}

function options({ unit, top, roles, limit }) {
  const write = label(unit);
  return {
    width: WIDTH,
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false, points: { size: 6 } },
    scales: { y: { range: (_, low, high) => (top ? [0, top] : uPlot.rangeNum(0, high, 0.1, true)) } },
    axes: [{ ...axis, size: 24, gap: 6 }, { ...axis, size: 64, gap: 8, values: (_, ticks) => ticks.map(write) }],
    series: [
      {},
      ...roles.map((role, at) => ({
        stroke: COLOURS[role],
        width: 1.5,
        points: { show: false },
        ...(at === 0 ? { fill: `${COLOURS[role]}1f` } : {}),
      })),
      ...(limit ? [{ stroke: "#6f7784", width: 1, dash: [4, 3], points: { show: false } }] : []),
    ],
  };
}

export const uplot = {
  name: "uPlot",
  create(hosts, graphs) {
    return graphs.map((graph, at) => {
      const data = [Array.from(graph.times), ...graph.lines.map(nulls), ...(graph.limit ? [Array.from(graph.limit)] : [])];
      return { data, plot: new uPlot(options(graph), data, hosts[at]) };
    });
  },
  redraw: (made) => made.forEach(({ plot, data }) => plot.setData(data)),
  // It moves elements: the read-back is a layout.
  hover(made, x) {
    for (const { plot } of made) plot.setCursor({ left: x - plot.over.offsetLeft, top: 50 });
    document.body.getBoundingClientRect();
  },
  bases: (made) => made.map(({ plot }) => plot.ctx.canvas),
  painted: (made) => made.map(({ plot }) => plot.ctx.canvas),
  hovered: () => [],
  destroy: (made) => made.forEach(({ plot }) => plot.destroy()),
};
