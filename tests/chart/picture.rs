//! Graphs as pixels: crisp grids, gaps that stay free, nothing left of the picture before.

use proptest::prelude::*;
use rahona_panel::chart::{
    Drawing, Line, Marks, Palette, Picture, Plot, Point, Size, Trace, Unit, Window, draw, gapped, sparkline,
};

use super::support::{UTC, plot, room, with_words};

pub(super) const SERIES: [[u8; 3]; 2] = [[200, 0, 0], [0, 0, 200]];
const GRID: [u8; 3] = [0, 200, 0];
const AXIS: [u8; 3] = [0, 100, 0];
const HATCH: [u8; 3] = [90, 90, 90];
const LIMIT: [u8; 3] = [50, 50, 50];

fn palette() -> Palette {
    Palette { hatch: HATCH, grid: GRID, axis: AXIS, limit: LIMIT, series: SERIES.to_vec() }
}

pub(super) fn paint(marks: &Marks) -> Picture {
    let mut picture = Picture::default();
    picture.paint(marks, &marks.size.backing().unwrap(), &palette());
    picture
}

/// One line through places in CSS pixels on a canvas of 100 by 60.
pub(super) fn line(places: &[(f64, f64)], ratio: f64, base: Option<f32>) -> Marks {
    let points: Vec<Point> = places.iter().map(|(x, y)| Point::new(*x, *y)).collect();
    let trace = Trace { runs: std::iter::once(0..points.len()).collect(), points, base, ..Trace::default() };
    Marks {
        size: Size { width: 100.0, height: 60.0, ratio },
        hairline: 1.0,
        traces: vec![trace],
        ..Marks::default()
    }
}

pub(super) fn alpha(picture: &Picture, x: usize, y: usize) -> u8 {
    picture.pixel(x, y).unwrap()[3]
}

fn graph(points: &[Option<f64>], ratio: f64) -> (Drawing, Picture) {
    let points: Vec<_> = points.iter().enumerate().map(|(at, value)| (at as i64 * 60, *value)).collect();
    let drawing = with_words(&UTC, |words| {
        draw(&plot(Unit::Percent, &points, Some(60)), &room(340.0, 160.0, ratio), words)
    })
    .unwrap();
    let picture = paint(&drawing.marks);
    (drawing, picture)
}

/// Whether anything of a colour is in a column of the canvas.
fn holds(picture: &Picture, x: usize, colour: [u8; 3]) -> bool {
    (0..picture.size().1 as usize)
        .any(|y| picture.pixel(x, y).is_some_and(|pixel| pixel[3] > 0 && pixel[..3] == colour))
}

#[test]
fn a_gap_holds_the_hatch_and_nothing_of_the_line() {
    for count in [60, 3_000] {
        for ratio in [1.0, 1.5, 2.0] {
            let values: Vec<_> = (0..count)
                .map(|at| (!(count / 3..count / 2).contains(&at)).then_some(f64::from(at * 7 % 50) + 20.0))
                .collect();
            let (drawing, picture) = graph(&values, ratio);
            let gap = &drawing.marks.gaps[0];
            let (from, to) = ((gap.left * ratio).ceil() as usize + 2, (gap.right * ratio) as usize - 2);
            assert!(to - from > 20);
            assert!((from..to).all(|x| !holds(&picture, x, SERIES[0])), "{count} at {ratio}");
            // A grid line that stands in it is mixed with it.
            let other = (from..to).filter(|x| !holds(&picture, *x, HATCH)).count();
            assert!(other <= 4, "{other}");
            assert!(holds(&picture, from - 6, SERIES[0]) && !holds(&picture, from - 6, HATCH));
        }
    }
}

#[test]
fn one_point_is_a_dot_and_zeros_are_a_line() {
    let (drawing, picture) = graph(&[None, None, Some(50.0), None, None], 2.0);
    let dot = drawing.marks.traces[0].dots[0];
    assert_eq!(picture.pixel((dot.x * 2.0) as usize, (dot.y * 2.0) as usize), Some([200, 0, 0, 255]));
    let columns: Vec<_> = (0..680).filter(|x| holds(&picture, *x, SERIES[0])).collect();
    assert!((8..=9).contains(&columns.len()), "{columns:?}");
    let (drawing, picture) = graph(&[Some(0.0); 5], 1.0);
    let bottom = drawing.frame.plot.bottom as usize;
    assert!((60..330).all(|x| picture.pixel(x, bottom - 1).unwrap()[0] > 100));
    let (_, picture) = graph(&[None; 5], 1.0);
    assert!((0..340).all(|x| !holds(&picture, x, SERIES[0])));
}

#[test]
fn grid_lines_are_crisp_at_every_pixel_ratio() {
    for (ratio, wide) in [(1.0, 1), (1.25, 1), (1.5, 2), (2.0, 2), (3.0, 3)] {
        let (drawing, picture) = graph(&[None, None, Some(1.0)], ratio);
        let x = ((drawing.frame.plot.left + 3.0) * ratio) as usize;
        let grid = |colour: [u8; 3]| {
            (0..picture.size().1 as usize)
                .filter(|y| picture.pixel(x, *y) == Some([colour[0], colour[1], colour[2], 255]))
                .count()
        };
        // Four lines above the axis; where a stroke of the hatch crosses one, it is mixed.
        assert!((1..=4 * wide).contains(&grid(GRID)), "{ratio}: {}", grid(GRID));
        let opaque = (0..picture.size().1 as usize).filter(|y| alpha(&picture, x, *y) == 255).count();
        assert_eq!(opaque, 5 * wide, "{ratio}");
    }
}

