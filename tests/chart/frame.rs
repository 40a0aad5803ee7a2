//! The layout: labels never overlap and are never cut, at any size, in any window.

use proptest::prelude::*;
use rahona_panel::chart::{
    Anchor, Drawing, Labels, Marks, Plot, Room, Size, Text, TimeLabel, Unit, Window, Words, board, draw,
    sparkline,
};

use super::support::{PARIS, Plain, letters, plot, room, with_words};

/// Left, top, right and bottom of a text's letters.
fn edges(text: &Text) -> (f64, f64, f64, f64) {
    let (x, y, width) = (f64::from(text.at.x), f64::from(text.at.y), letters(&text.text));
    let left = match text.anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2.0,
        Anchor::End => x - width,
    };
    (left, y - 6.0, left + width, y + 6.0)
}

fn check(marks: &Marks) -> Result<(), String> {
    let boxes: Vec<_> = marks.texts.iter().map(edges).collect();
    for (at, (left, top, right, bottom)) in boxes.iter().enumerate() {
        let inside = *left >= -0.01
            && *top >= -0.01
            && *right <= marks.size.width + 0.01
            && *bottom <= marks.size.height + 0.01;
        if !inside {
            return Err(format!("cut: {:?} on {:?}", marks.texts[at], marks.size));
        }
        for (other, (left2, top2, right2, bottom2)) in boxes.iter().enumerate().skip(at + 1) {
            if left < right2 && left2 < right && top < bottom2 && top2 < bottom {
                return Err(format!(
                    "{:?} over {:?} on {:?}",
                    marks.texts[at], marks.texts[other], marks.size
                ));
            }
        }
    }
    Ok(())
}

fn drawing(unit: Unit, highest: f64, window: Window, width: f64, height: f64, ratio: f64) -> Option<Drawing> {
    let mut plot = plot(unit, &[(window.from(), Some(highest)), (window.to(), Some(0.0))], None);
    plot.window = window;
    plot.limit = (unit == Unit::BytesBinary).then(|| [highest * 1.3, highest * 1.3].into());
    with_words(&PARIS, |words| draw(&plot, &room(width, height, ratio), words))
}

#[test]
fn four_or_five_labels_per_axis_on_a_phone_too() {
    for (width, height) in [(304.0, 160.0), (320.0, 160.0), (560.0, 200.0), (700.0, 220.0), (1_400.0, 260.0)]
    {
        for (seconds, at_least) in [(3_600, 4), (86_400, 3), (7 * 86_400, 3), (30 * 86_400, 4)] {
            for shift in (0..86_400).step_by(5_025) {
                let window = Window::ending(1_761_476_880 + shift, seconds);
                for (unit, highest) in
                    [(Unit::Percent, 30.0), (Unit::BytesPerSecond, 123_456.0), (Unit::BytesBinary, 3e9)]
                {
                    let Drawing { frame, marks } =
                        drawing(unit, highest, window, width, height, 2.0).unwrap();
                    check(&marks).unwrap();
                    let labels: Vec<&str> = frame
                        .times
                        .iter()
                        .map(|tick| tick.label.as_str())
                        .filter(|label| !label.is_empty())
                        .collect();
                    assert!((at_least..=5).contains(&labels.len()), "{width} {seconds}: {labels:?}");
                    assert!((4..=5).contains(&frame.values.len()), "{unit:?}: {:?}", frame.values);
                }
            }
        }
    }
}

/// French words for the same labels: the longer ones.
struct French;

impl Labels for French {
    fn time_label(&self, instant: i64, kind: TimeLabel) -> String {
        let words = Plain(&PARIS).time_label(instant, kind);
        let dot = matches!(kind, TimeLabel::Date | TimeLabel::Month);
        if dot { format!("{}.", words.to_lowercase()) } else { words }
    }

    fn value_label(&self, value: f64, unit: Unit, step: f64) -> String {
        Plain(&PARIS).value_label(value, unit, step).replace('B', "o").replace('.', ",")
    }
}

