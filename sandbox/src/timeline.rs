//! When one server was up, down or unknown: stops of the past drawn from its seed, and what has
//! happened since the start. It never draws a stop across the present, or the history would
//! contradict the live state.

use crate::dice::{Dice, mix2};

const DAY: f64 = 86_400.0;

/// What a server was during a stretch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Condition {
    /// Running since `boot` (seconds since 1970; long ago when nothing else is known).
    Up {
        /// The time of the last boot.
        boot: f64,
    },
    /// Stopped.
    Down,
    /// Nobody measured.
    Unknown,
}

/// A stretch of one condition, `from` included, `to` not.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stretch {
    /// Seconds since 1970.
    pub from: f64,
    /// Seconds since 1970.
    pub to: f64,
    /// What it was.
    pub condition: Condition,
}

/// The record of one server.
#[derive(Debug, Clone)]
pub struct Timeline {
    seed: u64,
    /// The start of the run: drawn history ends before it.
    made: f64,
    troubled: bool,
    /// Stretches every run has, in whole hours before the midnight of the start: from, to.
    known: &'static [(f64, f64, bool)],
    changes: Vec<(f64, bool)>,
}

/// The stretches of a server that must show a gap of each kind: hours before midnight, and
/// whether it was a stop (otherwise nobody measured).
pub const ONE_OF_EACH: &[(f64, f64, bool)] = &[(10.0, 8.5, true), (39.0, 37.5, false)];

impl Timeline {
    /// A server that runs; `troubled` ones had stops before.
    pub fn running(seed: u64, made: f64, troubled: bool, known: &'static [(f64, f64, bool)]) -> Self {
        Self { seed, made, troubled, known, changes: Vec::new() }
    }

    /// A server that was stopped some hours to days before the midnight of the start.
    pub fn stopped(seed: u64, made: f64, troubled: bool) -> Self {
        let hours = Dice::new(seed ^ 0xd0_u64).between(1.0, 200.0);
        let since = (made / DAY).floor() * DAY - hours * 3_600.0;
        Self { seed, made, troubled, known: &[], changes: vec![(since, false)] }
    }

    /// Records a boot (also one without a stop before it) or a stop.
    pub fn change(&mut self, at: f64, up: bool) {
        let last = self.changes.last().map_or(self.made, |last| last.0);
        self.changes.push((at.max(last), up));
    }

    /// Records a stop that came before the start of the run.
    pub fn interrupt(&mut self, at: f64) {
        self.changes.push((at, false));
    }

    /// The condition at one instant.
    pub fn at(&self, time: f64) -> Condition {
        self.stretches(time, time + 1.0).last().map_or(Condition::Unknown, |stretch| stretch.condition)
    }

    /// All of `from..to`, in order and without holes.
    pub fn stretches(&self, from: f64, to: f64) -> Vec<Stretch> {
        let mut events: Vec<(f64, Condition)> = Vec::new();
        // Memory grows for hours after a boot, so that boots before the window matter too.
        for (start, end, stop) in self.drawn(from - 2.0 * DAY) {
            let during = if stop { Condition::Down } else { Condition::Unknown };
            let boot = if stop { end } else { start - 30.0 * DAY };
            events.push((start, during));
            events.push((end, Condition::Up { boot }));
        }
        for (at, up) in &self.changes {
            events.push((*at, if *up { Condition::Up { boot: *at } } else { Condition::Down }));
        }
        events.sort_by(|a, b| a.0.total_cmp(&b.0));

        let mut stretches = Vec::new();
        let mut condition = Condition::Up { boot: from - 30.0 * DAY };
        let mut since = from;
        for (at, next) in events {
            if at >= to {
                break;
            }
            if at > since {
                stretches.push(Stretch { from: since, to: at, condition });
                since = at;
            }
            condition = next;
        }
        stretches.push(Stretch { from: since, to, condition });
        stretches
    }

    /// Past stops (true) and unmeasured stretches (false) that end after `from`.
    fn drawn(&self, from: f64) -> Vec<(f64, f64, bool)> {
        let limit = self.changes.first().map_or(self.made, |first| first.0.min(self.made));
        let midnight = (self.made / DAY).floor() * DAY;
        let mut found: Vec<(f64, f64, bool)> = self
            .known
            .iter()
            .map(|(from, to, stop)| (midnight - from * 3_600.0, midnight - to * 3_600.0, *stop))
            .collect();
        if self.troubled {
            let (first, last) = ((from / DAY).floor() as i64 - 1, (limit / DAY).floor() as i64);
            found.extend((first..=last).filter_map(|day| self.of_day(day)));
        }
        found.retain(|(start, end, _)| *end < limit && *end > from && start < end);
        found
    }

    /// At most one interruption a day, so that two never overlap by more than a midnight.
    fn of_day(&self, day: i64) -> Option<(f64, f64, bool)> {
        let mut dice = Dice::new(mix2(self.seed ^ 0x57_09, day as u64));
        let stop = dice.chance(0.75);
        if !dice.chance(0.2) {
            return None;
        }
        let start = day as f64 * DAY + dice.between(0.0, 70_000.0);
        let lasts = if stop { 300.0 * (dice.unit() * 3.9).exp() } else { dice.between(600.0, 5_400.0) };
        Some((start, start + lasts, stop))
    }
}
