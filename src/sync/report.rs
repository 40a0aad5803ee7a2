//! What became of a power action: an entry of the activity list, and what a toast tells.

use crate::api::ApiError;
use crate::domain::{Denial, PowerAction, ServerId};

/// One thing that happened to one server.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Numbers reports in the order in which they came.
    pub number: u64,
    /// The server that the user decided about.
    pub id: ServerId,
    /// Its name at that time.
    pub name: String,
    /// What was asked for.
    pub action: PowerAction,
    /// What came of it.
    pub outcome: Outcome,
    /// When, in seconds since the epoch by the client's clock.
    pub at_s: i64,
}

/// What came of a power action.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The API accepted it, in these words if it gave any.
    Accepted(Option<String>),
    /// The server's state shows that it is done.
    Confirmed,
    /// A restart was accepted and the server runs, but it was never seen to go down.
    RunningThroughout,
    /// The state did not agree in time.
    NotConfirmed,
    /// It can't work now, as a look at the server showed: nothing was sent.
    Denied(Denial),
    /// The API refused.
    Refused(ApiError),
    /// The answer was lost: it may have happened or not.
    Lost(ApiError),
}

impl Outcome {
    /// True when it is worth a toast. An acceptance is already to be seen in the server's state.
    pub const fn is_news(&self) -> bool {
        !matches!(self, Self::Accepted(_))
    }

    /// True when it passes by itself; otherwise it stays until it is dismissed.
    pub const fn passes(&self) -> bool {
        matches!(self, Self::Confirmed | Self::RunningThroughout)
    }

    /// The failure, if it is one.
    pub const fn error(&self) -> Option<&ApiError> {
        match self {
            Self::Refused(error) | Self::Lost(error) => Some(error),
            _ => None,
        }
    }
}
