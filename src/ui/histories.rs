//! The graphs that are known, of every server that was looked at. They outlive the page that read them: coming back
//! shows them at once, and a card in the fleet can draw what is known already.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Range, Series, ServerId};
use crate::sync::Remote;

/// One server's graphs of one range.
pub type History = ArcRwSignal<Remote<Arc<Series>>>;

/// All of them.
#[derive(Clone, Copy)]
pub struct Histories(StoredValue<HashMap<(ServerId, Range), History>>);

impl Histories {
    /// None yet.
    pub fn new() -> Self {
        Self(StoredValue::default())
    }

    /// One server's graphs of one range; blank before they are first read.
    pub fn of(self, id: ServerId, range: Range) -> History {
        let known = self.0.with_value(|known| known.get(&(id, range)).cloned());
        known.unwrap_or_else(|| {
            let history = History::default();
            self.0.update_value(|known| {
                known.insert((id, range), history.clone());
            });
            history
        })
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.0.set_value(HashMap::new());
    }
}
