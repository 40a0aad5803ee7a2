//! Rahona Panel: a control panel for virtual servers that runs wholly in the browser.
//!
//! The floors, from the lowest. Each may use only what stands above it in this list; `tests/architecture.rs`
//! fails when one reaches up. `servers.md` and `wire.md`, which comments cite, are in `docs/api`.
//!
//! | floor | what it is | what it never does |
//! | --- | --- | --- |
//! | [`colour`] | colours that others choose, made readable | know a theme's name |
//! | [`format`](mod@format), [`route`], [`config`] | numbers, addresses, settings | read a clock or a global |
//! | [`domain`] | servers, states, actions and their rules | know the wire |
//! | [`api`] | requests, answers, errors, the client | touch the interface, send an action twice |
//! | [`chart`] | numbers to marks | know servers, or a canvas |
//! | [`sync`] | what is known and since when | ask for the time |
//! | [`text`] | every word, in every language | decide anything |
//! | [`export`] | graphs as files | make one: the browser does |
//! | [`embed`] | what is said with a host page, and with whom | act on it |
//! | `browser` | the only floor that names web-sys | decide anything |
//! | `ui` | pages and parts | fetch in a part, build an address by hand |

#![warn(missing_docs)]

pub mod api;
pub mod chart;
pub mod colour;
pub mod config;
pub mod domain;
pub mod embed;
pub mod export;
pub mod format;
pub mod route;
pub mod sync;
pub mod text;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod ui;
