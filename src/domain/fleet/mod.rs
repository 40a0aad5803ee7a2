//! Many servers: finding them, choosing among them, and what an action on many would do to each.
//!
//! Pure values over names and what was last read. It never reads anything itself, and never acts.

mod calm;
mod facts;
mod plan;
mod roster;
mod search;
mod selection;
mod view;
mod window;

pub use calm::Calm;
pub use facts::Facts;
pub use plan::{Candidate, Plan, plan};
pub use roster::{Roster, Shown};
pub use search::{Piece, Query};
pub use selection::Selection;
pub use view::{FleetView, Layout, Sort, SortKey, StateFilter};
pub use window::{Grid, Walk, Window, walk};
