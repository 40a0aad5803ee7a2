//! Where a portal's session signs requests: the way to sign in there, and back to work. Asks for nothing itself.

use std::sync::Arc;

use leptos::prelude::*;

use crate::api::Auth;
use crate::config::Config;
use crate::ui::markup::view;
use crate::ui::session::Session;
use crate::ui::words::use_words;

/// The way. It leads to another tab, so that everything here stays where it was.
#[component]
pub fn PortalSignIn() -> impl IntoView {
    let session: Session = expect_context();
    let portal = expect_context::<Arc<Config>>().links.signin.clone();
    let words = use_words();
    let text = &words.text().sign_in;
    let advice = if portal.is_some() { text.portal_lead } else { text.portal_unknown };
    let try_again = move |_| {
        // What the ended session was refused is asked again at once.
        session.gate.refresh();
        session.resume(Auth::Session);
    };
    view! {
        <p>{advice}</p>
        <p class="dialog-buttons">
            <button type="button" class="button" on:click=try_again>
                {words.text().frame.try_again}
            </button>
            {portal.map(|portal| {
                view! { <a class="button button-primary" href=portal target="_blank" rel="noopener noreferrer">{text.portal}</a> }
                    .into_any()
            })}
        </p>
    }
}
