//! How much travels until the panel is usable, and after, file by file, against the goal.
//! Measures a built folder; never builds one.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::Path;

use crate::compressed;
use crate::failure::{Doing, Result};
use crate::references;

/// In bytes of brotli, for everything fetched until the panel is usable: until somebody can sign in.
const GOAL: u64 = 150_000;
/// The same for all of it, the parts that come after that included (`split.rs`). It shrinks; it grows only in the
/// commit that brings what people can see for it.
const LIMIT: u64 = 308_000;
/// The part that only a server's page needs; the others come before the servers are shown.
const GRAPHS: &str = "_graphs.wasm";

/// The script that other pages load, and how much of brotli it may weigh.
const EMBED: (&str, u64) = ("embed.js", 4_000);

const USABLE: &[Fetched] = &[Fetched::AtStart];
const SERVERS: &[Fetched] = &[Fetched::AtStart, Fetched::Behind];
const ALL: &[Fetched] = &[Fetched::AtStart, Fetched::Behind, Fetched::ForGraphs];

pub struct Sizes {
    files: Vec<File>,
}

struct File {
    name: String,
    raw: u64,
    brotli: u64,
    fetched: Fetched,
}

#[derive(Clone, Copy, PartialEq)]
enum Fetched {
    /// Before the panel is usable.
    AtStart,
    /// Then, and before the servers are shown.
    Behind,
    /// Then, and before graphs are drawn.
    ForGraphs,
    /// Not by the panel.
    Never,
}

pub fn measure(dist: &Path) -> Result<Sizes> {
    let at_start = fetched_at_start(dist)?;
    let mut files = Vec::new();
    for path in compressed::files(dist)? {
        let name = path.strip_prefix(dist).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let raw = fs::metadata(&path).doing(format!("reading {}", path.display()))?.len();
        let fetched = match name.as_str() {
            _ if at_start.contains(&name) => Fetched::AtStart,
            graphs if graphs.ends_with(GRAPHS) => Fetched::ForGraphs,
            part if part.ends_with(".wasm") => Fetched::Behind,
            _ => Fetched::Never,
        };
        files.push(File { name, raw, brotli: compressed::travelling(&path)?, fetched });
    }
    Ok(Sizes { files })
}

/// The page, all that it names, all that those name, and the configuration, which the panel reads first.
fn fetched_at_start(dist: &Path) -> Result<BTreeSet<String>> {
    let mut seen = BTreeSet::new();
    let mut open = vec!["index.html".to_owned(), "config.json".to_owned()];
    while let Some(name) = open.pop() {
        let path = dist.join(&name);
        if !path.is_file() || !seen.insert(name.clone()) {
            continue;
        }
        if name.ends_with(".wasm") {
            continue;
        }
        let text = fs::read(&path).doing(format!("reading {}", path.display()))?;
        let folder = name.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let named = references::of(&name, &String::from_utf8_lossy(&text));
        open.extend(named.into_iter().map(|name| format!("{folder}{name}")));
    }
    Ok(seen)
}

impl Sizes {
    fn total(&self, until: &[Fetched], size: fn(&File) -> u64) -> u64 {
        self.files.iter().filter(|file| until.contains(&file.fetched)).map(size).sum()
    }

