//! One action over many servers, each by the one way to act: `Session::decide`.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::decision::Decided;
use super::fleet_state::Ended;
use super::session::{Access, Session};
use crate::browser::clock;
use crate::domain::{PowerAction, ServerId};
use crate::sync::{Bulk, Outcome};

impl Session {
    /// Begins a run over the servers that the user has just confirmed, by id. The selection is done with.
    pub fn decide_many(self, action: PowerAction, confirmed: Vec<(ServerId, String)>) {
        if confirmed.is_empty()
            || self.fleet.run.with_untracked(|run| run.as_ref().is_some_and(|run| !run.is_over()))
        {
            return;
        }
        self.fleet.selection.update(|selection| selection.clear());
        self.fleet.preview.set(None);
        self.fleet.run.set(Some(Bulk::new(action, confirmed)));
        self.fleet.run_open.set(true);
        self.go_on();
    }

    /// Stops what has not had its turn.
    pub fn stop_rest(self) {
        self.fleet.run.update(|run| run.iter_mut().for_each(Bulk::stop_rest));
        self.go_on();
    }

    /// Takes down what came of one, and lets the next have its turn. False when it belongs to no run.
    pub(super) fn note(self, id: ServerId, action: PowerAction, outcome: &Outcome) -> bool {
        let ours = self.fleet.note(id, action, outcome);
        if ours {
            self.go_on();
        }
        ours
    }

    /// Lets the next have their turn, as many as may be asked at once.
    pub fn go_on(self) {
        let run = self.fleet.run;
        let next = || {
            run.try_update(|run| {
                let run = run.as_mut().filter(|run| self.may_send(run))?;
                Some((run.take_turn()?, run.action))
            })
        };
        while let Some(Some((id, action))) = next() {
            match self.decide(id, action) {
                Decided::Sent => {}
                Decided::Denied(denial) => {
                    run.update(|run| run.iter_mut().for_each(|run| run.skip(id, denial)));
                }
                Decided::Ignored => run.update(|run| run.iter_mut().for_each(|run| run.hold(id))),
            }
        }
        let over = run.with_untracked(|run| run.clone().filter(Bulk::is_over));
        if let Some(over) = over {
            let number = self.store.number();
            let at_s = clock::epoch_s();
            self.fleet.ended.update(|ended| {
                // A run ends once; the rest may be stopped when it has.
                if ended.first().is_none_or(|last| last.run != over) {
                    ended.insert(0, Ended { number, run: over, at_s });
                    ended.truncate(RUNS_KEPT);
                }
            });
        }
    }

    /// Whether anything of a run may be sent now: not with a key that was refused, and not while the API wants a pause.
    /// It goes on by itself when either is over.
    fn may_send(self, run: &Bulk) -> bool {
        let pause = self.call().map_or(0.0, |call| call.client.left_of_pause());
        if pause > 0.0 && run.is_sending() {
            spawn_local(async move {
                clock::sleep(pause.ceil() as u32).await;
                self.go_on();
            });
        }
        pause <= 0.0 && self.access.get_untracked() == Access::In
    }
}

/// How many ended runs are kept.
const RUNS_KEPT: usize = 20;
