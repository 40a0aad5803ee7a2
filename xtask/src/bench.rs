//! `bench`: figures of this machine, today: sizes, the sandbox's start, the panel's start.
//! Never compares times of different runs, and never prints a figure that was not measured.

mod charts;

use lexopt::{Arg, Parser, ValueExt};

use crate::browser::Browser;
use crate::command;
use crate::dist::{self, Kind};
use crate::failure::{Failure, Result};
use crate::sandbox::{self, Running};
use crate::sizes;
use crate::workspace::Workspace;

pub const HELP: &str = "\
cargo xtask bench [charts|fleet]

Prints the sizes of the build, the start of the sandbox with 2,000 servers, and the User
Timing of the panel in Chromium (tests/e2e/bench/boot.mjs).

  charts   the graphs beside uPlot, Chart.js and ECharts, in Chromium; fails when a goal is
           missed. `-- --quick`: up to 10,000 points, beside uPlot alone
  fleet    the fleet with 100, 2,000 and 10,000 servers: time to the painted list, a key in
           the search, scrolling, rows, requests, and what the script's heap and the module's
           memory keep of 8,640 polls (tests/e2e/bench/fleet.mjs); fails above the goals.
           BENCH_POLLS=500 for fewer, BENCH_SIZES=100,2000 for other fleets, or none
";

const STARTS: usize = 5;

pub fn run(mut options: Parser) -> Result<()> {
    match options.next()? {
        None => {}
        Some(Arg::Value(what)) if what == "charts" => {
            let words: std::result::Result<Vec<String>, _> =
                options.raw_args()?.filter(|word| word != "--").map(ValueExt::string).collect();
            return charts::run(&words?);
        }
        Some(Arg::Value(what)) if what == "fleet" => return fleet(),
        Some(Arg::Value(what)) => {
            return Err(Failure::usage(format!("There is no benchmark `{}`.", what.string()?)));
        }
        Some(other) => return Err(other.unexpected().into()),
    }
    let workspace = Workspace::find()?;
    let dist = dist::build(&workspace, Kind::Release)?;
    let browser = Browser::ensure(&workspace, &dist)?;
    let program = sandbox::build(&workspace, true)?;

    command::headline("sizes");
    println!("{}", sizes::measure(&dist)?);

    command::headline("start of the sandbox with 2,000 servers");
    let start = || {
        let mut sandbox = sandbox::command(&program, &dist);
        sandbox.args(["--servers", "2000", "--port", "0", "--api-port", "0"]);
        Running::start(sandbox)
    };
    let mut times = Vec::new();
    for _ in 0..STARTS {
        times.push(start()?.start);
    }
    times.sort();
    let milliseconds: Vec<String> =
        times.iter().map(|time| format!("{:.0}", time.as_secs_f64() * 1000.0)).collect();
    println!("{STARTS} times, in ms: {}", milliseconds.join(" "));

    command::headline("the panel in Chromium, on that sandbox");
    let sandbox = start()?;
    command::run(browser.script("bench/boot.mjs").env("PANEL_URL", &sandbox.panel), "")
}

/// The script starts sandboxes of its own: each size of the fleet needs one.
fn fleet() -> Result<()> {
    let workspace = Workspace::find()?;
    let dist = dist::build(&workspace, Kind::Release)?;
    let browser = Browser::ensure(&workspace, &dist)?;
    let program = sandbox::build(&workspace, true)?;
    command::headline("the fleet in Chromium");
    command::run(browser.script("bench/fleet.mjs").env("SANDBOX_BIN", program), "")
}
