// ECharts at its quickest: typed arrays, no animation, its own sampling by extremes.
import { COLOURS, HEIGHT, WIDTH, label } from "./data.js";

function pairs(times, values) {
  const data = new Float64Array(times.length * 2);
  for (let at = 0; at < times.length; at += 1) {
    data[2 * at] = times[at] * 1_000;
    data[2 * at + 1] = values[at];
  }
  return data;
}

function series({ roles, lines, times, limit }) {
  const line = (values, colour, more) => ({
    type: "line",
    data: pairs(times, values),
    dimensions: ["time", "value"],
    showSymbol: false,
    sampling: "minmax",
    connectNulls: false,
    lineStyle: { width: 1.5, color: colour },
    itemStyle: { color: colour },
    ...more,
  });
  return [
    ...lines.map((values, at) => line(values, COLOURS[roles[at]], at === 0 ? { areaStyle: { color: COLOURS[roles[at]], opacity: 0.12 } } : {})),
    ...(limit ? [line(limit, "#6f7784", { lineStyle: { width: 1, type: [4, 3], color: "#6f7784" } })] : []),
  ];
}

function option(graph) {
  const axis = { axisLabel: { fontSize: 12, color: "#5b6472" }, splitLine: { show: true, lineStyle: { color: "#eceef1" } } };
  return {
    animation: false,
    grid: { left: 72, right: 8, top: 8, bottom: 24 },
    tooltip: { trigger: "axis", showDelay: 0, transitionDuration: 0, axisPointer: { type: "line", animation: false } },
    xAxis: { type: "time", ...axis, axisLabel: { ...axis.axisLabel, hideOverlap: true } },
    yAxis: { type: "value", min: 0, ...(graph.top ? { max: graph.top } : {}), ...axis, axisLabel: { ...axis.axisLabel, formatter: label(graph.unit) } },
    series: series(graph),
  };
}

const size = () => ({ renderer: "canvas", width: WIDTH, height: HEIGHT, devicePixelRatio });

export const peer = {
  name: "ECharts",
  create(hosts, graphs) {
    return graphs.map((graph, at) => {
      const chart = echarts.init(hosts[at], null, size());
      const whole = option(graph);
      chart.setOption(whole);
      chart.getZr().flush();
      return { chart, host: hosts[at], lines: whole.series.map(({ data }) => ({ data })) };
    });
  },
  redraw(made) {
    for (const { chart, lines } of made) {
      chart.setOption({ series: lines });
      chart.getZr().flush();
    }
  },
  hover(made, x) {
    for (const { chart } of made) {
      chart.dispatchAction({ type: "showTip", x, y: 60 });
      chart.getZr().flush();
    }
  },
  bases: (made) => made.map(({ host }) => host.querySelector("canvas")),
  painted: (made) => made.flatMap(({ host }) => [...host.querySelectorAll("canvas")]),
  hovered: (made) => made.flatMap(({ host }) => [...host.querySelectorAll("canvas")]),
  destroy: (made) => made.forEach(({ chart }) => chart.dispose()),
};
