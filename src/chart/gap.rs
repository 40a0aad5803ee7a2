//! The stretches without data.

use super::{Frame, Rect, Trace};

/// Gaps narrower than this many CSS pixels are left as they are: a hatch would be a smudge.
const NARROWEST: f64 = 6.0;

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
