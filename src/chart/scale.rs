//! A linear scale between values and pixels, in both directions.
//!
//! It never clamps: what lies outside its domain lies outside its range.

/// Maps a domain of values to a range of pixels, which may run backwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    domain: (f64, f64),
    range: (f64, f64),
    slope: f64,
}

impl Scale {
    /// An empty domain maps every value to the start of the range.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        let slope = (range.1 - range.0) / (domain.1 - domain.0);
        Self { domain, range, slope: if slope.is_finite() { slope } else { 0.0 } }
    }

    /// The pixel of a value.
    pub fn pixel(&self, value: f64) -> f64 {
        self.range.0 + (value - self.domain.0) * self.slope
    }

    /// The value at a pixel; the start of the domain when either side is empty.
    pub fn value(&self, pixel: f64) -> f64 {
        if self.slope == 0.0 { self.domain.0 } else { self.domain.0 + (pixel - self.range.0) / self.slope }
    }

    /// The pixels of the first and last value.
    pub fn range(&self) -> (f64, f64) {
        self.range
    }
}
