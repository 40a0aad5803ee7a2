//! The words of the field and their rules: servers, states, actions, samples, ranges.
//!
//! Pure values. Nothing here knows the wire, a clock, the browser or the interface.

mod action;
pub mod fleet;
mod order;
mod permission;
mod power;
mod series;
mod server;

pub use action::PowerAction;
pub use order::sort_by_name;
pub use permission::{Authority, Denial, Doubt, Permission, Standing, permission};
pub use power::PowerState;
pub use series::{Measure, Range, Sample, Series};
pub use server::{Interface, Server, ServerId, ServerSummary};
