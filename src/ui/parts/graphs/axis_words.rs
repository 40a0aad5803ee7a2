//! The words on the axes of graphs, from the language in force.

use std::rc::Rc;

use crate::browser::canvas::Painter;
use crate::browser::intl::BrowserLocale;
use crate::chart::{self, Drawing, Labels, Plot, Room, TimeLabel, Unit, ValueAxis, Zone};
use crate::format::{Format, Locale, TimeStyle, Units};
use crate::ui::words::Words;

/// A language, as the chart asks for it.
pub struct AxisWords {
    locale: Rc<BrowserLocale>,
    units: &'static Units,
}

impl AxisWords {
    /// The language in force.
    pub fn new(words: Words) -> Self {
        Self { locale: words.locale(), units: &words.text().units }
    }

    /// Draws graphs that share their times, after others, with these words, measured in the painter's font.
    pub fn draw(
        &self,
        board: &[(&Plot, Room)],
        before: &[Option<ValueAxis>],
        painter: &Painter,
    ) -> Vec<Option<Drawing>> {
        let measure = |text: &str| painter.measure(text);
        chart::board(board, before, &chart::Words { zone: self, labels: self, measure: &measure })
    }
}

impl Zone for AxisWords {
    fn offset_seconds(&self, instant: i64) -> i32 {
        self.locale.offset_s(instant)
    }
}

impl Labels for AxisWords {
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
        let format = Format { locale: &*self.locale, units: self.units };
        match unit {
            Unit::BytesBinary if step == 0.0 => format.size(value),
            Unit::Percent => format.percent_step(value, step),
            Unit::BytesBinary => format.size_step(value, step),
            Unit::BytesPerSecond => format.rate_step(value, step),
        }
    }
}
