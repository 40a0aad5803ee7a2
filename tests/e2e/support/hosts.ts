// The built folder, deployed as operators do it: real nginx, Caddy and Apache with the shipped header files, and
// imitations of the hosts that can't be run here. Each is started on a free port of this machine, and knows nothing of
// the panel.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer as createHttp, request as ask, type Server } from "node:http";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { dist } from "./static_host";

/** Somewhere that the panel is served. */
export interface Host {
  /** The panel's address, up to where the route begins. */
  url: string;
  /** The folder that is served: a copy, which a test may change. */
  folder: string;
  /** The paths that were asked for, in order. */
  asked(): string[];
}

/** How it is deployed. */
export interface Deployment {
  /** Where the panel is: "/" or "/a/b/". */
  at?: string;
  /** The operator's configuration. */
  config: Record<string, unknown>;
  /** What the proxy of the panel's own origin leads to, if there is one. */
  api?: string | undefined;
  /** Takes the marks off the lines for sessions. */
  session?: { email: string; key: string };
}

/** How to end and remove what was started and made, oldest first. */
const made: (() => unknown)[] = [];

/** Ends and removes everything that was deployed, also by a test that failed half-way. */
export async function clear(): Promise<void> {
  for (const end of made.splice(0).reverse()) await end();
}

/** A place of its own with a copy of the panel, its configuration edited. */
function unpack({ config, at = "/", api, session }: Deployment): { place: string; folder: string } {
  const place = mkdtempSync(join(tmpdir(), "rahona-host-"));
  made.push(() => rmSync(place, { recursive: true, force: true }));
  const folder = join(place, "panel");
  cpSync(dist, folder, { recursive: true });
  writeFileSync(join(folder, "config.json"), JSON.stringify(config));
  const edit = (name: string, changes: [string | RegExp, string][]) => {
    const path = join(folder, "headers", name);
    const before = readFileSync(path, "utf8");
    const after = changes.reduce((text, [from, to]) => {
      if (typeof from === "string" ? !text.includes(from) : !from.test(text)) throw new Error(`headers/${name} has no ${from}`);
      return text.replace(from, to);
    }, before);
    writeFileSync(path, after);
  };
  if (api) {
    const signed: [string | RegExp, string][] = session
      ? [[/#~ /g, ""], ["you@example.net", session.email], ["the key", session.key]]
      : [];
    edit("nginx.conf", [['$rahona_api "https://api.rahona.network"', '$rahona_api ""']]);
    edit("nginx-api.conf", [["location /api/", `location ${at}api/`], ["https://api.rahona.network", api], ...signed]);
    edit("panel.caddy", [['rahona_api "https://api.rahona.network"', 'rahona_api ""']]);
    edit("api.caddy", [["handle_path /api/*", `handle_path ${at}api/*`], ["https://api.rahona.network", api], ...signed]);
  }
  return { place, folder };
}

/** nginx, with what `headers/nginx.conf` says on top. */
export async function nginx(deployment: Deployment): Promise<Host> {
  const { at = "/", api } = deployment;
  // An API has several addresses, and nginx likes to try the next.
  const { place, folder } = unpack(api ? { ...deployment, api: "http://several" } : deployment);
  const address = api && new URL(api).host;
  const several = address ? `upstream several { server ${address}; server ${address}; }` : "";
  const port = await freePort();
  const include = `include ${folder}/headers/nginx.conf;`;
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${place}/${name};`);
  const log = join(place, "access.log");
  const configuration = `
    daemon off; master_process ${isRoot() ? "on; user root" : "off"}; worker_processes 1; pid ${place}/nginx.pid;
    events {}
    http {
      log_format path "$request_uri";
      access_log ${log} path;
      ${temporary.join(" ")}
      ${several}
      server {
        listen 127.0.0.1:${port};
        ${api ? `include ${folder}/headers/nginx-api.conf;` : ""}
        ${at === "/" ? `root ${folder}; ${include}` : `location ${at} { alias ${folder}/; ${include} }`}
      }
    }`;
  writeFileSync(join(place, "nginx.conf"), configuration);
  const child = start("nginx", ["-e", "stderr", "-p", place, "-c", join(place, "nginx.conf")], place);
  return running(child, port, at, folder, () => lines(log));
}

/** Caddy, with what `headers/panel.caddy` says on top. */
export async function caddy(deployment: Deployment): Promise<Host> {
  const { at = "/", api } = deployment;
  const { place, folder } = unpack(deployment);
  const port = await freePort();
  const log = join(place, "access.log");
  const panel = `root * ${folder}\nimport ${folder}/headers/panel.caddy`;
  const configuration = `{
      admin off
      auto_https off
    }
    http://127.0.0.1:${port} {
      bind 127.0.0.1
      log {
        output file ${log}
      }
      ${api ? `import ${folder}/headers/api.caddy` : ""}
      ${at === "/" ? panel : `handle_path ${at}* {\n${panel}\n}`}
    }`;
  writeFileSync(join(place, "Caddyfile"), configuration);
  const child = start("caddy", ["run", "--config", join(place, "Caddyfile"), "--adapter", "caddyfile"], place);
  const path = (line: string) => (JSON.parse(line) as { request: { uri: string } }).request.uri;
  return running(child, port, at, folder, () => lines(log).map(path));
}

/** Apache, with what `headers/apache.htaccess` says. */
export async function apache(deployment: Deployment): Promise<Host> {
  const { at = "/", config } = deployment;
  const { place, folder } = unpack(deployment);
  const rules = readFileSync(join(folder, "headers", "apache.htaccess"), "utf8");
  const api = String(config.api);
  // As the file tells to: another API goes into the policy.
  writeFileSync(join(folder, ".htaccess"), /^http/.test(api) ? rules.replace("https://api.rahona.network", api) : rules);
  // It never serves as root.
  chmodSync(place, 0o755);
  const port = await freePort();
  const log = join(place, "access.log");
  const modules = ["mpm_event", "authz_core", "alias", "dir", "mime", "headers", "rewrite"];
  const configuration = `
    ${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join("\n")}
    ServerRoot ${place}
    ${isRoot() ? "User nobody\nGroup nogroup" : ""}
    ServerName 127.0.0.1
    Listen 127.0.0.1:${port}
    PidFile ${place}/apache.pid
    ErrorLog ${place}/error.log
    LogFormat "%U" path
    CustomLog ${log} path
    TypesConfig /etc/mime.types
    DocumentRoot ${at === "/" ? folder : place}
    ${at === "/" ? "" : `Alias ${at} ${folder}/`}
    <Directory ${folder}>
      AllowOverride All
      Require all granted
    </Directory>`;
  writeFileSync(join(place, "apache.conf"), configuration);
  const child = start("apache2", ["-X", "-f", join(place, "apache.conf")], place);
  return running(child, port, at, folder, () => lines(log));
}

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "application/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** What a kind of host does. */
interface Habits {
  /** Serves `index.html` for a folder. */
  index: boolean;
  headers: Record<string, string>;
  missing: { type: string; body: string };
}

/** A server of files that adds nothing of its own. */
export const plain = (deployment: Deployment) =>
  imitate(deployment, { index: true, headers: {}, missing: { type: "text/plain", body: "Not found\n" } });

/** As GitHub Pages answers: ten minutes in every cache, a page for what is missing, no headers of one's own. */
export const githubPages = (deployment: Deployment) =>
  imitate(deployment, {
    index: true,
    headers: { "cache-control": "max-age=600", "access-control-allow-origin": "*" },
    missing: { type: "text/html; charset=utf-8", body: "<!doctype html><title>Site not found</title>" },
  });

/** As a bucket answers over its REST address: keys and no folders, XML for what is missing. */
export const bucket = (deployment: Deployment) =>
  imitate(deployment, {
    index: false,
    headers: { "x-amz-request-id": "1" },
    missing: { type: "application/xml", body: '<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>' },
  });

async function imitate(deployment: Deployment, habits: Habits): Promise<Host> {
  const { at = "/" } = deployment;
  const { place, folder } = unpack(deployment);
  const asked: string[] = [];
  const server = createHttp((request, response) => {
    const path = new URL(request.url ?? "/", "http://host").pathname;
    asked.push(path);
    const key = path.startsWith(at) ? path.slice(at.length) : "..";
    const file = join(folder, habits.index && key === "" ? "index.html" : key);
    const there = key !== ".." && extname(file) !== "" && existsSync(file);
    for (const [name, value] of Object.entries(habits.headers)) response.setHeader(name, value);
    response.statusCode = there ? 200 : 404;
    response.setHeader("content-type", there ? (TYPES[extname(file)] ?? "application/octet-stream") : habits.missing.type);
    response.end(there ? readFileSync(file) : habits.missing.body);
  });
  made.push(() => close(server));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${at}${habits.index ? "" : "index.html"}`,
    folder,
    asked: () => asked,
  };
}

