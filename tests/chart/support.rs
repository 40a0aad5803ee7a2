//! Hand-made surroundings: zones with clock changes, plain words, letters of one width, and the captured answers.

use std::sync::Arc;

use rahona_panel::chart::{
    Labels, Line, Plot, Room, Size, TimeLabel, Timeline, Unit, Window, Words, Zone, gapped,
};

/// Offsets that change at instants, the first from the beginning of time.
pub struct Changing(pub &'static [(i64, i32)]);

/// Paris in 2025 and 2026.
pub const PARIS: Changing = Changing(&[
    (i64::MIN, 3_600),
    (1_743_296_400, 7_200), // 2025-03-30 01:00 UTC
    (1_761_440_400, 3_600), // 2025-10-26 01:00 UTC
    (1_774_746_000, 7_200), // 2026-03-29 01:00 UTC
]);

/// Beirut in spring 2025: the clocks go from 00:00 to 01:00, so that day has no midnight.
pub const BEIRUT: Changing = Changing(&[(i64::MIN, 7_200), (1_743_285_600, 10_800)]);

pub const UTC: Changing = Changing(&[(i64::MIN, 0)]);
pub const KATHMANDU: Changing = Changing(&[(i64::MIN, 20_700)]);

impl Zone for Changing {
    fn offset_seconds(&self, instant: i64) -> i32 {
        self.0.iter().rev().find(|(since, _)| *since <= instant).unwrap().1
    }
}

/// Labels in the notation of this zone.
pub struct Plain<'a>(pub &'a Changing);

impl Labels for Plain<'_> {
    fn time_label(&self, instant: i64, kind: TimeLabel) -> String {
        let wall = instant + i64::from(self.0.offset_seconds(instant));
        let (hour, minute, second) =
            (wall.rem_euclid(86_400) / 3_600, wall.rem_euclid(3_600) / 60, wall.rem_euclid(60));
        let (year, month, day) = date(wall.div_euclid(86_400));
        let name =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1];
        match kind {
            TimeLabel::Seconds => format!("{hour:02}:{minute:02}:{second:02}"),
            TimeLabel::Time => format!("{hour:02}:{minute:02}"),
            TimeLabel::Date => format!("{day} {name}"),
            TimeLabel::DateWithYear => format!("{day} {name} {year}"),
            TimeLabel::Month => name.to_owned(),
            TimeLabel::MonthWithYear => format!("{name} {year}"),
            TimeLabel::Year => year.to_string(),
        }
    }

    fn value_label(&self, value: f64, unit: Unit, _step: f64) -> String {
        let prefixed = |base: f64, names: [&str; 5]| {
            let power = (value.max(1.0).log(base) + 1e-9).floor().clamp(0.0, 4.0);
            format!("{} {}", (value / base.powf(power) * 100.0).round() / 100.0, names[power as usize])
        };
        match unit {
            Unit::Percent => format!("{value} %"),
            Unit::BytesBinary => prefixed(1_024.0, ["B", "KiB", "MiB", "GiB", "TiB"]),
            Unit::BytesPerSecond => prefixed(1_000.0, ["B/s", "kB/s", "MB/s", "GB/s", "TB/s"]),
        }
    }
}

/// A date by counting, on purpose not the way that the chart does it.
fn date(mut day: i64) -> (i64, usize, i64) {
    let mut year = 1970;
    let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    while day >= 365 + i64::from(leap(year)) {
        day -= 365 + i64::from(leap(year));
        year += 1;
    }
    let lengths = [31, 28 + i64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (month, length) in lengths.into_iter().enumerate() {
        if day < length {
            return (year, month + 1, day + 1);
        }
        day -= length;
    }
    unreachable!()
}

/// Six and a half pixels a letter, as in a 12-pixel font.
pub fn letters(text: &str) -> f64 {
    text.chars().count() as f64 * 6.5
}

pub fn with_words<T>(zone: &Changing, then: impl FnOnce(&Words<'_>) -> T) -> T {
    then(&Words { zone, labels: &Plain(zone), measure: &letters })
}

pub fn room(width: f64, height: f64, ratio: f64) -> Room {
    Room { size: Size { width, height, ratio }, font: 12.0, margin: 0.0 }
}

/// A plot over all of its points.
pub fn plot(unit: Unit, points: &[(i64, Option<f64>)], longest: Option<i64>) -> Plot {
    let times: Vec<i64> = points.iter().map(|(time, _)| *time).collect();
    let window = Window::new(times.first().copied().unwrap_or(0), times.last().copied().unwrap_or(3_600));
    Plot {
        window,
        timeline: Arc::new(Timeline::new(times, longest)),
        lines: vec![Line::area(0, gapped(points.iter().map(|(_, value)| *value)))],
        limit: None,
        unit,
    }
}

/// A captured answer: the time of each point, and what it says under a key.
pub struct Capture(Vec<serde_json::Value>);

impl Capture {
    pub fn new(name: &str) -> Self {
        let path = format!("{}/tests/fixtures/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let answer: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let rows = answer.get("data").unwrap_or(&answer).as_array().unwrap().clone();
        Self(rows)
    }

    pub fn times(&self) -> Vec<i64> {
        self.0.iter().map(|row| row["time"].as_i64().unwrap()).collect()
    }

    pub fn values(&self, key: &str, factor: f64) -> Arc<[f64]> {
        gapped(
            self.0
                .iter()
                .map(|row| row.get(key).and_then(serde_json::Value::as_f64).map(|value| value * factor)),
        )
    }
}
