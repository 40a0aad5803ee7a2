//! A run so dense that its strokes cover whole columns of device pixels, as one upright bar per column.
//!
//! To stroke thousands of steep segments costs a software canvas ten times as much as to fill bars on whole pixels, and
//! looks the same where columns touch. It never replaces a run that leaves a column free between its points.

use super::marks::LINE;
use super::{Point, Rect};

/// From this many points per column on, the strokes of neighbouring columns overlap.
const DENSE: f64 = 1.5;

/// With fewer columns than this a run is better stroked, however dense.
const FEWEST: f64 = 16.0;

/// The bars of a run at a pixel ratio; `None` if the run is better stroked.
pub(super) fn bars(run: &[Point], ratio: f64) -> Option<Vec<Rect>> {
    let wide = f64::from(run.last()?.x - run.first()?.x) * ratio;
    if wide < FEWEST || (run.len() as f64) < wide * DENSE {
        return None;
    }
    let columns = columns(run, ratio)?;
    // A stroke reaches beyond its points. Not sideways: that would make every peak as wide as three, and the line bold.
    let beyond = LINE / 2.0;
    Some(
        columns
            .into_iter()
            .map(|bar| Rect { top: bar.top - beyond, bottom: bar.bottom + beyond, ..bar })
            .collect(),
    )
}

/// What a run covers of each column, from where the one before ended; `None` if a column between them is free.
fn columns(run: &[Point], ratio: f64) -> Option<Vec<Rect>> {
    let mut columns: Vec<Rect> = Vec::new();
    let mut number = f64::NEG_INFINITY;
    let mut before = f64::from(run.first()?.y);
    // A place on a border is a little off it in single precision, and the last belongs to the column that it ends.
    let last = (f64::from(run.last()?.x) * ratio - 1e-3).ceil() - 1.0;
    for point in run {
        let (own, y) = ((f64::from(point.x) * ratio + 1e-3).floor().min(last), f64::from(point.y));
        if let Some(column) = columns.last_mut()
            && own == number
        {
            column.top = column.top.min(y);
            column.bottom = column.bottom.max(y);
        } else {
            if own > number + 1.0 && !columns.is_empty() {
                return None;
            }
            number = own;
            columns.push(Rect {
                left: number / ratio,
                right: (number + 1.0) / ratio,
                top: y.min(before),
                bottom: y.max(before),
            });
        }
        before = y;
    }
    Some(columns)
}
