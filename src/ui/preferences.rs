//! What the user has chosen for good: language, theme, layout, keys, and whether times are in UTC. Without a choice, the
//! operator's; else the browser's.

use leptos::prelude::*;

use crate::browser::{intl, page, storage, watch};
use crate::config::{Config, Theme};
use crate::domain::fleet::Layout;
use crate::text::Language;
use crate::ui::live;

/// What is remembered of keys that are switched off.
const OFF: &str = "off";

/// The choices. `None` is automatic.
#[derive(Clone, Copy)]
pub struct Preferences {
    /// The chosen language.
    pub language: RwSignal<Option<Language>>,
    /// The chosen theme.
    pub theme: RwSignal<Option<Theme>>,
    /// Whether times are in UTC.
    pub utc: RwSignal<bool>,
    /// How the fleet is laid out.
    pub layout: RwSignal<Option<Layout>>,
    /// Whether single keys do something (WCAG 2.1.4).
    pub single_keys: RwSignal<bool>,
    /// Counts the times that a theme was put in force: whoever reads colours from the page reads them again.
    pub repainted: RwSignal<u32>,
    automatic_language: StoredValue<Language>,
    automatic_theme: StoredValue<Option<Theme>>,
}

impl Preferences {
    /// Remembered choices, over what the operator configured. Keeps the page's root element in line with them.
    pub fn new(config: &Config) -> Self {
        let configured = config.language.as_deref().and_then(Language::from_code);
        let preferences = Self {
            language: RwSignal::new(
                storage::preference("language").and_then(|code| Language::from_code(&code)),
            ),
            theme: RwSignal::new(storage::preference("theme").and_then(|word| Theme::from_word(&word))),
            utc: RwSignal::new(storage::preference("zone").as_deref() == Some("utc")),
            layout: RwSignal::new(storage::preference("view").and_then(|word| Layout::from_word(&word))),
            single_keys: RwSignal::new(storage::preference("keys").is_none_or(|word| word != OFF)),
            repainted: RwSignal::new(0),
            automatic_language: StoredValue::new(configured.unwrap_or_else(intl::preferred_language)),
            automatic_theme: StoredValue::new(config.theme),
        };
        let language = preferences.language();
        live::effect(move || page::set_language(language.get().code()));
        let repaint = move || preferences.repainted.update(|times| *times += 1);
        for query in ["(prefers-color-scheme: dark)", "(forced-colors: active)"] {
            live::watch(move || watch::media(query, repaint));
        }
        live::effect(move || {
            let theme = preferences.theme.get().or(preferences.automatic_theme.get_value());
            page::set_theme(theme.map(Theme::word));
            repaint();
        });
        preferences
    }

    /// The language in force.
    pub fn language(self) -> Signal<Language> {
        Signal::derive(move || self.language.get().unwrap_or_else(|| self.automatic_language.get_value()))
    }

    /// Follows a host page, without remembering it. What it leaves open is as the user has chosen.
    pub fn follow_host(self, language: Option<Language>, theme: Option<Theme>) {
        let language =
            language.or_else(|| storage::preference("language").and_then(|code| Language::from_code(&code)));
        if self.language.get_untracked() != language {
            self.language.set(language);
        }
        self.theme
            .set(theme.or_else(|| storage::preference("theme").and_then(|word| Theme::from_word(&word))));
    }

    /// Chooses a language for good, or none.
    pub fn choose_language(self, language: Option<Language>) {
        storage::set_preference("language", language.map(Language::code));
        self.language.set(language);
    }

    /// Chooses the fleet's layout for good.
    pub fn choose_layout(self, layout: Layout) {
        storage::set_preference("view", Some(layout.word()));
        self.layout.set(Some(layout));
    }

    /// Switches single keys on or off for good.
    pub fn choose_single_keys(self, on: bool) {
        storage::set_preference("keys", (!on).then_some(OFF));
        self.single_keys.set(on);
    }

    /// Chooses a theme for good, or none.
    pub fn choose_theme(self, theme: Option<Theme>) {
        storage::set_preference("theme", theme.map(Theme::word));
        self.theme.set(theme);
    }

    /// Chooses UTC, or the browser's own zone.
    pub fn choose_utc(self, utc: bool) {
        storage::set_preference("zone", utc.then_some("utc"));
        self.utc.set(utc);
    }
}