#[test]
fn a_window_of_320_pixels_has_as_many_times_as_fit() {
    // What such a window leaves for a graph, and the margin beside `500 kB/s`. In each row: the range, the fewest labels
    // wherever the range ends, and how many it has at most of these ends.
    for (seconds, fewest, usual) in [(3_600, 3, 4), (86_400, 3, 4), (7 * 86_400, 3, 3), (30 * 86_400, 2, 3)] {
        for labels in [&Plain(&PARIS) as &dyn Labels, &French] {
            let mut counts = Vec::new();
            for part in 0..128 {
                let end = 1_761_430_080 + seconds * part / 128;
                let plot = Plot {
                    window: Window::ending(end, seconds),
                    ..plot(Unit::BytesPerSecond, &[(end - 60, Some(480_000.0)), (end, Some(0.0))], None)
                };
                let room = Room { margin: 66.0, ..room(262.0, 160.0, 2.0) };
                let drawing = draw(&plot, &room, &Words { zone: &PARIS, labels, measure: &letters }).unwrap();
                check(&drawing.marks).unwrap();
                let known = drawing.frame.times.iter().filter(|tick| !tick.label.is_empty()).count();
                counts.push(known);
            }
            counts.sort();
            assert!(counts[0] >= fewest && counts[counts.len() / 2] >= usual, "{seconds}: {counts:?}");
        }
    }
}

#[test]
fn without_room_labels_go_before_the_plot_does() {
    let window = Window::new(0, 3_600);
    for (width, height, ratio) in [
        (0.0, 0.0, 1.0),
        (1.0, 1.0, 1.0),
        (40.0, 300.0, 2.0),
        (300.0, 12.0, 1.0),
        (1e12, 1e12, 3.0),
        (50.0, 50.0, f64::INFINITY),
    ] {
        if let Some(Drawing { marks, .. }) = drawing(Unit::Percent, 5.0, window, width, height, ratio) {
            check(&marks).unwrap();
        }
    }
    assert!(drawing(Unit::Percent, 5.0, window, 0.0, 100.0, 1.0).is_none());
    assert!(drawing(Unit::Percent, 5.0, window, 40.0, 300.0, 1.0).unwrap().marks.texts.is_empty());
}

#[test]
fn graphs_above_one_another_can_share_their_time_axis() {
    let window = Window::new(0, 3_600);
    let mut room = room(400.0, 160.0, 1.0);
    let plot = plot(Unit::Percent, &[(0, Some(1.0)), (3_600, Some(2.0))], None);
    let narrow = with_words(&PARIS, |words| draw(&plot, &room, words)).unwrap().frame;
    assert!((narrow.plot.left - narrow.margin).abs() <= 0.5);
    room.margin = 90.0;
    let wide = with_words(&PARIS, |words| draw(&plot, &room, words)).unwrap().frame;
    assert_eq!((wide.plot.left, wide.margin), (90.0, narrow.margin));
    assert_eq!(wide.window, window);
}

#[test]
fn a_board_draws_what_each_graph_would_draw_with_the_widest_margin() {
    let points: Vec<_> = (0..60).map(|at| (at * 60, Some(1e9 + at as f64))).collect();
    let (small, large) =
        (plot(Unit::Percent, &[(0, Some(5.0))], Some(60)), plot(Unit::BytesBinary, &points, Some(60)));
    let small = rahona_panel::chart::Plot { window: large.window, ..small };
    let room = room(400.0, 160.0, 2.0);
    with_words(&PARIS, |words| {
        let together = board(&[(&small, room), (&large, room)], &[], words);
        let margin = together.iter().flatten().map(|drawing| drawing.frame.margin).fold(0.0, f64::max);
        let wide = Room { margin, ..room };
        assert!(margin > together[0].as_ref().unwrap().frame.margin);
        assert_eq!(together, [draw(&small, &wide, words), draw(&large, &wide, words)]);
        assert_eq!(together[0].as_ref().unwrap().frame.times, together[1].as_ref().unwrap().frame.times);
    });
    let nowhere = Room { size: Size::default(), ..room };
    with_words(&PARIS, |words| {
        let drawings = board(&[(&small, nowhere), (&large, room)], &[], words);
        assert_eq!(drawings.iter().map(Option::is_some).collect::<Vec<_>>(), [false, true]);
    });
}

