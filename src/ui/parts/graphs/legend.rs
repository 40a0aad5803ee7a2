//! Minimum, average, maximum and last of what a graph shows, and a button that hides or shows each of its lines.

use leptos::prelude::*;

use super::board::Board;
use super::kind::{Kind, line_name, role};
use crate::chart::Summary;
use crate::domain::Measure;
use crate::ui::live::{self, Derived};
use crate::ui::markup::view;
use crate::ui::words::use_words;

/// The table.
#[component]
pub fn Legend(board: Board, kind: Kind) -> impl IntoView {
    let words = use_words();
    let text = &words.text().graphs;
    let heads = [text.min, text.average, text.max, text.last];
    let rows = kind.measures().iter().map(|measure| row(board, kind, *measure));
    view! {
        <table class="stats">
            <caption class="visually-hidden">{(text.stats)(kind.name(text))}</caption>
            <thead>
                <tr>
                    <td></td>
                    {heads.map(|head| view! { <th scope="col">{head}</th> }.into_any()).collect_view()}
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

fn row(board: Board, kind: Kind, measure: Measure) -> AnyView {
    let words = use_words();
    let name = line_name(measure, &words.text().graphs);
    let values = Derived::new(move || {
        let summary = board
            .data
            .get()
            .and_then(|data| Summary::new(&data.timeline, &data.values(measure), board.window.get()));
        let write = |value: fn(&Summary) -> f64| {
            summary.as_ref().map_or_else(|| "–".to_owned(), |summary| kind.write(words, value(summary)))
        };
        [write(|of| of.min), write(|of| of.average), write(|of| of.max), write(|of| of.last)]
    });
    let cell = |at: usize| {
        let value = live::text(move || values.with(|values| values.get(at).cloned().unwrap_or_default()));
        view! { <td>{value}</td> }.into_any()
    };
    let cells = [0, 1, 2, 3].map(cell).collect_view();
    view! {
        <tr class=format!("series-{}", role(measure) + 1) class:is-hidden=live::flag(move || !board.shows(measure))>
            <th scope="row">{name_of(board, kind, measure, name)}</th>
            {cells}
        </tr>
    }
    .into_any()
}

/// The name, as a button where the graph has other lines.
fn name_of(board: Board, kind: Kind, measure: Measure, name: &'static str) -> AnyView {
    let text = &use_words().text().graphs;
    if kind.measures().len() < 2 {
        return view! {
            <span class="legend-name">
                <span class="legend-key" aria-hidden="true"></span>
                {name}
            </span>
        }
        .into_any();
    }
    let last = live::flag(move || board.shows(measure) && !board.may_hide(measure));
    view! {
        <button
            type="button"
            class="legend-name legend-toggle"
            aria-pressed=live::state(move || board.shows(measure))
            aria-disabled=live::state(move || last.get())
            title=live::text(move || if last.get() { text.last_line.to_owned() } else { String::new() })
            on:click=move |_| board.toggle(measure)
        >
            <span class="legend-key" aria-hidden="true"></span>
            {name}
        </button>
    }
    .into_any()
}
