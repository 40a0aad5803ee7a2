//! "Graph points" of `wire.md`, line by line.

use serde_json::{Value, json as value};

use super::*;

/// The samples of points.
async fn samples(points: Value) -> Vec<Sample> {
    graphs(points.to_string()).await.unwrap().samples().to_vec()
}

fn at(time: i64) -> Sample {
    Sample { time, ..Sample::default() }
}

fn cpu_at(time: i64, cpu: f64) -> Sample {
    Sample { cpu: Some(cpu), ..at(time) }
}

#[tokio::test(start_paused = true)]
async fn time_is_the_end_of_a_bucket_in_seconds_and_is_not_moved() {
    for time in [0, 1, 1_589_769_000, 4_294_967_296, 253_402_300_799_i64] {
        assert_eq!(samples(value!([{ "time": time }])).await, [at(time)]);
    }
    assert_eq!(samples(value!([{"time": "1589769000"}, {"time": 1589769060.0}])).await.len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_point_without_a_believable_time_is_left_out() {
    let points = value!([
        {"time": -60, "cpu": 0.1}, {"time": 1e300, "cpu": 0.1}, {"time": null}, {"time": "noon"}, {"cpu": 0.1},
        {"time": 60, "cpu": 0.5}, null, 7, "x", [], {}
    ]);
    assert_eq!(samples(points).await, [cpu_at(60, 50.0)]);
}

#[tokio::test(start_paused = true)]
async fn points_are_sorted_and_the_last_of_equals_is_kept() {
    let points = value!([
        {"time": 180, "cpu": 0.5}, {"time": 60, "cpu": 0.25}, {"time": 120, "cpu": 0.0},
        {"time": 60, "cpu": 0.75}, {"time": 180}, {"time": 120, "cpu": 0.125}
    ]);
    assert_eq!(samples(points).await, [cpu_at(60, 75.0), cpu_at(120, 12.5), at(180)]);
}

#[tokio::test(start_paused = true)]
async fn steps_may_differ_inside_one_answer() {
    let times = [0, 60, 120, 1_920, 3_720, 3_780, 3_840];
    let points: Vec<Value> = times.iter().map(|time| value!({ "time": time })).collect();
    let series = graphs(Value::from(points).to_string()).await.unwrap();
    assert_eq!(series.samples().iter().map(|sample| sample.time).collect::<Vec<_>>(), times);
    assert_eq!(series.bucket(), Some(60));
}

#[tokio::test(start_paused = true)]
async fn both_densities_of_every_range_arrive_whole_and_know_their_bucket() {
    for (count, step) in [
        (70, 60),
        (70, 1_800),
        (70, 10_800),
        (70, 43_200),
        (60, 60),
        (1_440, 60),
        (336, 1_800),
        (1_440, 1_800),
    ] {
        let points: Vec<Value> =
            (0..count).map(|index| value!({"time": 1_700_000_000 + index * step, "cpu": 0.5})).collect();
        let series = graphs(Value::from(points).to_string()).await.unwrap();
        assert_eq!((series.samples().len(), series.bucket()), (count as usize, Some(step)));
        assert_eq!(series.newest(), Some(1_700_000_000 + (count - 1) * step));
    }
}

#[tokio::test(start_paused = true)]
async fn a_stopped_machine_and_an_unknown_stretch_are_gaps() {
    let stopped = value!([{"time": 60, "maxcpu": 2, "maxmem": 1024, "maxdisk": 4096, "disk": 0}]);
    let expected = Sample { cpus: Some(2.0), memory_limit: Some(1_024.0), ..at(60) };
    assert_eq!(samples(stopped).await, [expected]);
    assert_eq!(samples(value!([{"time": 60}])).await, [at(60)]);
}

const FIELDS: [&str; 8] = ["cpu", "maxcpu", "mem", "maxmem", "netin", "netout", "diskread", "diskwrite"];

#[tokio::test(start_paused = true)]
async fn absent_null_and_not_a_number_are_gaps_and_never_zero() {
    for nothing in [
        "null",
        "NaN",
        "-NaN",
        "nan",
        "Infinity",
        "-Infinity",
        "\"NaN\"",
        "\"nan\"",
        "\"U\"",
        "\"\"",
        "\"inf\"",
        "\"-Infinity\"",
        "true",
        "{}",
        "[]",
        "[1]",
        "-1",
        "-0.5",
    ] {
        for field in FIELDS {
            let body = format!(r#"[{{"time": 60, "{field}": {nothing}}}]"#);
            assert_eq!(graphs(body).await.unwrap().samples(), [at(60)], "{field}: {nothing}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_true_zero_is_a_zero() {
    let zeros = samples(value!([{
        "time": 60, "cpu": 0, "mem": 0, "netin": 0, "netout": 0.0, "diskread": "0", "diskwrite": 0
    }]))
    .await;
    let zero = Some(0.0);
    let expected = Sample {
        cpu: zero,
        memory: zero,
        net_in: zero,
        net_out: zero,
        disk_read: zero,
        disk_write: zero,
        ..at(60)
    };
    assert_eq!(zeros, [expected]);
}

#[tokio::test(start_paused = true)]
async fn each_measure_has_its_own_place_and_unit() {
    for (field, expected) in [
        ("netin", Sample { net_in: Some(1.5), ..at(60) }),
        ("netout", Sample { net_out: Some(1.5), ..at(60) }),
        ("diskread", Sample { disk_read: Some(1.5), ..at(60) }),
        ("diskwrite", Sample { disk_write: Some(1.5), ..at(60) }),
        ("mem", Sample { memory: Some(1.5), ..at(60) }),
        ("cpu", Sample { cpu: Some(150.0), ..at(60) }),
        ("disk", at(60)),
        ("maxdisk", at(60)),
    ] {
        for written in [value!(1.5), value!("1.5")] {
            assert_eq!(samples(value!([{"time": 60, field: written}])).await, [expected], "{field}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn cpu_may_exceed_one_slightly() {
    let found = samples(value!([{"time": 60, "cpu": 1.0234}])).await[0].cpu.unwrap();
    assert!((found - 102.34).abs() < 1e-9, "{found}");
}

#[tokio::test(start_paused = true)]
async fn the_memory_limit_may_change_and_its_zero_is_no_limit() {
    let points =
        value!([{"time": 60, "maxmem": 1024}, {"time": 120, "maxmem": 2048.5}, {"time": 180, "maxmem": 0}]);
    let limits: Vec<_> = samples(points).await.into_iter().map(|sample| sample.memory_limit).collect();
    assert_eq!(limits, [Some(1_024.0), Some(2_048.5), None]);
}

#[tokio::test(start_paused = true)]
async fn the_newest_point_may_be_only_a_time() {
    let series = graphs(r#"[{"time": 60, "cpu": 0.5}, {"time": 120}]"#).await.unwrap();
    assert_eq!(series.samples(), [cpu_at(60, 50.0), at(120)]);
    assert_eq!(series.newest(), Some(120));
}

#[tokio::test(start_paused = true)]
async fn a_bucket_is_known_so_that_it_can_be_said() {
    for (body, bucket) in [
        ("[]", None),
        (r#"[{"time": 60}]"#, None),
        (r#"[{"time": 60}, {"time": 60}]"#, None),
        (r#"[{"time": 0}, {"time": 1800}, {"time": 3600}]"#, Some(1_800)),
    ] {
        assert_eq!(graphs(body).await.unwrap().bucket(), bucket, "{body}");
    }
}
