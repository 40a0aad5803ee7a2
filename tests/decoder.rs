//! The decoder against rubbish: no answer, however broken, makes it panic, and hostile text stays plain text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "decoder/hostile.rs"]
mod hostile;
#[path = "support/transport.rs"]
mod transport;

use std::panic::catch_unwind;

use proptest::prelude::*;
use rahona_panel::api::{Patience, decode_fuzzed};
use rahona_panel::domain::{Range, ServerId};
use serde_json::{Map, Number, Value, json as value};
use transport::{Fake, json};

const MUTATED: usize = 100_000;

/// Short answers of every kind, so that a mutation seldom misses what matters.
const SEEDS: [&str; 9] = [
    r#"[{"id": "123", "name": "vm1"}, {"id": 124, "name": "vm2"}]"#,
    r#"{"id": 123, "name": "vm1", "status": "UP", "cpus": 2, "cpu": 8.39, "mem": 3807158272, "maxmem": 4294967296}"#,
    "{\"status\": \"DOWN\", \"network\": [{\"ip\": \"198.51.100.71\", \"reverse\": \"a.b.\", \"mac\": \"\t02:00\"}]}",
    r#"[{"time": 1589769000, "cpu": 0.0745, "mem": 3800528486.4, "maxmem": 4294967296, "maxcpu": 2, "netin": 646.2}]"#,
    r#"{"data": [{"time": 60, "diskread": NaN, "diskwrite": null}, {"time": 60}, {"disk": 0, "time": 1755964620}]}"#,
    r#"{"10": {"time": 120, "cpu": 1.01}, "9": {"time": -1, "netout": "1e3"}}"#,
    r#"{"message": "Server stop successfully"}"#,
    r#"{"error": "Could not connect to the node \u00e9 \"\\\n"}"#,
    "<!doctype html><html><body>502 Bad Gateway</body></html>",
];

/// Pieces that parsers stumble over.
const PIECES: [&[u8]; 28] = [
    b"\"",
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\\u",
    b"\\ud800",
    b"\xff",
    b"\xc3",
    b"\0",
    b"\t",
    b"NaN",
    b"-inf",
    b"-",
    b"1e999",
    b"-1e-999",
    b"18446744073709551616",
    b"9223372036854775807",
    b"0.0",
    b"null",
    b"true",
    b"\"data\":",
    b"[[[[[[[[",
    "\u{feff}".as_bytes(),
    "\u{202e}".as_bytes(),
];

/// Values of every type and size.
const VALUES: [&str; 22] = [
    "null",
    "true",
    "0",
    "-0.0",
    "-1",
    "1e308",
    "-1e308",
    "5e-324",
    "18446744073709551615",
    "-9223372036854775808",
    "253402300800",
    "\"\"",
    "\"123\"",
    "\"1e308\"",
    "\"NaN\"",
    "\"up\"",
    "[]",
    "{}",
    "[{}]",
    "{\"0\": {}}",
    "[[1], null]",
    "\"\\u0000\\u202e\"",
];

const STATUSES: [u16; 16] = [200, 200, 200, 200, 201, 204, 0, 302, 400, 401, 403, 404, 405, 429, 500, 502];

/// A small generator (SplitMix64), so that each run mutates the same way.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }

    fn mutate(&mut self, body: &mut Vec<u8>) {
        let (at, other) = (self.below(body.len() + 1), self.below(body.len() + 1));
        let (from, to) = (at.min(other), at.max(other));
        match self.below(12) {
            0 => body.truncate(at),
            1 => drop(body.drain(from..to.min(from + 12))),
            2 => drop(body.splice(at..at, body[from..to.min(from + 40)].to_vec())),
            3 => drop(body.splice(at..at, PIECES[self.below(PIECES.len())].iter().copied())),
            4 => drop(body.splice(from..to.min(from + 6), PIECES[self.below(PIECES.len())].iter().copied())),
            5 if at < body.len() => body[at] ^= 1 << self.below(8),
            6 if at < body.len() && other < body.len() => body.swap(at, other),
            7 if at < body.len() => body[at] = self.below(256) as u8,
            _ => self.exchange_a_value(body),
        }
    }

    /// Puts something else in the place of a value: it stays JSON, but not what was promised.
    fn exchange_a_value(&mut self, body: &mut Vec<u8>) {
        let colons: Vec<usize> = (0..body.len()).filter(|&at| body[at] == b':').collect();
        if colons.is_empty() {
            return;
        }
        let from = colons[self.below(colons.len())] + 1;
        let length = body[from..].iter().position(|byte| b",]}".contains(byte)).unwrap_or_default();
        body.splice(from..from + length, VALUES[self.below(VALUES.len())].bytes());
    }
}

