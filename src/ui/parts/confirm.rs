//! The question before an action that interrupts a server, bound to that one server.
//!
//! It shows name, address and state as they are now; if the state changes so that the action can't work, the
//! button says so instead of acting.

use leptos::prelude::*;

use super::dialog::Dialog;
use super::power::once;
use super::state_badge::StateBadge;
use crate::domain::{Denial, Permission, PowerAction, ServerId, permission};
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::session::Session;
use crate::ui::store::Entry;
use crate::ui::words::use_words;

/// The dialog. `asked` is the action in question; it is set back to `None` by any answer.
#[component]
pub fn Confirm(
    /// The server that the decision is bound to.
    id: ServerId,
    /// The action in question.
    asked: RwSignal<Option<PowerAction>>,
) -> impl IntoView {
    view! {
        <Dialog
            open=live::flag(move || asked.get().is_some())
            on_close=move |()| asked.set(None)
            labelled_by="confirm-title"
            class="dialog"
        >
            {live::view(move || asked.get().map(|action| view! { <Question id=id action=action asked=asked /> }))}
        </Dialog>
    }
}

#[component]
fn Question(id: ServerId, action: PowerAction, asked: RwSignal<Option<PowerAction>>) -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let entry = session.store.entry(id);
    let allowed = {
        let entry = entry.clone();
        Memo::new(move |_| permission(entry.with(Entry::standing), session.may_act.get(), action))
    };
    let name = {
        let entry = entry.clone();
        live::text(move || entry.with(|entry| words.name(id, entry)))
    };
    let address = {
        let entry = entry.clone();
        live::text(move || {
            let first = |entry: &Entry| entry.remote.data()?.first_address().map(str::to_owned);
            entry.with(first).unwrap_or_default()
        })
    };
    let text = &words.text().server;
    let cause = {
        let entry = entry.clone();
        move || entry.with(|entry| Some(words.explain(entry.remote.failure()?, entry.name()).sentence))
    };
    let reason = live::text(move || match allowed.get() {
        Permission::Denied(Denial::NotRead) if let Some(cause) = cause() => cause,
        Permission::Allowed => String::new(),
        Permission::Warned(doubt) => (text.doubt)(doubt).to_owned(),
        Permission::Denied(denial) => (text.denial)(denial).to_owned(),
    });
    let denied = live::state(move || matches!(allowed.get(), Permission::Denied(_)));
    let act = move |_| {
        if !matches!(allowed.get_untracked(), Permission::Denied(_)) {
            asked.set(None);
            session.decide(id, action);
        }
    };
    let (before, after) = (text.confirm)(action);
    view! {
        <h2 id="confirm-title" class="dialog-title">
            {before}
            <strong>{name}</strong>
            {after}
        </h2>
        <p class="confirm-server">
            <StateBadge entry=entry />
            <code>{address}</code>
        </p>
        <p>{(text.consequence)(action)}</p>
        <p id="confirm-reason" class="confirm-reason" role="status">{reason}</p>
        <div class="dialog-buttons">
            <button type="button" class="button" autofocus on:keydown=once on:click=move |_| asked.set(None)>
                {text.cancel}
            </button>
            <button
                type="button"
                class=if action.interrupts() { "button button-danger" } else { "button" }
                aria-disabled=denied
                aria-describedby="confirm-reason"
                on:keydown=once
                on:click=act
            >
                {(text.action)(action)}
            </button>
        </div>
    }
}
