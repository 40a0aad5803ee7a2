//! What an answer means: by endpoint and status, and by its text only where one status has two meanings.

use serde_json::Value;

use super::error::{ApiError, Failure};
use super::request::Endpoint;
use super::retry::retry_after_seconds;
use super::transport::Response;
use super::{json, wire};
use crate::domain::{PowerAction, Range, ServerId};

/// Reads an answer with `decode` if it is a success, and finds the cause if it is not.
///
/// # Errors
/// The documented failure, or one of the causes that any answer can have.
pub fn read<T>(
    endpoint: Endpoint,
    response: &Response,
    decode: impl FnOnce(&Value) -> Option<T>,
) -> Result<T, ApiError> {
    let body = json::parse(&response.body);
    let said = body.as_ref().and_then(|body| wire::words(body, "error"));
    if !(200..300).contains(&response.status) {
        return Err(refusal(endpoint, response, said));
    }
    body.as_ref().and_then(decode).ok_or_else(|| ApiError {
        failure: Failure::Unreadable { content_type: response.content_type.clone() },
        status: Some(response.status),
        said,
    })
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
    let _ = read(Endpoint::List, &response, wire::servers);
    let _ = read(Endpoint::Read(id), &response, |value| wire::server(value, id));
    let _ = read(Endpoint::Graphs(id, Range::Hour), &response, wire::series);
    let _ = read(Endpoint::Act(id, PowerAction::Stop), &response, wire::accepted);
}
