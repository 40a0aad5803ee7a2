//! Every word that the panel says, in each of its languages.
//!
//! A language is one value of [`Text`], so a missing translation does not compile. Numbers and dates come from
//! the locale, already written.

#![expect(missing_docs, reason = "a field is named after what it says, and en.rs beside it says it")]

mod en;
mod explain;
mod fleet;
mod fr;
mod graphs;
mod wanted;

use crate::api::CredentialsFault;
use crate::domain::{Denial, Doubt, PowerAction, PowerState};
use crate::format::Units;

pub use explain::{Explained, NextStep, Tone, explain, outcome};
pub use fleet::{Fleet, Many, Palette};
pub use graphs::Graphs;
pub use wanted::WantedWords;

/// A language of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// French.
    French,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// Its code, for `<html lang>`, the configuration and the browser's memory.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// Its own name for itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::French => "Français",
        }
    }

    /// Reads a code such as `fr` or `fr-CA`.
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.code()))
    }

    /// Its words.
    pub const fn text(self) -> &'static Text {
        match self {
            Self::English => &en::TEXT,
            Self::French => &fr::TEXT,
        }
    }
}

/// Words of the frame around every page.
#[derive(Debug)]
pub struct Frame {
    pub skip: &'static str,
    pub activity: &'static str,
    pub activity_empty: &'static str,
    pub sign_out: &'static str,
    pub settings: &'static str,
    pub language: &'static str,
    pub theme: &'static str,
    pub automatic: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
    pub close: &'static str,
    pub dismiss: &'static str,
    pub notifications: &'static str,
    pub more_notifications: fn(usize) -> String,
    pub offline: &'static str,
    pub loading: &'static str,
    pub try_again: &'static str,
    pub reload: &'static str,
    /// A part of the panel's own code did not arrive.
    pub part_missing: &'static str,
    pub copied: &'static str,
    /// "Copy <what>": the accessible name of a copy button.
    pub copy: fn(&str) -> String,
    pub copy_message: &'static str,
    pub not_found: &'static str,
    pub not_found_body: &'static str,
    pub back_to_servers: &'static str,
    pub commands: &'static str,
    pub single_keys: &'static str,
    pub keys_hint: &'static str,
    /// What is missing inside a page that is not known, with its origin if that can be told.
    pub framed: fn(Option<&str>) -> String,
    pub open_alone: &'static str,
}

/// Words of the sign-in form.
#[derive(Debug)]
pub struct SignIn {
    pub title: &'static str,
    pub lead: &'static str,
    pub email: &'static str,
    pub key: &'static str,
    pub key_hint: &'static str,
    pub keep: &'static str,
    pub submit: &'static str,
    pub working: &'static str,
    pub refused: &'static str,
    pub again_title: &'static str,
    pub again_lead: &'static str,
    pub other_title: &'static str,
    pub other_lead: &'static str,
    pub cancel: &'static str,
    pub demo: &'static str,
    pub fill_in: &'static str,
    pub portal: &'static str,
    pub portal_lead: &'static str,
    /// Where the operator has not said where the portal is.
    pub portal_unknown: &'static str,
    pub fault: fn(CredentialsFault) -> &'static str,
}

/// Words of a server: its page, its cards, its power.
#[derive(Debug)]
pub struct Server {
    pub state: fn(PowerState) -> &'static str,
    pub suspended: &'static str,
    pub unread: &'static str,
    pub pending: fn(PowerAction) -> &'static str,
    pub not_confirmed: &'static str,
    pub look_again: &'static str,
    pub power: &'static str,
    pub action: fn(PowerAction) -> &'static str,
    pub denial: fn(Denial) -> &'static str,
    pub doubt: fn(Doubt) -> &'static str,
    pub facts: &'static str,
    pub id: &'static str,
    pub cpus: &'static str,
    pub cpu: &'static str,
    pub memory: &'static str,
    pub of: fn(&str, &str) -> String,
    pub not_given: &'static str,
    pub interfaces: &'static str,
    pub no_interfaces: &'static str,
    pub interface: fn(usize) -> String,
    pub address: &'static str,
    pub reverse: &'static str,
    pub mask: &'static str,
    pub gateway: &'static str,
    pub mac: &'static str,
    pub updated_now: &'static str,
    pub updated: fn(&str) -> String,
    pub seconds: fn(&str) -> String,
    pub minutes: fn(&str) -> String,
    pub hours: fn(&str) -> String,
    pub stale: fn(&str) -> String,
    /// "<verb> <server>?", around the name: what stands before it, and after it.
    pub confirm: fn(PowerAction) -> (&'static str, &'static str),
    pub consequence: fn(PowerAction) -> &'static str,
    pub cancel: &'static str,
    pub overdue: fn(&str, PowerAction) -> String,
}

/// Words for what went wrong. Those with a `&str` take the server's name.
#[derive(Debug)]
pub struct Failures {
    pub action_failed: fn(&str, PowerAction) -> String,
    pub conflict: fn(&str, PowerAction) -> String,
    /// The server, and why the action can't work on it.
    pub denied: fn(&str, &str) -> String,
    /// The server, the action, and how many seconds of pause the API asks for.
    pub paused: fn(&str, PowerAction, &str) -> String,
    pub lost: fn(&str, PowerAction) -> String,
    pub confirmed: fn(&str, PowerAction) -> String,
    pub running_throughout: fn(&str) -> String,
    pub accepted: fn(&str, PowerAction) -> String,
    pub suspended: fn(&str) -> String,
    pub suspended_account: &'static str,
    pub node: fn(&str) -> String,
    pub node_account: &'static str,
    pub not_found: fn(&str) -> String,
    pub not_found_account: &'static str,
    pub no_graphs: &'static str,
    pub timeframe: &'static str,
    pub not_allowed: &'static str,
    pub credentials: &'static str,
    pub rate_limited: fn(&str) -> String,
    pub wrong_address: &'static str,
    pub server_fault: fn(&str) -> String,
    pub unexpected: fn(&str) -> String,
    pub unreadable: fn(&str) -> String,
    pub unreadable_unnamed: &'static str,
    pub timed_out: &'static str,
    pub unreachable: &'static str,
    pub aborted: &'static str,
    pub see_invoices: &'static str,
    pub contact_support: &'static str,
    pub use_another_key: &'static str,
    pub try_later: &'static str,
    pub check_address: &'static str,
    pub state_is_true: &'static str,
    pub state_is_checked: &'static str,
    pub check_connection: &'static str,
}

/// Words for a configuration that can't be used.
#[derive(Debug)]
pub struct Config {
    pub title: &'static str,
    pub lead: &'static str,
    pub not_json: &'static str,
    pub unreachable: &'static str,
    /// A field, and what it must be.
    pub field: fn(&str, &str) -> String,
    pub wanted: WantedWords,
}

/// A language.
#[derive(Debug)]
pub struct Text {
    pub units: Units,
    pub frame: Frame,
    pub sign_in: SignIn,
    pub fleet: Fleet,
    pub many: Many,
    pub palette: Palette,
    pub server: Server,
    pub graphs: Graphs,
    pub failures: Failures,
    pub config: Config,
}
