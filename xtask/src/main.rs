//! The commands of this repository. Each takes a fresh machine (Rust, Node and a network) to its result, installs
//! only into the project's own folders, and says what it does. Nothing here is part of the panel.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing))]

mod address;
mod bench;
mod browser;
mod command;
mod compressed;
mod dist;
mod failure;
mod headers;
mod integrity;
mod licences;
mod module;
mod policy;
mod references;
mod sandbox;
mod screenshots;
mod serve;
mod sizes;
mod split;
mod surface;
mod tally;
mod test;
mod texts;
mod tools;
mod twice;
mod workspace;

use std::process::ExitCode;

use lexopt::{Arg, Parser, ValueExt};

use failure::{Failure, Result};

const HELP: &str = "\
cargo xtask <command>

  serve         from nothing to the panel in the browser, on the sandbox
  test          from nothing to all tests passed
  build         dist/, the folder to deploy
  bench         the figures
  screenshots   the pictures of the documentation

`cargo xtask <command> --help` tells more. Needed beforehand: Rust, Node 20, a network.
";

const BUILD_HELP: &str = "\
cargo xtask build [--api URL] [--twice]

Makes dist/, the folder to deploy, prints what each file weighs, and fails when what is
fetched until somebody can sign in weighs more than the goal, or all of it more than the limit. Beside each file that never
changes after unpacking stand its .br and .gz; config.json has none, since it is edited.
headers/ holds what nginx, Caddy, Netlify, Cloudflare and Apache have to send with it:
docs/deploying.md shows how.

  --api URL   the API's address, https://host or a place beside the page such as api:
              goes into config.json, and narrows the policy of the page and of headers/
  --twice     compiles the panel a second time and fails unless every byte is the same;
              what the panel depends on is compiled once
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut options = Parser::from_env();
    let command = match options.next()? {
        None | Some(Arg::Short('h') | Arg::Long("help")) => return print(HELP),
        Some(Arg::Value(command)) => command.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    let (help, work): (_, fn(Parser) -> Result<()>) = match command.as_str() {
        "serve" => (serve::HELP, serve::run),
        "test" => (test::HELP, test::run),
        "build" => (BUILD_HELP, build),
        "bench" => (bench::HELP, bench::run),
        "screenshots" => (screenshots::HELP, screenshots::run),
        "help" => return print(HELP),
        "open" => ("", serve::open),
        _ => return Err(Failure::usage(format!("There is no command `{command}`."))),
    };
    // Behind `--` the words belong to another program.
    let own = std::env::args_os().take_while(|word| word != "--");
    if own.into_iter().any(|word| word == "--help" || word == "-h") {
        return print(help);
    }
    work(options)
}

fn build(mut options: Parser) -> Result<()> {
    let (mut api, mut twice) = (address::Api::AtRunTime, false);
    while let Some(option) = options.next()? {
        match option {
            Arg::Long("api") => api = address::Api::parse(&options.value()?.string()?)?,
            Arg::Long("twice") => twice = true,
            other => return Err(other.unexpected().into()),
        }
    }
    let workspace = workspace::Workspace::find()?;
    let dist = dist::build_for(&workspace, dist::Kind::Release, &api)?;
    if twice {
        twice::check(&workspace, &dist, &api)?;
    }
    let sizes = sizes::measure(&dist)?;
    println!("{sizes}");
    sizes.check()
}

fn print(text: &str) -> Result<()> {
    print!("{text}");
    Ok(())
}
