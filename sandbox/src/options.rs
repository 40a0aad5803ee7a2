//! The command line. It never touches ports or files.

use std::path::PathBuf;

use lexopt::prelude::{Long, Short, ValueExt};

use crate::history::Density;

/// What `--help` says.
pub const HELP: &str = "\
rahona-sandbox: a stand-in for the hosting API, with believable servers

  --servers N       ordinary servers                              [24]
  --seed S          everything follows from it                    [1]
  --port P          the panel and the API under /api; 0: any free [8080]
  --api-port P      the API alone, cross-origin; 0: any free      [8081]
  --latency MS      delay of answers; MIN-MAX: drawn for each     [20-80]
  --density D       points in graphs: old (70 each) or new        [new]
  --panel DIR       the panel's folder                            [dist]
  --portal DIR      served at the second port's /, if it exists   [examples/portal]
  --also-at PATH    panel and API under this path too; repeatable
  --no-oddities     leave out the servers that always fail
  --oddities        have them even beside fewer than ten servers
  --help            this text

It listens on 127.0.0.1 only. README.md tells how to inject faults.";

/// How a sandbox is run.
#[derive(Debug, Clone)]
pub struct Options {
    /// Ordinary servers.
    pub servers: usize,
    /// The seed of everything.
    pub seed: u64,
    /// The main port; 0 for any.
    pub port: u16,
    /// The second port; 0 for any.
    pub api_port: u16,
    /// Least and most delay of answers, in milliseconds.
    pub latency: (u64, u64),
    /// Points in graphs.
    pub density: Density,
    /// The panel's folder.
    pub panel: PathBuf,
    /// The portal's folder.
    pub portal: PathBuf,
    /// Further paths of the panel, like `/a/b`.
    pub also_at: Vec<String>,
    /// Whether to have the odd servers; `None`: beside ten or more.
    pub oddities: Option<bool>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            servers: 24,
            seed: 1,
            port: 8080,
            api_port: 8081,
            latency: (20, 80),
            density: Density::New,
            panel: PathBuf::from("dist"),
            portal: PathBuf::from("examples/portal"),
            also_at: Vec::new(),
            oddities: None,
        }
    }
}

impl Options {
    /// Reads the arguments; `None` when help was asked for.
    ///
    /// # Errors
    /// An argument that is unknown, or whose value does not fit.
    pub fn parse(mut arguments: lexopt::Parser) -> Result<Option<Self>, lexopt::Error> {
        let mut options = Self::default();
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("servers") => options.servers = arguments.value()?.parse()?,
                Long("seed") => options.seed = arguments.value()?.parse()?,
                Long("port") => options.port = arguments.value()?.parse()?,
                Long("api-port") => options.api_port = arguments.value()?.parse()?,
                Long("latency") => options.latency = arguments.value()?.parse_with(latency)?,
                Long("density") => options.density = arguments.value()?.parse_with(density)?,
                Long("panel") => options.panel = arguments.value()?.into(),
                Long("portal") => options.portal = arguments.value()?.into(),
                Long("also-at") => options.also_at.push(arguments.value()?.parse_with(prefix)?),
                Long("no-oddities") => options.oddities = Some(false),
                Long("oddities") => options.oddities = Some(true),
                Long("help") | Short('h') => return Ok(None),
                other => return Err(other.unexpected()),
            }
        }
        Ok(Some(options))
    }
}

fn latency(text: &str) -> Result<(u64, u64), String> {
    let (least, most) = text.split_once('-').unwrap_or((text, text));
    let number =
        |text: &str| text.trim().parse::<u64>().map_err(|_| format!("{text:?} is no number of milliseconds"));
    let (least, most) = (number(least)?, number(most)?);
    if least > most {
        return Err(format!("{least} is more than {most}"));
    }
    Ok((least, most))
}

fn density(text: &str) -> Result<Density, &'static str> {
    match text {
        "old" => Ok(Density::Old),
        "new" => Ok(Density::New),
        _ => Err("use old or new"),
    }
}

fn prefix(text: &str) -> Result<String, &'static str> {
    match text.trim_matches('/') {
        "" => Err("use a path such as /a/b/"),
        path => Ok(format!("/{path}")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn parse(arguments: &[&str]) -> Result<Option<Options>, String> {
        Options::parse(lexopt::Parser::from_args(arguments)).map_err(|error| error.to_string())
    }

    #[test]
    fn values_are_read() {
        let options = parse(&[
            "--servers=2000",
            "--seed",
            "9",
            "--port",
            "0",
            "--latency",
            "5-10",
            "--density",
            "old",
            "--also-at",
            "/a/b/",
            "--also-at",
            "c",
            "--no-oddities",
        ]);
        let options = options.unwrap().unwrap();
        assert_eq!((options.servers, options.seed, options.port), (2000, 9, 0));
        assert_eq!((options.latency, options.density), ((5, 10), Density::Old));
        assert_eq!(
            (options.also_at, options.oddities),
            (vec!["/a/b".to_owned(), "/c".to_owned()], Some(false))
        );
        assert_eq!(parse(&["--latency", "7"]).unwrap().unwrap().latency, (7, 7));
        assert!(parse(&["--help"]).unwrap().is_none());
    }

    #[test]
    fn nonsense_is_refused() {
        for wrong in [
            &["--servers", "many"][..],
            &["--latency", "9-3"],
            &["--latency", "soon"],
            &["--density", "middle"],
            &["--also-at", "/"],
            &["--port", "70000"],
            &["--colour"],
            &["here"],
        ] {
            assert!(parse(wrong).is_err(), "{wrong:?}");
        }
    }
}
