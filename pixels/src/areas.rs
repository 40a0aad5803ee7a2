//! Areas under lines. They only ever grow on the way down: so they are one row, copied from row to row, that is changed
//! where a column gets its area.

use crate::{Pixel, Place, Rgb, Sheet};

/// How opaque an area is: 12 %.
const OPACITY: u8 = 31;

/// Where columns get their areas: a list for each row.
#[derive(Debug, Default)]
pub struct Areas {
    width: u32,
    tops: Vec<Top>,
    /// The first of each row's tops, counted from 1.
    rows: Vec<u32>,
}

#[derive(Debug)]
struct Top {
    column: u32,
    colour: Rgb,
    next: u32,
}

impl Areas {
    /// Begins a picture of a width, whose areas end above a row.
    pub fn begin(&mut self, width: usize, base: usize) {
        self.width = width as u32;
        self.tops.clear();
        self.rows.clear();
        self.rows.resize(base, 0);
    }

    /// Adds what lies below a straight line that runs to the right. Each column begins on a whole row: the line itself
    /// lies over that.
    pub fn below(&mut self, from: Place, to: Place, colour: Rgb) {
        let slope = (to.1 - from.1) / (to.0 - from.0);
        if !slope.is_finite() {
            return;
        }
        // The columns whose middles it passes.
        let (first, end) = ((from.0 + 0.5) as u32, (to.0 + 0.5) as u32);
        for column in first..end.min(self.width) {
            let row = from.1 + slope * (column as f32 + 0.5 - from.0) + 0.5;
            self.column(column as usize, row as usize, colour);
        }
    }

    /// Adds a column from a row on.
    pub fn column(&mut self, column: usize, row: usize, colour: Rgb) {
        if let Some(first) = self.rows.get_mut(row) {
            self.tops.push(Top { column: column as u32, colour, next: *first });
            *first = self.tops.len() as u32;
        }
    }

    /// Paints all of them, and blanks all else: nothing need be wiped before.
    pub fn paint(&self, sheet: &mut Sheet) {
        let mut pixels: Vec<Pixel> = vec![[0; 4]; sheet.width()];
        for row in 0..sheet.height() {
            match self.rows.get(row) {
                Some(first) => self.grow(*first, &mut pixels),
                None if row == self.rows.len() => pixels.fill([0; 4]),
                None => {}
            }
            sheet.lay(row, &pixels);
        }
    }

    /// Makes the areas grow that do so in a row.
    fn grow(&self, mut next: u32, pixels: &mut [Pixel]) {
        while let Some(top) = (next as usize).checked_sub(1).and_then(|at| self.tops.get(at)) {
            let [red, green, blue] = top.colour;
            // Where two areas overlap, the lower one is in front.
            if let Some(pixel) = pixels.get_mut(top.column as usize) {
                *pixel = [red, green, blue, OPACITY];
            }
            next = top.next;
        }
    }
}
