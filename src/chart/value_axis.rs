//! The axis of values: where it ends and where its labels stand.
//!
//! It always starts at 0. Its top is memory's limit where there is one. Any other moves in round steps only, and down only
//! when much of it is empty, so that it doesn't dance while polling.

use super::Unit;

/// The steps of a decimal axis within a power of ten. With 2.5 among them, any top can have three or four intervals.
const DECIMAL: [f64; 4] = [1.0, 2.0, 2.5, 5.0];

/// A scale from 0 to `top` with labels every `step`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ValueAxis {
    /// The value at the upper edge.
    pub top: f64,
    /// The distance between labels.
    pub step: f64,
}

impl ValueAxis {
    /// The axis for values up to `highest` (NaN or below zero: none) under a `limit`, in at most so many intervals.
    pub fn new(unit: Unit, highest: f64, limit: Option<f64>, intervals: u32) -> Self {
        let intervals = f64::from(intervals.max(1));
        let highest = if highest.is_finite() { highest.max(0.0) } else { 0.0 };
        match unit {
            Unit::Percent => {
                // One interval more is better than half an empty graph because of 100.4 %.
                let step = decimal_step(100.0, intervals);
                let step = if highest > 100.0 + step { decimal_step(highest, intervals) } else { step };
                Self::rounded(highest.max(100.0), step)
            }
            Unit::BytesBinary => match limit.filter(|limit| *limit > 0.0 && limit.is_finite()) {
                Some(limit) if highest <= limit => Self { top: limit, step: binary_step(limit, intervals) },
                other => {
                    let top = highest.max(other.unwrap_or(0.0)).max(1_048_576.0);
                    Self::rounded(top, binary_step(top, intervals))
                }
            },
            Unit::BytesPerSecond => {
                let top = highest.max(limit.filter(|limit| limit.is_finite()).unwrap_or(0.0)).max(1_000.0);
                Self::rounded(top, decimal_step(top, intervals))
            }
        }
    }

    /// The axis for values up to `highest`, after another one: it stays while it holds them and they reach above three
    /// fifths of it. So a peak that comes and goes around a round number does not move all lines at every poll.
    pub fn after(before: Self, unit: Unit, highest: f64, limit: Option<f64>, intervals: u32) -> Self {
        let new = Self::new(unit, highest, limit, intervals);
        let stays = highest <= before.top && highest > before.top * 0.6 && new.top < before.top;
        // A limit gives the top of its axis, whatever was there before.
        if stays && limit.is_none() { Self::new(unit, before.top, limit, intervals) } else { new }
    }

    /// The values that get a label: 0 and every step up to the top.
    pub fn ticks(&self) -> impl Iterator<Item = f64> + use<> {
        let Self { top, step } = *self;
        let count = if step > 0.0 { (top / step + 1e-9).floor().clamp(0.0, 50.0) as u32 } else { 0 };
        (0..=count).map(move |index| f64::from(index) * step)
    }

    fn rounded(highest: f64, step: f64) -> Self {
        Self { top: ((highest / step - 1e-9).ceil() * step).max(step), step }
    }
}

/// The smallest of 1, 2, 2.5 and 5 times a power of ten, from 1 on, that needs no more intervals than allowed.
fn decimal_step(highest: f64, intervals: f64) -> f64 {
    let wanted = highest / intervals;
    // By steps, as below: logarithms and powers bring tables of 4 kB. Above 1, products of tens are exact enough.
    let mut power = 1.0;
    while power * 10.0 <= wanted {
        power *= 10.0;
    }
    DECIMAL
        .into_iter()
        .map(|factor| factor * power)
        .find(|step| *step >= wanted * (1.0 - 1e-9))
        .unwrap_or(10.0 * power)
}

/// The smallest power of two that needs no more intervals than allowed.
fn binary_step(highest: f64, intervals: f64) -> f64 {
    let wanted = highest / intervals;
    let mut step = 1.0;
    while step < wanted {
        step *= 2.0;
    }
    step
}
