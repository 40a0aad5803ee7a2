//! One graph: a figure with its name, its present values, and a canvas.
//!
//! It holds no data and paints nothing by itself: the board of graphs draws all of them at once.

use leptos::html;
use leptos::prelude::*;

use crate::browser::{page, watch};
use crate::chart::Unit;
use crate::domain::Sample;
use crate::text;
use crate::ui::live;
use crate::ui::words::{Words, use_words};

/// Reads one value of a sample.
type Value = fn(&Sample) -> Option<f64>;

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

    /// Its lines: the colour's role, and where the values come from.
    pub const fn lines(self) -> &'static [(usize, Value)] {
        match self {
            Self::Cpu => &[(0, |sample| sample.cpu)],
            Self::Memory => &[(1, |sample| sample.memory)],
            Self::Network => &[(0, |sample| sample.net_in), (2, |sample| sample.net_out)],
            Self::Disk => &[(1, |sample| sample.disk_read), (3, |sample| sample.disk_write)],
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

    /// The names of its lines.
    const fn line_names(self, text: &text::Graphs) -> [&'static str; 2] {
        match self {
            Self::Cpu | Self::Memory => [text.used, ""],
            Self::Network => [text.net_in, text.net_out],
            Self::Disk => [text.disk_read, text.disk_write],
        }
    }

    fn write(self, words: Words, value: f64) -> String {
        words.write(|format| match self.unit() {
            Unit::Percent => format.percent(value),
            Unit::BytesBinary => format.size(value),
            Unit::BytesPerSecond => format.rate(value),
        })
    }
}

/// A graph's place on the page.
#[derive(Clone, Copy)]
pub struct Place {
    /// Which graph.
    pub kind: Kind,
    /// Its canvas.
    pub canvas: NodeRef<html::Canvas>,
    /// The canvas's size in CSS pixels.
    pub size: RwSignal<(f64, f64)>,
}

impl Place {
    /// A place that is not on the page yet.
    pub fn new(kind: Kind) -> Self {
        Self { kind, canvas: NodeRef::new(), size: RwSignal::new((0.0, 0.0)) }
    }
}

/// The figure.
#[component]
pub fn Chart(
    /// Its place.
    place: Place,
    /// The newest sample that has any value, for the legend.
    #[prop(into)]
    last: Signal<Option<Sample>>,
) -> impl IntoView {
    let words = use_words();
    let Place { kind, canvas, size } = place;
    live::watch(move || {
        let canvas = canvas.get()?;
        let element = canvas.clone();
        watch::size(&element, move || size.set(page::size(&canvas)))
    });
    let name = kind.name(&words.text().graphs);
    let values = Memo::new(move |_| {
        let names = kind.line_names(&words.text().graphs);
        let last = last.get();
        let lines = kind.lines().iter().zip(names).map(|(&(role, value), name)| {
            let value = last
                .as_ref()
                .and_then(value)
                .map_or_else(|| "–".to_owned(), |value| kind.write(words, value));
            (role, name, value)
        });
        lines.collect::<Vec<_>>()
    });
    let summary = live::text(move || {
        let values = values.get().into_iter().map(|(_, name, value)| format!("{name} {value}"));
        (words.text().graphs.summary)(name, &values.collect::<Vec<_>>().join(", "))
    });
    let aside = live::text(move || {
        let about = |sample: Sample| match kind {
            Kind::Cpu => {
                let cpus = sample.cpus? as usize;
                Some((words.text().graphs.cpu_of)(cpus, &words.count(cpus)))
            }
            Kind::Memory => {
                let limit = sample.memory_limit?;
                Some(format!("{} {}", words.text().graphs.limit, words.write(|format| format.size(limit))))
            }
            Kind::Network | Kind::Disk => None,
        };
        last.get().and_then(about).unwrap_or_default()
    });
    view! {
        <figure class="panel chart" aria-label=name>
            <figcaption class="chart-head">
                <h3 class="panel-title">{name}</h3>
                <span class="quiet">{aside}</span>
                <ul class="legend">
                    {live::view(move || {
                        let entries = values.get().into_iter().map(|(role, name, value)| view! {
                            <li class=format!("legend-entry series-{}", role + 1)>
                                <span class="legend-key" aria-hidden="true"></span>
                                <span>{name}</span>
                                <span class="legend-value">{value}</span>
                            </li>
                        }.into_any());
                        entries.collect_view()
                    })}
                </ul>
            </figcaption>
            <div class="chart-field">
                <canvas node_ref=canvas class="chart-canvas" role="img" aria-label=summary></canvas>
            </div>
        </figure>
    }
}
