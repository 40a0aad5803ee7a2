//! Binaryen's wasm-opt, from npm, where one pinned version runs on every system.
//! Never the system's own: Debian's 108 breaks the module without a word.

use std::path::{Path, PathBuf};

use super::node;
use crate::command;
use crate::failure::Result;
use crate::workspace::Workspace;

/// Named one by one: with `--all-features` Chromium refuses the module.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-call-indirect-overlong",
];

pub struct Binaryen {
    script: PathBuf,
}

impl Binaryen {
    pub fn ensure(workspace: &Workspace) -> Result<Self> {
        let folder = workspace.root.join("xtask").join("npm");
        node::install(&folder)?;
        Ok(Self { script: folder.join("node_modules").join("binaryen").join("bin").join("wasm-opt") })
    }

    /// Makes a module smaller, in place. `-Oz` makes it still smaller, but what then travels is larger.
    pub fn shrink(&self, module: &Path) -> Result<()> {
        let folder = module.parent().unwrap_or(Path::new("."));
        let mut node = node::node(folder);
        node.arg(&self.script).arg("-Os").args(FEATURES).arg(module).arg("-o").arg(module);
        command::run(
            &mut node,
            "wasm-opt refused the module: it may use a feature that xtask/src/tools/binaryen.rs lacks.",
        )
    }
}

/// Asks V8 whether it would take the module: a broken one must not be found first by a user.
pub fn check(module: &Path) -> Result<()> {
    const SCRIPT: &str =
        "process.exit(WebAssembly.validate(require('fs').readFileSync(process.argv[1])) ? 0 : 1)";
    let folder = module.parent().unwrap_or(Path::new("."));
    command::run(
        node::node(folder).args(["-e", SCRIPT]).arg(module),
        "The module is not valid WebAssembly for V8.",
    )
}
