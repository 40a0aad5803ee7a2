//! `test`: every check that a merge must pass, one after the other, from a fresh machine.
//! Goes on after a failure, so that one run tells everything; skips nothing in silence.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::io::IsTerminal;
use std::process::Command;
use std::time::{Duration, Instant};

use lexopt::{Arg, Parser, ValueExt};

use crate::browser::Browser;
use crate::command;
use crate::dist::{self, Kind};
use crate::failure::{Failure, Result};
use crate::licences;
use crate::sizes;
use crate::tally::{self, Tally};
use crate::tools::{debian, node, rust};
use crate::workspace::{PANEL, Workspace};

pub const HELP: &str = "\
cargo xtask test [--only rust|browser] [-- PLAYWRIGHT OPTIONS]

Format, Clippy (native and WebAssembly), the Rust tests, licences and sources of the
dependencies, the browser tests' types, the build with its size goal, and the browser
tests in Chromium on the sandbox. Installs what is missing first.

Options behind -- go to Playwright: cargo xtask test --only browser -- power --headed
";

/// How one step ended.
struct Done {
    name: &'static str,
    time: Duration,
    result: Result<()>,
    counts: Counts,
}

/// What a test runner counted.
enum Counts {
    /// A step that runs no tests.
    None,
    Unknown,
    Known(Tally),
}

