//! The four graphs of a server: one board of data, window and crosshair for all, and what can be read and taken away.

mod axis_words;
mod board;
mod figure;
mod hand;
mod kind;
mod legend;
mod painting;
mod picture;
mod place;
mod speech;
mod table;
mod toolbar;

use std::sync::Arc;

use leptos::prelude::*;

use self::board::{Board, Data};
use self::figure::Chart;
use self::kind::Kind;
use self::painting::Painting;
use self::speech::Speech;
use self::table::DataTable;
use self::toolbar::{RangeBar, Toolbar};
use super::failure_note::FailureNote;
use super::freshness::age;
use super::said::Said;
use crate::api::{ApiError, Failure};
use crate::browser::page;
use crate::chart::{Plot, Window};
use crate::domain::{Range, Series};
use crate::sync::Remote;
use crate::ui::later::later;
use crate::ui::live::{self, Cell, Derived};
use crate::ui::markup::view;
use crate::ui::words::use_words;

/// What the graphs show.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The range in force.
    pub range: Derived<Range>,
    /// Its data.
    pub history: Derived<Remote<Arc<Series>>>,
    /// The server's name.
    pub name: Signal<String>,
}

later! { graphs:
    /// The range bar, the toolbar, the table if it is wanted, and the four figures.
    pub fn graphs(Shown) = |shown| view! { <Graphs shown=shown /> }.into_any()
}

/// Keeps their place until they come.
pub fn placeholders(words: AnyView) -> AnyView {
    let place = |_| view! { <div class="panel placeholder"></div> }.into_any();
    view! {
        {words}
        <div class="charts placeholders">{[(); 4].map(place).collect_view()}</div>
    }
    .into_any()
}

#[component]
fn Graphs(shown: Shown) -> impl IntoView {
    let Shown { range, history, name } = shown;
    let words = use_words();
    let text = &words.text().graphs;
    let board = Board::new(range, history);
    let painting = Painting::new(board);
    let speech = Speech::new(board);
    let table = Cell::new(false);
    // A touch elsewhere takes the crosshair away. Not every browser takes the focus away then.
    let touched = window_event_listener(leptos::ev::pointerdown, move |event| {
        if page::outside(&event, ".chart-field") {
            board.spot.set(None);
        }
    });
    on_cleanup(move || touched.remove());
    let lead = live::text(move || {
        let updated = history.with(|history| history.updated());
        updated.map(|updated| (words.text().server.stale)(&age(words, updated))).unwrap_or_default()
    });
    let failure = Signal::derive(move || {
        history.with(|history| history.failure().filter(|_| no_graphs(history).is_none()).cloned())
    });
    let blank = live::flag(move || board.data.with(Option::is_none));
    let absent =
        live::flag(move || history.with(|history| history.data().is_none() && history.failure().is_some()));
    view! {
        <section class="graphs" aria-labelledby="graphs-title">
            <RangeBar board=board />
            <Toolbar board=board name=name table=table />
            <FailureNote error=failure lead=lead />
            {live::view(move || empty(history).map(|(sentence, said)| view! {
                <div class="note note-quiet" role="status">
                    <div class="note-body">
                        <p>{sentence}</p>
                        <Said words=said />
                    </div>
                </div>
            }.into_any()))}
            {live::when(
                move || table.get() && board.data.with(Option::is_some),
                move || view! { <DataTable board=board /> },
            )}
            <p id="graphs-keys" class="visually-hidden">{text.keys}</p>
            <p class="visually-hidden" role="status" aria-live="polite">{speech.said()}</p>
            <div class="charts" class:is-blank=blank class:is-absent=absent>
                {board
                    .places
                    .map(|place| view! { <Chart board=board painting=painting speech=speech place=place /> })
                    .collect_view()}
            </div>
        </section>
    }
}

/// The CPU of an hour, as it is drawn without axes elsewhere.
pub fn cpu_plot(series: Arc<Series>) -> Plot {
    let window = Window::ending(series.newest().unwrap_or_default(), Range::Hour.seconds());
    painting::plot(Kind::Cpu, &Data::new(series, Range::Hour), window, &[])
}

/// That a server has no graphs yet is no failure. That those it had are not found any more is one.
fn no_graphs(history: &Remote<Arc<Series>>) -> Option<&ApiError> {
    let none = history.data().is_none_or(|series| series.is_empty());
    history.failure().filter(|error| none && error.failure == Failure::NoGraphs)
}

/// Why there is nothing to draw, where that is no failure, and what the API said about it.
fn empty(history: Derived<Remote<Arc<Series>>>) -> Option<(&'static str, Option<String>)> {
    let text = &use_words().text().graphs;
    history.with(|history| match no_graphs(history) {
        Some(error) => Some((text.empty, error.said.clone())),
        None => history.data()?.is_empty().then_some((text.no_data, None)),
    })
}
