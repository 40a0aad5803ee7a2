//! An action on many servers while it runs, and what came of it: each server by name.

use leptos::prelude::*;

use crate::domain::PowerAction;
use crate::sync::{Bulk, Item, Outcome, Report, Step};
use crate::text::outcome;
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::parts::copy::CopyButton;
use crate::ui::parts::dialog::Dialog;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::session::{Access, Session};
use crate::ui::words::{Words, use_words};

/// Names in one group beyond which the rest is counted: a run over thousands must not make thousands of lines.
const NAMED: usize = 100;
/// Retrying more stops than this asks anew, in the preview.
const RETRIED_AT_ONCE: usize = 10;

/// The dialog.
#[component]
pub fn RunDialog() -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let fleet = session.fleet;
    let text = &words.text().many;
    let of_run = move |read: fn(&Bulk) -> bool| {
        Memo::new(move |_| fleet.run.with(|run| run.as_ref().is_some_and(read)))
    };
    let over = of_run(Bulk::is_over);
    let waiting = of_run(|run| run.count(|item| item.step == Step::Waiting) > 0);
    let failed = of_run(|run| run.count(Item::has_failed) > 0);
    let share = move || {
        fleet
            .run
            .with(|run| run.as_ref().map_or(0, |run| run.count(Item::is_over) * 100 / run.items.len().max(1)))
    };
    // A run waits while the key is refused, and goes on with the next one.
    live::effect(move || {
        if session.access.get() == Access::In {
            session.go_on();
        }
    });
    let close = move |()| {
        fleet.run_open.set(false);
        if over.get_untracked() {
            fleet.run.set(None);
        }
    };
    view! {
        <Dialog
            open=live::flag(move || fleet.run_open.get() && fleet.run.with(Option::is_some))
            on_close=close
            labelled_by="run-title"
            class="dialog dialog-wide"
        >
            <h2 id="run-title" class="dialog-title">
                {live::text(move || fleet.run.with(|run| run.as_ref().map(|run| title(words, run)).unwrap_or_default()))}
            </h2>
            <div class="meter-track" aria-hidden="true">
                <div class="meter-fill" style:width=live::text(move || format!("{}%", share()))></div>
            </div>
            <div class="plan" role="log" aria-label=text.outcomes tabindex="0">
                {live::view(move || fleet.run.with(|run| run.as_ref().map(|run| groups(words, run))))}
            </div>
            <div class="dialog-buttons">
                <button type="button" class="button" autofocus on:click=move |_| close(())>
                    {live::text(move || if over.get() { words.text().frame.close } else { text.hide }.to_owned())}
                </button>
                <span class="dialog-acts">
                    {live::when(move || over.get(), move || view! {
                        <CopyButton
                            value=live::text(move || fleet.run.with(|run| run.as_ref().map(|run| whole(words, run)).unwrap_or_default()))
                            what=text.outcomes
                        />
                    })}
                    {live::when(move || waiting.get(), move || view! {
                        <button type="button" class="button button-danger" on:click=move |_| session.stop_rest()>
                            {text.stop_rest}
                        </button>
                    })}
                    {live::when(move || over.get() && failed.get(), move || view! {
                        <button type="button" class="button" on:click=move |_| retry(session)>{text.retry}</button>
                    })}
                </span>
            </div>
        </Dialog>
    }
}

/// Tries the failed ones again, and no others.
fn retry(session: Session) {
    let fleet = session.fleet;
    let Some(run) = fleet.run.get_untracked() else { return };
    let failed = run.retry();
    if run.action == PowerAction::Stop && failed.len() > RETRIED_AT_ONCE {
        fleet.run.set(None);
        fleet.selection.update(|selection| {
            selection.clear();
            selection.add(&failed);
        });
        fleet.preview.set(Some(run.action));
        return;
    }
    let named =
        run.items.into_iter().filter(|item| failed.contains(&item.id)).map(|item| (item.id, item.name));
    session.decide_many(run.action, named.collect());
}

