//! Why a call of the API failed: one [`Failure`] per documented cause, and the API's own words beside it.
//!
//! Words for people are chosen in the interface, never here.

use crate::domain::PowerAction;

/// What went wrong, by its meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// 404 on a server: it is not there, or not on this account.
    ServerNotFound,
    /// 404 on graphs: there are none.
    NoGraphs,
    /// 400 on graphs: the range is not known to the API.
    InvalidTimeframe,
    /// 500 on an action, with the API's own refusal.
    ActionFailed(PowerAction),
    /// 405 on an action: the state was not what we thought. Someone else was quicker.
    Conflict(PowerAction),
    /// 403 with words of a suspension: an invoice is open.
    Suspended,
    /// 500 with words of the node: the machine underneath can't be reached.
    NodeUnreachable,
    /// 401: the credentials are not accepted.
    CredentialsRefused,
    /// 403 without words of a suspension: the plan or the key does not allow this.
    NotAllowed,
    /// 429: too many requests.
    RateLimited {
        /// How long the API wants to be left alone, in seconds.
        wait_s: u32,
    },
    /// A 404 that is not the API's: the address is wrong.
    WrongAddress,
    /// Another 5xx: something between here and the API, or the API itself, is broken.
    ServerFault,
    /// A status that the document does not know.
    UnexpectedStatus,
    /// The answer is not what the document promises.
    Unreadable {
        /// What it claimed to be.
        content_type: Option<String>,
    },
    /// No answer in time.
    TimedOut,
    /// No connection: offline, refused, reset, a redirect, or a browser that hides a refusal of CORS.
    Unreachable,
    /// We stopped waiting ourselves.
    Aborted,
}

/// A failed call: the cause, the status, and what the API said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiError {
    /// The cause.
    pub failure: Failure,
    /// The HTTP status, when an answer came.
    pub status: Option<u16>,
    /// The API's own `error` text. Untrusted: to be shown as text only.
    pub said: Option<String>,
}

impl ApiError {
    /// A failure without an answer.
    pub const fn silent(failure: Failure) -> Self {
        Self { failure, status: None, said: None }
    }

    /// True when an action may or may not have reached the server: the state must be read, and the action
    /// never repeated (`wire.md`, trap 3).
    pub const fn outcome_unknown(&self) -> bool {
        matches!(
            self.failure,
            Failure::TimedOut
                | Failure::Unreachable
                | Failure::Aborted
                | Failure::ServerFault
                | Failure::Unreadable { .. }
        )
    }

    /// True when the same read may succeed if it is tried again at once. Never after a time-out.
    pub const fn worth_retrying(&self) -> bool {
        matches!(self.failure, Failure::ServerFault | Failure::NodeUnreachable | Failure::Unreachable)
    }
}
