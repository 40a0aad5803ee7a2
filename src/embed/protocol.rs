//! What a host page and the panel say to each other: lists of words, first what is said, then what it is about.
//!
//! Unknown messages and superfluous words are ignored, so that either side may be newer; anything that does not fit
//! is nothing. `public/embed.js` speaks the other half.

use crate::config::Theme;
use crate::sync::{Outcome, Report};
use crate::text::Language;

/// The first word of what goes from window to window, with the version of the contract.
pub const VERSION: &str = "rahona-panel/1";

/// More words, or longer ones, are not a message. A key and an address behind the `#` are far shorter.
pub const MOST_WORDS: u32 = 8;
/// In UTF-16 units.
pub const LONGEST_WORD: u32 = 2_000;

/// What the host says.
#[derive(Clone, Debug, PartialEq)]
pub enum FromHost {
    /// How the panel should look and speak.
    Settings(Settings),
    /// Go to this place, as written behind the `#`.
    Navigate(String),
    /// Read everything again.
    Refresh,
    /// Credentials can be asked for.
    Offer,
    /// No credentials will be offered for now.
    NoOffer,
    /// The answer to having been asked: an e-mail address and a key, or nothing.
    Credentials(Option<(String, String)>),
    /// What of the frame can be seen: from where, how much, and how high the frame is, in pixels.
    View(View),
}

/// How the panel should look and speak. What is `None` is left to the user, the operator and the browser.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// The theme.
    pub theme: Option<Theme>,
    /// The language.
    pub language: Option<Language>,
    /// Accent, surface and font, as the host wrote them.
    pub accent: String,
    /// The page's background.
    pub surface: String,
    /// A list of font families.
    pub font: String,
}

/// The part of a frame that can be seen, in CSS pixels from the frame's top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// Where it begins.
    pub top: u32,
    /// How high it is.
    pub height: u32,
}

/// Why the host is told of trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No credentials, or refused ones.
    Credentials,
    /// The API can't be reached, or fails.
    Api,
}

/// What the panel says.
#[derive(Clone, Debug, PartialEq)]
pub enum ToHost {
    /// It is there.
    Ready,
    /// It shows this place, as written behind the `#`.
    Navigate(String),
    /// Something came of a power action.
    Action(Report),
    /// Something keeps it from its work.
    Error(Trouble),
    /// Nobody is signed in any more: true if the API refused the credentials.
    SignedOut(bool),
    /// It asks for credentials: true if the last ones were refused.
    Ask(bool),
    /// Its content is this high, in pixels.
    Height(u32),
}

impl FromHost {
    /// Reads a message. `None` for anything else.
    pub fn parse(words: &[String]) -> Option<Self> {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let number = |word: &str| word.parse::<u32>().ok();
        Some(match words.as_slice() {
            ["settings", theme, language, accent, surface, font, ..] => Self::Settings(Settings {
                theme: Theme::from_word(theme),
                language: Language::from_code(language),
                accent: (*accent).to_owned(),
                surface: (*surface).to_owned(),
                font: (*font).to_owned(),
            }),
            ["navigate", route, ..] if route.starts_with('/') => Self::Navigate((*route).to_owned()),
            ["refresh", ..] => Self::Refresh,
            ["offer", ..] => Self::Offer,
            ["no-offer", ..] => Self::NoOffer,
            ["credentials", email, key, ..] => {
                Self::Credentials(Some(((*email).to_owned(), (*key).to_owned())))
            }
            ["credentials"] => Self::Credentials(None),
            ["view", top, height, frame, ..] => {
                Self::View(View::within(number(top)?, number(height)?, number(frame)?))
            }
            _ => return None,
        })
    }
}

impl View {
    /// What can be seen, inside of the frame.
    fn within(top: u32, height: u32, frame: u32) -> Self {
        let height = height.min(frame);
        Self { top: top.min(frame - height), height }
    }
}

impl ToHost {
    /// Writes a message. It holds no key, no name and nothing that the API said.
    pub fn write(&self) -> Vec<String> {
        let flag = |holds: bool, word: &str| if holds { word.to_owned() } else { String::new() };
        let (verb, rest) = match self {
            Self::Ready => ("ready", vec![]),
            Self::Navigate(route) => ("navigate", vec![route.trim_start_matches('#').to_owned()]),
            Self::Action(report) => (
                "action",
                vec![
                    report.id.to_string(),
                    report.action.word().to_owned(),
                    outcome(&report.outcome).to_owned(),
                ],
            ),
            Self::Error(Trouble::Credentials) => ("error", vec!["credentials".to_owned()]),
            Self::Error(Trouble::Api) => ("error", vec!["api".to_owned()]),
            Self::SignedOut(refused) => {
                ("signedout", vec![if *refused { "refused" } else { "user" }.to_owned()])
            }
            Self::Ask(again) => ("ask", vec![flag(*again, "again")]),
            Self::Height(height) => ("height", vec![height.to_string()]),
        };
        [verb.to_owned()].into_iter().chain(rest).collect()
    }
}

