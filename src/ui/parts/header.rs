//! The frame's head: whose panel it is, the activity, the settings, the way out.

use std::sync::Arc;

use leptos::prelude::*;

use super::icon::{Icon, IconView};
use super::preferences_dialog::preferences_dialog;
use crate::config::{AuthMode, Config};
use crate::route::Route;
use crate::ui::later;
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::session::{Access, Session};
use crate::ui::words::use_words;

/// The panel's own name, where the operator has given none.
const PANEL: &str = "Rahona Panel";

/// The operator's name, or the panel's.
pub fn brand(config: &Config) -> String {
    config.brand_name.clone().unwrap_or_else(|| PANEL.to_owned())
}

/// Which of the head's overlays are open. They stay so when the language changes, and end with the session.
#[derive(Clone, Copy, Default)]
pub struct Overlays {
    /// The activity list.
    pub activity: RwSignal<bool>,
    /// Language, theme and keys.
    pub preferences: RwSignal<bool>,
    /// The command palette.
    pub palette: RwSignal<bool>,
}

impl Overlays {
    /// All closed. Whoever signs in next finds no other one's open, however the last one left.
    pub fn new(session: Session) -> Self {
        let overlays = Self::default();
        live::effect(move || {
            if session.access.get() == Access::Out {
                overlays.activity.set(false);
                overlays.palette.set(false);
            }
        });
        overlays
    }
}

/// The head.
#[component]
pub fn Header() -> impl IntoView {
    let text = &use_words().text().frame;
    let session: Session = expect_context();
    let config: Arc<Config> = expect_context();
    let Overlays { activity, preferences, palette } = expect_context();
    let signed_in = move || session.access.get() != Access::Out;
    // A portal's session ends in the portal.
    let may_sign_out = config.auth == AuthMode::Key;
    let button = |icon, label: &'static str, press: Callback<()>| {
        view! {
            <button type="button" class="button-bare" on:click=move |_| press.run(())>
                <IconView icon=icon />
                <span class="bar-word">{label}</span>
            </button>
        }
    };
    let open_activity = Callback::new(move |()| activity.set(true));
    let open_palette = Callback::new(move |()| palette.set(true));
    let open_preferences = Callback::new(move |()| preferences.set(true));
    let sign_out = Callback::new(move |()| {
        session.sign_out();
    });
    view! {
        <header class="bar">
            <a class="brand" href=Route::fleet().print()>
                {config.brand_logo.clone().map(|logo| view! { <img class="brand-logo" src=logo alt="" /> }.into_any())}
                <span>{brand(&config)}</span>
            </a>
            <div class="bar-buttons">
                {live::when(signed_in, move || button(Icon::Search, text.commands, open_palette))}
                {live::when(signed_in, move || button(Icon::Activity, text.activity, open_activity))}
                {button(Icon::Settings, text.settings, open_preferences)}
                {live::when(move || may_sign_out && signed_in(), move || button(Icon::SignOut, text.sign_out, sign_out))}
            </div>
        </header>
        {later::when(move || preferences.get(), preferences_dialog, preferences)}
    }
}
