//! When polls may run: only while somebody can see the page, the network is there and the key is accepted.

use std::sync::Arc;

use leptos::prelude::*;
use tokio::sync::Notify;

use super::live;
use crate::browser::{clock, page, watch};

/// The gate that every poll waits at.
#[derive(Clone, Copy)]
pub struct Gate {
    visible: RwSignal<bool>,
    online: RwSignal<bool>,
    signed_in: RwSignal<bool>,
    paused: RwSignal<bool>,
    /// Whatever was read before this moment is due again.
    fresh_from: StoredValue<f64>,
    bell: StoredValue<Arc<Notify>>,
}

impl Gate {
    /// Watches the page. To be called once, at the root.
    pub fn new() -> Self {
        let gate = Self {
            visible: RwSignal::new(page::is_visible()),
            online: RwSignal::new(page::is_online()),
            signed_in: RwSignal::new(false),
            paused: RwSignal::new(false),
            fresh_from: StoredValue::new(f64::NEG_INFINITY),
            bell: StoredValue::new(Arc::new(Notify::new())),
        };
        live::watch(move || watch::visibility(move || gate.visible.set(page::is_visible())));
        for (event, online) in [("online", true), ("offline", false)] {
            let handle = window_event_listener_untyped(event, move |_| gate.online.set(online));
            on_cleanup(move || handle.remove());
        }
        let seen = Memo::new(move |_| gate.visible.get() && gate.online.get());
        Effect::new(move |was_seen: Option<bool>| {
            let seen = seen.get();
            if seen && was_seen == Some(false) {
                gate.refresh();
            }
            seen
        });
        gate
    }

    /// True while polls may run.
    pub fn is_open(self) -> bool {
        self.is_visible() && self.online.get_untracked() && self.signed_in.get_untracked()
    }

    // What is asked for at every poll is a value, not a `Signal`: each of those is kept for as long as the page lives.

    /// False when the browser knows that there is no network. Followed.
    pub fn online(self) -> bool {
        self.online.get()
    }

    /// True while the page can be seen.
    pub fn is_visible(self) -> bool {
        self.visible.get_untracked()
    }

    /// True while the user wants no refreshes. What was never read, and what is asked for, is read all the same, and
    /// actions under way are watched.
    pub fn is_paused(self) -> bool {
        self.paused.get_untracked()
    }

    /// The same, followed.
    pub fn paused(self) -> bool {
        self.paused.get()
    }

    /// Pauses refreshes, or goes on with them.
    pub fn pause(self, paused: bool) {
        self.paused.set(paused);
        self.ring();
    }

    /// Lets polls through, or holds them, as the credentials are accepted or refused.
    pub fn set_signed_in(self, signed_in: bool) {
        self.signed_in.set(signed_in);
        self.ring();
    }

    /// Makes everything due at once.
    pub fn refresh(self) {
        self.fresh_from.set_value(clock::now());
        self.ring();
    }

    /// Wakes every poll, to look at its interval again.
    pub fn ring(self) {
        self.bell.with_value(|bell| bell.notify_waiters());
    }

    /// The bell that [`Gate::ring`] rings.
    pub fn bell(self) -> Arc<Notify> {
        self.bell.get_value()
    }

    /// What was read before this moment is to be read again.
    pub fn fresh_from(self) -> f64 {
        self.fresh_from.get_value()
    }

    /// True when what was last read at `last` must be read again whatever its interval.
    pub fn outdated(self, last: f64) -> bool {
        last < self.fresh_from.get_value()
    }
}
