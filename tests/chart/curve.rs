//! The reduction to columns: no gap bridged, no extreme lost, nothing outside the window.

use std::time::Instant;

use proptest::prelude::*;
use rahona_panel::chart::{Curve, Timeline, Window};

const N: f64 = f64::NAN;

type Runs = Vec<Vec<(f64, f64)>>;

fn curve(values: &[f64], window: Window, columns: u32) -> Curve {
    let times = (0..values.len() as i64).map(|at| at * 10).collect();
    Curve::new(&Timeline::new(times, None), values, window, columns)
}

fn runs(curve: &Curve) -> Runs {
    curve.runs().map(|run| run.iter().map(|knot| (knot.time, knot.value)).collect()).collect()
}

#[test]
fn few_points_stay_as_they_are() {
    let table: [(&[f64], Runs); 6] = [
        (&[], vec![]),
        (&[5.0], vec![vec![(0.0, 5.0)]]),
        (&[1.0, 2.0, 3.0], vec![vec![(0.0, 1.0), (10.0, 2.0), (20.0, 3.0)]]),
        (&[1.0, N, 3.0, 4.0], vec![vec![(0.0, 1.0)], vec![(20.0, 3.0), (30.0, 4.0)]]),
        (&[N, N, N], vec![]),
        (&[1.0, f64::INFINITY, 2.0, f64::NEG_INFINITY], vec![vec![(0.0, 1.0)], vec![(20.0, 2.0)]]),
    ];
    for (values, expected) in table {
        assert_eq!(runs(&curve(values, Window::new(0, 100), 1_000)), expected, "{values:?}");
    }
}

#[test]
fn lines_are_cut_at_the_edges_of_the_window() {
    let values = [0.0, 10.0, 20.0, 30.0];
    assert_eq!(runs(&curve(&values, Window::new(5, 15), 100)), [[(5.0, 5.0), (10.0, 10.0), (15.0, 15.0)]]);
    assert_eq!(
        runs(&curve(&values, Window::new(12, 18), 100)),
        [[(12.0, 12.0), (18.0, 18.0)]],
        "between two points"
    );
    assert_eq!(runs(&curve(&values, Window::new(10, 20), 100)), [[(10.0, 10.0), (20.0, 20.0)]], "on points");
    assert!(runs(&curve(&values, Window::new(100, 200), 100)).is_empty(), "after all of them");
    assert!(runs(&curve(&values, Window::new(-200, -100), 100)).is_empty(), "before all of them");
    assert_eq!(
        runs(&curve(&[0.0, N, 20.0, N, 40.0], Window::new(5, 35), 100)),
        [[(20.0, 20.0)]],
        "gaps aren't entered"
    );
}

#[test]
fn a_column_keeps_first_lowest_highest_and_last() {
    let values = [5.0, 9.0, 6.0, 1.0, 7.0, 4.0];
    assert_eq!(
        runs(&curve(&values, Window::new(0, 100), 1)),
        [[(0.0, 5.0), (10.0, 9.0), (30.0, 1.0), (50.0, 4.0)]]
    );
}

#[test]
fn pieces_within_one_column_are_one_run() {
    let values = [5.0, N, 9.0, N, 1.0, N, 7.0];
    let alone = runs(&curve(&values, Window::new(0, 100), 1));
    assert_eq!(alone, [vec![(20.0, 9.0), (40.0, 1.0)], vec![(60.0, 7.0)]]);
    // What comes in from the column before is a run of its own, and so is what goes on.
    let between = runs(&curve(&[&[4.0, 3.0], &values[..], &[8.0]].concat(), Window::new(10, 89), 1));
    assert_eq!(between[0][..2], [(10.0, 3.0), (20.0, 5.0)]);
    assert_eq!(between[1..], [vec![(40.0, 9.0), (60.0, 1.0)], vec![(80.0, 7.0), (89.0, 7.9)]]);
}