/// What is, or was, done to how many.
pub fn title(words: Words, run: &Bulk) -> String {
    let text = &words.text().many;
    let count = run.items.len();
    let (over, all) = (words.count(run.count(Item::is_over)), words.count(count));
    if !run.is_over() {
        return (text.progress)(run.action, &over, &all);
    }
    let failed = run.count(Item::has_failed);
    let held = run.count(|item| matches!(item.step, Step::Held | Step::Skipped(_)));
    let done = count - failed - held;
    (text.summary)(run.action, (done, &words.count(done)), (count, &all), (failed, &words.count(failed)))
}

/// The whole outcome as text, one line per server.
pub fn whole(words: Words, run: &Bulk) -> String {
    let lines = run
        .items
        .iter()
        .map(|item| format!("{} ({}): {}", item.name, item.id, said(words, run.action, item)));
    std::iter::once(title(words, run)).chain(lines).collect::<Vec<_>>().join("\n")
}

/// What is to be said of one server.
fn said(words: Words, action: PowerAction, item: &Item) -> String {
    let text = &words.text().many;
    match &item.step {
        Step::Waiting => text.waiting.to_owned(),
        Step::Asked => text.asked.to_owned(),
        Step::Watched { lost: false } => (words.text().server.pending)(action).to_owned(),
        Step::Watched { lost: true } => text.lost.to_owned(),
        Step::Held => text.held.to_owned(),
        Step::Skipped(denial) => (words.text().server.denial)(*denial).to_owned(),
        Step::Ended(ended) => {
            let words_of_api = ended.error().and_then(|error| error.said.clone());
            let sentence = outcome(words.text(), &report(action, item, ended)).sentence;
            [sentence].into_iter().chain(words_of_api).collect::<Vec<_>>().join(" ")
        }
    }
}

fn report(action: PowerAction, item: &Item, outcome: &Outcome) -> Report {
    Report { number: 0, id: item.id, name: item.name.clone(), action, outcome: outcome.clone(), at_s: 0 }
}

/// A group: its sign, who is in it, what it is called.
type Kind = (Icon, fn(&Item) -> bool, &'static str);

/// The servers by how far they have come: what failed first, each with its words; the rest by name.
fn groups(words: Words, run: &Bulk) -> AnyView {
    let text = &words.text().many;
    let mut groups = Vec::new();
    let failed: Vec<&Item> = run.items.iter().filter(|item| item.has_failed()).collect();
    if !failed.is_empty() {
        let lines = failed.iter().take(NAMED).map(|item| {
            view! { <li><strong>{item.name.clone()}</strong>" "{said(words, run.action, item)}</li> }
                .into_any()
        });
        let title = (text.failed)(&words.count(failed.len()));
        groups.push(
            view! {
                <section class="plan-group is-failure">
                    <h3 class="plan-title"><IconView icon=Icon::Warning /><span>{title}</span></h3>
                    <ul class="plan-lines">{lines.collect_view()}</ul>
                </section>
            }
            .into_any(),
        );
    }
    let kinds: [Kind; 6] = [
        (Icon::Pending, |item| item.step == Step::Asked, text.asked),
        (
            Icon::Pending,
            |item| item.step == Step::Watched { lost: false },
            (words.text().server.pending)(run.action),
        ),
        (Icon::Unknown, |item| item.step == Step::Watched { lost: true }, text.lost),
        (Icon::Done, |item| matches!(item.step, Step::Ended(_)) && !item.has_failed(), text.done),
        (Icon::Skip, |item| matches!(item.step, Step::Held | Step::Skipped(_)), text.not_sent),
        (Icon::Skip, |item| item.step == Step::Waiting, text.waiting),
    ];
    for (icon, fits, name) in kinds {
        let items: Vec<&Item> = run.items.iter().filter(|item| fits(item)).collect();
        if items.is_empty() {
            continue;
        }
        let mut names: Vec<String> = items.iter().take(NAMED).map(|item| item.name.clone()).collect();
        if items.len() > NAMED {
            let more = items.len() - NAMED;
            names.push((text.more)(more, &words.count(more)));
        }
        groups.push(
            view! {
                <section class="plan-group">
                    <h3 class="plan-title">
                        <IconView icon=icon />
                        <span>{format!("{name}: {}", words.count(items.len()))}</span>
                    </h3>
                    <p class="plan-names">{names.join(", ")}</p>
                </section>
            }
            .into_any(),
        );
    }
    groups.into_any()
}
