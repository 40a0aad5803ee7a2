// What a portal does: it hands over credentials, passes on its theme, and listens.
"use strict";

const panel = document.querySelector("rahona-panel");

// A real portal asks its own server, which knows who is signed in there. Called at the start, and once more when the
// credentials are refused.
panel.credentials = async () => {
  const answer = await fetch("customer.json", { cache: "no-store" });
  return answer.json(); // { "email": "…", "key": "…" }
};

const log = document.getElementById("log");
for (const name of ["ready", "navigate", "action", "error", "signedout"]) {
  panel.addEventListener(name, ({ detail }) => {
    const line = document.createElement("p");
    line.textContent = `${name} ${JSON.stringify(detail)}`;
    log.prepend(line);
  });
}

const { elements } = document.querySelector("form");
const accent = new CSSStyleSheet();
document.adoptedStyleSheets = [accent];
const paint = () => {
  const theme = elements.theme.value;
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  panel.theme = theme;
  panel.language = elements.language.value;
  accent.replaceSync(`rahona-panel { --rahona-accent: ${elements.accent.value} }`);
  // A style sheet changes without a sound.
  panel.refresh();
};
for (const name of ["theme", "language", "accent"]) elements[name].addEventListener("change", paint);
customElements.whenDefined("rahona-panel").then(paint);
elements.home.addEventListener("click", () => panel.navigate("/"));
elements.open.addEventListener("click", () => panel.navigate("/servers/101"));
elements.refresh.addEventListener("click", () => panel.refresh());
