//! Whether a build can be made again: the panel's own crate is compiled anew, everything after it runs anew, and each
//! file has to hold the same bytes. What the panel depends on is not compiled again, which would take minutes; it is
//! pinned by `Cargo.lock`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::address::Api;
use crate::command;
use crate::dist::{self, Kind};
use crate::failure::{Doing, Result};
use crate::tools::rust;
use crate::workspace::{PANEL, Workspace};

/// Builds again, in the same place, and compares.
pub fn check(workspace: &Workspace, dist: &Path, api: &Api) -> Result<()> {
    let before = contents(dist, dist)?;
    command::headline("the same once more, to compare");
    let mut cargo = workspace.cargo();
    cargo.args(["clean", "--release", "--package", PANEL, "--target", rust::WASM]);
    command::run(&mut cargo, "")?;
    let after = contents(&dist::build_for(workspace, Kind::Release, api)?, dist)?;
    let differing: Vec<String> = before
        .keys()
        .chain(after.keys())
        .filter(|path| before.get(*path) != after.get(*path))
        .map(|path| path.display().to_string())
        .collect();
    if differing.is_empty() {
        command::headline(format!("two builds, {} files, the same bytes", after.len()));
        return Ok(());
    }
    Err(format!("Two builds of the same sources differ in: {}.", differing.join(", ")).into())
}

/// Every file below a folder, neighbours included.
fn contents(folder: &Path, from: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).doing(format!("reading {}", folder.display()))? {
        let path = entry.doing("reading a folder")?.path();
        if path.is_dir() {
            found.extend(contents(&path, from)?);
        } else {
            let bytes = fs::read(&path).doing(format!("reading {}", path.display()))?;
            found.insert(path.strip_prefix(from).unwrap_or(&path).to_owned(), bytes);
        }
    }
    Ok(found)
}
