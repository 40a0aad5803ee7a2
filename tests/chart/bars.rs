//! Runs too dense to stroke: bars on whole device pixels that cover what the stroke would, and no gap.

use rahona_panel::chart::{Drawing, Unit, draw};

use super::support::{UTC, plot, room, with_words};

fn drawing(count: i64, ratio: f64, value: impl Fn(i64) -> Option<f64>) -> Drawing {
    let points: Vec<_> = (0..count).map(|at| (at * 60, value(at))).collect();
    with_words(&UTC, |words| draw(&plot(Unit::Percent, &points, Some(60)), &room(340.0, 160.0, ratio), words))
        .unwrap()
}

fn noise(at: i64) -> Option<f64> {
    Some(50.0 + 40.0 * (at as f64 * 1.7).sin())
}

#[test]
fn only_dense_runs_become_bars() {
    for (count, ratio, bars) in
        [(60, 1.0, false), (400, 1.0, false), (1_440, 1.0, true), (1_000, 3.0, false), (100_000, 2.0, true)]
    {
        let trace = &drawing(count, ratio, noise).marks.traces[0];
        assert_eq!((trace.bars.is_empty(), trace.runs.is_empty()), (!bars, bars), "{count} at {ratio}");
    }
}

#[test]
fn bars_stand_side_by_side_on_whole_device_pixels() {
    for ratio in [1.0, 1.25, 2.0, 3.0] {
        let Drawing { frame, marks } = drawing(20_000, ratio, noise);
        let bars = &marks.traces[0].bars;
        assert!(bars.windows(2).all(|pair| (pair[0].right - pair[1].left).abs() < 1e-9));
        assert!(bars.iter().all(|bar| ((bar.left * ratio) - (bar.left * ratio).round()).abs() < 1e-6));
        assert!(bars[0].left >= frame.plot.left - 1e-6);
        assert!(bars[bars.len() - 1].right <= frame.plot.right + 1e-6);
    }
}

#[test]
fn every_value_is_covered() {
    let drawing = drawing(5_000, 2.0, |at| Some(if at % 977 == 0 { 100.0 } else { (at % 13) as f64 }));
    let bars = &drawing.marks.traces[0].bars;
    for at in 0..5_000 {
        let value = if at % 977 == 0 { 100.0 } else { (at % 13) as f64 };
        let (x, y) = (drawing.frame.x.pixel(at as f64 * 60.0), drawing.frame.y.pixel(value));
        let covered = bars.iter().any(|bar| {
            bar.left <= x + 0.5 && x - 0.5 <= bar.right && bar.top <= y + 0.01 && y <= bar.bottom + 0.01
        });
        assert!(covered, "{at}: {value}");
    }
}

#[test]
fn a_gap_stays_free() {
    let gap = 4_000..6_000;
    let Drawing { frame, marks } =
        drawing(10_000, 1.0, |at| if gap.contains(&at) { None } else { noise(at) });
    let (from, to) = (frame.x.pixel(3_999.0 * 60.0), frame.x.pixel(6_000.0 * 60.0));
    let bars = &marks.traces[0].bars;
    assert!(!bars.is_empty());
    assert!(bars.iter().all(|bar| bar.right <= from + 1.0 || bar.left >= to - 1.0));
    assert_eq!(marks.gaps.len(), 1);
}
