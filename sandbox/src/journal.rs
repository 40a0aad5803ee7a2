//! What arrived: one entry per API request, made before anything else is done with it, so that
//! hung, cut and abandoned requests are counted too. It never holds credentials.

use std::collections::VecDeque;

use serde::Serialize;

/// Older entries are dropped beyond this many, so that a sandbox can run for days.
const MOST: usize = 100_000;

/// Which port a request came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Port {
    /// The main one.
    Panel,
    /// The cross-origin one.
    Api,
}

/// One request.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// Counts up from 1 and never starts again.
    pub n: u64,
    /// Milliseconds since 1970, at arrival.
    pub at_ms: u64,
    /// Where it came to.
    pub port: Port,
    /// Its method.
    pub method: String,
    /// Its path and query as sent.
    pub path: String,
    /// The endpoint's word.
    pub endpoint: &'static str,
    /// The id in the path.
    pub server: Option<u64>,
    /// The field of the form, once it is read.
    pub timeframe: Option<String>,
    /// Its content type.
    pub content_type: Option<String>,
    /// Whether a key came with it, right or wrong.
    pub has_key: bool,
    /// The status answered; `None` while it hangs, or when no head was ever sent.
    pub status: Option<u16>,
    /// The injected fault it met.
    pub fault: Option<&'static str>,
    /// Whether a whole answer was handed over.
    pub done: bool,
    /// API requests under way at its arrival, itself included, preflights too.
    pub in_flight: u64,
}

/// All requests since the start or the last clearing.
#[derive(Debug, Default)]
pub struct Journal {
    entries: VecDeque<Entry>,
    last: u64,
}

impl Journal {
    /// Enters a request and gives its number.
    pub fn arrived(&mut self, mut entry: Entry) -> u64 {
        self.last += 1;
        entry.n = self.last;
        if self.entries.len() == MOST {
            self.entries.pop_front();
        }
        self.entries.push_back(entry);
        self.last
    }

    /// Adds to an entry what is known later.
    pub fn amend(&mut self, n: u64, change: impl FnOnce(&mut Entry)) {
        if let Some(entry) = self.entries.iter_mut().rev().find(|entry| entry.n == n) {
            change(entry);
        }
    }

    /// The entries after number `n`, oldest first.
    pub fn since(&self, n: u64) -> Vec<&Entry> {
        self.entries.iter().filter(|entry| entry.n > n).collect()
    }

    /// Forgets all entries.
    pub fn clear(&mut self) {
        self.entries.clear();
    }
}
