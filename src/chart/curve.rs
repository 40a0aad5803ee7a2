//! A line reduced to what the pixels of its width can show: first, lowest, highest and last value of each column.
//!
//! It works on times and values, before any scale exists, in one pass and without an allocation per point. It never
//! joins what a gap separates: an absent value or a missing row ends a run.

use std::ops::Range;

use super::pen::Pen;
use super::{Timeline, Window};

/// One point of a reduced line. The time is fractional where the line was cut at an edge of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Knot {
    /// Seconds since the epoch.
    pub time: f64,
    /// The value, always finite.
    pub value: f64,
}

/// The runs of a line within a window. A run of a single knot is a lone point.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    pub(super) knots: Vec<Knot>,
    pub(super) runs: Vec<Range<usize>>,
}

impl Curve {
    /// Reduces a line to so many columns. Segments that cross an edge of the window are cut there.
    ///
    /// With four points or fewer in each column nothing is left out but repeats of the extremes.
    pub fn new(timeline: &Timeline, values: &[f64], window: Window, columns: u32) -> Self {
        let times = timeline.times();
        let length = times.len().min(values.len());
        let inside = timeline.inside(window);
        let (first, end) = (inside.start.min(length), inside.end.min(length));
        let mut pen = Pen::new(times, values, timeline.breaks(), window);

        // The neighbours outside say where the line enters and leaves.
        let before = first.saturating_sub(1);
        pen.column(before..first);
        let per_column = window.seconds() as f64 / f64::from(columns.max(1));
        let column = |time: &i64| (time.saturating_sub(window.from()) as f64 / per_column).floor();
        let mut at = first;
        while at < end {
            let Some(own) = times.get(at).map(column) else { break };
            let rest = times.get(at + 1..end).unwrap_or_default();
            // Most columns of an hour or a day hold one point; a search is for the rare dense ones.
            let more = match rest.first() {
                Some(next) if column(next) == own => rest.partition_point(|time| column(time) == own),
                _ => 0,
            };
            pen.column(at..at + 1 + more);
            at += 1 + more;
        }
        pen.column(end..(end + 1).min(length));
        pen.finish()
    }

    /// The runs, from left to right.
    pub fn runs(&self) -> impl Iterator<Item = &[Knot]> {
        self.runs.iter().map(|run| self.knots.get(run.clone()).unwrap_or_default())
    }

    /// All knots, from left to right.
    pub fn knots(&self) -> &[Knot] {
        &self.knots
    }

    /// The highest value drawn, NaN when there is none.
    pub fn highest(&self) -> f64 {
        self.knots.iter().map(|knot| knot.value).fold(f64::NAN, f64::max)
    }
}
