//! What a stroke looks like: a CSS colour, a width, an opacity, dashes.
//!
//! Colours stay CSS strings all the way to the context. plotters knows RGB only; reading a computed `oklch(…)` back as RGB
//! needs `getImageData`, which browsers that resist fingerprinting answer with noise.

/// How to stroke or fill.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brush<'a> {
    /// Any CSS colour.
    pub colour: &'a str,
    /// From 0 to 1.
    pub opacity: f64,
    /// In CSS pixels.
    pub width: f64,
    /// Whether the stroke is dashed.
    pub dashed: bool,
}

impl<'a> Brush<'a> {
    /// A full stroke.
    pub fn stroke(colour: &'a str, width: f64) -> Self {
        Self { colour, opacity: 1.0, width, dashed: false }
    }

    /// An area.
    pub fn area(colour: &'a str, opacity: f64) -> Self {
        Self { colour, opacity, width: 0.0, dashed: false }
    }
}
