//! `serve`: from nothing to the panel in the browser, on the sandbox.
//! Ends when the sandbox ends; Ctrl+C reaches both.

use std::net::TcpStream;
use std::num::NonZeroU16;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use lexopt::{Arg, Parser, ValueExt};

use crate::command;
use crate::dist::{self, Kind};
use crate::failure::{Doing, Result};
use crate::sandbox;
use crate::workspace::Workspace;

pub const HELP: &str = "\
cargo xtask serve [--open] [--port P] [--dev] [-- SANDBOX OPTIONS]

Builds the panel and the sandbox, starts the sandbox with the panel on it, and prints
its address and the demo credentials. Installs what is missing into .tools/ first.

  --open      opens the panel in the browser
  --port P    the panel's port; the API alone is on the next one (default 8080)
  --dev       builds quickly and without optimisation, into target/dist-dev
  --release   the contrary, which is the default: the same files as `build` makes

Options behind -- go to the sandbox: cargo xtask serve -- --servers 2000 --seed 7
";

const PORT: u16 = 8080;

pub fn run(mut options: Parser) -> Result<()> {
    let (mut open, mut port, mut kind, mut rest) = (false, PORT, Kind::Release, Vec::new());
    while let Some(option) = options.next()? {
        match option {
            Arg::Long("open") => open = true,
            Arg::Long("port") => port = options.value()?.parse::<NonZeroU16>()?.get(),
            Arg::Long("dev") => kind = Kind::Dev,
            Arg::Long("release") => kind = Kind::Release,
            Arg::Value(first) => {
                rest.push(first);
                rest.extend(options.raw_args()?);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let workspace = Workspace::find()?;
    let dist = dist::build(&workspace, kind)?;
    let program = sandbox::build(&workspace, false)?;
    let mut sandbox = sandbox::command(&program, &dist);
    sandbox.current_dir(&workspace.root).arg("--port").arg(port.to_string());
    sandbox.arg("--api-port").arg(port.wrapping_add(1).to_string()).args(rest);
    let address = format!("http://127.0.0.1:{port}/");
    command::headline(format!("the panel is at {address} (Ctrl+C stops it)"));
    if open {
        open_when_ready(&address)?;
    }
    become_it(sandbox)
}

/// The sandbox takes this program's place, so that whoever stops the one has stopped the other.
#[cfg(unix)]
fn become_it(mut sandbox: Command) -> Result<()> {
    let error = std::os::unix::process::CommandExt::exec(&mut sandbox);
    Err(error).doing(format!("starting `{}`", command::line(&sandbox)))
}

#[cfg(not(unix))]
fn become_it(mut sandbox: Command) -> Result<()> {
    command::run(&mut sandbox, "Is the port taken? Choose another: `cargo xtask serve --port P`.")
}

/// A second copy of this program waits, because this one is about to become the sandbox.
fn open_when_ready(address: &str) -> Result<()> {
    let program = std::env::current_exe().doing("finding this program")?;
    Command::new(program)
        .args(["open", address])
        .stdin(Stdio::null())
        .spawn()
        .doing("starting the browser")
        .map(drop)
}

/// `open ADDRESS`, not for typing: opens a browser as soon as something listens there.
pub fn open(mut options: Parser) -> Result<()> {
    let address = options.value()?.string()?;
    let host = address.trim_start_matches("http://").trim_end_matches('/');
    let patience = Instant::now() + Duration::from_secs(20);
    while TcpStream::connect(host).is_err() {
        if Instant::now() > patience {
            return Err(format!("Nothing answers at {address}.").into());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let (program, words): (_, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    command::run(Command::new(program).args(words).arg(&address), &format!("Open {address} by hand."))
}
