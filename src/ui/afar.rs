//! Actions on a server that may be nowhere on screen: it was never read, or long ago, so it is read for them.

use std::pin::pin;

use futures_util::future::{Either, select};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::decision::Decided;
use super::poll::poll;
use super::session::{Access, Session};
use super::store::Entry;
use crate::api::{ApiError, Failure, Patience};
use crate::browser::clock;
use crate::domain::{Denial, PowerAction, ServerId};
use crate::sync::{Outcome, Report, rhythm};

/// How long the read may take, in milliseconds. What is sent later than that would come as a surprise.
const READ_MS: u32 = 11_000;

impl Session {
    /// Keeps a server fresh for as long as the owner lives, and reads it at once if nobody knows it yet; while an
    /// action is pending its own watch does that.
    pub fn keep_fresh(self, id: ServerId, known: Option<f64>) {
        let entry = self.store.entry(id);
        let interval = move || (!entry.with_untracked(Entry::is_watched)).then_some(rhythm::SERVER_MS);
        poll(self.gate, known, interval, move |patience| self.read_server(id, patience));
    }

    /// Reads a server, then decides about it. Whatever comes in the way is said: nothing on screen would show it.
    pub fn read_and_decide(self, id: ServerId, action: PowerAction) {
        let Some(call) = self.call() else { return };
        spawn_local(async move {
            let read = pin!(self.read_server(id, Patience::Waiting));
            let read = matches!(select(read, pin!(clock::sleep(READ_MS))).await, Either::Left(_));
            // Another account's server, or a key that is just asked for anew: that was another decision.
            if !self.concerns(&call) || self.access.get_untracked() != Access::In {
                return;
            }
            let outcome = if read {
                let Decided::Denied(denial) = self.decide(id, action) else { return };
                let failure = self.store.entry(id).with_untracked(|entry| entry.remote.failure().cloned());
                match failure {
                    Some(failure) if matches!(denial, Denial::NotRead | Denial::Suspended) => {
                        Outcome::Refused(failure)
                    }
                    _ => Outcome::Denied(denial),
                }
            } else {
                Outcome::Refused(ApiError::silent(Failure::TimedOut))
            };
            let name = self.store.entry(id).with_untracked(|entry| entry.name().map(str::to_owned));
            let name = name.unwrap_or_else(|| id.to_string());
            let number = self.store.number();
            self.toasts.push(Report { number, id, name, action, outcome, at_s: clock::epoch_s() });
        });
    }
}
