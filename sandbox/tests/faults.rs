//! Faults and the journal: what tests of the panel rely on.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use common::{Server, until};
use serde_json::json;

#[test]
fn a_status_fault_is_counted_down_and_the_newest_wins() {
    let server = Server::new();
    server.fault(json!({ "endpoint": "read", "fault": { "kind": "status", "status": 418 } }));
    server.fault(json!({ "server": 101, "endpoint": "read", "times": 1, "fault":
        { "kind": "status", "status": 429, "body": { "error": "Slow down" }, "headers": { "retry-after": "5" } } }));
    let first = server.get("/101");
    first.says(429, "error", "Slow down");
    assert_eq!(first.header("retry-after"), "5");
    assert_eq!(server.get("/101").status, 418);
    assert_eq!(server.get("/103").status, 418);
    assert_eq!(server.get("").status, 200);
    server.control("DELETE", "/faults", json!(null));
    assert_eq!(server.get("/101").status, 200);
}

#[test]
fn wrong_answers_of_every_kind() {
    let server = Server::new();
    let whole = server.get("/14").body.len();
    let fault = |kind| server.fault(json!({ "server": 14, "endpoint": "*", "times": 1, "fault": kind }));

    fault(json!({ "kind": "html", "status": 502 }));
    let html = server.get("/14");
    assert_eq!((html.status, html.header("content-type")), (502, "text/html; charset=utf-8"));
    assert!(html.body.contains("<h1>502"));

    fault(json!({ "kind": "truncate" }));
    let cut = server.get("/14");
    assert!(
        cut.status == 200
            && cut.body.len() < whole
            && serde_json::from_str::<serde_json::Value>(&cut.body).is_err()
    );

    fault(json!({ "kind": "empty" }));
    let empty = server.get("/14");
    assert_eq!((empty.status, empty.body.as_str()), (200, ""));

    fault(json!({ "kind": "redirect", "to": "https://elsewhere.example/" }));
    let away = server.get("/14");
    assert_eq!((away.status, away.header("location")), (302, "https://elsewhere.example/"));

    fault(json!({ "kind": "huge", "bytes": 300_000 }));
    assert_eq!(server.get("/14").body.len(), 300_000);

    fault(json!({ "kind": "status", "status": 200, "body": "plain words" }));
    assert_eq!(server.get("/14").body, "plain words");

    fault(json!({ "kind": "slow", "ms": 150 }));
    let begun = Instant::now();
    assert_eq!(server.get("/14").status, 200);
    assert!(begun.elapsed() >= Duration::from_millis(150));
    assert_eq!(server.control("GET", "/faults", json!(null)).body, "[]");
}

#[test]
fn nonsense_is_refused_with_a_reason() {
    let server = Server::new();
    for wrong in [
        json!({ "endpoint": "reed", "fault": { "kind": "empty" } }),
        json!({ "fault": { "kind": "explode" } }),
        json!({ "fault": { "kind": "status", "status": 99 } }),
        json!({ "fault": { "kind": "empty" }, "sever": 1 }),
        json!({}),
    ] {
        let got = server.control("POST", "/faults", wrong);
        assert!(got.status == 400 && got.json()["error"].is_string(), "{}", got.body);
    }
}

#[test]
fn before_leaves_the_server_alone_and_after_does_not() {
    let server = Server::new();
    server.control("PUT", "/servers/101", json!({ "transition_ms": 0 }));
    let lost = json!({ "kind": "status", "status": 500, "body": { "error": "Could not stop the server" } });
    server.fault(json!({ "server": 101, "endpoint": "stop", "times": 1, "fault": lost }));
    assert_eq!(server.get("/101/stop").status, 500);
    assert_eq!(server.status(101), "UP");
    server.fault(json!({ "server": 101, "endpoint": "stop", "times": 1, "fault": lost, "apply": "after" }));
    assert_eq!(server.get("/101/stop").status, 500);
    assert_eq!(server.status(101), "DOWN");
}

#[test]
fn a_cut_closes_the_connection_and_is_journalled_once() {
    let server = Server::new();
    for place in ["head", "body"] {
        server.fault(json!({ "server": 101, "endpoint": "read", "times": 1, "fault": { "kind": "cut", "where": place } }));
        assert!(server.try_get("/101").is_err(), "{place}");
    }
    let entries: Vec<_> = server.journal().into_iter().filter(|entry| entry["fault"] == "cut").collect();
    assert_eq!(entries.len(), 2);
    assert!(entries.iter().all(|entry| entry["done"] == false));
    assert_eq!((&entries[0]["status"], &entries[1]["status"]), (&json!(null), &json!(200)));
}

