//! Node and the packages that a `package-lock.json` pins.
//! Runs programs of packages by their path: never `npx`, which may fetch something else.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::version_in;
use crate::command;
use crate::failure::{Doing, Result};

const OLDEST: u32 = 20;

/// Node in a folder.
pub fn node(folder: &Path) -> Command {
    let mut node = Command::new("node");
    node.current_dir(folder);
    node
}

/// `npm ci`, unless the folder already holds what the lock file says.
pub fn install(folder: &Path) -> Result<()> {
    check_version()?;
    let lock = folder.join("package-lock.json");
    let lock = fs::read(&lock).doing(format!("reading {}", lock.display()))?;
    let stamp = folder.join("node_modules").join(".installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    command::headline(format!("npm packages of {}", folder.display()));
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(folder)
        .args(["ci", "--no-audit", "--no-fund"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    command::run(&mut npm, "It needs the network; npm comes with Node.")?;
    fs::write(&stamp, lock).doing(format!("writing {}", stamp.display()))
}

fn check_version() -> Result<()> {
    let found = command::ask(Command::new("node").arg("--version"));
    let Some(found) = found else {
        return Err(format!("Node is not on the search path. Install Node {OLDEST} or newer.").into());
    };
    let major = version_in(&found).and_then(|version| version.split('.').next()?.parse::<u32>().ok());
    match major {
        Some(major) if major >= OLDEST => Ok(()),
        _ => Err(format!("Node {OLDEST} or newer is needed; this is {found}.").into()),
    }
}
