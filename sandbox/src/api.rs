//! One API request from arrival to answer: journal, form, fault, delay, cross-origin headers.
//! It never knows what an endpoint says: that is `answer`.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use axum::Form;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{HeaderMap, HeaderValue, header, request::Parts};
use axum::response::Response;

use crate::answer::{Answer, answer};
use crate::broken::{Sent, send, whole};
use crate::call::{Call, Endpoint};
use crate::connection::Line;
use crate::faults::{Apply, Fault, Kind};
use crate::held::hold;
use crate::journal::{Entry, Port};
use crate::oddities::Oddity;
use crate::sandbox::{Sandbox, lock, now};
use crate::wire::accepted;

/// What the form of a graph request may weigh.
const MOST_FORM: usize = 64 * 1024;
/// The delay of the server named `slow`.
const SLOW: Duration = Duration::from_secs(4);

/// Where a request came in.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// On which port.
    pub port: Port,
    /// Over which connection.
    pub line: Arc<Line>,
    /// Its path from `/services` on.
    pub path: String,
}

/// Answers an API request.
pub async fn serve(sandbox: Arc<Sandbox>, arrival: Arrival, request: Request) -> Response {
    let call = Call::parse(request.method(), &arrival.path);
    let flight = sandbox.flight();
    let n = lock(&sandbox.journal).arrived(entry(&sandbox, &arrival, call, &request));
    let (parts, body) = request.into_parts();
    let timeframe = match call.endpoint {
        Endpoint::Graphs => timeframe(&parts, body).await,
        _ => None,
    };
    let fault = lock(&sandbox.faults).take(call);
    lock(&sandbox.journal).amend(n, |entry| {
        entry.timeframe.clone_from(&timeframe);
        entry.fault = fault.as_ref().map(|fault| fault.fault.word());
    });

    let kind = fault.as_ref().map(|fault| &fault.fault);
    let cors = arrival.port == Port::Api && !matches!(kind, Some(Kind::NoCors));
    let sent = respond(&sandbox, &arrival, call, &parts.headers, timeframe.as_deref(), fault.as_ref()).await;
    let (mut response, status, done) = match sent {
        Sent::Whole(response) => (response, true, true),
        Sent::Part(response) => (response, true, false),
        Sent::Cut(response) => (response, false, false),
    };
    if cors {
        allow_origin(&parts.headers, response.headers_mut());
    }
    lock(&sandbox.journal).amend(n, |entry| {
        entry.status = Some(response.status().as_u16()).filter(|_| status);
        entry.done = done;
    });
    hold(response, flight)
}

async fn respond(
    sandbox: &Sandbox,
    arrival: &Arrival,
    call: Call,
    headers: &HeaderMap,
    timeframe: Option<&str>,
    fault: Option<&Fault>,
) -> Sent {
    let usual = async || match call.endpoint {
        Endpoint::Preflight if arrival.port == Port::Api => allowed(),
        _ => usual(sandbox, call, headers, timeframe).await,
    };
    let Some(fault) = fault else {
        return Sent::Whole(whole(usual().await));
    };
    match (fault.apply, &fault.fault, call.endpoint) {
        (Apply::Before, Kind::Slow { ms }, _) => {
            tokio::time::sleep(Duration::from_millis(*ms)).await;
            Sent::Whole(whole(usual().await))
        }
        (Apply::Before, kind, Endpoint::Act(verb)) if !matches!(kind, Kind::NoCors) => {
            // What gets broken is the answer to an action that never happens.
            send(Answer::json(200, accepted(verb)), kind, &arrival.line).await
        }
        (_, kind, _) => send(usual().await, kind, &arrival.line).await,
    }
}

/// The answer without a fault, after its delay.
async fn usual(sandbox: &Sandbox, call: Call, headers: &HeaderMap, timeframe: Option<&str>) -> Answer {
    let odd =
        call.server.and_then(|id| lock(&sandbox.fleet).find(id, now()).and_then(|machine| machine.oddity));
    let delay = if odd == Some(Oddity::Slow) { SLOW } else { sandbox.latency() };
    if let Endpoint::Act(_) = call.endpoint {
        // An action that has arrived happens, even when nobody waits for the answer any more.
        let answer = answer(sandbox, call, headers, timeframe);
        tokio::time::sleep(delay).await;
        return answer;
    }
    tokio::time::sleep(delay).await;
    answer(sandbox, call, headers, timeframe)
}

fn entry(sandbox: &Sandbox, arrival: &Arrival, call: Call, request: &Request) -> Entry {
    let uri = request.uri();
    let text = |name| request.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    Entry {
        n: 0,
        at_ms: (now() * 1_000.0) as u64,
        port: arrival.port,
        method: request.method().to_string(),
        path: uri.path_and_query().map_or_else(|| uri.path().to_owned(), ToString::to_string),
        endpoint: call.endpoint.word(),
        server: call.server,
        timeframe: None,
        content_type: text("content-type"),
        has_key: request.headers().contains_key("x-rahona-key"),
        status: None,
        fault: None,
        done: false,
        in_flight: sandbox.flying(),
    }
}

/// The field of the form, in either of the encodings that clients use.
async fn timeframe(parts: &Parts, body: Body) -> Option<String> {
    let bytes = to_bytes(body, MOST_FORM).await.ok()?;
    let request = Request::from_parts(parts.clone(), Body::from(bytes));
    let kind = parts.headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    if !kind.starts_with("multipart/") {
        let Form(mut fields) = Form::<HashMap<String, String>>::from_request(request, &()).await.ok()?;
        return fields.remove("timeframe");
    }
    let mut form = Multipart::from_request(request, &()).await.ok()?;
    while let Some(field) = form.next_field().await.ok()? {
        if field.name() == Some("timeframe") {
            return field.text().await.ok();
        }
    }
    None
}

/// The answer to a preflight: what the panel needs, and no more.
fn allowed() -> Answer {
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    Answer {
        status: 204,
        content_type: String::new(),
        body: Vec::new(),
        headers: vec![
            header("access-control-allow-methods", "GET, POST"),
            header("access-control-allow-headers", "X-Rahona-Key, X-Rahona-Email, Content-Type"),
        ],
    }
}

fn allow_origin(asked: &HeaderMap, answer: &mut HeaderMap) {
    if let Some(origin) = asked.get(header::ORIGIN) {
        answer.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        answer.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("Retry-After"));
    }
    answer.insert(header::VARY, HeaderValue::from_static("Origin"));
}
