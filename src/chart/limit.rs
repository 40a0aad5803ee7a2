//! The limit of a graph, such as a server's memory: a dashed line that may change its height over time.
//!
//! It is a fact about each bucket, not a measurement between two: it goes in steps and is never slanted.

use super::{Frame, Plot, Point, Timeline, Trace, Window};

/// The highest and the last limit that is shown within a window.
pub(super) fn limits(plot: &Plot) -> Option<(f64, f64)> {
    let known = levels(plot).filter_map(|level| level.stretch.and(real(level.value)));
    known.fold(None, |sofar, value| match sofar {
        Some((highest, _)) => Some((f64::max(highest, value), value)),
        None => Some((value, value)),
    })
}

/// The steps of the limit. Each value holds for its own bucket; equal neighbours are one line.
pub(super) fn trace(plot: &Plot, frame: &Frame) -> Trace {
    let mut trace = Trace::default();
    let mut run: Option<Run> = None;
    for level in levels(plot) {
        // An axis of another unit may end below its limit: then there is none to show.
        let value = real(level.value).filter(|value| *value <= frame.axis.top);
        if (level.broken || value.is_none())
            && let Some(done) = run.take()
        {
            done.end(&mut trace);
        }
        let Some(((from, to), value)) = level.stretch.zip(value) else { continue };
        let (from, to, y) =
            (frame.x.pixel(from), frame.x.pixel(to), frame.backing.crisp(frame.y.pixel(value)));
        match &mut run {
            Some(run) => run.go(&mut trace, from, to, y),
            None => run = Some(Run { start: trace.points.len(), from, to, y }),
        }
    }
    if let Some(done) = run {
        done.end(&mut trace);
    }
    trace
}

/// Buckets beside one another with the same limit.
struct Level {
    value: f64,
    /// Whether a row is missing before the first.
    broken: bool,
    /// The time that they cover, cut at the window. `None` if nothing is left.
    stretch: Option<(f64, f64)>,
}

/// The levels of the buckets that may be shown: those that end within the window, and the one that reaches across its
/// right edge. A limit hardly ever changes, so a million buckets are looked at once and make one level.
fn levels(plot: &Plot) -> impl Iterator<Item = Level> {
    let Plot { timeline, window, .. } = plot;
    let values = plot.limit.as_deref().unwrap_or_default();
    let inside = timeline.inside(*window);
    let end = (inside.end + 1).min(values.len()).min(timeline.times().len());
    let mut first = inside.start;
    std::iter::from_fn(move || {
        let rest = values.get(first..end)?;
        let value = *rest.first()?;
        let breaks = timeline.breaks();
        let (passed, ahead) = breaks.split_at_checked(breaks.partition_point(|at| *at <= first))?;
        let unbroken = ahead.first().map_or(rest.len(), |at| rest.len().min(at - first));
        // Two that are absent are alike too.
        let alike = |other: &&f64| other.to_bits() == value.to_bits();
        let last = first + rest.iter().take(unbroken).take_while(alike).count() - 1;
        let broken = passed.last() == Some(&first);
        let stretch = stretch(timeline, first, last, *window);
        first = last + 1;
        Some(Level { value, broken, stretch })
    })
}

/// The time that some buckets cover, cut at the window. `None` if nothing is left.
fn stretch(timeline: &Timeline, first: usize, last: usize, window: Window) -> Option<(f64, f64)> {
    let start = timeline.times().get(first)?.saturating_sub(timeline.span(first)).max(window.from());
    let end = (*timeline.times().get(last)?).min(window.to());
    (start < end).then_some((start as f64, end as f64))
}

/// One unbroken piece, whose last level isn't written yet.
struct Run {
    start: usize,
    from: f64,
    to: f64,
    y: f64,
}

impl Run {
    fn go(&mut self, trace: &mut Trace, from: f64, to: f64, y: f64) {
        // Levels narrower than half a pixel give way to the next: a limit may change, it doesn't oscillate.
        if y != self.y && from - self.from >= 0.5 {
            self.write(trace, from);
            self.from = from;
        }
        self.y = y;
        self.to = to;
    }

    fn end(self, trace: &mut Trace) {
        self.write(trace, self.to);
        trace.runs.push(self.start..trace.points.len());
    }

    fn write(&self, trace: &mut Trace, to: f64) {
        trace.points.push(Point::new(self.from, self.y));
        trace.points.push(Point::new(to, self.y));
    }
}

/// A limit that is one: present, and above 0.
fn real(value: f64) -> Option<f64> {
    (value.is_finite() && value > 0.0).then_some(value)
}
