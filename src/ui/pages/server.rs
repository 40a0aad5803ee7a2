//! One server: its state and how fresh that is, its power, what it is, and its graphs.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::api::Failure;
use crate::browser::{clock, page};
use crate::config::Config;
use crate::domain::{Range, Series, Server, ServerId};
use crate::route::Route;
use crate::sync::{Remote, rhythm};
use crate::ui::later;
use crate::ui::live::{self, Cell, Derived};
use crate::ui::markup::view;
use crate::ui::navigation::use_navigation;
use crate::ui::parts::facts::Facts;
use crate::ui::parts::failure_note::FailureNote;
use crate::ui::parts::freshness::{Freshness, age};
use crate::ui::parts::graphs;
use crate::ui::parts::header::brand;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::interfaces::Interfaces;
use crate::ui::parts::overdue::Overdue;
use crate::ui::parts::power::Power;
use crate::ui::parts::state_badge::StateBadge;
use crate::ui::poll::poll;
use crate::ui::session::Session;
use crate::ui::words::use_words;

/// The page of one server.
#[component]
pub fn ServerPage(
    /// Which.
    id: ServerId,
) -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let config = expect_context::<Arc<Config>>();
    let navigation = use_navigation();
    let heading: NodeRef<html::H1> = NodeRef::new();
    navigation.settle(heading);
    let entry = session.store.entry(id);
    // What is known already counts as read.
    session.keep_fresh(id, entry.with_untracked(|entry| entry.remote.updated()));
    let (range, history) = poll_graphs(session, id);

    let name = {
        let entry = entry.clone();
        Memo::new(move |_| entry.with(|entry| words.name(id, entry)))
    };
    let brand = brand(&config);
    live::effect(move || page::set_title(&format!("{} · {brand}", name.get())));
    let of_remote = |read: fn(&Remote<Server>) -> bool| {
        let entry = entry.clone();
        Memo::new(move |_| entry.with(|entry| read(&entry.remote)))
    };
    let known = of_remote(|remote| remote.data().is_some());
    let blank = of_remote(Remote::is_blank);
    let gone =
        of_remote(|remote| remote.failure().is_some_and(|error| error.failure == Failure::ServerNotFound));
    let updated = {
        let entry = entry.clone();
        Memo::new(move |_| entry.with(|entry| entry.remote.updated()))
    };
    let failure = {
        let entry = entry.clone();
        Memo::new(move |_| entry.with(|entry| entry.remote.failure().cloned()))
    };
    let lead = Signal::derive(move || {
        updated.get().map(|updated| (words.text().server.stale)(&age(words, updated))).unwrap_or_default()
    });
    view! {
        <p class="way-back">
            <a href=live::text(move || navigation.way_back())>
                <IconView icon=Icon::Back />
                {words.text().fleet.title}
            </a>
        </p>
        <div class="page-head server-head">
            <div class="server-title">
                <h1 node_ref=heading tabindex="-1">{name}</h1>
                <StateBadge entry=entry.clone() />
                <Freshness updated=updated />
            </div>
            {live::when(move || !gone.get(), move || view! { <Power id=id /> })}
        </div>
        <Overdue id=id />
        <FailureNote error=failure name=name lead=lead />
        {live::when(move || blank.get(), move || view! {
            <div class="server-columns placeholders" role="status" aria-label=words.text().frame.loading>
                <div class="panel placeholder"></div>
                <div class="panel placeholder"></div>
            </div>
        })}
        {live::when(move || known.get(), move || view! {
            <div class="server-columns">
                <Facts id=id entry=entry.clone() />
                <Interfaces entry=entry.clone() />
            </div>
        })}
        {live::when(move || !gone.get(), move || later::part(graphs::graphs, graphs::Shown { range, history, name: name.into() }, graphs::placeholders))}
    }
}

/// Keeps the graphs of the chosen range fresh. Each range keeps its own data, so a late answer can't be taken for
/// another range's: leaving a range ends its poll, and what it still waited for.
fn poll_graphs(session: Session, id: ServerId) -> (Derived<Range>, Derived<Remote<Arc<Series>>>) {
    let route = use_navigation().route;
    let last = Cell::new(Range::default());
    let range = Derived::new(move || {
        if let Route::Server { range, .. } = route.get() {
            last.set_untracked(range);
        }
        last.get_untracked()
    });
    live::effect(move || {
        let range = range.get();
        let history = session.histories.of(id, range);
        let known = history.with_untracked(Remote::updated);
        let interval = {
            let history = history.clone();
            move || {
                // After a failure there is no bucket to wait for: what failed is soon tried again.
                let bucket = history.with_untracked(|history| {
                    history.data().filter(|_| history.failure().is_none())?.bucket()
                });
                Some(rhythm::graphs_ms(bucket))
            }
        };
        poll(session.gate, known, interval, move |patience| {
            let history = history.clone();
            async move {
                if let Some(answer) = session.read_graphs(id, range, patience).await {
                    history.update(|history| history.settle(answer.map(Arc::new), clock::now()));
                }
            }
        });
    });
    let history = Derived::new(move || session.histories.of(id, range.get()).get());
    (range, history)
}
