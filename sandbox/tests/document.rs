//! The sandbox held to the API's document on its own: every endpoint, every documented failure,
//! status and exact text. The texts are copied from the document, not from the sandbox.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::Server;
use rahona_sandbox::{CLIENT_KEY, EMPTY_KEY, RESELLER_KEY};
use serde_json::json;

#[test]
fn the_list_has_string_ids_and_names_only() {
    let got = Server::new().get("");
    assert_eq!((got.status, got.header("content-type")), (200, "application/json"));
    let list = got.json();
    let shop = list.as_array().unwrap().iter().find(|row| row["name"] == "shop-1").unwrap();
    assert_eq!(shop, &json!({ "id": "101", "name": "shop-1" }));
    assert_eq!(list.as_array().unwrap().len(), 24 + 16);
}

#[test]
fn the_detail_has_a_number_as_id_and_a_raw_tab_before_the_mac() {
    let got = Server::new().get("/101");
    assert_eq!(got.status, 200);
    assert!(got.body.contains("\"mac\":\"\t02:00:00:00:00:65\""), "{}", got.body);
    assert!(serde_json::from_str::<serde_json::Value>(&got.body).is_err(), "strict JSON refuses a raw TAB");

    let server = got.json();
    let keys: Vec<&str> = server.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["cpu", "cpus", "id", "maxmem", "mem", "name", "network", "status"]);
    assert_eq!(server["id"], 101);
    assert_eq!(server["status"], "UP");
    assert_eq!(server["cpus"], 2);
    assert_eq!(server["maxmem"], 4_294_967_296_u64);
    assert!(server["mem"].as_u64().unwrap() < 4_294_967_296);
    assert!((0.05..=102.0).contains(&server["cpu"].as_f64().unwrap()), "a percentage: {}", server["cpu"]);
    assert_eq!(
        server["network"],
        json!([{
            "ip": "198.51.100.71",
            "reverse": "71.100.51.198.ip.rahona.network.",
            "mask": "255.255.255.255",
            "mac": "\t02:00:00:00:00:65",
            "gateway": "198.51.100.254",
        }])
    );
}

#[test]
fn actions_are_accepted_in_the_words_of_the_document() {
    let server = Server::new();
    server.get("/102/start").says(200, "message", "Server start successfully");
    server.get("/101/restart").says(200, "message", "Server restart successfully");
    server.get("/103/stop").says(200, "message", "Server stop successfully");
}

#[test]
fn a_state_that_does_not_fit_is_a_405() {
    let server = Server::new();
    server.get("/101/start").says(405, "error", "Server already running");
    server.get("/102/stop").says(405, "error", "Server already stopped");
    server.get("/102/restart").says(405, "error", "Server down, could not restart");
}

#[test]
fn the_odd_servers_show_one_failure_each() {
    let server = Server::new();
    for path in ["/1", "/1/start", "/1/stop", "/1/restart"] {
        server.get(path).says(403, "error", "This service is suspended");
    }
    server.graphs(1, "hour").says(403, "error", "This service is suspended");
    for path in ["/2", "/2/start", "/2/stop", "/2/restart"] {
        server.get(path).says(500, "error", "Could not connect to the node");
    }
    server.graphs(2, "hour").says(500, "error", "Could not connect to the node");
    server.get("/3/start").says(500, "error", "Could not start the server");
    server.get("/4/stop").says(500, "error", "Could not stop the server");
    server.get("/5/restart").says(500, "error", "Could not restart the server");
    assert_eq!([server.status(3), server.status(4), server.status(5)], ["DOWN", "UP", "UP"]);
    server.graphs(6, "hour").says(404, "error", "Can't find any graphs");
    server.get("/10").says(404, "error", "Could not find this server");
    assert_eq!(server.status(13), "PAUSED");
    assert_eq!(server.get("/14").json()["network"], json!([]));
    let broken = server.get("/15");
    assert_eq!((broken.status, broken.header("content-type")), (200, "text/html; charset=utf-8"));
}

#[test]
fn a_stale_status_is_put_right_by_the_refusal() {
    let server = Server::new();
    for (id, before, action, text, after) in [
        (7, "DOWN", "start", "Server already running", "UP"),
        (8, "UP", "stop", "Server already stopped", "DOWN"),
        (9, "UP", "restart", "Server down, could not restart", "DOWN"),
    ] {
        assert_eq!(server.status(id), before);
        server.get(&format!("/{id}/{action}")).says(405, "error", text);
        assert_eq!(server.status(id), after);
    }
}

#[test]
fn what_is_not_there_is_a_404() {
    let server = Server::new();
    for path in ["/9999", "/abc", "/9999/start", "/-1"] {
        server.get(path).says(404, "error", "Could not find this server");
    }
    server.graphs(9999, "hour").says(404, "error", "Can't find any graphs");
    let wrong = server.get("/101/explode");
    assert_eq!((wrong.status, wrong.header("content-type")), (404, "text/html; charset=utf-8"));
}

#[test]
fn graphs_are_asked_for_in_either_encoding() {
    let server = Server::new();
    let multipart = server.graphs(101, "hour");
    let encoded = server.form(RESELLER_KEY, 101, "application/x-www-form-urlencoded", "timeframe=hour");
    assert_eq!((multipart.status, encoded.status), (200, 200));
    assert!(multipart.json().is_array() && encoded.json().is_array());

    for wrong in ["year", "", "HOUR"] {
        server.graphs(101, wrong).says(400, "error", "Invalid timeframe");
    }
    for (kind, body) in
        [("application/x-www-form-urlencoded", "range=hour"), ("text/plain", "timeframe=hour")]
    {
        server.form(RESELLER_KEY, 101, kind, body).says(400, "error", "Invalid timeframe");
    }
}

#[test]
fn both_headers_are_demanded() {
    let server = Server::new();
    let url = format!("{}/api/services/servers", server.panel());
    let key = ("x-rahona-key", RESELLER_KEY);
    let mail = ("x-rahona-email", "demo@rahona.example");
    for headers in [
        vec![],
        vec![key],
        vec![mail],
        vec![("x-rahona-key", "wrong"), mail],
        vec![key, ("x-rahona-email", "a@b.c")],
    ] {
        server.send("GET", &url, &headers, "").says(401, "error", "Unauthorized");
    }
    assert_eq!(server.send("GET", &url, &[key, mail], "").status, 200);
}

#[test]
fn plans_and_empty_accounts() {
    let server = Server::new();
    assert_eq!(server.get_with(CLIENT_KEY, "").status, 200);
    assert_eq!(server.get_with(CLIENT_KEY, "/101").status, 200);
    for action in ["start", "stop", "restart"] {
        server.get_with(CLIENT_KEY, &format!("/101/{action}")).says(
            403,
            "error",
            "Your plan does not allow this",
        );
    }
    server.graphs_with(CLIENT_KEY, 101, "day").says(403, "error", "Your plan does not allow this");
    assert_eq!(server.status(101), "UP");

    server.get_with(EMPTY_KEY, "").says(404, "error", "Could not find any servers");
    server.get_with(EMPTY_KEY, "/101").says(404, "error", "Could not find this server");
    let none = Server::with(rahona_sandbox::Options { servers: 0, ..common::quick() });
    none.get("").says(404, "error", "Could not find any servers");
}
