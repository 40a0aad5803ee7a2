//! The rules of the house (`docs/architecture.md`), as one function from a file's path and text to what is wrong with it.

use crate::source::{Path, Placed, Token, paths, tokens};

/// Each floor, and what it may use. Who is not named here may not exist.
pub const FLOORS: [(&str, &[&str]); 13] = [
    ("format", &[]),
    ("colour", &[]),
    ("domain", &[]),
    ("route", &["domain"]),
    ("config", &["domain", "colour"]),
    ("api", &["domain"]),
    ("chart", &["format"]),
    ("export", &["format", "domain"]),
    ("sync", &["domain", "api"]),
    // It chooses words for what these say.
    ("text", &["format", "domain", "config", "api", "sync"]),
    ("browser", &["format", "domain", "route", "config", "api", "chart", "export", "sync", "text"]),
    ("embed", &["domain", "colour", "config", "api", "sync", "text"]),
    (
        "ui",
        &[
            "format", "domain", "colour", "route", "config", "api", "chart", "export", "sync", "text",
            "browser", "embed",
        ],
    ),
];

/// The floors that run anywhere.
const PURE: [&str; 11] =
    ["format", "domain", "colour", "route", "config", "api", "chart", "export", "sync", "text", "embed"];

/// Beginnings of names that belong to the browser or to the interface's framework.
const IMPURE: [&str; 7] =
    ["leptos", "web_sys", "js_sys", "gloo", "wasm_bindgen", "console_error_panic_hook", "plotters"];

/// The only places that know how values are written on the wire or in a file.
const SERDE: [&str; 5] = ["api/json.rs", "api/wire.rs", "api/answer.rs", "config/mod.rs", "config/reader.rs"];

/// Ways to turn text into elements.
const HTML: [&str; 4] = ["inner_html", "outer_html", "insert_adjacent_html", "create_contextual_fragment"];

/// How long a file may be, in lines, and which may be longer, with the reason.
const LONGEST: usize = 300;
const LONGER: [(&str, &str); 0] = [];

/// Everything wrong with one file of `src`, as `src/…:line: what`.
pub fn faults(file: &str, source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    let mut say = |line: usize, what: String| found.push(format!("src/{file}:{line}: {what}"));
    let floor = floor(file);
    if !is_root(file) && allowed(floor).is_none() {
        say(1, format!("no floor is called {floor:?}"));
    }
    let lines = source.lines().count();
    if lines > LONGEST && LONGER.iter().all(|(longer, _)| *longer != file) {
        say(LONGEST + 1, format!("{lines} lines: split it, or name it with a reason"));
    }
    for (line, token) in &tokens {
        match token {
            Token::Word(word) => words(file, floor, word).for_each(|what| say(*line, what)),
            Token::Text(text) if text.contains("#/") && floor != "route" => {
                say(*line, "only src/route.rs writes addresses".to_owned());
            }
            _ => {}
        }
    }
    for path in paths(&tokens) {
        used(file, floor, &path).into_iter().for_each(|what| say(path.line, what));
    }
    if file.starts_with("ui/parts") {
        calls(&tokens).into_iter().for_each(|(line, what)| say(line, what));
    }
    found.sort();
    found
}

/// `api/client.rs` and `config.rs` belong to `api` and `config`.
fn floor(file: &str) -> &str {
    file.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

fn is_root(file: &str) -> bool {
    matches!(file, "main.rs" | "lib.rs")
}

fn allowed(floor: &str) -> Option<&'static [&'static str]> {
    FLOORS.iter().find(|(name, _)| *name == floor).map(|(_, allowed)| *allowed)
}

/// What a single word breaks.
fn words(file: &str, floor: &str, word: &str) -> impl Iterator<Item = String> {
    let impure = PURE.contains(&floor) && IMPURE.iter().any(|start| word.starts_with(start));
    let web_sys = word.starts_with("web_sys") && floor != "browser" && !impure;
    let serde = word.starts_with("serde") && !SERDE.contains(&file);
    let html = HTML.iter().any(|name| word.contains(name));
    let client = file.starts_with("ui/parts") && word == "Client";
    [
        impure.then(|| format!("{floor} is pure and may not name {word}")),
        web_sys.then(|| "only src/browser names web_sys".to_owned()),
        serde.then(|| format!("{word} is for the wire and the configuration only")),
        html.then(|| format!("{word} makes elements out of text")),
        client.then(|| "parts never name the API's client".to_owned()),
    ]
    .into_iter()
    .flatten()
}

/// What a path breaks: floors above, clocks.
fn used(file: &str, floor: &str, path: &Path) -> Vec<String> {
    let written = path.segments.join("::");
    let mut found = Vec::new();
    let ends_in_now = path.segments.last().is_some_and(|last| last == "now")
        && path.segments.iter().rev().nth(1).is_some_and(|owner| owner.starts_with(char::is_uppercase));
    let in_time =
        path.segments.windows(2).any(|pair| pair[0] == "time" && matches!(&*pair[1], "Instant" | "*"));
    if PURE.contains(&floor) && (ends_in_now || in_time) {
        found.push(format!("{floor} is pure and reads no clock: {written}"));
    }
    let Some(target) = target(file, path) else { return found };
    let known = allowed(&target).is_some();
    let fine = is_root(file) && known
        || target == floor
        || allowed(floor).is_some_and(|allowed| allowed.contains(&&*target));
    if !fine {
        found.push(match known {
            true => format!("{floor} may not use {target}: {written}"),
            false => format!("{written} names no floor"),
        });
    }
    found
}

/// The floor that a path leads to, if it leads out of its own module.
fn target(file: &str, path: &Path) -> Option<String> {
    let mut segments = path.segments.iter();
    let mut module: Vec<String> = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if is_root(file) || module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    module.extend((0..path.depth).map(|_| "inline".to_owned()));
    match path.segments.first()?.as_str() {
        "crate" | "rahona_panel" => {
            segments.next();
            module.clear();
        }
        "super" | "self" => {
            for step in path.segments.iter().take_while(|step| matches!(&***step, "super" | "self")) {
                segments.next();
                if step == "super" {
                    module.pop();
                }
            }
        }
        _ => return None,
    }
    module.first().or_else(|| segments.next()).cloned()
}

/// Calls of the API's client, which parts leave to the session.
fn calls(tokens: &[Placed]) -> Vec<(usize, String)> {
    let calls = tokens.windows(3).filter_map(|three| match three {
        [(_, Token::Mark('.')), (line, Token::Word(name)), (_, Token::Mark('('))]
            if matches!(&**name, "servers" | "act" | "graphs") =>
        {
            Some((*line, format!("parts never ask the API: .{name}(")))
        }
        _ => None,
    });
    calls.collect()
}
