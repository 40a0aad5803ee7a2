//! The graphs as a table: every bucket that is shown, newest first.

use leptos::prelude::*;

use super::board::Board;
use super::kind::Kind;
use crate::domain::{Measure, Sample};
use crate::ui::live;
use crate::ui::words::{Words, use_words};

/// The table, in a region of its own that scrolls.
#[component]
pub fn DataTable(board: Board) -> impl IntoView {
    let words = use_words();
    let text = &words.text().graphs;
    let rows = move || {
        let Some(data) = board.data.get() else { return Vec::new() };
        let window = board.window.get();
        let utc = words.utc.get();
        let shown = data.series.within(window.from(), window.to()).iter().rev();
        shown.map(|sample| (utc, *sample)).collect::<Vec<_>>()
    };
    let heads =
        Measure::ALL.map(|measure| view! { <th scope="col">{(text.measure)(measure)}</th> }.into_any());
    let zone = live::text(move || (text.time_column)(&words.zone()));
    view! {
        <div class="panel data-table" id="graphs-table" role="region" aria-label=text.table tabindex="0">
            <table>
                <caption class="visually-hidden">{text.table_caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{zone}</th>
                        {heads.collect_view()}
                        <th scope="col">{text.memory_limit}</th>
                    </tr>
                </thead>
                <tbody>
                    <For
                        each=rows
                        // A row of the same time with other values is another row.
                        key=|(utc, sample)| (*utc, sample.time, bits(sample))
                        children=move |(_, sample)| row(words, &sample)
                    />
                </tbody>
            </table>
        </div>
    }
}

/// Tells samples apart, absent values included.
fn bits(sample: &Sample) -> [Option<u64>; 7] {
    let [cpu, memory, net_in, net_out, read, write] = Measure::ALL.map(|measure| measure.of(sample));
    [cpu, memory, net_in, net_out, read, write, sample.memory_limit].map(|value| value.map(f64::to_bits))
}

fn row(words: Words, sample: &Sample) -> AnyView {
    let cell = |kind: Kind, value: Option<f64>| {
        let value = value.map_or_else(|| "–".to_owned(), |value| kind.write(words, value));
        view! { <td>{value}</td> }.into_any()
    };
    let values = Measure::ALL.map(|measure| cell(Kind::of(measure), measure.of(sample)));
    view! {
        <tr>
            <th scope="row">{untrack(|| words.moment(sample.time))}</th>
            {values.collect_view()}
            {cell(Kind::Memory, sample.memory_limit)}
        </tr>
    }
    .into_any()
}
