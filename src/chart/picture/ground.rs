//! What lies behind the lines: areas, the hatch over gaps, the grid.

use std::ops::Range;

use rahona_pixels::{Pixel, Rgb};

use super::{Device, Palette, Picture, whole};
use crate::chart::marks::{Marks, Point, Segment, Trace};

/// How opaque the hatch is.
const HATCH: f32 = 0.6;

/// The distance between two strokes of the hatch along a row, in CSS pixels.
const SPACING: f32 = 8.0;

impl Picture {
    /// Paints the areas, and blanks all else: nothing need be wiped before.
    pub(super) fn areas(&mut self, traces: &[Trace], device: Device, palette: &Palette) {
        let filled =
            || traces.iter().filter_map(|trace| Some((trace, trace.base?, palette.series(trace.role))));
        let base = filled().map(|(_, base, _)| device.row(f64::from(base))).max().unwrap_or(0);
        self.areas.begin(self.sheet.width(), base.min(self.sheet.height()));
        for (trace, _, colour) in filled() {
            for run in trace.runs() {
                for (from, to) in run.iter().zip(run.iter().skip(1)) {
                    self.areas.below(device.place(from), device.place(to), colour);
                }
            }
            for bar in &trace.bars {
                let (column, _, bottom) = self.bar(bar, device);
                self.areas.column(column, bottom as usize, colour);
            }
        }
        self.areas.paint(&mut self.sheet);
    }

    /// Paints the hatch, and under all so far the grid and the line at 0.
    pub(super) fn ground(&mut self, marks: &Marks, device: Device, palette: &Palette) {
        let length = if marks.gaps.is_empty() { 0 } else { self.sheet.width() + self.sheet.height() };
        let hatch = hatch(marks.hairline, device, palette.hatch, length);
        for gap in &marks.gaps {
            let (columns, rows) = whole(gap, device);
            let columns = columns.start..columns.end.min(self.sheet.width());
            for row in rows {
                // Along a row the hatch is the same as one row above and one column on.
                let strokes = hatch.get(columns.start + row..columns.end + row).unwrap_or_default();
                self.sheet.fill(row, columns.clone(), strokes);
            }
        }
        for (segments, colour) in [(&marks.axis, palette.axis), (&marks.grid, palette.grid)] {
            for segment in segments {
                let (columns, rows) = band(segment, marks.hairline, device);
                self.sheet.under(columns, rows, colour);
            }
        }
    }

    /// Paints the dashed limit, which is made of level and upright pieces.
    pub(super) fn limit(&mut self, limit: &Trace, hairline: f64, device: Device, colour: Rgb) {
        const DASH: f32 = 4.0;
        const PERIOD: f32 = 7.0;
        for run in limit.runs() {
            let mut passed = 0.0;
            for (from, to) in run.iter().zip(run.iter().skip(1)) {
                let (x, y) = (to.x - from.x, to.y - from.y);
                let length = x.abs().max(y.abs());
                if length <= 0.0 || !length.is_finite() {
                    continue;
                }
                let at = |way: f32| Point { x: from.x + x * (way / length), y: from.y + y * (way / length) };
                // The dash that was begun before the corner goes on behind it.
                let mut way = -(passed % PERIOD);
                while way < length {
                    if way + DASH > 0.0 {
                        let dash = Segment { from: at(way.max(0.0)), to: at((way + DASH).min(length)) };
                        let (columns, rows) = band(&dash, hairline, device);
                        self.sheet.over(columns, rows, colour);
                    }
                    way += PERIOD;
                }
                passed += length;
            }
        }
    }
}

/// The pixels of a level or upright line of a width.
fn band(line: &Segment, width: f64, device: Device) -> (Range<usize>, Range<usize>) {
    let pixels = ((width * device.ratio).round() as usize).max(1);
    let (left, right) = (f64::from(line.from.x.min(line.to.x)), f64::from(line.from.x.max(line.to.x)));
    let (top, bottom) = (f64::from(line.from.y.min(line.to.y)), f64::from(line.from.y.max(line.to.y)));
    let thick = |start: usize| start..start.saturating_add(pixels);
    if right - left > bottom - top {
        (device.column(left)..device.column(right), thick(device.row(top - width / 2.0)))
    } else {
        (thick(device.column(left - width / 2.0)), device.row(top)..device.row(bottom))
    }
}

/// The hatch along a row: strokes rise to the right where x + y is a multiple of the spacing. It hangs on the canvas,
/// not on the gap, so it stands still while data moves under it.
fn hatch(width: f64, device: Device, [red, green, blue]: Rgb, length: usize) -> Vec<Pixel> {
    let (ratio, spacing) = (device.ratio as f32, SPACING * device.ratio as f32);
    // Along a row a slanted stroke is wider by √2, and each pixel sees a stretch of two.
    let half = width as f32 * ratio * std::f32::consts::FRAC_1_SQRT_2;
    let stroke = |at: usize| {
        let place = at as f32 + 1.0;
        // A remainder is a call, a floor an instruction.
        let past = place - (place / spacing).floor() * spacing;
        let share = (half + 1.0 - past.min(spacing - past)).clamp(0.0, 1.0).min(half);
        [red, green, blue, (share * HATCH * 255.0 + 0.5) as u8]
    };
    (0..length).map(stroke).collect()
}
