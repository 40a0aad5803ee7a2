//! The menus for language and theme.

use leptos::prelude::*;

use super::dialog::Dialog;
use crate::config::Theme;
use crate::text::Language;
use crate::ui::preferences::Preferences;
use crate::ui::words::use_words;

/// The dialog.
#[component]
pub fn PreferencesDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let words = use_words();
    let preferences: Preferences = expect_context();
    view! {
        <Dialog open=open on_close=move |()| open.set(false) labelled_by="preferences-title" class="dialog">
            <h2 id="preferences-title" class="dialog-title">{move || words.text().frame.settings}</h2>
            <label class="field">
                <span>{move || words.text().frame.language}</span>
                <select on:change=move |event| {
                    preferences.choose_language(Language::from_code(&event_target_value(&event)));
                }>
                    <option value="" selected=move || preferences.language.get().is_none()>
                        {move || words.text().frame.automatic}
                    </option>
                    {Language::ALL
                        .map(|language| {
                            view! {
                                <option
                                    value=language.code()
                                    lang=language.code()
                                    selected=move || preferences.language.get() == Some(language)
                                >
                                    {language.name()}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
            </label>
            <label class="field">
                <span>{move || words.text().frame.theme}</span>
                <select on:change=move |event| {
                    preferences.choose_theme(Theme::from_word(&event_target_value(&event)));
                }>
                    <option value="" selected=move || preferences.theme.get().is_none()>
                        {move || words.text().frame.automatic}
                    </option>
                    {[Theme::Light, Theme::Dark]
                        .map(|theme| {
                            view! {
                                <option
                                    value=theme.word()
                                    selected=move || preferences.theme.get() == Some(theme)
                                >
                                    {move || match theme {
                                        Theme::Light => words.text().frame.light,
                                        Theme::Dark => words.text().frame.dark,
                                    }}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
            </label>
            <div class="dialog-buttons">
                <button type="button" class="button" autofocus on:click=move |_| open.set(false)>
                    {move || words.text().frame.close}
                </button>
            </div>
        </Dialog>
    }
}
