// <rahona-panel>: the panel inside another page, as an iframe and a private wire to it. docs/embedding.md has the
// contract; src/embed/protocol.rs speaks the other half. The key goes over the wire only, and nowhere else.
// One file, however long: a page takes it with one script element, and it may depend on nothing.
(() => {
  "use strict";
  const NAME = "rahona-panel";
  if (customElements.get(NAME)) return;
  const VERSION = "rahona-panel/1";
  // A module has no script of its own to look at.
  const script = document.currentScript || document.querySelector('script[src*="embed.js"]');
  const folder = script && script.src && new URL(".", script.src).href;
  const ATTRIBUTES = ["src", "server", "range", "theme", "language"];
  const PATIENCE_MS = 9000;
  const WORDS = {
    en: {
      title: "Server panel",
      src: "The server panel can’t be shown: this page does not say where it is.",
      "no-answer": "The server panel does not answer. It may be unreachable, or not be where this page looks for it.",
      again: "Try again",
    },
    fr: {
      title: "Panneau des serveurs",
      src: "Le panneau des serveurs ne peut pas être affiché : cette page ne dit pas où il est.",
      "no-answer": "Le panneau des serveurs ne répond pas. Il est peut-être injoignable, ou ailleurs que là où cette page le cherche.",
      again: "Réessayer",
    },
  };
  const MESSAGES = {
    src: "src is no address that could be shown",
    "no-answer": "the panel does not answer: is src its folder, and do its headers (frame-ancestors) name this page?",
    origin: "this page's origin is not in embed.origins of the panel's config.json, or this page is itself in a foreign frame",
    sandboxed: "the frame is sandboxed without allow-same-origin",
    stopped: "the panel can't start, or has stopped; it tells why",
    credentials: "no credentials were given, or the API refuses them",
    api: "the API can't be reached, or fails",
  };

  // The page's own style sheets end at the shadow, and this one obeys a policy without inline styles.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ":host{display:block;box-sizing:border-box;width:100%;overflow:clip;contain:layout!important}:host([hidden]){display:none}" +
      "*{all:initial}div{display:block}iframe{position:absolute;inset:0;width:100%;height:100%;border:0}" +
      "p{display:block;padding:24px;font:14px/1.5 system-ui,sans-serif;color:CanvasText;background:Canvas}" +
      "button{display:block;margin-top:12px;padding:8px 16px;font:inherit;color:ButtonText;background:ButtonFace;border:1px solid ButtonBorder;border-radius:6px;cursor:pointer}" +
      "button:focus-visible{outline:2px solid;outline-offset:2px}[hidden]{display:none}",
  );

  const make = (name, more) => Object.assign(document.createElement(name), more);

  /** Any colour that the browser knows, as #rrggbb. */
  const hex = (colour) => {
    if (!colour || !CSS.supports("color", colour)) return "";
    const ink = make("canvas", { width: 1, height: 1 }).getContext("2d");
    ink.fillStyle = colour;
    ink.fillRect(0, 0, 1, 1);
    return "#" + [...ink.getImageData(0, 0, 1, 1).data.slice(0, 3)].map((part) => part.toString(16).padStart(2, "0")).join("");
  };

  class Panel extends HTMLElement {
    static observedAttributes = [...ATTRIBUTES, "sandbox", "class", "style"];
    #root = this.attachShadow({ mode: "open" });
    #spacer = make("div");
    #frame;
    #port;
    #end;
    #origin;
    #route;
    #credentials;
    #seen;
    #note;
    #patience;
    #due = new Set();

    constructor() {
      super();
      this.#root.adoptedStyleSheets = [sheet];
      this.#rise(420);
    }

    connectedCallback() {
      // What was set before the element was defined would hide its properties.
      for (const name of [...ATTRIBUTES, "credentials"]) {
        if (Object.hasOwn(this, name)) {
          const value = this[name];
          delete this[name];
          this[name] = value;
        }
      }
      this.#later("open");
    }

    disconnectedCallback() {
      this.#close();
    }

    // Moved without being taken out: the frame lives on.
    connectedMoveCallback() {}

    attributeChangedCallback(name, before, after) {
      if (before === after && name !== "class" && name !== "style") return;
      if (name === "server" || name === "range") {
        this.#route = undefined;
        this.#later("route");
      } else this.#later(name === "src" || name === "sandbox" ? "open" : "settings");
    }

    get credentials() {
      return this.#credentials;
    }

    set credentials(ask) {
      this.#credentials = typeof ask === "function" ? ask : undefined;
      this.#offer();
    }

    navigate(route) {
      this.#route = "/" + String(route).replace(/^#?\/?/, "");
      this.#later("route");
    }

    refresh() {
      this.#settle();
      this.#say("refresh");
    }

    /** Once for everything that is changed in one go. */
    #later(what) {
      if (!this.#due.size) {
        queueMicrotask(() => {
          const due = new Set(this.#due);
          this.#due.clear();
          if (!this.isConnected) return;
          if (due.has("open") || !this.#end) return this.#open();
          if (due.has("settings")) this.#settle();
          if (due.has("route")) this.#say("navigate", this.#place());
        });
      }
      this.#due.add(what);
    }

    #place() {
      const { server, range } = this;
      const place = server ? `/servers/${encodeURIComponent(server)}` : "/";
      return this.#route || (range ? `${place}?range=${encodeURIComponent(range)}` : place);
    }

    #open() {
      this.#close();
      const end = (this.#end = new AbortController());
      const { signal } = end;
      let url;
      try {
        url = new URL(this.getAttribute("src") || folder, document.baseURI);
      } catch {
        // Told below.
      }
      if (!url || !/^https?:$/.test(url.protocol) || !(this.getAttribute("src") || folder)) return this.#fail("src");
      this.#origin = url.origin;
      const place = this.#place();
      url.hash = place;
      const frame = (this.#frame = make("iframe", { allow: "clipboard-write", title: this.#words().title }));
      if (this.hasAttribute("sandbox")) frame.setAttribute("sandbox", this.getAttribute("sandbox"));
      // Known before the panel's first paint.
      frame.name = `rahona-${this.theme}-${this.language}`;
      frame.src = url;
      addEventListener("message", (event) => this.#hear(event, place), { signal });
      this.#patience = setTimeout(() => this.#fail("no-answer"), PATIENCE_MS);
      const settle = () => this.#settle();
      const look = () => this.#look();
      for (const name of ["scroll", "resize"]) addEventListener(name, look, { capture: true, passive: true, signal });
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", settle, { signal });
      const themes = new MutationObserver(settle);
      themes.observe(document.documentElement, { attributes: true });
      const sizes = new ResizeObserver(look);
      sizes.observe(this);
      signal.addEventListener("abort", () => {
        clearTimeout(this.#patience);
        themes.disconnect();
        sizes.disconnect();
      });
      this.#root.replaceChildren(this.#spacer, frame);
    }

    #close() {
      this.#end?.abort();
      this.#port?.close();
      this.#end = this.#port = this.#frame = this.#seen = this.#note = undefined;
      this.#root.replaceChildren(this.#spacer);
    }

    /** Window to window only greetings are exchanged, each side by the other's exact origin and window. */
    #hear({ source, origin, data }, place) {
      const window = this.#frame?.contentWindow;
      if (!source || source !== window || !Array.isArray(data) || data[0] !== VERSION) return;
      const [, said, reason] = data;
      if (said === "stopped" && (origin === this.#origin || origin === "null")) {
        this.#here();
        this.#fail(reason === "sandboxed" ? reason : said);
      }
      if (origin !== this.#origin) return;
      if (said === "foreign") {
        this.#here();
        // Such a page is not told how high the content is.
        this.#rise(720);
        this.#fail("origin");
      }
      if (said !== "hello") return;
      this.#port?.close();
      const { port1, port2 } = new MessageChannel();
      this.#port = port1;
      this.#seen = undefined;
      port1.onmessage = (event) => this.#heard(event.data);
      window.postMessage([VERSION, "connect"], origin, [port2]);
      this.#settle();
      if (this.#place() !== place) this.#say("navigate", this.#place());
      this.#offer();
    }

    #heard(data) {
      if (!Array.isArray(data)) return;
      const [said, one, two, three] = data.map(String);
      if (said === "ready") {
        this.#here();
        this.#tell(said, { version: 1 });
        this.#look();
      } else if (said === "navigate") {
        const page = (route) => String(route).split("?")[0];
        const left = this.#seen?.route && page(this.#seen.route) !== page(one);
        this.#seen = { ...this.#seen, route: one };
        this.#route = one;
        // Another page begins at its beginning, also where the frame is higher than the window.
        if (left && this.getBoundingClientRect().top < 0) this.scrollIntoView();
        this.#tell(said, { route: one });
      } else if (said === "action") this.#tell(said, { server: one, action: two, outcome: three });
      else if (said === "error") this.#fail(one);
      else if (said === "signedout") this.#tell(said, { reason: one });
      else if (said === "height") this.#rise(one);
      else if (said === "ask") this.#ask(one === "again");
    }

    async #ask(again) {
      const port = this.#port;
      let words = [];
      try {
        const { email, key } = await this.#credentials({ again });
        words = [email, key].map(String);
      } catch {
        // Whatever was thrown may hold a key: the panel tells of a hand-over that failed.
      }
      port.postMessage(["credentials", ...words]);
    }

    #offer() {
      this.#say(this.#credentials ? "offer" : "no-offer");
    }

    /** How the panel should look and speak: all of it, each time. */
    #settle() {
      if (!this.#port) return;
      const style = getComputedStyle(this);
      const knob = (name) => style.getPropertyValue(`--rahona-${name}`).trim();
      const said = ["settings", this.theme, this.language, hex(knob("accent")), hex(knob("surface")), knob("font")];
      if (this.#seen?.settings === String(said)) return;
      this.#seen = { ...this.#seen, settings: String(said) };
      this.#say(...said);
    }

    /** What of the frame can be seen: dialogs and toasts appear there. */
    #look() {
      if (!this.#port) return;
      const { top, bottom, height } = this.#frame.getBoundingClientRect();
      const from = Math.max(0, -top);
      const said = [from, Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0)), height].map((size) => String(Math.round(size)));
      if (this.#seen?.view === String(said)) return;
      this.#seen = { ...this.#seen, view: String(said) };
      this.#say("view", ...said);
    }

    /** The element is as high as the panel's content, unless the page gives it a height. */
    #rise(height) {
      // Ten thousand servers on a phone are two million pixels.
      if (height >= 0 && height < 1e7) this.#spacer.style.height = `${Math.ceil(height)}px`;
    }

    #say(...words) {
      this.#port?.postMessage(words.map((word) => word ?? ""));
    }

    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail: Object.freeze(detail) }));
    }

    #words() {
      const codes = [this.language, document.documentElement.lang, navigator.language].map((code) => code.slice(0, 2).toLowerCase());
      return WORDS[codes.find((code) => code in WORDS) || "en"];
    }

    /** The panel shows itself: words of ours are not needed. */
    #here() {
      clearTimeout(this.#patience);
      this.#note?.remove();
      this.#frame.hidden = false;
    }

    #fail(reason) {
      const words = this.#words();
      if (words[reason]) {
        const note = (this.#note = make("p", { role: "alert", textContent: words[reason] }));
        const again = make("button", { type: "button", textContent: words.again });
        again.addEventListener("click", () => this.#open());
        note.append(again);
        if (this.#frame) this.#frame.hidden = true;
        this.#root.append(note);
      }
      // Not before the scripts of the page have had their chance to listen.
      setTimeout(() => this.#tell("error", { reason, message: MESSAGES[reason] || reason }), reason === "src" ? 500 : 0);
    }
  }

  for (const name of ATTRIBUTES) {
    Object.defineProperty(Panel.prototype, name, {
      configurable: true,
      enumerable: true,
      get() {
        return this.getAttribute(name) ?? "";
      },
      set(value) {
        if (value == null) this.removeAttribute(name);
        else this.setAttribute(name, value);
      },
    });
  }
  customElements.define(NAME, Panel);
})();
