//! How often to look: the intervals of polls, and when the next one is due.

/// A server's page, in milliseconds.
pub const SERVER_MS: f64 = 10_000.0;
/// A server's page or card while an action is pending, in milliseconds.
pub const PENDING_MS: f64 = 3_000.0;
/// A card on screen, in milliseconds.
pub const CARD_MS: f64 = 30_000.0;
/// A card on screen of a server that does not run, so that nothing about it changes by itself, in milliseconds.
pub const CALM_MS: f64 = 60_000.0;
/// A card within a screen of what is seen, in milliseconds.
pub const NEAR_MS: f64 = 60_000.0;
/// A server that only a filter, a sort or a search needs, at the most often, in milliseconds.
const SWEEP_MS: f64 = 300_000.0;
/// What a sweep may cost: one read in so many milliseconds, however many servers there are.
const SWEEP_STEP_MS: f64 = 150.0;
/// How much longer than it is called an interval may be, as a share of it. Never shorter: nothing is asked more often
/// than promised.
const SPREAD: f64 = 0.2;
/// The list of servers, in milliseconds.
pub const LIST_MS: f64 = 60_000.0;
/// Graphs at the most often, in milliseconds: once a minute.
const GRAPHS_MS: f64 = 60_000.0;

/// How often graphs are read: once per bucket (in seconds), and never more than once a minute.
pub fn graphs_ms(bucket_s: Option<i64>) -> f64 {
    bucket_s.map_or(GRAPHS_MS, |bucket| (bucket as f64 * 1_000.0).max(GRAPHS_MS))
}

/// How often a server comes round in a sweep over so many.
pub fn sweep_ms(servers: usize) -> f64 {
    (servers as f64 * SWEEP_STEP_MS).max(SWEEP_MS)
}

/// An interval made longer by chance (0 to 1), so that a thousand open panels don't beat in time.
pub fn spread(interval_ms: f64, chance: f64) -> f64 {
    interval_ms * (1.0 + SPREAD * chance)
}

/// How long until the next look is due, in milliseconds; 0 when it is due now. `last` is when the latest began.
pub fn due_in(last: Option<f64>, interval_ms: f64, now: f64) -> f64 {
    last.map_or(0.0, |last| (last + interval_ms - now).max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn graphs_follow_their_bucket_and_never_hurry() {
        for (bucket, expected) in
            [(None, 60_000.0), (Some(10), 60_000.0), (Some(60), 60_000.0), (Some(1_800), 1_800_000.0)]
        {
            assert!((graphs_ms(bucket) - expected).abs() < 1e-9, "{bucket:?}");
        }
    }

    #[test]
    fn chance_spreads_and_a_sweep_has_a_price() {
        for (chance, expected) in [(0.0, 30_000.0), (0.5, 33_000.0), (1.0, 36_000.0)] {
            assert!((spread(CARD_MS, chance) - expected).abs() < 1e-6, "{chance}");
        }
        for (servers, expected) in [(10, 300_000.0), (2_000, 300_000.0), (10_000, 1_500_000.0)] {
            assert!((sweep_ms(servers) - expected).abs() < 1e-6, "{servers}");
        }
    }

    #[test]
    fn the_next_look_is_one_interval_after_the_last_began() {
        for (last, interval, now, expected) in [
            (None, 10.0, 5.0, 0.0),
            (Some(5.0), 10.0, 5.0, 10.0),
            (Some(5.0), 10.0, 12.0, 3.0),
            (Some(5.0), 10.0, 40.0, 0.0),
        ] {
            assert!((due_in(last, interval, now) - expected).abs() < 1e-9);
        }
    }
}
