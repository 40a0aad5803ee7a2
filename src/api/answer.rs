//! What an answer means: by endpoint and status, and by its text only where one status has two meanings.

use serde_json::Value;

use super::error::{ApiError, Failure};
use super::request::Endpoint;
use super::retry::retry_after_seconds;
use super::transport::Response;
use super::{json, wire};
use crate::domain::{PowerAction, Range, ServerId};

/// A successful answer, parsed and not yet understood.
#[derive(Debug)]
pub struct Answer {
    body: Option<Value>,
    status: u16,
    content_type: Option<String>,
}

impl Answer {
    /// Takes a response as an answer of that endpoint.
    ///
    /// # Errors
    /// The documented failure, or one of the causes that any answer can have.
    pub fn accept(endpoint: Endpoint, response: &Response) -> Result<Self, ApiError> {
        let body = json::parse(&response.body);
        if (200..300).contains(&response.status) {
            Ok(Self { body, status: response.status, content_type: response.content_type.clone() })
        } else {
            Err(refusal(endpoint, response, body.as_ref().and_then(|body| wire::words(body, "error"))))
        }
    }

    /// Understands it.
    ///
    /// # Errors
    /// [`Failure::Unreadable`], with the API's words if it holds any.
    pub fn decode<T>(self, decode: impl FnOnce(&Value) -> Option<T>) -> Result<T, ApiError> {
        self.body.as_ref().and_then(decode).ok_or_else(|| ApiError {
            failure: Failure::Unreadable { content_type: self.content_type },
            status: Some(self.status),
            said: self.body.as_ref().and_then(|body| wire::words(body, "error")),
        })
    }
}

fn refusal(endpoint: Endpoint, response: &Response, said: Option<String>) -> ApiError {
    let mentions = |word: &str| said.as_ref().is_some_and(|said| said.to_ascii_lowercase().contains(word));
    let failure = match (response.status, endpoint) {
        (400, Endpoint::Graphs(..)) => Failure::InvalidTimeframe,
        (401, _) => Failure::CredentialsRefused,
        (403, _) if mentions("suspen") => Failure::Suspended,
        (403, _) => Failure::NotAllowed,
        (404, _) if said.is_none() => Failure::WrongAddress,
        (404, Endpoint::Graphs(..)) => Failure::NoGraphs,
        (404, _) => Failure::ServerNotFound,
        (405, Endpoint::Act(_, action)) => Failure::Conflict(action),
        (429, _) => Failure::RateLimited { wait_s: retry_after_seconds(response) },
        (500, _) if mentions("node") => Failure::NodeUnreachable,
        // Without the API's own words a 500 may come from anything in between: the action may have happened.
        (500, Endpoint::Act(_, action)) if said.is_some() => Failure::ActionFailed(action),
        (500..=599, _) => Failure::ServerFault,
        _ => Failure::UnexpectedStatus,
    };
    ApiError { failure, status: Some(response.status), said }
}

/// Decodes any bytes as the answer of every endpoint, for tests that feed it rubbish: it must only not panic.
#[doc(hidden)]
pub fn decode_fuzzed(status: u16, body: &[u8]) {
    let response = Response { status, body: body.to_vec(), ..Response::default() };
    let id = ServerId::new(123);
    let accept = |endpoint| Answer::accept(endpoint, &response);
    let _ = accept(Endpoint::List).and_then(|answer| answer.decode(wire::servers));
    let _ = accept(Endpoint::Read(id)).and_then(|answer| answer.decode(|value| wire::server(value, id)));
    let _ = accept(Endpoint::Graphs(id, Range::Hour)).and_then(|answer| answer.decode(wire::series));
    let _ = accept(Endpoint::Act(id, PowerAction::Stop)).and_then(|answer| answer.decode(wire::accepted));
}
