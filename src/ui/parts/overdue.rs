//! Tells that an action was not confirmed in time, and offers to look again.

use leptos::prelude::*;

use super::icon::{Icon, IconView};
use crate::browser::page;
use crate::domain::ServerId;
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::session::Session;
use crate::ui::words::use_words;

/// The note; nothing while there is nothing to tell.
#[component]
pub fn Overdue(
    /// The server.
    id: ServerId,
) -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let entry = session.store.entry(id);
    let overdue = Memo::new(move |_| {
        entry.with(|entry| {
            let pending = entry.pending.filter(|pending| pending.is_overdue())?;
            Some((words.text().server.overdue)(&words.name(id, entry), pending.action()))
        })
    });
    live::view(move || {
        overdue.get().map(|sentence| {
            on_cleanup(page::keep_focus);
            view! {
                <div class="note">
                    <IconView icon=Icon::Warning />
                    <div class="note-body">
                        <p>{sentence}</p>
                        <p class="note-steps">
                            <button type="button" class="button" on:click=move |_| session.look_again(id)>
                                {words.text().server.look_again}
                            </button>
                        </p>
                    </div>
                </div>
            }
            .into_any()
        })
    })
}
