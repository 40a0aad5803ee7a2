//! The bar over the graphs: their range, their zone, and what can be taken away from them.

use leptos::prelude::*;

use super::board::Board;
use super::picture;
use crate::browser::{download, page};
use crate::domain::Range;
use crate::export;
use crate::format::{self, Locale};
use crate::ui::live::{self, Cell};
use crate::ui::markup::view;
use crate::ui::navigation::use_navigation;
use crate::ui::preferences::Preferences;
use crate::ui::words::{Words, use_words};

/// The choice of the range, which stays in view, and the way back from a zoom.
#[component]
pub fn RangeBar(board: Board) -> impl IntoView {
    let text = &use_words().text().graphs;
    let navigation = use_navigation();
    let range = board.range;
    let choices = Range::ALL.map(|choice| {
        view! {
            <label class="segment">
                <input
                    type="radio"
                    name="range"
                    value=choice.word()
                    prop:checked=live::flag(move || range.get() == choice)
                    on:change=move |_| navigation.choose_range(choice)
                />
                <span>{(text.range_name)(choice)}</span>
            </label>
        }
        .into_any()
    });
    let reset = move |_| {
        board.reset();
        // The button goes, and must not take the focus along.
        page::focus_id("graphs-title");
    };
    view! {
        <div class="range-bar">
            <h2 id="graphs-title" class="section-title" tabindex="-1">{text.title}</h2>
            <fieldset class="segments" role="radiogroup" aria-label=text.range>
                {choices.collect_view()}
            </fieldset>
            {live::when(
                move || board.is_zoomed(),
                move || view! {
                    <button type="button" class="button range-reset" on:click=reset>{text.reset}</button>
                },
            )}
        </div>
    }
}

/// What the graphs average, in which zone their times are, and their data as a table, CSV and PNG.
#[component]
pub fn Toolbar(
    board: Board,
    /// The server's name, for files.
    #[prop(into)]
    name: Signal<String>,
    /// Whether the table is shown.
    table: Cell<bool>,
) -> impl IntoView {
    let words = use_words();
    let preferences: Preferences = expect_context();
    let text = &words.text().graphs;
    let about = live::text(move || {
        let zone = (text.zone)(&words.zone());
        let bucket = board.data.get().and_then(|data| data.series.bucket());
        bucket
            .map_or(zone.clone(), |bucket| format!("{} · {zone}", (text.bucket)(&words.span(bucket as f64))))
    });
    let some = move || board.data.with(|data| data.as_ref().is_some_and(|data| !data.series.is_empty()));
    let csv = move |_| {
        let Some(data) = board.data.get_untracked() else { return };
        let window = board.window.get_untracked();
        let locale = untrack(|| words.locale());
        let lines = export::csv(data.series.within(window.from(), window.to()), &|at| locale.offset_s(at));
        download::text(&file_name(board, words, name, "csv"), "text/csv;charset=utf-8", &lines);
    };
    let png =
        move |_| picture::save(board, words, &name.get_untracked(), &file_name(board, words, name, "png"));
    view! {
        <div class="graphs-bar">
            <p class="quiet range-about">{about}</p>
            <button
                type="button"
                class="button-bare"
                aria-pressed=live::state(move || words.utc.get())
                title=text.utc_hint
                on:click=move |_| preferences.choose_utc(!words.utc.get_untracked())
            >
                "UTC"
            </button>
            {live::when(some, move || view! {
                <div class="graphs-tools" role="group" aria-label=text.tools>
                    <button
                        type="button"
                        class="button-bare"
                        aria-expanded=live::state(move || table.get())
                        on:click=move |_| {
                            table.update(|shown| *shown = !*shown);
                        }
                    >
                        {text.table_button}
                    </button>
                    <button type="button" class="button-bare" title=text.csv_hint on:click=csv>"CSV"</button>
                    <button type="button" class="button-bare" title=text.png_hint on:click=png>"PNG"</button>
                </div>
            })}
        </div>
    }
}

/// The server, the range, and the day on which what is shown ends, in the zone of the times inside.
fn file_name(board: Board, words: Words, name: Signal<String>, extension: &str) -> String {
    let end = board.window.get_untracked().to();
    let end = format::iso(end, untrack(|| words.locale()).offset_s(end));
    let (day, _) = end.split_once('T').unwrap_or((&end, ""));
    export::file_name(&[&name.get_untracked(), board.range.get_untracked().word(), day], extension)
}
