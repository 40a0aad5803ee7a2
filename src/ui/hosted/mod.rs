//! The panel inside another page: what the host says is done here, and what happens here is told to the host.
//!
//! Nothing is said to a page that is not known, or heard from it. The key comes through a private wire, is kept in
//! memory, and is never sent back.

mod news;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::live::Cell;
use super::navigation::Navigation;
use super::preferences::Preferences;
use super::session::{Access, Session};
use crate::api::Credentials;
use crate::browser::frame::{self, Greeting, Port};
use crate::browser::{clock, page};
use crate::colour::Colour;
use crate::config::{AuthMode, Config};
use crate::domain::Authority;
use crate::embed::framing::{Frames, Framing};
use crate::embed::look;
use crate::embed::protocol::{FromHost, LONGEST_WORD, MOST_WORDS, Settings, ToHost, Trouble, VERSION, View};

/// A host that says nothing for so long is a page with a plain frame, in milliseconds.
const GREETING_MS: u32 = 1_500;
/// How long a hand-over may take before the host is told, in milliseconds; the first from when the page was opened.
const HAND_OVER_MS: f64 = 8_000.0;
/// But never less, in milliseconds.
const LEAST_HAND_OVER_MS: f64 = 1_000.0;
/// A key that is refused again within this time is not asked for again, in milliseconds.
const ASK_AGAIN_MS: f64 = 60_000.0;

/// Where a hand-over of credentials stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum HandOver {
    /// There is none: the form asks.
    None,
    /// The host may still offer one.
    Expected,
    /// The host was asked.
    Asked,
    /// The API is asked with what the host gave.
    Tried,
}

/// The conversation with the host.
#[derive(Clone, Copy)]
pub struct Hosted {
    /// How the panel is shown.
    pub framing: Cell<Framing>,
    /// Where a hand-over of credentials stands.
    pub hand_over: Cell<HandOver>,
    port: Cell<Option<Port>>,
    offered: Cell<bool>,
    asked_again: Cell<Option<f64>>,
    /// Counts hand-overs: one that was given up must not end the next.
    number: Cell<u32>,
    session: Session,
    preferences: Preferences,
    navigation: Navigation,
    by_key: bool,
    brand: Option<Colour>,
}

impl Hosted {
    /// Looks around, and greets a host that is known.
    pub fn begin(
        config: &Config,
        session: Session,
        preferences: Preferences,
        navigation: Navigation,
    ) -> Self {
        let frames = Frames {
            own: frame::own(),
            framed: frame::is_framed(),
            ancestors: frame::ancestors(),
            parent_is_top: frame::parent_is_top(),
        };
        let allowed = config.embed_origins.clone();
        let framing = frames.framing(&allowed, None);
        let hosted = Self {
            framing: Cell::new(Framing::Alone),
            hand_over: Cell::new(HandOver::None),
            port: Cell::new(None),
            offered: Cell::new(false),
            asked_again: Cell::new(None),
            number: Cell::new(0),
            session,
            preferences,
            navigation,
            by_key: config.auth == AuthMode::Key,
            brand: config.brand_accent,
        };
        hosted.wear(&Settings::default());
        if framing == Framing::Alone {
            return hosted;
        }
        page::set_root_attribute("data-embedded", Some(""));
        let known = !matches!(framing, Framing::Foreign(_));
        hosted.frame(framing);
        let greeted = frames.greeted(&allowed);
        if known {
            hosted.expect_offer();
            news::begin(hosted);
            frame::on_greeting(MOST_WORDS, LONGEST_WORD, move |Greeting { origin, words, port }| {
                let fits = words.iter().map(String::as_str).eq([VERSION, "connect"]);
                let framing = frames.framing(&allowed, Some(&origin));
                let Some(port) = port.filter(|_| fits && framing == Framing::Trusted) else { return };
                if hosted.port.with_untracked(Option::is_none) {
                    hosted.frame(framing);
                    hosted.connect(port);
                }
            });
        }
        let words = [VERSION, if known { "hello" } else { "foreign" }].map(str::to_owned);
        for origin in greeted {
            frame::tell_parent(&words, &origin);
        }
        hosted
    }

    fn frame(self, framing: Framing) {
        if framing.may_act() {
            self.session.trust_page();
        } else {
            self.session.set_authority(Authority::Framed);
        }
        self.framing.set(framing);
    }

    /// Holds the form back for a moment, in which the host may offer credentials.
    fn expect_offer(self) {
        if self.by_key && self.session.access.get_untracked() == Access::Out {
            self.hand_over.set(HandOver::Expected);
            spawn_local(async move {
                clock::sleep(GREETING_MS).await;
                if self.hand_over.get_untracked() == HandOver::Expected {
                    self.hand_over.set(HandOver::None);
                }
            });
        }
    }

