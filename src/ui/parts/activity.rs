//! The activity list: everything that happened since the sign-in, newest first.

use leptos::prelude::*;

use super::copy::CopyButton;
use super::dialog::Dialog;
use super::fleet::run::{title, whole};
use super::header::Overlays;
use super::icon::{Icon, IconView};
use super::said::Said;
use crate::format::TimeStyle;
use crate::sync::{Item, Outcome, Report};
use crate::text::outcome;
use crate::ui::fleet_state::Ended;
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::session::Session;
use crate::ui::words::use_words;

/// The list, in a drawer at the side.
#[component]
pub fn Activity() -> impl IntoView {
    let open = expect_context::<Overlays>().activity;
    let text = &use_words().text().frame;
    let session: Session = expect_context();
    let reports = session.store.reports;
    view! {
        <Dialog open=open on_close=move |()| open.set(false) labelled_by="activity-title" class="drawer">
            <div class="drawer-head">
                <h2 id="activity-title" class="dialog-title">{text.activity}</h2>
                <button
                    type="button"
                    class="button-icon"
                    autofocus
                    aria-label=text.close
                    on:click=move |_| open.set(false)
                >
                    <IconView icon=Icon::Close />
                </button>
            </div>
            {live::view(move || {
                let reports = reports.get().into_iter();
                let ended = session.fleet.ended.get().into_iter();
                let mut entries: Vec<(u64, AnyView)> = reports
                    .map(|report| (report.number, view! { <ActivityEntry report=report /> }.into_any()))
                    .chain(ended.map(|ended| (ended.number, view! { <RunEntry ended=ended /> }.into_any())))
                    .collect();
                if entries.is_empty() {
                    return view! { <p class="quiet">{text.activity_empty}</p> }.into_any();
                }
                entries.sort_by_key(|(number, _)| u64::MAX - number);
                let entries: Vec<AnyView> = entries.into_iter().map(|(_, entry)| entry).collect();
                view! { <ol class="activity">{entries}</ol> }.into_any()
            })}
        </Dialog>
    }
}

/// What came of an action on many servers; the copy names each of them.
#[component]
fn RunEntry(ended: Ended) -> impl IntoView {
    let words = use_words();
    let Ended { run, at_s, .. } = ended;
    let failed = run.count(Item::has_failed) > 0;
    let copied = format!("{} {}", words.time(at_s, TimeStyle::DayClock), whole(words, &run));
    let named: Vec<String> =
        run.items.iter().filter(|item| item.has_failed()).map(|item| item.name.clone()).collect();
    view! {
        <li class="activity-entry" class:is-failure=failed>
            <time>{words.time(at_s, TimeStyle::Seconds)}</time>
            <div>
                <p>{title(words, &run)}</p>
                <p class="quiet">{named.join(", ")}</p>
            </div>
            <CopyButton value=Signal::stored(copied) what=words.text().many.outcomes />
        </li>
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
    let sentence = outcome(words.text(), &report).sentence;
    let whole =
        [words.time(at_s, TimeStyle::DayClock), sentence.clone(), said.clone().unwrap_or_default()].join(" ");
    view! {
        <li class="activity-entry" class:is-failure=failed>
            <time>{words.time(at_s, TimeStyle::Seconds)}</time>
            <div>
                <p>{sentence}</p>
                <Said words=said />
            </div>
            <CopyButton value=Signal::stored(whole) what=words.text().frame.copy_message />
        </li>
    }
}
