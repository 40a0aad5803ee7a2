//! What lies behind the lines: areas, the hatch over gaps, the grid.

use std::ops::Range;

use rahona_pixels::{Pixel, Rgb};

use super::{Device, Palette, Picture};
use crate::chart::marks::{Marks, Point, Rect, Segment, Trace};

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
        let gaps: Vec<_> = marks.gaps.iter().map(|gap| self.inside(gap, device)).collect();
        let first = gaps.iter().map(|(columns, rows)| columns.start + rows.start).min().unwrap_or(0);
        let end = gaps.iter().map(|(columns, rows)| columns.end + rows.end).max().unwrap_or(0);
        let hatch = hatch(marks.hairline, device, palette.hatch, first..end);
        for (columns, rows) in gaps {
            for row in rows {
                // Along a row the hatch is the same as one row above and one column on.
                let strokes = columns.start + row - first..columns.end + row - first;
                self.sheet.fill(row, columns.clone(), hatch.get(strokes).unwrap_or_default());
            }
        }
        for (segments, colour) in [(&marks.axis, palette.axis), (&marks.grid, palette.grid)] {
            for segment in segments {
                let (columns, rows) = band(segment, marks.hairline, device);
                self.sheet.under(columns, rows, colour);
            }
        }
    }

    /// The columns and rows of a rectangle, as far as there are any.
    fn inside(&self, rect: &Rect, device: Device) -> (Range<usize>, Range<usize>) {
        let (width, height) = (self.sheet.width(), self.sheet.height());
        (
            device.column(rect.left).min(width)..device.column(rect.right).min(width),
            device.row(rect.top).min(height)..device.row(rect.bottom).min(height),
        )
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

/// The hatch at so many columns plus rows: strokes rise to the right where x + y is a multiple of the spacing. It hangs on the canvas,
/// not on the gap, so it stands still while data moves under it.
fn hatch(width: f64, device: Device, [red, green, blue]: Rgb, places: Range<usize>) -> Vec<Pixel> {
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
    places.map(stroke).collect()
}
