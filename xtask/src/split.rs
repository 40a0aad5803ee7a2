//! Takes the panel's module apart along the lines that `later!` draws (`src/ui/later.rs`): a first module that
//! everybody waits for, and others that are fetched when they are first wanted. They share memory and functions.
//!
//! It begins anew from what the linker made, because wasm-bindgen leaves nothing that could be taken apart; what Trunk
//! has bound is replaced. Trunk need not know.

use std::fs;
use std::path::Path;
use std::process::Command;

use wasm_split_cli_support::{Options, transform};

use crate::command;
use crate::failure::{Doing, Result};
use crate::module::Module;
use crate::surface;
use crate::tools::esbuild::Esbuild;
use crate::tools::{rust, wasm_bindgen};
use crate::workspace::{PANEL, Workspace};

/// The script that fetches the other modules, until it becomes one with the panel's own.
const LINK: &str = "split.js";
/// What it says to the console about a part that does not arrive.
const COMPLAINT: &str = "console.error(e);";
/// What several of them need and the first does not.
const SHARED: &str = "shared";

/// Replaces the module and its script by several modules and one script.
pub fn split(workspace: &Workspace, module: &mut Module, esbuild: &Esbuild) -> Result<()> {
    let linked = workspace.target.join(rust::WASM).join("release").join(format!("{PANEL}.wasm"));
    let linked = fs::read(&linked).doing(format!("reading {}", workspace.shown(&linked)))?;
    let folder = workspace.target.join("split");
    let _ = fs::remove_dir_all(&folder);
    let main = folder.join("main.wasm");
    // A name that does not change with what Trunk saw: it goes into the module.
    let script = format!("{PANEL}.js");
    let own = format!("./{script}");
    let mut options = Options::new(&linked);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.main_module = &own;
    let link = format!("./{LINK}");
    options.link_name = &link;
    let parts = transform(options).map_err(|error| format!("The module can't be taken apart: {error:#}"))?;
    bind(workspace, &folder, &main)?;
    let link = folder.join(LINK);
    let mut text = fs::read_to_string(&link).doing("reading the script of the split")?;
    for path in parts.split_modules {
        let file = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let name = match file.strip_suffix(".wasm").and_then(|name| name.split_once('_')) {
            Some(("split", name)) => name,
            Some(("chunk", _)) => SHARED,
            _ => return Err(format!("The split made {file}, which nobody knows.").into()),
        };
        let named = module.add_part(name, &path)?;
        text = text.replace(&format!("./{file}"), &format!("./{named}"));
    }
    // Who wants a part tells the user that it is missing; one that is fetched ahead is nobody's loss, and a page that is
    // left ends it every day.
    if !text.contains(COMPLAINT) {
        return Err("The script of the split has changed: see xtask/src/split.rs.".into());
    }
    fs::write(&link, text.replace(COMPLAINT, "")).doing("writing the script of the split")?;
    let bound = folder.join(format!("{PANEL}_bg.wasm"));
    surface::shrink(&bound, &folder.join(&script))?;
    module.replace(&bound)?;
    esbuild.bundle(&folder.join(&script), module.script())
}

/// Binds the first module to its script, as Trunk had bound the whole.
fn bind(workspace: &Workspace, folder: &Path, main: &Path) -> Result<()> {
    let mut bindgen = Command::new(wasm_bindgen::ensure(workspace)?);
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", PANEL]);
    bindgen.arg("--out-dir").arg(folder).arg(main);
    command::run(&mut bindgen, "wasm-bindgen refused the first module of the split.")
}
