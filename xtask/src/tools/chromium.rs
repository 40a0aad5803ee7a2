//! A Chromium for the browser tests: the one that is there, else Debian's, else Playwright's own download.
//! Never replaces or updates an installed browser.

use std::env;
use std::path::{Path, PathBuf};

use super::{debian, node, on_path};
use crate::command;
use crate::failure::Result;

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const ELSEWHERE: [&str; 4] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
];

/// The path of a browser, or nothing when Playwright brings its own. `e2e` has Playwright installed.
pub fn ensure(e2e: &Path) -> Result<Option<PathBuf>> {
    if let Some(found) = installed() {
        return Ok(Some(found));
    }
    if debian::may_install() {
        command::headline("Chromium, from Debian");
        match (debian::install(&["chromium"]), installed()) {
            (Ok(()), Some(found)) => return Ok(Some(found)),
            (Err(error), _) => command::warn(error),
            (Ok(()), None) => command::warn("Debian's package `chromium` brought no program of that name."),
        }
    }
    command::headline("Chromium, from Playwright");
    let cli = Path::new("node_modules").join("@playwright").join("test").join("cli.js");
    command::run(
        node::node(e2e).arg(cli).args(["install", "chromium"]),
        "Install Chromium or Chrome, or set CHROMIUM_PATH to one, and start again.",
    )?;
    Ok(None)
}

fn installed() -> Option<PathBuf> {
    let chosen = env::var_os("CHROMIUM_PATH").map(PathBuf::from);
    let known = ELSEWHERE.iter().map(PathBuf::from);
    let named = NAMES.iter().filter_map(|name| on_path(name));
    chosen.into_iter().chain(named).chain(known).find(|path| path.is_file())
}