pub fn run(mut options: Parser) -> Result<()> {
    let (mut rust, mut browser, mut rest) = (true, true, Vec::new());
    while let Some(option) = options.next()? {
        match option {
            Arg::Long("only") => (rust, browser) = only(&options.value()?.string()?)?,
            Arg::Value(first) => {
                rest.push(first);
                rest.extend(options.raw_args()?);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let workspace = Workspace::find()?;
    let started = Instant::now();
    let mut done = Vec::new();
    if rust {
        done.push(check("format", || format(&workspace)));
        done.push(check("Clippy, native", || clippy(&workspace, &["--workspace", "--all-targets"])));
        done.push(check("Clippy, WebAssembly", || clippy_wasm(&workspace)));
        done.push(step("Rust tests", || rust_tests(&workspace)));
        done.push(check("licences and sources", || licences::check(&workspace)));
    }
    if browser {
        done.push(check("types of the browser tests", || types(&workspace)));
        done.push(check("build", || build(&workspace)));
        // A build that is only too large can still be tested.
        done.push(step("browser tests", || browser_tests(&workspace, &rest)));
    }
    report(&done, started.elapsed())
}

fn only(what: &str) -> Result<(bool, bool)> {
    match what {
        "rust" => Ok((true, false)),
        "browser" => Ok((false, true)),
        _ => Err(Failure::usage(format!("--only takes rust or browser, not {what}."))),
    }
}

fn check(name: &'static str, work: impl FnOnce() -> Result<()>) -> Done {
    step(name, || (work(), Counts::None))
}

fn step(name: &'static str, work: impl FnOnce() -> (Result<()>, Counts)) -> Done {
    command::headline(name);
    let started = Instant::now();
    let (result, counts) = work();
    let done = Done { name, time: started.elapsed(), result, counts };
    if let Err(error) = &done.result {
        eprintln!("{error}");
    }
    command::headline(&done);
    done
}

impl fmt::Display for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let result = if self.result.is_ok() { "ok" } else { "FAILED" };
        write!(f, "{}: {result}, {}", self.name, seconds(self.time))
    }
}

/// A line per step, the sum of the runners if each has given one, and the time.
fn report(done: &[Done], time: Duration) -> Result<()> {
    println!();
    for done in done {
        println!("{done}");
    }
    if let Some(Tally { passed, failed }) = sum(done) {
        println!("{passed} passed, {failed} failed");
    }
    println!("total: {}", seconds(time));
    match done.iter().filter(|done| done.result.is_err()).count() {
        0 => Ok(()),
        failed => Err(format!("{failed} of {} steps failed.", done.len()).into()),
    }
}

/// Nothing when a runner gave no sum, or one that its exit code contradicts.
fn sum(done: &[Done]) -> Option<Tally> {
    let mut sum = Tally::default();
    for done in done {
        match done.counts {
            Counts::None => {}
            Counts::Known(tally) if done.result.is_ok() == (tally.failed == 0) => sum = sum + tally,
            Counts::Known(_) | Counts::Unknown => return None,
        }
    }
    Some(sum)
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn format(workspace: &Workspace) -> Result<()> {
    rust::ensure_component(workspace, "rustfmt", "fmt")?;
    command::run(workspace.cargo().args(["fmt", "--all", "--check"]), "Run `cargo fmt --all`.")
}

fn clippy(workspace: &Workspace, what: &[&str]) -> Result<()> {
    rust::ensure_component(workspace, "clippy", "clippy")?;
    command::run(workspace.cargo().arg("clippy").args(what).args(["--", "-D", "warnings"]), "")
}

fn clippy_wasm(workspace: &Workspace) -> Result<()> {
    rust::ensure_wasm_target(workspace)?;
    // The bench's module is built by nobody else: a change of the panel must not break it unseen.
    clippy(workspace, &["--package", PANEL, "--package", "rahona-bench-charts", "--target", rust::WASM])
}

fn rust_tests(workspace: &Workspace) -> (Result<()>, Counts) {
    let mut cargo = workspace.cargo();
    cargo.args(["test", "--workspace", "--no-fail-fast"]);
    counted(&mut cargo, tally::of_cargo)
}

fn build(workspace: &Workspace) -> Result<()> {
    let sizes = sizes::measure(&dist::build(workspace, Kind::Release)?)?;
    println!("{sizes}");
    sizes.check()
}

/// Playwright runs TypeScript without looking at its types.
fn types(workspace: &Workspace) -> Result<()> {
    let e2e = workspace.e2e();
    node::install(&e2e)?;
    command::run(node::node(&e2e).args(["node_modules/typescript/bin/tsc", "--noEmit"]), "")
}

fn browser_tests(workspace: &Workspace, options: &[OsString]) -> (Result<()>, Counts) {
    let dist = workspace.dist();
    if !dist.join("index.html").is_file() {
        return (Err("Not run: there is no build to test.".into()), Counts::Unknown);
    }
    debian::ensure_hosts();
    match Browser::ensure(workspace, &dist) {
        Ok(browser) => counted(browser.playwright().args(options), tally::of_playwright),
        Err(error) => (Err(error), Counts::Unknown),
    }
}

/// Runs a test runner with its output shown, and reads its sum.
fn counted(runner: &mut Command, read: fn(&str) -> Option<Tally>) -> (Result<()>, Counts) {
    // A pipe stands between the runner and the terminal, but colours are welcome where there is one.
    if std::io::stdout().is_terminal() && env::var_os("NO_COLOR").is_none() {
        runner.env("FORCE_COLOR", "1").env("CARGO_TERM_COLOR", "always");
    }
    let (result, output) = command::run_copying(runner, "");
    (result, read(&output).map_or(Counts::Unknown, Counts::Known))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(result: Result<()>, counts: Counts) -> Done {
        Done { name: "step", time: Duration::from_millis(1250), result, counts }
    }

    fn known(passed: u32, failed: u32) -> Counts {
        Counts::Known(Tally { passed, failed })
    }

    #[test]
    fn there_is_a_sum_only_when_it_is_true() {
        let failed = || Err("no".into());
        assert_eq!(done(Ok(()), Counts::None).to_string(), "step: ok, 1.2 s");
        for (steps, expected) in [
            (
                vec![done(Ok(()), known(3, 0)), done(failed(), known(2, 1)), done(failed(), Counts::None)],
                Some((5, 1)),
            ),
            (vec![done(Ok(()), known(3, 0)), done(failed(), Counts::Unknown)], None),
            (vec![done(failed(), known(3, 0))], None),
        ] {
            assert_eq!(sum(&steps), expected.map(|(passed, failed)| Tally { passed, failed }));
        }
    }
}
