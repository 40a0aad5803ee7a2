//! esbuild, from npm, pinned: takes spaces, comments and long names out of scripts and styles.

use std::path::{Path, PathBuf};

use super::node;
use crate::command;
use crate::failure::Result;
use crate::workspace::Workspace;

/// Through its library: npm may or may not have put a native program in the place of its command.
const SCRIPT: &str = "\
const [file] = process.argv.slice(1);
const fs = require('fs');
const options = { loader: file.split('.').pop(), minify: true, charset: 'utf8', logLevel: 'warning' };
fs.writeFileSync(file, require('esbuild').transformSync(fs.readFileSync(file, 'utf8'), options).code);";

/// Every script that the given one names, in one, with what its default export needs and no more.
const BUNDLE: &str = "\
const [from, to] = process.argv.slice(1);
const path = require('path');
require('esbuild').buildSync({
  stdin: { contents: 'export { default } from ' + JSON.stringify('./' + path.basename(from)), resolveDir: path.dirname(from) },
  outfile: to, bundle: true, format: 'esm', target: 'esnext', minify: true, charset: 'utf8', logLevel: 'warning',
  // wasm-bindgen writes each import of the same script.
  logOverride: { 'duplicate-object-key': 'silent' }, allowOverwrite: true,
});";

pub struct Esbuild {
    folder: PathBuf,
}

impl Esbuild {
    pub fn ensure(workspace: &Workspace) -> Result<Self> {
        let folder = workspace.root.join("xtask").join("npm");
        node::install(&folder)?;
        Ok(Self { folder })
    }

    /// Makes one script of a script and those that it imports.
    pub fn bundle(&self, from: &Path, to: &Path) -> Result<()> {
        let mut node = node::node(&self.folder);
        node.args(["-e", BUNDLE]).arg(from).arg(to);
        command::run(&mut node, "esbuild can't make one script of the panel's.")
    }

    /// Makes a script or a style sheet smaller, in place. Nothing is rewritten for older browsers.
    pub fn shrink(&self, file: &Path) -> Result<()> {
        let mut node = node::node(&self.folder);
        node.args(["-e", SCRIPT]).arg(file);
        command::run(&mut node, "esbuild does not understand a file that it was given.")
    }
}
