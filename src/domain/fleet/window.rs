//! Which places of a long list are on screen, which are kept in the document around them, and where arrows lead.
//!
//! Geometry only: heights come in as pixels, places go out as numbers.

use std::ops::Range;

/// Places that are in the document at once, at the most.
const KEPT: usize = 180;
/// Places that are kept before anything was measured.
const UNMEASURED: usize = 24;
/// A list of up to so many is in the document as a whole, where the browser's own search finds everything.
const WHOLE: usize = 64;
/// Rows that are kept around the screen even if it shows less.
const LEAST_ROWS: usize = 4;

/// The part of a list that matters now, as ranges of places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// On screen.
    pub seen: Range<usize>,
    /// One screen more.
    pub near: Range<usize>,
    /// In the document.
    pub kept: Range<usize>,
}

/// How a list is cut into places.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Grid {
    /// How many places there are.
    pub total: usize,
    /// How many stand beside each other.
    pub columns: usize,
    /// From the top of one row to the top of the next, in pixels; 0 when not measured.
    pub pitch: f64,
}

/// A key that walks a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One place back.
    Left,
    /// One place on.
    Right,
    /// To the first place.
    First,
    /// To the last place.
    Last,
}

impl Window {
    /// The window over a list of which `height` pixels are on screen, from `top` on.
    pub fn new(grid: Grid, top: f64, height: f64) -> Self {
        let Grid { total, columns, pitch } = grid;
        let columns = columns.max(1);
        if pitch <= 0.0 {
            return Self { kept: 0..total.min(UNMEASURED), ..Self::default() };
        }
        let rows = total.div_ceil(columns);
        let first = ((top / pitch).floor().max(0.0) as usize).min(rows);
        let end = if height > 0.0 { ((top + height) / pitch).ceil() as usize } else { first };
        let end = end.clamp(first, rows);
        let screen = (end - first).max(LEAST_ROWS);
        // Half a screen: rows that nobody sees cost as much as others when a key in the search changes all of them.
        // On a screen that shows very much, less is kept around it.
        let spare = (KEPT / columns).saturating_sub(end - first) / 2;
        let around = (screen / 2).max(LEAST_ROWS).min(spare.max(1));
        let places = |from: usize, to: usize| (from * columns).min(total)..(to * columns).min(total);
        Self {
            seen: places(first, end),
            near: if height > 0.0 { places(end, end + screen) } else { places(first, first) },
            kept: if total <= WHOLE { 0..total } else { places(first.saturating_sub(around), end + around) },
        }
    }
}

/// Where a key leads from a place; `None` when it leads nowhere.
pub fn walk(place: usize, grid: Grid, key: Walk) -> Option<usize> {
    let columns = grid.columns.max(1);
    let last = grid.total.checked_sub(1)?;
    let next = match key {
        Walk::Up => place.checked_sub(columns)?,
        Walk::Left => place.checked_sub(1).filter(|_| columns > 1)?,
        Walk::Right if columns == 1 => return None,
        Walk::Right => place + 1,
        // From the last but one row always into the last, also where that is shorter.
        Walk::Down if place / columns < last / columns => (place + columns).min(last),
        Walk::Down => return None,
        Walk::First => 0,
        Walk::Last => last,
    };
    (next <= last).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_seen_one_screen_more_and_what_is_kept() {
        let grid = |total, columns, pitch| Grid { total, columns, pitch };
        for (grid, top, height, seen, near, kept) in [
            (grid(10_000, 1, 40.0), 0.0, 800.0, 0..20, 20..40, 0..30),
            (grid(10_000, 1, 40.0), 4_010.0, 800.0, 100..121, 121..142, 90..131),
            (grid(10_000, 1, 40.0), 399_200.0, 800.0, 9_980..10_000, 10_000..10_000, 9_970..10_000),
            (grid(10_000, 4, 184.0), 1_840.0, 700.0, 40..56, 56..72, 24..72),
            (grid(10, 4, 184.0), 0.0, 552.0, 0..10, 10..10, 0..10),
            (grid(10_000, 1, 40.0), 0.0, 4_000.0, 0..100, 100..200, 0..140),
            (grid(10_000, 1, 40.0), 800.0, 0.0, 20..20, 20..20, 16..24),
            (grid(10_000, 1, 0.0), 800.0, 500.0, 0..0, 0..0, 0..24),
            (grid(3, 1, 40.0), 9_000.0, 500.0, 3..3, 3..3, 0..3),
            (grid(0, 1, 40.0), 0.0, 500.0, 0..0, 0..0, 0..0),
            (grid(64, 1, 40.0), 0.0, 400.0, 0..10, 10..20, 0..64),
            (grid(65, 1, 40.0), 0.0, 400.0, 0..10, 10..20, 0..15),
        ] {
            assert_eq!(
                Window::new(grid, top, height),
                Window { seen, near, kept },
                "{grid:?} {top} {height}"
            );
        }
    }

    #[test]
    fn never_more_than_the_goal_is_in_the_document() {
        for columns in 1..12 {
            for height in (0..12_000).step_by(170) {
                let grid = Grid { total: 10_000, columns, pitch: 40.0 };
                let window = Window::new(grid, 7_777.0, f64::from(height));
                let seen = window.seen.len();
                assert!(window.kept.len() <= 200.max(seen + 2 * columns), "{columns} {height}");
                assert!(window.kept.start <= window.seen.start && window.seen.end <= window.kept.end);
            }
        }
    }

    #[test]
    fn arrows_walk_rows_and_columns() {
        use Walk::{Down, First, Last, Left, Right, Up};
        for (place, total, columns, key, expected) in [
            (0, 10, 1, Down, Some(1)),
            (9, 10, 1, Down, None),
            (0, 10, 1, Up, None),
            (5, 10, 1, Left, None),
            (5, 10, 1, Right, None),
            (5, 10, 4, Left, Some(4)),
            (9, 10, 4, Right, None),
            (2, 10, 4, Down, Some(6)),
            (6, 10, 4, Down, Some(9)),
            (8, 10, 4, Down, None),
            (6, 10, 4, Up, Some(2)),
            (6, 10, 4, First, Some(0)),
            (6, 10, 4, Last, Some(9)),
            (0, 0, 4, Last, None),
        ] {
            let grid = Grid { total, columns, pitch: 40.0 };
            assert_eq!(walk(place, grid, key), expected, "{place} of {total} in {columns}: {key:?}");
        }
    }
}
