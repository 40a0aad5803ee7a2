//! The control path: tests read the journal, inject faults and move servers about.
//! It asks for no credentials, as the sandbox listens on the loopback address only.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use crate::faults::{Fault, Kind};
use crate::fleet::Fleet;
use crate::machine::Machine;
use crate::network::Interface;
use crate::sandbox::{Sandbox, lock, now};

type Shared = State<Arc<Sandbox>>;
type Outcome = Result<Response, Refused>;

/// A control request that cannot be carried out, and why.
struct Refused(StatusCode, String);

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.0, axum::Json(json!({ "error": self.1 }))).into_response()
    }
}

/// Everything under `/sandbox`.
pub fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/journal", get(journal).delete(clear_journal))
        .route("/faults", get(faults).post(add_fault).delete(clear_faults))
        .route("/faults/{id}", axum::routing::delete(remove_fault))
        .route("/servers", get(servers))
        .route("/servers/{id}", get(server).put(change_server).delete(remove_server))
        .route("/fleet", post(replace_fleet))
        .route("/reset", post(reset))
        .fallback(async || refuse(StatusCode::NOT_FOUND, "no such control: see sandbox/README.md"))
}

#[derive(Deserialize)]
struct Since {
    #[serde(default)]
    since: u64,
}

async fn journal(State(sandbox): Shared, Query(query): Query<Since>) -> Response {
    axum::Json(lock(&sandbox.journal).since(query.since)).into_response()
}

async fn clear_journal(State(sandbox): Shared) -> Response {
    lock(&sandbox.journal).clear();
    done()
}

async fn faults(State(sandbox): Shared) -> Response {
    axum::Json(lock(&sandbox.faults).all()).into_response()
}

async fn add_fault(State(sandbox): Shared, body: Bytes) -> Outcome {
    let fault: Fault = parse(&body)?;
    let cuts = matches!(fault.fault, Kind::Cut { .. });
    let id = lock(&sandbox.faults).add(fault).map_err(|text| refuse(StatusCode::BAD_REQUEST, &text))?;
    if cuts {
        // A request that dies on a used connection is sent again by browsers, unseen.
        sandbox.lines.retire_idle();
    }
    Ok(axum::Json(json!({ "id": id })).into_response())
}

async fn clear_faults(State(sandbox): Shared) -> Response {
    lock(&sandbox.faults).remove(None);
    done()
}

async fn remove_fault(State(sandbox): Shared, Path(id): Path<u64>) -> Outcome {
    if lock(&sandbox.faults).remove(Some(id)) {
        Ok(done())
    } else {
        Err(refuse(StatusCode::NOT_FOUND, "no such fault"))
    }
}

async fn servers(State(sandbox): Shared) -> Response {
    let now = now();
    let mut fleet = lock(&sandbox.fleet);
    let ids: Vec<u64> = fleet.all().map(|machine| machine.id).collect();
    let all: Vec<Value> =
        ids.into_iter().filter_map(|id| fleet.find(id, now).map(|machine| shown(machine, now))).collect();
    axum::Json(all).into_response()
}

async fn server(State(sandbox): Shared, Path(id): Path<u64>) -> Outcome {
    let now = now();
    let mut fleet = lock(&sandbox.fleet);
    let machine = fleet.find(id, now).ok_or_else(no_server)?;
    Ok(axum::Json(shown(machine, now)).into_response())
}

/// What may be changed on a server. `null` takes `transition_ms` and `raw` back.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    status: Option<String>,
    name: Option<String>,
    network: Option<Vec<Interface>>,
    cpus: Option<u64>,
    hold: Option<bool>,
    #[serde(default, deserialize_with = "given")]
    transition_ms: Option<Option<f64>>,
    #[serde(default, deserialize_with = "given")]
    raw: Option<Option<Value>>,
}

/// Tells `null` from absent.
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(from).map(Some)
}

async fn change_server(State(sandbox): Shared, Path(id): Path<u64>, body: Bytes) -> Outcome {
    let change: Change = parse(&body)?;
    let now = now();
    let mut fleet = lock(&sandbox.fleet);
    let machine = fleet.find(id, now).ok_or_else(no_server)?;
    apply(change, machine, now);
    Ok(axum::Json(shown(machine, now)).into_response())
}

fn apply(change: Change, machine: &mut Machine, now: f64) {
    if let Some(word) = change.status {
        machine.set_status(&word, now);
    }
    if let Some(hold) = change.hold {
        machine.set_hold(hold, now);
    }
    machine.name = change.name.unwrap_or_else(|| machine.name.clone());
    machine.network = change.network.unwrap_or_else(|| machine.network.clone());
    machine.cpus = change.cpus.unwrap_or(machine.cpus);
    machine.transition_ms = change.transition_ms.unwrap_or(machine.transition_ms);
    machine.raw = change.raw.unwrap_or_else(|| machine.raw.clone());
}

async fn remove_server(State(sandbox): Shared, Path(id): Path<u64>) -> Outcome {
    if lock(&sandbox.fleet).remove(id) { Ok(done()) } else { Err(no_server()) }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewFleet {
    servers: Option<usize>,
    seed: Option<u64>,
    oddities: Option<bool>,
}

async fn replace_fleet(State(sandbox): Shared, body: Bytes) -> Outcome {
    let new: NewFleet = parse(&body)?;
    let servers = new.servers.unwrap_or(sandbox.options.servers);
    let seed = new.seed.unwrap_or(sandbox.options.seed);
    *lock(&sandbox.fleet) = Fleet::new(servers, seed, new.oddities, now());
    Ok(done())
}

async fn reset(State(sandbox): Shared) -> Response {
    sandbox.reset();
    done()
}

fn shown(machine: &Machine, now: f64) -> Value {
    json!({
        "id": machine.id,
        "name": machine.name,
        "status": machine.status(now),
        "runs": machine.up,
        "pending": machine.pending(),
        "hold": machine.hold,
    })
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refused> {
    let body: &[u8] = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(body).map_err(|error| refuse(StatusCode::BAD_REQUEST, &error.to_string()))
}

fn done() -> Response {
    axum::Json(json!({ "ok": true })).into_response()
}

fn no_server() -> Refused {
    refuse(StatusCode::NOT_FOUND, "no such server")
}

fn refuse(status: StatusCode, text: &str) -> Refused {
    Refused(status, text.to_owned())
}