/// What came of an action, in a word.
fn outcome(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted(_) => "accepted",
        Outcome::Confirmed => "confirmed",
        Outcome::RunningThroughout => "running",
        Outcome::NotConfirmed => "unconfirmed",
        Outcome::Refused(_) | Outcome::Denied(_) => "refused",
        Outcome::Lost(_) => "lost",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::api::{ApiError, Failure};
    use crate::domain::{PowerAction, ServerId};

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn what_the_host_says_is_read() {
        let settings = |theme, language, accent: &str| {
            let (surface, font) = (String::new(), "Inter".to_owned());
            FromHost::Settings(Settings { theme, language, accent: accent.to_owned(), surface, font })
        };
        let view = |top, height| FromHost::View(View { top, height });
        for (said, expected) in [
            (&["refresh"][..], Some(FromHost::Refresh)),
            (&["refresh", "and", "more"], Some(FromHost::Refresh)),
            (&["offer"], Some(FromHost::Offer)),
            (&["no-offer"], Some(FromHost::NoOffer)),
            (&["navigate", "/servers/7"], Some(FromHost::Navigate("/servers/7".to_owned()))),
            (&["navigate", "javascript:alert(1)"], None),
            (&["navigate", "https://elsewhere.example/"], None),
            (&["navigate"], None),
            (
                &["credentials", "a@b.example", "k"],
                Some(FromHost::Credentials(Some(("a@b.example".to_owned(), "k".to_owned())))),
            ),
            (&["credentials"], Some(FromHost::Credentials(None))),
            (&["credentials", "a@b.example"], None),
            (
                &["settings", "dark", "fr-CA", "#0a7", "", "Inter"],
                Some(settings(Some(Theme::Dark), Some(Language::French), "#0a7")),
            ),
            (&["settings", "auto", "", "", "", "Inter"], Some(settings(None, None, ""))),
            (&["settings", "dark"], None),
            (&["view", "100", "600", "2000"], Some(view(100, 600))),
            (&["view", "1990", "20", "2000"], Some(view(1_980, 20))),
            (&["view", "4294967295", "4294967295", "0"], Some(view(0, 0))),
            (&["view", "-1", "600", "2000"], None),
            (&["view", "NaN", "600", "2000"], None),
            (&["stop", "101"], None),
            (&["Refresh"], None),
            (&[""], None),
            (&[], None),
        ] {
            assert_eq!(FromHost::parse(&words(said)), expected, "{said:?}");
        }
    }

    #[test]
    fn what_the_panel_says_holds_no_words_of_the_api() {
        let report = |outcome| {
            let (number, name) = (1, "shop-1".to_owned());
            ToHost::Action(Report {
                number,
                id: ServerId::new(7),
                name,
                action: PowerAction::Stop,
                outcome,
                at_s: 0,
            })
        };
        let error =
            || ApiError { failure: Failure::Suspended, status: Some(403), said: Some("secret".to_owned()) };
        for (message, expected) in [
            (ToHost::Ready, &["ready"][..]),
            (ToHost::Navigate(format!("#{}", "/servers/7?range=day")), &["navigate", "/servers/7?range=day"]),
            (report(Outcome::Accepted(Some("secret".to_owned()))), &["action", "7", "stop", "accepted"]),
            (report(Outcome::Confirmed), &["action", "7", "stop", "confirmed"]),
            (report(Outcome::RunningThroughout), &["action", "7", "stop", "running"]),
            (report(Outcome::NotConfirmed), &["action", "7", "stop", "unconfirmed"]),
            (report(Outcome::Refused(error())), &["action", "7", "stop", "refused"]),
            (report(Outcome::Lost(error())), &["action", "7", "stop", "lost"]),
            (ToHost::Error(Trouble::Api), &["error", "api"]),
            (ToHost::Error(Trouble::Credentials), &["error", "credentials"]),
            (ToHost::SignedOut(false), &["signedout", "user"]),
            (ToHost::SignedOut(true), &["signedout", "refused"]),
            (ToHost::Ask(false), &["ask", ""]),
            (ToHost::Ask(true), &["ask", "again"]),
            (ToHost::Height(480), &["height", "480"]),
        ] {
            assert_eq!(message.write(), words(expected));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

        /// Nothing that is said breaks anything, moves the panel elsewhere, or makes a dialog leave its frame.
        #[test]
        fn rubbish_has_no_effect(
            verb in prop_oneof!["settings", "navigate", "refresh", "offer", "credentials", "view", ".{0,12}"],
            rest in prop::collection::vec(prop_oneof!["[0-9]{0,12}", "/\\PC{0,20}", "\\PC{0,20}"], 0..9),
        ) {
            let said: Vec<String> = [verb].into_iter().chain(rest).collect();
            match FromHost::parse(&said) {
                Some(FromHost::Navigate(route)) => prop_assert!(route.starts_with('/')),
                Some(FromHost::View(view)) => {
                    let frame = said.get(3).and_then(|frame| frame.parse::<u32>().ok());
                    prop_assert!(frame.is_some_and(|frame| view.top + view.height <= frame));
                }
                _ => {}
            }
        }
    }
}
