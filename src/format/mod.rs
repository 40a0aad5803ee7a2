//! Numbers, sizes, rates and times in the user's language.
//!
//! It knows how much precision a value deserves; digits, signs and calendars come from a [`Locale`], units from
//! the language's [`Units`]. It reads no clock and no global.

mod civil;

pub use civil::{Date, date, iso, offset};

/// What the surroundings know of a language and a place. The browser's `Intl` implements it; so do tests, by hand.
pub trait Locale {
    /// A number with exactly so many decimals, grouped and pointed as the language does.
    fn number(&self, value: f64, decimals: u8) -> String;
    /// A moment (seconds since the epoch) in words.
    fn time(&self, instant_s: i64, style: TimeStyle) -> String;
    /// How far local time is ahead of UTC at that moment, in seconds.
    fn offset_s(&self, instant_s: i64) -> i32;
    /// The time zone's name.
    fn zone(&self) -> String;
}

/// How a moment is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeStyle {
    /// Hours and minutes.
    Clock,
    /// Hours, minutes and seconds.
    Seconds,
    /// Day and month.
    Day,
    /// Day, month and year.
    DayYear,
    /// Month.
    Month,
    /// Month and year.
    MonthYear,
    /// Year.
    Year,
    /// Day, month, hours and minutes.
    DayClock,
    /// Day, month, year, hours and minutes.
    Full,
}

/// A language's units, smallest first.
#[derive(Debug)]
pub struct Units {
    /// Binary sizes, steps of 1,024.
    pub sizes: [&'static str; 6],
    /// Rates, steps of 1,000.
    pub rates: [&'static str; 5],
    /// The percent sign, with the space that goes before it.
    pub percent: &'static str,
}

/// A space that keeps a number with its unit.
const NARROW_SPACE: char = '\u{202f}';

/// Writes values for people.
pub struct Format<'a> {
    /// Digits and calendars.
    pub locale: &'a dyn Locale,
    /// Units.
    pub units: &'a Units,
}

impl Format<'_> {
    /// A percentage: one decimal below 10, none above.
    pub fn percent(&self, value: f64) -> String {
        let decimals = u8::from(value < 9.95);
        format!("{}{}", self.locale.number(value, decimals), self.units.percent)
    }

    /// A size in bytes, with three significant digits and a binary prefix.
    pub fn size(&self, bytes: f64) -> String {
        self.scaled(bytes, 1_024.0, &self.units.sizes)
    }

    /// A rate in bytes per second, with three significant digits and a decimal prefix.
    pub fn rate(&self, bytes_per_second: f64) -> String {
        self.scaled(bytes_per_second, 1_000.0, &self.units.rates)
    }

    /// A percentage on an axis, with as many decimals as the step between labels needs.
    pub fn percent_step(&self, value: f64, step: f64) -> String {
        format!("{}{}", self.locale.number(value, decimals_of(step)), self.units.percent)
    }

    /// A size on an axis, with as many decimals as the step between labels needs.
    pub fn size_step(&self, value: f64, step: f64) -> String {
        self.stepped(value, step, 1_024.0, &self.units.sizes)
    }

    /// A rate on an axis, with as many decimals as the step between labels needs.
    pub fn rate_step(&self, value: f64, step: f64) -> String {
        self.stepped(value, step, 1_000.0, &self.units.rates)
    }

    fn stepped(&self, value: f64, step: f64, base: f64, units: &[&str]) -> String {
        if value == 0.0 {
            return self.locale.number(0.0, 0);
        }
        let mut scale = 1.0;
        let mut unit = units.first().copied().unwrap_or_default();
        for larger in units.iter().skip(1) {
            if value.abs() < scale * base {
                break;
            }
            scale *= base;
            unit = larger;
        }
        format!("{}{NARROW_SPACE}{unit}", self.locale.number(value / scale, decimals_of(step / scale)))
    }

