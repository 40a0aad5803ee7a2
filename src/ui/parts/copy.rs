//! A button that puts a value on the clipboard, and says that it did.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::icon::{Icon, IconView};
use crate::browser::{clock, page};
use crate::ui::words::use_words;

/// How long the button shows that it worked, in milliseconds.
const SHOWN_MS: u32 = 2_000;

/// A copy button. Its accessible name is "Copy" and the value, or what the value is.
#[component]
pub fn CopyButton(
    /// What is copied.
    #[prop(into)]
    value: Signal<String>,
    /// What to call it, where the value itself would be too long.
    #[prop(optional, into)]
    what: Option<Signal<String>>,
) -> impl IntoView {
    let words = use_words();
    let copied = RwSignal::new(false);
    let copy = move |_| {
        spawn_local(async move {
            if page::copy(&value.get_untracked()).await {
                // The button may be gone by now.
                copied.try_set(true);
                clock::sleep(SHOWN_MS).await;
                copied.try_set(false);
            }
        });
    };
    let label = move || (words.text().frame.copy)(&what.map_or_else(|| value.get(), |what| what.get()));
    view! {
        <span class="copy">
            <button type="button" class="button-icon" class:is-done=copied aria-label=label on:click=copy>
                {move || view! { <IconView icon=if copied.get() { Icon::Done } else { Icon::Copy } /> }}
            </button>
            <span role="status" class="visually-hidden">
                {move || copied.get().then(|| words.text().frame.copied)}
            </span>
        </span>
    }
}
