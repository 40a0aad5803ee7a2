//! Which of the API's endpoints a request is meant for.
//! It never looks at who asks or whether the server exists.

use axum::http::Method;

use crate::machine::Verb;

/// An endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Endpoint {
    /// `GET /services/servers`
    List,
    /// `GET /services/servers/:id`
    Read,
    /// `GET /services/servers/:id/start`, `restart`, `stop`
    Act(Verb),
    /// `POST /services/servers/:id/graphs`
    Graphs,
    /// A browser asking whether it may ask.
    Preflight,
    /// Something the document does not know.
    Unknown,
}

/// All words for endpoints that a fault may name, beside `*`.
pub const WORDS: [&str; 7] = ["list", "read", "start", "restart", "stop", "graphs", "preflight"];

impl Endpoint {
    /// The word in journal and faults.
    pub fn word(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Read => "read",
            Self::Act(verb) => verb.word(),
            Self::Graphs => "graphs",
            Self::Preflight => "preflight",
            Self::Unknown => "unknown",
        }
    }
}

/// An endpoint and the server it concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// The endpoint.
    pub endpoint: Endpoint,
    /// The id in the path; `None` for the list and for ids that are no numbers.
    pub server: Option<u64>,
}

impl Call {
    /// Reads method and path; the path begins at `/services`.
    pub fn parse(method: &Method, path: &str) -> Self {
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        let server = parts.get(2).and_then(|id| id.parse().ok());
        let endpoint = match parts.as_slice() {
            ["services", "servers", ..] if method == Method::OPTIONS => Endpoint::Preflight,
            ["services", "servers"] if method == Method::GET => Endpoint::List,
            ["services", "servers", _] if method == Method::GET => Endpoint::Read,
            ["services", "servers", _, verb] if method == Method::GET => match *verb {
                "start" => Endpoint::Act(Verb::Start),
                "restart" => Endpoint::Act(Verb::Restart),
                "stop" => Endpoint::Act(Verb::Stop),
                _ => Endpoint::Unknown,
            },
            ["services", "servers", _, "graphs"] if method == Method::POST => Endpoint::Graphs,
            _ => Endpoint::Unknown,
        };
        Self { endpoint, server }
    }
}
