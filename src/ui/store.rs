//! What is known of the account: the list, each server, each pending action, and what happened.
//!
//! It only remembers. The session asks and acts; pages and parts read from here.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::api::Failure;
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

    /// How the server stands, for the table of permissions. An overdue action no longer blocks: the user may have
    /// to do something about it.
    pub fn standing(&self) -> Standing {
        match (self.pending.filter(|pending| !pending.is_overdue()), self.power()) {
            (Some(pending), _) => Standing::Pending(pending.action()),
            _ if self.is_suspended() => Standing::Suspended,
            (None, Some(power)) => Standing::Known(power),
            (None, None) => Standing::Unread,
        }
    }
}

/// How many reports are kept. More than anyone reads, and bounded.
const REPORTS_KEPT: usize = 200;

/// The store.
#[derive(Clone, Copy)]
pub struct Store {
    /// The list of servers.
    pub list: RwSignal<Remote<Vec<ServerSummary>>>,
    /// What happened, newest first.
    pub reports: RwSignal<Vec<Report>>,
    entries: StoredValue<HashMap<ServerId, ArcRwSignal<Entry>>>,
    reported: StoredValue<u64>,
}

impl Store {
    /// An empty store.
    pub fn new() -> Self {
        Self {
            list: RwSignal::default(),
            reports: RwSignal::default(),
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

    /// Takes the names of a new list into the entries.
    pub fn name_entries(self, list: &[ServerSummary]) {
        for summary in list {
            let entry = self.entry(summary.id);
            if entry.with_untracked(|entry| entry.listed_name.as_deref() != Some(&summary.name)) {
                entry.update(|entry| entry.listed_name = Some(summary.name.clone()));
            }
        }
    }

    /// Adds a report, which gets its number here.
    pub fn report(self, report: impl FnOnce(u64) -> Report) -> Report {
        let number = self.reported.get_value() + 1;
        self.reported.set_value(number);
        let report = report(number);
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
    }
}
