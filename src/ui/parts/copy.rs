//! A button that puts a value on the clipboard, and says that it did.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::icon::{Icon, IconView};
use crate::browser::{clock, page};
use crate::ui::live;
use crate::ui::markup::view;
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
    #[prop(optional)]
    what: Option<&'static str>,
) -> impl IntoView {
    let text = &use_words().text().frame;
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
    let label = live::text(move || (text.copy)(&what.map_or_else(|| value.get(), |what| what.to_owned())));
    let done = live::flag(move || copied.get());
    view! {
        <span class="copy">
            <button type="button" class="button-icon" class:is-done=done aria-label=label on:click=copy>
                {live::view(move || view! { <IconView icon=if done.get() { Icon::Done } else { Icon::Copy } /> })}
            </button>
            <span role="status" class="visually-hidden">
                {live::text(move || if done.get() { text.copied.to_owned() } else { String::new() })}
            </span>
        </span>
    }
}
