//! The graphs' numbers: ten-second samples averaged into buckets, computed when asked for.
//! It never stores a series, so that a month of thousands of servers costs nothing at the start.

use crate::load::{Load, Profile};
use crate::timeline::{Condition, Stretch, Timeline};

/// The spacing of samples, in seconds.
const SAMPLE: i64 = 10;
/// Long buckets are averaged over this many of their samples, spread evenly: the mean differs by
/// a few per cent from that of all 180, and a month takes milliseconds rather than seconds.
const MOST_SAMPLES: i64 = 12;

/// How dense the platform keeps its averages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Density {
    /// Before version 9: 70 points for every range.
    Old,
    /// Since version 9.
    New,
}

/// The four ranges of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timeframe {
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
}

impl Timeframe {
    /// Reads the API's own word.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "hour" => Some(Self::Hour),
            "day" => Some(Self::Day),
            "week" => Some(Self::Week),
            "month" => Some(Self::Month),
            _ => None,
        }
    }

    /// Number of buckets, and the seconds of each (`wire.md`, "Graph points").
    pub fn buckets(self, density: Density) -> (i64, i64) {
        match (density, self) {
            (Density::Old, Self::Hour) => (70, 60),
            (Density::Old, Self::Day) => (70, 1_800),
            (Density::Old, Self::Week) => (70, 10_800),
            (Density::Old, Self::Month) => (70, 43_200),
            (Density::New, Self::Hour) => (60, 60),
            (Density::New, Self::Day) => (1_440, 60),
            (Density::New, Self::Week) => (336, 1_800),
            (Density::New, Self::Month) => (1_440, 1_800),
        }
    }
}

/// What is known of one bucket.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Measured {
    /// The averages while it ran.
    Running(Load),
    /// Stopped throughout.
    Stopped,
    /// Not measured.
    Unknown,
}

/// One bucket.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The end of the bucket, seconds since 1970.
    pub time: i64,
    /// What was measured in it.
    pub measured: Measured,
}

/// The buckets of a timeframe that have ended by `now`, oldest first.
pub fn points(
    profile: &Profile,
    timeline: &Timeline,
    timeframe: Timeframe,
    density: Density,
    now: f64,
) -> Vec<Point> {
    let (count, step) = timeframe.buckets(density);
    let last = (now as i64).div_euclid(step) * step;
    let first = last - count * step;
    let stretches = timeline.stretches(first as f64, last as f64);
    (1..=count)
        .map(|index| {
            let end = first + index * step;
            Point { time: end, measured: average(profile, &stretches, end - step, step) }
        })
        .collect()
}

fn average(profile: &Profile, stretches: &[Stretch], from: i64, step: i64) -> Measured {
    let count = (step / SAMPLE).clamp(1, MOST_SAMPLES);
    let inside = stretches.iter().skip_while(|stretch| stretch.to <= from as f64);
    let mut sum = Load::default();
    let (mut ran, mut stopped) = (0.0, false);
    for index in 0..count {
        let offset = (2 * index + 1) * step / (2 * count) / SAMPLE * SAMPLE;
        let time = (from + offset) as f64;
        let condition = inside.clone().find(|stretch| stretch.to > time).map(|stretch| stretch.condition);
        match condition {
            Some(Condition::Up { boot }) => {
                add(&mut sum, &profile.at(time, boot));
                ran += 1.0;
            }
            Some(Condition::Down) => stopped = true,
            Some(Condition::Unknown) | None => {}
        }
    }
    if ran > 0.0 {
        Measured::Running(scaled(&sum, 1.0 / ran))
    } else if stopped {
        Measured::Stopped
    } else {
        Measured::Unknown
    }
}

fn add(sum: &mut Load, load: &Load) {
    sum.cpu += load.cpu;
    sum.mem += load.mem;
    sum.netin += load.netin;
    sum.netout += load.netout;
    sum.diskread += load.diskread;
    sum.diskwrite += load.diskwrite;
}

fn scaled(load: &Load, by: f64) -> Load {
    Load {
        cpu: load.cpu * by,
        mem: load.mem * by,
        netin: load.netin * by,
        netout: load.netout * by,
        diskread: load.diskread * by,
        diskwrite: load.diskwrite * by,
    }
}
