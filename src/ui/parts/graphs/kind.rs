//! Which graphs there are: their lines, colours, units and names.

use crate::chart::Unit;
use crate::domain::Measure;
use crate::format::Format;
use crate::text;
use crate::ui::words::Words;

/// One of the four graphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// CPU used.
    Cpu,
    /// Memory used, against its limit.
    Memory,
    /// Traffic in and out.
    Network,
    /// Disk reads and writes.
    Disk,
}

impl Kind {
    /// All four, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Cpu, Self::Memory, Self::Network, Self::Disk];

    /// Its unit.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Cpu => Unit::Percent,
            Self::Memory => Unit::BytesBinary,
            Self::Network | Self::Disk => Unit::BytesPerSecond,
        }
    }

    /// Its lines; the first is filled.
    pub const fn measures(self) -> &'static [Measure] {
        match self {
            Self::Cpu => &[Measure::Cpu],
            Self::Memory => &[Measure::Memory],
            Self::Network => &[Measure::NetIn, Measure::NetOut],
            Self::Disk => &[Measure::DiskRead, Measure::DiskWrite],
        }
    }

    /// The graph that shows a measure.
    pub const fn of(measure: Measure) -> Self {
        match measure {
            Measure::Cpu => Self::Cpu,
            Measure::Memory => Self::Memory,
            Measure::NetIn | Measure::NetOut => Self::Network,
            Measure::DiskRead | Measure::DiskWrite => Self::Disk,
        }
    }

    /// Its name.
    pub const fn name(self, text: &text::Graphs) -> &'static str {
        match self {
            Self::Cpu => text.cpu,
            Self::Memory => text.memory,
            Self::Network => text.network,
            Self::Disk => text.disk,
        }
    }

    /// Writes a value of its unit.
    pub fn write(self, words: Words, value: f64) -> String {
        words.write(|format: &Format| match self.unit() {
            Unit::Percent => format.percent(value),
            Unit::BytesBinary => format.size(value),
            Unit::BytesPerSecond => format.rate(value),
        })
    }
}

/// The role of a measure's colour. No two lines of one graph share one.
pub const fn role(measure: Measure) -> usize {
    match measure {
        Measure::Cpu | Measure::NetIn => 0,
        Measure::Memory | Measure::DiskRead => 1,
        Measure::NetOut => 2,
        Measure::DiskWrite => 3,
    }
}

/// What a line is called inside its graph.
pub const fn line_name(measure: Measure, text: &text::Graphs) -> &'static str {
    match measure {
        Measure::Cpu | Measure::Memory => text.used,
        Measure::NetIn => text.net_in,
        Measure::NetOut => text.net_out,
        Measure::DiskRead => text.disk_read,
        Measure::DiskWrite => text.disk_write,
    }
}
