//! What a server's graphs are made of: averaged samples over time.
//!
//! A value that the platform did not give is `None`, and stays so: it is a gap, never a zero.

/// The stretch of time that graphs cover, as the API names it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Range {
    /// The last hour.
    #[default]
    Hour,
    /// The last day.
    Day,
    /// The last seven days.
    Week,
    /// The last month, in the platform's sense: 30 days.
    Month,
}

impl Range {
    /// Every range, shortest first.
    pub const ALL: [Self; 4] = [Self::Hour, Self::Day, Self::Week, Self::Month];

    /// The word that the API and the panel's addresses use.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// Reads the word back; anything else is `None`.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|range| range.word() == word)
    }

    /// The longest averaging bucket that the platform uses for it, in seconds (`wire.md`, graph points, densities).
    pub const fn longest_bucket(self) -> i64 {
        match self {
            Self::Hour => 60,
            Self::Day => 1_800,
            Self::Week => 10_800,
            Self::Month => 43_200,
        }
    }

    /// How much time the range covers, in seconds.
    pub const fn seconds(self) -> i64 {
        match self {
            Self::Hour => 3_600,
            Self::Day => 86_400,
            Self::Week => 7 * 86_400,
            Self::Month => 30 * 86_400,
        }
    }
}

/// One averaging bucket of a server's history.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sample {
    /// The END of the bucket, in seconds since the epoch.
    pub time: i64,
    /// CPU used, in percent of all virtual CPUs. It can exceed 100 slightly.
    pub cpu: Option<f64>,
    /// How many virtual CPUs there were.
    pub cpus: Option<f64>,
    /// Memory used, in bytes.
    pub memory: Option<f64>,
    /// Memory available to the server, in bytes. It can change within a series.
    pub memory_limit: Option<f64>,
    /// Traffic towards the server, in bytes per second.
    pub net_in: Option<f64>,
    /// Traffic from the server, in bytes per second.
    pub net_out: Option<f64>,
    /// Bytes read from disk, per second.
    pub disk_read: Option<f64>,
    /// Bytes written to disk, per second.
    pub disk_write: Option<f64>,
}

/// What is measured in a sample, one line of a graph each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// CPU used, in percent of all virtual CPUs.
    Cpu,
    /// Memory used, in bytes.
    Memory,
    /// Traffic towards the server, in bytes per second.
    NetIn,
    /// Traffic from the server, in bytes per second.
    NetOut,
    /// Bytes read from disk, per second.
    DiskRead,
    /// Bytes written to disk, per second.
    DiskWrite,
}

impl Measure {
    /// Every measure, in the order in which graphs show them.
    pub const ALL: [Self; 6] =
        [Self::Cpu, Self::Memory, Self::NetIn, Self::NetOut, Self::DiskRead, Self::DiskWrite];

    /// Its value in a sample.
    pub const fn of(self, sample: &Sample) -> Option<f64> {
        match self {
            Self::Cpu => sample.cpu,
            Self::Memory => sample.memory,
            Self::NetIn => sample.net_in,
            Self::NetOut => sample.net_out,
            Self::DiskRead => sample.disk_read,
            Self::DiskWrite => sample.disk_write,
        }
    }
}

/// A server's history, in order of time and without repeated times.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    samples: Vec<Sample>,
}

impl Series {
    /// Sorts the samples by time and keeps the last of those that share one (`wire.md`, graph points:
    /// they can be unsorted or repeated after a migration).
    pub fn new(mut samples: Vec<Sample>) -> Self {
        let in_order = |pair: &[Sample]| matches!(pair, [earlier, later] if earlier.time < later.time);
        if !samples.windows(2).all(in_order) {
            // By time, and by place among equals: so the last of them comes last.
            let mut order: Vec<(i64, usize)> =
                samples.iter().enumerate().map(|(place, sample)| (sample.time, place)).collect();
            order.sort_unstable();
            order.reverse();
            order.dedup_by_key(|(time, _)| *time);
            samples = order.iter().rev().filter_map(|(_, place)| samples.get(*place).copied()).collect();
        }
        Self { samples }
    }

    /// The samples, oldest first.
    pub fn samples(&self) -> &[Sample] {
        &self.samples
    }

