//! What the host is told: where the user is, what came of actions, who is signed out, and how high the content is.

use leptos::prelude::*;

use super::Hosted;
use crate::api::Failure;
use crate::browser::{frame, page, watch};
use crate::embed::protocol::{ToHost, Trouble};
use crate::ui::live::{self, Cell, Derived};
use crate::ui::session::Access;

/// Tells it from now on, as soon as somebody listens.
pub fn begin(hosted: Hosted) {
    hosted.tell_places();
    hosted.tell_actions();
    hosted.tell_access();
}

impl Hosted {
    fn tell_places(self) {
        live::effect(move || {
            let route = self.navigation.route.get().print();
            self.port.with(|_| self.say(&ToHost::Navigate(route)));
        });
        live::watch(move || {
            self.port.with(Option::is_some).then_some(())?;
            let body = page::body()?;
            watch::size(&body, move || self.say(&ToHost::Height(frame::height())))
        });
    }

    fn tell_actions(self) {
        let store = self.session.store;
        let newest =
            move || store.reports.with_untracked(|reports| reports.first().map_or(0, |report| report.number));
        let told = Cell::new(newest());
        live::effect(move || {
            let before = told.get_untracked();
            let news = store.reports.with(|reports| {
                let news = reports.iter().take_while(|report| report.number > before);
                news.cloned().collect::<Vec<_>>()
            });
            for report in news.into_iter().rev() {
                told.set_untracked(report.number);
                self.say(&ToHost::Action(report));
            }
        });
    }

    /// Tells of a way out and of a refused key, and of an API that fails, each once.
    fn tell_access(self) {
        let session = self.session;
        let before = Cell::new(session.access.get_untracked());
        live::effect(move || {
            let access = session.access.get();
            let was = before.get_untracked();
            before.set_untracked(access);
            match access {
                Access::Out if was != Access::Out => self.say(&ToHost::SignedOut(false)),
                Access::Refused if was != Access::Refused && self.by_key && self.may_ask_again() => {
                    self.ask(true)
                }
                Access::Refused if was != Access::Refused => self.give_up(Trouble::Credentials),
                _ => {}
            }
        });
        let failing = Derived::new(move || {
            let of_api = |failure: &Failure| !matches!(failure, Failure::Suspended | Failure::Aborted);
            session.store.list.with(|list| list.failure().is_some_and(|error| of_api(&error.failure)))
        });
        live::effect(move || {
            if failing.get() && self.port.with(Option::is_some) {
                self.say(&ToHost::Error(Trouble::Api));
            }
        });
    }
}
