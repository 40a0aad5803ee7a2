//! The menus for language and theme, and the switch for keys.

use leptos::prelude::*;

use super::dialog::Dialog;
use crate::config::Theme;
use crate::text::Language;
use crate::ui::later::later;
use crate::ui::markup::view;
use crate::ui::preferences::Preferences;
use crate::ui::words::use_words;

later! { inside:
    /// The dialog; the signal tells whether it is open.
    pub fn preferences_dialog(RwSignal<bool>) = |open| view! { <PreferencesDialog open=open /> }.into_any()
}

#[component]
fn PreferencesDialog(open: RwSignal<bool>) -> impl IntoView {
    let text = &use_words().text().frame;
    let preferences: Preferences = expect_context();
    view! {
        <Dialog open=open on_close=move |()| open.set(false) labelled_by="preferences-title" class="dialog">
            <h2 id="preferences-title" class="dialog-title">{text.settings}</h2>
            <Menu
                label=text.language
                automatic=text.automatic
                choices=Language::ALL.map(|language| (language.code(), language.name())).to_vec()
                chosen=preferences.language.get_untracked().map(Language::code)
                choose=Callback::new(move |code: String| {
                    preferences.choose_language(Language::from_code(&code));
                })
            />
            <Menu
                label=text.theme
                automatic=text.automatic
                choices=vec![(Theme::Light.word(), text.light), (Theme::Dark.word(), text.dark)]
                chosen=preferences.theme.get_untracked().map(Theme::word)
                choose=Callback::new(move |word: String| preferences.choose_theme(Theme::from_word(&word)))
            />
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=preferences.single_keys
                    on:change=move |event| preferences.choose_single_keys(event_target_checked(&event))
                />
                <span>{text.single_keys}</span>
            </label>
            <p class="hint">{text.keys_hint}</p>
            <div class="dialog-buttons">
                <button type="button" class="button" autofocus on:click=move |_| open.set(false)>
                    {text.close}
                </button>
            </div>
        </Dialog>
    }
}

/// One choice among a few, or none of them.
#[component]
fn Menu(
    label: &'static str,
    automatic: &'static str,
    choices: Vec<(&'static str, &'static str)>,
    chosen: Option<&'static str>,
    choose: Callback<String>,
) -> impl IntoView {
    let choices = choices.into_iter().map(|(value, name)| {
        view! { <option value=value selected=chosen == Some(value)>{name}</option> }.into_any()
    });
    view! {
        <label class="field">
            <span>{label}</span>
            <select on:change=move |event| choose.run(event_target_value(&event))>
                <option value="" selected=chosen.is_none()>{automatic}</option>
                {choices.collect_view()}
            </select>
        </label>
    }
}
