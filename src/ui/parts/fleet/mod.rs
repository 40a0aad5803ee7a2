//! The pieces of the fleet's page: tools, list, rows, and what is done with many servers.

pub mod list;
pub mod preview;
mod row;
pub mod run;
pub mod selection_bar;
pub mod toolbar;
