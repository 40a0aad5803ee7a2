//! How old what is shown is, in words that grow by themselves.

use leptos::prelude::*;

use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::words::{Words, use_words};

/// The moment that ages are counted to: moves on once a second while the page can be seen.
#[derive(Clone, Copy)]
pub struct Tick(pub RwSignal<f64>);

/// An age in words, counted to the present moment.
pub fn age(words: Words, since: f64) -> String {
    let Tick(now) = expect_context();
    words.span(((now.get() - since) / 1_000.0).max(0.0))
}

/// "updated 4 s ago".
#[component]
pub fn Freshness(
    /// When it was updated, in milliseconds of the clock that never jumps.
    #[prop(into)]
    updated: Signal<Option<f64>>,
) -> impl IntoView {
    let words = use_words();
    let Tick(now) = expect_context();
    let fresh = move |updated: f64| now.get() - updated < 2_000.0;
    let text = &words.text().server;
    let words = live::text(move || match updated.get() {
        None => String::new(),
        Some(updated) if fresh(updated) => text.updated_now.to_owned(),
        Some(updated) => (text.updated)(&age(words, updated)),
    });
    view! { <span class="freshness">{words}</span> }
}
