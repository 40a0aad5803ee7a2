//! Reads the fleet's servers: five at once at the most, in the order that `sync::Asking` chooses, and given up as soon
//! as nobody needs them any more.

use std::pin::pin;
use std::sync::Arc;

use futures_util::future::{Either, select};
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use tokio::sync::Notify;

use super::session::Session;
use crate::api::Patience;
use crate::browser::clock;
use crate::domain::{PowerState, ServerId};
use crate::sync::{Asking, Look, Next};

/// As many as the client has places for reads.
const LANES: usize = 5;

/// The reader of one page.
#[derive(Clone, Copy)]
pub struct FleetReader {
    session: Session,
    asking: StoredValue<Asking>,
    /// Rings when what is needed has changed, or a read has ended.
    bell: StoredValue<Arc<Notify>>,
}

impl FleetReader {
    /// Reads for as long as the page lives.
    pub fn new(session: Session) -> Self {
        let reader =
            Self { session, asking: StoredValue::default(), bell: StoredValue::new(Arc::new(Notify::new())) };
        for _ in 0..LANES {
            spawn_local_scoped_with_cancellation(reader.run());
        }
        reader
    }

    /// What is on screen, from top to bottom, and what is near.
    pub fn see(self, on_screen: &[ServerId], near: &[ServerId]) {
        self.asking.update_value(|asking| asking.see(on_screen, near));
        self.ring();
    }

    /// What a filter, a sort or a search needs beside that.
    pub fn sweep(self, ids: Vec<ServerId>) {
        self.asking.update_value(|asking| asking.sweep(ids));
        self.ring();
    }

    fn ring(self) {
        self.bell.with_value(|bell| bell.notify_waiters());
    }

    async fn run(self) {
        while let Some(bell) = self.bell.try_get_value() {
            let rung = pin!(bell.notified());
            let gate_bell = self.session.gate.bell();
            let gate_rung = pin!(gate_bell.notified());
            let next = if self.session.gate.is_open() { self.next() } else { Next::Rest };
            match next {
                Next::Read { id, first } => self.read(id, first).await,
                Next::Wait(wait) if wait.is_finite() => {
                    let timer = pin!(clock::sleep(wait.ceil() as u32));
                    select(select(rung, gate_rung), timer).await;
                }
                _ => {
                    select(rung, gate_rung).await;
                }
            }
        }
    }

    fn next(self) -> Next {
        let Session { gate, store, .. } = self.session;
        let known = |id| store.entry(id).with_untracked(|entry| entry.remote.updated());
        let watched = |id| store.entry(id).with_untracked(|entry| entry.is_watched());
        let paused = gate.is_paused();
        let next = self
            .asking
            .try_update_value(|asking| asking.next(clock::now(), gate.fresh_from(), paused, known, watched));
        next.unwrap_or(Next::Rest)
    }

    async fn read(self, id: ServerId, first: bool) {
        self.asking.update_value(|asking| asking.begin(id));
        let began = clock::now();
        let patience = if first { Patience::Waiting } else { Patience::Refreshing };
        let done = {
            let reading = pin!(self.session.read_server(id, patience));
            // Dropping the read aborts its request.
            matches!(select(reading, pin!(self.until_unneeded(id))).await, Either::Left(_))
        };
        let look = done.then(|| Look { began, ended: clock::now(), lively: self.is_lively(id) });
        self.asking.try_update_value(|asking| asking.end(id, look, clock::chance()));
        self.ring();
    }

    fn is_lively(self, id: ServerId) -> bool {
        let running = Some(PowerState::Running);
        self.session.store.entry(id).with_untracked(|entry| entry.power() == running && !entry.is_suspended())
    }

    async fn until_unneeded(self, id: ServerId) {
        while let Some(bell) = self.bell.try_get_value() {
            let rung = pin!(bell.notified());
            if !self.asking.try_with_value(|asking| asking.is_needed(id)).unwrap_or(false) {
                return;
            }
            rung.await;
        }
    }
}
