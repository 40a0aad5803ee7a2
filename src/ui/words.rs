//! The user's words: the text and the number formats of the language in force.

use std::rc::Rc;

use leptos::prelude::*;

use crate::api::ApiError;
use crate::browser::intl::BrowserLocale;
use crate::domain::ServerId;
use crate::format::{Format, Locale, TimeStyle, offset};
use crate::text::{Explained, Language, Text, explain};
use crate::ui::store::Entry;

/// The language in force. Another language makes the whole view anew, so only the zone needs to be followed.
#[derive(Clone, Copy)]
pub struct Words {
    language: Language,
    /// Whether times are in UTC; else they are in the browser's own zone.
    pub utc: Signal<bool>,
    locales: StoredValue<[Rc<BrowserLocale>; 2], LocalStorage>,
}

impl Words {
    /// The words of a language.
    pub fn new(language: Language, utc: Signal<bool>) -> Self {
        let locales = [false, true].map(|utc| Rc::new(BrowserLocale::new(language, utc)));
        Self { language, utc, locales: StoredValue::new_local(locales) }
    }

    /// The text.
    pub fn text(self) -> &'static Text {
        self.language.text()
    }

    /// Numbers and dates.
    pub fn locale(self) -> Rc<BrowserLocale> {
        let [own, utc] = self.locales.get_value();
        if self.utc.get() { utc } else { own }
    }

    /// Writes a value with the language's digits and units.
    pub fn write(self, write: impl FnOnce(&Format) -> String) -> String {
        let locale = self.locale();
        write(&Format { locale: &*locale, units: &self.text().units })
    }

    /// A whole number.
    pub fn count(self, count: usize) -> String {
        self.write(|format| format.locale.number(count as f64, 0))
    }

    /// A moment.
    pub fn time(self, instant_s: i64, style: TimeStyle) -> String {
        self.locale().time(instant_s, style)
    }

    /// The name of the zone that times are in.
    pub fn zone(self) -> String {
        self.locale().zone()
    }

    /// A moment with its day. Within a day of a change of the clocks it has its offset too: an hour of autumn occurs
    /// twice.
    pub fn moment(self, instant_s: i64) -> String {
        self.written(instant_s, TimeStyle::DayClock)
    }

    /// From one moment to another; the day is said once if it is the same.
    pub fn stretch(self, from_s: i64, to_s: i64) -> String {
        let day = |at| self.time(at, TimeStyle::DayYear);
        let to = if day(from_s) == day(to_s) { TimeStyle::Clock } else { TimeStyle::Full };
        format!("{} – {}", self.written(from_s, TimeStyle::Full), self.written(to_s, to))
    }

    fn written(self, instant_s: i64, style: TimeStyle) -> String {
        let locale = self.locale();
        let written = locale.time(instant_s, style);
        let [before, now, after] =
            [-86_400, 0, 86_400].map(|by| locale.offset_s(instant_s.saturating_add(by)));
        if before == now && now == after {
            return written;
        }
        format!("{written} (UTC{})", offset(now))
    }

    /// A stretch of time in the one unit that says enough: `40 s`, `12 min`, `3 h`.
    pub fn span(self, seconds: f64) -> String {
        let server = &self.text().server;
        let (count, unit) = match seconds {
            s if s < 60.0 => (s, server.seconds),
            s if s < 3_600.0 => (s / 60.0, server.minutes),
            s => (s / 3_600.0, server.hours),
        };
        unit(&self.count(count.max(0.0) as usize))
    }

    /// A server's name; one without a name is called by its id.
    pub fn name(self, id: ServerId, entry: &Entry) -> String {
        entry.name().map_or_else(|| (self.text().fleet.nameless)(&id.to_string()), str::to_owned)
    }

    /// Why a read failed.
    pub fn explain(self, error: &ApiError, name: Option<&str>) -> Explained {
        explain(self.text(), error, name)
    }
}

/// The words in force.
pub fn use_words() -> Words {
    expect_context()
}