#[test]
fn a_hundred_thousand_mutated_answers_never_panic() {
    let mut chance = Chance(2_024);
    let mut still_json = 0;
    for round in 0..MUTATED {
        let mut body = SEEDS[round % SEEDS.len()].as_bytes().to_vec();
        for _ in 0..=chance.below(4) {
            chance.mutate(&mut body);
        }
        let status = STATUSES[chance.below(STATUSES.len())];
        still_json += usize::from(round % 100 == 0 && serde_json::from_slice::<Value>(&body).is_ok());
        let survived = catch_unwind(|| decode_fuzzed(status, &body));
        assert!(survived.is_ok(), "round {round}: {status} {:?}", String::from_utf8_lossy(&body));
    }
    // Of a thousand looked at, enough must get past the parser, or only the parser was tried.
    assert!(still_json > 100, "{still_json} of 1000 were JSON");
}

#[test]
fn deep_and_long_answers_never_panic() {
    let long = 50_000;
    for body in [
        "[".repeat(long),
        "{\"data\":".repeat(long),
        format!("{}{}", "[".repeat(127), "]".repeat(127)),
        format!("{}[]{}", "{\"data\":".repeat(126), "}".repeat(126)),
        "\"".repeat(long),
        "\\".repeat(long),
        "NaN".repeat(long),
        "\t".repeat(long),
        format!("[{}]", vec!["{\"time\":NaN}"; 2_000].join(",")),
        format!("{{\"error\":\"{}\"}}", "a".repeat(long)),
        format!("[{{\"time\":{}}}]", "9".repeat(long)),
    ] {
        for status in [200, 404, 500] {
            decode_fuzzed(status, body.as_bytes());
        }
    }
}

#[test]
fn numbers_out_of_all_proportion_give_no_share() {
    let fake = Fake::always(json(200, r#"{"mem": 1e308, "maxmem": 1e-300}"#));
    let found = now(async { fake.client().server(ServerId::new(1), Patience::Refreshing).await }).unwrap();
    assert_eq!(found.memory_share(), None);
}

/// Any JSON, with the API's own names often among the keys.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| Number::from_f64(number).map_or(Value::Null, Value::Number)),
        (0_i64..200).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop::sample::select(vec!["UP", "DOWN", "123", "-1", "1e308", "NaN", "inf", ""])
            .prop_map(Value::from),
    ];
    let names = vec![
        "id",
        "name",
        "status",
        "cpus",
        "cpu",
        "mem",
        "maxmem",
        "network",
        "ip",
        "reverse",
        "mask",
        "mac",
        "gateway",
        "time",
        "maxcpu",
        "netin",
        "netout",
        "diskread",
        "diskwrite",
        "data",
        "error",
        "message",
        "0",
        "1",
        "18446744073709551616",
    ];
    let key = prop_oneof![4 => prop::sample::select(names).prop_map(str::to_owned), 1 => any::<String>()];
    leaf.prop_recursive(4, 64, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Runs a call that never waits.
fn now<T>(call: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap().block_on(call)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_never_panic(status: u16, body: Vec<u8>) {
        decode_fuzzed(status, &body);
        decode_fuzzed(200, &body);
    }

    #[test]
    fn any_json_never_panics(status in prop::sample::select(STATUSES.to_vec()), body in any_json()) {
        decode_fuzzed(status, body.to_string().as_bytes());
    }

    #[test]
    fn a_series_is_always_in_order_and_its_numbers_can_be_drawn(
        points in prop::collection::vec(any_json(), 0..12), times in prop::collection::vec(any::<f64>(), 12)
    ) {
        let points: Vec<Value> = points.into_iter().zip(times).map(|(mut point, time)| {
            if let Value::Object(fields) = &mut point { fields.insert("time".to_owned(), time.abs().into()); }
            point
        }).collect();
        let fake = || Fake::always(json(200, Value::from(points).to_string()));
        let answer = now(async { fake().client().graphs(ServerId::new(1), Range::Day, Patience::Refreshing).await });
        if let Ok(series) = answer {
            prop_assert!(series.samples().windows(2).all(|pair| pair[0].time < pair[1].time));
            for sample in series.samples() {
                let numbers = [
                    sample.cpu, sample.cpus, sample.memory, sample.memory_limit, sample.net_in, sample.net_out,
                    sample.disk_read, sample.disk_write,
                ];
                prop_assert!(numbers.into_iter().flatten().all(|number| number.is_finite() && number >= 0.0));
            }
        }
    }

    #[test]
    fn a_servers_numbers_can_be_drawn(fields in prop::collection::hash_map(
        prop::sample::select(vec!["cpus", "cpu", "mem", "maxmem"]),
        prop_oneof![any_json(), prop::sample::select(vec![1e308, 1e-300, 0.0, -1.0]).prop_map(Value::from)], 0..5
    )) {
        let body = value!({"id": 1, "name": "vm1", "cpus": fields.get("cpus"), "cpu": fields.get("cpu"),
            "mem": fields.get("mem"), "maxmem": fields.get("maxmem")});
        let fake = Fake::always(json(200, body.to_string()));
        let found = now(async { fake.client().server(ServerId::new(1), Patience::Refreshing).await }).unwrap();
        let numbers = [found.cpu, found.memory, found.memory_limit, found.memory_share()];
        prop_assert!(numbers.into_iter().flatten().all(|number| number.is_finite() && number >= 0.0));
        prop_assert!(found.cpus.is_none_or(|count| count > 0));
    }
}
