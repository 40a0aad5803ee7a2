//! All servers of the account: found, sorted and chosen among. Only what is on screen is asked for, until the view
//! needs more.

use leptos::html;
use leptos::prelude::*;

use crate::browser::{clock, keys, page, rows};
use crate::domain::ServerId;
use crate::domain::fleet::{Calm, FleetView, Layout, Selection, Shown, StateFilter};
use crate::route::Route;
use crate::sync::rhythm;
use crate::ui::fleet_reader::FleetReader;
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::navigation::use_navigation;
use crate::ui::parts::failure_note::FailureNote;
use crate::ui::parts::fleet::list::{FleetList, Seen};
use crate::ui::parts::fleet::preview::Preview;
use crate::ui::parts::fleet::selection_bar::SelectionBar;
use crate::ui::parts::fleet::toolbar::{Toolbar, focus_search};
use crate::ui::parts::freshness::{Tick, age};
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::poll::poll;
use crate::ui::preferences::Preferences;
use crate::ui::session::Session;
use crate::ui::words::{Words, use_words};

/// The page.
#[component]
pub fn FleetPage() -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let preferences: Preferences = expect_context();
    let navigation = use_navigation();
    let list = session.store.list;
    let heading: NodeRef<html::H1> = NodeRef::new();
    let search: NodeRef<html::Input> = NodeRef::new();
    navigation.settle(heading);
    let known = list.with_untracked(|list| list.updated());
    poll(session.gate, known, || Some(rhythm::LIST_MS), move |patience| session.read_list(patience));
    let view = navigation.fleet_view();
    let calm = RwSignal::new(Calm::default());
    let shown = shown(session, view, calm);
    let reader = FleetReader::new(session);
    let needs_all = Memo::new(move |_| shown.with(|shown| shown.needs_all));
    live::effect(move || {
        session.store.listed.track();
        let all = if needs_all.get() {
            session.store.with_roster(|roster| roster.ids().collect())
        } else {
            selected_unread(session)
        };
        reader.sweep(all);
    });
    let layout = Memo::new(move |_| {
        view.with(|view| view.layout).or_else(|| preferences.layout.get()).unwrap_or(Layout::Cards)
    });
    listen(search, preferences);
    let failure = Signal::derive(move || list.with(|list| list.failure().cloned()));
    let lead = Signal::derive(move || {
        let text = words.text();
        let updated = list.with(|list| list.updated());
        updated
            .map_or_else(|| text.fleet.failed.to_owned(), |updated| (text.server.stale)(&age(words, updated)))
    });
    let blank = move || list.with(|list| list.is_blank());
    let total = Memo::new(move |_| list.with(|list| list.data().map(Vec::len)));
    let see = Callback::new(move |(seen, near): Seen| reader.see(&seen, &near));
    let leave = Callback::new(move |()| focus_search(search));
    let walk = Callback::new(move |open: bool| {
        let first = shown.with_untracked(|shown| shown.ids.first().copied());
        match first {
            Some(id) if open => navigation.go(&Route::server(id)),
            Some(id) => drop(rows::focus(&id.to_string(), "a", true)),
            None => {}
        }
    });
    // Back from a server the focus is on the heading, as on every page: one key from the row that was left.
    let resume = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "ArrowDown" && !keys::is_modified(&event) {
            event.prevent_default();
            if !navigation.row().is_some_and(|id| rows::focus(&id.to_string(), "a", true)) {
                walk.run(false);
            }
        }
    };
    view! {
        <div class="page-head">
            <h1 node_ref=heading tabindex="-1" on:keydown=resume>{words.text().fleet.title}</h1>
            <p class="quiet" role="status">{live::text(move || count(words, &shown.get()))}</p>
            <p class="quiet fleet-progress">
                {live::text(move || if needs_all.get() { progress(words, &shown.get()) } else { String::new() })}
            </p>
            {live::when(move || total.get().is_some_and(|total| total > 0), move || view! { <PauseButton /> })}
        </div>
        <FailureNote error=failure lead=lead />
        {live::when(blank, move || view! {
            <div class="cards placeholders" role="status" aria-label=words.text().frame.loading>
                {(0..6).map(|_| view! { <div class="card placeholder"></div> }.into_any()).collect_view()}
            </div>
        })}
        {live::when(move || total.get() == Some(0), move || view! {
            <div class="notice">
                <h2>{words.text().fleet.empty}</h2>
                <p>{words.text().fleet.empty_body}</p>
            </div>
        })}
        {live::when(move || total.get().is_some_and(|total| total > 0), move || view! {
            <Toolbar search=search layout=layout walk=walk />
            <div class="fleet-line">
                <SelectAll shown=shown />
                {live::when(move || shown.with(|shown| shown.behind), move || view! { <Behind calm=calm /> })}
            </div>
            {live::view(move || view! { <FleetList shown=shown layout=layout.get() see=see leave=leave /> })}
            {live::when(move || shown.with(|shown| shown.ids.is_empty()), move || view! { <NoneFound shown=shown /> })}
            <SelectionBar shown=shown />
            <Preview shown=shown />
        })}
    }
}

