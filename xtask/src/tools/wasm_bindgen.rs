//! wasm-bindgen's command, whose version must equal the library's.
//! The version is never written here: `Cargo.lock` has it.

use std::path::PathBuf;

use super::Crate;
use crate::failure::Result;
use crate::workspace::Workspace;

pub fn ensure(workspace: &Workspace) -> Result<PathBuf> {
    let tool = Crate {
        name: "wasm-bindgen-cli",
        version: &workspace.locked("wasm-bindgen")?,
        program: "wasm-bindgen",
        // Without `--locked`: a dependency that its lock file names is not to be had.
        options: &[],
        time: "1 to 4 minutes, once",
    };
    tool.ensure(workspace)
}
