//! `dist/`: Trunk builds the panel, then the module is made small and named by its content, the policy goes into
//! the page and every text gets its compressed neighbours. Two builds of one commit give the same bytes; never
//! leaves half a folder looking like a whole one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command;
use crate::failure::{Doing, Result};
use crate::module::Module;
use crate::tools::binaryen::{self, Binaryen};
use crate::tools::esbuild::Esbuild;
use crate::tools::{self, rust, trunk, wasm_bindgen};
use crate::workspace::{PANEL, Workspace};
use crate::{compressed, policy, texts};

#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    /// Small and slow to build: what is deployed and tested.
    Release,
    /// Quick to build, for trying a change; in a folder of its own, lest someone deploys it.
    Dev,
}

/// The folder that was built.
pub fn build(workspace: &Workspace, kind: Kind) -> Result<PathBuf> {
    let dist = match kind {
        Kind::Release => workspace.dist(),
        Kind::Dev => workspace.target.join("dist-dev"),
    };
    // First of all: whatever fails, an older build is not taken for this one.
    remove(&dist)?;
    rust::ensure_wasm_target(workspace)?;
    let trunk = trunk::ensure(workspace)?;
    wasm_bindgen::ensure(workspace)?;
    let small = (kind == Kind::Release)
        .then(|| Binaryen::ensure(workspace).and_then(|module| Ok((module, Esbuild::ensure(workspace)?))));
    let result = run_trunk(workspace, &trunk, kind, &dist).and_then(|()| finish(&dist, kind, small));
    if result.is_err() {
        let _ = fs::remove_dir_all(&dist);
    }
    result.map(|()| dist)
}

fn run_trunk(workspace: &Workspace, trunk: &Path, kind: Kind, dist: &Path) -> Result<()> {
    command::headline(format!("panel, into {} (minutes for the first time)", workspace.shown(dist)));
    // Trunk copies what an earlier build has left there as well.
    let mode = if kind == Kind::Release { "release" } else { "debug" };
    remove(&workspace.target.join("wasm-bindgen").join(mode))?;
    let mut trunk = Command::new(trunk);
    trunk.current_dir(&workspace.root).arg("build").arg("--dist").arg(dist);
    if kind == Kind::Release {
        trunk.arg("--release").envs(rust::small_library(workspace).into_iter().flatten());
    }
    // Trunk refuses NO_COLOR=1, which many terminals and CI systems set.
    trunk.env_remove("NO_COLOR").env("PATH", tools::path(workspace)?);
    command::run(&mut trunk, "The panel does not build: see the message above.")
}

fn finish(dist: &Path, kind: Kind, small: Option<Result<(Binaryen, Esbuild)>>) -> Result<()> {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).doing(format!("reading {}", index.display()))?;
    let page = match small {
        None => page,
        Some(small) => {
            command::headline("module, scripts, styles: smaller, checked, named by their content");
            let module = Module::find(dist, PANEL)?;
            let page = match small {
                Ok((binaryen, esbuild)) => {
                    binaryen.shrink(&module.wasm)?;
                    binaryen::check(&module.wasm)?;
                    texts::shrink(dist, &page, &esbuild)?
                }
                Err(error) => {
                    command::warn(format!(
                        "{error}\nNo wasm-opt, no esbuild: all stays larger than it could be."
                    ));
                    page
                }
            };
            module.rename_by_content(&page)?
        }
    };
    fs::write(&index, policy::insert(&page)?).doing(format!("writing {}", index.display()))?;
    if kind == Kind::Release {
        command::headline("compressed neighbours (.br, .gz)");
        compressed::write_all(dist)?;
    }
    Ok(())
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).doing(format!("removing {}", folder.display()))
        }
        _ => Ok(()),
    }
}
