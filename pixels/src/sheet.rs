//! A rectangle of pixels, and how a colour meets what is there: over it or under it.

use std::ops::Range;

use crate::whole;

/// An opaque colour: red, green, blue.
pub type Rgb = [u8; 3];

/// Red, green, blue and opacity.
pub type Pixel = [u8; 4];

/// The pixels, row by row.
#[derive(Debug, Default)]
pub struct Sheet {
    width: usize,
    height: usize,
    pixels: Vec<Pixel>,
}

impl Sheet {
    /// How many columns it has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// How many rows it has.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Takes a size. Rows that were there keep their pixels: whoever paints begins with [`Sheet::lay`].
    pub fn fit(&mut self, width: usize, height: usize) {
        (self.width, self.height) = (width, height);
        self.pixels.resize(width * height, [0; 4]);
    }

    /// Replaces a row.
    pub fn lay(&mut self, row: usize, pixels: &[Pixel]) {
        if let Some(own) = self.cells(row, 0..pixels.len()) {
            own.copy_from_slice(pixels);
        }
    }

    /// Fills part of a row with a pattern. At either end, where something else may end too, it takes free pixels only.
    pub fn fill(&mut self, row: usize, columns: Range<usize>, pattern: &[Pixel]) {
        let Some(own) = self.cells(row, columns) else { return };
        if let ([first, inner @ .., last], [head, middle @ .., tail]) = (own, pattern)
            && inner.len() == middle.len()
        {
            inner.copy_from_slice(middle);
            for (pixel, new) in [(first, head), (last, tail)] {
                if u32::from_ne_bytes(*pixel) == 0 {
                    *pixel = *new;
                }
            }
        }
    }

    /// Part of a row.
    fn cells(&mut self, row: usize, columns: Range<usize>) -> Option<&mut [Pixel]> {
        let end = columns.end.min(self.width);
        let start = row * self.width;
        self.pixels.get_mut(start + columns.start.min(end)..start + end)
    }

    /// Paints shares of pixels down a column, over what is there. Each is given as what it has more than the one above
    /// it, and wiped.
    pub fn ink(&mut self, column: usize, row: usize, colour: Rgb, steps: &mut [f32]) {
        let [red, green, blue] = colour;
        let mut at = if column < self.width { row * self.width + column } else { self.pixels.len() };
        let mut share = 0.0_f32;
        // By hand: built for size, adapters of iterators are a call per pixel, and to wipe them all at once is another.
        for step in steps {
            share += *step;
            *step = 0.0;
            let Some(pixel) = self.pixels.get_mut(at) else { continue };
            // More than all is all, and less than a 500th is nothing.
            let covered = share.abs();
            let alpha = if covered < 1.0 { whole(covered * 255.0 + 0.5) as u8 } else { 255 };
            at += self.width;
            if alpha == 0 {
                continue;
            }
            if alpha == 255 || u32::from_ne_bytes(*pixel) == 0 {
                *pixel = [red, green, blue, alpha];
            } else {
                over(pixel, colour, alpha);
            }
        }
    }

    /// Paints a rectangle over what is there.
    pub fn over(&mut self, columns: Range<usize>, rows: Range<usize>, [red, green, blue]: Rgb) {
        for row in rows.start..rows.end.min(self.height) {
            self.cells(row, columns.clone()).unwrap_or_default().fill([red, green, blue, 255]);
        }
    }

    /// Paints a rectangle under what is there.
    pub fn under(&mut self, columns: Range<usize>, rows: Range<usize>, colour: Rgb) {
        // Most neighbours are alike.
        let mut known = (0, below([0; 4], colour));
        for row in rows.start..rows.end.min(self.height) {
            for pixel in self.cells(row, columns.clone()).unwrap_or_default() {
                let own = u32::from_ne_bytes(*pixel);
                if own != known.0 {
                    known = (own, below(*pixel, colour));
                }
                *pixel = known.1;
            }
        }
    }

    /// All pixels, row by row, four bytes each.
    pub fn bytes(&self) -> &[u8] {
        self.pixels.as_flattened()
    }

    /// One pixel, `None` outside.
    pub fn pixel(&self, x: usize, y: usize) -> Option<Pixel> {
        self.pixels.get(y * self.width + x).filter(|_| x < self.width).copied()
    }
}

/// A colour of some opacity over a pixel.
fn over(pixel: &mut Pixel, [red, green, blue]: Rgb, alpha: u8) {
    let [r, g, b, a] = *pixel;
    let alpha = u32::from(alpha);
    let left = (u32::from(a) * (255 - alpha) + 127) / 255;
    let whole = (alpha + left).max(1);
    // A line mostly lies over its own area.
    if [r, g, b] == [red, green, blue] {
        *pixel = [r, g, b, whole.min(255) as u8];
        return;
    }
    // One division for three colours.
    let part = 1.0 / whole as f32;
    let mix = |new: u8, old: u8| ((u32::from(new) * alpha + u32::from(old) * left) as f32 * part + 0.5) as u8;
    *pixel = [mix(red, r), mix(green, g), mix(blue, b), whole.min(255) as u8];
}

/// A pixel with an opaque colour behind it.
fn below([r, g, b, a]: Pixel, [red, green, blue]: Rgb) -> Pixel {
    let alpha = u32::from(a);
    let mix =
        |new: u8, old: u8| ((u32::from(old) * alpha + u32::from(new) * (255 - alpha) + 127) / 255) as u8;
    [mix(red, r), mix(green, g), mix(blue, b), 255]
}
