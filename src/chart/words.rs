//! What the chart asks of its caller: time offsets, words, and the width of words.
//!
//! The chart words nothing itself, so that language, zone and font stay one decision of the interface.

use super::Unit;

/// A time zone, as far as an axis needs it.
pub trait Zone {
    /// How many seconds local time is ahead of UTC at an instant (seconds since the epoch).
    fn offset_seconds(&self, instant: i64) -> i32;
}

/// How much of an instant a label on the time axis says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeLabel {
    /// `14:30:05`
    Seconds,
    /// `14:30`
    Time,
    /// `12 Mar`: a day, or where the date changes between times
    Date,
    /// `1 Jan 2026`: where the year changes too
    DateWithYear,
    /// `Mar`
    Month,
    /// `Jan 2026`: where the year changes
    MonthWithYear,
    /// `2026`
    Year,
}

/// The words on the axes.
pub trait Labels {
    /// The label of an instant (seconds since the epoch) in the zone of the graph.
    fn time_label(&self, instant: i64, kind: TimeLabel) -> String;
    /// The label of a value. `step` is the distance to the next label and tells how many digits matter; all labels of an
    /// axis get the same one. The limit's label gets a step of 0: say it as exactly as is usual.
    fn value_label(&self, value: f64, unit: Unit, step: f64) -> String;
}

/// All three together.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The zone that time ticks are aligned to.
    pub zone: &'a dyn Zone,
    /// The wording.
    pub labels: &'a dyn Labels,
    /// The width of a text in CSS pixels, in the font of the axis.
    pub measure: &'a dyn Fn(&str) -> f64,
}

impl Words<'_> {
    /// The width of a text, whatever the measure says.
    pub(super) fn width(&self, text: &str) -> f64 {
        sound((self.measure)(text))
    }
}

/// A length that was measured elsewhere, or 0 if it can't be one.
pub(super) fn sound(length: f64) -> f64 {
    if length.is_finite() { length.max(0.0) } else { 0.0 }
}
