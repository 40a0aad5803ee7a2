//! What the graphs say.

use crate::domain::{Measure, Range};

/// Words of the graphs.
#[derive(Debug)]
pub struct Graphs {
    pub title: &'static str,
    pub range: &'static str,
    pub range_name: fn(Range) -> &'static str,
    pub cpu: &'static str,
    pub memory: &'static str,
    pub network: &'static str,
    pub disk: &'static str,
    pub cpu_of: fn(usize, &str) -> String,
    pub used: &'static str,
    pub limit: &'static str,
    pub net_in: &'static str,
    pub net_out: &'static str,
    pub disk_read: &'static str,
    pub disk_write: &'static str,
    pub bucket: fn(&str) -> String,
    pub zone: fn(&str) -> String,
    pub empty: &'static str,
    pub no_data: &'static str,
    pub summary: fn(&str, &str) -> String,
    pub no_value: &'static str,
    /// What kind of thing a graph is, for screen readers.
    pub interactive: &'static str,
    /// Which keys do what on a graph.
    pub keys: &'static str,
    pub min: &'static str,
    pub average: &'static str,
    pub max: &'static str,
    pub last: &'static str,
    /// "<graph>: what is shown", for the table of minimum to last.
    pub stats: fn(&str) -> String,
    pub last_line: &'static str,
    pub reset: &'static str,
    pub utc_hint: &'static str,
    pub tools: &'static str,
    pub table_button: &'static str,
    pub table: &'static str,
    pub table_caption: &'static str,
    pub time_column: fn(&str) -> String,
    pub measure: fn(Measure) -> &'static str,
    pub memory_limit: &'static str,
    pub csv_hint: &'static str,
    pub png_hint: &'static str,
}