    /// Fails with words when the panel has grown past what it has been.
    pub fn check(&self) -> Result<()> {
        let (name, most) = EMBED;
        if let Some(file) = self.files.iter().find(|file| file.name == name && file.brotli > most) {
            let (is, most) = (kilobytes(file.brotli), kilobytes(most));
            return Err(format!("{name} has grown: {is} of brotli, the limit is {most}.").into());
        }
        for (until, what, limit) in [(USABLE, "until it is usable", GOAL), (ALL, "with all its parts", LIMIT)]
        {
            let total = self.total(until, |file| file.brotli);
            if total > limit {
                let (is, most) = (kilobytes(total), kilobytes(limit));
                return Err(format!(
                    "The panel has grown: {is} of brotli {what}, and {most} at the most.\n\
                     The table above tells what grew; `git log -p Cargo.lock` is often the answer."
                )
                .into());
            }
        }
        Ok(())
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.files.iter().map(|file| file.name.len()).max().unwrap_or_default().max(36);
        writeln!(f, "{:width$}  {:>9}  {:>9}  fetched", "file", "raw", "brotli")?;
        for File { name, raw, brotli, fetched } in &self.files {
            let fetched = match fetched {
                Fetched::AtStart => "at start",
                Fetched::Behind => "ahead",
                Fetched::ForGraphs => "ahead, for graphs",
                Fetched::Never => "",
            };
            writeln!(f, "{name:width$}  {:>9}  {:>9}  {fetched}", kilobytes(*raw), kilobytes(*brotli))?;
        }
        let sums = [
            (USABLE, "everything until the panel is usable", format!("goal {}", kilobytes(GOAL))),
            (SERVERS, "... until the servers are shown", String::new()),
            (ALL, "... with all its parts", format!("limit {}", kilobytes(LIMIT))),
        ];
        let lines = sums.map(|(until, what, bound)| {
            let (raw, brotli) = (self.total(until, |file| file.raw), self.total(until, |file| file.brotli));
            format!("{what:width$}  {:>9}  {:>9}  {bound}", kilobytes(raw), kilobytes(brotli))
                .trim_end()
                .to_owned()
        });
        f.write_str(&lines.join("\n"))
    }
}

/// Thousands of bytes, as in the goals.
fn kilobytes(bytes: u64) -> String {
    format!("{}.{} kB", (bytes + 50) / 1000, (bytes + 50) % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(at_start: u64, graphs: u64) -> Sizes {
        let file = |name: &str, raw, brotli, fetched| File { name: name.to_owned(), raw, brotli, fetched };
        Sizes {
            files: vec![
                file("embed.js", 9_000, 4_000, Fetched::Never),
                file("index.html", 200_000, at_start, Fetched::AtStart),
                file("p_inside.wasm", 30_000, 10_000, Fetched::Behind),
                file("p_graphs.wasm", 60_000, graphs, Fetched::ForGraphs),
            ],
        }
    }

    #[test]
    fn the_table_sums_what_is_fetched_until_when() {
        let table = sizes(90_449, 20_000).to_string();
        let lines: Vec<Vec<&str>> = table.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(lines[1], ["embed.js", "9.0", "kB", "4.0", "kB"]);
        assert_eq!(lines[2], ["index.html", "200.0", "kB", "90.4", "kB", "at", "start"]);
        let sums: Vec<&str> = table.lines().skip(5).collect();
        assert!(sums[0].ends_with("200.0 kB    90.4 kB  goal 150.0 kB"), "{table}");
        assert!(sums[1].ends_with("230.0 kB   100.4 kB"), "{table}");
        assert!(sums[2].contains("290.0 kB   120.4 kB  limit "), "{table}");
    }

    #[test]
    fn the_goal_and_the_limit_hold_to_the_byte() {
        let rest = LIMIT - GOAL - 10_000;
        for (at_start, graphs, fine) in
            [(GOAL, rest, true), (GOAL + 1, rest - 1, false), (GOAL, rest + 1, false)]
        {
            assert_eq!(sizes(at_start, graphs).check().is_ok(), fine, "{at_start} {graphs}");
        }
    }

    #[test]
    fn the_start_follows_references() {
        let dist = std::env::temp_dir().join(format!("xtask-sizes-{}", std::process::id()));
        fs::create_dir_all(dist.join("style")).unwrap();
        for (name, text) in [
            ("index.html", "<link rel=\"stylesheet\" href=\"style/app.css\"><link href=\"gone.css\">"),
            ("style/app.css", "a { background: url(dot.svg) }"),
            ("style/dot.svg", "<svg/>"),
            ("config.json", "{}"),
            ("embed.js", ""),
        ] {
            fs::write(dist.join(name), text).unwrap();
        }
        let names = fetched_at_start(&dist).unwrap();
        assert_eq!(
            names.iter().collect::<Vec<_>>(),
            ["config.json", "index.html", "style/app.css", "style/dot.svg"]
        );
        fs::remove_dir_all(&dist).unwrap();
    }
}
