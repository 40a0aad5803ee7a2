//! Golden pictures: what is drawn, in words, for every shape of data that has gone wrong somewhere.
//!
//! `UPDATE_GOLDENS=1 cargo test --test chart` writes them anew; read the difference before committing it.

use std::fmt::Write;
use std::sync::Arc;

use rahona_panel::chart::{Line, Marks, Plot, Point, Timeline, Trace, Unit, Window, draw, gapped};

use super::support::{Capture, UTC, plot, room, with_words};

fn tell(marks: &Marks) -> String {
    let mut told = format!("canvas {} × {}\n", marks.size.width, marks.size.height);
    let at = |point: &Point| format!("{:.1},{:.1}", point.x, point.y);
    for gap in &marks.gaps {
        let _ = writeln!(told, "no data {:.1}–{:.1}", gap.left, gap.right);
    }
    for line in &marks.grid {
        let _ = writeln!(told, "grid {} {}", at(&line.from), at(&line.to));
    }
    let trace = |told: &mut String, name: &str, trace: &Trace| {
        for run in trace.runs() {
            let points: Vec<String> = run.iter().map(at).collect();
            let _ = writeln!(told, "{name} {}", points.join(" "));
        }
        for dot in &trace.dots {
            let _ = writeln!(told, "{name} dot {}", at(dot));
        }
    };
    for line in &marks.traces {
        let area = line.base.map_or_else(String::new, |base| format!(" area to {base:.1}"));
        trace(&mut told, &format!("line {}{area}", line.role), line);
    }
    trace(&mut told, "limit", &marks.limit);
    for text in &marks.texts {
        let _ = writeln!(told, "{:?} “{}” {} {:?}", text.role, text.text, at(&text.at), text.anchor);
    }
    told
}

fn golden(name: &str, plot: &Plot) {
    let told = with_words(&UTC, |words| draw(plot, &room(320.0, 160.0, 1.0), words))
        .map(|drawing| tell(&drawing.marks))
        .unwrap();
    let path = format!("{}/tests/fixtures/chart/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::create_dir_all(std::path::Path::new(&path).parent().unwrap()).unwrap();
        std::fs::write(&path, &told).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(told, expected, "{name}: run with UPDATE_GOLDENS=1 and read the difference");
}

/// A capture over a window that ends at its newest bucket.
fn captured(
    name: &str,
    seconds: i64,
    longest: i64,
    unit: Unit,
    lines: &[(&str, f64)],
    limit: Option<&str>,
) -> Plot {
    let capture = Capture::new(name);
    let times = capture.times();
    let lines = lines.iter().enumerate().map(|(role, (key, factor))| Line {
        values: capture.values(key, *factor),
        role,
        fill: role == 0,
    });
    Plot {
        window: Window::ending(*times.last().unwrap(), seconds),
        lines: lines.collect(),
        limit: limit.map(|key| capture.values(key, 1.0)),
        timeline: Arc::new(Timeline::new(times, Some(longest))),
        unit,
    }
}

#[test]
fn running_then_stopped() {
    let name = "pve8_running_then_stopped";
    golden("pve8_cpu", &captured(name, 900, 60, Unit::Percent, &[("cpu", 100.0)], None));
    golden("pve8_memory", &captured(name, 900, 60, Unit::BytesBinary, &[("mem", 1.0)], Some("maxmem")));
    golden(
        "pve8_network",
        &captured(name, 900, 60, Unit::BytesPerSecond, &[("netin", 1.0), ("netout", 1.0)], None),
    );
}

#[test]
fn irregular_with_stops_and_a_limit_that_changes() {
    let name = "pve9_irregular_with_stops";
    let all = 1_785_153_600 - 1_768_327_200;
    golden("pve9_memory", &captured(name, all, 43_200, Unit::BytesBinary, &[("mem", 1.0)], Some("maxmem")));
    let mut early = captured(name, all, 43_200, Unit::BytesBinary, &[("mem", 1.0)], Some("maxmem"));
    early.window = Window::new(1_768_435_200, 1_768_867_200);
    golden("pve9_memory_early", &early);
    early.lines =
        captured(name, all, 43_200, Unit::BytesPerSecond, &[("netin", 1.0), ("netout", 1.0)], None).lines;
    golden("pve9_network_early", &Plot { unit: Unit::BytesPerSecond, limit: None, ..early });
}

#[test]
fn two_rows_seventeen_hours_apart_are_two_dots() {
    golden("spec_cpu", &captured("spec_day_two_rows", 86_400, 1_800, Unit::Percent, &[("cpu", 100.0)], None));
}

#[test]
fn shapes_of_data() {
    let minutes = |values: &[Option<f64>]| -> Vec<(i64, Option<f64>)> {
        values.iter().enumerate().map(|(at, value)| (at as i64 * 60, *value)).collect()
    };
    golden("nothing", &plot(Unit::Percent, &[], None));
    golden(
        "one_point",
        &Plot { window: Window::new(0, 3_600), ..plot(Unit::Percent, &[(1_800, Some(40.0))], Some(60)) },
    );
    golden("all_absent", &plot(Unit::Percent, &minutes(&[None; 8]), None));
    golden("all_zero", &plot(Unit::BytesPerSecond, &minutes(&[Some(0.0); 4]), None));
    let strange = [
        Some(10.0),
        Some(f64::NAN),
        Some(20.0),
        Some(30.0),
        Some(f64::INFINITY),
        None,
        Some(104.0),
        Some(90.0),
    ];
    golden("nan_infinite_above_100", &plot(Unit::Percent, &minutes(&strange), None));
}

#[test]
fn limits_that_change_or_are_zero() {
    const GIB: f64 = 1_073_741_824.0;
    let points: Vec<_> = (0..8).map(|at| (at * 60, Some(GIB * 0.5))).collect();
    let mut plot = plot(Unit::BytesBinary, &points, Some(60));
    let limit = |values: [f64; 8]| Some(gapped(values.into_iter().map(|value| Some(value * GIB))));
    plot.limit = limit([1.0, 1.0, 1.0, 2.0, 2.0, f64::NAN, 2.0, 2.0]);
    golden("limit_changes", &plot);
    plot.limit = limit([0.0; 8]);
    golden("limit_zero", &plot);
}
