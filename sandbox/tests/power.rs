//! Power actions: they take time, can be held, and answer sensibly when they cross.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::Server;
use serde_json::json;

#[test]
fn a_held_stop_is_pending_until_released() {
    let server = Server::new();
    server.control("PUT", "/servers/101", json!({ "hold": true }));
    assert_eq!(server.get("/101/stop").status, 200);
    assert_eq!(server.status(101), "UP");
    assert_eq!(server.control("GET", "/servers/101", json!(null)).json()["pending"], "stop");

    // Meanwhile: the same again is accepted, a start is a conflict, a restart is locked out.
    assert_eq!(server.get("/101/stop").status, 200);
    server.get("/101/start").says(405, "error", "Server already running");
    server.get("/101/restart").says(500, "error", "Could not restart the server");

    server.control("PUT", "/servers/101", json!({ "hold": false }));
    assert_eq!(server.status(101), "DOWN");
}

#[test]
fn a_start_takes_its_time() {
    let server = Server::new();
    server.control("PUT", "/servers/102", json!({ "transition_ms": 200 }));
    assert_eq!(server.get("/102/start").status, 200);
    assert_eq!(server.status(102), "DOWN");
    server.get("/102/start").says(405, "error", "Server already running");
    server.get("/102/stop").says(405, "error", "Server already stopped");
    server.becomes(102, "UP");
}

#[test]
fn some_stops_never_end() {
    let server = Server::new();
    server.control("PUT", "/servers/11", json!({ "transition_ms": 0 }));
    server.get("/11/stop").says(200, "message", "Server stop successfully");
    assert_eq!(server.status(11), "UP");

    // It is not locked by that: another stop and a restart are accepted.
    assert_eq!(server.get("/11/stop").status, 200);
    assert_eq!(server.get("/11/restart").status, 200);
    assert_eq!(server.status(11), "UP");
}

#[test]
fn an_exact_restart_is_never_seen_down() {
    let server = Server::new();
    server.control("PUT", "/servers/101", json!({ "transition_ms": 150 }));
    assert_eq!(server.get("/101/restart").status, 200);
    common::until("the restart ended", || {
        assert_eq!(server.status(101), "UP");
        server.control("GET", "/servers/101", json!(null)).json()["pending"].is_null()
    });
}

#[test]
fn servers_can_be_changed_removed_and_reset() {
    let server = Server::new();
    let network = json!([{ "ip": "2001:db8::1" }]);
    let change = json!({ "status": "MELTED", "name": "<b>\"x\"</b>", "cpus": 64, "network": network });
    assert_eq!(server.control("PUT", "/servers/101", change).status, 200);
    let read = server.get("/101").json();
    assert_eq!((&read["status"], &read["name"]), (&json!("MELTED"), &json!("<b>\"x\"</b>")));
    assert_eq!((&read["cpus"], &read["network"]), (&json!(64), &network));

    server.control("PUT", "/servers/101", json!({ "raw": [1, 2] }));
    assert_eq!(server.get("/101").body, "[1,2]");
    server.control("PUT", "/servers/101", json!({ "raw": null }));
    assert_eq!(server.get("/101").json()["id"], 101);

    assert_eq!(server.control("DELETE", "/servers/102", json!(null)).status, 200);
    server.get("/102").says(404, "error", "Could not find this server");
    assert_eq!(server.control("PUT", "/servers/102", json!({})).status, 404);
    assert_eq!(server.control("PUT", "/servers/101", json!({ "colour": "red" })).status, 400);

    server.control("POST", "/reset", json!(null));
    assert_eq!((server.status(101), server.status(102)), ("UP".to_owned(), "DOWN".to_owned()));
}

#[test]
fn the_fleet_can_be_replaced() {
    let server = Server::new();
    let count = || server.get("").json().as_array().unwrap().len();
    for (body, expected) in [
        (json!({ "servers": 2 }), 2),
        (json!({ "servers": 2, "oddities": true }), 18),
        (json!({ "servers": 50, "seed": 3, "oddities": false }), 50),
        (json!({ "servers": 10 }), 26),
    ] {
        assert_eq!(server.control("POST", "/fleet", body).status, 200);
        assert_eq!(count(), expected);
    }
}

#[test]
fn names_and_addresses_are_each_used_once() {
    let server = Server::new();
    server.control("POST", "/fleet", json!({ "servers": 2000 }));
    let list = server.get("").json();
    let list = list.as_array().unwrap();
    let names: std::collections::BTreeSet<&str> =
        list.iter().filter_map(|row| row["name"].as_str()).collect();
    assert_eq!(names.len(), 2016);

    let mut addresses = std::collections::BTreeSet::new();
    let mut running = 0;
    for id in (101..2101).step_by(5) {
        let detail = server.get(&format!("/{id}")).json();
        running += usize::from(detail["status"] == "UP");
        for interface in detail["network"].as_array().unwrap() {
            assert!(addresses.insert(interface["ip"].as_str().unwrap().to_owned()), "{interface}");
        }
    }
    assert!((310..=370).contains(&running), "about 85 % of 400 run: {running}");
}
