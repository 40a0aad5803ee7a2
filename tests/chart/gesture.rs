//! Pointers on a graph, and what they mean; the window between two fingers.

use rahona_panel::chart::{Act, Gesture, Meaning, Pointer, Window};

use Act::{Down, Gone, Move, Up};
use Meaning::{Grip, Leave, Nothing, Pinch, Read, Release, Select, Selected};

const fn mouse(x: f64) -> Pointer {
    Pointer { id: 1, touch: false, x }
}

const fn finger(id: i32, x: f64) -> Pointer {
    Pointer { id, touch: true, x }
}

/// What a pointer did, and what that means.
type Step = (Act, Pointer, Meaning);

#[test]
fn pointers_mean_what_people_mean() {
    let stories: [(&str, Vec<Step>); 10] = [
        (
            "a mouse reads wherever it is",
            vec![
                (Move, mouse(10.0), Read(10.0)),
                (Move, mouse(20.0), Read(20.0)),
                (Gone, mouse(21.0), Leave),
            ],
        ),
        (
            "a held mouse selects, and to the left as well",
            vec![
                (Down, mouse(100.0), Read(100.0)),
                (Move, mouse(103.0), Read(103.0)),
                (Move, mouse(60.0), Select(100.0, 60.0)),
                (Up, mouse(50.0), Selected(100.0, 50.0)),
                (Move, mouse(51.0), Read(51.0)),
            ],
        ),
        ("a click selects nothing", vec![(Down, mouse(100.0), Read(100.0)), (Up, mouse(102.0), Nothing)]),
        (
            "a selection that the browser takes away is none",
            vec![
                (Down, mouse(100.0), Read(100.0)),
                (Move, mouse(200.0), Select(100.0, 200.0)),
                (Gone, mouse(200.0), Leave),
                (Move, mouse(201.0), Read(201.0)),
            ],
        ),
        (
            "a finger reads, and what it read stays",
            vec![
                (Down, finger(1, 10.0), Read(10.0)),
                (Move, finger(1, 80.0), Read(80.0)),
                (Up, finger(1, 80.0), Nothing),
                (Gone, finger(1, 80.0), Nothing),
            ],
        ),
        (
            "a finger that scrolls the page away takes the crosshair along",
            vec![(Down, finger(1, 10.0), Read(10.0)), (Gone, finger(1, 10.0), Leave)],
        ),
        (
            "two fingers pinch, and what is left of it reads nothing",
            vec![
                (Down, finger(1, 10.0), Read(10.0)),
                (Move, finger(1, 20.0), Read(20.0)),
                (Down, finger(2, 120.0), Grip),
                (Move, finger(2, 220.0), Pinch([20.0, 120.0], [20.0, 220.0])),
                (Move, finger(1, 0.0), Pinch([20.0, 120.0], [0.0, 220.0])),
                (Up, finger(1, 0.0), Release),
                (Move, finger(2, 200.0), Nothing),
                (Up, finger(2, 200.0), Nothing),
                (Down, finger(3, 5.0), Read(5.0)),
            ],
        ),
        (
            "a third finger changes nothing",
            vec![
                (Down, finger(1, 10.0), Read(10.0)),
                (Down, finger(2, 20.0), Grip),
                (Down, finger(3, 30.0), Nothing),
                (Move, finger(3, 40.0), Nothing),
                (Up, finger(3, 40.0), Nothing),
                (Move, finger(2, 30.0), Pinch([10.0, 20.0], [10.0, 30.0])),
            ],
        ),
        (
            "a finger lifts what a mouse had begun",
            vec![
                (Down, mouse(10.0), Read(10.0)),
                (Down, finger(7, 50.0), Read(50.0)),
                (Move, finger(7, 90.0), Read(90.0)),
            ],
        ),
        (
            "a second press of the same pointer begins anew",
            vec![
                (Down, mouse(10.0), Read(10.0)),
                (Down, mouse(90.0), Read(90.0)),
                (Up, mouse(92.0), Nothing),
            ],
        ),
    ];
    for (story, steps) in stories {
        let mut gesture = Gesture::default();
        for (at, (act, pointer, expected)) in steps.into_iter().enumerate() {
            assert_eq!(gesture.follow(act, pointer), expected, "{story}, step {at}");
        }
    }
}

#[test]
fn what_is_under_two_fingers_stays_there() {
    let (window, bounds) = (Window::new(1_000, 2_000), Window::new(0, 10_000));
    for (from, to, expected) in [
        // Apart, together, both along, crossed over.
        ([0.4, 0.6], [0.2, 0.8], (1_333, 1_667)),
        ([0.2, 0.8], [0.4, 0.6], (0, 3_000)),
        ([0.2, 0.4], [0.4, 0.6], (800, 1_800)),
        ([0.4, 0.2], [0.4, 0.6], (800, 1_800)),
        // Never shorter than the least, never beyond the bounds, never without end.
        ([0.5, 0.5], [0.0, 1.0], (1_450, 1_550)),
        ([0.0, 1.0], [0.5, 0.5], (0, 10_000)),
        ([0.0, f64::NAN], [0.0, 1.0], (1_000, 1_100)),
    ] {
        let pinched = window.pinched(from, to, bounds, 100);
        assert!(pinched.seconds() >= 100 && pinched.from() >= 0 && pinched.to() <= 10_000, "{from:?} {to:?}");
        if from.iter().all(|share| share.is_finite()) {
            assert_eq!((pinched.from(), pinched.to()), expected, "{from:?} {to:?}");
        }
    }
}
