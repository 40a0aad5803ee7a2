//! Sends answers, whole or broken as a fault demands: half a body, none, a closed connection.
//! It never decides what was asked or whether a fault is due.

use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use futures_util::{StreamExt, stream};
use serde_json::Value;

use crate::answer::Answer;
use crate::connection::Line;
use crate::faults::{Kind, Place};

/// What is sent in the end.
#[derive(Debug)]
pub enum Sent {
    /// A response that ends by itself.
    Whole(Response),
    /// A response that hangs or is cut in its middle.
    Part(Response),
    /// Nothing: the connection is closed, and the response only wakes it.
    Cut(Response),
}

/// An answer as a response.
pub fn whole(answer: Answer) -> Response {
    let mut response = Response::new(Body::from(answer.body));
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    let with_type =
        Some(("content-type".to_owned(), answer.content_type)).filter(|(_, kind)| !kind.is_empty());
    for (name, value) in with_type.into_iter().chain(answer.headers) {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            headers.insert(name, value);
        }
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// Breaks an answer. Hanging at the head never returns.
pub async fn send(mut answer: Answer, kind: &Kind, line: &Line) -> Sent {
    match kind {
        Kind::Status { status, body, content_type, headers } => {
            let (default_type, body) = match body {
                Some(Value::String(text)) => ("text/plain; charset=utf-8", text.clone()),
                Some(json) => ("application/json", json.to_string()),
                None => ("application/json", String::new()),
            };
            let content_type = content_type.clone().unwrap_or_else(|| default_type.to_owned());
            let headers = headers.clone().into_iter().collect();
            answer = Answer { status: *status, content_type, body: body.into_bytes(), headers };
        }
        Kind::Html { status } => answer = Answer::html(*status, "Something Went Wrong"),
        Kind::Truncate => answer.body.truncate(answer.body.len() / 2),
        Kind::Empty => answer.body.clear(),
        Kind::Redirect { to } => {
            answer = Answer::html(302, "Found");
            answer.headers.push(("location".to_owned(), to.clone()));
        }
        Kind::Huge { bytes } => {
            let inside = "x".repeat(bytes.saturating_sub(2));
            answer = Answer::json(200, format!("\"{inside}\""));
        }
        Kind::Slow { ms } => tokio::time::sleep(Duration::from_millis(*ms)).await,
        Kind::NoCors => {}
        Kind::Hang { r#where: Place::Head } => std::future::pending().await,
        Kind::Hang { r#where: Place::Body } => return Sent::Part(half(answer, false)),
        Kind::Cut { r#where: Place::Head } => {
            line.cut();
            return Sent::Cut(whole(answer));
        }
        Kind::Cut { r#where: Place::Body } => return Sent::Part(half(answer, true)),
    }
    Sent::Whole(whole(answer))
}

/// A response that promises its whole length and keeps half of the promise.
fn half(mut answer: Answer, cut: bool) -> Response {
    let length = answer.body.len();
    answer.body.truncate(length / 2);
    let first = Bytes::from(std::mem::take(&mut answer.body));
    let rest = stream::once(async move {
        if !cut {
            std::future::pending::<()>().await;
        }
        // The first half must have left before the connection breaks.
        tokio::time::sleep(Duration::from_millis(30)).await;
        Err(io::Error::from(io::ErrorKind::ConnectionAborted))
    });
    let parts = stream::iter([Ok(first)]).chain(rest).boxed();
    let mut response = whole(answer);
    response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    *response.body_mut() = Body::from_stream(parts);
    response
}
