//! What is behind the sign-in: the pages, and what lies over them.

use std::sync::Arc;

use leptos::prelude::*;

use super::later::later;
use super::live::{self, Cell};
use super::markup::view;
use super::navigation::{Navigation, use_navigation};
use super::pages::{FleetPage, NotFoundPage, ServerPage};
use super::parts::activity::Activity;
use super::parts::fleet::run::RunDialog;
use super::parts::header::brand;
use super::parts::palette::Palette;
use super::parts::sign_in_again::SignInAgain;
use super::parts::toasts::Toasts;
use super::session::Session;
use super::words::use_words;
use crate::browser::{page, timing};
use crate::config::Config;
use crate::route::Route;

later! { inside:
    /// The page that the route names. Tells when it is there.
    pub fn pages(Cell<bool>) = |entered| {
        entered.set(true);
        timing::usable();
        view! { <Pages /> }.into_any()
    }
}

later! { inside:
    /// Toasts and dialogs that may come up on every page.
    pub fn overlays(()) = |()| view! {
        <Toasts />
        <RunDialog />
        <Palette />
        <Activity />
        <SignInAgain />
    }.into_any()
}

/// The page's heading, until the page is there.
pub fn on_the_way(note: AnyView) -> AnyView {
    let words = use_words();
    let title = match use_navigation().page.get_untracked() {
        Route::Fleet(_) => words.text().fleet.title.to_owned(),
        Route::NotFound => words.text().frame.not_found.to_owned(),
        Route::Server { id, .. } => {
            expect_context::<Session>().store.entry(id).with_untracked(|entry| words.name(id, entry))
        }
    };
    view! {
        <div class="page-head"><h1 class="placeholders" tabindex="-1">{title}</h1></div>
        {note}
    }
    .into_any()
}

#[component]
fn Pages() -> impl IntoView {
    let config: Arc<Config> = expect_context();
    let navigation: Navigation = expect_context();
    let route = navigation.page;
    let words = use_words();
    let brand = brand(&config);
    live::effect(move || {
        let text = words.text();
        let title = match route.get() {
            Route::Fleet(_) => text.fleet.title,
            Route::NotFound => text.frame.not_found,
            // It sets its own, with the server's name.
            Route::Server { .. } => return,
        };
        page::set_title(&format!("{title} · {brand}"));
    });
    live::view(move || match route.get() {
        Route::Fleet(_) => view! { <FleetPage /> }.into_any(),
        Route::Server { id, .. } => view! { <ServerPage id=id /> }.into_any(),
        Route::NotFound => view! { <NotFoundPage /> }.into_any(),
    })
}
