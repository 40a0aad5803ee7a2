//! The form that asks for an e-mail address and a key: on the sign-in page, and in place when a key is refused.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::icon::{Icon, IconView};
use super::said::Said;
use crate::api::{ApiError, Credentials, CredentialsFault, Failure};
use crate::config::Config;
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::session::Session;
use crate::ui::words::use_words;

/// Why signing in did not work.
#[derive(Clone)]
enum Trouble {
    Typed(CredentialsFault),
    Answered(ApiError),
}

/// The form.
#[component]
pub fn SignInForm(
    /// The way out beside signing in, where there is one: what it is called, and what it does.
    #[prop(optional, into)]
    way_out: Option<(Signal<String>, Callback<()>)>,
) -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let demo = expect_context::<Arc<Config>>().demo.clone();
    let (email, key) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let keep = RwSignal::new(false);
    let working = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Trouble>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if working.get_untracked() {
            return;
        }
        trouble.set(None);
        match Credentials::new(&email.get_untracked(), &key.get_untracked()) {
            Err(fault) => trouble.set(Some(Trouble::Typed(fault))),
            Ok(credentials) => {
                working.set(true);
                spawn_local(async move {
                    let answer = session.sign_in(credentials, keep.get_untracked()).await;
                    // A success takes the form away, and its signals with it.
                    working.try_set(false);
                    if let Err(error) = answer {
                        trouble.try_set(Some(Trouble::Answered(error)));
                    }
                });
            }
        }
    };
    let faulty = move |wanted: fn(CredentialsFault) -> bool| {
        live::state(move || matches!(trouble.get(), Some(Trouble::Typed(fault)) if wanted(fault)))
    };
    let of_email = |fault| matches!(fault, CredentialsFault::EmailMissing | CredentialsFault::EmailUnusable);
    let of_key = |fault| matches!(fault, CredentialsFault::KeyMissing | CredentialsFault::KeyUnusable);
    view! {
        <form class="form" novalidate on:submit=submit>
            {demo.map(|demo| {
                let fill = move |_| {
                    email.set(demo.email.clone());
                    key.set(demo.key.clone());
                };
                view! {
                    <div class="demo">
                        <p>{words.text().sign_in.demo}</p>
                        <button type="button" class="button" on:click=fill>{words.text().sign_in.fill_in}</button>
                    </div>
                }
            })}
            <label class="field">
                <span>{words.text().sign_in.email}</span>
                <input
                    type="email"
                    name="email"
                    autocomplete="username"
                    spellcheck="false"
                    autocapitalize="none"
                    aria-invalid=faulty(of_email)
                    aria-describedby="sign-in-trouble"
                    prop:value=email
                    on:input=move |event| email.set(event_target_value(&event))
                />
            </label>
            <label class="field">
                <span>{words.text().sign_in.key}</span>
                <input
                    type="password"
                    name="key"
                    autocomplete="current-password"
                    spellcheck="false"
                    aria-invalid=faulty(of_key)
                    aria-describedby="sign-in-hint sign-in-trouble"
                    prop:value=key
                    on:input=move |event| key.set(event_target_value(&event))
                />
            </label>
            <p id="sign-in-hint" class="hint">{words.text().sign_in.key_hint}</p>
            <label class="check">
                <input type="checkbox" prop:checked=keep on:change=move |event| keep.set(event_target_checked(&event)) />
                <span>{words.text().sign_in.keep}</span>
            </label>
            <div id="sign-in-trouble" role="alert">
                {live::view(move || trouble.get().map(|trouble| view! { <TroubleView trouble=trouble /> }))}
            </div>
            <div class="dialog-buttons">
                {way_out.map(|(name, leave)| view! {
                    <button type="button" class="button" on:click=move |_| leave.run(())>
                        {name}
                    </button>
                }.into_any())}
                <button type="submit" class="button button-primary" aria-disabled=live::state(move || working.get())>
                    {live::text(move || {
                        let text = &words.text().sign_in;
                        if working.get() { text.working } else { text.submit }.to_owned()
                    })}
                </button>
            </div>
        </form>
    }
}

#[component]
fn TroubleView(trouble: Trouble) -> impl IntoView {
    let words = use_words();
    let (sentence, said, advice) = match trouble {
        Trouble::Typed(fault) => ((words.text().sign_in.fault)(fault).to_owned(), None, None),
        // At sign-in any 401 or 403 is a refusal of what was typed (`wire.md`, reaching it).
        Trouble::Answered(ApiError { status: Some(401 | 403), said, .. }) => {
            (words.text().sign_in.refused.to_owned(), said, None)
        }
        Trouble::Answered(error) => {
            let explained = words.explain(&error, None);
            let advice = match explained.next {
                crate::text::NextStep::Advice(advice) => Some(advice),
                _ => None,
            };
            (explained.sentence, error.said.filter(|_| error.failure != Failure::Aborted), advice)
        }
    };
    view! {
        <div class="note note-failure">
            <IconView icon=Icon::Warning />
            <div class="note-body">
                <p>{sentence}</p>
                <Said words=said />
                {advice.map(|advice| view! { <p>{advice}</p> }.into_any())}
            </div>
        </div>
    }
}
