//! Lines: runs stroked, dense runs as bars, lone points as dots.

use std::ops::Range;

use rahona_pixels::{Coverage, Place, Rgb, strips};

use super::{Device, Picture, pieces};
use crate::chart::marks::{LINE, Rect, Trace};

/// The radius of a lone point in CSS pixels: one between two gaps must be found by the eye.
const DOT: f64 = 2.0;

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
                self.sheet.ink(column, first, colour, &mut [end(first)]);
                if last > first {
                    self.sheet.ink(column, last, colour, &mut [end(last)]);
                }
            }
        }
    }

    /// Paints the runs and dots of one strip.
    fn strip(&mut self, trace: &Trace, strip: &Range<usize>, device: Device, colour: Rgb) {
        let Self { coverage, sheet, .. } = self;
        let half = (LINE / 2.0 * device.ratio) as f32;
        coverage.begin(strip);
        for piece in pieces(trace, strip, 2.0 * half, device) {
            let mut before: Option<Stroke> = None;
            for (from, to) in piece.iter().zip(piece.iter().skip(1)) {
                let Some(mut stroke) = Stroke::new(device.place(from), device.place(to), half) else {
                    continue;
                };
                if let Some(mut before) = before {
                    if !before.mitre(&mut stroke) {
                        coverage.polygon(&before.wedge(&stroke));
                        before.end(coverage);
                        stroke.begin(coverage);
                    }
                    before.sides(coverage);
                } else {
                    stroke.begin(coverage);
                }
                before = Some(stroke);
            }
            if let Some(last) = before {
                last.end(coverage);
                last.sides(coverage);
            }
        }
        let radius = (DOT * device.ratio) as f32;
        for (x, y) in trace.dots.iter().map(|dot| device.place(dot)) {
            if x + radius > strip.start as f32 && x - radius < strip.end as f32 {
                coverage.polygon(&ROUND.map(|(across, down)| (x + across * radius, y + down * radius)));
            }
        }
        coverage.ink(sheet, colour);
    }

    /// A bar's column, and its upper and lower end.
    pub(super) fn bar(&self, bar: &Rect, device: Device) -> (usize, f32, f32) {
        let end = |place: f64| ((place * device.ratio) as f32).clamp(0.0, self.sheet.height() as f32);
        (device.column(bar.left), end(bar.top), end(bar.bottom))
    }
}

/// A segment as it is stroked: four corners, two to the left of it as one walks, which is up, and two to its right.
#[derive(Clone, Copy)]
struct Stroke {
    to: Place,
    length: f32,
    /// Its direction, of length 1.
    along: Place,
    /// Half the width of its line, to its left.
    across: Place,
    left: (Place, Place),
    right: (Place, Place),
}

impl Stroke {
    fn new(from: Place, to: Place, half: f32) -> Option<Self> {
        let (x, y) = (to.0 - from.0, to.1 - from.1);
        let length = (x * x + y * y).sqrt();
        if length.is_nan() || length <= 0.0 {
            return None;
        }
        let along = (x / length, y / length);
        let across = (along.1 * half, -along.0 * half);
        Some(Self {
            to,
            length,
            along,
            across,
            left: (beside(from, across, 1.0), beside(to, across, 1.0)),
            right: (beside(from, across, -1.0), beside(to, across, -1.0)),
        })
    }

    /// Joins it to the next one where their sides meet, if that is near: true if it was.
    fn mitre(&mut self, next: &mut Self) -> bool {
        let turn = 1.0 + self.along.0 * next.along.0 + self.along.1 * next.along.1;
        let width = 2.0 * (self.across.0.abs() + self.across.1.abs());
        let near = turn > 1.0 && self.length > width && next.length > width;
        if near {
            let joint = (self.across.0 + next.across.0, self.across.1 + next.across.1);
            (self.left.1, self.right.1) =
                (beside(self.to, joint, 1.0 / turn), beside(self.to, joint, -1.0 / turn));
            (next.left.0, next.right.0) = (self.left.1, self.right.1);
        }
        near
    }

    /// The wedge between it and the next one, on the outer side of their corner.
    fn wedge(&self, next: &Self) -> [Place; 3] {
        if self.along.0 * next.along.1 > self.along.1 * next.along.0 {
            [self.to, self.left.1, next.left.0]
        } else {
            [self.to, next.right.0, self.right.1]
        }
    }

    fn begin(&self, coverage: &mut Coverage) {
        coverage.edge(self.right.0, self.left.0);
    }

    fn end(&self, coverage: &mut Coverage) {
        coverage.edge(self.left.1, self.right.1);
    }

    fn sides(&self, coverage: &mut Coverage) {
        coverage.edge(self.left.0, self.left.1);
        coverage.edge(self.right.1, self.right.0);
    }
}

/// A place at some share of a way from another.
fn beside(place: Place, way: Place, share: f32) -> Place {
    (place.0 + way.0 * share, place.1 + way.1 * share)
}
