//! The toasts: what came of an action, told once, with the API's own words and one next step.

use leptos::prelude::*;

use super::copy::CopyButton;
use super::icon::{Icon, IconView};
use super::next_step::NextStepView;
use crate::sync::Report;
use crate::text::{Tone, outcome};
use crate::ui::toast_stack::ToastStack;
use crate::ui::words::use_words;

/// How many are shown at once; the rest is counted.
const SHOWN: usize = 3;

/// The stack, newest last.
#[component]
pub fn Toasts() -> impl IntoView {
    let words = use_words();
    let stack: ToastStack = expect_context();
    let hidden = move || stack.reports.with(Vec::len).saturating_sub(SHOWN);
    let shown = move || {
        stack.reports.with(|reports| reports.iter().rev().take(SHOWN).rev().cloned().collect::<Vec<_>>())
    };
    view! {
        <section class="toasts" aria-label=move || words.text().frame.notifications>
            <Show when=move || hidden().gt(&0)>
                <p class="toasts-more">{move || (words.text().frame.more_notifications)(hidden())}</p>
            </Show>
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
    let tone = outcome(words.text(), &report).tone;
    let (role, class) = match tone {
        Tone::Alert => ("alert", "toast toast-failure"),
        Tone::Status => ("status", "toast"),
    };
    let icon = match (tone, passes) {
        (Tone::Alert, _) => Icon::Warning,
        (Tone::Status, true) => Icon::Done,
        (Tone::Status, false) => Icon::Unknown,
    };
    let explained = Memo::new(move |_| outcome(words.text(), &report));
    let sentence = move || explained.with(|explained| explained.sentence.clone());
    let whole = {
        let said = said.clone();
        Signal::derive(move || match &said {
            Some(said) => format!("{}\n{said}", sentence()),
            None => sentence(),
        })
    };
    view! {
        <div class=class role=role>
            <IconView icon=icon />
            <div class="toast-body">
                <p>{sentence}</p>
                {said.map(|said| view! { <p class="said">{said}</p> })}
                <p class="toast-next">{move || view! { <NextStepView next=explained.with(|explained| explained.next) /> }}</p>
            </div>
            <div class="toast-buttons">
                {(!passes).then(|| view! {
                    <CopyButton
                        value=whole
                        what=Signal::derive(move || words.text().frame.copy_message.to_owned())
                    />
                })}
                <button
                    type="button"
                    class="button-icon"
                    aria-label=move || words.text().frame.dismiss
                    on:click=move |_| stack.dismiss(number)
                >
                    <IconView icon=Icon::Close />
                </button>
            </div>
        </div>
    }
}
