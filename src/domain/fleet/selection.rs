//! Which servers are selected: by id, so that whatever the list does, no other server takes a place in it.

use crate::domain::ServerId;

/// The selection. It outlives filters, searches and sorts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// In the order of ids, so that each is in it once. Not a tree: this is smaller, and never slow.
    chosen: Vec<ServerId>,
    /// Where a range begins: what was chosen last by itself.
    anchor: Option<ServerId>,
}

impl Selection {
    /// Selects a server, or no longer.
    pub fn toggle(&mut self, id: ServerId) {
        match self.chosen.binary_search(&id) {
            Ok(place) => {
                self.chosen.remove(place);
            }
            Err(place) => self.chosen.insert(place, id),
        }
        self.anchor = Some(id);
    }

    /// Selects everything between the last choice and this one, as they stand now; without one, only this.
    pub fn extend(&mut self, id: ServerId, shown: &[ServerId]) {
        let place = |wanted: ServerId| shown.iter().position(|id| *id == wanted);
        let from = self.anchor.and_then(place);
        match (from, place(id)) {
            (Some(from), Some(to)) => {
                let range = shown.get(from.min(to)..=from.max(to)).unwrap_or_default();
                self.add(range);
            }
            _ => {
                self.add(&[id]);
                self.anchor = Some(id);
            }
        }
    }

    /// Selects these too.
    pub fn add(&mut self, ids: &[ServerId]) {
        self.chosen.extend_from_slice(ids);
        self.chosen.sort_unstable();
        self.chosen.dedup();
    }

    /// These too, for short.
    pub fn with(mut self, ids: &[ServerId]) -> Self {
        self.add(ids);
        self
    }

    /// Selects these no longer.
    pub fn remove(&mut self, ids: &[ServerId]) {
        let gone = Self::default().with(ids);
        self.chosen.retain(|id| !gone.contains(*id));
    }

    /// Drops what is no longer there. True if something was.
    pub fn retain(&mut self, there: impl Fn(ServerId) -> bool) -> bool {
        let before = self.chosen.len();
        self.chosen.retain(|id| there(*id));
        self.chosen.len() != before
    }

    /// Selects nothing.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// True when the server is selected.
    pub fn contains(&self, id: ServerId) -> bool {
        self.chosen.binary_search(&id).is_ok()
    }

    /// How many are.
    pub fn len(&self) -> usize {
        self.chosen.len()
    }

    /// True when none is.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// The servers.
    pub fn ids(&self) -> Vec<ServerId> {
        self.chosen.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(numbers: &[u64]) -> Vec<ServerId> {
        numbers.iter().map(|number| ServerId::new(*number)).collect()
    }

    #[test]
    fn ranges_follow_the_order_on_screen() {
        let shown = ids(&[5, 3, 9, 1, 7]);
        for (steps, expected) in [
            (vec![(3, false), (1, true)], vec![1, 3, 9]),
            (vec![(1, false), (3, true)], vec![1, 3, 9]),
            (vec![(9, true)], vec![9]),
            (vec![(5, false), (5, false)], vec![]),
            (vec![(5, false), (7, true), (9, false)], vec![1, 3, 5, 7]),
            // The anchor is no longer shown: a range from nowhere is only its end.
            (vec![(4, false), (3, true)], vec![3, 4]),
        ] {
            let mut selection = Selection::default();
            for (id, range) in &steps {
                let id = ServerId::new(*id);
                if *range { selection.extend(id, &shown) } else { selection.toggle(id) }
            }
            assert_eq!(selection.ids(), ids(&expected), "{steps:?}");
        }
    }

    #[test]
    fn a_selection_outlives_what_is_shown_but_not_what_is_there() {
        let mut selection = Selection::default();
        selection.add(&ids(&[1, 2, 3]));
        selection.remove(&ids(&[2, 8]));
        assert_eq!(selection.ids(), ids(&[1, 3]));
        assert!(selection.retain(|id| id == ServerId::new(3)));
        assert!(!selection.retain(|_| true));
        assert!(selection.contains(ServerId::new(3)) && !selection.contains(ServerId::new(1)));
        assert_eq!(selection.len(), 1);
        selection.clear();
        assert!(selection.is_empty());
    }
}
