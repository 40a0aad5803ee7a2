//! Scales in both directions, the tops and steps of the axis of values, sizes and crisp places.

use proptest::prelude::*;
use rahona_panel::chart::{Scale, Size, Unit, ValueAxis, Window};

const GIB: f64 = 1_073_741_824.0;

#[test]
fn tops_and_steps() {
    use Unit::{BytesBinary, BytesPerSecond, Percent};
    let table = [
        // unit, highest value, limit, intervals → top, step
        (Percent, f64::NAN, None, 4, 100.0, 25.0),
        (Percent, 0.0, None, 4, 100.0, 25.0),
        (Percent, 3.0, None, 4, 100.0, 25.0),
        (Percent, 100.0, None, 4, 100.0, 25.0),
        (Percent, 100.4, None, 4, 125.0, 25.0),
        (Percent, 130.0, None, 4, 150.0, 50.0),
        (Percent, 50.0, None, 2, 100.0, 50.0),
        (BytesBinary, 2.4 * GIB, Some(4.0 * GIB), 4, 4.0 * GIB, GIB),
        (BytesBinary, 2.4 * GIB, Some(6.0 * GIB), 4, 6.0 * GIB, 2.0 * GIB),
        (BytesBinary, 2.4 * GIB, Some(10.0 * GIB), 4, 10.0 * GIB, 4.0 * GIB),
        (BytesBinary, 9.0 * GIB, Some(8.0 * GIB), 4, 12.0 * GIB, 4.0 * GIB),
        (BytesBinary, 0.7 * GIB, None, 4, 0.75 * GIB, 0.25 * GIB),
        (BytesBinary, 0.7 * GIB, Some(0.0), 4, 0.75 * GIB, 0.25 * GIB),
        (BytesBinary, 0.0, None, 4, 1_048_576.0, 262_144.0),
        (BytesPerSecond, 0.0, None, 4, 1_000.0, 250.0),
        (BytesPerSecond, 35_664.5, None, 4, 40_000.0, 10_000.0),
        (BytesPerSecond, 41_000.0, None, 4, 60_000.0, 20_000.0),
        (BytesPerSecond, 99_000.0, None, 4, 100_000.0, 25_000.0),
        (BytesPerSecond, f64::INFINITY, None, 4, 1_000.0, 250.0),
    ];
    for (unit, highest, limit, intervals, top, step) in table {
        let axis = ValueAxis::new(unit, highest, limit, intervals);
        assert_eq!(axis, ValueAxis { top, step }, "{unit:?} {highest} {limit:?}");
    }
}

#[test]
fn ticks_start_at_zero_and_end_at_or_below_the_top() {
    let ticks: Vec<f64> = ValueAxis { top: 10.0, step: 4.0 }.ticks().collect();
    assert_eq!(ticks, [0.0, 4.0, 8.0]);
    assert_eq!(ValueAxis { top: 0.75, step: 0.25 }.ticks().count(), 4);
}

#[test]
fn hairlines_cover_whole_device_pixels() {
    for (ratio, place, hairline, crisp) in [
        (1.0, 10.2, 1.0, 10.5),
        (2.0, 10.2, 1.0, 10.0),
        (1.5, 10.0, 4.0 / 3.0, 10.0),
        (3.0, 10.0, 1.0, 10.166_666_666_666_666),
    ] {
        let backing = Size { width: 300.0, height: 150.0, ratio }.backing().unwrap();
        assert!((backing.hairline() - hairline).abs() < 1e-9, "{ratio}");
        assert!(
            (backing.crisp(place) - crisp).abs() < 0.5 / ratio + 1e-9,
            "{ratio}: {}",
            backing.crisp(place)
        );
        let edge = (backing.crisp(place) - backing.hairline() / 2.0) * ratio;
        assert!((edge - edge.round()).abs() < 1e-6, "{ratio}: an edge at {edge}");
    }
}

#[test]
fn a_store_is_never_nothing_or_too_much() {
    let backing = |width, height, ratio| Size { width, height, ratio }.backing();
    for (width, height) in
        [(0.0, 100.0), (100.0, 0.0), (-1.0, 5.0), (f64::NAN, 5.0), (f64::INFINITY, 5.0), (5.0, 1e9)]
    {
        assert_eq!(backing(width, height, 1.0), None);
    }
    let store = backing(300.0, 150.0, 1.5).unwrap();
    assert_eq!((store.width, store.height), (450, 225));
    let store = backing(20_000.0, 100.0, 2.0).unwrap();
    assert_eq!((store.width, store.height), (8_192, 41));
    assert_eq!(backing(300.0, 150.0, f64::NAN).unwrap().ratio, 1.0);
}

#[test]
fn a_window_is_kept_by_time() {
    let all = Window::new(0, 1_000);
    assert_eq!(Window::new(9, 9), Window::new(9, 10));
    assert_eq!(Window::new(i64::MAX, i64::MAX).seconds(), 1);
    assert_eq!(all.zoomed(500, 0.5, all, 10), Window::new(250, 750));
    assert_eq!(Window::new(250, 750).zoomed(250, 0.5, all, 10), Window::new(250, 500));
    assert_eq!(Window::new(250, 750).zoomed(500, 9.0, all, 10), all);
    assert_eq!(all.zoomed(500, 0.0, all, 60), Window::new(470, 530));
    assert_eq!(Window::new(100, 200).moved(-500, all), Window::new(0, 100));
    assert_eq!(Window::new(100, 200).following(500, 560), Window::new(100, 200), "not at the edge: it stays");
    assert_eq!(Window::new(440, 500).following(500, 560), Window::new(500, 560), "at the edge: it follows");
}

proptest! {
    #[test]
    fn there_and_back(from in -1e9..1e9, length in 1e-3..1e9, pixels in 1.0..5_000.0, share in 0.0..1.0) {
        let scale = Scale::new((from, from + length), (pixels, 0.0));
        let value = from + share * length;
        prop_assert!((scale.value(scale.pixel(value)) - value).abs() <= 1e-6 * (from.abs() + length));
    }

    #[test]
    fn an_axis_holds_its_values_with_three_to_six_labels(highest in 0.0..1e15, which in 0..3) {
        let unit = [Unit::Percent, Unit::BytesBinary, Unit::BytesPerSecond][which as usize];
        let axis = ValueAxis::new(unit, highest, None, 4);
        prop_assert!(axis.top >= highest * (1.0 - 1e-9));
        prop_assert!((4..=6).contains(&axis.ticks().count()), "{axis:?}");
    }
}

#[test]
fn an_empty_scale_stays_in_place() {
    let scale = Scale::new((5.0, 5.0), (0.0, 100.0));
    assert_eq!((scale.pixel(7.0), scale.value(50.0)), (0.0, 5.0));
}
