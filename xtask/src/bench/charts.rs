//! `bench charts`: the panel's graphs beside uPlot, Chart.js and ECharts, in one page of real Chromium.
//! Builds the module of `tests/e2e/bench/charts` as the panel's own is built; the script beside it measures and judges.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command;
use crate::failure::Result;
use crate::tools::binaryen::{self, Binaryen};
use crate::tools::{chromium, node, rust, wasm_bindgen};
use crate::workspace::Workspace;

const PACKAGE: &str = "rahona-bench-charts";

pub fn run(words: &[String]) -> Result<()> {
    let workspace = Workspace::find()?;
    let out = workspace.target.join("bench").join("charts");
    let module = module(&workspace, &out)?;
    let e2e = workspace.e2e();
    node::install(&e2e)?;
    // The peers have a folder and a lock file of their own: nothing else installs them.
    node::install(&e2e.join("bench").join("charts"))?;
    let chromium = chromium::ensure(&e2e)?;
    command::headline("graphs beside their peers (minutes)");
    let mut script = node::node(&e2e);
    script.arg("bench/charts.mjs").args(words).env("BENCH_MODULE", &module).env("BENCH_OUT", &out);
    if let Some(path) = chromium {
        script.env("CHROMIUM_PATH", path);
    }
    command::run(&mut script, "A goal is missed, or a library did other work: see above.")
}

/// The module and its script.
fn module(workspace: &Workspace, out: &Path) -> Result<PathBuf> {
    command::headline("module of the bench");
    rust::ensure_wasm_target(workspace)?;
    let bindgen = wasm_bindgen::ensure(workspace)?;
    let mut cargo = workspace.cargo();
    cargo.args(["build", "--release", "--package", PACKAGE, "--target", rust::WASM]);
    command::run(&mut cargo, "The module of the bench does not build: see the message above.")?;
    let name = PACKAGE.replace('-', "_");
    let built = workspace.target.join(rust::WASM).join("release").join(format!("{name}.wasm"));
    let folder = out.join("module");
    command::run(
        Command::new(bindgen)
            .args(["--target", "web", "--no-typescript", "--out-dir"])
            .arg(&folder)
            .arg(built),
        "",
    )?;
    let wasm = folder.join(format!("{name}_bg.wasm"));
    match Binaryen::ensure(workspace) {
        Ok(binaryen) => binaryen.shrink(&wasm)?,
        Err(error) => command::warn(format!("{error}\nNo wasm-opt: the panel's own module is quicker.")),
    }
    binaryen::check(&wasm)?;
    Ok(folder)
}
