//! Dates from counted days, and moments as ISO 8601 writes them.

/// The seconds of a civil day.
const DAY: i64 = 86_400;

/// A date in the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date {
    /// The year; 0 is 1 BC.
    pub year: i64,
    /// 1–12.
    pub month: i64,
    /// 1–31.
    pub day: i64,
}

/// The date of a day, counted from 1970-01-01. After Howard Hinnant's `civil_from_days`: its years begin in March, so
/// that a leap day comes last.
pub fn date(day: i64) -> Date {
    let shifted = day.saturating_add(719_468);
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    Date {
        year: year_of_era + era * 400 + i64::from(month <= 2),
        month,
        day: of_year - (153 * from_march + 2) / 5 + 1,
    }
}

/// A moment with the offset of its time zone: `2026-03-29T03:00:00+02:00`.
pub fn iso(instant_s: i64, offset_s: i32) -> String {
    let local = instant_s.saturating_add(i64::from(offset_s));
    let (Date { year, month, day }, second) = (date(local.div_euclid(DAY)), local.rem_euclid(DAY));
    let clock = format!("{:02}:{:02}:{:02}", second / 3_600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{clock}{}", offset(offset_s))
}

/// How far a time zone is ahead of UTC: `+02:00`.
pub fn offset(offset_s: i32) -> String {
    let minutes = offset_s.unsigned_abs() / 60;
    let sign = if offset_s < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_with_their_offset() {
        for (instant, offset_s, expected) in [
            (0, 0, "1970-01-01T00:00:00+00:00"),
            (-1, 0, "1969-12-31T23:59:59+00:00"),
            // Both ends of summer time, and the end of a year.
            (1_774_745_999, 3_600, "2026-03-29T01:59:59+01:00"),
            (1_774_746_000, 7_200, "2026-03-29T03:00:00+02:00"),
            (1_792_888_200, 7_200, "2026-10-25T02:30:00+02:00"),
            (1_792_891_800, 3_600, "2026-10-25T02:30:00+01:00"),
            (1_798_757_999, 3_600, "2026-12-31T23:59:59+01:00"),
            (1_709_208_000, -12_600, "2024-02-29T08:30:00-03:30"),
            (951_782_400, 0, "2000-02-29T00:00:00+00:00"),
        ] {
            assert_eq!(iso(instant, offset_s), expected);
        }
    }
}
