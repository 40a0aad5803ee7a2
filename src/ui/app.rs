//! Puts the panel on the page: configuration, contexts, frame, and the page that the route names.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::gate::Gate;
use super::navigation::Navigation;
use super::pages::{ConfigFaultPage, FleetPage, NotFoundPage, ServerPage, SignInPage};
use super::parts::dialog::Dialog;
use super::parts::freshness::Tick;
use super::parts::header::{Header, brand};
use super::parts::sign_in_form::SignInForm;
use super::parts::toasts::Toasts;
use super::preferences::Preferences;
use super::session::{Access, Session};
use super::toast_stack::ToastStack;
use super::words::{Words, use_words};
use crate::api::Auth;
use crate::browser::{boot, clock, config, intl, page, storage, timing};
use crate::config::{AuthMode, Config, ConfigFault};
use crate::route::Route;

/// Reads the configuration, then shows the panel, or what is wrong with it.
pub async fn mount() {
    let loaded = config::load().await.and_then(|config| {
        // An address that no browser understands is as wrong as a field of the wrong type.
        let api = page::absolute(&config.api);
        api.map(|api| (config, api)).ok_or_else(|| vec![ConfigFault::Field("api".to_owned(), "an address")])
    });
    boot::clear();
    mount_to_body(move || match loaded {
        Ok((config, api)) => view! { <App config=config api=api /> }.into_any(),
        Err(faults) => {
            view! { <ConfigFaultPage faults=faults language=intl::preferred_language() /> }.into_any()
        }
    });
    boot::ready();
    timing::measure_to_paint("panel:boot", 0.0);
}

#[component]
fn App(config: Config, api: String) -> impl IntoView {
    let preferences = Preferences::new(&config);
    let words = Words::new(preferences.language());
    let gate = Gate::new();
    let toasts = ToastStack::new();
    let session = Session::new(api, gate, toasts);
    let tick = Tick(RwSignal::new(clock::now()));
    let config = Arc::new(config);
    provide_context(preferences);
    provide_context(words);
    provide_context(toasts);
    provide_context(session);
    provide_context(tick);
    provide_context(Arc::clone(&config));
    provide_context(Navigation::new());
    keep_time(gate, tick);
    match config.auth {
        AuthMode::Session => session.resume(Auth::Session),
        AuthMode::Key => {
            if let Some(credentials) = storage::kept() {
                session.resume(Auth::Key(credentials));
            }
        }
    }
    view! {
        <a class="skip" href="#content" on:click=skip>{move || words.text().frame.skip}</a>
        <Header />
        <Show when=move || !gate.online().get()>
            <p class="offline" role="status">{move || words.text().frame.offline}</p>
        </Show>
        <main id="content" tabindex="-1">
            <Page />
        </main>
        <Toasts />
        <SignInAgain />
    }
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
            if gate.visible().get_untracked() {
                now.set(clock::now());
            }
        }
    });
}

#[component]
fn Page() -> impl IntoView {
    let session: Session = expect_context();
    let config: Arc<Config> = expect_context();
    let Navigation { page: route, .. } = expect_context();
    let words = use_words();
    let out = Memo::new(move |_| session.access.get() == Access::Out);
    // A server's page sets its own title, with the server's name.
    Effect::new(move |_| {
        let text = words.text();
        let title = match route.get() {
            _ if out.get() => text.sign_in.title,
            Route::Fleet => text.fleet.title,
            Route::NotFound => text.frame.not_found,
            Route::Server { .. } => return,
        };
        page::set_title(&format!("{title} · {}", brand(&config)));
    });
    move || match route.get() {
        _ if out.get() => view! { <SignInPage /> }.into_any(),
        Route::Fleet => view! { <FleetPage /> }.into_any(),
        Route::Server { id, .. } => view! { <ServerPage id=id /> }.into_any(),
        Route::NotFound => view! { <NotFoundPage /> }.into_any(),
    }
}

/// Asks for credentials in place: everything behind stays as it is.
#[component]
fn SignInAgain() -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let config: Arc<Config> = expect_context();
    let asked = Memo::new(move |_| matches!(session.access.get(), Access::Refused | Access::Replacing));
    let replacing = move || session.access.get() == Access::Replacing;
    // A refused key can't be gone on with, so that question has no way round but signing out.
    let close = Callback::new(move |()| {
        if replacing() {
            session.keep_key();
        }
    });
    let by_key = config.auth == AuthMode::Key;
    let portal = config.links.signin.clone();
    view! {
        <Dialog open=asked on_close=close labelled_by="sign-in-again" class="dialog">
            <h2 id="sign-in-again" class="dialog-title">
                {move || {
                    let text = &words.text().sign_in;
                    if replacing() { text.other_title } else { text.again_title }
                }}
            </h2>
            <p>
                {move || {
                    let text = &words.text().sign_in;
                    if replacing() { text.other_lead } else { text.again_lead }
                }}
            </p>
            {match by_key {
                true => view! { <SignInForm on_cancel=Callback::new(move |()| {
                    if replacing() { session.keep_key() } else { session.sign_out() }
                }) /> }.into_any(),
                false => view! {
                    <a class="button button-primary" href=portal.clone()>{move || words.text().sign_in.portal}</a>
                }.into_any(),
            }}
        </Dialog>
    }
}
