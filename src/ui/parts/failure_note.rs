//! A failed read, told in the place that it concerns: why, the API's own words, what to do, and another try.

use leptos::prelude::*;

use super::icon::{Icon, IconView};
use super::next_step::NextStepView;
use super::said::Said;
use crate::api::ApiError;
use crate::browser::page;
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::session::Session;
use crate::ui::words::use_words;

/// The note. It announces itself once, and not again when the same failure repeats.
#[component]
pub fn FailureNote(
    /// The failure.
    #[prop(into)]
    error: Signal<Option<ApiError>>,
    /// The server's name, where it is about one.
    #[prop(optional, into)]
    name: Option<Signal<String>>,
    /// Words before it, such as the age of what is still shown.
    #[prop(optional, into)]
    lead: Option<Signal<String>>,
) -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let error = Memo::new(move |_| error.get());
    live::view(move || {
        let error = error.get()?;
        on_cleanup(page::keep_focus);
        let name = name.map(|name| name.get());
        let explained = words.explain(&error, name.as_deref());
        Some(
            view! {
                <div class="note" role="status">
                    <IconView icon=Icon::Warning />
                    <div class="note-body">
                        {lead.map(|lead| view! { <p class="note-lead">{lead}</p> }.into_any())}
                        <p>{explained.sentence}</p>
                        <Said words=error.said />
                        <p class="note-steps">
                            <NextStepView next=explained.next />
                            <button type="button" class="button" on:click=move |_| session.gate.refresh()>
                                {words.text().frame.try_again}
                            </button>
                        </p>
                    </div>
                </div>
            }
            .into_any(),
        )
    })
}
