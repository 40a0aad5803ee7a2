//! What is known and since when: remote data with its age and failure, pending actions, the rhythm of polls.
//!
//! Pure state machines. They are told the time (milliseconds on a clock that never jumps), they never ask for it.

mod asking;
mod bulk;
mod pending;
mod remote;
mod report;
pub mod rhythm;
mod tabs;

pub use asking::{Asking, Look, Next, Reason};
pub use bulk::{Bulk, Item, Step};
pub use pending::{DEADLINE_MS, Pending, Progress, RESTART_WATCH_MS};
pub use remote::Remote;
pub use report::{Outcome, Report};
pub use tabs::{News, Stage, channel, lock};