function close(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

/** A program of Debian's, where it is installed. */
function start(name: string, words: string[], place: string): ChildProcess {
  const path = `${process.env.PATH}:/usr/sbin:/usr/local/sbin`;
  const env = { ...process.env, PATH: path, HOME: place, XDG_DATA_HOME: place, XDG_CONFIG_HOME: place };
  if (spawnSync(name, [name === "caddy" ? "version" : "-v"], { env }).error) {
    throw new Error(`${name} is not installed. On Debian: apt-get install nginx-light caddy apache2-bin (xtask test does it as root).`);
  }
  const child = spawn(name, words, { env, stdio: ["ignore", "ignore", "pipe"] });
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  made.push(() => {
    child.kill("SIGTERM");
    return gone;
  });
  return child;
}

async function running(child: ChildProcess, port: number, at: string, folder: string, asked: () => string[]): Promise<Host> {
  let said = "";
  child.stderr!.on("data", (piece: Buffer) => (said += piece.toString()));
  while (!(await listens(port))) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended before it listened: ${said}`);
  }
  return { url: `http://127.0.0.1:${port}${at}`, folder, asked };
}

/** Whether somebody listens there; waits a moment before it says no. */
function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => setTimeout(() => resolve(false), 25));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

const isRoot = () => process.getuid?.() === 0;
const lines = (file: string) => (existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : []);

/** The API behind a server that keeps its connections, and drops them when it is asked for some path. */
export async function dropping(api: string, path: RegExp): Promise<{ url: string; dropped: () => number }> {
  let dropped = 0;
  const server = createHttp((request, response) => {
    if (path.test(request.url ?? "")) {
      dropped += 1;
      request.socket.destroy();
      return;
    }
    const onward = ask(`${api}${request.url}`, { method: request.method, headers: request.headers, agent: false }, (answer) => {
      const { connection, "keep-alive": _, ...headers } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  server.keepAliveTimeout = 60_000;
  made.push(() => close(server));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, dropped: () => dropped };
}
