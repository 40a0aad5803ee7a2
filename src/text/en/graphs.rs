//! The graphs, in English.

use crate::domain::{Measure, Range};
use crate::text::Graphs;

pub(super) const GRAPHS: Graphs = Graphs {
    title: "Graphs",
    range: "Time range",
    range_name: |range| match range {
        Range::Hour => "Hour",
        Range::Day => "Day",
        Range::Week => "Week",
        Range::Month => "Month",
    },
    cpu: "CPU",
    memory: "Memory",
    network: "Network",
    disk: "Disk",
    cpu_of: |count, written| {
        if count == 1 { "of 1 vCPU".to_owned() } else { format!("of all {written} vCPUs") }
    },
    used: "Used",
    limit: "Limit",
    net_in: "In",
    net_out: "Out",
    disk_read: "Read",
    disk_write: "Write",
    bucket: |span| format!("Averages over {span}"),
    zone: |zone| format!("Times in {zone}"),
    empty: "No graphs for this server yet",
    no_data: "No data in this range",
    summary: |name, last| format!("{name}: last {last}"),
    no_value: "no data",
    interactive: "interactive graph",
    keys: "Arrow keys read bucket by bucket, Page Up and Page Down in larger steps, Home and End the ends. \
           Plus and minus zoom, Shift with an arrow key moves along, Escape shows everything again.",
    min: "Min",
    average: "Average",
    max: "Max",
    last: "Last",
    stats: |name| format!("{name}: what is shown"),
    last_line: "The last line can’t be hidden",
    reset: "Reset zoom",
    utc_hint: "Times in UTC",
    tools: "Take the graphs away",
    table_button: "Table",
    table: "Values",
    table_caption: "The averages of each bucket, newest first. A time is the end of its bucket.",
    time_column: |zone| format!("Time ({zone})"),
    measure: |measure| match measure {
        Measure::Cpu => "CPU",
        Measure::Memory => "Memory",
        Measure::NetIn => "Network in",
        Measure::NetOut => "Network out",
        Measure::DiskRead => "Disk read",
        Measure::DiskWrite => "Disk write",
    },
    memory_limit: "Memory limit",
    csv_hint: "What is shown, as a CSV file",
    png_hint: "What is shown, as a picture",
};
