//! What is known of the account: the list, each server, each pending action, and what happened.
//!
//! It only remembers. The session asks and acts; pages and parts read from here.

use std::collections::HashMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::words::Words;
use crate::api::Failure;
use crate::browser::clock;
use crate::domain::fleet::{Candidate, Facts, Roster};
use crate::domain::{PowerAction, PowerState, Server, ServerId, ServerSummary, Standing};
use crate::sync::{Pending, Remote, Report};

/// One server, as far as it is known.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// The name in the list; the server's own answer may give a newer one.
    pub listed_name: Option<String>,
    /// The server's own answer.
    pub remote: Remote<Server>,
    /// When the read began that `remote` holds: an answer to an earlier question must not replace it.
    pub asked: Option<f64>,
    /// An action under way.
    pub pending: Option<Pending>,
    /// True when that action is another tab's.
    pub elsewhere: bool,
    /// The latest press of a power button, and when: what follows at once is the same press.
    pub pressed: Option<(PowerAction, f64)>,
}

impl Entry {
    /// The newest name, if there is one that can be shown.
    pub fn name(&self) -> Option<&str> {
        let own = self.remote.data().and_then(|server| server.name.as_deref());
        own.or(self.listed_name.as_deref()).filter(|name| !name.is_empty())
    }

    /// The state that was last read.
    pub fn power(&self) -> Option<PowerState> {
        self.remote.data().map(|server| server.power)
    }

    /// True when the latest answer was that the service is suspended.
    pub fn is_suspended(&self) -> bool {
        self.remote.failure().is_some_and(|error| error.failure == Failure::Suspended)
    }

    /// True while an action's own watch reads the server, so that nothing else needs to.
    pub fn is_watched(&self) -> bool {
        self.pending.is_some_and(|pending| !pending.is_overdue())
    }

    /// What the fleet's search and order need of it.
    fn facts(&self) -> Facts {
        Facts::new(self.remote.data(), !self.remote.is_blank(), self.is_suspended())
    }

    /// How the server stands, for the table of permissions. An overdue action no longer blocks: the user may have
    /// to do something about it.
    pub fn standing(&self) -> Standing {
        match (self.pending.filter(|pending| !pending.is_overdue()), self.power()) {
            (Some(pending), _) => Standing::Pending(pending.action()),
            _ if self.is_suspended() => Standing::Suspended,
            (None, Some(power)) if self.remote.failure().is_some() => Standing::Stale(power),
            (None, Some(power)) => Standing::Known(power),
            (None, None) => Standing::Unread,
        }
    }
}

/// How long what was learned is gathered before the fleet's order follows it, in milliseconds.
const LEARNED_MS: u32 = 500;

/// How many reports are kept. More than anyone reads, and bounded.
const REPORTS_KEPT: usize = 200;

/// The store.
#[derive(Clone, Copy)]
pub struct Store {
    /// The list of servers.
    pub list: RwSignal<Remote<Vec<ServerSummary>>>,
    /// What happened, newest first.
    pub reports: RwSignal<Vec<Report>>,
    /// Moves on when the list has changed.
    pub listed: RwSignal<u64>,
    /// Moves on when something that a filter, a sort or a search looks at has changed; at most so often that people
    /// can follow.
    pub learned: RwSignal<u64>,
    /// Every server on the list, to be searched.
    roster: StoredValue<Roster>,
    /// True while a move of `learned` is on its way.
    learning: StoredValue<bool>,
    entries: StoredValue<HashMap<ServerId, ArcRwSignal<Entry>>>,
    reported: StoredValue<u64>,
}

impl Store {
    /// An empty store.
    pub fn new() -> Self {
        Self {
            list: RwSignal::default(),
            reports: RwSignal::default(),
            listed: RwSignal::new(0),
            learned: RwSignal::new(0),
            roster: StoredValue::default(),
            learning: StoredValue::new(false),
            entries: StoredValue::default(),
            reported: StoredValue::default(),
        }
    }

    /// One server's entry, made on first sight. It outlives every page that looks at it.
    pub fn entry(self, id: ServerId) -> ArcRwSignal<Entry> {
        if let Some(entry) = self.entries.with_value(|entries| entries.get(&id).cloned()) {
            return entry;
        }
        let listed_name = self.list.with_untracked(|list| {
            let summary = list.data()?.iter().find(|summary| summary.id == id)?;
            Some(summary.name.clone())
        });
        // The entry must not belong to the page that happens to ask first.
        let entry = ArcRwSignal::new(Entry { listed_name, ..Entry::default() });
        self.entries.update_value(|entries| {
            entries.insert(id, entry.clone());
        });
        entry
    }

    /// Takes a new list into the roster and the entries.
    pub fn take_list(self, list: &[ServerSummary]) {
        let facts = |id| {
            let entry = self.entries.with_value(|entries| entries.get(&id).cloned());
            entry.map(|entry| entry.with_untracked(Entry::facts)).unwrap_or_default()
        };
        self.roster.update_value(|roster| roster.list(list, facts));
        self.listed.update(|listed| *listed += 1);
        for summary in list {
            let entry = self.entry(summary.id);
            if entry.with_untracked(|entry| entry.listed_name.as_deref() != Some(&summary.name)) {
                entry.update(|entry| entry.listed_name = Some(summary.name.clone()));
            }
        }
    }

    /// Takes what was just read of a server into the roster.
    pub fn learn(self, id: ServerId) {
        let facts = self.entry(id).with_untracked(Entry::facts);
        let changed = self.roster.try_update_value(|roster| roster.note(id, facts)).unwrap_or(false);
        if changed && !self.learning.get_value() {
            self.learning.set_value(true);
            spawn_local(async move {
                clock::sleep(LEARNED_MS).await;
                self.learning.set_value(false);
                self.learned.update(|learned| *learned += 1);
            });
        }
    }

    /// Every server on the list, to be searched.
    pub fn with_roster<T>(self, read: impl FnOnce(&Roster) -> T) -> T {
        self.roster.with_value(read)
    }

    /// These servers as they stand now.
    pub fn candidates(self, words: Words, ids: &[ServerId]) -> Vec<Candidate> {
        let candidate = |id: &ServerId| {
            let entry = self.entry(*id);
            entry.with(|entry| Candidate {
                id: *id,
                name: words.name(*id, entry),
                standing: entry.standing(),
            })
        };
        ids.iter().map(candidate).collect()
    }

    /// The next number in the order of what happened.
    pub fn number(self) -> u64 {
        self.reported.update_value(|number| *number += 1);
        self.reported.get_value()
    }

    /// Adds a report, which gets its number here.
    pub fn report(self, report: impl FnOnce(u64) -> Report) -> Report {
        let report = report(self.number());
        self.reports.update(|reports| {
            reports.insert(0, report.clone());
            reports.truncate(REPORTS_KEPT);
        });
        report
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.list.set(Remote::default());
        self.reports.set(Vec::new());
        self.entries.set_value(HashMap::new());
        self.roster.set_value(Roster::default());
        self.listed.update(|listed| *listed += 1);
    }
}
