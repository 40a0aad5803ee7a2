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

/// Flags as in .cargo/config.toml.
const FLAGS: (&str, &str) = ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "--cfg erase_components");
/// Without them a module can't be taken apart (`split.rs`); in one that stays whole they would travel.
const RELOCATIONS: &str = " -Clink-arg=--emit-relocs";

/// The variables of a release. They make it bring a standard library of its own: built for size, and without the
/// words and places of panics, which nobody can read in a browser anyway: `boot.js` tells the user, by the trap.
/// 21 kB of brotli smaller. Where the compiler does not know how (the two options are not stable) or its source is
/// not to be had, the ordinary library does.
pub fn release(workspace: &Workspace, split: bool) -> Vec<(&'static str, String)> {
    // These options alone; the language stays the stable one.
    const SMALL_LIBRARY: [(&str, &str); 3] = [
        ("RUSTC_BOOTSTRAP", "1"),
        ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
        ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ];
    const BARE_PANICS: &str = " -Zunstable-options -Cpanic=immediate-abort";
    let mut rustc = Command::new("rustc");
    rustc.current_dir(&workspace.root).env("RUSTC_BOOTSTRAP", "1");
    rustc.args(["-Zunstable-options", "-Cpanic=immediate-abort", "--target", WASM, "--print", "cfg"]);
    let able = command::ask(&mut rustc).is_some() && ensure_source(workspace);
    if !able {
        command::warn(
            "This compiler can't build its standard library for size: the module will be about 20 kB larger.",
        );
    }
    let (flags, always) = FLAGS;
    let relocations = if split { RELOCATIONS } else { "" };
    let bare = if able { BARE_PANICS } else { "" };
    let mut variables = vec![(flags, format!("{always}{relocations}{bare}"))];
    if able {
        variables.extend(SMALL_LIBRARY.map(|(name, value)| (name, value.to_owned())));
    }
    variables
}

fn ensure_source(workspace: &Workspace) -> bool {
    let there = || {
        let mut rustc = Command::new("rustc");
        rustc.current_dir(&workspace.root).args(["--print", "sysroot"]);
        let source = "lib/rustlib/src/rust/library/std/Cargo.toml";
        command::ask(&mut rustc).is_some_and(|sysroot| Path::new(&sysroot).join(source).is_file())
    };
    if there() {
        return true;
    }
    command::headline("Rust component rust-src");
    let _ = command::run(rustup(workspace).args(["component", "add", "rust-src"]), "");
    there()
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
