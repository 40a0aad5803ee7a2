//! The question before an action that interrupts a server, bound to that one server.
//!
//! It shows name, address and state as they are now; if the state changes so that the action can't work, the
//! button says so instead of acting.

use leptos::prelude::*;

use super::dialog::Dialog;
use super::state_badge::StateBadge;
use crate::domain::{Permission, PowerAction, ServerId, permission};
use crate::ui::session::Session;
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
            open=Signal::derive(move || asked.get().is_some())
            on_close=move |()| asked.set(None)
            labelled_by="confirm-title"
            class="dialog"
        >
            {move || asked.get().map(|action| view! { <Question id=id action=action asked=asked /> })}
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
        Memo::new(move |_| permission(entry.with(|entry| entry.standing()), session.may_act.get(), action))
    };
    let name = {
        let entry = entry.clone();
        move || entry.with(|entry| words.name(id, entry))
    };
    let address = {
        let entry = entry.clone();
        move || entry.with(|entry| entry.remote.data()?.first_address().map(str::to_owned))
    };
    let reason = move || match allowed.get() {
        Permission::Allowed => None,
        Permission::Warned => Some(words.text().server.state_unknown),
        Permission::Denied(denial) => Some((words.text().server.denial)(denial)),
    };
    let denied = move || matches!(allowed.get(), Permission::Denied(_));
    let act = move |_| {
        if !denied() {
            asked.set(None);
            session.act(id, action);
        }
    };
    view! {
        <h2 id="confirm-title" class="dialog-title">
            {move || (words.text().server.confirm)(action).0}
            <strong>{name}</strong>
            {move || (words.text().server.confirm)(action).1}
        </h2>
        <p class="confirm-server">
            <StateBadge entry=entry />
            <code>{address}</code>
        </p>
        <p>{move || (words.text().server.consequence)(action)}</p>
        <p id="confirm-reason" class="confirm-reason" role="status">{reason}</p>
        <div class="dialog-buttons">
            <button type="button" class="button" autofocus on:click=move |_| asked.set(None)>
                {move || words.text().server.cancel}
            </button>
            <button
                type="button"
                class="button"
                class:button-danger=action.interrupts()
                aria-disabled=move || denied().to_string()
                aria-describedby="confirm-reason"
                on:click=act
            >
                {move || (words.text().server.action)(action)}
            </button>
        </div>
    }
}
