//! Where things are: the root of the repository, its tools folder, cargo's target folder.
//! Knows paths and cargo; never builds anything.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::command;
use crate::failure::{Doing, Failure, Result};

pub const PANEL: &str = "rahona-panel";
pub const SANDBOX: &str = "rahona-sandbox";

pub struct Workspace {
    pub root: PathBuf,
    /// Where cargo puts what it makes: a setting of the user may have moved it.
    pub target: PathBuf,
}

impl Workspace {
    pub fn find() -> Result<Self> {
        let root = root()?;
        let text = command::read(
            cargo_in(&root).args(["metadata", "--format-version", "1", "--no-deps"]),
            "The workspace must be readable by cargo: see the message above.",
        )?;
        let metadata: Value = serde_json::from_str(&text).doing("reading `cargo metadata`")?;
        let target = metadata.get("target_directory").and_then(Value::as_str);
        let target = target.ok_or("`cargo metadata` named no target directory.")?.into();
        Ok(Self { root, target })
    }

    /// The project's own tools; nothing is installed anywhere else.
    pub fn tools(&self) -> PathBuf {
        self.root.join(".tools")
    }

    /// The folder to deploy.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Where the browser tests live.
    pub fn e2e(&self) -> PathBuf {
        self.root.join("tests").join("e2e")
    }

    pub fn cargo(&self) -> Command {
        cargo_in(&self.root)
    }

    /// A path as people write it, from the root.
    pub fn shown<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }

    /// The version of a package that `Cargo.lock` pins.
    pub fn locked(&self, package: &str) -> Result<String> {
        let path = self.root.join("Cargo.lock");
        let lock = std::fs::read_to_string(&path).doing(format!("reading {}", path.display()))?;
        locked_version(&lock, package).ok_or_else(|| format!("Cargo.lock holds no {package}.").into())
    }
}

/// `cargo run` says where this package is; its parent is the root.
fn root() -> Result<PathBuf> {
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let root = package.as_deref().and_then(Path::parent).map(Path::to_owned);
    root.ok_or_else(|| Failure::usage("Start it through cargo: `cargo xtask …`."))
}

fn cargo_in(root: &Path) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root);
    cargo
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines.next()?;
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    #[test]
    fn the_lock_file_tells_a_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"…\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
        assert_eq!(locked_version("name = \"wasm\"", "wasm"), None);
    }
}
