//! The graphs as a table: every bucket that is shown, newest first.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use leptos::prelude::*;

use super::board::Board;
use super::kind::Kind;
use crate::domain::{Measure, Sample};
use crate::ui::live::{self, Item};
use crate::ui::markup::view;
use crate::ui::words::{Words, use_words};

/// The table, in a region of its own that scrolls.
#[component]
pub fn DataTable(board: Board) -> impl IntoView {
    let words = use_words();
    let text = &words.text().graphs;
    let rows = move || {
        let Some(data) = board.data.get() else { return Vec::new() };
        let (window, utc) = (board.window.get(), words.utc.get());
        let shown = data.series.within(window.from(), window.to()).iter().rev().copied();
        let item = |sample| Item { key: key(&sample, utc), make: Arc::new(move || row(words, &sample)) };
        shown.map(item).collect()
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
                    {live::list(rows)}
                </tbody>
            </table>
        </div>
    }
}

/// Tells rows apart: one of the same time with other values, or in another zone, is another row.
fn key(sample: &Sample, utc: bool) -> u64 {
    let mut hasher = DefaultHasher::new();
    (utc, sample.time).hash(&mut hasher);
    let values = Measure::ALL.iter().map(|measure| measure.of(sample)).chain([sample.memory_limit]);
    values.for_each(|value| value.map(f64::to_bits).hash(&mut hasher));
    hasher.finish()
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
