//! How much of each device pixel a shape covers, exactly: the signed areas between its edges and the bottom, column by
//! column.
//!
//! A graph's line is far wider than high and thin in every column, so only what it touches is ever summed up or wiped;
//! the cost follows the ink, not the canvas. It works on a strip at a time, so that its memory stays in the processor's
//! nearest cache. It knows no colours. The sums are those of font rasterizers, laid on their side.

use std::ops::Range;

use crate::{Rgb, Sheet, whole};

/// A place in device pixels from the upper left corner of the picture.
pub type Place = (f32, f32);

/// How many columns are worked on at a time.
const STRIP: usize = 96;

/// The strips of a width, from left to right.
pub fn strips(width: usize) -> impl Iterator<Item = Range<usize>> {
    (0..width).step_by(STRIP).map(move |first| first..(first + STRIP).min(width))
}

/// The shape so far, in one strip of columns. Edges must close; several shapes that turn the same way add up, and more than all is all.
#[derive(Debug, Default)]
pub struct Coverage {
    /// The strip's first column.
    first: usize,
    height: usize,
    /// Differences from row to row, one column after the other, with two rows to spare.
    cells: Vec<f32>,
    /// The rows touched in each column, from and to.
    touched: Vec<(u32, u32)>,
}

impl Coverage {
    /// Takes a height in device pixels. What was drawn before must have been taken.
    pub fn fit(&mut self, height: usize) {
        self.height = height;
        self.cells.resize(STRIP * (height + 2), 0.0);
        self.touched.resize(STRIP, (u32::MAX, 0));
    }

    /// Begins a strip: what lies beside it is cut off.
    pub fn begin(&mut self, strip: &Range<usize>) {
        self.first = strip.start;
    }

    /// The area of a polygon that turns clockwise on the screen.
    pub fn polygon(&mut self, corners: &[Place]) {
        let Some(mut from) = corners.last() else { return };
        for to in corners {
            self.edge(*from, *to);
            from = to;
        }
    }

    /// The area below an edge that runs to the right; one that runs to the left takes it away again.
    pub fn edge(&mut self, from: Place, to: Place) {
        let (sign, from, to) = if from.0 <= to.0 { (1.0, from, to) } else { (-1.0, to, from) };
        // Comparisons are instructions; `min` and `max` of fractions are calls.
        let (left, right) = (self.first as f32, (self.first + STRIP) as f32);
        if to.0 <= left || from.0 >= right {
            return;
        }
        let slope = (to.1 - from.1) / (to.0 - from.0);
        if !slope.is_finite() {
            return;
        }
        let end = if to.0 < right { to.0 } else { right };
        let mut x = if from.0 > left { from.0 } else { left };
        let mut y = from.1 + slope * (x - from.0);
        let mut column = whole(x - left) as usize;
        while x < end {
            let border = left + (column + 1) as f32;
            let right = if border < end { border } else { end };
            let next = y + slope * (right - x);
            self.add(column, y, next, sign * (right - x));
            (x, y) = (right, next);
            column += 1;
        }
    }

    /// A piece of an edge within one column, which covers a share of its width.
    #[inline]
    fn add(&mut self, column: usize, one: f32, other: f32, share: f32) {
        let most = self.height as f32;
        let (top, bottom) = if one < other { (one, other) } else { (other, one) };
        let top = if top > 0.0 { top } else { 0.0 };
        let top = if top < most { top } else { most };
        let bottom = if bottom < most { bottom } else { most };
        let bottom = if bottom > top { bottom } else { top };
        let first = whole(top);
        let (above, reach) = ((first + 1) as f32 - top, bottom - first as f32);
        let Some(rows) = self.touched.get_mut(column) else { return };
        let first = first as usize;
        rows.0 = rows.0.min(first as u32);
        let start = column * (self.height + 2) + first;
        // What lies between is a triangle in the first row, equal shares, and a triangle in the last row.
        if reach <= 1.0 {
            rows.1 = rows.1.max(first as u32 + 2);
            if let Some([upper, lower]) = self.cells.get_mut(start..start + 2) {
                let middle = (reach - above + 1.0) / 2.0;
                *upper += share * (1.0 - middle);
                *lower += share * middle;
            }
            return;
        }
        let last = whole(reach.ceil()) as usize;
        rows.1 = rows.1.max((first + last) as u32 + 1);
        let steep = 1.0 / (bottom - top);
        let below = reach - (last - 1) as f32;
        let (enter, leave) = (0.5 * steep * above * above, 0.5 * steep * below * below);
        if let Some([upper, between @ .., before, lower]) = self.cells.get_mut(start..=start + last) {
            *upper += share * enter;
            *lower += share * leave;
            let mut sum = enter;
            for (row, cell) in between.iter_mut().enumerate() {
                let reached = steep * (above + row as f32 + 0.5);
                *cell += share * (reached - sum);
                sum = reached;
            }
            *before += share * (1.0 - leave - sum);
        }
    }

    /// Paints what is covered over a sheet. Then it is wiped: the next shape begins on nothing.
    pub fn ink(&mut self, sheet: &mut Sheet, colour: Rgb) {
        let columns = self.cells.chunks_exact_mut(self.height + 2).zip(&mut self.touched).enumerate();
        for (column, (cells, rows)) in columns {
            if let Some(cells) = cells.get_mut(rows.0 as usize..rows.1 as usize) {
                sheet.ink(self.first + column, rows.0 as usize, colour, cells);
            }
            *rows = (u32::MAX, 0);
        }
    }
}
