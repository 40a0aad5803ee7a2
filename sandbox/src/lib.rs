//! The stand-in for the hosting API: believable servers over real HTTP, faults on demand, and a
//! journal of everything that arrived. It shares no types with the panel: both are held against
//! the API's own document, or one wrong rename would pass on both sides.
//!
//! The way of a request: `site` → `api` → `faults` → `answer` → `fleet`, `machine`, `history` →
//! `wire` → `broken`.

#![warn(missing_docs)]

mod accounts;
mod answer;
mod api;
mod broken;
mod call;
mod connection;
mod control;
mod dice;
mod faults;
mod fleet;
mod held;
mod history;
mod journal;
mod load;
mod machine;
mod names;
mod network;
mod oddities;
mod options;
mod pages;
mod sandbox;
mod site;
mod start;
mod timeline;
mod wire;

pub use accounts::{CLIENT_KEY, EMAIL, EMPTY_KEY, RESELLER_KEY};
pub use history::Density;
pub use options::{HELP, Options};
pub use start::{PortError, Running, start};
