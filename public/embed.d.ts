// Types of embed.js, version 1 of the contract (docs/embedding.md). Copy this file beside your own sources.

export interface RahonaCredentials {
  email: string;
  key: string;
}

/** `again` is true when what was given last was refused. */
export type RahonaCredentialsFunction = (question: { again: boolean }) => Promise<RahonaCredentials>;

export type RahonaTheme = "light" | "dark" | "auto" | "";
export type RahonaRange = "hour" | "day" | "week" | "month" | "";

/** Why something does not work. Others may be added. */
export type RahonaErrorReason =
  | "src" // the attribute src is no address of a page
  | "no-answer" // nothing that speaks this contract answered in time
  | "origin" // the panel's config.json does not name this page's origin, or this page is in a foreign frame
  | "sandboxed" // the frame has no origin: its sandbox lacks allow-same-origin
  | "stopped" // the panel can't start, or has stopped; it says why
  | "credentials" // none were given, or the API refuses them
  | "api"; // the API can't be reached, or fails

export interface RahonaPanelEvents {
  ready: CustomEvent<{ version: 1 }>;
  /** `route` is what `navigate()` takes: `/`, `/servers/123?range=day`. */
  navigate: CustomEvent<{ route: string }>;
  action: CustomEvent<{
    server: string;
    action: "start" | "restart" | "stop";
    outcome: "accepted" | "confirmed" | "running" | "unconfirmed" | "refused" | "lost";
  }>;
  error: CustomEvent<{ reason: RahonaErrorReason; message: string }>;
  signedout: CustomEvent<{ reason: "user" | "refused" }>;
}

export interface RahonaPanelElement extends HTMLElement {
  /** The panel's folder; the folder of embed.js without it. */
  src: string;
  /** The id of the server to show; the list of all without it. */
  server: string;
  range: RahonaRange;
  theme: RahonaTheme;
  language: "en" | "fr" | "auto" | "";
  /** Called at the start, and once more when the API refuses what it gave. Never an attribute. */
  credentials: RahonaCredentialsFunction | undefined;
  /** Goes to a place, as in the address behind the `#`. */
  navigate(route: string): void;
  /** Reads colours, font and all data again. */
  refresh(): void;
  addEventListener<Name extends keyof RahonaPanelEvents>(
    name: Name,
    heard: (event: RahonaPanelEvents[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(name: string, heard: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "rahona-panel": RahonaPanelElement;
  }
}