/// What the view shows. It follows what is read only where the view looks at that, and no quicker than `Calm` lets it.
fn shown(session: Session, view: Memo<FleetView>, calm: RwSignal<Calm>) -> Memo<Shown> {
    let Tick(second) = expect_context();
    Memo::new(move |last: Option<&Shown>| {
        session.store.listed.track();
        session.fleet.dialogs.track();
        calm.track();
        if last.is_some_and(|last| last.behind) {
            second.track();
        }
        let view = view.get();
        let next = session.store.with_roster(|roster| roster.show(&view));
        if next.needs_all {
            session.store.learned.track();
        }
        let held = is_held(session);
        let follow = |calm: &mut Calm| calm.follow(last, next, &view, held, clock::now());
        calm.try_update_untracked(follow).unwrap_or_default()
    })
}

/// True while a list that moved would take something from under a pointer, a focus, a selection or a dialog.
fn is_held(session: Session) -> bool {
    session.fleet.dialogs.get_untracked() > 0
        || !session.fleet.selection.with_untracked(Selection::is_empty)
        || page::find(".fleet-items:is(:hover, :has(:focus-visible))").is_some()
}

/// Those that are selected and were never read: what an action would do to them can't be said yet.
fn selected_unread(session: Session) -> Vec<ServerId> {
    let mut ids = session.fleet.selection.with(|selection| selection.ids());
    ids.retain(|id| session.store.entry(*id).with_untracked(|entry| entry.remote.is_blank()));
    ids
}

fn count(words: Words, shown: &Shown) -> String {
    let text = &words.text().fleet;
    match (shown.ids.len(), shown.total) {
        (_, 0) => String::new(),
        (found, total) if found == total => (text.count)(total, &words.count(total)),
        (found, total) => (text.found)(&words.count(found), total, &words.count(total)),
    }
}

fn progress(words: Words, shown: &Shown) -> String {
    if shown.known == shown.total {
        return String::new();
    }
    (words.text().fleet.progress)(&words.count(shown.known), &words.count(shown.total))
}

/// `/` focuses the search, unless single keys are switched off.
fn listen(search: NodeRef<html::Input>, preferences: Preferences) {
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let free =
            !keys::is_typing(&event) && !keys::is_modified(&event) && page::find("dialog[open]").is_none();
        if event.key() == "/" && free && preferences.single_keys.get_untracked() {
            event.prevent_default();
            focus_search(search);
        }
    });
    on_cleanup(move || handle.remove());
}

#[component]
fn PauseButton() -> impl IntoView {
    let text = &use_words().text().fleet;
    let gate = expect_context::<Session>().gate;
    view! {
        <button
            type="button"
            class="button-bare fleet-pause"
            aria-pressed=live::state(move || gate.paused())
            on:click=move |_| gate.pause(!gate.is_paused())
        >
            <IconView icon=Icon::Suspended />
            <span>{text.pause}</span>
        </button>
    }
}

/// Selects every server that the view shows, and no other.
#[component]
fn SelectAll(shown: Memo<Shown>) -> impl IntoView {
    let words = use_words();
    let selection = expect_context::<Session>().fleet.selection;
    let all = Memo::new(move |_| {
        shown.with(|shown| {
            selection
                .with(|selection| !shown.ids.is_empty() && shown.ids.iter().all(|id| selection.contains(*id)))
        })
    });
    let choose = move |_| {
        let ids = shown.with_untracked(|shown| shown.ids.clone());
        let all = all.get_untracked();
        selection.update(|selection| if all { selection.remove(&ids) } else { selection.add(&ids) });
    };
    let label = live::text(move || {
        let count = shown.with(|shown| shown.ids.len());
        (words.text().fleet.select_all)(&words.count(count))
    });
    view! {
        <label class="check select-all">
            <input type="checkbox" prop:checked=all on:change=choose />
            <span>{label}</span>
        </label>
    }
}

/// Says that the list has changed since, and brings it up to date for whoever asks.
#[component]
fn Behind(calm: RwSignal<Calm>) -> impl IntoView {
    let text = &use_words().text().fleet;
    on_cleanup(page::keep_focus);
    view! {
        <p class="fleet-behind quiet" role="status">
            <span>{text.behind}</span>
            <button type="button" class="button-link" on:click=move |_| calm.update(Calm::renew)>{text.renew}</button>
        </p>
    }
}

#[component]
fn NoneFound(shown: Memo<Shown>) -> impl IntoView {
    let words = use_words();
    let navigation = use_navigation();
    let text = &words.text().fleet;
    let clear = move |_| {
        page::keep_focus();
        navigation.look(|view| {
            view.search.clear();
            view.state = StateFilter::All;
        });
    };
    view! {
        <div class="notice note-like">
            <h2>{text.none_found}</h2>
            <p class="quiet">{live::text(move || shown.with(|shown| progress(words, shown)))}</p>
            <p><button type="button" class="button" on:click=clear>{text.show_all}</button></p>
        </div>
    }
}
