//! Faults on demand: which request gets which wrong answer, and how often still.
//! It never carries one out: that is `broken`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::call::{Call, Endpoint, WORDS};

/// A fault waiting for its requests.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Given by the sandbox.
    #[serde(default)]
    pub id: u64,
    /// The server concerned; `None`: any, and the list too.
    #[serde(default)]
    pub server: Option<u64>,
    /// A word of [`WORDS`], or `*` for all but preflights.
    #[serde(default = "all")]
    pub endpoint: String,
    /// How many more requests it takes; `None`: for ever.
    #[serde(default)]
    pub times: Option<u64>,
    /// What goes wrong.
    pub fault: Kind,
    /// Whether the request has its effect first.
    #[serde(default)]
    pub apply: Apply,
}

/// When the answer goes wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Apply {
    /// Before the request has any effect.
    #[default]
    Before,
    /// After it: the answer is lost, the deed is done.
    After,
}

/// Where an answer breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// Before its first byte.
    Head,
    /// In the middle of the body.
    Body,
}

/// What goes wrong.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Kind {
    /// Another status and body.
    Status {
        /// 100 to 999.
        status: u16,
        /// A string is sent as it is, anything else as JSON.
        #[serde(default)]
        body: Option<Value>,
        /// In place of the usual one.
        #[serde(default)]
        content_type: Option<String>,
        /// More headers, such as `retry-after`.
        #[serde(default)]
        headers: BTreeMap<String, String>,
    },
    /// A page as proxies show it.
    Html {
        /// Its status.
        status: u16,
    },
    /// Nothing more comes.
    Hang {
        /// From where on.
        r#where: Place,
    },
    /// The connection is closed.
    Cut {
        /// Where.
        r#where: Place,
    },
    /// The answer's first half, as though it were whole.
    Truncate,
    /// The right status with no body.
    Empty,
    /// The right answer, late.
    Slow {
        /// By so much, in milliseconds.
        ms: u64,
    },
    /// A 302.
    Redirect {
        /// Its `location`.
        to: String,
    },
    /// A JSON string of that size.
    Huge {
        /// Its size.
        bytes: usize,
    },
    /// The right answer, without the headers that let another origin read it.
    NoCors,
}

impl Kind {
    /// The word in the journal.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Status { .. } => "status",
            Self::Html { .. } => "html",
            Self::Hang { .. } => "hang",
            Self::Cut { .. } => "cut",
            Self::Truncate => "truncate",
            Self::Empty => "empty",
            Self::Slow { .. } => "slow",
            Self::Redirect { .. } => "redirect",
            Self::Huge { .. } => "huge",
            Self::NoCors => "no_cors",
        }
    }
}

/// All faults, oldest first.
#[derive(Debug, Default)]
pub struct Faults {
    waiting: Vec<Fault>,
    last_id: u64,
}

impl Faults {
    /// Adds one and returns its id; an error says what is wrong with it.
    pub fn add(&mut self, mut fault: Fault) -> Result<u64, String> {
        if fault.endpoint != "*" && !WORDS.contains(&fault.endpoint.as_str()) {
            return Err(format!("unknown endpoint {:?}: use * or one of {WORDS:?}", fault.endpoint));
        }
        if let Kind::Status { status, .. } | Kind::Html { status } = fault.fault
            && !(200..=599).contains(&status)
        {
            return Err(format!("status {status} is not between 200 and 599"));
        }
        self.last_id += 1;
        fault.id = self.last_id;
        self.waiting.push(fault);
        Ok(self.last_id)
    }

    /// The newest fault that is meant for a call, counted down.
    pub fn take(&mut self, call: Call) -> Option<Fault> {
        let at = self.waiting.iter().rposition(|fault| fault.concerns(call))?;
        let fault = self.waiting.get_mut(at)?;
        let taken = fault.clone();
        if let Some(times) = &mut fault.times {
            *times = times.saturating_sub(1);
            if *times == 0 {
                self.waiting.remove(at);
            }
        }
        Some(taken)
    }

    /// Whether some connection is going to be cut: then none may be kept alive, or a browser
    /// would silently send its request again on a new one.
    pub fn will_cut(&self) -> bool {
        self.waiting.iter().any(|fault| matches!(fault.fault, Kind::Cut { .. }))
    }

    /// All that wait.
    pub fn all(&self) -> &[Fault] {
        &self.waiting
    }

    /// Forgets one, or all; false when there was nothing.
    pub fn remove(&mut self, id: Option<u64>) -> bool {
        let before = self.waiting.len();
        self.waiting.retain(|fault| id.is_some_and(|id| fault.id != id));
        self.waiting.len() < before
    }
}

impl Fault {
    fn concerns(&self, call: Call) -> bool {
        let endpoint = match self.endpoint.as_str() {
            "*" => call.endpoint != Endpoint::Preflight,
            word => word == call.endpoint.word(),
        };
        endpoint && (self.server.is_none() || self.server == call.server)
    }
}

fn all() -> String {
    "*".to_owned()
}
