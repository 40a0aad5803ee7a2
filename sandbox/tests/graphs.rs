//! The graphs: counts and spacing of both densities, keys of gaps, and a history that repeats.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use common::{Server, quick};
use rahona_sandbox::{Density, Options};
use serde_json::{Value, json};

const RUNNING: [&str; 11] =
    ["cpu", "disk", "diskread", "diskwrite", "maxcpu", "maxdisk", "maxmem", "mem", "netin", "netout", "time"];
const STOPPED: [&str; 5] = ["disk", "maxcpu", "maxdisk", "maxmem", "time"];

fn keys(point: &Value) -> Vec<&str> {
    point.as_object().unwrap().keys().map(String::as_str).collect()
}

fn points(server: &Server, id: u64, range: &str) -> Vec<Value> {
    server.graphs(id, range).json().as_array().unwrap().clone()
}

#[test]
fn both_densities_have_the_platforms_counts_and_steps() {
    let table = [
        (Density::Old, [("hour", 70, 60), ("day", 70, 1_800), ("week", 70, 10_800), ("month", 70, 43_200)]),
        (Density::New, [("hour", 60, 60), ("day", 1_440, 60), ("week", 336, 1_800), ("month", 1_440, 1_800)]),
    ];
    for (density, ranges) in table {
        let server = Server::with(Options { density, ..quick() });
        for (range, count, step) in ranges {
            let points = points(&server, 101, range);
            assert_eq!(points.len(), count, "{density:?} {range}");
            let times: Vec<i64> = points.iter().map(|point| point["time"].as_i64().unwrap()).collect();
            assert!(times.windows(2).all(|pair| pair[1] - pair[0] == step), "{density:?} {range}");
            assert_eq!(times[0] % step, 0);
        }
    }
}

#[test]
fn values_are_in_the_units_of_the_wire() {
    for point in points(&Server::new(), 101, "month") {
        if keys(&point) != RUNNING {
            continue;
        }
        let value = |key: &str| point[key].as_f64().unwrap();
        assert!((0.0005..=1.05).contains(&value("cpu")), "a fraction: {point}");
        assert!(value("mem") > 1e8 && value("mem") < value("maxmem"), "{point}");
        assert_eq!((&point["disk"], &point["maxcpu"]), (&json!(0), &json!(2)));
        for rate in ["netin", "netout", "diskread", "diskwrite"] {
            assert!((0.0..1e10).contains(&value(rate)), "{point}");
        }
    }
}

#[test]
fn gaps_lack_keys_and_the_order_of_keys_changes() {
    let server = Server::new();
    let got = server.graphs(103, "week");
    let mut kinds: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for point in got.json().as_array().unwrap() {
        *kinds.entry(keys(point).into_iter().map(str::to_owned).collect()).or_default() += 1;
    }
    let count =
        |keys: &[&str]| kinds.get(&keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>()).copied();
    // Ninety minutes of each, in buckets of thirty.
    assert!(count(&STOPPED).unwrap() >= 2, "{kinds:?}");
    assert!(count(&["time"]).unwrap() >= 2, "{kinds:?}");
    assert_eq!(kinds.len(), 3, "{kinds:?}");

    let rows: Vec<&str> = got.body.trim_matches(['[', ']']).split("},").collect();
    let first_keys: std::collections::BTreeSet<&str> =
        rows.iter().filter_map(|row| row.split('"').nth(1)).collect();
    assert!(first_keys.len() > 5, "{first_keys:?}");
}

#[test]
fn a_stopped_server_has_a_past_and_no_present() {
    let points = points(&Server::new(), 102, "hour");
    assert!(points.iter().all(|point| keys(point) == STOPPED || keys(point) == ["time"]));
}

#[test]
fn one_seed_gives_one_history_and_another_another() {
    let history = |seed| -> BTreeMap<i64, Value> {
        let server = Server::with(Options { seed, ..quick() });
        let known = points(&server, 105, "week").into_iter().filter(|point| keys(point).len() > 1);
        known.map(|point| (point["time"].as_i64().unwrap(), point)).collect()
    };
    let (one, again, other) = (history(7), history(7), history(8));
    let common = one.iter().filter(|(time, point)| again.get(time) == Some(point)).count();
    // The clock may have entered another bucket between the two.
    assert!(common + 1 >= one.len() && common > 300, "{common} of {}", one.len());
    assert!(one.iter().all(|(time, point)| other.get(time) != Some(point)));

    let list = |seed| Server::with(Options { seed, servers: 500, ..quick() }).get("").body;
    assert_eq!(list(7), list(7));
    assert_ne!(list(7), list(8));
}

#[test]
fn live_stops_and_boots_reach_the_history() {
    let server = Server::new();
    server.control("PUT", "/servers/101", json!({ "transition_ms": 0 }));
    assert_eq!(server.get("/101/stop").status, 200);
    assert_eq!(server.status(101), "DOWN");
    let stopped = server.get("/101").json();
    assert_eq!((&stopped["cpu"], &stopped["mem"]), (&json!(0), &json!(0)));
    assert_eq!(server.get("/101/start").status, 200);
    let first = server.get("/101").json();
    assert_eq!((&first["status"], &first["cpu"]), (&json!("UP"), &json!(0)), "nothing to compare with yet");
    common::until("the boot is seen as load", || server.get("/101").json()["cpu"].as_f64().unwrap() > 50.0);
}

#[test]
fn a_migrated_server_joins_two_records() {
    let points = points(&Server::new(), 16, "day");
    let times: Vec<i64> = points.iter().map(|point| point["time"].as_i64().unwrap()).collect();
    assert_eq!(times.len(), 1_443);
    assert!(!times.is_sorted());
    let limits: std::collections::BTreeSet<u64> =
        points.iter().filter_map(|point| point["maxmem"].as_u64()).collect();
    assert_eq!(limits.len(), 2);
}

#[test]
fn a_month_is_computed_quickly() {
    let server = Server::new();
    let begun = Instant::now();
    assert_eq!(server.graphs(110, "month").status, 200);
    assert!(begun.elapsed() < Duration::from_millis(1_000), "{:?}", begun.elapsed());
}
