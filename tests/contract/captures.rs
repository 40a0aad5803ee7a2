//! Real captures of the platform behind the API (`fixtures/README.md`): their numbers, held against the files'.

use super::*;

const STOPPED: &str = include_str!("../fixtures/pve8_running_then_stopped.json");
const IRREGULAR: &str = include_str!("../fixtures/pve9_irregular_with_stops.json");

fn close(found: Option<f64>, expected: Option<f64>) -> bool {
    match (found, expected) {
        (Some(found), Some(expected)) => (found - expected).abs() <= expected.abs() * 1e-12,
        (None, None) => true,
        _ => false,
    }
}

#[tokio::test(start_paused = true)]
async fn every_number_of_a_capture_arrives() {
    for (body, points) in [(STOPPED, 12), (IRREGULAR, 12), (GRAPHS, 2)] {
        let value: serde_json::Value = serde_json::from_str(body).unwrap();
        let entries = value.get("data").unwrap_or(&value).as_array().unwrap();
        let series = graphs(body).await.unwrap();
        assert_eq!((series.samples().len(), entries.len()), (points, points));
        for (sample, entry) in series.samples().iter().zip(entries) {
            let number = |field: &str| entry.get(field).map(|number| number.as_f64().unwrap());
            assert_eq!(sample.time, entry["time"].as_i64().unwrap());
            assert!(close(sample.cpu, number("cpu").map(|fraction| fraction * 100.0)), "{sample:?}");
            assert!(close(sample.cpus, number("maxcpu")), "{sample:?}");
            assert!(close(sample.memory, number("mem")), "{sample:?}");
            assert!(close(sample.memory_limit, number("maxmem")), "{sample:?}");
            assert!(close(sample.net_in, number("netin")), "{sample:?}");
            assert!(close(sample.net_out, number("netout")), "{sample:?}");
            assert!(close(sample.disk_read, number("diskread")), "{sample:?}");
            assert!(close(sample.disk_write, number("diskwrite")), "{sample:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_machine_that_was_stopped_leaves_a_gap() {
    let series = graphs(STOPPED).await.unwrap();
    let running: Vec<bool> = series.samples().iter().map(|sample| sample.cpu.is_some()).collect();
    assert_eq!(running, [vec![true; 5], vec![false; 7]].concat());
    for stopped in &series.samples()[5..] {
        let expected = Sample {
            time: stopped.time,
            cpus: Some(2.0),
            memory_limit: Some(4_294_967_296.0),
            ..Sample::default()
        };
        assert_eq!(*stopped, expected);
    }
    // A true zero of a running machine stays one.
    assert_eq!(series.samples()[4].net_out, Some(0.0));
    assert_eq!((series.bucket(), series.newest()), (Some(60), Some(1_755_964_980)));
}

#[tokio::test(start_paused = true)]
async fn steps_and_limits_that_change_are_kept() {
    let series = graphs(IRREGULAR).await.unwrap();
    let times: Vec<i64> = series.samples().iter().map(|sample| sample.time).collect();
    let steps: Vec<i64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(steps.contains(&172_800) && steps.contains(&15_184_800), "{steps:?}");
    assert_eq!(series.bucket(), Some(21_600), "the usual step, not the mean");
    let limits: Vec<f64> = series.samples().iter().filter_map(|sample| sample.memory_limit).collect();
    assert_eq!(limits[0], 8_589_934_592.0);
    assert_eq!(limits[5], 7_081_597_264.375_42, "an average over a bucket in which it changed");
    assert_eq!(limits[11], 2_147_483_648.0);
    assert!(series.samples()[10..].iter().all(|sample| sample.memory.is_none()));
}
