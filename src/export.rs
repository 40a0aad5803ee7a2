//! Graphs to take away: the samples as CSV, and names for files.
//!
//! Columns have the same names in every language, because programs read them. Values are the API's, to a millionth.

use crate::domain::{Measure, Sample};
use crate::format::iso;

/// The column of a measure: what it is, and its unit.
const fn column(measure: Measure) -> &'static str {
    match measure {
        Measure::Cpu => "cpu_percent",
        Measure::Memory => "memory_bytes",
        Measure::NetIn => "network_in_bytes_per_second",
        Measure::NetOut => "network_out_bytes_per_second",
        Measure::DiskRead => "disk_read_bytes_per_second",
        Measure::DiskWrite => "disk_write_bytes_per_second",
    }
}

/// Samples as CSV (RFC 4180), one line each. A time is the end of its bucket, as ISO 8601 with the offset that
/// `offset_s` gives for the instant; a value that is absent leaves its field empty.
pub fn csv(samples: &[Sample], offset_s: &dyn Fn(i64) -> i32) -> String {
    let columns = Measure::ALL.map(column).join(",");
    let mut lines = format!("time,{columns},vcpus,memory_limit_bytes\r\n");
    for sample in samples {
        lines.push_str(&iso(sample.time, offset_s(sample.time)));
        let values = Measure::ALL.iter().map(|measure| measure.of(sample));
        for value in values.chain([sample.cpus, sample.memory_limit]) {
            lines.push(',');
            if let Some(value) = value {
                lines.push_str(&number(value));
            }
        }
        lines.push_str("\r\n");
    }
    lines
}

/// A number as every program reads it: whole if it is, else to a millionth.
///
/// Written from whole numbers: Rust's own conversion of fractions is 10 kB of module.
fn number(value: f64) -> String {
    let millionths = (value.abs().fract() * 1e6).round() as u32;
    let whole = (value.abs() as u128).saturating_add(u128::from(millionths / 1_000_000));
    let rest = millionths % 1_000_000;
    let sign = if value < 0.0 && (whole, rest) != (0, 0) { "-" } else { "" };
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{rest:06}");
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}

/// A file's name from what people call things: nothing that a file system or a shell could take for its own.
pub fn file_name(parts: &[&str], extension: &str) -> String {
    let words = parts.iter().flat_map(|part| part.split(|letter: char| !letter.is_alphanumeric()));
    let stem = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-");
    let short: String = stem.chars().take(80).collect();
    format!("{short}.{extension}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_become_lines() {
        let full = Sample {
            time: 1_792_888_200,
            cpu: Some(7.463_217_9),
            cpus: Some(2.0),
            memory: Some(1_073_741_824.0),
            memory_limit: Some(4_294_967_296.0),
            net_in: Some(0.0),
            net_out: Some(1_234.5),
            disk_read: None,
            disk_write: Some(1e-9),
        };
        let absent = Sample { time: 1_792_891_800, ..Sample::default() };
        let offset = |instant| if instant < 1_792_890_000 { 7_200 } else { 3_600 };
        assert_eq!(
            csv(&[full, absent], &offset),
            "time,cpu_percent,memory_bytes,network_in_bytes_per_second,network_out_bytes_per_second,\
             disk_read_bytes_per_second,disk_write_bytes_per_second,vcpus,memory_limit_bytes\r\n\
             2026-10-25T02:30:00+02:00,7.463218,1073741824,0,1234.5,,0,2,4294967296\r\n\
             2026-10-25T02:30:00+01:00,,,,,,,,\r\n"
        );
        assert!(csv(&[], &offset).ends_with("memory_limit_bytes\r\n"));
    }

    #[test]
    fn numbers_are_plain() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (0.1 + 0.2, "0.3"),
            (-1.5, "-1.5"),
            (102.000_001, "102.000001"),
            (-1e-9, "0"),
            (0.999_999_9, "1"),
            (17_592_186_044_416.0, "17592186044416"),
            (9_007_199_254_740_993.0, "9007199254740992"),
            (17_592_186_044_416.5, "17592186044416.5"),
            (1e15, "1000000000000000"),
            (1e20, "100000000000000000000"),
        ] {
            assert_eq!(number(value), expected);
        }
    }

    #[test]
    fn names_of_files_are_harmless() {
        for (parts, expected) in [
            (vec!["shop-1", "week"], "shop-1-week.csv"),
            (vec!["../../etc/passwd", "day"], "etc-passwd-day.csv"),
            (vec!["Café n° 1", "=cmd|' /C calc'!A0"], "Café-n-1-cmd-C-calc-A0.csv"),
            (vec!["", "hour"], "hour.csv"),
        ] {
            assert_eq!(file_name(&parts, "csv"), expected);
        }
        assert_eq!(file_name(&[&"x".repeat(500)], "png").len(), 84);
    }
}
