//! Minimum, average, maximum and last of what is visible.
//!
//! It reads the data itself, never the reduced line.

use super::{Timeline, Window};

/// The statistics of a line within a window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// The lowest value.
    pub min: f64,
    /// The average over time: each value weighs as many seconds as its bucket lasts, because steps may differ inside
    /// one answer. Gaps weigh nothing.
    pub average: f64,
    /// The highest value.
    pub max: f64,
    /// The newest value.
    pub last: f64,
    /// When the newest value's bucket ends, in seconds since the epoch.
    pub last_time: i64,
}

impl Summary {
    /// The statistics of the buckets that end within the window; `None` when none of them has a value.
    pub fn new(timeline: &Timeline, values: &[f64], window: Window) -> Option<Self> {
        let inside = timeline.inside(window);
        let mut found: Option<Self> = None;
        let (mut mean, mut weight) = (0.0, 0.0);
        let known = values.iter().zip(timeline.times()).enumerate().take(inside.end).skip(inside.start);
        for (index, (value, time)) in known.filter(|(_, (value, _))| value.is_finite()) {
            let seconds = timeline.span(index) as f64;
            weight += seconds;
            // A running mean can't overflow, a sum could.
            mean += (*value - mean) * (seconds / weight);
            let sofar = found.unwrap_or(Self {
                min: *value,
                average: 0.0,
                max: *value,
                last: *value,
                last_time: *time,
            });
            found = Some(Self {
                min: sofar.min.min(*value),
                max: sofar.max.max(*value),
                last: *value,
                last_time: *time,
                ..sofar
            });
        }
        found.map(|found| Self { average: mean, ..found })
    }
}
