//! The limit of a graph, such as a server's memory: a dashed line that may change its height over time.
//!
//! It is a fact about each bucket, not a measurement between two: it goes in steps and is never slanted.

use super::{Frame, Plot, Point, Timeline, Trace, Window};

/// The highest and the last limit that is shown within a window.
pub(super) fn limits(plot: &Plot) -> Option<(f64, f64)> {
    let values = plot.limit.as_deref()?;
    let shown = |index: &usize| bucket(&plot.timeline, *index, plot.window).is_some();
    let known = candidates(plot, values.len()).filter(shown).filter_map(|index| values.get(index).copied());
    known.filter(|value| real(*value)).fold(None, |sofar, value| match sofar {
        Some((highest, _)) => Some((f64::max(highest, value), value)),
        None => Some((value, value)),
    })
}

/// The buckets that may be shown: those that end within the window, and the one that reaches across its right edge.
fn candidates(plot: &Plot, count: usize) -> std::ops::Range<usize> {
    let inside = plot.timeline.inside(plot.window);
    inside.start..(inside.end + 1).min(count)
}

/// The steps of the limit. Each value holds for its own bucket; equal neighbours are one line.
pub(super) fn trace(plot: &Plot, frame: &Frame) -> Trace {
    let mut trace = Trace::default();
    let Some(values) = plot.limit.as_deref() else { return trace };
    let Plot { window, timeline, .. } = plot;
    let mut run: Option<Run> = None;
    for index in candidates(plot, values.len()) {
        // An axis of another unit may end below its limit: then there is none to show.
        let Some(value) = values.get(index).filter(|value| **value <= frame.axis.top) else {
            if let Some(done) = run.take() {
                done.end(&mut trace);
            }
            continue;
        };
        let broken = timeline.breaks_before(index);
        if (broken || !real(*value))
            && let Some(done) = run.take()
        {
            done.end(&mut trace);
        }
        let Some((from, to)) = bucket(timeline, index, *window).filter(|_| real(*value)) else { continue };
        let (from, to, y) =
            (frame.x.pixel(from), frame.x.pixel(to), frame.backing.crisp(frame.y.pixel(*value)));
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

/// The stretch that a bucket covers, cut at the window. `None` if nothing is left.
fn bucket(timeline: &Timeline, index: usize, window: Window) -> Option<(f64, f64)> {
    let end = *timeline.times().get(index)?;
    let start = end.saturating_sub(timeline.span(index)).max(window.from());
    let end = end.min(window.to());
    (start < end).then_some((start as f64, end as f64))
}

fn real(value: f64) -> bool {
    value.is_finite() && value > 0.0
}