#[test]
fn a_cut_at_the_head_sends_not_one_byte() {
    let server = Server::new();
    server
        .fault(json!({ "endpoint": "stop", "fault": { "kind": "cut", "where": "head" }, "apply": "after" }));
    let mut stream = TcpStream::connect(server.panel().trim_start_matches("http://")).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    let request = "GET /api/services/servers/101/stop HTTP/1.1\r\nHost: x\r\n\
        X-Rahona-Key: demo-reseller-key\r\nX-Rahona-Email: demo@rahona.example\r\n\r\n";
    stream.write_all(request.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    // Closed or reset: both are an end, and neither is an answer.
    assert_ne!(
        stream.read_to_end(&mut bytes).map_err(|error| error.kind()),
        Err(std::io::ErrorKind::WouldBlock)
    );
    assert!(bytes.is_empty());
    assert_eq!(server.control("GET", "/servers/101", json!(null)).json()["pending"], "stop");
}

#[test]
fn connections_are_not_kept_while_one_will_be_cut() {
    let server = Server::new();
    let address = server.panel().trim_start_matches("http://").to_owned();
    let mut idle = TcpStream::connect(&address).unwrap();
    idle.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    idle.write_all(b"GET /config.json HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    let mut seen = vec![0; 4096];
    assert!(idle.read(&mut seen).unwrap() > 0);

    let id = server.fault(json!({ "server": 1, "fault": { "kind": "cut", "where": "head" } }));
    idle.read_to_end(&mut seen).expect("an idle connection is closed in order");
    assert_eq!(server.get("/101").header("connection"), "close");
    assert_eq!(server.control("DELETE", &format!("/faults/{id}"), json!(null)).status, 200);
    assert_eq!(server.get("/101").header("connection"), "");
}

#[test]
fn a_hung_request_is_journalled_and_ends_with_its_client() {
    let server = Server::new();
    for place in ["head", "body"] {
        server.control("DELETE", "/journal", json!(null));
        server.fault(json!({ "server": 101, "times": 1, "fault": { "kind": "hang", "where": place } }));
        let mut stream = TcpStream::connect(server.panel().trim_start_matches("http://")).unwrap();
        let request = "GET /api/services/servers/101 HTTP/1.1\r\nHost: x\r\nX-Rahona-Key: k\r\n\r\n";
        stream.write_all(request.as_bytes()).unwrap();
        until("it is journalled", || server.journal().first().is_some_and(|entry| entry["fault"] == "hang"));
        assert_eq!(server.journal()[0]["done"], false);
        server.get("/103");
        assert_eq!(server.journal().last().unwrap()["in_flight"], 2, "{place}");
        drop(stream);
        until("it is given up", || {
            server.get("/103");
            server.journal().last().unwrap()["in_flight"] == 1
        });
    }
}

#[test]
fn the_journal_tells_what_arrived() {
    let server = Server::new();
    server.get("");
    server.get("/101");
    server.graphs(103, "week");
    server.send("GET", &format!("{}/services/servers/7?x=1", server.second()), &[], "");
    let all = server.journal();
    assert_eq!(all.iter().map(|entry| entry["n"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 2, 3, 4]);
    let expected = [
        json!({ "port": "panel", "method": "GET", "path": "/api/services/servers", "endpoint": "list",
            "server": null, "timeframe": null, "content_type": null, "has_key": true, "status": 200 }),
        json!({ "port": "panel", "method": "GET", "path": "/api/services/servers/101", "endpoint": "read",
            "server": 101, "timeframe": null, "content_type": null, "has_key": true, "status": 200 }),
        json!({ "port": "panel", "method": "POST", "path": "/api/services/servers/103/graphs", "endpoint": "graphs",
            "server": 103, "timeframe": "week", "content_type": "multipart/form-data; boundary=cut",
            "has_key": true, "status": 200 }),
        json!({ "port": "api", "method": "GET", "path": "/services/servers/7?x=1", "endpoint": "read",
            "server": 7, "timeframe": null, "content_type": null, "has_key": false, "status": 401 }),
    ];
    for (entry, expected) in all.iter().zip(expected) {
        for (key, value) in expected.as_object().unwrap() {
            assert_eq!(&entry[key], value, "{key} of {entry}");
        }
        assert_eq!((&entry["done"], &entry["in_flight"]), (&json!(true), &json!(1)));
        assert!(entry["at_ms"].as_u64().unwrap() > 1_600_000_000_000);
    }
    let later = server.control("GET", "/journal?since=3", json!(null)).json();
    assert_eq!(later.as_array().unwrap().len(), 1);
    server.control("DELETE", "/journal", json!(null));
    assert!(server.journal().is_empty());
}
