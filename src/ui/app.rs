//! Puts the panel on the page: configuration, contexts, frame, and the page that the route names.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::gate::Gate;
use super::hosted::Hosted;
use super::inside;
use super::later;
use super::live::{self, Cell};
use super::navigation::Navigation;
use super::pages::{ConfigFaultPage, SignInPage};
use super::parts::framed::FramedNote;
use super::parts::freshness::Tick;
use super::parts::graphs;
use super::parts::header::{Header, Overlays, brand};
use super::preferences::Preferences;
use super::session::{Access, Session};
use super::toast_stack::ToastStack;
use super::words::{Words, use_words};
use crate::api::Auth;
use crate::browser::{boot, clock, config, intl, keys, page, storage, timing};
use crate::config::{AuthMode, Config, ConfigFault, Wanted};
use crate::sync::Bulk;
use crate::text::Language;
use crate::ui::markup::view;

/// Reads the configuration, then shows the panel, or what is wrong with it.
pub async fn mount() {
    let loaded = config::load().await.and_then(|config| {
        let wrong = |wanted| vec![ConfigFault::Field("api".to_owned(), wanted)];
        // An address that no browser understands is as wrong as a field of the wrong type.
        let Some(api) = page::absolute(&config.api) else { return Err(wrong(Wanted::Address)) };
        // Cookies go nowhere else.
        if config.auth == AuthMode::Session && !page::is_own_origin(&api) {
            return Err(wrong(Wanted::OwnOrigin));
        }
        Ok((config, api))
    });
    boot::clear();
    mount_to_body(move || match loaded {
        Ok((config, api)) => view! { <App config=config api=api /> }.into_any(),
        Err(faults) => {
            timing::usable();
            view! { <ConfigFaultPage faults=faults language=intl::preferred_language() /> }.into_any()
        }
    });
    timing::after_paint(|| spawn_local(fetch_ahead()));
}

/// What will soon be wanted, while the user still types.
async fn fetch_ahead() {
    later::ahead(inside::pages).await;
    later::ahead(graphs::graphs).await;
}

#[component]
fn App(config: Config, api: String) -> impl IntoView {
    let preferences = Preferences::new(&config);
    let gate = Gate::new();
    let toasts = ToastStack::new();
    let session = Session::new(api.clone(), gate, toasts);
    let tick = Tick(RwSignal::new(clock::now()));
    provide_context(preferences);
    provide_context(toasts);
    provide_context(session);
    provide_context(tick);
    provide_context(Overlays::new(session));
    let navigation = Navigation::new();
    provide_context(navigation);
    keep_time(gate, tick);
    guard_run(session);
    match config.auth {
        AuthMode::Session => session.resume(Auth::Session),
        AuthMode::Key => {
            if let Some(credentials) = storage::kept(&api) {
                session.resume(Auth::Key(credentials));
            }
        }
    }
    provide_context(Hosted::begin(&config, session, preferences, navigation));
    provide_context(Arc::new(config));
    let language = Memo::new(move |_| preferences.language().get());
    // Everything that is shown is made anew in another language; what is known and what is open outlives that.
    live::view(move || view! { <Frame language=language.get() /> })
}

#[component]
fn Frame(language: Language) -> impl IntoView {
    let preferences: Preferences = expect_context();
    let words = Words::new(language, preferences.utc.into());
    provide_context(words);
    let session: Session = expect_context();
    let text = &words.text().frame;
    let entered = Cell::new(false);
    view! {
        <a class="skip" href="#content" on:click=skip>{text.skip}</a>
        <Header />
        {live::when(
            move || !session.gate.online(),
            move || view! { <p class="offline" role="status">{text.offline}</p> },
        )}
        {live::when(move || session.gate.paused(), move || view! { <Paused /> })}
        <FramedNote />
        <main id="content" tabindex="-1">
            <Page entered=entered />
        </main>
        {live::when(move || entered.get(), || later::part(inside::overlays, (), later::unplaced))}
    }
}

/// Says that nothing is refreshed, on every page: forgotten, it would be a lie.
#[component]
fn Paused() -> impl IntoView {
    let text = &use_words().text().fleet;
    let gate = expect_context::<Session>().gate;
    view! {
        <p class="offline" role="status">
            {text.paused}
            " "
            <button type="button" class="button-link" on:click=move |_| gate.pause(false)>{text.resume}</button>
        </p>
    }
}

/// Closing the tab while servers wait for their turn asks first.
fn guard_run(session: Session) {
    let handle = window_event_listener(leptos::ev::beforeunload, move |event| {
        if session.fleet.run.with_untracked(|run| run.as_ref().is_some_and(Bulk::is_sending)) {
            keys::ask_before_leaving(&event);
        }
    });
    on_cleanup(move || handle.remove());
}

/// Skips to the content without touching the address, whose `#` is the route's.
fn skip(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    if let Some(content) = document().get_element_by_id("content") {
        page::focus(&content);
    }
}

/// Moves the present moment on, once a second, while somebody can see it.
fn keep_time(gate: Gate, Tick(now): Tick) {
    spawn_local(async move {
        loop {
            clock::sleep(1_000).await;
            if gate.is_visible() {
                now.set(clock::now());
            }
        }
    });
}

/// What is in the frame: the way in, or what is behind it.
#[component]
fn Page(
    /// Set as soon as that is shown.
    entered: Cell<bool>,
) -> impl IntoView {
    let session: Session = expect_context();
    let config: Arc<Config> = expect_context();
    let navigation: Navigation = expect_context();
    let words = use_words();
    // Another account's pages are made anew: nothing of the last one may stay on screen.
    let shown = Memo::new(move |_| (session.access.get() != Access::Out).then(|| session.account.get()));
    let brand = brand(&config);
    live::effect(move || {
        if shown.get().is_none() {
            page::set_title(&format!("{} · {brand}", words.text().sign_in.title));
        }
    });
    let before = StoredValue::new(shown.get_untracked());
    live::view(move || {
        let now = shown.get();
        if before.get_value() != now {
            before.set_value(now);
            navigation.arrive();
        }
        entered.set(false);
        match now {
            None => {
                timing::usable();
                view! { <SignInPage /> }.into_any()
            }
            Some(_) => later::part(inside::pages, entered, inside::on_the_way),
        }
    })
}
