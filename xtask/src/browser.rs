//! The folder of browser tests, with all that its programs need: packages, a browser, the sandbox, a built panel.
//! Runs them; what they do is written there.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Result;
use crate::sandbox;
use crate::tools::{chromium, node};
use crate::workspace::Workspace;

pub struct Browser {
    e2e: PathBuf,
    chromium: Option<PathBuf>,
    sandbox: PathBuf,
    dist: PathBuf,
}

impl Browser {
    /// Installs what is missing and builds the sandbox; the panel is already in `dist`.
    pub fn ensure(workspace: &Workspace, dist: &Path) -> Result<Self> {
        let e2e = workspace.e2e();
        node::install(&e2e)?;
        let chromium = chromium::ensure(&e2e)?;
        Ok(Self { e2e, chromium, sandbox: sandbox::build(workspace, false)?, dist: dist.to_owned() })
    }

    /// A script of the folder.
    pub fn script(&self, path: &str) -> Command {
        let mut node = node::node(&self.e2e);
        node.arg(path).env("SANDBOX_BIN", &self.sandbox).env("PANEL_DIST", &self.dist);
        // Without a path, Playwright takes the browser that it has downloaded.
        match &self.chromium {
            Some(path) => node.env("CHROMIUM_PATH", path),
            None => node.env_remove("CHROMIUM_PATH"),
        };
        node
    }

    pub fn playwright(&self) -> Command {
        let mut command = self.script("node_modules/@playwright/test/cli.js");
        command.arg("test");
        command
    }
}
