//! One server of the fleet as a card. It keeps its place and its height whatever arrives, or does not.

use leptos::prelude::*;

use super::copy::CopyButton;
use super::facts::Meters;
use super::freshness::age;
use super::icon::{Icon, IconView};
use super::state_badge::StateBadge;
use crate::domain::ServerId;
use crate::route::Route;
use crate::ui::live;
use crate::ui::session::Session;
use crate::ui::store::Entry;
use crate::ui::words::use_words;

/// The card. The name is the link, stretched over the whole card; buttons lie above it.
#[component]
pub fn ServerCard(
    /// The server.
    id: ServerId,
) -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let entry = session.store.entry(id);
    let name = {
        let entry = entry.clone();
        live::text(move || entry.with(|entry| words.name(id, entry)))
    };
    let address = {
        let entry = entry.clone();
        Memo::new(move |_| {
            entry.with(|entry| entry.remote.data().map(|server| server.first_address().map(str::to_owned)))
        })
    };
    let why = {
        let entry = entry.clone();
        Memo::new(move |_| {
            let named = |entry: &Entry| {
                let why = words.explain(entry.remote.failure()?, None).sentence;
                let stale = entry.remote.updated().map(|at| (words.text().server.stale)(&age(words, at)));
                Some(stale.map_or(why.clone(), |stale| format!("{stale} {why}")))
            };
            entry.with(named)
        })
    };
    let badge = entry.clone();
    view! {
        <div class="card">
            <div class="card-head">
                <h2 class="card-name">
                    <a href=Route::server(id).print()>{name}</a>
                </h2>
                <StateBadge entry=badge />
            </div>
            <div class="card-address">
                {live::view(move || match address.get() {
                    Some(Some(address)) => view! {
                        <code>{address.clone()}</code>
                        <CopyButton value=Signal::stored(address) />
                    }
                    .into_any(),
                    Some(None) => view! { <span class="quiet">{words.text().fleet.no_address}</span> }.into_any(),
                    None => ().into_any(),
                })}
            </div>
            <div class="card-body">
                {live::view(move || match why.get() {
                    Some(why) => view! {
                        <p class="card-why">
                            <IconView icon=Icon::Warning />
                            <span>{why}</span>
                        </p>
                    }
                    .into_any(),
                    None => view! { <Meters entry=entry.clone() /> }.into_any(),
                })}
            </div>
        </div>
    }
}
