//! A graph as pixels: everything of it but its words.
//!
//! To stroke a line of a few hundred points, or the hatch of a gap, costs a software canvas more than all else in a
//! graph. Here each pixel that a line touches is computed once, areas are copied row by row, and the canvas takes the
//! whole in one call. It holds bytes and knows no canvas; colours come in as numbers.

mod ground;
mod line;

use rahona_pixels::{Areas, Coverage, Place, Sheet};

use super::{Backing, Marks, Point, Trace};

pub use rahona_pixels::Rgb;

/// The colours of a graph.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// The hatch over gaps.
    pub hatch: Rgb,
    /// Grid lines.
    pub grid: Rgb,
    /// The line at 0.
    pub axis: Rgb,
    /// The limit's line.
    pub limit: Rgb,
    /// The lines, by role. A role beyond the last begins again.
    pub series: Vec<Rgb>,
}

impl Palette {
    fn series(&self, role: usize) -> Rgb {
        role.checked_rem(self.series.len())
            .and_then(|role| self.series.get(role))
            .copied()
            .unwrap_or([128; 3])
    }
}

/// The pixels of a graph. Kept from one painting to the next for its memory alone.
#[derive(Debug, Default)]
pub struct Picture {
    left: usize,
    sheet: Sheet,
    coverage: Coverage,
    areas: Areas,
}

/// From CSS pixels on the canvas to places on the sheet.
#[derive(Clone, Copy)]
struct Device {
    ratio: f64,
    /// How many columns of the canvas lie before the sheet.
    left: f64,
}

impl Device {
    fn place(self, point: &Point) -> Place {
        let ratio = self.ratio as f32;
        (point.x * ratio - self.left as f32, point.y * ratio)
    }

    /// The border between two columns that is nearest. A cast saturates: what lies beyond an edge stays at it.
    fn column(self, x: f64) -> usize {
        (x * self.ratio - self.left).round() as usize
    }

    /// The border between two rows that is nearest.
    fn row(self, y: f64) -> usize {
        (y * self.ratio).round() as usize
    }
}

impl Picture {
    /// Paints marks, from back to front: the hatch, areas, the grid under them, the limit, lines. Words, crosshair and
    /// selection are not for it.
    pub fn paint(&mut self, marks: &Marks, backing: &Backing, palette: &Palette) {
        let (mut left, mut height) = (0.0, backing.height as usize);
        // Beside and below the axes there are words only.
        if let Some(axis) = marks.axis.first() {
            let rim = 2.0 * backing.ratio.max(1.0);
            left = (f64::from(axis.from.x) * backing.ratio - rim).floor().max(0.0);
            height = height.min((f64::from(axis.from.y) * backing.ratio + rim).ceil() as usize);
        }
        let device = Device { ratio: backing.ratio, left };
        self.left = left as usize;
        self.sheet.fit((backing.width as usize).saturating_sub(self.left), height);
        self.coverage.fit(height);
        self.areas(&marks.traces, device, palette);
        self.ground(marks, device, palette);
        self.limit(&marks.limit, marks.hairline, device, palette.limit);
        for trace in &marks.traces {
            self.line(trace, device, palette.series(trace.role));
        }
    }

    /// How many columns of the canvas lie to its left; its upper and right edges are the canvas's.
    pub fn left(&self) -> u32 {
        self.left as u32
    }

    /// Width and height in device pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.sheet.width() as u32, self.sheet.height() as u32)
    }

    /// Four bytes a pixel, row by row: red, green, blue, and the opacity, by which they are not multiplied.
    pub fn bytes(&self) -> &[u8] {
        self.sheet.bytes()
    }

    /// The four bytes of a pixel of the canvas, `None` outside.
    pub fn pixel(&self, x: usize, y: usize) -> Option<[u8; 4]> {
        self.sheet.pixel(x.checked_sub(self.left)?, y)
    }
}

/// The pieces of a trace that reach into a strip of columns, where its lines have so much width to either side. Each
/// piece begins one segment early, because a corner depends on both of its sides.
fn pieces<'a>(
    trace: &'a Trace,
    strip: &std::ops::Range<usize>,
    reach: f32,
    device: Device,
) -> impl Iterator<Item = &'a [Point]> {
    let (left, right) = (strip.start as f32 - reach, strip.end as f32 + reach);
    let x = move |point: &Point| device.place(point).0;
    trace.runs().filter_map(move |run| {
        if x(run.last()?) < left || x(run.first()?) > right {
            return None;
        }
        let first = run.partition_point(|point| x(point) < left).saturating_sub(2);
        let end = (run.partition_point(|point| x(point) <= right) + 1).min(run.len());
        run.get(first..end)
    })
}
