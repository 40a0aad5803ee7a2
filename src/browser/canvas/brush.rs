//! What a stroke looks like: a CSS colour, a width, an opacity.
//!
//! Colours of strokes and words stay CSS strings all the way to the context; plotters knows RGB only.

/// How to stroke or fill.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brush<'a> {
    /// Any CSS colour.
    pub colour: &'a str,
    /// From 0 to 1.
    pub opacity: f64,
    /// In CSS pixels.
    pub width: f64,
}

impl<'a> Brush<'a> {
    /// A full stroke.
    pub fn stroke(colour: &'a str, width: f64) -> Self {
        Self { colour, opacity: 1.0, width }
    }

    /// An area.
    pub fn area(colour: &'a str, opacity: f64) -> Self {
        Self { colour, opacity, width: 0.0 }
    }
}
