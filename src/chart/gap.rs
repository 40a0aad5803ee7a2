//! The stretches without data, and the hatch that marks them.
//!
//! The hatch hangs on the canvas, not on the gap, so that it stands still while data moves under it.

use super::{Frame, Point, Rect, Segment, Trace};

/// Gaps narrower than this many CSS pixels are left as they are: a hatch would be a smudge.
const NARROWEST: f64 = 6.0;

/// The distance between two strokes of the hatch along the x axis.
const SPACING: f64 = 8.0;

/// The parts of the plot that no trace covers. A bucket and a bit at either end is not a gap: the newest is often not
/// there yet (`wire.md`, graph points).
pub(super) fn gaps(frame: &Frame, traces: &[Trace], bucket: i64) -> Vec<Rect> {
    let mut covered: Vec<(f64, f64)> = traces.iter().flat_map(Trace::stretches).collect();
    covered.sort_unstable_by(|one, other| one.0.total_cmp(&other.0));
    let (left, right) = frame.x.range();
    let nothing = covered.is_empty();
    let edge = frame.x.pixel(frame.window.from() as f64 + bucket as f64 * 1.75) - left;
    let mut gaps = Vec::new();
    let mut reached = left;
    let mut least = edge;
    for (from, to) in covered {
        if from - reached >= least.max(NARROWEST) {
            gaps.push(Rect { left: reached, right: from, ..frame.plot });
        }
        reached = reached.max(to);
        least = 0.0;
    }
    // With nothing at all to see, the whole plot is a gap.
    let least = if nothing { 0.0 } else { edge };
    if right - reached >= least.max(NARROWEST) {
        gaps.push(Rect { left: reached, right, ..frame.plot });
    }
    gaps
}

/// Strokes rising to the right, cut at the edges of a gap.
pub(super) fn hatch(gap: &Rect) -> impl Iterator<Item = Segment> {
    // A stroke is where x + y is a multiple of the spacing.
    let (first, last) = (gap.left + gap.top, gap.right + gap.bottom);
    let start = (first / SPACING).ceil();
    let count = ((last / SPACING).floor() - start).clamp(-1.0, 4_096.0) as i32 + 1;
    let Rect { left, top, right, bottom } = *gap;
    (0..count).map(move |index| {
        let sum = (start + f64::from(index)) * SPACING;
        let (low, high) = ((sum - bottom).max(left), (sum - top).min(right));
        Segment { from: Point::new(low, sum - low), to: Point::new(high, sum - high) }
    })
}
