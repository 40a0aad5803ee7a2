// Starts the panel's module, and says in plain words when that is not possible, or when the module has broken.
// A classic script, because a module script does not run from file:// and could not tell why.
(() => {
  "use strict";

  const WORDS = {
    en: {
      loading: "Loading the panel…",
      slow: "This takes longer than usual. The panel is still loading.",
      title: "The panel can't start",
      file: "It was opened as a file. A browser only runs it from a web server: put the folder on one, or run “cargo xtask serve”.",
      opaque: "The page around it has put it into a sandboxed frame without an origin, where a browser loads no modules. Its sandbox attribute must hold allow-scripts and allow-same-origin.",
      wasm: "This browser does not offer WebAssembly, which the panel needs. Update the browser, or use another one.",
      missing: (name, status) => `The server does not have ${name} (status ${status}). Perhaps a new version was just put in place: reload. If that does not help, the panel's folder was not uploaded whole.`,
      html: (name) => `The server answers with a web page instead of ${name}. It must give a 404 for what is missing, and the panel's folder must be uploaded whole.`,
      type: (name, type) => `The server sends ${name} as “${type || "nothing in particular"}”, so the browser refuses it. It must be sent as “text/javascript”.`,
      offline: (name) => `${name} could not be fetched. Check the connection, then reload.`,
      refused: "The browser refused to run the module. A Content-Security-Policy must allow 'self' and 'wasm-unsafe-eval' for scripts.",
      damaged: (name) => `${name} did not arrive whole, or is not the panel's module. Reload. If that does not help, upload the panel's folder again, whole.`,
      broken: "The panel has stopped because of a fault in it. Nothing is sent any more; what had been sent before goes on.",
      brokenTitle: "The panel has stopped",
      reload: "Reload",
    },
    fr: {
      loading: "Chargement du panneau…",
      slow: "C’est plus long que d’habitude. Le panneau se charge encore.",
      title: "Le panneau ne peut pas démarrer",
      file: "Il a été ouvert comme un fichier. Un navigateur ne l’exécute que depuis un serveur web : placez-y le dossier, ou lancez « cargo xtask serve ».",
      opaque: "La page qui l’entoure l’a mis dans un cadre isolé sans origine, où un navigateur ne charge aucun module. Son attribut sandbox doit contenir allow-scripts et allow-same-origin.",
      wasm: "Ce navigateur n’offre pas WebAssembly, dont le panneau a besoin. Mettez-le à jour, ou prenez-en un autre.",
      missing: (name, status) => `Le serveur n’a pas ${name} (statut ${status}). Une nouvelle version vient peut-être d’être mise en place : rechargez. Si cela ne suffit pas, le dossier du panneau n’a pas été envoyé en entier.`,
      html: (name) => `Le serveur répond par une page web au lieu de ${name}. Il doit donner un 404 pour ce qui manque, et le dossier du panneau doit être envoyé en entier.`,
      type: (name, type) => `Le serveur envoie ${name} comme « ${type || "rien de précis"} », le navigateur le refuse donc. Il doit être envoyé comme « text/javascript ».`,
      offline: (name) => `${name} n’a pas pu être chargé. Vérifiez la connexion, puis rechargez.`,
      refused: "Le navigateur a refusé d’exécuter le module. Une Content-Security-Policy doit autoriser 'self' et 'wasm-unsafe-eval' pour les scripts.",
      damaged: (name) => `${name} n’est pas arrivé en entier, ou n’est pas le module du panneau. Rechargez. Si cela ne suffit pas, renvoyez le dossier du panneau, en entier.`,
      broken: "Le panneau s’est arrêté à cause d’un défaut. Plus rien n’est envoyé ; ce qui l’avait été suit son cours.",
      brokenTitle: "Le panneau s’est arrêté",
      reload: "Recharger",
    },
  };
  const SLOW_MS = 5000;
  const QUIET_MS = 500;

  const { js, wasm, jsIntegrity, wasmIntegrity } = document.currentScript.dataset;
  // It tells that this script never came.
  document.getElementById("boot-stuck")?.remove();
  const language = () => {
    let chosen = null;
    try {
      chosen = localStorage.getItem("rahona.language");
    } catch {
      // Storage is blocked: then nothing was chosen.
    }
    // A page that embeds the panel says it in the frame's name, and goes before the user's own choice.
    const [, hosted] = /^rahona-\w*-(\w+)/.exec(window.name) || [];
    const codes = [hosted, chosen, ...(navigator.languages || [])].filter(Boolean);
    const code = codes.map((code) => code.slice(0, 2).toLowerCase()).find((code) => code in WORDS);
    return code || "en";
  };
  const words = WORDS[language()];
  const opaque = self.origin === "null" && location.protocol !== "file:";
  let over = false;
  let refused = false;
  document.addEventListener("securitypolicyviolation", () => (refused = true));

  // The interface never writes markup from text, but the framework builds its static pieces from templates that were
  // compiled in. Those hold no script, no handler and no address.
  if (window.trustedTypes) {
    const suspicious = /<\s*(script|iframe|object|embed|base|form)|\son\w+\s*=|javascript:/i;
    trustedTypes.createPolicy("default", {
      createHTML: (markup) => {
        if (suspicious.test(markup)) throw new TypeError("markup refused");
        return markup;
      },
    });
  }

  const say = (message) => {
    const place = document.getElementById("boot-message");
    if (place && !over) place.textContent = message;
  };

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  const fromModule = (error) =>
    String(error && error.stack).includes(".wasm") ||
    (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError);

  // Replaces everything by a message and a button: the module may be half-way through anything.
  const stop = (title, message) => {
    if (over) return;
    over = true;
    // It says no more than that, so it may go to whichever page is around this one.
    if (parent !== window) parent.postMessage(["rahona-panel/1", "stopped", opaque ? "sandboxed" : ""], "*");
    // The module may still be called back: nothing that it does then may be sent, or seen.
    window.fetch = () => Promise.reject(new TypeError("the panel has stopped"));
    for (const later of ["setTimeout", "requestAnimationFrame", "queueMicrotask"]) {
      const original = window[later].bind(window);
      window[later] = (...call) => (fromModule(new Error()) ? 0 : original(...call));
    }
    for (const event of ["hashchange", "online", "offline"]) {
      window.addEventListener(event, (heard) => heard.stopImmediatePropagation(), true);
    }
    document.documentElement.lang = language();
    const main = element("main", "notice");
    const alert = element("div", "notice-alert");
    alert.setAttribute("role", "alert");
    main.append(alert);
    const button = element("button", "button button-primary", words.reload);
    button.type = "button";
    button.addEventListener("click", () => location.reload());
    const heading = element("h1", "", title);
    heading.tabIndex = -1;
    alert.append(heading, element("p", "", message), button);
    document.body.replaceChildren(main);
    document.title = title;
    Object.defineProperty(document, "title", { get: () => title, set: () => {} });
    heading.focus();
  };

  const get = (name, options) => fetch(new URL(name, document.baseURI), options);

  // Looks at what the server really gives, because a failed import() says next to nothing.
  const diagnose = async (error) => {
    for (const [name, wanted, integrity] of [[js, /javascript/, jsIntegrity], [wasm, null, wasmIntegrity]]) {
      let answer;
      try {
        answer = await get(name);
      } catch {
        return words.offline(name);
      }
      const type = (answer.headers.get("content-type") || "").split(";")[0];
      if (!answer.ok) return words.missing(name, answer.status);
      if (type === "text/html") return words.html(name);
      if (wanted && !wanted.test(type)) return words.type(name, type);
      if (integrity && !(await get(name, { integrity }).catch(() => null))) return words.damaged(name);
    }
    if (refused || error instanceof TypeError) return `${words.refused} (${error})`;
    return words.damaged(error instanceof SyntaxError ? js : wasm);
  };

  const start = async () => {
    if (location.protocol === "file:") return stop(words.title, words.file);
    if (opaque) return stop(words.title, words.opaque);
    if (typeof WebAssembly !== "object") return stop(words.title, words.wasm);
    try {
      const module = await import(new URL(js, document.baseURI).href);
      await module.default({ module_or_path: get(wasm, wasmIntegrity ? { integrity: wasmIntegrity } : {}) });
    } catch (error) {
      if (!over) stop(words.title, await diagnose(error));
    }
  };

  const broken = () => stop(words.brokenTitle, words.broken);
  window.addEventListener("rahona:panic", broken);
  window.addEventListener("error", (event) => fromModule(event.error) && broken());
  window.addEventListener("unhandledrejection", (event) => fromModule(event.reason) && broken());

  setTimeout(() => say(words.loading), QUIET_MS);
  setTimeout(() => say(words.slow), SLOW_MS);
  start();
})();
