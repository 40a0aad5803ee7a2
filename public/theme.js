// Runs before the first paint: puts the chosen theme in force, so that nothing flashes.
(() => {
  try {
    // A page that embeds the panel says it in the frame's name.
    const hosted = /^rahona-(light|dark)-/.exec(window.name);
    if (hosted) return void (document.documentElement.dataset.theme = hosted[1]);
    const theme = localStorage.getItem("rahona.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is blocked: then nothing was chosen.
  }
})();

// The link of a page whose other scripts never came leads to the first page; with this it keeps the place behind the #.
document.addEventListener("click", (event) => {
  if (!event.target.closest("#boot-stuck a")) return;
  event.preventDefault();
  location.reload();
});
