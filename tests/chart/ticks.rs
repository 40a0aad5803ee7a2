//! Time ticks on round local times: clock changes both ways, the year's end, odd offsets.

use rahona_panel::chart::{Labels, TimeStep, Window, time_ticks};

use super::support::{BEIRUT, Changing, KATHMANDU, PARIS, Plain, UTC};

fn labels(zone: &Changing, from: i64, to: i64, step: TimeStep) -> String {
    let words = Plain(zone);
    let ticks = time_ticks(Window::new(from, to), step, zone);
    ticks.into_iter().map(|(instant, kind)| words.time_label(instant, kind)).collect::<Vec<_>>().join(", ")
}

const HOUR: TimeStep = TimeStep::Seconds(3_600);
/// 2025-03-29 22:30 UTC, the evening before the clocks go forward in Paris.
const SPRING: i64 = 1_743_287_400;
/// 2025-10-25 21:30 UTC, the evening before they go back.
const AUTUMN: i64 = 1_761_427_800;
/// 2025-12-31 22:00 UTC.
const NEW_YEAR: i64 = 1_767_218_400;

#[test]
fn ticks_stand_on_round_local_times() {
    let table = [
        (&UTC, 1_755_964_320, 1_755_967_920, TimeStep::Seconds(900), "16:00, 16:15, 16:30, 16:45"),
        (&KATHMANDU, 1_755_964_320, 1_755_967_920, TimeStep::Seconds(900), "21:45, 22:00, 22:15, 22:30"),
        (&KATHMANDU, 1_755_964_320, 1_756_050_720, TimeStep::Seconds(21_600), "24 Aug, 06:00, 12:00, 18:00"),
        (&PARIS, 1_755_964_320, 1_755_964_330, TimeStep::Seconds(5), "17:52:00, 17:52:05, 17:52:10"),
        // Forward: 02:00 doesn't exist.
        (&PARIS, SPRING, SPRING + 5 * 3_600, HOUR, "30 Mar, 01:00, 03:00, 04:00, 05:00"),
        (&PARIS, SPRING, SPRING + 6 * 3_600, TimeStep::Seconds(7_200), "30 Mar, 04:00, 06:00"),
        (&PARIS, SPRING, SPRING + 86_400, TimeStep::Seconds(21_600), "30 Mar, 06:00, 12:00, 18:00, 31 Mar"),
        // Back: 02:00 is twice, and each is an hour after the one before.
        (&PARIS, AUTUMN, AUTUMN + 5 * 3_600, HOUR, "26 Oct, 01:00, 02:00, 02:00, 03:00"),
        (&PARIS, AUTUMN, AUTUMN + 7 * 3_600, TimeStep::Seconds(7_200), "26 Oct, 02:00, 04:00"),
        (&PARIS, AUTUMN, AUTUMN + 86_400 + 3_600, TimeStep::Seconds(21_600), "26 Oct, 06:00, 12:00, 18:00"),
        // Days of 23 and 25 hours.
        (&PARIS, SPRING - 86_400, SPRING + 2 * 86_400, TimeStep::Days(1), "29 Mar, 30 Mar, 31 Mar, 1 Apr"),
        (&PARIS, AUTUMN - 86_400, AUTUMN + 3 * 86_400, TimeStep::Days(1), "25 Oct, 26 Oct, 27 Oct, 28 Oct"),
        // A day without a midnight begins at one o'clock.
        (&BEIRUT, 1_743_285_600 - 7_200, 1_743_285_600 + 7_200, HOUR, "22:00, 23:00, 30 Mar, 02:00, 03:00"),
        (&BEIRUT, 1_743_285_600 - 7_200, 1_743_285_600 + 86_400, TimeStep::Days(1), "30 Mar, 31 Mar"),
        // The year's end.
        (&PARIS, NEW_YEAR, NEW_YEAR + 4 * 3_600, HOUR, "23:00, 1 Jan 2026, 01:00, 02:00, 03:00"),
        (&UTC, NEW_YEAR, NEW_YEAR + 4 * 3_600, HOUR, "22:00, 23:00, 1 Jan 2026, 01:00, 02:00"),
        (
            &PARIS,
            NEW_YEAR - 3 * 86_400,
            NEW_YEAR + 2 * 86_400,
            TimeStep::Days(1),
            "29 Dec, 30 Dec, 31 Dec, 1 Jan 2026, 2 Jan",
        ),
        // Weeks begin on Monday, whatever the window.
        (
            &PARIS,
            NEW_YEAR - 20 * 86_400,
            NEW_YEAR + 10 * 86_400,
            TimeStep::Days(7),
            "15 Dec, 22 Dec, 29 Dec, 5 Jan 2026",
        ),
        (
            &PARIS,
            NEW_YEAR - 19 * 86_400,
            NEW_YEAR + 10 * 86_400,
            TimeStep::Days(7),
            "15 Dec, 22 Dec, 29 Dec, 5 Jan 2026",
        ),
        (
            &PARIS,
            NEW_YEAR - 100 * 86_400,
            NEW_YEAR + 100 * 86_400,
            TimeStep::Months(1),
            "Oct, Nov, Dec, Jan 2026, Feb, Mar, Apr",
        ),
        (
            &UTC,
            NEW_YEAR - 800 * 86_400,
            NEW_YEAR + 500 * 86_400,
            TimeStep::Months(12),
            "2024, 2025, 2026, 2027",
        ),
    ];
    for (zone, from, to, step, expected) in table {
        assert_eq!(labels(zone, from, to, step), expected, "{from}–{to} {step:?}");
    }
}

#[test]
fn both_hours_of_autumn_are_an_hour_apart() {
    let ticks = time_ticks(Window::new(AUTUMN, AUTUMN + 5 * 3_600), HOUR, &PARIS);
    assert!(ticks.windows(2).all(|pair| pair[1].0 - pair[0].0 == 3_600), "{ticks:?}");
}

#[test]
fn absurd_windows_end() {
    for step in TimeStep::ALL {
        for (from, to) in [(i64::MIN, i64::MAX), (i64::MAX - 5, i64::MAX), (i64::MIN, i64::MIN + 5), (0, 1)] {
            assert!(time_ticks(Window::new(from, to), step, &UTC).len() <= 64);
        }
    }
}
