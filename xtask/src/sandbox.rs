//! The sandbox as a program: built, started, and its first line read.
//! Knows its options and its `listening` line, nothing of what it serves.

use std::env;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::command;
use crate::failure::{Doing, Result};
use crate::workspace::{SANDBOX, Workspace};

pub fn build(workspace: &Workspace, release: bool) -> Result<PathBuf> {
    command::headline("sandbox");
    let mut cargo = workspace.cargo();
    cargo.args(["build", "--package", SANDBOX]);
    let mut folder = "debug";
    if release {
        // The release profile is the module's, which wants to be small; speed is wanted here.
        cargo.arg("--release");
        for setting in ["opt-level=3", "lto=false", "codegen-units=16"] {
            cargo.arg("--config").arg(format!("profile.release.{setting}"));
        }
        folder = "release";
    }
    command::run(&mut cargo, "The sandbox does not build: see the message above.")?;
    Ok(workspace.target.join(folder).join(format!("{SANDBOX}{}", env::consts::EXE_SUFFIX)))
}

/// The sandbox with the panel of a folder.
pub fn command(program: &Path, dist: &Path) -> Command {
    let mut sandbox = Command::new(program);
    sandbox.arg("--panel").arg(dist);
    sandbox
}

/// A sandbox that runs until this goes out of scope.
pub struct Running {
    child: Child,
    /// Where the panel is.
    pub panel: String,
    /// From the start of the program to its first line.
    pub start: Duration,
}

impl Running {
    pub fn start(mut sandbox: Command) -> Result<Self> {
        let line = command::line(&sandbox);
        let before = Instant::now();
        let child = sandbox
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .doing(format!("starting `{line}`"))?;
        let mut running = Self { child, panel: String::new(), start: Duration::ZERO };
        let output = running.child.stdout.take().ok_or("The sandbox has no output.")?;
        let mut output = BufReader::new(output);
        let mut first = String::new();
        output.read_line(&mut first).doing("reading the sandbox's output")?;
        running.start = before.elapsed();
        // Read on, or it would stop at a full pipe.
        std::thread::spawn(move || output.read_to_end(&mut Vec::new()));
        running.panel =
            listening(&first).ok_or_else(|| format!("`{line}` did not say where it listens."))?.to_owned();
        Ok(running)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `listening panel=http://127.0.0.1:8080 api=http://127.0.0.1:8081`
fn listening(line: &str) -> Option<&str> {
    line.strip_prefix("listening ")?.split_whitespace().find_map(|word| word.strip_prefix("panel="))
}

#[cfg(test)]
mod tests {
    use super::listening;

    #[test]
    fn the_first_line_tells_the_address() {
        let line = "listening panel=http://127.0.0.1:8080 api=http://127.0.0.1:8081\n";
        assert_eq!(listening(line), Some("http://127.0.0.1:8080"));
        assert_eq!(listening("error: address in use"), None);
    }
}
