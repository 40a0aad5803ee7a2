//! `dist/`: Trunk builds the panel, then the module is made small, all is named by its content, the policy and what
//! every file must hold go into the page, and every text gets its compressed neighbours. Two builds of one commit give the same bytes; never
//! leaves half a folder looking like a whole one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value};

use crate::address::Api;
use crate::command;
use crate::failure::{Doing, Result};
use crate::module::Module;
use crate::split::split;
use crate::tools::binaryen::{self, Binaryen};
use crate::tools::esbuild::Esbuild;
use crate::tools::{self, rust, trunk, wasm_bindgen};
use crate::workspace::{PANEL, Workspace};
use crate::{compressed, headers, integrity, policy, texts};

#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    /// Small and slow to build: what is deployed and tested.
    Release,
    /// Quick to build, for trying a change; in a folder of its own, lest someone deploys it.
    Dev,
}

/// The folder that was built, for any API.
pub fn build(workspace: &Workspace, kind: Kind) -> Result<PathBuf> {
    build_for(workspace, kind, &Api::AtRunTime)
}

/// The folder that was built. An address of the API that is known goes into policy, headers and configuration.
pub fn build_for(workspace: &Workspace, kind: Kind, api: &Api) -> Result<PathBuf> {
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
    let split = matches!(small, Some(Ok(_)));
    let result =
        run_trunk(workspace, &trunk, kind, split, &dist).and_then(|()| finish(workspace, &dist, small, api));
    if result.is_err() {
        let _ = fs::remove_dir_all(&dist);
    }
    result.map(|()| dist)
}

fn run_trunk(workspace: &Workspace, trunk: &Path, kind: Kind, split: bool, dist: &Path) -> Result<()> {
    command::headline(format!("panel, into {} (minutes for the first time)", workspace.shown(dist)));
    // Trunk copies what an earlier build has left there as well.
    let mode = if kind == Kind::Release { "release" } else { "debug" };
    remove(&workspace.target.join("wasm-bindgen").join(mode))?;
    let mut trunk = Command::new(trunk);
    trunk.current_dir(&workspace.root).arg("build").arg("--dist").arg(dist);
    if kind == Kind::Release {
        trunk.arg("--release").envs(rust::release(workspace, split));
    }
    if split {
        trunk.args(["--features", "split"]);
    }
    // Trunk refuses NO_COLOR=1, which many terminals and CI systems set.
    trunk.env_remove("NO_COLOR").env("PATH", tools::path(workspace)?);
    command::run(&mut trunk, "The panel does not build: see the message above.")
}

fn finish(
    workspace: &Workspace,
    dist: &Path,
    small: Option<Result<(Binaryen, Esbuild)>>,
    api: &Api,
) -> Result<()> {
    let release = small.is_some();
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).doing(format!("reading {}", index.display()))?;
    let page = match small {
        None => page,
        Some(small) => {
            command::headline("module, scripts, styles: smaller, checked, named by their content");
            let mut module = Module::find(dist, PANEL)?;
            let page = match small {
                Ok((binaryen, esbuild)) => {
                    split(workspace, &mut module, &esbuild)?;
                    for wasm in module.wasm() {
                        binaryen.shrink(wasm)?;
                        binaryen::check(wasm)?;
                    }
                    texts::shrink(dist, &page, &esbuild)?
                }
                Err(error) => {
                    command::warn(format!(
                        "{error}\nNo wasm-opt, no esbuild: all stays larger than it could be."
                    ));
                    page
                }
            };
            let page = integrity::name_by_content(dist, &module.rename_by_content(&page)?)?;
            integrity::insert(dist, &page)?
        }
    };
    fs::write(&index, policy::insert(&page, api)?).doing(format!("writing {}", index.display()))?;
    configure(dist, api)?;
    if release {
        headers::write(dist, api)?;
        command::headline("compressed neighbours (.br, .gz)");
        compressed::write_all(dist)?;
    }
    Ok(())
}

/// Puts the API's address where the panel reads it: a policy for one address and a configuration for another would
/// only fail.
fn configure(dist: &Path, api: &Api) -> Result<()> {
    let Some(address) = api.configured() else { return Ok(()) };
    let path = dist.join("config.json");
    let text = fs::read_to_string(&path).doing(format!("reading {}", path.display()))?;
    let mut config: Map<String, Value> = serde_json::from_str(&text).doing("reading public/config.json")?;
    config.insert("api".to_owned(), address.into());
    let text = serde_json::to_string_pretty(&config).doing("writing config.json")? + "\n";
    fs::write(&path, text).doing(format!("writing {}", path.display()))
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).doing(format!("removing {}", folder.display()))
        }
        _ => Ok(()),
    }
}
