//! The stretch of time that a graph shows, and how zooming and refreshing move it.
//!
//! A window is kept by time, never by position in the data, so that a refresh can't make it slide.

/// A stretch of time in seconds since the epoch, both ends included. `from` is always before `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    from: i64,
    to: i64,
}

/// As far as an instant may be from the epoch: as far as a JavaScript `Date` reaches, in seconds.
const FARTHEST: i64 = 8_640_000_000_000;

impl Window {
    /// The stretch between two instants, in either order, and at least a second long.
    pub fn new(one: i64, other: i64) -> Self {
        let (one, other) = (one.clamp(-FARTHEST, FARTHEST), other.clamp(-FARTHEST, FARTHEST));
        let from = one.min(other).min(FARTHEST - 1);
        Self { from, to: one.max(other).max(from + 1) }
    }

    /// The stretch of that many seconds which ends at `to`.
    pub fn ending(to: i64, seconds: i64) -> Self {
        Self::new(to.saturating_sub(seconds.max(1)), to)
    }

    /// Its first instant.
    pub fn from(self) -> i64 {
        self.from
    }

    /// Its last instant.
    pub fn to(self) -> i64 {
        self.to
    }

    /// Its length in seconds, at least 1.
    pub fn seconds(self) -> i64 {
        self.to.saturating_sub(self.from)
    }

    /// Whether the instant lies within, ends included.
    pub fn contains(self, instant: i64) -> bool {
        (self.from..=self.to).contains(&instant)
    }

    /// The window scaled around an instant, which keeps its place: below 1 closer, above 1 wider. It stays within
    /// `bounds` and never gets shorter than `least` seconds.
    pub fn zoomed(self, around: i64, factor: f64, bounds: Self, least: i64) -> Self {
        let factor = if factor.is_finite() { factor.max(0.0) } else { 1.0 };
        let longest = bounds.seconds() as f64;
        let length = (self.seconds() as f64 * factor).max(least as f64).min(longest).max(1.0);
        let share = around.saturating_sub(self.from) as f64 / self.seconds() as f64;
        let from = around as f64 - share.clamp(0.0, 1.0) * length;
        Self::new(from.round() as i64, (from + length).round() as i64).within(bounds)
    }

    /// The window in which what is at two places, given as shares of its length, is at two other places: what two
    /// fingers do. It stays within `bounds` and never gets shorter than `least` seconds.
    pub fn pinched(self, from: [f64; 2], to: [f64; 2], bounds: Self, least: i64) -> Self {
        let [(from_left, from_right), (to_left, to_right)] =
            [from, to].map(|[one, other]| (one.min(other), one.max(other)));
        // Fingers that touch would ask for a window without end.
        let apart = |left: f64, right: f64| (right - left).max(0.02);
        let factor = apart(from_left, from_right) / apart(to_left, to_right);
        if !factor.is_finite() {
            return self;
        }
        let length = self.seconds() as f64;
        let middle = self.from as f64 + (from_left + from_right) / 2.0 * length;
        let longest = bounds.seconds() as f64;
        let scaled = (length * factor).max(least as f64).min(longest).max(1.0);
        let from = middle - (to_left + to_right) / 2.0 * scaled;
        Self::new(from.round() as i64, (from + scaled).round() as i64).within(bounds)
    }

    /// The window moved by some seconds, as far as `bounds` allow.
    pub fn moved(self, seconds: i64, bounds: Self) -> Self {
        Self::new(self.from.saturating_add(seconds), self.to.saturating_add(seconds)).within(bounds)
    }

    /// The window after the newest bucket went from `before` to `now`: it follows only if it was at the edge.
    pub fn following(self, before: i64, now: i64) -> Self {
        if self.to < before {
            return self;
        }
        let step = now.saturating_sub(before).max(0);
        Self::new(self.from.saturating_add(step), self.to.saturating_add(step))
    }

    /// The same length, pushed inside the bounds; the bounds themselves if it is longer than they are.
    pub fn within(self, bounds: Self) -> Self {
        let length = self.seconds();
        if length >= bounds.seconds() {
            bounds
        } else if self.from < bounds.from {
            Self::new(bounds.from, bounds.from.saturating_add(length))
        } else if self.to > bounds.to {
            Self::new(bounds.to.saturating_sub(length), bounds.to)
        } else {
            self
        }
    }
}
