//! What one graph is to show: lines over shared times, in one unit, within one window.
//!
//! It holds data only; sizes, colours and words come later. A role is an index that the painter turns into a colour.

use std::sync::Arc;

use super::{Timeline, Window};

/// What the values of a graph mean; it decides the steps of the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Percent: the axis is 0–100 and rises only when a value exceeds it.
    Percent,
    /// Bytes in binary steps (KiB, MiB, GiB), up to the limit when there is one.
    BytesBinary,
    /// Bytes per second in decimal steps (kB/s, MB/s).
    BytesPerSecond,
}

/// One line of a graph.
///
/// Values are plain `f64`s and an absent one is NaN. `Option<f64>` takes twice the memory, and a million points are
/// read at memory speed; NaN loses every comparison, so a search for extremes passes over it without a branch.
#[derive(Clone, Debug)]
pub struct Line {
    /// One value per time of the timeline; NaN and infinities are gaps. What exceeds the shorter of the two is ignored.
    pub values: Arc<[f64]>,
    /// Which of the series' colours it takes, from 0. It stays the same while others are hidden.
    pub role: usize,
    /// Whether the area down to 0 is filled.
    pub fill: bool,
}

impl Line {
    /// A filled line.
    pub fn area(role: usize, values: Arc<[f64]>) -> Self {
        Self { values, role, fill: true }
    }

    /// A line without an area, for a second series that would cover the first.
    pub fn stroke(role: usize, values: Arc<[f64]>) -> Self {
        Self { values, role, fill: false }
    }
}

/// Everything that one graph shows.
#[derive(Clone, Debug)]
pub struct Plot {
    /// The stretch of time on the x axis, which data need not fill.
    pub window: Window,
    /// The times that all lines share.
    pub timeline: Arc<Timeline>,
    /// The visible lines; the first is painted first. A hidden line is left out.
    pub lines: Vec<Line>,
    /// The limit at each time of the timeline, such as the memory a server has. 0, NaN and infinities mean none.
    pub limit: Option<Arc<[f64]>>,
    /// What the values mean.
    pub unit: Unit,
}

/// Optional values as a line holds them: NaN for what is absent.
pub fn gapped(values: impl IntoIterator<Item = Option<f64>>) -> Arc<[f64]> {
    values.into_iter().map(|value| value.unwrap_or(f64::NAN)).collect()
}