#[test]
fn the_limit_is_dashed_and_goes_on_behind_a_corner() {
    let limit = Trace {
        points: vec![
            Point::new(10.0, 20.5),
            Point::new(50.0, 20.5),
            Point::new(50.0, 40.5),
            Point::new(90.0, 40.5),
        ],
        runs: std::iter::once(0..4).collect(),
        ..Trace::default()
    };
    let marks = Marks { limit, traces: Vec::new(), ..line(&[], 1.0, None) };
    let picture = paint(&marks);
    let row = |y: usize| (10..50).filter(|x| alpha(&picture, *x, y) == 255).count();
    assert_eq!((row(20), row(19), row(21)), (24, 0, 0), "4 on, 3 off");
    let upright =
        (20..41).filter(|y| alpha(&picture, 50, *y) == 255 || alpha(&picture, 49, *y) == 255).count();
    assert!((9..=14).contains(&upright), "{upright}");
    assert!((50..90).any(|x| alpha(&picture, x, 40) == 255));
}

#[test]
fn a_dense_column_reaches_its_extremes_and_is_no_wider_than_itself() {
    let values: Vec<_> =
        (0..20_000).map(|at| Some(if at == 10_000 { 100.0 } else { 20.0 + f64::from(at % 3) })).collect();
    let (drawing, picture) = graph(&values, 1.0);
    let top = drawing.frame.plot.top as usize;
    let reached: Vec<_> = (0..340)
        .filter(|x| {
            picture.pixel(*x, top + 2).is_some_and(|pixel| pixel[..3] == SERIES[0] && pixel[3] == 255)
        })
        .collect();
    assert_eq!(reached.len(), 1, "a peak of one column: {reached:?}");
}

#[test]
fn nothing_is_left_of_the_picture_before() {
    let full = graph(&[Some(90.0), Some(10.0), None, None, Some(70.0), Some(60.0)], 2.0).0.marks;
    let small = line(&[(10.0, 20.0), (30.0, 25.0)], 1.0, Some(50.0));
    let mut picture = Picture::default();
    for marks in [&full, &small, &full, &full] {
        picture.paint(marks, &marks.size.backing().unwrap(), &palette());
        assert!(picture.bytes() == paint(marks).bytes());
    }
}

#[test]
fn a_sparkline_is_painted_to_its_edges() {
    let points: Vec<_> = (0..30).map(|at| (at * 60, Some(50.0))).collect();
    let marks =
        sparkline(&plot(Unit::Percent, &points, Some(60)), Size { width: 80.0, height: 24.0, ratio: 2.0 })
            .unwrap();
    let picture = paint(&marks);
    assert_eq!((picture.left(), picture.size()), (0, (160, 48)));
    assert!((4..156).all(|x| holds(&picture, x, SERIES[0])));
}

proptest! {
    // Every pixel of every picture is looked at.
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_series_at_any_size_stays_in_its_plot(
        values in prop::collection::vec(prop_oneof![5 => (0.0..1e9_f64).prop_map(Some), 1 => Just(None)], 0..200),
        width in 1.0..200.0_f64, height in 1.0..120.0_f64, ratio in 0.5..4.0_f64, unit in 0..3, from in 0..5_000_i64,
    ) {
        let points: Vec<_> = values.iter().enumerate().map(|(at, value)| (at as i64 * 60, *value)).collect();
        let unit = [Unit::Percent, Unit::BytesBinary, Unit::BytesPerSecond][unit as usize];
        let mut plot: Plot = plot(unit, &points, Some(60));
        plot.window = Window::new(from, from + 9_000);
        plot.limit = Some(gapped(points.iter().map(|(time, _)| Some(if time % 180 == 0 { 2e9 } else { 3e8 }))));
        plot.lines.push(Line::area(1, gapped(values.iter().rev().copied())));
        if let Some(Drawing { frame, marks }) = with_words(&UTC, |words| draw(&plot, &room(width, height, ratio), words)) {
            let picture = paint(&marks);
            let size = picture.size();
            prop_assert_eq!(picture.bytes().len(), size.0 as usize * size.1 as usize * 4);
            let ratio = frame.backing.ratio;
            let rim = 2.0 * ratio.max(1.0) + 1.0;
            for y in 0..size.1 as usize {
                for x in 0..picture.left() as usize + size.0 as usize {
                    let inked = picture.pixel(x, y).is_some_and(|pixel| pixel[3] > 0);
                    let (x, y) = (x as f64, y as f64);
                    let inside = x >= frame.plot.left * ratio - rim && x <= frame.plot.right * ratio + rim
                        && y >= frame.plot.top * ratio - rim && y <= frame.plot.bottom * ratio + rim;
                    prop_assert!(inside || !inked, "{x} {y} of {size:?}");
                }
            }
        }
    }
}
