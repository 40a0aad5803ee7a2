//! The words on the axes, from a language's numbers, dates and units.

use super::{Labels, TimeLabel, Unit, Zone};
use crate::format::{Format, Locale, TimeStyle, Units};

/// A language, as a chart asks for it.
pub struct Wording<'a> {
    /// Digits, dates and the time zone.
    pub locale: &'a dyn Locale,
    /// Units.
    pub units: &'a Units,
}

impl Zone for Wording<'_> {
    fn offset_seconds(&self, instant: i64) -> i32 {
        self.locale.offset_s(instant)
    }
}

impl Labels for Wording<'_> {
    fn time_label(&self, instant: i64, kind: TimeLabel) -> String {
        let style = match kind {
            TimeLabel::Seconds => TimeStyle::Seconds,
            TimeLabel::Time => TimeStyle::Clock,
            TimeLabel::Date => TimeStyle::Day,
            TimeLabel::DateWithYear => TimeStyle::DayYear,
            TimeLabel::Month => TimeStyle::Month,
            TimeLabel::MonthWithYear => TimeStyle::MonthYear,
            TimeLabel::Year => TimeStyle::Year,
        };
        self.locale.time(instant, style)
    }

    fn value_label(&self, value: f64, unit: Unit, step: f64) -> String {
        let format = Format { locale: self.locale, units: self.units };
        match unit {
            Unit::BytesBinary if step == 0.0 => format.size(value),
            Unit::Percent => format.percent_step(value, step),
            Unit::BytesBinary => format.size_step(value, step),
            Unit::BytesPerSecond => format.rate_step(value, step),
        }
    }
}
