//! The frame's head: whose panel it is, the activity, the settings, the way out.

use std::sync::Arc;

use leptos::prelude::*;

use super::activity::Activity;
use super::icon::{Icon, IconView};
use super::preferences_dialog::PreferencesDialog;
use crate::config::Config;
use crate::route::Route;
use crate::ui::session::{Access, Session};
use crate::ui::words::use_words;

/// The panel's own name, where the operator has given none.
const PANEL: &str = "Rahona Panel";

/// The operator's name, or the panel's.
pub fn brand(config: &Config) -> String {
    config.brand_name.clone().unwrap_or_else(|| PANEL.to_owned())
}

/// The head.
#[component]
pub fn Header() -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let config: Arc<Config> = expect_context();
    let activity = RwSignal::new(false);
    let preferences = RwSignal::new(false);
    let signed_in = move || session.access.get() != Access::Out;
    let button = |icon, label: Signal<&'static str>, press: Callback<()>| {
        view! {
            <button type="button" class="button-bare" on:click=move |_| press.run(())>
                <IconView icon=icon />
                <span class="bar-word">{label}</span>
            </button>
        }
    };
    let open_activity = Callback::new(move |()| activity.set(true));
    let open_preferences = Callback::new(move |()| preferences.set(true));
    let sign_out = Callback::new(move |()| {
        activity.set(false);
        session.sign_out();
    });
    view! {
        <header class="bar">
            <a class="brand" href=Route::Fleet.print()>
                {brand(&config)}
            </a>
            <div class="bar-buttons">
                <Show when=signed_in>
                    {button(Icon::Activity, Signal::derive(move || words.text().frame.activity), open_activity)}
                </Show>
                {button(Icon::Settings, Signal::derive(move || words.text().frame.settings), open_preferences)}
                <Show when=signed_in>
                    {button(Icon::SignOut, Signal::derive(move || words.text().frame.sign_out), sign_out)}
                </Show>
            </div>
        </header>
        <Activity open=activity />
        <PreferencesDialog open=preferences />
    }
}
