//! Lines: runs stroked, dense runs as bars, lone points as dots.

use std::ops::Range;

use rahona_pixels::{Place, Rgb, strips};

use super::{Device, Picture, pieces};
use crate::chart::marks::{LINE, Rect, Trace};

/// The corners of a round dot, clockwise, as shares of its radius.
const ROUND: [Place; 12] = [
    (0.0, -1.0),
    (0.5, -0.866),
    (0.866, -0.5),
    (1.0, 0.0),
    (0.866, 0.5),
    (0.5, 0.866),
    (0.0, 1.0),
    (-0.5, 0.866),
    (-0.866, 0.5),
    (-1.0, 0.0),
    (-0.866, -0.5),
    (-0.5, -0.866),
];

impl Picture {
    /// Paints one line over all that is there.
    pub(super) fn line(&mut self, trace: &Trace, device: Device, colour: Rgb) {
        for strip in strips(self.sheet.width()) {
            self.strip(trace, &strip, device, colour);
        }
        for bar in &trace.bars {
            let (column, top, bottom) = self.bar(bar, device);
            let rows = top as usize..bottom.ceil() as usize;
            if let Some((first, last)) = rows.clone().next().zip(rows.clone().next_back()) {
                self.sheet.over(column..column + 1, first + 1..last, colour);
                let end = |row: usize| {
                    let (above, below) = (row as f32, row as f32 + 1.0);
                    (if below < bottom { below } else { bottom }) - (if above > top { above } else { top })
                };
                self.sheet.ink(column, first, colour, &[end(first)]);
                if last > first {
                    self.sheet.ink(column, last, colour, &[end(last)]);
                }
            }
        }
    }

    /// Paints the runs and dots of one strip.
    fn strip(&mut self, trace: &Trace, strip: &Range<usize>, device: Device, colour: Rgb) {
        let Self { coverage, sheet, .. } = self;
        let half = (LINE / 2.0 * device.ratio) as f32;
        coverage.begin(strip);
        for piece in pieces(trace, strip, half, device) {
            let mut before: Option<Direction> = None;
            for (from, to) in piece.iter().zip(piece.iter().skip(1)) {
                let (from, to) = (device.place(from), device.place(to));
                let Some(direction) = Direction::new(from, to, half) else { continue };
                if let Some(before) = before {
                    coverage.polygon(&before.corner(&direction, from));
                }
                coverage.polygon(&direction.around(from, to));
                before = Some(direction);
            }
        }
        let radius = 2.0 * half;
        for (x, y) in trace.dots.iter().map(|dot| device.place(dot)) {
            if x + radius > strip.start as f32 && x - radius < strip.end as f32 {
                coverage.polygon(&ROUND.map(|(across, down)| (x + across * radius, y + down * radius)));
            }
        }
        coverage.take(&mut |column, row, shares| sheet.ink(column, row, colour, shares));
    }

    /// A bar's column, and its upper and lower end.
    pub(super) fn bar(&self, bar: &Rect, device: Device) -> (usize, f32, f32) {
        let end = |place: f64| ((place * device.ratio) as f32).clamp(0.0, self.sheet.height() as f32);
        (device.column(bar.left), end(bar.top), end(bar.bottom))
    }
}

/// A segment's direction, and half the width of its line across it: to the left as one walks it, which is up.
#[derive(Clone, Copy)]
struct Direction {
    along: Place,
    across: Place,
}

impl Direction {
    fn new(from: Place, to: Place, half: f32) -> Option<Self> {
        let (x, y) = (to.0 - from.0, to.1 - from.1);
        let length = (x * x + y * y).sqrt();
        let across = (y / length * half, -x / length * half);
        (length > 0.0).then_some(Self { along: (x / length, y / length), across })
    }

    /// The four corners around a segment.
    fn around(&self, from: Place, to: Place) -> [Place; 4] {
        let (x, y) = self.across;
        [(from.0 + x, from.1 + y), (to.0 + x, to.1 + y), (to.0 - x, to.1 - y), (from.0 - x, from.1 - y)]
    }

    /// The wedge between two segments, on the outer side of their corner.
    fn corner(&self, next: &Self, at: Place) -> [Place; 3] {
        let reach = |(x, y): Place, side: f32| (at.0 + x * side, at.1 + y * side);
        if self.along.0 * next.along.1 > self.along.1 * next.along.0 {
            [at, reach(self.across, 1.0), reach(next.across, 1.0)]
        } else {
            [at, reach(next.across, -1.0), reach(self.across, -1.0)]
        }
    }
}
