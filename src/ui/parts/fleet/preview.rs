//! The question before an action on many servers: what will happen to each, by name, as things stand now.
//!
//! What is confirmed is what is shown: these ids and no others.

use leptos::prelude::*;

use crate::domain::fleet::{Plan, Selection, Shown, plan};
use crate::domain::{PowerAction, ServerId};
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::power::once;
use crate::ui::session::Session;
use crate::ui::words::{Words, use_words};

/// Stopping more than so many asks to type their number.
const TYPED_ABOVE: usize = 10;

/// The preview; open while the fleet's state names an action.
#[component]
pub fn Preview(
    /// What is shown: what is selected beside that is named.
    shown: Memo<Shown>,
) -> impl IntoView {
    let session: Session = expect_context();
    let asked = session.fleet.preview;
    view! {
        <Dialog
            open=live::flag(move || asked.get().is_some())
            on_close=move |()| asked.set(None)
            labelled_by="preview-title"
            class="dialog dialog-wide"
        >
            {live::view(move || asked.get().map(|action| view! { <Question action=action shown=shown /> }))}
        </Dialog>
    }
}

#[component]
fn Question(action: PowerAction, shown: Memo<Shown>) -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let fleet = session.fleet;
    let text = &words.text().many;
    let made = Memo::new(move |_| {
        let mut ids = fleet.selection.with(|selection| selection.ids());
        session.store.with_roster(|roster| roster.sort(&mut ids));
        let may_act = session.may_act.get();
        let candidates = session.store.candidates(words, &ids);
        plan(action, may_act, candidates)
    });
    let count = Memo::new(move |_| made.with(Plan::len));
    let written = live::text(move || words.count(count.get()));
    let hidden = Memo::new(move |_| {
        let visible = shown.with(|shown| Selection::default().with(&shown.ids));
        made.with(|plan| {
            let hidden = plan.targets().into_iter().filter(|(id, _)| !visible.contains(*id));
            hidden.map(|(_, name)| name).collect::<Vec<_>>()
        })
    });
    let typed = RwSignal::new(String::new());
    let must_type = Memo::new(move |_| action == PowerAction::Stop && count.get() > TYPED_ABOVE);
    let busy = Memo::new(move |_| super::selection_bar::is_running(session));
    let reason = live::text(move || match count.get() {
        _ if busy.get() => text.busy.to_owned(),
        0 => (text.none)(action).to_owned(),
        count if must_type.get() && typed.get().trim() != count.to_string() => {
            (text.type_number)(&count.to_string())
        }
        _ => String::new(),
    });
    let denied = live::state(move || !reason.with(String::is_empty));
    let act = move |_| {
        if reason.with_untracked(String::is_empty) {
            session.decide_many(action, made.with_untracked(Plan::targets));
        }
    };
    let verb = (words.text().server.action)(action);
    view! {
        <h2 id="preview-title" class="dialog-title">
            {live::text(move || (text.question)(action, count.get(), &written.get()))}
        </h2>
        <p>{(text.consequence)(action)}</p>
        <div class="plan">
            {live::view(move || made.with(|plan| groups(words, plan)))}
            {live::view(move || {
                let hidden = hidden.get();
                (!hidden.is_empty()).then(|| group(
                    Icon::Warning,
                    (text.not_shown)(&words.count(hidden.len())),
                    hidden.into_iter(),
                ))
            })}
        </div>
        {live::when(move || must_type.get(), move || view! {
            <label class="field">
                <span>{live::text(move || (text.number)(&written.get()))}</span>
                <input
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </label>
        })}
        <p id="preview-reason" class="confirm-reason" role="status">{reason}</p>
        <div class="dialog-buttons">
            <button type="button" class="button" autofocus on:keydown=once on:click=move |_| fleet.preview.set(None)>
                {words.text().server.cancel}
            </button>
            <button
                type="button"
                class=if action.interrupts() { "button button-danger" } else { "button button-primary" }
                aria-disabled=denied
                aria-describedby="preview-reason"
                on:keydown=once
                on:click=act
            >
                {verb}
            </button>
        </div>
    }
}

/// What happens to whom, each group with its reason.
fn groups(words: Words, plan: &Plan) -> AnyView {
    let text = &words.text().many;
    let names = |named: &[(ServerId, String)]| {
        named.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>().into_iter()
    };
    let mut groups = Vec::new();
    if !plan.act.is_empty() {
        let title = (text.will)(plan.action, &words.count(plan.act.len()));
        groups.push(group(Icon::Done, title, names(&plan.act)));
    }
    if !plan.unsure.is_empty() {
        let title = (text.unsure)(plan.action, &words.count(plan.unsure.len()));
        groups.push(group(Icon::Unknown, title, names(&plan.unsure)));
    }
    for (denial, named) in &plan.skip {
        let title = (text.skip)(*denial, named.len(), &words.count(named.len()));
        groups.push(group(Icon::Skip, title, names(named)));
    }
    groups.into_any()
}

/// A headline and names.
fn group(icon: Icon, title: String, names: impl Iterator<Item = String>) -> AnyView {
    view! {
        <section class="plan-group">
            <h3 class="plan-title"><IconView icon=icon /><span>{title}</span></h3>
            <p class="plan-names">{names.collect::<Vec<_>>().join(", ")}</p>
        </section>
    }
    .into_any()
}
