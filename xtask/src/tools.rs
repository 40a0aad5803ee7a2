//! The tools that a build needs beyond cargo, each pinned and each in the project's own folder.
//! Installs only what is missing, and never touches the user's own installation but for the Rust target.

pub mod binaryen;
pub mod chromium;
pub mod debian;
pub mod esbuild;
pub mod node;
pub mod rust;
pub mod trunk;
pub mod wasm_bindgen;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::command;
use crate::failure::{Doing, Result};
use crate::workspace::Workspace;

/// A program that cargo builds from its source.
struct Crate<'a> {
    name: &'a str,
    version: &'a str,
    /// The program that it brings; its `--version` ends the question whether it is there.
    program: &'a str,
    options: &'a [&'a str],
    time: &'a str,
}

impl Crate<'_> {
    fn ensure(&self, workspace: &Workspace) -> Result<PathBuf> {
        let tools = workspace.tools();
        let program = tools.join("bin").join(format!("{}{}", self.program, env::consts::EXE_SUFFIX));
        let found = command::ask(Command::new(&program).arg("--version"));
        if found.as_deref().and_then(version_in) == Some(self.version) {
            return Ok(program);
        }
        command::headline(format!(
            "{} {}: not there yet, building it takes {}",
            self.name, self.version, self.time
        ));
        let build = tools.join("build");
        let mut cargo = workspace.cargo();
        cargo.args(["install", self.name, "--version", self.version, "--force", "--root"]).arg(&tools);
        cargo.args(self.options).env("CARGO_TARGET_DIR", &build);
        // A tool that runs for seconds need not be built for half an hour: measured 12 minutes as released, under 5 so.
        cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
        cargo.env("CARGO_PROFILE_RELEASE_LTO", "off");
        cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256");
        command::run(
            &mut cargo,
            "It needs the network and about 2 GB of disk; run the same command again to go on.",
        )?;
        fs::remove_dir_all(&build).doing(format!("removing {}", workspace.shown(&build)))?;
        Ok(program)
    }
}

/// The search path with the project's tools before everything else.
pub fn path(workspace: &Workspace) -> Result<OsString> {
    let own = workspace.tools().join("bin");
    let others = env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(own).chain(env::split_paths(&others));
    env::join_paths(all).doing("putting .tools/bin on the search path")
}

/// A program on the search path.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&name)).find(|path| path.is_file())
}

/// The first word of a `--version` line that starts with a digit, a leading `v` aside.
fn version_in(text: &str) -> Option<&str> {
    let mut words = text.split_whitespace().map(|word| word.strip_prefix('v').unwrap_or(word));
    words.find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn version_lines() {
        for (line, version) in [
            ("trunk 0.21.14", Some("0.21.14")),
            ("wasm-bindgen 0.2.130 (d3f4e2)", Some("0.2.130")),
            ("wasm-opt version 132 (version_132)", Some("132")),
            ("v20.20.2", Some("20.20.2")),
            ("not a version", None),
            ("", None),
        ] {
            assert_eq!(version_in(line), version, "{line}");
        }
    }
}
