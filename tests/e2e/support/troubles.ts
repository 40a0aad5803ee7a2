// Every way in which an answer can go wrong, and the words that the panel has for it, by who asked.
import type { Kind } from "./sandbox";

const json = (status: number, body: unknown, headers?: Record<string, string>): Kind => ({
  kind: "status",
  status,
  body,
  content_type: "application/json",
  headers,
});

export type Read = "list" | "read" | "graphs";
export type Verb = "Start" | "Restart" | "Stop";

/** What is said, by endpoint; `read` and actions may name the server. */
export interface Trouble {
  what: string;
  fault: Kind;
  reads?: RegExp | Partial<Record<Read, RegExp>>;
  /** What an action's toast says; a function where it depends on the verb. */
  action?: RegExp | "lost";
  /** No answer will come: the clock has to run out. */
  hangs?: boolean;
}

const unreadable = /The API's answer can't be read/;
const unreachable = /The API can't be reached\.[^]*You may be offline, or the API may not allow this page to ask \(CORS\)\./;
const late = /The API did not answer in time\./;
const broken = (status: number) => new RegExp(`The API, or something in front of it, is broken \\(status ${status}\\)\\.`);

/** Answers that the API's document knows, with its own words. */
const documented: Trouble[] = [
  {
    what: "403 suspended",
    fault: json(403, { error: "This service is suspended" }),
    reads: /(shop-1|Server 101|The service) is suspended\.[^]*This service is suspended[^]*See the invoices/,
    action: /shop-\d is suspended\.[^]*This service is suspended[^]*See the invoices/,
  },
  {
    what: "404 unknown",
    fault: json(404, { error: "Could not find this server" }),
    reads: { read: /(shop-1|Server 101) is not on this account\./, graphs: /no graphs for this server[^]*Could not find this server/i },
    action: /shop-\d is not on this account\./,
  },
  {
    what: "500 node",
    fault: json(500, { error: "Could not connect to the node" }),
    reads: /The machine that hosts .+ can't be reached\.[^]*Could not connect to the node[^]*Contact support/,
    action: /The machine that hosts shop-\d can't be reached\.[^]*Could not connect to the node[^]*Contact support/,
  },
  {
    what: "400 timeframe",
    fault: json(400, { error: "Invalid timeframe" }),
    reads: { graphs: /The API does not know this time range\.[^]*Invalid timeframe/ },
  },
];

/** Answers that any API can give. */
const usual: Trouble[] = [
  {
    what: "403 of a plan",
    fault: json(403, { error: "Your plan does not allow this" }),
    reads: /Your plan or key does not allow this\.[^]*Your plan does not allow this[^]*Use another key/,
    action: /Your plan or key does not allow this\.[^]*Your plan does not allow this[^]*Use another key/,
  },
  {
    what: "429",
    fault: json(429, { error: "Slow down" }, { "retry-after": "5" }),
    reads: /The API asks for a pause of 5 s\.[^]*Slow down/,
    action: /pause of 5 s[^]*Slow down/,
  },
  {
    what: "404 of a web server",
    fault: { kind: "html", status: 404 },
    reads: /There is no API at this address\.[^]*config\.json/,
    action: /There is no API at this address\./,
  },
  { what: "HTML 502", fault: { kind: "html", status: 502 }, reads: broken(502), action: "lost" },
  { what: "500 without words", fault: json(500, {}), reads: broken(500), action: "lost" },
  { what: "503 with words", fault: json(503, { error: "Maintenance" }), reads: /\(status 503\)\.[^]*Maintenance/, action: "lost" },
  { what: "418", fault: json(418, { error: "Teapot" }), reads: /\(status 418\)\.[^]*Teapot/, action: /\(status 418\)\.[^]*Teapot/ },
];

/** Answers that break the protocol somewhere. */
const garbled: Trouble[] = [
  { what: "200 with HTML", fault: { kind: "html", status: 200 }, reads: /can't be read: it came as text\/html/, action: "lost" },
  { what: "empty", fault: { kind: "empty" }, reads: unreadable, action: "lost" },
  { what: "truncated", fault: { kind: "truncate" }, reads: unreadable, action: "lost" },
  { what: "null", fault: json(200, null), reads: unreadable, action: "lost" },
  { what: "a number", fault: json(200, 7), reads: unreadable, action: "lost" },
  { what: "an error with status 200", fault: json(200, { error: "Nope" }), reads: unreadable, action: "lost" },
  { what: "entries of nothing", fault: json(200, [null, 1, "x", []]), reads: { list: unreadable, graphs: unreadable, read: unreadable }, action: "lost" },
  { what: "huge", fault: { kind: "huge", bytes: 20_000_000 }, reads: unreadable, action: "lost" },
  { what: "reset at once", fault: { kind: "cut", where: "head" }, reads: unreachable, action: "lost" },
  { what: "reset in the middle", fault: { kind: "cut", where: "body" }, reads: unreachable, action: "lost" },
  { what: "redirected", fault: { kind: "redirect", to: "https://elsewhere.example/" }, reads: unreachable, action: "lost" },
  { what: "no answer", fault: { kind: "hang", where: "head" }, reads: late, action: "lost", hangs: true },
  { what: "half an answer", fault: { kind: "hang", where: "body" }, reads: late, action: "lost", hangs: true },
];

export const troubles: Trouble[] = [...documented, ...usual, ...garbled];

/** What a read's trouble is called; nothing where it is none for this endpoint. */
export function words(trouble: Trouble, endpoint: Read): RegExp | undefined {
  return trouble.reads instanceof RegExp ? trouble.reads : trouble.reads?.[endpoint];
}
