// Our own: the module of this bench, which is the panel's chart floor and painter and nothing else.
import init, { Board } from "/module/rahona_bench_charts.js";
import { HEIGHT, WIDTH } from "./data.js";

const NONE = new Float64Array();
await init();

export const panel = {
  name: "ours",
  create(hosts, graphs) {
    const board = new Board();
    const canvases = hosts.map((host) => {
      const pair = [document.createElement("canvas"), document.createElement("canvas")];
      host.append(...pair);
      return pair;
    });
    graphs.forEach((graph, at) => {
      const [base, overlay] = canvases[at];
      const roles = Uint8Array.from(graph.roles);
      board.add(base, overlay, graph.unit, roles, graph.times, graph.lines[0], graph.lines[1] ?? NONE, graph.limit ?? NONE);
    });
    const made = { board, bases: canvases.map(([base]) => base), overlays: canvases.map(([, overlay]) => overlay) };
    panel.redraw(made);
    return made;
  },
  redraw: ({ board }) => board.draw(WIDTH, HEIGHT, devicePixelRatio),
  hover: ({ board }, x) => board.hover(x),
  bases: ({ bases }) => bases,
  painted: ({ bases }) => bases,
  hovered: ({ overlays }) => overlays,
  destroy: ({ board }) => board.free(),
};
