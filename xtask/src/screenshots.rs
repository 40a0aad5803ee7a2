//! `screenshots`: the pictures of the documentation, taken of the panel on the sandbox.
//! What is taken is written in tests/e2e/screenshots.mjs.

use lexopt::Parser;

use crate::browser::Browser;
use crate::command;
use crate::dist::{self, Kind};
use crate::failure::Result;
use crate::workspace::Workspace;

pub const HELP: &str = "\
cargo xtask screenshots [OPTIONS OF THE SCRIPT]

Builds the panel and takes the pictures in docs/images, in Chromium on the sandbox.
";

pub fn run(mut options: Parser) -> Result<()> {
    let options: Vec<_> = options.raw_args()?.collect();
    let workspace = Workspace::find()?;
    let dist = dist::build(&workspace, Kind::Release)?;
    let browser = Browser::ensure(&workspace, &dist)?;
    command::headline("screenshots, into docs/images");
    command::run(browser.script("screenshots.mjs").args(options), "")
}
