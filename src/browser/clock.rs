//! Time: a clock that never jumps, the wall's, and waiting.

use gloo_timers::future::TimeoutFuture;

/// Milliseconds since the page was opened, on a clock that never jumps.
pub fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Seconds since the epoch by the client's clock, which may be wrong.
pub fn epoch_s() -> i64 {
    (js_sys::Date::now() / 1_000.0) as i64
}

/// Waits. Longer than a timer can is cut to what it can: 24 days.
pub async fn sleep(milliseconds: u32) {
    TimeoutFuture::new(milliseconds.min(i32::MAX as u32)).await;
}

/// A number from 0 (included) to 1 (excluded), by chance.
pub fn chance() -> f64 {
    js_sys::Math::random()
}
