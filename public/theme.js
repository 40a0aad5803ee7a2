// Puts the chosen theme in force before the first paint, so that nothing flashes.
(() => {
  try {
    const theme = localStorage.getItem("rahona.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is blocked: then nothing was chosen.
  }
})();