    fn connect(self, port: Port) {
        port.listen(MOST_WORDS, LONGEST_WORD, move |words| {
            if let Some(said) = FromHost::parse(&words) {
                self.hear(said);
            }
        });
        port.send(&ToHost::Ready.write());
        // Whoever has something to tell follows the port.
        self.port.set(Some(port));
    }

    fn say(self, word: &ToHost) {
        self.port.with_untracked(|port| {
            if let Some(port) = port {
                port.send(&word.write());
            }
        });
    }

    fn hear(self, said: FromHost) {
        match said {
            FromHost::Settings(settings) => {
                self.preferences.follow_host(settings.language, settings.theme);
                self.wear(&settings);
            }
            FromHost::Navigate(route) => page::go(&route),
            FromHost::Refresh => self.session.gate.refresh(),
            FromHost::Offer => {
                self.offered.set_untracked(true);
                let access = self.session.access.get_untracked();
                let busy = matches!(self.hand_over.get_untracked(), HandOver::Asked | HandOver::Tried);
                // A host's account goes before one that the tab still remembers.
                if self.by_key && !busy && (access != Access::In || self.session.is_resumed()) {
                    self.ask(false);
                }
            }
            FromHost::NoOffer => {
                self.offered.set_untracked(false);
                if self.hand_over.get_untracked() == HandOver::Expected {
                    self.hand_over.set(HandOver::None);
                }
            }
            FromHost::Credentials(given) if self.hand_over.get_untracked() == HandOver::Asked => {
                self.take(given.and_then(|(email, key)| Credentials::new(&email, &key).ok()));
            }
            // Nobody asked.
            FromHost::Credentials(_) => {}
            FromHost::View(View { top, height }) => {
                page::set_property("--view-top", Some(&format!("{top}px")));
                page::set_property("--view-height", Some(&format!("{height}px")));
                // For whoever follows what is on screen, it is the same who scrolls.
                page::tell("scroll");
            }
        }
    }

    /// The colours and the font: the host's, the operator's, the panel's own.
    fn wear(self, settings: &Settings) {
        for (name, value) in look::properties(settings, self.brand) {
            page::set_property(name, value.as_deref());
        }
    }

    fn ask(self, again: bool) {
        if again {
            self.asked_again.set_untracked(Some(clock::now()));
        }
        self.hand_over.set(HandOver::Asked);
        let number = self.number.get_untracked() + 1;
        self.number.set_untracked(number);
        self.say(&ToHost::Ask(again));
        let spent = if number == 1 && clock::now() < HAND_OVER_MS { clock::now() } else { 0.0 };
        let wait_ms = (HAND_OVER_MS - spent).max(LEAST_HAND_OVER_MS) as u32;
        spawn_local(async move {
            clock::sleep(wait_ms).await;
            if self.number.get_untracked() == number {
                match self.hand_over.get_untracked() {
                    HandOver::Asked => self.give_up(Trouble::Credentials),
                    HandOver::Tried => self.give_up(Trouble::Api),
                    HandOver::None | HandOver::Expected => {}
                }
            }
        });
    }

    fn take(self, credentials: Option<Credentials>) {
        let Some(credentials) = credentials else { return self.give_up(Trouble::Credentials) };
        self.hand_over.set(HandOver::Tried);
        let number = self.number.get_untracked();
        spawn_local(async move {
            let answer = self.session.sign_in(credentials, false).await;
            if self.number.get_untracked() != number || self.hand_over.get_untracked() != HandOver::Tried {
                return;
            }
            match answer.err() {
                None => self.hand_over.set(HandOver::None),
                Some(error) if !matches!(error.status, Some(401 | 403)) => self.give_up(Trouble::Api),
                Some(_) if self.may_ask_again() => self.ask(true),
                Some(_) => self.give_up(Trouble::Credentials),
            }
        });
    }

    /// Once, and then not for a while.
    fn may_ask_again(self) -> bool {
        let lately = |asked: f64| clock::now() - asked < ASK_AGAIN_MS;
        self.offered.get_untracked() && !self.asked_again.get_untracked().is_some_and(lately)
    }

    fn give_up(self, trouble: Trouble) {
        self.hand_over.set(HandOver::None);
        self.say(&ToHost::Error(trouble));
        if trouble == Trouble::Credentials && self.session.access.get_untracked() == Access::Refused {
            self.say(&ToHost::SignedOut(true));
        }
    }
}
