//! Asks for credentials in place, when they were refused or others are wanted.

use std::sync::Arc;

use leptos::prelude::*;

use super::dialog::Dialog;
use super::portal::PortalSignIn;
use super::sign_in_form::SignInForm;
use crate::config::{AuthMode, Config};
use crate::ui::hosted::{HandOver, Hosted};
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::session::{Access, Session};
use crate::ui::words::use_words;

/// The question: everything behind stays as it is.
#[component]
pub fn SignInAgain() -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let config: Arc<Config> = expect_context();
    let hosted: Hosted = expect_context();
    // While the host is asked for another key, nobody else is.
    let asked = Memo::new(move |_| {
        matches!(session.access.get(), Access::Refused | Access::Replacing)
            && hosted.hand_over.get() == HandOver::None
    });
    let replacing = move || session.access.get() == Access::Replacing;
    // A refused key can't be gone on with, so that question has no way round but signing out.
    let close = Callback::new(move |()| {
        if replacing() {
            session.keep_key();
        }
    });
    let by_key = config.auth == AuthMode::Key;
    let text = &words.text().sign_in;
    view! {
        <Dialog open=asked on_close=close labelled_by="sign-in-again" class="dialog">
            {live::view(move || {
                let (title, lead) = if replacing() {
                    (text.other_title, Some(text.other_lead))
                } else {
                    (text.again_title, by_key.then_some(text.again_lead))
                };
                view! {
                    <h2 id="sign-in-again" class="dialog-title">{title}</h2>
                    {lead.map(|lead| view! { <p>{lead}</p> }.into_any())}
                }
            })}
            {if by_key {
                let leave = move |()| if replacing() { session.keep_key() } else { session.sign_out() };
                let name = live::text(move || {
                    if replacing() { text.cancel } else { words.text().frame.sign_out }.to_owned()
                });
                view! { <SignInForm way_out=(name, Callback::new(leave)) /> }.into_any()
            } else {
                view! { <PortalSignIn /> }.into_any()
            }}
        </Dialog>
    }
}
