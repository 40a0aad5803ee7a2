//! The gap rule: what counts as a missing row, on tables and on the captured answers.

use rahona_panel::chart::{Timeline, Unit, Window, draw};

use super::support::{Capture, UTC, plot, room, with_words};

fn breaks(times: &[i64], longest: Option<i64>) -> Vec<usize> {
    Timeline::new(times.to_vec(), longest).breaks().to_vec()
}

fn steps(steps: &[i64]) -> Vec<i64> {
    steps
        .iter()
        .scan(1_000_000, |time, step| {
            *time += step;
            Some(*time)
        })
        .collect()
}

#[test]
fn a_missing_row_is_a_gap_and_a_change_of_density_is_none() {
    let table: [(&str, &[i64], &[usize]); 10] = [
        ("regular", &[0, 60, 60, 60, 60], &[]),
        ("one missing", &[0, 60, 60, 120, 60, 60], &[3]),
        ("two missing, a point between", &[0, 60, 60, 120, 120, 60, 60], &[3, 4]),
        ("two missing, two points between", &[0, 60, 60, 60, 120, 60, 120, 60, 60, 60], &[4, 6]),
        ("a late row", &[0, 60, 60, 90, 60, 60], &[]),
        ("denser", &[0, 1_800, 1_800, 1_800, 60, 60, 60], &[]),
        ("sparser", &[0, 60, 60, 60, 1_800, 1_800, 1_800], &[]),
        ("denser, a row missing where it changes", &[0, 1_800, 1_800, 3_600, 60, 60], &[3]),
        ("missing at the start", &[0, 600, 60, 60], &[1]),
        ("missing at the end", &[0, 60, 60, 600], &[3]),
    ];
    for (name, distances, expected) in table {
        assert_eq!(breaks(&steps(distances), None), expected, "{name}");
    }
}

#[test]
fn the_longest_bucket_parts_what_has_no_neighbours() {
    assert_eq!(breaks(&[0, 61_200], None), [0_usize; 0]);
    assert_eq!(breaks(&[0, 61_200], Some(1_800)), [1]);
    assert_eq!(breaks(&[0, 1_800], Some(1_800)), [0_usize; 0]);
    assert_eq!(breaks(&[], Some(60)), [0_usize; 0]);
    assert_eq!(breaks(&[7], Some(60)), [0_usize; 0]);
}

#[test]
fn times_that_do_not_ascend_are_parted_and_nothing_panics() {
    assert_eq!(breaks(&[10, 10, 5, 70], None), [1, 2]);
    assert_eq!(breaks(&[i64::MIN, 0, i64::MAX], Some(60)), [1, 2]);
}

#[test]
fn captured_answers() {
    let table: [(&str, i64, &[usize], i64); 3] = [
        ("pve8_running_then_stopped", 60, &[], 60),
        ("pve9_irregular_with_stops", 43_200, &[1, 6, 10], 21_600),
        ("spec_day_two_rows", 1_800, &[1], 1_800),
    ];
    for (name, longest, expected, bucket) in table {
        let timeline = Timeline::new(Capture::new(name).times(), Some(longest));
        assert_eq!(timeline.breaks(), expected, "{name}");
        assert_eq!(timeline.bucket(), bucket, "{name}");
    }
}

#[test]
fn a_bucket_across_a_gap_is_as_long_as_its_neighbour() {
    let timeline = Timeline::new(steps(&[0, 60, 60, 600, 60, 60]), None);
    let spans: Vec<i64> = (0..6).map(|index| timeline.span(index)).collect();
    assert_eq!(spans, [60; 6]);
    assert_eq!(Timeline::new(vec![5], None).span(0), 1);
    assert_eq!(Timeline::new(vec![5], Some(60)).span(0), 60);
}

#[test]
fn stretches_without_data_are_hatched() {
    let gaps = |values: &[Option<f64>], window: Option<Window>| {
        let points: Vec<_> = values.iter().enumerate().map(|(at, value)| (at as i64 * 60, *value)).collect();
        let mut plot = plot(Unit::Percent, &points, Some(60));
        plot.window = window.unwrap_or(plot.window);
        let drawing = with_words(&UTC, |words| draw(&plot, &room(340.0, 160.0, 1.0), words)).unwrap();
        let width = drawing.frame.plot.width();
        let share = |x: f64| ((x - drawing.frame.plot.left) / width * 100.0).round() as i64;
        drawing.marks.gaps.iter().map(|gap| (share(gap.left), share(gap.right))).collect::<Vec<_>>()
    };
    let one = Some(1.0);
    assert_eq!(gaps(&[one; 11], None), []);
    assert_eq!(gaps(&[one, one, one, None, None, None, one, one, one, one, one], None), [(20, 60)]);
    assert_eq!(
        gaps(&[one, one, one, one, one, one, one, one, one, one, None], None),
        [],
        "the newest is often late"
    );
    assert_eq!(gaps(&[one, one, one, one, one, one, one, one, None, None, None], None), [(70, 100)]);
    assert_eq!(gaps(&[None; 11], None), [(0, 100)]);
    assert_eq!(gaps(&[], None), [], "nothing came yet: nothing is missing");
    assert_eq!(
        gaps(&[one; 11], Some(Window::new(-600, 600))),
        [(0, 50)],
        "the range is longer than the history"
    );
}
