//! When to try a read again, and how long a 429 silences us.

use super::transport::Response;

/// The pause after a 429 whose `Retry-After` is missing or can't be read, in seconds.
pub const PAUSE_WITHOUT_HEADER_S: u32 = 30;

/// The longest pause that is obeyed, in seconds: an hour. A longer one is more likely a mistake than a wish.
const LONGEST_PAUSE_S: u32 = 3_600;

/// Retries of a read, after its first attempt.
pub const RETRIES: u32 = 2;

/// All attempts of one read together, in milliseconds.
pub const READ_BUDGET_MS: f64 = 15_000.0;

/// Backoff with full jitter before retry number `attempt` (0 is the first), in milliseconds: any time up to
/// 0.8 s, then 1.6 s. `chance` is from 0 to 1.
pub fn backoff_ms(attempt: u32, chance: f64) -> f64 {
    800.0 * f64::from(2_u32.saturating_pow(attempt.min(10))) * chance
}

/// The pause that a 429 asks for, in seconds: `Retry-After` as seconds or as a date (RFC 9110, 10.2.3).
pub fn retry_after_seconds(response: &Response) -> u32 {
    let asked = response.retry_after.as_deref().map(str::trim).and_then(|value| {
        value.parse::<u64>().ok().or_else(|| {
            let date = httpdate::parse_http_date(value).ok()?;
            let date_s = date.duration_since(std::time::UNIX_EPOCH).ok()?.as_secs();
            Some(date_s.saturating_sub(u64::try_from(response.date_s).ok()?))
        })
    });
    asked.map_or(PAUSE_WITHOUT_HEADER_S, |seconds| {
        u32::try_from(seconds).unwrap_or(LONGEST_PAUSE_S).clamp(1, LONGEST_PAUSE_S)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        // 1994-11-06 08:49:37 GMT
        let date_s = 784_111_777;
        for (value, expected) in [
            (None, 30),
            (Some("7"), 7),
            (Some(" 7 "), 7),
            (Some("0"), 1),
            (Some("999999999999"), 3_600),
            (Some("-5"), 30),
            (Some("soon"), 30),
            (Some("Sun, 06 Nov 1994 08:50:07 GMT"), 30),
            (Some("Sun, 06 Nov 1994 08:49:00 GMT"), 1),
            (Some("Sun, 06 Nov 1994 08:49:47 GMT"), 10),
        ] {
            let retry_after = value.map(str::to_owned);
            let response = Response { status: 429, retry_after, date_s, ..Response::default() };
            assert_eq!(retry_after_seconds(&response), expected, "{value:?}");
        }
    }

    #[test]
    fn backoff_stays_within_its_bounds() {
        for (attempt, chance, expected) in
            [(0, 0.0, 0.0), (0, 1.0, 800.0), (1, 1.0, 1_600.0), (1, 0.5, 800.0)]
        {
            assert!((backoff_ms(attempt, chance) - expected).abs() < 1e-9);
        }
    }
}