    /// The samples whose buckets end within a stretch of time, both ends included.
    pub fn within(&self, from: i64, to: i64) -> &[Sample] {
        let first = self.samples.partition_point(|sample| sample.time < from);
        let end = self.samples.partition_point(|sample| sample.time <= to);
        self.samples.get(first..end).unwrap_or_default()
    }

    /// True when there is nothing at all to draw.
    pub fn is_empty(&self) -> bool {
        self.samples.is_empty()
    }

    /// The end of the newest bucket, in seconds since the epoch.
    pub fn newest(&self) -> Option<i64> {
        self.samples.last().map(|sample| sample.time)
    }

    /// The sample that stands for the present: the newest with any value, if it is one of the two newest buckets. The
    /// newest is often absent (`wire.md`, graph points), but a server that has been stopped has no present values.
    pub fn present(&self) -> Option<&Sample> {
        let newest = self
            .samples
            .iter()
            .rev()
            .find(|sample| Measure::ALL.iter().any(|measure| measure.of(sample).is_some()))?;
        let late = self.newest()?.saturating_sub(newest.time);
        (late <= self.bucket().unwrap_or_default()).then_some(newest)
    }

    /// The length of a bucket in seconds: the lower median of the distances between neighbours, because a few
    /// may differ inside one answer. `None` with fewer than two samples.
    pub fn bucket(&self) -> Option<i64> {
        let mut steps: Vec<i64> = self
            .samples
            .iter()
            .zip(self.samples.iter().skip(1))
            .map(|(earlier, later)| later.time - earlier.time)
            .collect();
        let middle = steps.len().checked_sub(1)? / 2;
        Some(*steps.select_nth_unstable(middle).1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: i64, cpu: f64) -> Sample {
        Sample { time, cpu: Some(cpu), ..Sample::default() }
    }

    #[test]
    fn times_are_sorted_and_the_last_of_equals_stays() {
        let series = Series::new(vec![at(120, 1.0), at(60, 2.0), at(120, 3.0), at(180, 4.0)]);
        assert_eq!(series.samples(), [at(60, 2.0), at(120, 3.0), at(180, 4.0)]);
        assert_eq!(series.newest(), Some(180));
    }

    #[test]
    fn the_present_is_at_most_one_bucket_late() {
        let empty = |time| Sample { time, ..Sample::default() };
        for (samples, present) in [
            (vec![], None),
            (vec![empty(60)], None),
            (vec![at(60, 1.0)], Some(60)),
            (vec![at(60, 1.0), at(120, 2.0), empty(180)], Some(120)),
            (vec![at(60, 1.0), empty(120), empty(180)], None),
        ] {
            let series = Series::new(samples);
            assert_eq!(series.present().map(|sample| sample.time), present, "{series:?}");
        }
    }

    #[test]
    fn a_stretch_includes_both_its_ends() {
        let series = Series::new(vec![at(60, 1.0), at(120, 2.0), at(180, 3.0)]);
        let times =
            |from, to| -> Vec<i64> { series.within(from, to).iter().map(|sample| sample.time).collect() };
        for (from, to, expected) in [
            (60, 120, vec![60, 120]),
            (61, 179, vec![120]),
            (0, 1_000, vec![60, 120, 180]),
            (181, 200, vec![]),
            (0, 59, vec![]),
            (180, 60, vec![]),
        ] {
            assert_eq!(times(from, to), expected, "{from}..={to}");
        }
    }

    #[test]
    fn the_bucket_is_the_usual_step() {
        for (times, bucket) in [
            (vec![], None),
            (vec![60], None),
            (vec![60, 120], Some(60)),
            (vec![0, 60, 1_860], Some(60)),
            (vec![0, 60, 120, 1_920, 1_980], Some(60)),
        ] {
            let series = Series::new(times.iter().map(|&time| at(time, 0.0)).collect());
            assert_eq!(series.bucket(), bucket, "{times:?}");
        }
    }

    #[test]
    fn ranges_are_read_as_they_are_written() {
        for range in Range::ALL {
            assert_eq!(Range::from_word(range.word()), Some(range));
        }
        assert_eq!(Range::from_word("year"), None);
    }
}