#[test]
fn an_axis_does_not_dance_around_a_round_number() {
    let room = room(400.0, 160.0, 1.0);
    let mut before: Vec<Option<rahona_panel::chart::ValueAxis>> = Vec::new();
    // The highest visible rate of one poll after the other, and where the axis ends then.
    for (highest, top) in [
        (39_000.0, 40_000.0),
        (41_000.0, 60_000.0),
        (39_900.0, 60_000.0),
        (40_100.0, 60_000.0),
        (36_500.0, 60_000.0),
        (35_000.0, 40_000.0),
        (38_000.0, 40_000.0),
        (900_000.0, 1_000_000.0),
        (0.0, 1_000.0),
    ] {
        let plot = plot(Unit::BytesPerSecond, &[(0, Some(highest)), (3_600, Some(0.0))], None);
        let drawings = with_words(&PARIS, |words| board(&[(&plot, room)], &before, words));
        let axis = drawings[0].as_ref().unwrap().frame.axis;
        assert_eq!(axis.top, top, "{highest}");
        assert!((4..=6).contains(&axis.ticks().count()));
        before = vec![Some(axis)];
    }
    // A limit is the top of its axis at once.
    let mut memory = plot(Unit::BytesBinary, &[(0, Some(3e9)), (3_600, Some(3e9))], None);
    memory.limit = Some([4_294_967_296.0; 2].into());
    let large = Some(rahona_panel::chart::ValueAxis { top: 4_900_000_000.0, step: 1e9 });
    let drawings = with_words(&PARIS, |words| board(&[(&memory, room)], &[large], words));
    assert_eq!(drawings[0].as_ref().unwrap().frame.axis.top, 4_294_967_296.0);
}

#[test]
fn graphs_of_other_times_word_their_own() {
    let one = plot(Unit::Percent, &[(0, Some(1.0)), (3_600, Some(2.0))], None);
    let other = rahona_panel::chart::Plot { window: Window::new(7_200, 10_800), ..one.clone() };
    let room = room(400.0, 160.0, 1.0);
    with_words(&PARIS, |words| {
        let drawings = board(&[(&one, room), (&other, room)], &[], words);
        assert_eq!(drawings, [draw(&one, &room, words), draw(&other, &room, words)]);
    });
}

#[test]
fn a_bad_measure_does_no_harm() {
    let plot = plot(Unit::Percent, &[(0, Some(1.0)), (3_600, Some(2.0))], None);
    for width in [f64::NAN, f64::INFINITY, -5.0, 1e9] {
        with_words(&PARIS, |words| {
            let measure = |_: &str| width;
            draw(&plot, &room(400.0, 160.0, 1.0), &rahona_panel::chart::Words { measure: &measure, ..*words })
        });
    }
}

#[test]
fn a_sparkline_fills_its_room() {
    let plot = plot(Unit::Percent, &[(0, Some(0.0)), (60, Some(100.0))], None);
    let marks = sparkline(&plot, Size { width: 80.0, height: 24.0, ratio: 2.0 }).unwrap();
    assert!(marks.texts.is_empty() && marks.grid.is_empty());
    let points: Vec<_> = marks.traces[0].points.iter().map(|point| (point.x, point.y)).collect();
    assert_eq!(points, [(1.0, 23.0), (79.0, 1.0)]);
}

proptest! {
    #[test]
    fn labels_never_overlap_and_are_never_cut(
        width in 0.0..1_600.0, height in 0.0..500.0, ratio in 0.5..4.0, seconds in 1..200_000_000_i64,
        end in 1_600_000_000..1_900_000_000_i64, highest in 0.0..1e13, which in 0..3,
    ) {
        let unit = [Unit::Percent, Unit::BytesBinary, Unit::BytesPerSecond][which as usize];
        if let Some(drawing) = drawing(unit, highest, Window::ending(end, seconds), width, height, ratio) {
            prop_assert_eq!(check(&drawing.marks), Ok(()));
            let frame = drawing.frame;
            prop_assert!(frame.plot.width() >= 0.0 && frame.plot.height() >= 0.0);
            let stays = |point: &rahona_panel::chart::Point| {
                f64::from(point.y) >= frame.plot.top - 0.1 && f64::from(point.y) <= frame.plot.bottom + 0.1
            };
            prop_assert!(drawing.marks.traces[0].points.iter().all(stays));
        }
    }
}

#[test]
fn a_limit_that_reaches_across_the_right_edge_has_room() {
    let points: Vec<_> = (1..=10).map(|at| (at * 60, Some(1e9))).collect();
    let mut plot = plot(Unit::BytesBinary, &points, Some(60));
    plot.limit = Some((1..=10).map(|at| if at < 10 { 2e9 } else { 8e9 }).collect());
    // The last bucket begins within the window, and ends behind it.
    plot.window = Window::new(0, 570);
    let Drawing { frame, marks } =
        with_words(&PARIS, |words| draw(&plot, &room(400.0, 200.0, 1.0), words)).unwrap();
    let highest = marks.limit.points.iter().map(|point| f64::from(point.y)).fold(f64::MAX, f64::min);
    assert!(highest >= frame.plot.top - 1.0, "{highest} is above {}", frame.plot.top);
}
