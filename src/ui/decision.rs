//! From a decision about one server to its outcome: exactly one request, then watching until the state agrees.

use std::pin::pin;

use futures_util::future::select;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::session::Session;
use super::store::Entry;
use crate::api::Patience;
use crate::browser::clock;
use crate::browser::tabs::Turn;
use crate::domain::{Denial, Permission, PowerAction, ServerId, permission};
use crate::sync::{News, Outcome, Pending, Progress, Report, Stage, rhythm};

/// The second click of a double click, and the repeats of a held key, are the same decision, in milliseconds. Without
/// this a refusal that comes at once would let the next one through.
const SAME_PRESS_MS: f64 = 500.0;

/// How long a look may take before it is given up for another, in milliseconds: a little more than a read may take.
/// One that waits out a pause of the API would otherwise hide the deadline.
const LOOK_MS: u32 = 11_000;

/// What became of a decision at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It is carried out.
    Sent,
    /// It is the same press as the one before, or nobody is signed in: nothing happens.
    Ignored,
    /// The table of permissions says no.
    Denied(Denial),
}

impl Session {
    /// Carries out a decision about one server: exactly one request, and only if the table of permissions agrees.
    /// It goes on when the page is left. If another tab is just acting on this server, nothing is sent either, and
    /// the server is watched here too.
    pub fn decide(self, id: ServerId, action: PowerAction) -> Decided {
        let Some(call) = self.call() else { return Decided::Ignored };
        let entry = self.store.entry(id);
        let now = clock::now();
        let pressed = entry.try_update_untracked(|entry| entry.pressed.replace((action, now))).flatten();
        if pressed.is_some_and(|(before, at)| before == action && now - at < SAME_PRESS_MS) {
            return Decided::Ignored;
        }
        let standing = entry.with_untracked(Entry::standing);
        if let Permission::Denied(denial) = permission(standing, self.may_act.get_untracked(), action) {
            return Decided::Denied(denial);
        }
        entry.update(|entry| {
            entry.pending = Some(Pending::sent(action, now));
            entry.elsewhere = false;
        });
        spawn_local(async move {
            let Some(turn) = self.tabs.take(id).await else {
                return self.leave_to_other_tab(id, action).await;
            };
            if !self.concerns(&call) {
                return;
            }
            self.tabs.tell(id, action, Stage::Sent);
            let answer = call.client.act(id, action).await;
            if !self.concerns(&call) {
                return;
            }
            let now = clock::now();
            let outcome = match answer {
                Ok(words) => {
                    entry.update(|entry| entry.pending.iter_mut().for_each(|pending| pending.accepted(now)));
                    self.tabs.tell(id, action, Stage::Accepted);
                    Outcome::Accepted(words)
                }
                Err(error) if error.outcome_unknown() => {
                    entry.update(|entry| entry.pending.iter_mut().for_each(|pending| pending.lost(now)));
                    Outcome::Lost(error)
                }
                Err(error) => {
                    entry.update(|entry| entry.pending = None);
                    self.tabs.tell(id, action, Stage::Refused);
                    self.refused(&call, Some(&error), &format!("{} {id}", action.word()));
                    Outcome::Refused(error)
                }
            };
            let settled = matches!(outcome, Outcome::Refused(_));
            self.report(id, action, outcome);
            self.gate.ring();
            if settled {
                // This read may wait out a pause of the API; the next decision must not wait with it.
                drop(turn);
                self.read_server(id, Patience::Refreshing).await;
            } else {
                self.watch(id, Some(turn)).await;
            }
        });
        Decided::Sent
    }

    /// Another tab acts on this server: what it does is shown here as pending, and watched until it is done. Until it
    /// has said what that is, it is taken to be the same.
    async fn leave_to_other_tab(self, id: ServerId, action: PowerAction) {
        self.tabs.tell(id, action, Stage::Asked);
        let news = News { id, action, stage: Stage::Sent };
        if self.adopt(news) {
            self.watch(id, None).await;
        }
    }

