//! Lines and areas as pixels: exact coverage, closed corners, nothing inked twice.

use rahona_panel::chart::{Marks, Picture, Segment, Trace};

use super::picture::{SERIES, alpha, line, paint};

/// All ink, in whole pixels.
fn ink(picture: &Picture) -> f64 {
    picture.bytes().chunks(4).map(|pixel| f64::from(pixel[3]) / 255.0).sum()
}

#[test]
fn a_level_line_covers_what_its_width_covers() {
    for (ratio, y, rows) in [
        (1.0, 20.0, vec![(18, 0), (19, 191), (20, 191), (21, 0)]),
        (1.0, 20.5, vec![(18, 0), (19, 64), (20, 255), (21, 64), (22, 0)]),
        (2.0, 20.0, vec![(37, 0), (38, 128), (39, 255), (40, 255), (41, 128), (42, 0)]),
    ] {
        let picture = paint(&line(&[(10.0, y), (90.0, y)], ratio, None));
        for (row, expected) in rows {
            let found = alpha(&picture, (50.0 * ratio) as usize, row);
            assert!(found.abs_diff(expected) <= 1, "{ratio} {y} row {row}: {found}");
        }
        assert_eq!(picture.pixel(50, (y * ratio) as usize).unwrap()[..3], SERIES[0]);
    }
}

#[test]
fn a_line_has_as_much_ink_as_its_length_and_width_whatever_its_slope() {
    for (x, y) in [(80.0, 0.0), (80.0, 7.0), (40.0, 40.0), (10.0, 45.0), (1.0, 45.0), (0.1, 45.0)] {
        for (ratio, down) in [(1.0, true), (1.0, false), (2.0, true), (1.5, false)] {
            let (from, to) = if down { (7.3, 7.3 + y) } else { (7.3 + y, 7.3) };
            let picture = paint(&line(&[(10.2, from), (10.2 + x, to)], ratio, None));
            let expected = (x * x + y * y).sqrt() * ratio * 1.5 * ratio;
            let found = ink(&picture);
            assert!((found - expected).abs() < expected * 0.02, "{x} {y} {ratio}: {found}, not {expected}");
        }
    }
}

#[test]
fn a_bend_has_as_much_ink_as_the_ways_to_it() {
    for (step, up, ratio) in [(8.0, 3.0, 1.0), (8.0, 3.0, 2.0), (4.0, 2.0, 2.0), (12.0, 12.0, 1.5)] {
        let wave: Vec<_> = (0..8)
            .map(|at| (5.3 + f64::from(at) * step, 30.2 + if at % 2 == 0 { 0.0 } else { up }))
            .collect();
        let expected = 7.0 * f64::hypot(step, up) * ratio * 1.5 * ratio;
        let found = ink(&paint(&line(&wave, ratio, None)));
        assert!((found - expected).abs() < expected * 0.02, "{step} {up} {ratio}: {found}, not {expected}");
    }
}

#[test]
fn corners_are_closed_and_nothing_is_inked_twice() {
    let zigzag: Vec<_> =
        (0..40).map(|at| (10.0 + f64::from(at) * 2.0, if at % 2 == 0 { 20.0 } else { 40.0 })).collect();
    let picture = paint(&line(&zigzag, 2.0, None));
    for (x, y) in &zigzag[1..39] {
        let inward = if *y < 30.0 { y + 1.0 } else { y - 1.0 };
        assert!(alpha(&picture, (x * 2.0) as usize, (inward * 2.0) as usize) > 250, "{x} {y}");
    }
    assert!(picture.bytes().chunks(4).all(|pixel| pixel[3] == 0 || pixel[..3] == SERIES[0]));
}

#[test]
fn an_area_begins_under_its_line() {
    for (from, to) in
        [((10.0, 20.0), (90.0, 30.0)), ((10.0, 10.0), (20.0, 45.0)), ((30.0, 48.0), (34.0, 5.0))]
    {
        for ratio in [1.0, 1.5, 2.0] {
            let (bare, filled) =
                (paint(&line(&[from, to], ratio, None)), paint(&line(&[from, to], ratio, Some(50.0))));
            for x in (from.0 * ratio) as usize + 2..(to.0 * ratio) as usize - 2 {
                let column = |picture: &Picture| {
                    (0..(60.0 * ratio) as usize).find(|y| alpha(picture, x, *y) > 0).unwrap_or(usize::MAX)
                };
                assert!(
                    column(&bare) <= column(&filled) || column(&bare) == usize::MAX,
                    "{from:?} {ratio} {x}"
                );
                let under = (0..(49.0 * ratio) as usize).rfind(|y| alpha(&bare, x, *y) > 128);
                assert!(under.is_none_or(|y| alpha(&filled, x, y + 2) > 30), "{from:?} {ratio} {x}");
            }
        }
    }
}

#[test]
fn an_area_reaches_from_its_line_to_the_base_and_no_further() {
    for (ratio, scale) in [(1.0, 1), (2.0, 2), (3.0, 3)] {
        let picture = paint(&line(&[(10.0, 20.0), (50.0, 30.0), (90.0, 10.0)], ratio, Some(50.0)));
        for (x, y, expected) in [
            (30, 15, 0),
            (30, 40, 31),
            (30, 49, 31),
            (30, 50, 0),
            (5, 40, 0),
            (95, 40, 0),
            (88, 20, 31),
            (11, 22, 31),
        ] {
            let found = picture.pixel(x * scale + scale / 2, y * scale).unwrap();
            assert_eq!(found[3], expected, "{x} {y} at {ratio}");
            assert!(expected == 0 || found[..3] == SERIES[0]);
        }
    }
}

#[test]
fn the_second_line_lies_over_the_first_and_its_area() {
    let mut marks = line(&[(10.0, 20.0), (90.0, 20.0)], 1.0, Some(50.0));
    marks.traces.push(Trace { role: 1, ..line(&[(10.0, 50.0), (90.0, 10.0)], 1.0, None).traces.remove(0) });
    let picture = paint(&marks);
    let [red, _, blue, _] = picture.pixel(70, 19).unwrap();
    assert!(blue > 190 && red < 10, "{red} {blue}");
    // At its edge it is mixed with the area behind it, and no darker than itself.
    let [red, _, blue, alpha] = picture.pixel(30, 38).unwrap();
    assert!(alpha > 31 && blue > red, "{red} {blue} {alpha}");
}

#[test]
fn a_line_of_no_length_is_nothing() {
    for places in [&[][..], &[(5.0, 5.0)], &[(5.0, 5.0), (5.0, 5.0)], &[(f64::NAN, 5.0), (9.0, f64::NAN)]] {
        assert_eq!(ink(&paint(&line(places, 1.0, Some(50.0)))), 0.0, "{places:?}");
    }
    let crazy = Segment::level(f64::NAN, f64::INFINITY, -1e30);
    let marks =
        Marks { grid: vec![crazy], axis: vec![crazy], ..line(&[(1.0, 1.0), (1e30, -1e30)], 1.0, Some(1e30)) };
    paint(&marks);
}
