//! What can be done with the selected servers, at the bottom of the page for as long as any is selected or a run is on.

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::fleet::Shown;
use crate::domain::{Authority, Denial, PowerAction};
use crate::sync::Bulk;
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::power::once;
use crate::ui::session::Session;
use crate::ui::words::use_words;

/// The bar.
#[component]
pub fn SelectionBar(
    /// What is shown: what is selected beside that is counted.
    shown: Memo<Shown>,
) -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let fleet = session.fleet;
    let text = &words.text().many;
    let count = Memo::new(move |_| fleet.selection.with(|selection| selection.len()));
    let running = Memo::new(move |_| fleet.run.with(Option::is_some));
    let hidden = Memo::new(move |_| {
        fleet.selection.with(|selection| {
            let visible = shown.with(|shown| shown.ids.iter().filter(|id| selection.contains(**id)).count());
            selection.len().saturating_sub(visible)
        })
    });
    let button = move |action: PowerAction| {
        let icon = match action {
            PowerAction::Start => Icon::Start,
            PowerAction::Restart => Icon::Restart,
            PowerAction::Stop => Icon::Stop,
        };
        view! {
            <button type="button" class="button" on:keydown=once on:click=move |_| fleet.preview.set(Some(action))>
                <IconView icon=icon />
                <span>{(words.text().server.action)(action)}</span>
            </button>
        }
        .into_any()
    };
    live::when(
        move || count.get() > 0 || running.get(),
        move || {
            on_cleanup(page::keep_focus);
            view! {
                <section class="selection note-like" aria-label=text.region>
                    {live::when(move || running.get(), move || {
                        let said = move || fleet.run.with(|run| run.as_ref().map(|run| {
                            let done = run.count(|item| item.is_over());
                            (text.progress)(run.action, &words.count(done), &words.count(run.items.len()))
                        })).unwrap_or_default();
                        view! {
                            <div class="selection-run">
                                <p role="status">{live::text(said)}</p>
                                <button type="button" class="button" on:click=move |_| fleet.run_open.set(true)>
                                    {text.show}
                                </button>
                            </div>
                        }
                    })}
                    {live::when(move || count.get() > 0, move || view! {
                        <div class="selection-chosen">
                            <p role="status">
                                <strong>{live::text(move || (text.selected)(count.get(), &words.count(count.get())))}</strong>
                                <span class="quiet">
                                    {live::text(move || match hidden.get() {
                                        0 => String::new(),
                                        hidden => (text.hidden)(hidden, &words.count(hidden)),
                                    })}
                                </span>
                            </p>
                            <button
                                type="button"
                                class="button-bare"
                                on:click=move |_| fleet.selection.update(|selection| selection.clear())
                            >
                                {text.clear}
                            </button>
                            {live::view(move || if session.may_act.get() == Authority::Framed {
                                view! { <p class="quiet">{(words.text().server.denial)(Denial::Framed)}</p> }.into_any()
                            } else {
                                view! {
                                    <div class="selection-power">{PowerAction::ALL.map(button).collect_view()}</div>
                                }
                                .into_any()
                            })}
                        </div>
                    })}
                </section>
            }
        },
    )
}

/// True while a run has not ended.
pub fn is_running(session: Session) -> bool {
    session.fleet.run.with(|run| run.as_ref().is_some_and(|run: &Bulk| !run.is_over()))
}
