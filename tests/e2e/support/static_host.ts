// A static host of the built panel that can be told to misbehave: other answers for some files, headers of its own,
// files held back. It counts what it was asked for. It knows nothing of the API.
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The built panel. */
export const dist = process.env.PANEL_DIST || fileURLToPath(new URL("../../../dist", import.meta.url));

/** What to answer instead of a file. Without `body` the file itself is sent; `held` sends nothing before it is done. */
export interface Answer {
  status?: number;
  type?: string;
  body?: string | Buffer;
  held?: Promise<void>;
}

/** By file name, or by `js` and `wasm` for the module's two files. */
export type Answers = Record<string, Answer>;

export interface StaticHost {
  url: string;
  /** The paths that were asked for, in order. */
  asked: string[];
  close(): Promise<void>;
}

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/** The names of the module's two files in this build. */
export function moduleFiles(): { js: string; wasm: string } {
  const page = readFileSync(join(dist, "index.html"), "utf8");
  const name = (attribute: string) => {
    const found = new RegExp(`${attribute}="\\./([^"]+)"`).exec(page)?.[1];
    if (!found) throw new Error(`index.html names no ${attribute}`);
    return found;
  };
  return { js: name("data-js"), wasm: name("data-wasm") };
}

/** Serves the panel on a free port. */
export async function serveDist(answers: Answers = {}, headers: Record<string, string> = {}): Promise<StaticHost> {
  const files: Record<string, string> = moduleFiles();
  const byPath = new Map(Object.entries(answers).map(([name, answer]) => [files[name] ?? name, answer]));
  const asked: string[] = [];
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const path = new URL(request.url ?? "/", "http://host").pathname.slice(1) || "index.html";
    asked.push(path);
    const answer = byPath.get(path);
    await answer?.held;
    const file = join(dist, path);
    const there = existsSync(file);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader("content-type", answer?.type ?? (there ? TYPES[extname(path)] : undefined) ?? "text/plain");
    response.setHeader("x-content-type-options", "nosniff");
    response.statusCode = answer?.status ?? (there ? 200 : 404);
    if (answer?.body !== undefined) response.end(answer.body);
    else if (response.statusCode !== 200) response.end("Not found.\n");
    else createReadStream(file).pipe(response);
  };
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** A promise, and the way to keep it. */
export function latch(): { held: Promise<void>; release: () => void } {
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  return { held, release };
}
