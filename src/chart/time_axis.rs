//! The axis of time: ticks on round local times, and how much each label says.
//!
//! Ticks depend on the calendar and the step alone, never on where the window starts, so they move with the data.

use super::calendar::{DAY, day, first_of_month, instant, local};
use super::{TimeLabel, Window, Zone};
use crate::format::date;

/// The distance between two ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeStep {
    /// A number of seconds that divides the day, counted from local midnight.
    Seconds(i64),
    /// Days; weeks start on Monday.
    Days(i64),
    /// Months, counted from January.
    Months(i64),
}

impl TimeStep {
    /// Every step that people read without counting, shortest first.
    pub const ALL: [Self; 31] = {
        use TimeStep::{Days, Months, Seconds};
        [
            Seconds(1),
            Seconds(2),
            Seconds(5),
            Seconds(10),
            Seconds(15),
            Seconds(30),
            Seconds(60),
            Seconds(120),
            Seconds(300),
            Seconds(600),
            Seconds(900),
            Seconds(1_800),
            Seconds(3_600),
            Seconds(7_200),
            Seconds(10_800),
            Seconds(21_600),
            Seconds(28_800),
            Seconds(43_200),
            Days(1),
            Days(2),
            Days(4),
            Days(7),
            Days(10),
            Days(14),
            Months(1),
            Months(3),
            Months(6),
            Months(12),
            Months(60),
            Months(120),
            Months(1_200),
        ]
    };

    /// About how long it is, in seconds.
    pub fn seconds(self) -> i64 {
        match self {
            Self::Seconds(seconds) => seconds,
            Self::Days(days) => days * DAY,
            Self::Months(months) => months * 2_629_746,
        }
    }

    /// The first tick after an instant.
    fn after(self, at: i64, zone: &dyn Zone) -> i64 {
        let wall = local(at, zone);
        match self {
            Self::Seconds(step) => after_seconds(step, at, wall, zone),
            // 1970-01-05 was a Monday.
            Self::Days(step) => {
                let next = ((day(wall) + 3).div_euclid(step) + 1) * step - 3;
                instant(next.saturating_mul(DAY), at, zone)
            }
            Self::Months(step) => {
                let today = date(day(wall));
                let months = today.year.saturating_mul(12) + today.month - 1;
                let next = (months.div_euclid(step) + 1) * step;
                instant(first_of_month(0, next + 1).saturating_mul(DAY), at, zone)
            }
        }
    }
}

/// The ticks of a window and how much each label says. At most 64: a caller that gets that many chose too small a step.
pub fn time_ticks(window: Window, step: TimeStep, zone: &dyn Zone) -> Vec<(i64, TimeLabel)> {
    let mut ticks = Vec::new();
    let mut at = window.from().saturating_sub(1);
    let mut previous = None;
    while ticks.len() < 64 {
        let next = step.after(at, zone);
        if next <= at || next > window.to() {
            break;
        }
        let wall = local(next, zone);
        ticks.push((next, label(step, wall, previous)));
        previous = Some(wall);
        at = next;
    }
    ticks
}

/// The next wall-clock time that the step divides. Where the clocks change, the hour that is skipped has no tick and the
/// hour that comes twice may have two, because both are instants of their own.
fn after_seconds(step: i64, at: i64, wall: i64, zone: &dyn Zone) -> i64 {
    let aligned = |tick: &i64| *tick > at && local(*tick, zone).rem_euclid(step) == 0;
    let target = (wall.div_euclid(step) + 1).saturating_mul(step);
    let plain = target.saturating_sub(wall.saturating_sub(at));
    if aligned(&plain) {
        return plain;
    }
    // The offset changes on the way: by the new offset, or else one step after the change.
    let corrected = target.saturating_sub(i64::from(zone.offset_seconds(plain)));
    if aligned(&corrected) {
        return corrected;
    }
    let further = local(plain, zone);
    plain.saturating_add(step - further.rem_euclid(step))
}

/// The date is said only where it changes: at the first tick of a new day, and with its year in a new year.
fn label(step: TimeStep, wall: i64, previous: Option<i64>) -> TimeLabel {
    let today = date(day(wall));
    let new_year = previous.is_some_and(|previous| date(day(previous)).year != today.year);
    match step {
        TimeStep::Months(months) if months % 12 == 0 => TimeLabel::Year,
        TimeStep::Months(_) if new_year => TimeLabel::MonthWithYear,
        TimeStep::Months(_) => TimeLabel::Month,
        _ if new_year => TimeLabel::DateWithYear,
        TimeStep::Days(_) => TimeLabel::Date,
        TimeStep::Seconds(_) if wall.rem_euclid(DAY) == 0 => TimeLabel::Date,
        TimeStep::Seconds(_) if previous.is_some_and(|previous| day(previous) != day(wall)) => {
            TimeLabel::Date
        }
        TimeStep::Seconds(seconds) if seconds < 60 => TimeLabel::Seconds,
        TimeStep::Seconds(_) => TimeLabel::Time,
    }
}
