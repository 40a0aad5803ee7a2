//! What the API says to a request that no injected fault has touched.
//! It never delays or breaks anything, and knows no ports.

use axum::http::HeaderMap;

use crate::accounts::{Access, access};
use crate::call::{Call, Endpoint};
use crate::history::{self, Timeframe};
use crate::machine::{Machine, Verb};
use crate::oddities::Oddity;
use crate::sandbox::{Sandbox, lock, now};
use crate::wire::{self, Said};

/// An answer before it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Its content type.
    pub content_type: String,
    /// All of the body.
    pub body: Vec<u8>,
    /// More headers.
    pub headers: Vec<(String, String)>,
}

impl Answer {
    /// An answer in JSON, or what passes for it.
    pub fn json(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, content_type: "application/json".to_owned(), body: body.into(), headers: Vec::new() }
    }

    /// A page, as proxies and web servers show it.
    pub fn html(status: u16, title: &str) -> Self {
        let body = format!(
            "<!DOCTYPE html>\n<html><head><title>{status} {title}</title></head>\n\
             <body><center><h1>{status} {title}</h1></center><hr></body></html>\n"
        );
        Self { content_type: "text/html; charset=utf-8".to_owned(), ..Self::json(status, body) }
    }

    fn said((status, text): Said) -> Self {
        Self::json(status, wire::error(text))
    }
}

/// The answer to a call, with its effects.
pub fn answer(sandbox: &Sandbox, call: Call, headers: &HeaderMap, timeframe: Option<&str>) -> Answer {
    if matches!(call.endpoint, Endpoint::Unknown | Endpoint::Preflight) {
        // An address that the API does not have never reaches the part that speaks JSON.
        return Answer::html(404, "Not Found");
    }
    match settled(sandbox, call, headers, timeframe) {
        Ok(answer) => answer,
        Err(said) => Answer::said(said),
    }
}

fn settled(
    sandbox: &Sandbox,
    call: Call,
    headers: &HeaderMap,
    timeframe: Option<&str>,
) -> Result<Answer, Said> {
    let access = access(headers).ok_or(wire::UNAUTHORIZED)?;
    if call.endpoint == Endpoint::List {
        return list(sandbox, access);
    }
    let absent = if call.endpoint == Endpoint::Graphs { wire::NO_GRAPHS } else { wire::NO_SERVER };
    if access == Access::ReadOnly && call.endpoint != Endpoint::Read {
        return Err(wire::PLAN);
    }
    let now = now();
    let mut fleet = lock(&sandbox.fleet);
    let seed = fleet.seed;
    let machine =
        call.server.filter(|_| access != Access::Empty).and_then(|id| fleet.find(id, now)).ok_or(absent)?;
    match machine.oddity {
        Some(Oddity::Vanished) => return Err(absent),
        Some(Oddity::Suspended) => return Err(wire::SUSPENDED),
        Some(Oddity::NodeUnreachable) => return Err(wire::NODE),
        _ => {}
    }
    match call.endpoint {
        Endpoint::Act(verb) => act(machine, verb, now),
        Endpoint::Graphs => {
            // Out of the lock: a month of points must not keep other requests waiting.
            let machine = machine.clone();
            drop(fleet);
            graphs(sandbox, &machine, timeframe, seed, now)
        }
        _ => Ok(read(machine, now)),
    }
}

fn list(sandbox: &Sandbox, access: Access) -> Result<Answer, Said> {
    let fleet = lock(&sandbox.fleet);
    if access == Access::Empty || fleet.all().next().is_none() {
        return Err(wire::NO_SERVERS);
    }
    Ok(Answer::json(200, wire::list(&fleet)))
}

fn read(machine: &Machine, now: f64) -> Answer {
    if machine.oddity == Some(Oddity::BrokenAnswer) {
        return Answer::html(200, "Maintenance");
    }
    match &machine.raw {
        Some(raw) => Answer::json(200, raw.to_string()),
        None => Answer::json(200, wire::detail(machine, now)),
    }
}

fn act(machine: &mut Machine, verb: Verb, now: f64) -> Result<Answer, Said> {
    machine.act(verb, now).map_err(|refusal| wire::refused(verb, refusal))?;
    // A transition of no duration is over at once.
    machine.settle(now);
    Ok(Answer::json(200, wire::accepted(verb)))
}

fn graphs(
    sandbox: &Sandbox,
    machine: &Machine,
    timeframe: Option<&str>,
    seed: u64,
    now: f64,
) -> Result<Answer, Said> {
    let timeframe = timeframe.and_then(Timeframe::parse).ok_or(wire::TIMEFRAME)?;
    if machine.oddity == Some(Oddity::NoGraphs) {
        return Err(wire::NO_GRAPHS);
    }
    let points =
        history::points(&machine.profile, &machine.timeline, timeframe, sandbox.options.density, now);
    Ok(Answer::json(200, wire::graphs(machine, &points, seed)))
}
