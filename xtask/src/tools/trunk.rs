//! Trunk, which turns `index.html` into `dist/`.
//! Pinned to 0.21: 0.22 wants a newer compiler. Never fetches tools itself, since it finds them on the search path.

use std::path::PathBuf;

use super::Crate;
use crate::failure::Result;
use crate::workspace::Workspace;

pub fn ensure(workspace: &Workspace) -> Result<PathBuf> {
    let trunk = Crate {
        name: "trunk",
        version: "0.21.14",
        program: "trunk",
        options: &["--locked", "--no-default-features", "--features", "rustls"],
        time: "3 to 6 minutes, once",
    };
    trunk.ensure(workspace)
}