    /// Hears what another tab does.
    pub(super) fn hear(self, news: News) {
        let now = clock::now();
        match news.stage {
            Stage::Sent => {
                if self.adopt(news) {
                    spawn_local(self.watch(news.id, None));
                }
            }
            Stage::Asked => {
                let own = self
                    .store
                    .entry(news.id)
                    .with_untracked(|entry| entry.pending.filter(|_| !entry.elsewhere));
                if let Some(own) = own {
                    self.tabs.tell(news.id, own.action(), Stage::Sent);
                    if own.is_accepted() {
                        self.tabs.tell(news.id, own.action(), Stage::Accepted);
                    }
                }
            }
            Stage::Accepted | Stage::Refused => {
                let mut known = false;
                self.store.entry(news.id).update(|entry| {
                    known = entry.pending.is_some_and(|pending| pending.action() == news.action);
                    match &mut entry.pending {
                        Some(_) if known && news.stage == Stage::Refused => entry.pending = None,
                        Some(pending) if known => pending.accepted(now),
                        _ => {}
                    }
                });
                if known && news.stage == Stage::Refused {
                    spawn_local(self.read_server(news.id, Patience::Refreshing));
                }
                self.gate.ring();
            }
        }
    }

    /// Shows another tab's action as pending. True when it is new here, and has to be watched.
    fn adopt(self, news: News) -> bool {
        let mut new = false;
        self.store.entry(news.id).update(|entry| {
            // An action of this tab's own that was left to the other one is not watched yet.
            new = !entry.elsewhere || !entry.is_watched();
            entry.elsewhere = true;
            entry.pending = Some(Pending::elsewhere(news.action, clock::now()));
        });
        self.gate.ring();
        new
    }

    /// Looks again at an action that was not confirmed in time.
    pub fn look_again(self, id: ServerId) {
        let now = clock::now();
        self.store
            .entry(id)
            .update(|entry| entry.pending.iter_mut().for_each(|pending| pending.look_again(now)));
        self.gate.ring();
        spawn_local(self.watch(id, None));
    }

    /// Reads a server often until its pending action is settled. It is the only one that polls it meanwhile, and no
    /// other tab acts on it while this one can look.
    async fn watch(self, id: ServerId, mut turn: Option<Turn>) {
        let Some(call) = self.call() else { return };
        let entry = self.store.entry(id);
        let due = || self.concerns(&call) && entry.with_untracked(Entry::is_watched);
        while due() {
            if self.gate.is_open() {
                let look = pin!(self.read_server(id, Patience::Refreshing));
                select(look, pin!(clock::sleep(LOOK_MS))).await;
                if !due() {
                    return;
                }
                let mut progress = Progress::Waiting;
                entry.update(|entry| {
                    if let Some(pending) = &mut entry.pending {
                        progress = pending.tick(clock::now());
                    }
                });
                self.follow(id, progress);
                if !due() {
                    return;
                }
            } else {
                // While nobody can look, the deadline waits too: a late alarm about something unseen would be false.
                // Another tab may see how it ended, and act.
                turn = None;
            }
            clock::sleep(rhythm::PENDING_MS as u32).await;
        }
        drop(turn);
    }

    pub(super) fn follow(self, id: ServerId, progress: Progress) {
        let entry = self.store.entry(id);
        let Some(action) = entry.with_untracked(|entry| entry.pending.map(|pending| pending.action())) else {
            return;
        };
        let outcome = match progress {
            Progress::Waiting => return,
            Progress::Confirmed => Outcome::Confirmed,
            Progress::RunningThroughout => Outcome::RunningThroughout,
            Progress::NotConfirmed => Outcome::NotConfirmed,
        };
        if progress != Progress::NotConfirmed {
            entry.update(|entry| {
                entry.pending = None;
                entry.elsewhere = false;
            });
        }
        self.report(id, action, outcome);
        self.gate.ring();
    }

    fn report(self, id: ServerId, action: PowerAction, outcome: Outcome) {
        if self.note(id, action, &outcome) {
            return;
        }
        let name = self.store.entry(id).with_untracked(|entry| entry.name().map(str::to_owned));
        let name = name.unwrap_or_else(|| id.to_string());
        let report =
            self.store.report(|number| Report { number, id, name, action, outcome, at_s: clock::epoch_s() });
        if report.outcome.is_news() {
            self.toasts.push(report);
        }
    }
}
