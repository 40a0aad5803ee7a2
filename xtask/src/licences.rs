//! Licences and sources of every dependency against `deny.toml`: by cargo-deny where it is installed, else here.
//! The check here reads only `allow` and knows only the public registry; never a substitute for advisories.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::command;
use crate::failure::{Doing, Result};
use crate::tools;
use crate::workspace::Workspace;

pub fn check(workspace: &Workspace) -> Result<()> {
    if tools::on_path("cargo-deny").is_some() {
        return command::run(
            workspace.cargo().args(["deny", "check", "licenses", "bans", "sources"]),
            "See deny.toml.",
        );
    }
    let policy = workspace.root.join("deny.toml");
    let policy = fs::read_to_string(&policy).doing(format!("reading {}", policy.display()))?;
    let metadata = command::read(workspace.cargo().args(["metadata", "--format-version", "1"]), "")?;
    let metadata: Value = serde_json::from_str(&metadata).doing("reading `cargo metadata`")?;
    let packages =
        metadata.get("packages").and_then(Value::as_array).ok_or("`cargo metadata` named no packages.")?;
    let allowed = allowed(&policy);
    let faults: Vec<String> = packages.iter().filter_map(|package| fault(package, &allowed)).collect();
    if !faults.is_empty() {
        return Err(format!("{}\nSee deny.toml.", faults.join("\n")).into());
    }
    println!(
        "{} packages, {} licences allowed (cargo-deny is not installed: own check)",
        packages.len(),
        allowed.len()
    );
    Ok(())
}

/// The list `allow = […]`, which holds nothing but licences, one to a line or more.
fn allowed(policy: &str) -> BTreeSet<String> {
    let list = policy.split("\nallow = [").nth(1).and_then(|rest| rest.split(']').next()).unwrap_or_default();
    let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default());
    lines.flat_map(|line| line.split('"').skip(1).step_by(2)).map(str::to_owned).collect()
}

/// What is wrong with a package, if anything.
fn fault(package: &Value, allowed: &BTreeSet<String>) -> Option<String> {
    let text = |key| package.get(key).and_then(Value::as_str).unwrap_or_default();
    let (name, version, licence, source) = (text("name"), text("version"), text("license"), text("source"));
    // A package of this workspace has no source.
    let known = source.is_empty() || source.starts_with("registry+") && source.ends_with("/crates.io-index");
    if !known {
        return Some(format!("{name} {version} comes from {source}."));
    }
    (!permitted(licence, allowed))
        .then(|| format!("{name} {version} has the licence `{licence}`, which is not allowed."))
}

/// An SPDX expression, or the older `MIT/Apache-2.0`, which means OR. AND binds closer than OR.
fn permitted(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    let permitted = any(&mut words, allowed);
    permitted && words.next().is_none()
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn any(words: &mut Words<'_>, allowed: &BTreeSet<String>) -> bool {
    let mut permitted = all(words, allowed);
    while words.next_if_eq(&"OR").is_some() {
        permitted |= all(words, allowed);
    }
    permitted
}

fn all(words: &mut Words<'_>, allowed: &BTreeSet<String>) -> bool {
    let mut permitted = one(words, allowed);
    while words.next_if_eq(&"AND").is_some() {
        permitted &= one(words, allowed);
    }
    permitted
}

fn one(words: &mut Words<'_>, allowed: &BTreeSet<String>) -> bool {
    match words.next() {
        Some("(") => {
            let permitted = any(words, allowed);
            words.next_if_eq(&")").is_some() && permitted
        }
        Some(licence) => {
            let exception = words.next_if_eq(&"WITH").and_then(|_| words.next());
            let licence =
                exception.map_or(licence.to_owned(), |exception| format!("{licence} WITH {exception}"));
            allowed.contains(&licence)
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions() {
        let allowed = allowed(
            "[licenses]\nallow = [\n  \"MIT\", # \"GPL-3.0\"\n  \"Zlib\",\n  \"Apache-2.0 WITH LLVM-exception\",\n]\n",
        );
        for (expression, expected) in [
            ("MIT", true),
            ("GPL-3.0", false),
            ("MIT OR GPL-3.0", true),
            ("GPL-3.0/MIT", true),
            ("MIT AND GPL-3.0", false),
            ("GPL-3.0 OR MIT AND Zlib", true),
            ("(GPL-3.0 OR MIT) AND Zlib", true),
            ("(MIT OR Zlib) AND GPL-3.0", false),
            ("Apache-2.0", false),
            ("Apache-2.0 WITH LLVM-exception OR GPL-3.0", true),
            ("", false),
            ("(MIT", false),
            ("MIT Zlib", false),
        ] {
            assert_eq!(permitted(expression, &allowed), expected, "{expression}");
        }
    }

    #[test]
    fn sources() {
        let allowed = BTreeSet::from(["MIT".to_owned()]);
        let package = |source: Value| serde_json::json!({"name": "a", "version": "1.0.0", "license": "MIT", "source": source});
        assert_eq!(fault(&package(Value::Null), &allowed), None);
        assert_eq!(fault(&package("registry+https://example.org/crates.io-index".into()), &allowed), None);
        assert!(fault(&package("git+https://example.org/a".into()), &allowed).is_some());
        assert!(fault(&package("registry+https://example.org/other".into()), &allowed).is_some());
    }
}
