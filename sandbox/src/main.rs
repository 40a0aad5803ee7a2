//! The command `rahona-sandbox`: reads the options, starts, says where, and runs until stopped.
//! It never does anything that the library does not.

use std::io::Write;
use std::process::ExitCode;

use rahona_sandbox::{CLIENT_KEY, EMAIL, EMPTY_KEY, HELP, Options, RESELLER_KEY, start};

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("rahona-sandbox: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout();
    let Some(options) =
        Options::parse(lexopt::Parser::from_env()).map_err(|error| format!("{error}. Try --help"))?
    else {
        writeln!(out, "{HELP}")?;
        return Ok(());
    };
    let (panel, portal) = (options.panel.clone(), options.portal.clone());
    let also_at = options.also_at.clone();
    let running = start(options).await?;

    // The first line is for programs, the others for people.
    writeln!(out, "listening panel=http://{} api=http://{}", running.panel, running.api)?;
    writeln!(out, "\n  panel    http://{}/", running.panel)?;
    for path in also_at {
        writeln!(out, "           http://{}{path}/", running.panel)?;
    }
    if !panel.is_dir() {
        writeln!(out, "           (there is no {} yet: cargo xtask build)", panel.display())?;
    }
    if portal.is_dir() {
        writeln!(out, "  portal   http://{}/", running.api)?;
    }
    writeln!(out, "  e-mail   {EMAIL}")?;
    writeln!(out, "  API key  {RESELLER_KEY}    may do everything")?;
    writeln!(out, "           {CLIENT_KEY}      may only look")?;
    writeln!(out, "           {EMPTY_KEY}       has no servers\n")?;
    out.flush()?;
    running.ended().await?;
    Ok(())
}