#[test]
fn a_million_points_become_four_a_column() {
    let count = 1_000_000;
    let values: Vec<f64> = (0..count).map(|at| (f64::from(at) * 0.37).sin()).collect();
    let timeline = Timeline::new((0..i64::from(count)).collect(), None);
    let start = Instant::now();
    let curve = Curve::new(&timeline, &values, Window::new(0, i64::from(count)), 1_600);
    println!("reduced in {:?}", start.elapsed());
    assert!(curve.knots().len() <= 4 * 1_601, "{}", curve.knots().len());
    assert_eq!(curve.runs().count(), 1);
}

#[test]
fn alternating_gaps_stay_bounded() {
    let values: Vec<f64> = (0..200_000).map(|at| if at % 2 == 0 { f64::from(at % 7) } else { N }).collect();
    let curve = curve(&values, Window::new(0, 2_000_000), 500);
    assert!(curve.runs().count() <= 3 * 501, "{}", curve.runs().count());
}

/// Values with gaps, and steps that are mostly regular.
fn series() -> impl Strategy<Value = (Vec<i64>, Vec<f64>)> {
    let step = prop_oneof![8 => Just(60_i64), 1 => Just(180_i64), 1 => 1..100_000_i64];
    let value = prop_oneof![6 => -1e3..1e3, 1 => Just(N)];
    prop::collection::vec((step, value), 0..300).prop_map(|rows| {
        let mut time = 0;
        rows.into_iter()
            .map(|(step, value)| {
                time += step;
                (time, value)
            })
            .unzip()
    })
}

proptest! {
    #[test]
    fn the_extremes_of_every_column_are_kept((times, values) in series(), columns in 1_u32..200) {
        let (Some(first), Some(last)) = (times.first(), times.last()) else { return Ok(()) };
        let window = Window::new(*first, *last);
        let curve = Curve::new(&Timeline::new(times.clone(), None), &values, window, columns);
        let column = |time: f64| ((time - window.from() as f64) / (window.seconds() as f64 / f64::from(columns))).floor() as i64;
        for at in 0..=i64::from(columns) {
            let drawn = curve.knots().iter().filter(|knot| column(knot.time) == at).map(|knot| knot.value);
            let given = times.iter().zip(&values).filter(|(time, value)| column(**time as f64) == at && value.is_finite());
            let given = given.map(|(_, value)| *value);
            let extremes = |values: Box<dyn Iterator<Item = f64> + '_>| {
                values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
            };
            prop_assert_eq!(extremes(Box::new(drawn)), extremes(Box::new(given)));
        }
    }

    #[test]
    fn no_run_crosses_a_gap_that_is_wider_than_a_column((times, values) in series(), columns in 1_u32..2_000) {
        let (Some(first), Some(last)) = (times.first(), times.last()) else { return Ok(()) };
        let window = Window::new(*first, *last);
        let timeline = Timeline::new(times.clone(), None);
        let curve = Curve::new(&timeline, &values, window, columns);
        let width = window.seconds() as f64 / f64::from(columns);
        let index = |time: f64| times.iter().position(|given| *given as f64 == time).unwrap();
        for run in curve.runs() {
            prop_assert!(run.windows(2).all(|pair| pair[0].time < pair[1].time));
            for pair in run.windows(2).filter(|pair| pair[1].time - pair[0].time > width) {
                let (one, other) = (index(pair[0].time), index(pair[1].time));
                prop_assert!(values[one..=other].iter().all(|value| value.is_finite()));
                prop_assert!((one + 1..=other).all(|at| !timeline.breaks_before(at)));
            }
        }
    }

    #[test]
    fn nothing_lies_outside_any_window((times, values) in series(), from in -1_000..30_000_i64, length in 1..30_000_i64) {
        let window = Window::new(from, from + length);
        let curve = Curve::new(&Timeline::new(times, None), &values, window, 100);
        prop_assert!(curve.knots().iter().all(|knot| knot.value.is_finite()));
        prop_assert!(curve.knots().iter().all(|knot| knot.time >= from as f64 && knot.time <= (from + length) as f64));
    }
}
