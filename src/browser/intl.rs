//! The user's language and place, as the browser's `Intl` knows them.

use std::cell::RefCell;

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use super::number;
use crate::format::{Locale, TimeStyle};
use crate::text::Language;

/// A language in the browser's own time zone, or in UTC. Formatters are slow to make, so each is made once.
pub struct BrowserLocale {
    tags: Array,
    utc: bool,
    numbers: RefCell<Vec<(u8, Function)>>,
    times: RefCell<Vec<(TimeStyle, Function)>>,
    said: RefCell<Vec<Said>>,
}

/// Words, and what they were made of: decimals or style, and the bits of the value.
type Said = (u8, u64, String);

/// How many words are remembered: more than four graphs have labels.
const REMEMBERED: usize = 256;

impl BrowserLocale {
    /// The browser's variety of a language, if the user reads one of it (`en-GB`), else the language as such.
    pub fn new(language: Language, utc: bool) -> Self {
        let variety = preferred().into_iter().find(|tag| Language::from_code(tag) == Some(language));
        let tag = variety.unwrap_or_else(|| language.code().to_owned());
        Self {
            tags: Array::of1(&JsValue::from_str(&tag)),
            utc,
            numbers: RefCell::default(),
            times: RefCell::default(),
            said: RefCell::new(vec![Said::default(); REMEMBERED]),
        }
    }

    /// Says the same of the same: axes ask at every redraw, and each answer of `Intl` costs as much as to draw it.
    /// Each value has one place, which the next one that falls there takes.
    fn once(&self, kind: u8, value: u64, say: impl FnOnce() -> String) -> String {
        let place = value.wrapping_add(u64::from(kind)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56;
        let mut said = self.said.borrow_mut();
        let Some(known) = said.get_mut(place as usize) else { return say() };
        if known.2.is_empty() || (known.0, known.1) != (kind, value) {
            *known = (kind, value, say());
        }
        known.2.clone()
    }

    fn call(format: &Function, value: &JsValue) -> Option<String> {
        format.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
    }
}

impl Locale for BrowserLocale {
    fn number(&self, value: f64, decimals: u8) -> String {
        self.once(decimals, value.to_bits(), || {
            let format = kept(&self.numbers, decimals, || {
                let decimals = f64::from(decimals);
                let options = options(&[
                    ("minimumFractionDigits", decimals.into()),
                    ("maximumFractionDigits", decimals.into()),
                ]);
                Intl::NumberFormat::new(&self.tags, &options).format()
            });
            Self::call(&format, &value.into()).unwrap_or_else(|| number::write_fixed(value, decimals))
        })
    }

    fn time(&self, instant_s: i64, style: TimeStyle) -> String {
        // Decimals are few.
        let kind = 128 + style as u8;
        let format = || {
            kept(&self.times, style, || {
                let (two, short) = (JsValue::from_str("2-digit"), JsValue::from_str("short"));
                let (month, year) = (("month", short), ("year", JsValue::from_str("numeric")));
                let day = [("day", JsValue::from_str("numeric")), month.clone()];
                let clock =
                    [("hour", two.clone()), ("minute", two.clone()), ("hourCycle", JsValue::from_str("h23"))];
                let mut fields: Vec<(&str, JsValue)> = match style {
                    TimeStyle::Clock => clock.to_vec(),
                    TimeStyle::Seconds => clock.into_iter().chain([("second", two)]).collect(),
                    TimeStyle::Day => day.to_vec(),
                    TimeStyle::DayYear => day.into_iter().chain([year]).collect(),
                    TimeStyle::Month => vec![month],
                    TimeStyle::MonthYear => vec![month, year],
                    TimeStyle::Year => vec![year],
                    TimeStyle::DayClock => day.into_iter().chain(clock).collect(),
                    TimeStyle::Full => day.into_iter().chain([year]).chain(clock).collect(),
                };
                if self.utc {
                    fields.push(("timeZone", JsValue::from_str("UTC")));
                }
                Intl::DateTimeFormat::new(&self.tags, &options(&fields)).format()
            })
        };
        self.once(kind, instant_s as u64, || Self::call(&format(), &date(instant_s)).unwrap_or_default())
    }

    fn offset_s(&self, instant_s: i64) -> i32 {
        if self.utc {
            return 0;
        }
        -(date(instant_s).get_timezone_offset() * 60.0) as i32
    }

    fn zone(&self) -> String {
        if self.utc {
            return "UTC".to_owned();
        }
        let options = Intl::DateTimeFormat::new(&self.tags, &Object::new()).resolved_options();
        let zone =
            Reflect::get(&options, &JsValue::from_str("timeZone")).ok().and_then(|zone| zone.as_string());
        zone.unwrap_or_else(|| "UTC".to_owned())
    }
}

/// The language that the browser's user prefers, of those that the panel speaks.
pub fn preferred_language() -> Language {
    preferred().iter().find_map(|tag| Language::from_code(tag)).unwrap_or(Language::English)
}

/// The formatter of a kind, made when it is first asked for. There are never more than ten.
fn kept<K: PartialEq>(
    formats: &RefCell<Vec<(K, Function)>>,
    kind: K,
    make: impl FnOnce() -> Function,
) -> Function {
    let mut formats = formats.borrow_mut();
    if let Some((_, format)) = formats.iter().find(|(known, _)| *known == kind) {
        return format.clone();
    }
    let format = make();
    formats.push((kind, format.clone()));
    format
}

fn preferred() -> Vec<String> {
    let tags = web_sys::window().map(|window| window.navigator().languages());
    tags.map(|tags| tags.iter().filter_map(|tag| tag.as_string()).collect()).unwrap_or_default()
}

fn date(instant_s: i64) -> Date {
    Date::new(&JsValue::from_f64(instant_s as f64 * 1_000.0))
}

fn options(fields: &[(&str, JsValue)]) -> Object {
    let options = Object::new();
    for (name, value) in fields {
        // Setting a field of a fresh object can't fail.
        let _ = Reflect::set(&options, &JsValue::from_str(name), value);
    }
    options
}
