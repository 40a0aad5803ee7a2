//! The crosshair by pointer and by key, and the statistics.

use rahona_panel::chart::{Move, Spot, Summary, Timeline, Unit, Window, draw, gapped};

use super::support::{UTC, plot, room, with_words};

/// Six buckets of a minute; the one that ends at 240 is missing.
fn timeline() -> Timeline {
    Timeline::new(vec![60, 120, 180, 300, 360, 420], Some(60))
}

#[test]
fn a_pointer_means_the_nearest_bucket_or_none() {
    let window = Window::new(0, 600);
    for (instant, expected) in [
        (-5, Some(0)),
        (60, Some(0)),
        (89, Some(0)),
        (91, Some(1)),
        (210, Some(2)),
        (220, None),
        (241, Some(3)),
        (300, Some(3)),
        (450, Some(5)),
        (460, None),
        (9_999, None),
    ] {
        assert_eq!(Spot::at(&timeline(), window, instant).index, expected, "{instant}");
    }
    let spot = Spot::at(&timeline(), window, 220);
    assert_eq!(spot.instant, 220, "in a gap the crosshair stays under the pointer");
    assert_eq!(Spot::at(&Timeline::default(), window, 5), Spot { instant: 5, index: None });
}

#[test]
fn keys_go_from_bucket_to_bucket() {
    let (timeline, window) = (timeline(), Window::new(100, 400));
    let spot = |instant| Some(Spot::at(&timeline, window, instant));
    let table = [
        (None, Move::Next, 4),
        (None, Move::First, 1),
        (spot(180), Move::Next, 3),
        (spot(180), Move::Previous, 1),
        (spot(225), Move::Next, 3),
        (spot(225), Move::Previous, 2),
        (spot(120), Move::Previous, 1),
        (spot(360), Move::Next, 4),
        (spot(300), Move::First, 1),
        (spot(300), Move::Last, 4),
        (spot(300), Move::PageNext, 4),
        (spot(300), Move::PagePrevious, 2),
    ];
    for (before, by, expected) in table {
        let after = Spot::moved(before, by, &timeline, window).unwrap();
        assert_eq!(after.index, Some(expected), "{before:?} {by:?}");
    }
    assert_eq!(Spot::moved(None, Move::Next, &timeline, Window::new(900, 999)), None);
}

#[test]
fn a_page_is_a_tenth_of_what_is_visible() {
    let timeline = Timeline::new((0..100).collect(), None);
    let window = Window::new(0, 99);
    let start = Some(Spot { instant: 50, index: Some(50) });
    assert_eq!(Spot::moved(start, Move::PageNext, &timeline, window).unwrap().index, Some(60));
    assert_eq!(Spot::moved(start, Move::PagePrevious, &timeline, window).unwrap().index, Some(40));
}

#[test]
fn the_crosshair_marks_every_value_of_its_bucket() {
    let mut plot = plot(Unit::Percent, &[(0, Some(0.0)), (60, Some(50.0)), (120, None)], Some(60));
    plot.lines.push(rahona_panel::chart::Line::stroke(3, gapped([None, Some(100.0), None])));
    let frame = with_words(&UTC, |words| draw(&plot, &room(300.0, 160.0, 2.0), words)).unwrap().frame;
    let middle = (frame.plot.left + frame.plot.right) / 2.0;
    let spot = Spot::under(&frame, &plot.timeline, middle + 3.0);
    assert_eq!(spot, Spot { instant: 60, index: Some(1) });
    let marks = frame.crosshair(&plot, spot);
    assert_eq!(marks.cursor.len(), 1);
    assert_eq!(marks.spots.iter().map(|(role, _)| *role).collect::<Vec<_>>(), [0, 3]);
    assert_eq!(f64::from(marks.spots[1].1.y), frame.plot.top);
    let none = frame.crosshair(&plot, Spot { instant: 120, index: Some(2) });
    assert_eq!((none.cursor.len(), none.spots.len()), (1, 0));
    assert!(frame.crosshair(&plot, Spot { instant: 999, index: None }).cursor.is_empty());
    let selection = frame.selection(Window::new(-50, 60)).selection.unwrap();
    assert_eq!(selection.left, frame.plot.left);
    assert_eq!(frame.instant(f64::NAN), 120);
    assert_eq!((frame.instant(-1e9), frame.instant(1e9)), (0, 120));
}

#[test]
fn statistics_of_what_is_visible() {
    let values = gapped([Some(10.0), Some(20.0), None, Some(60.0), Some(f64::INFINITY), None]);
    let summary = Summary::new(&timeline(), &values, Window::new(0, 600)).unwrap();
    assert_eq!(summary, Summary { min: 10.0, average: 30.0, max: 60.0, last: 60.0, last_time: 300 });
    let summary = Summary::new(&timeline(), &values, Window::new(0, 120)).unwrap();
    assert_eq!((summary.average, summary.last), (15.0, 20.0));
    assert_eq!(Summary::new(&timeline(), &values, Window::new(400, 600)), None);
    assert_eq!(Summary::new(&timeline(), &[], Window::new(0, 600)), None);
}

#[test]
fn a_long_bucket_weighs_more() {
    let timeline = Timeline::new(vec![1_800, 3_600, 5_400, 7_200, 9_000, 9_060, 9_120], None);
    let summary =
        Summary::new(&timeline, &[10.0, 10.0, 10.0, 10.0, 10.0, 100.0, 100.0], Window::new(0, 10_000))
            .unwrap();
    let expected = (5.0 * 1_800.0 * 10.0 + 2.0 * 60.0 * 100.0) / (5.0 * 1_800.0 + 2.0 * 60.0);
    assert!((summary.average - expected).abs() < 1e-9);
}
