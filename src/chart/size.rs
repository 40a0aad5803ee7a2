//! The size of a canvas in CSS pixels, and of the store of device pixels behind it.
//!
//! Both may be asked for nothing or for too much; neither may cost more than a blank canvas.

/// No side of a backing store gets longer than this many device pixels: Safari and phones refuse more, in silence.
const LONGEST: f64 = 8_192.0;

/// A size in CSS pixels, and how many device pixels make one of them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Device pixels per CSS pixel.
    pub ratio: f64,
}

/// What a canvas needs to have that size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Backing {
    /// Width in device pixels.
    pub width: u32,
    /// Height in device pixels.
    pub height: u32,
    /// Device pixels per CSS pixel, lower than asked for when the store would be too large.
    pub ratio: f64,
}

impl Size {
    /// The backing store, or `None` when there is nothing to draw on, or more than any screen has.
    pub fn backing(&self) -> Option<Backing> {
        let asked = if self.ratio.is_finite() && self.ratio > 0.0 { self.ratio } else { 1.0 };
        let longer = self.width.max(self.height);
        if longer > 4.0 * LONGEST {
            return None;
        }
        if !(self.width.is_finite() && self.height.is_finite() && self.width >= 1.0 && self.height >= 1.0) {
            return None;
        }
        let ratio = asked.min(LONGEST / longer);
        let side = |length: f64| (length * ratio).round().clamp(1.0, LONGEST) as u32;
        Some(Backing { width: side(self.width), height: side(self.height), ratio })
    }
}

impl Backing {
    /// The width of a hairline in CSS pixels: a whole number of device pixels, about one CSS pixel.
    pub fn hairline(&self) -> f64 {
        self.ratio.round().max(1.0) / self.ratio
    }

    /// The nearest place, in CSS pixels, at which a hairline covers whole device pixels.
    pub fn crisp(&self, place: f64) -> f64 {
        let half = self.ratio.round().max(1.0) / 2.0;
        ((place * self.ratio - half).round() + half) / self.ratio
    }

    /// The nearest edge between two device pixels, in CSS pixels.
    pub fn edge(&self, place: f64) -> f64 {
        (place * self.ratio).round() / self.ratio
    }
}
