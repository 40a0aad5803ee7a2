// The sandbox as tests see it: a process of their own, and its control path (sandbox/README.md).
import { spawn, type ChildProcess } from "node:child_process";
import { request } from "node:http";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export type Endpoint = "list" | "read" | "start" | "restart" | "stop" | "graphs" | "preflight" | "unknown";

/** One request, as the journal tells it. */
export interface Entry {
  n: number;
  at_ms: number;
  port: string;
  method: string;
  path: string;
  endpoint: Endpoint;
  server: number | null;
  timeframe: string | null;
  content_type: string | null;
  has_key: boolean;
  status: number | null;
  fault: number | null;
  done: boolean;
  in_flight: number;
}

/** What goes wrong. */
export type Kind =
  | { kind: "status"; status: number; body?: unknown; content_type?: string; headers?: Record<string, string> }
  | { kind: "html"; status: number }
  | { kind: "hang" | "cut"; where: "head" | "body" }
  | { kind: "truncate" | "empty" | "no_cors" }
  | { kind: "slow"; ms: number }
  | { kind: "redirect"; to: string }
  | { kind: "huge"; bytes: number };

/** Where it goes wrong, and how often. Left out: any server, for ever, before. */
export interface Where {
  server?: number | null;
  endpoint: Endpoint | "*";
  times?: number | null;
  apply?: "before" | "after";
}

/** A server, in truth. */
export interface Machine {
  id: number;
  name: string;
  status: string;
  runs: boolean;
  pending: string | null;
  hold: boolean;
}

/** What can be changed on a server. */
export interface Change {
  status?: string;
  name?: string;
  network?: unknown[];
  cpus?: number;
  hold?: boolean;
  transition_ms?: number | null;
  raw?: unknown;
}

export const EMAIL = "demo@rahona.example";
export const RESELLER_KEY = "demo-reseller-key";
export const CLIENT_KEY = "demo-client-key";
export const EMPTY_KEY = "demo-empty-key";

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export class Sandbox {
  private constructor(
    private readonly child: ChildProcess,
    /** Where the panel is, and the API under /api. No slash at the end. */
    readonly panel: string,
    /** The API alone, on another origin. No slash at the end. */
    readonly api: string,
  ) {}

  static async start(): Promise<Sandbox> {
    const program = process.env.SANDBOX_BIN || fromHere("../../../target/debug/rahona-sandbox");
    const dist = process.env.PANEL_DIST || fromHere("../../../dist");
    const options = ["--panel", dist, "--port", "0", "--api-port", "0", "--latency", "0", "--also-at", "/a/b/"];
    options.push("--portal", fromHere("../../../examples/portal"));
    const child = spawn(program, options, { stdio: ["ignore", "pipe", "inherit"] });
    const failed = new Promise<never>((_, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`${program} ended with ${code} before it listened`)));
    });
    const first = new Promise<string>((resolve) => createInterface({ input: child.stdout! }).once("line", resolve));
    const line = await Promise.race([first, failed]);
    // From here on its end is no news.
    failed.catch(() => undefined);
    const found = /^listening panel=(\S+) api=(\S+)/.exec(line);
    if (!found) throw new Error(`${program} began with: ${line}`);
    // What else it has to say must not fill the pipe.
    child.stdout!.resume();
    return new Sandbox(child, found[1]!, found[2]!);
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const gone = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGKILL");
    await gone;
  }

  /** Everything as at the start. */
  async reset(): Promise<void> {
    await this.call("POST", "reset");
  }

  /** Injects a fault; gives its number. The newest that matches wins. */
  async fault(where: Where, fault: Kind): Promise<number> {
    const body = { server: null, times: null, apply: "before", ...where, fault };
    return ((await this.call("POST", "faults", body)) as { id: number }).id;
  }

  /** The most frequent fault: a status, with the API's own `{"error": …}`. */
  async refuse(where: Where, status: number, error?: string): Promise<number> {
    return this.fault(where, { kind: "status", status, body: error === undefined ? {} : { error } });
  }

  async removeFault(id: number): Promise<void> {
    await this.call("DELETE", `faults/${id}`);
  }

  async clearFaults(): Promise<void> {
    await this.call("DELETE", "faults");
  }

  /** Every request that arrived, oldest first, or only those that fit. Preflights are left out unless asked for. */
  async journal(only: Partial<Entry> = {}): Promise<Entry[]> {
    const all = (await this.call("GET", "journal")) as Entry[];
    const wanted = Object.entries(only) as [keyof Entry, unknown][];
    const asked = only.endpoint === "preflight" ? all : all.filter((entry) => entry.endpoint !== "preflight");
    return asked.filter((entry) => wanted.every(([field, value]) => entry[field] === value));
  }

  /** How many requests arrived that fit. */
  async count(only: Partial<Entry> = {}): Promise<number> {
    return (await this.journal(only)).length;
  }

  async clearJournal(): Promise<void> {
    await this.call("DELETE", "journal");
  }

  /** A server, in truth. */
  async server(id: number): Promise<Machine> {
    return (await this.call("GET", `servers/${id}`)) as Machine;
  }

  async servers(): Promise<Machine[]> {
    return (await this.call("GET", "servers")) as Machine[];
  }

  async change(id: number, change: Change): Promise<void> {
    await this.call("PUT", `servers/${id}`, change);
  }

  /** The server vanishes. */
  async remove(id: number): Promise<void> {
    await this.call("DELETE", `servers/${id}`);
  }

  /** Another fleet. */
  async fleet(fleet: { servers?: number; seed?: number; oddities?: boolean }): Promise<void> {
    await this.call("POST", "fleet", fleet);
  }

  private async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const { status, text } = await exchange(method, `${this.panel}/sandbox/${path}`, body);
    if (status >= 400) throw new Error(`${method} /sandbox/${path}: ${status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  }
}

/** One request on a connection of its own: a `cut` closes every idle one, and would take a kept one with it. */
function exchange(method: string, url: string, body?: unknown): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, agent: false, headers: { "content-type": "application/json" } }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.on("error", reject);
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(pieces).toString() }));
    });
    asked.on("error", reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
