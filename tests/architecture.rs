//! The floors of the house, guarded: fails when one reaches up, or when a pure one touches the browser.
//!
//! It reads `src` as text, so it guards the floors that only compile for the browser too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/source.rs"]
mod source;

use std::fs;
use std::path::Path;

use rules::faults;

/// Every Rust file below a folder, as its path from `src` and its text.
fn files(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(src()).unwrap().to_str().unwrap().replace('\\', "/");
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

fn src() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))
}

#[test]
fn the_house_keeps_its_rules() {
    let mut found = Vec::new();
    files(src(), &mut found);
    found.sort();
    assert!(found.iter().any(|(file, _)| file == "api/client.rs"), "this is not the house");
    let faults: Vec<String> = found.iter().flat_map(|(file, text)| faults(file, text)).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn no_floor_uses_itself_through_another() {
    // In the order of the table, each uses only what stands before it.
    let names: Vec<&str> = rules::FLOORS.iter().map(|(name, _)| *name).collect();
    for (index, (name, allowed)) in rules::FLOORS.iter().enumerate() {
        for used in *allowed {
            assert!(names[..index].contains(used), "{name} uses {used}");
        }
    }
}

// The checker itself, on small samples.

#[track_caller]
fn assert_faults(file: &str, source: &str, expected: &[&str]) {
    let found = faults(file, source);
    let fits = found.len() == expected.len()
        && found.iter().zip(expected).all(|(found, expected)| found.contains(expected));
    assert!(fits, "{file}: {source:?}\nfound {found:#?}\nexpected {expected:#?}");
}

#[test]
fn reaching_up_is_found_however_it_is_written() {
    for (file, source, expected) in [
        (
            "domain/a.rs",
            "use crate::api::Client;",
            &["src/domain/a.rs:1: domain may not use api: crate::api::Client"][..],
        ),
        (
            "domain/a.rs",
            "\n\nuse crate::{domain::X, sync::{self, Y}};",
            &[":3: domain may not use sync", ":3: domain may not use sync"],
        ),
        ("domain/a.rs", "use super::super::ui::A;", &["domain may not use ui"]),
        ("domain/mod.rs", "use super::ui::A;", &["domain may not use ui"]),
        ("domain/mod.rs", "use super::{format, route};", &["may not use format", "may not use route"]),
        ("domain/a.rs", "fn f() {\n    let x = crate::sync::Y::new();\n}", &[":2: domain may not use sync"]),
        ("domain/a.rs", "pub(in crate::domain) struct A(rahona_panel::ui::B);", &["domain may not use ui"]),
        (
            "domain/a.rs",
            "mod tests {\n    use super::super::super::api::A;\n}",
            &[":2: domain may not use api"],
        ),
        ("domain/a.rs", "mod tests { use super::super::A; use super::*; } use super::B;", &[]),
        (
            "domain/a/b.rs",
            "use super::super::super::text::T; use super::super::C;",
            &["domain may not use text"],
        ),
        ("domain/a.rs", "use crate::*;", &["crate::* names no floor"]),
        ("domain/a.rs", "use crate::Client;", &["crate::Client names no floor"]),
        ("domain/a.rs", "use ::rahona_panel::browser;", &["domain may not use browser"]),
        ("api/a.rs", "use crate::domain::A; use crate::sync::B;", &["api may not use sync"]),
        (
            "chart/a.rs",
            "use crate::{format, domain, api, sync, browser, ui};",
            &[
                "may not use api",
                "may not use browser",
                "may not use domain",
                "may not use sync",
                "may not use ui",
            ],
        ),
        ("sync/a.rs", "use crate::{domain, api, text};", &["sync may not use text"]),
        ("text/a.rs", "use crate::{domain, api, format, browser::A};", &["text may not use browser"]),
        ("format.rs", "use crate::domain::A;", &["format may not use domain"]),
        ("route.rs", "use crate::domain::A; use super::api::B;", &["route may not use api"]),
        ("config.rs", "use crate::domain::A; use super::ui::B;", &["config may not use ui"]),
        ("browser/a.rs", "use crate::{chart, sync, ui::A};", &["browser may not use ui"]),
        ("embed/a.rs", "use crate::{sync, ui};", &["embed may not use ui"]),
        ("ui/pages/a.rs", "use crate::{browser, embed, sync, api, text, route};", &[]),
        ("main.rs", "use rahona_panel::{ui, browser};\nfn main() { ui::App(); }", &[]),
        ("lib.rs", "pub mod ui;", &[]),
        ("helpers/a.rs", "", &["no floor is called \"helpers\""]),
    ] {
        assert_faults(file, source, expected);
    }
}

#[test]
fn impure_names_are_found_and_comments_are_not() {
    for (file, source, expected) in [
        ("sync/a.rs", "use leptos::prelude::*;", &["sync is pure and may not name leptos"][..]),
        (
            "format.rs",
            "\nfn f() { js_sys::Date::new_0(); }",
            &["src/format.rs:2: format is pure and may not name js_sys"],
        ),
        (
            "api/a.rs",
            "use gloo_net::http; use wasm_bindgen_futures::A;",
            &["gloo_net", "wasm_bindgen_futures"],
        ),
        ("api/a.rs", "use leptos::web_sys;", &["name leptos", "name web_sys"]),
        ("ui/a.rs", "use leptos::web_sys::Window;", &["only src/browser names web_sys"]),
        ("main.rs", "fn main() { web_sys::window(); }", &["only src/browser names web_sys"]),
        ("lib.rs", "pub use web_sys;", &["only src/browser names web_sys"]),
        ("browser/a.rs", "use web_sys::Window;", &[]),
        ("chart/a.rs", "use plotters_backend::A;", &["plotters_backend"]),
        ("sync/a.rs", "use std::time::Instant;", &["sync is pure and reads no clock"]),
        ("sync/a.rs", "use std::time::{Duration, Instant};", &["reads no clock: std::time::Instant"]),
        ("sync/a.rs", "use std::time::*;", &["reads no clock"]),
        (
            "sync/a.rs",
            "fn f() { SystemTime::now(); self.transport.now(); sync::now(); }",
            &["SystemTime::now"],
        ),
        ("api/a.rs", "let d = std::time::UNIX_EPOCH; let t: std::time::Duration;", &[]),
        ("browser/a.rs", "use std::time::Instant;", &[]),
        (
            "domain/a.rs",
            "// use crate::ui;\n/// leptos\n//! web_sys\n/* a /* serde */ inner_html */ struct A;",
            &[],
        ),
        (
            "domain/a.rs",
            "const A: &str = \"leptos // \\\" crate::ui\"; const B: &str = r#\"web_sys \" \"#;",
            &[],
        ),
        ("domain/a.rs", "fn f<'a>(x: &'a str) -> char { '\"' }\nuse serde::A; // '\n", &[":2: serde"]),
        ("domain/a.rs", "const Q: char = '\\''; const R: u8 = b'\\\\'; use serde::A;", &["serde"]),
    ] {
        assert_faults(file, source, expected);
    }
}

#[test]
fn the_smaller_rules_are_kept() {
    let long = "\n".repeat(301);
    for (file, source, expected) in [
        ("ui/a.rs", "use serde::Serialize;", &["serde is for the wire"][..]),
        ("api/error.rs", "#[derive(serde::Deserialize)] struct A;", &["serde"]),
        ("sync/a.rs", "let v: serde_json::Value;", &["serde_json"]),
        ("api/json.rs", "use serde_json::Value;", &[]),
        ("config/mod.rs", "use serde_json::Value;", &[]),
        ("ui/a.rs", "view! { <p inner_html=text></p> }", &["inner_html makes elements"]),
        ("browser/a.rs", "\nelement.set_inner_html(&text);", &[":2: set_inner_html"]),
        ("browser/a.rs", "element.insert_adjacent_html(place, &text);", &["insert_adjacent_html"]),
        ("ui/parts/a.rs", "use crate::api::Client;", &["never name the API's client"]),
        (
            "ui/parts/a.rs",
            "\nsession.act(id, Stop);\nx.servers(p).await; x.graphs(id)",
            &[":2: parts", ":3: parts", ":3: parts"],
        ),
        ("ui/parts/a.rs", "use crate::api::ApiError; fn act() {} let a = act(b); let c = chart.graphs;", &[]),
        ("ui/pages/a.rs", "client.act(id, Stop)", &[]),
        ("ui/a.rs", "view! { <a href=\"#/\">\"Home\"</a> }", &["only src/route.rs writes addresses"]),
        ("ui/a.rs", "format!(\"#/servers/{id}\")", &["only src/route.rs"]),
        ("ui/a.rs", "format!(r\"#/{id}\")", &["only src/route.rs"]),
        ("ui/a.rs", "// goes to \"#/\"\nlet hash = \"#\";", &[]),
        ("route.rs", "\"#/\"", &[]),
        ("ui/a.rs", long.as_str(), &["src/ui/a.rs:301: 301 lines"]),
        ("ui/a.rs", &long[1..], &[]),
    ] {
        assert_faults(file, source, expected);
    }
}
