//! Parts of the Rust tool-chain that a fresh machine lacks: the WebAssembly target, rustfmt, Clippy.
//! Asks the tool-chain first, so that one without rustup will do; never relies on rustup's automatic installs.

use std::path::Path;
use std::process::Command;

use crate::command;
use crate::failure::Result;
use crate::workspace::Workspace;

pub const WASM: &str = "wasm32-unknown-unknown";

pub fn ensure_wasm_target(workspace: &Workspace) -> Result<()> {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(&workspace.root).args(["--print", "target-libdir", "--target", WASM]);
    if command::ask(&mut rustc).is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    command::headline(format!("Rust target {WASM}"));
    command::run(
        rustup(workspace).args(["target", "add", WASM]),
        &format!("Install Rust's target {WASM} by hand."),
    )
}

/// A component by its name for rustup, present if `cargo <subcommand> --version` answers.
pub fn ensure_component(workspace: &Workspace, component: &str, subcommand: &str) -> Result<()> {
    if command::ask(workspace.cargo().args([subcommand, "--version"])).is_some() {
        return Ok(());
    }
    command::headline(format!("Rust component {component}"));
    command::run(
        rustup(workspace).args(["component", "add", component]),
        &format!("Install {component} by hand."),
    )
}

fn rustup(workspace: &Workspace) -> Command {
    let mut rustup = Command::new("rustup");
    rustup.current_dir(&workspace.root);
    rustup
}
