//! How often to look: the intervals of polls, and when the next one is due.

/// A server's page, in milliseconds.
pub const SERVER_MS: f64 = 10_000.0;
/// A server's page or card while an action is pending, in milliseconds.
pub const PENDING_MS: f64 = 3_000.0;
/// A card on screen, in milliseconds.
pub const CARD_MS: f64 = 30_000.0;
/// The list of servers, in milliseconds.
pub const LIST_MS: f64 = 60_000.0;
/// Graphs at the most often, in milliseconds: once a minute.
const GRAPHS_MS: f64 = 60_000.0;

/// How often graphs are read: once per bucket (in seconds), and never more than once a minute.
pub fn graphs_ms(bucket_s: Option<i64>) -> f64 {
    bucket_s.map_or(GRAPHS_MS, |bucket| (bucket as f64 * 1_000.0).max(GRAPHS_MS))
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
