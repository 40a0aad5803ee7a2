//! All servers of the account, as cards. Only the cards on screen are asked for.

use leptos::html;
use leptos::prelude::*;

use crate::browser::watch;
use crate::domain::{ServerId, sort_by_name};
use crate::sync::rhythm;
use crate::ui::live;
use crate::ui::navigation::use_navigation;
use crate::ui::parts::failure_note::FailureNote;
use crate::ui::parts::freshness::age;
use crate::ui::parts::server_card::ServerCard;
use crate::ui::poll::poll;
use crate::ui::session::Session;
use crate::ui::words::use_words;

/// The page.
#[component]
pub fn FleetPage() -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let list = session.store.list;
    let heading: NodeRef<html::H1> = NodeRef::new();
    use_navigation().settle(heading);
    let known = list.with_untracked(|list| list.updated());
    poll(session.gate, known, || Some(rhythm::LIST_MS), move |patience| session.read_list(patience));
    let ids = Memo::new(move |_| {
        list.with(|list| {
            let mut servers = list.data()?.clone();
            sort_by_name(&mut servers);
            Some(servers.iter().map(|server| server.id).collect::<Vec<_>>())
        })
    });
    let count = live::text(move || {
        let count = ids.with(|ids| ids.as_ref().map_or(0, Vec::len));
        if count == 0 { String::new() } else { (words.text().fleet.count)(count, &words.count(count)) }
    });
    let failure = Signal::derive(move || list.with(|list| list.failure().cloned()));
    let lead = Signal::derive(move || {
        let text = words.text();
        let updated = list.with(|list| list.updated());
        updated
            .map_or_else(|| text.fleet.failed.to_owned(), |updated| (text.server.stale)(&age(words, updated)))
    });
    let empty = move || ids.with(|ids| ids.as_ref().is_some_and(Vec::is_empty));
    let blank = move || list.with(|list| list.is_blank());
    view! {
        <div class="page-head">
            <h1 node_ref=heading tabindex="-1">{words.text().fleet.title}</h1>
            <p class="quiet">{count}</p>
        </div>
        <FailureNote error=failure lead=lead />
        {live::when(blank, move || view! {
            <div class="cards placeholders" role="status" aria-label=words.text().frame.loading>
                {(0..6).map(|_| view! { <div class="card placeholder"></div> }.into_any()).collect_view()}
            </div>
        })}
        {live::when(empty, move || view! {
            <div class="notice">
                <h2>{words.text().fleet.empty}</h2>
                <p>{words.text().fleet.empty_body}</p>
            </div>
        })}
        <ul class="cards">
            <For each=move || ids.get().unwrap_or_default() key=|id| *id let:id>
                <FleetEntry id=id />
            </For>
        </ul>
    }
}

/// A card, and the poll that keeps it fresh while it is on screen.
#[component]
fn FleetEntry(id: ServerId) -> impl IntoView {
    let session: Session = expect_context();
    let place: NodeRef<html::Li> = NodeRef::new();
    let on_screen = RwSignal::new(false);
    live::watch(move || {
        watch::on_screen(&*place.get()?, move |now| {
            // A ring wakes every poll: two thousand cards that say "not yet" must not ring two thousand times.
            if on_screen.try_get_untracked() != Some(now) {
                on_screen.set(now);
                session.gate.ring();
            }
        })
    });
    let entry = session.store.entry(id);
    let known = entry.with_untracked(|entry| entry.remote.updated());
    let interval = move || {
        let watched = entry.with_untracked(|entry| entry.is_watched());
        (on_screen.try_get_untracked().unwrap_or(false) && !watched).then_some(rhythm::CARD_MS)
    };
    poll(session.gate, known, interval, move |patience| session.read_server(id, patience));
    view! {
        <li node_ref=place>
            <ServerCard id=id />
        </li>
    }
}
