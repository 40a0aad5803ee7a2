//! The power buttons of one server. A button that can't work now says why.

use leptos::prelude::*;

use super::confirm::Confirm;
use super::icon::{Icon, IconView};
use crate::domain::{Authority, Denial, Permission, PowerAction, ServerId, permission};
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::session::Session;
use crate::ui::store::Entry;
use crate::ui::words::use_words;

/// The buttons, and the question that two of them ask first.
#[component]
pub fn Power(
    /// The server.
    id: ServerId,
) -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let asked = RwSignal::new(None);
    // Where anything could be laid over them, there are no buttons at all.
    let framed = move || session.may_act.get() == Authority::Framed;
    let server = &words.text().server;
    live::view(move || {
        if framed() {
            view! { <p class="power-none quiet">{(server.denial)(Denial::Framed)}</p> }.into_any()
        } else {
            view! {
        <div class="power" role="group" aria-label=words.text().server.power>
            {PowerAction::ALL.map(|action| view! { <PowerButton id=id action=action asked=asked /> }).collect_view()}
        </div>
        <Confirm id=id asked=asked />
        }.into_any()
        }
    })
}

/// A held key presses once: its repeats are not further decisions.
pub fn once(event: leptos::ev::KeyboardEvent) {
    if event.repeat() {
        event.prevent_default();
    }
}

#[component]
fn PowerButton(id: ServerId, action: PowerAction, asked: RwSignal<Option<PowerAction>>) -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let entry = session.store.entry(id);
    let standing = Memo::new(move |_| entry.with(Entry::standing));
    let allowed = Memo::new(move |_| permission(standing.get(), session.may_act.get(), action));
    let text = &words.text().server;
    let reason = live::text(move || match allowed.get() {
        Permission::Denied(denial) => (text.denial)(denial).to_owned(),
        Permission::Warned(doubt) => (text.doubt)(doubt).to_owned(),
        Permission::Allowed => String::new(),
    });
    let denied = live::state(move || matches!(allowed.get(), Permission::Denied(_)));
    let press = move |_| match allowed.get_untracked() {
        Permission::Denied(_) if action.interrupts() => {}
        _ if action.interrupts() => asked.set(Some(action)),
        // Also while it is denied: the session must know that the key is still held.
        _ => drop(session.decide(id, action)),
    };
    let reason_id = format!("reason-{}", action.word());
    let icon = match action {
        PowerAction::Start => Icon::Start,
        PowerAction::Restart => Icon::Restart,
        PowerAction::Stop => Icon::Stop,
    };
    view! {
        <span class="power-button">
            <button
                type="button"
                class="button"
                aria-disabled=denied
                aria-describedby=reason_id.clone()
                on:keydown=once
                on:click=press
            >
                <IconView icon=icon />
                <span>{(text.action)(action)}</span>
            </button>
            <span id=reason_id class="reason">{reason}</span>
        </span>
    }
}
