//! Asks who you are. The address stays, so that after signing in you are where you wanted to be.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::config::{AuthMode, Config};
use crate::ui::hosted::{HandOver, Hosted};
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::navigation::use_navigation;
use crate::ui::parts::portal::PortalSignIn;
use crate::ui::parts::sign_in_form::SignInForm;
use crate::ui::words::use_words;

/// The page. Where a portal's session signs requests, it only leads there.
#[component]
pub fn SignInPage() -> impl IntoView {
    let words = use_words();
    let config: Arc<Config> = expect_context();
    let heading: NodeRef<html::H1> = NodeRef::new();
    use_navigation().settle(heading);
    view! {
        <div class="sign-in">
            <h1 node_ref=heading tabindex="-1">{words.text().sign_in.title}</h1>
            {match config.auth {
                AuthMode::Key => {
                    let hosted: Hosted = expect_context();
                    let handed = move || hosted.hand_over.get() != HandOver::None;
                    view! {
                        {live::when(handed, move || {
                            view! { <p class="quiet placeholders" role="status">{words.text().sign_in.working}</p> }
                        })}
                        {live::when(move || !handed(), move || view! {
                            <p class="quiet">{words.text().sign_in.lead}</p>
                            <SignInForm />
                        })}
                    }
                    .into_any()
                }
                .into_any(),
                AuthMode::Session => view! { <PortalSignIn /> }.into_any(),
            }}
        </div>
    }
}
