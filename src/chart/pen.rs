//! The pen that draws a curve column by column: it opens and closes runs at gaps and cuts them at the window's edges.
//!
//! It never joins what a gap separates. Pieces that lie wholly within one column become one run: their gaps are narrower
//! than a pixel.

use std::ops::Range;

use super::Window;
use super::curve::{Curve, Knot};

/// Where the extremes of a piece are.
#[derive(Clone, Copy)]
struct Extremes {
    low: (usize, f64),
    high: (usize, f64),
}

/// A curve being drawn, from left to right.
pub(super) struct Pen<'a> {
    times: &'a [i64],
    values: &'a [f64],
    /// The breaks not reached yet.
    breaks: &'a [usize],
    window: Window,
    curve: Curve,
    start: usize,
    open: bool,
    /// The last point of the open run, when it lies before the window.
    outside: Option<Knot>,
}

impl<'a> Pen<'a> {
    pub fn new(times: &'a [i64], values: &'a [f64], breaks: &'a [usize], window: Window) -> Self {
        Self { times, values, breaks, window, curve: Curve::default(), start: 0, open: false, outside: None }
    }

    /// Draws the points of one column.
    pub fn column(&mut self, points: Range<usize>) {
        let Some(values) = self.values.get(points.clone()) else { return };
        let passed = self.breaks.partition_point(|at| *at < points.start);
        let (_, ahead) = self.breaks.split_at_checked(passed).unwrap_or_default();
        let (within, ahead) =
            ahead.split_at_checked(ahead.partition_point(|at| *at < points.end)).unwrap_or_default();
        self.breaks = ahead;
        if values.is_empty() {
            return;
        }
        let unbroken = matches!(within, []) || (matches!(within, [only] if *only == points.start));
        if unbroken && let Some(extremes) = extremes(points.start, values) {
            if !within.is_empty() {
                self.close();
            }
            self.piece(points, extremes);
        } else {
            self.pieces(points, values, within);
        }
    }

    /// Draws a column that a gap runs through.
    fn pieces(&mut self, points: Range<usize>, values: &[f64], breaks: &[usize]) {
        let mut within: Option<Extremes> = None;
        let mut at = points.start;
        while at < points.end {
            let rest = values.get(at - points.start..).unwrap_or_default();
            let passed = breaks.partition_point(|border| *border <= at);
            if passed.checked_sub(1).and_then(|last| breaks.get(last)) == Some(&at) {
                self.close();
            }
            let border = breaks.get(passed).map_or(rest.len(), |border| border - at);
            let length = rest.iter().take(border).take_while(|value| value.is_finite()).count();
            let piece = at..at + length;
            let Some(found) = rest
                .get(..length)
                .filter(|values| !values.is_empty())
                .and_then(|values| extremes(at, values))
            else {
                self.close();
                at += 1;
                continue;
            };
            at = piece.end;
            if self.open {
                self.piece(piece, found);
            } else if at == points.end {
                self.join(within.take());
                self.piece(piece, found);
            } else {
                within = Some(within.map_or(found, |sofar| sofar.with(found)));
            }
        }
        // An open run goes on in the next column; what was collected before it has been joined already.
        if !self.open {
            self.join(within);
        }
    }

    /// Draws the pieces that lie wholly within a column, as one run.
    fn join(&mut self, within: Option<Extremes>) {
        if let Some(Extremes { low, high }) = within {
            self.close();
            let (one, other) = if low.0 <= high.0 { (low, high) } else { (high, low) };
            self.point(one.0, one.1);
            if one.0 != other.0 {
                self.point(other.0, other.1);
            }
            self.close();
        }
    }

    /// Goes on with the open run, or begins one.
    fn piece(&mut self, points: Range<usize>, Extremes { low, high }: Extremes) {
        let (one, other) = if low.0 <= high.0 { (low, high) } else { (high, low) };
        let last = points.end.saturating_sub(1);
        let mut drawn = None;
        for at in [points.start, one.0, other.0, last] {
            if drawn != Some(at)
                && let Some(value) = self.values.get(at)
            {
                self.point(at, *value);
                drawn = Some(at);
            }
        }
    }

    fn point(&mut self, at: usize, value: f64) {
        let Some(time) = self.times.get(at) else { return };
        let knot = Knot { time: *time as f64, value };
        let (left, right) = (self.window.from() as f64, self.window.to() as f64);
        let previous =
            if self.open { self.outside.take().or(self.curve.knots.last().copied()) } else { None };
        self.open = true;
        if knot.time < left {
            self.outside = Some(knot);
            return;
        }
        if let Some(previous) = previous {
            if previous.time < left && knot.time > left {
                self.curve.knots.push(cut(previous, knot, left));
            }
            if knot.time > right {
                if previous.time < right {
                    self.curve.knots.push(cut(previous, knot, right));
                }
                return;
            }
        }
        if knot.time <= right {
            self.curve.knots.push(knot);
        }
    }

    fn close(&mut self) {
        let end = self.curve.knots.len();
        if end > self.start {
            self.curve.runs.push(self.start..end);
        }
        self.start = end;
        self.open = false;
        self.outside = None;
    }

    pub fn finish(mut self) -> Curve {
        self.close();
        self.curve
    }
}

impl Extremes {
    fn with(self, other: Self) -> Self {
        Self {
            low: if other.low.1 < self.low.1 { other.low } else { self.low },
            high: if other.high.1 > self.high.1 { other.high } else { self.high },
        }
    }
}

/// The extremes of values that start at an index, `None` if one of them is absent. This loop is where a million points
/// spend their time, so it holds nothing else.
fn extremes(start: usize, values: &[f64]) -> Option<Extremes> {
    let first = *values.first()?;
    let (mut low, mut high) = ((0, first), (0, first));
    let mut present = true;
    for (at, value) in values.iter().enumerate() {
        present &= value.is_finite();
        if *value < low.1 {
            low = (at, *value);
        }
        if *value > high.1 {
            high = (at, *value);
        }
    }
    present.then_some(Extremes { low: (start + low.0, low.1), high: (start + high.0, high.1) })
}

/// The point where the segment between two knots crosses a time.
fn cut(one: Knot, other: Knot, time: f64) -> Knot {
    let share = (time - one.time) / (other.time - one.time);
    Knot { time, value: one.value + (other.value - one.value) * share }
}
