//! The words on the axes of graphs, from the language in force.

use std::rc::Rc;

use crate::browser::canvas::Painter;
use crate::browser::intl::BrowserLocale;
use crate::chart::{self, Drawing, Plot, Room, ValueAxis, Wording};
use crate::format::Units;
use crate::ui::words::Words;

/// A language, held while it is drawn with.
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
        let wording = Wording { locale: &*self.locale, units: self.units };
        let measure = |text: &str| painter.measure(text);
        chart::board(board, before, &chart::Words { zone: &wording, labels: &wording, measure: &measure })
    }
}
