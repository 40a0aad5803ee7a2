//! The activity list: everything that happened since the sign-in, newest first.

use leptos::prelude::*;

use super::copy::CopyButton;
use super::dialog::Dialog;
use super::icon::{Icon, IconView};
use crate::format::TimeStyle;
use crate::sync::{Outcome, Report};
use crate::text::outcome;
use crate::ui::session::Session;
use crate::ui::words::use_words;

/// The list, in a drawer at the side.
#[component]
pub fn Activity(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let reports = session.store.reports;
    view! {
        <Dialog open=open on_close=move |()| open.set(false) labelled_by="activity-title" class="drawer">
            <div class="drawer-head">
                <h2 id="activity-title" class="dialog-title">{move || words.text().frame.activity}</h2>
                <button
                    type="button"
                    class="button-icon"
                    autofocus
                    aria-label=move || words.text().frame.close
                    on:click=move |_| open.set(false)
                >
                    <IconView icon=Icon::Close />
                </button>
            </div>
            <Show when=move || reports.with(Vec::is_empty)>
                <p class="quiet">{move || words.text().frame.activity_empty}</p>
            </Show>
            <ol class="activity">
                <For each=move || reports.get() key=|report| report.number let:report>
                    <ActivityEntry report=report />
                </For>
            </ol>
        </Dialog>
    }
}

#[component]
fn ActivityEntry(report: Report) -> impl IntoView {
    let words = use_words();
    let at_s = report.at_s;
    let said = match &report.outcome {
        Outcome::Accepted(said) => said.clone(),
        other => other.error().and_then(|error| error.said.clone()),
    };
    let failed = report.outcome.error().is_some();
    let sentence = Memo::new(move |_| outcome(words.text(), &report).sentence);
    let line = {
        let said = said.clone();
        Signal::derive(move || {
            let time = words.time(at_s, TimeStyle::DayClock);
            format!("{time} {} {}", sentence.get(), said.clone().unwrap_or_default()).trim_end().to_owned()
        })
    };
    view! {
        <li class="activity-entry" class:is-failure=failed>
            <time>{move || words.time(at_s, TimeStyle::Seconds)}</time>
            <div>
                <p>{sentence}</p>
                {said.map(|said| view! { <p class="said">{said}</p> })}
            </div>
            <CopyButton value=line what=Signal::derive(move || words.text().frame.copy_message.to_owned()) />
        </li>
    }
}
