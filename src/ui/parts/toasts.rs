//! The toasts: what came of an action, told once, with the API's own words and one next step.

use leptos::prelude::*;

use super::copy::CopyButton;
use super::icon::{Icon, IconView};
use super::next_step::NextStepView;
use super::said::Said;
use crate::sync::Report;
use crate::text::{Tone, outcome};
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::toast_stack::ToastStack;
use crate::ui::words::use_words;

/// How many are shown at once; the rest is counted.
const SHOWN: usize = 3;

/// The stack, newest last.
#[component]
pub fn Toasts() -> impl IntoView {
    let text = &use_words().text().frame;
    let stack: ToastStack = expect_context();
    let hidden = move || stack.reports.with(Vec::len).saturating_sub(SHOWN);
    let shown = move || {
        stack.reports.with(|reports| reports.iter().rev().take(SHOWN).rev().cloned().collect::<Vec<_>>())
    };
    view! {
        <section class="toasts" aria-label=text.notifications>
            {live::view(move || {
                let hidden = hidden();
                (hidden > 0).then(|| view! { <p class="toasts-more">{(text.more_notifications)(hidden)}</p> }.into_any())
            })}
            <For each=shown key=|report| report.number let:report>
                <Toast report=report />
            </For>
        </section>
    }
}

#[component]
fn Toast(report: Report) -> impl IntoView {
    let words = use_words();
    let stack: ToastStack = expect_context();
    let number = report.number;
    let said = report.outcome.error().and_then(|error| error.said.clone());
    let passes = report.outcome.passes();
    let explained = outcome(words.text(), &report);
    let (role, class, icon) = match (explained.tone, passes) {
        (Tone::Alert, _) => ("alert", "toast toast-failure", Icon::Warning),
        (Tone::Status, true) => ("status", "toast", Icon::Done),
        (Tone::Status, false) => ("status", "toast toast-calm", Icon::Info),
    };
    let whole = match &said {
        Some(said) => format!("{}\n{said}", explained.sentence),
        None => explained.sentence.clone(),
    };
    let text = &words.text().frame;
    view! {
        <div class=class role=role>
            <IconView icon=icon />
            <div class="toast-body">
                <p>{explained.sentence}</p>
                <Said words=said />
                <p class="toast-next"><NextStepView next=explained.next /></p>
            </div>
            <div class="toast-buttons">
                {(!passes).then(|| view! { <CopyButton value=Signal::stored(whole) what=text.copy_message /> })}
                <button
                    type="button"
                    class="button-icon"
                    aria-label=text.dismiss
                    on:click=move |_| stack.dismiss(number)
                >
                    <IconView icon=Icon::Close />
                </button>
            </div>
        </div>
    }
}
