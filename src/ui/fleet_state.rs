//! What the user is about to do with many servers: which are selected, and the action that runs over them.
//!
//! It outlives the page: a run goes on while a server's page is looked at.

use leptos::prelude::*;

use super::store::Store;
use crate::domain::fleet::{Selection, Shown};
use crate::domain::{PowerAction, ServerId};
use crate::sync::{Bulk, Outcome};

/// A run that has ended, for the activity list.
#[derive(Clone, Debug, PartialEq)]
pub struct Ended {
    /// Numbers it among the reports.
    pub number: u64,
    /// What came of each.
    pub run: Bulk,
    /// When, in seconds since the epoch by the client's clock.
    pub at_s: i64,
}

/// The state.
#[derive(Clone, Copy)]
pub struct FleetState {
    /// Which servers are selected.
    pub selection: RwSignal<Selection>,
    /// The run, until it is put away.
    pub run: RwSignal<Option<Bulk>>,
    /// Which action is being thought about: its preview is open.
    pub preview: RwSignal<Option<PowerAction>>,
    /// Whether the run's outcomes are looked at.
    pub run_open: RwSignal<bool>,
    /// Runs that have ended, newest first.
    pub ended: RwSignal<Vec<Ended>>,
    /// How many dialogs are open: while one is, the list under it does not move.
    pub dialogs: RwSignal<u32>,
}

impl FleetState {
    /// Nothing selected, nothing running.
    pub fn new() -> Self {
        Self {
            selection: RwSignal::default(),
            run: RwSignal::default(),
            preview: RwSignal::default(),
            run_open: RwSignal::new(false),
            ended: RwSignal::default(),
            dialogs: RwSignal::new(0),
        }
    }

    /// Selects a server or no longer, or the range that ends with it, as the list stands.
    pub fn choose(self, id: ServerId, range: bool, shown: Memo<Shown>) {
        self.selection.update(|selection| {
            if range {
                shown.with_untracked(|shown| selection.extend(id, &shown.ids));
            } else {
                selection.toggle(id);
            }
        });
    }

    /// Drops from the selection what is no longer on the list.
    pub fn retain(self, store: Store) {
        let gone = |selection: &Selection| selection.ids().into_iter().any(|id| !there(store, id));
        if self.selection.with_untracked(gone) {
            self.selection.update(|selection| {
                selection.retain(|id| there(store, id));
            });
        }
    }

    /// Takes down what came of an action. True when it belongs to the run, and so is told there.
    pub fn note(self, id: ServerId, action: PowerAction, outcome: &Outcome) -> bool {
        let mut ours = false;
        if self.run.with_untracked(Option::is_some) {
            self.run.update(|run| ours = run.as_mut().is_some_and(|run| run.note(id, action, outcome)));
        }
        ours
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.selection.set(Selection::default());
        self.run.set(None);
        self.preview.set(None);
        self.run_open.set(false);
        self.ended.set(Vec::new());
    }
}

fn there(store: Store, id: ServerId) -> bool {
    store.with_roster(|roster| roster.contains(id))
}
