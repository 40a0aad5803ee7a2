// The page's side of the bench: makes the graphs of every library, and times them in turn. It judges nothing.
import { chartjs } from "./chartjs.js";
import { COLOURS, HEIGHT, WIDTH, graphs } from "./data.js";
import { peer as echarts } from "./echarts.js";
import { panel } from "./panel.js";
import { uplot } from "./uplot.js";

const LIBRARIES = [panel, uplot, chartjs, echarts];
/** A library that is slow at a size has its say in this time; three runs it gets in any case. */
const PATIENCE = 4_000;

const board = document.getElementById("board");
const median = (times) => [...times].sort((one, other) => one - other)[times.length >> 1];

/** Makes the browser finish what it was told to paint. */
function flush(canvases) {
  for (const canvas of canvases) canvas.getContext("2d").getImageData(0, 0, 1, 1);
}

function hosts(count) {
  return Array.from({ length: count }, () => {
    const host = document.createElement("div");
    host.className = "host";
    board.append(host);
    return host;
  });
}

/** How long something takes until it is in the pixels, in ms. uPlot paints in a microtask, so all wait for one. */
async function time(work, canvases) {
  const before = performance.now();
  work();
  await null;
  await null;
  flush(canvases());
  return performance.now() - before;
}

async function create(library, data) {
  const places = hosts(data.length);
  let made;
  const took = await time(() => (made = library.create(places, data)), () => library.bases(made));
  return { library, made, took, remove: () => (library.destroy(made), places.forEach((place) => place.remove())) };
}

/** Runs the libraries in turn, beginning with another one each time. */
async function turns(stands, runs, work) {
  const times = new Map(stands.map(({ library }) => [library.name, []]));
  const spent = new Map(stands.map(({ library }) => [library.name, 0]));
  for (let run = 0; run < runs; run += 1) {
    for (let at = 0; at < stands.length; at += 1) {
      const stand = stands[(run + at) % stands.length];
      const { name } = stand.library;
      if (run >= 3 && spent.get(name) > PATIENCE) continue;
      const took = await work(stand, run);
      times.get(name).push(took);
      spent.set(name, spent.get(name) + took);
    }
    if (run % 8 === 7) await new Promise((resolve) => setTimeout(resolve));
  }
  return Object.fromEntries([...times].map(([name, taken]) => [name, median(taken)]));
}

/** Create, redraw and hover of one size, as medians by library. */
async function measure(count, { one = false, runs, names }) {
  const data = graphs(count, one);
  const libraries = LIBRARIES.filter(({ name }) => names.includes(name));
  const stands = [];
  const creates = await turns(libraries.map((library) => ({ library })), Math.max(3, runs >> 2), async ({ library }) => {
    const stand = await create(library, data);
    stand.remove();
    return stand.took;
  });
  for (const library of libraries) stands.push(await create(library, data));
  for (const { library, made } of stands) await time(() => library.redraw(made), () => library.bases(made));
  const redraws = await turns(stands, runs, ({ library, made }) => time(() => library.redraw(made), () => library.bases(made)));
  const x = (run) => 90 + ((run * 37) % (WIDTH - 110));
  // A frame of a crosshair is short at any size: a few of them would measure the machine's other work.
  const hovers = await turns(stands, Math.max(runs, 61), ({ library, made }, run) =>
    time(() => library.hover(made, x(run)), () => library.hovered(made)));
  stands.forEach((stand) => stand.remove());
  return { create: creates, redraw: redraws, hover: hovers };
}

/** The pixels of what a library has painted for one graph, its layers put together. */
function pixels(canvases) {
  const [{ width, height }] = canvases;
  const whole = new OffscreenCanvas(width, height).getContext("2d");
  for (const canvas of canvases) whole.drawImage(canvas, 0, 0);
  return { width, height, data: whole.getImageData(0, 0, width, height).data };
}

/** What can be seen of one graph: its store, ink where labels belong, columns in each series' colour, the gap. */
function seen(canvases, roles) {
  const { width, height, data } = pixels(canvases);
  const near = (at, colour) => {
    const rgb = [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16));
    return data[at + 3] > 200 && rgb.every((part, channel) => Math.abs(part - data[at + channel]) < 40);
  };
  const columns = roles.map(() => new Uint8Array(width));
  let [below, beside] = [0, 0];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      if (data[at + 3] < 100) continue;
      const grey = Math.abs(data[at] - data[at + 2]) < 60 && data[at] < 190;
      if (grey && y > height - 20 * devicePixelRatio) below += 1;
      if (grey && x < 58 * devicePixelRatio && y < height - 40 * devicePixelRatio) beside += 1;
      roles.forEach((role, which) => near(at, COLOURS[role]) && (columns[which][x] = 1));
    }
  }
  const share = (painted) => painted.reduce((sum, is) => sum + is, 0) / width;
  // The middle of the gap, wherever a library puts the plot's left edge between 0 and 72 pixels.
  const hole = [0.535, 0.55].map((part) => Math.round(width * part));
  const bridged = columns.some((painted) => painted.slice(hole[0], hole[1]).some(Boolean));
  return { width, height, labels: below > 40 && beside > 40, shares: columns.map(share), bridged };
}

/** Draws one library alone, for a picture and for what is seen. It stays until `clear`. */
let shown;
async function show(name, count) {
  const data = graphs(count);
  shown = await create(LIBRARIES.find((library) => library.name === name), data);
  const { library, made } = shown;
  const each = library.painted(made);
  const layers = each.length / data.length;
  return data.map(({ roles }, at) => seen(each.slice(at * layers, (at + 1) * layers), roles));
}

/** What a crosshair frame of the library shown does to canvases: calls that paint, on the graphs and elsewhere. */
function hovered() {
  const { library, made } = shown;
  const bases = new Set(library.bases(made));
  const count = { base: 0, other: 0 };
  const proto = CanvasRenderingContext2D.prototype;
  const names = ["clearRect", "fillRect", "strokeRect", "fill", "stroke", "fillText", "strokeText", "drawImage", "putImageData"];
  const own = names.map((name) => proto[name]);
  names.forEach((name, at) => {
    proto[name] = function (...words) {
      count[bases.has(this.canvas) ? "base" : "other"] += 1;
      return own[at].apply(this, words);
    };
  });
  library.hover(made, WIDTH * 0.3);
  names.forEach((name, at) => (proto[name] = own[at]));
  return count;
}

/** Redraws the library shown, again and again: for a profiler. */
async function repeat(times) {
  const { library, made } = shown;
  for (let run = 0; run < times; run += 1) await time(() => library.redraw(made), () => library.bases(made));
}

function clear() {
  shown?.remove();
  shown = undefined;
}

window.bench = { measure, show, hovered, repeat, clear, names: LIBRARIES.map(({ name }) => name), size: [WIDTH, HEIGHT] };
