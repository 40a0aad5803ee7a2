//! The times of a series, and where rows are missing between them.
//!
//! Built once when data arrives and shared by all lines; a resize or a zoom doesn't look at the steps again.

use super::Window;

/// A step longer than this many local buckets means that a row is missing. A late row (a step of 1.5) is not.
const MISSING: f64 = 1.75;

/// How many steps on each side say what the local bucket is.
const NEIGHBOURS: usize = 3;

/// The ends of buckets in seconds since the epoch, in strictly ascending order, and the gaps between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    times: Box<[i64]>,
    breaks: Box<[usize]>,
    bucket: i64,
}

impl Timeline {
    /// Takes ascending times; a time that doesn't ascend counts as following a gap.
    ///
    /// `longest` is the longest bucket, in seconds, that this answer can have, when it is known (`wire.md`, densities:
    /// 60, 1,800, 10,800 and 43,200 for hour to month). Without it two far points alone would look like neighbours.
    pub fn new(times: Vec<i64>, longest: Option<i64>) -> Self {
        let cap = longest.filter(|seconds| *seconds > 0).unwrap_or(i64::MAX);
        let steps = Steps(&times);
        let shortest = steps.iter().filter(|step| *step > 0).min().unwrap_or(1);
        // No local bucket is shorter than the shortest step, so a regular series needs no second look.
        let harmless = missing(shortest.min(cap));
        let breaks = steps
            .iter()
            .enumerate()
            .filter(|(at, step)| {
                *step <= 0 || (*step as f64 > harmless && *step as f64 > missing(steps.local(*at).min(cap)))
            })
            .map(|(at, _)| at + 1)
            .collect();
        let bucket = steps.median().map_or(cap, |step| step.min(cap));
        Self { bucket: if bucket == i64::MAX { 0 } else { bucket }, breaks, times: times.into() }
    }

    /// The times.
    pub fn times(&self) -> &[i64] {
        &self.times
    }

    /// The indices of the times before which a row is missing, ascending.
    pub fn breaks(&self) -> &[usize] {
        &self.breaks
    }

    /// True when there is no time at all.
    pub fn is_empty(&self) -> bool {
        self.times.is_empty()
    }

    /// The usual length of a bucket in seconds; 0 when nothing tells (one point, and no longest bucket known).
    pub fn bucket(&self) -> i64 {
        self.bucket
    }

    /// Whether a row is missing before this index.
    pub fn breaks_before(&self, index: usize) -> bool {
        self.breaks.binary_search(&index).is_ok()
    }

    /// How many seconds the bucket at this index averages: the step to its predecessor or, across a gap, that to its
    /// successor, or else the usual one. At least 1.
    pub fn span(&self, index: usize) -> i64 {
        let step = |later: usize| {
            let earlier = later.checked_sub(1)?;
            if self.breaks_before(later) {
                return None;
            }
            Some(self.times.get(later)?.saturating_sub(*self.times.get(earlier)?))
        };
        step(index).or_else(|| step(index.saturating_add(1))).unwrap_or(self.bucket).max(1)
    }

    /// The indices of the times inside a window.
    pub fn inside(&self, window: Window) -> std::ops::Range<usize> {
        let first = self.times.partition_point(|time| *time < window.from());
        first..self.times.partition_point(|time| *time <= window.to()).max(first)
    }
}

/// The distances between neighbouring times.
#[derive(Clone, Copy)]
struct Steps<'a>(&'a [i64]);

impl Steps<'_> {
    fn iter(&self) -> impl Iterator<Item = i64> {
        self.0.windows(2).map(|pair| match pair {
            [earlier, later] => later.saturating_sub(*earlier),
            _ => 0,
        })
    }

    /// The bucket around a step: the longer of the medians on its two sides, because where the density changes both
    /// are right. A median of three isn't deceived by the next gap. A lone step has no neighbours to differ from.
    fn local(&self, at: usize) -> i64 {
        let before = self.0.get(at.saturating_sub(NEIGHBOURS)..=at).and_then(|times| Steps(times).median());
        let end = (at + 2 + NEIGHBOURS).min(self.0.len());
        let after = self.0.get(at + 1..end).and_then(|times| Steps(times).median());
        before.max(after).unwrap_or(i64::MAX)
    }

    /// The lower median, so that of two steps the shorter is the bucket.
    fn median(&self) -> Option<i64> {
        let mut steps: Vec<i64> = self.iter().filter(|step| *step > 0).collect();
        let middle = steps.len().checked_sub(1)? / 2;
        Some(*steps.select_nth_unstable(middle).1)
    }
}

fn missing(bucket: i64) -> f64 {
    bucket as f64 * MISSING
}