    /// Three significant digits, in the unit that fits; no decimals where they would all be zeros.
    fn scaled(&self, value: f64, base: f64, units: &[&str]) -> String {
        let mut scaled = value;
        let smallest = units.first().copied().unwrap_or_default();
        let mut unit = smallest;
        // 999.5 would be written as 1000, so it already belongs to the next unit.
        for larger in units.iter().skip(1) {
            if scaled.abs() < base - 0.5 {
                break;
            }
            scaled /= base;
            unit = larger;
        }
        let whole = unit == smallest || scaled.fract() == 0.0;
        let decimals = match scaled.abs() {
            _ if whole => 0,
            size if size < 9.995 => 2,
            size if size < 99.95 => 1,
            _ => 0,
        };
        format!("{}{NARROW_SPACE}{unit}", self.locale.number(scaled, decimals))
    }
}

/// How many decimals tell neighbours of this distance apart; two at the most.
fn decimals_of(step: f64) -> u8 {
    let whole = |scaled: f64| (scaled - scaled.round()).abs() < 1e-6;
    match step {
        step if whole(step) => 0,
        step if whole(step * 10.0) => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Plain;

    impl Locale for Plain {
        fn number(&self, value: f64, decimals: u8) -> String {
            format!("{value:.*}", usize::from(decimals))
        }
        fn time(&self, instant_s: i64, _: TimeStyle) -> String {
            instant_s.to_string()
        }
        fn offset_s(&self, _: i64) -> i32 {
            0
        }
        fn zone(&self) -> String {
            "UTC".to_owned()
        }
    }

    const UNITS: Units = Units {
        sizes: ["B", "KiB", "MiB", "GiB", "TiB", "PiB"],
        rates: ["B/s", "kB/s", "MB/s", "GB/s", "TB/s"],
        percent: "%",
    };

    #[test]
    fn values_keep_three_digits_and_the_unit_that_fits() {
        let format = Format { locale: &Plain, units: &UNITS };
        for (written, expected) in [
            (format.percent(0.0), "0.0%"),
            (format.percent(8.39), "8.4%"),
            (format.percent(9.96), "10%"),
            (format.percent(102.4), "102%"),
            (format.size(0.0), "0\u{202f}B"),
            (format.size(1_023.0), "1023\u{202f}B"),
            (format.size(4_294_967_296.0), "4\u{202f}GiB"),
            (format.size(3_807_158_272.0), "3.55\u{202f}GiB"),
            (format.size(322_122_547_200.0), "300\u{202f}GiB"),
            (format.size(1e30), "888178419700125\u{202f}PiB"),
            (format.rate(646.29), "646\u{202f}B/s"),
            (format.rate(999.6), "1.00\u{202f}kB/s"),
            (format.rate(27_991.7), "28.0\u{202f}kB/s"),
            (format.rate(20e6), "20\u{202f}MB/s"),
        ] {
            assert_eq!(written, expected);
        }
    }

    #[test]
    fn an_axis_shows_as_many_decimals_as_its_steps_need() {
        let format = Format { locale: &Plain, units: &UNITS };
        const GIB: f64 = 1_073_741_824.0;
        for (written, expected) in [
            (format.percent_step(50.0, 25.0), "50%"),
            (format.percent_step(0.5, 0.5), "0.5%"),
            (format.size_step(0.0, GIB), "0"),
            (format.size_step(2.0 * GIB, GIB), "2\u{202f}GiB"),
            (format.size_step(1.5 * GIB, 0.5 * GIB), "1.5\u{202f}GiB"),
            (format.size_step(0.5 * GIB, 0.5 * GIB), "512\u{202f}MiB"),
            (format.rate_step(250_000.0, 250_000.0), "250\u{202f}kB/s"),
            (format.rate_step(1_250_000.0, 250_000.0), "1.25\u{202f}MB/s"),
        ] {
            assert_eq!(written, expected);
        }
    }
}
