//! Local calendar time from an instant and an offset, and back.
//!
//! Days and months in the proleptic Gregorian calendar; zones come from outside. It knows no names and formats nothing.

use super::Zone;

/// The seconds of a civil day.
pub(super) const DAY: i64 = 86_400;

/// The wall clock at an instant, as seconds since 1970-01-01 00:00 on that wall.
pub(super) fn local(instant: i64, zone: &dyn Zone) -> i64 {
    instant.saturating_add(i64::from(zone.offset_seconds(instant)))
}

/// The day number of a wall-clock time, counted from 1970-01-01.
pub(super) fn day(local: i64) -> i64 {
    local.div_euclid(DAY)
}

/// The instant at which the wall shows a time, where `near` is an instant before it. A time that the clocks jump over
/// gives the instant of the jump, one that occurs twice gives its first occurrence.
pub(super) fn instant(wall: i64, near: i64, zone: &dyn Zone) -> i64 {
    let offset = |at: i64| i64::from(zone.offset_seconds(at));
    let guess = wall.saturating_sub(offset(near));
    let better = wall.saturating_sub(offset(guess));
    if offset(better) == offset(guess) { better } else { guess.max(better) }
}

/// The day number of the first of a month; months may exceed 12. After Hinnant's `days_from_civil`.
pub(super) fn first_of_month(year: i64, month: i64) -> i64 {
    let months = year.saturating_mul(12).saturating_add(month - 1);
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5;
    era.saturating_mul(146_097).saturating_add(of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}
