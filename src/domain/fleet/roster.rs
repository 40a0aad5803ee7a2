//! Every server of the account in the natural order of names, with what is known of each: made to be searched,
//! filtered and sorted at every key stroke, also with ten thousand of them.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::facts::Facts;
use super::search::{Query, fold};
use super::view::{FleetView, Sort, SortKey, StateFilter};
use crate::domain::{ServerId, ServerSummary, sort_by_name};

#[derive(Clone, Debug)]
struct Row {
    id: ServerId,
    /// As the search sees them.
    name: String,
    digits: String,
    facts: Facts,
}

/// The servers.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    rows: Vec<Row>,
    places: HashMap<ServerId, usize>,
}

/// What a view of the fleet comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The servers, in order.
    pub ids: Vec<ServerId>,
    /// True when the view asks for more than names, so that every server has to be read for it to be complete.
    pub needs_all: bool,
    /// How many servers were asked for already.
    pub known: usize,
    /// How many there are.
    pub total: usize,
    /// True when the servers have come into another order since, or others fit.
    pub behind: bool,
}

impl Roster {
    /// Takes a new list, and keeps what is known of those that are still on it. `facts` is asked for the others:
    /// they may have been read before they were listed.
    pub fn list(&mut self, servers: &[ServerSummary], facts: impl Fn(ServerId) -> Facts) {
        let mut servers = servers.to_vec();
        sort_by_name(&mut servers);
        // An id that came twice would be two rows for one machine.
        let mut places = HashMap::with_capacity(servers.len());
        let mut rows: Vec<Row> = Vec::with_capacity(servers.len());
        for server in servers {
            if places.contains_key(&server.id) {
                continue;
            }
            places.insert(server.id, rows.len());
            let known = self.facts(server.id).cloned();
            rows.push(Row {
                id: server.id,
                name: fold(&server.name),
                digits: server.id.to_string(),
                facts: known.unwrap_or_else(|| facts(server.id)),
            });
        }
        *self = Self { rows, places };
    }

    /// Takes what is newly known of a server. True when that is something else than before.
    pub fn note(&mut self, id: ServerId, facts: Facts) -> bool {
        let Some(row) = self.places.get(&id).and_then(|place| self.rows.get_mut(*place)) else {
            return false;
        };
        let changed = row.facts != facts;
        row.facts = facts;
        changed
    }

    /// What is known of a server on the list.
    pub fn facts(&self, id: ServerId) -> Option<&Facts> {
        self.places.get(&id).and_then(|place| self.rows.get(*place)).map(|row| &row.facts)
    }

    /// True when the server is on the list.
    pub fn contains(&self, id: ServerId) -> bool {
        self.places.contains_key(&id)
    }

    /// Puts servers into the order of their names.
    pub fn sort(&self, ids: &mut [ServerId]) {
        ids.sort_by_key(|id| self.places.get(id).copied().unwrap_or(usize::MAX));
    }

    /// Every server, by name.
    pub fn ids(&self) -> impl Iterator<Item = ServerId> {
        self.rows.iter().map(|row| row.id)
    }

    /// What a view shows. Equal servers keep the order of their names; what is not known comes last either way.
    pub fn show(&self, view: &FleetView) -> Shown {
        let query = Query::new(&view.search);
        let mut found: Vec<(u32, &Row)> = Vec::new();
        for row in self.rows.iter().filter(|row| row.facts.fit(view.state)) {
            if let Some(rank) = query.rank(&row.name, &row.digits, &row.facts) {
                found.push((rank, row));
            }
        }
        let by_name = view.sort.key == SortKey::Name;
        if by_name && view.sort.reversed {
            found.reverse();
        }
        if !by_name || !query.is_empty() {
            // One sort for both: each sort is a good part of a kilobyte that has to be fetched.
            found.sort_by(|(rank, one), (other_rank, other)| {
                if by_name { rank.cmp(other_rank) } else { compare(&one.facts, &other.facts, view.sort) }
            });
        }
        let searches = query.is_address() || found.is_empty() && !query.is_empty();
        Shown {
            needs_all: view.state != StateFilter::All || !by_name || searches,
            ids: found.into_iter().map(|(_, row)| row.id).collect(),
            known: self.rows.iter().filter(|row| row.facts.settled).count(),
            total: self.rows.len(),
            behind: false,
        }
    }
}

fn compare(one: &Facts, other: &Facts, sort: Sort) -> Ordering {
    let most_first = |one: Option<f64>, other: Option<f64>| {
        known_first(one, other, |one, other| other.total_cmp(one), sort)
    };
    match sort.key {
        SortKey::Name => Ordering::Equal,
        SortKey::State => known_first(one.urgency(), other.urgency(), u8::cmp, sort),
        SortKey::Cpu => most_first(one.cpu, other.cpu),
        SortKey::Memory => most_first(one.memory, other.memory),
    }
}

fn known_first<T>(
    one: Option<T>,
    other: Option<T>,
    order: impl Fn(&T, &T) -> Ordering,
    sort: Sort,
) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) if sort.reversed => order(&other, &one),
        (Some(one), Some(other)) => order(&one, &other),
        (one, other) => other.is_some().cmp(&one.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Interface, PowerState, Server};

    fn server(id: u64, power: PowerState, cpu: f64, ip: &str) -> Server {
        Server {
            id: ServerId::new(id),
            name: None,
            power,
            cpus: Some(2),
            cpu: Some(cpu),
            memory: Some(cpu),
            memory_limit: Some(100.0),
            interfaces: vec![Interface { ip: Some(ip.to_owned()), ..Interface::default() }],
        }
    }

    /// vm1 is not read, vm2 runs, vm3 is stopped, vm10 runs and is busy, vm11 is suspended.
    fn roster() -> Roster {
        let mut roster = Roster::default();
        let names = [(5, "vm11"), (4, "vm10"), (3, "vm3"), (2, "vm2"), (1, "vm1")];
        let listed = names.map(|(id, name)| ServerSummary { id: ServerId::new(id), name: name.to_owned() });
        roster.list(&listed, |_| Facts::default());
        for (id, power, cpu, ip) in [
            (2, PowerState::Running, 5.0, "198.51.100.2"),
            (3, PowerState::Stopped, 0.0, "198.51.100.3"),
            (4, PowerState::Running, 90.0, "198.51.100.4"),
        ] {
            assert!(
                roster.note(ServerId::new(id), Facts::new(Some(&server(id, power, cpu, ip)), true, false))
            );
        }
        roster.note(ServerId::new(5), Facts::new(None, true, true));
        roster
    }

    fn shown(search: &str, state: StateFilter, sort: &str) -> (Vec<u64>, bool) {
        let sort = Sort::from_word(sort).unwrap_or_default();
        let shown = roster().show(&FleetView { search: search.to_owned(), state, sort, layout: None });
        (shown.ids.iter().map(|id| id.to_string().parse().unwrap_or(0)).collect(), shown.needs_all)
    }

    #[test]
    fn views_of_a_fleet() {
        use StateFilter::{All, Running, Stopped, Unknown};
        for (search, state, sort, expected, needs_all) in [
            ("", All, "name", vec![1, 2, 3, 4, 5], false),
            ("", All, "-name", vec![5, 4, 3, 2, 1], false),
            ("", All, "state", vec![3, 5, 2, 4, 1], true),
            ("", All, "-state", vec![2, 4, 5, 3, 1], true),
            ("", All, "cpu", vec![4, 2, 1, 3, 5], true),
            ("", All, "-cpu", vec![2, 4, 1, 3, 5], true),
            ("", All, "memory", vec![4, 2, 1, 3, 5], true),
            ("", Running, "name", vec![2, 4], true),
            ("", Stopped, "name", vec![3], true),
            ("", Unknown, "name", vec![5], true),
            ("vm1", All, "name", vec![1, 4, 5], false),
            ("1", All, "name", vec![1, 4, 5], false),
            ("vm1", All, "cpu", vec![4, 1, 5], true),
            ("198.51.100.3", All, "name", vec![3], true),
            ("198.51.100.9", All, "name", vec![], true),
            ("nothing", All, "name", vec![], true),
            ("vm", Running, "cpu", vec![4, 2], true),
        ] {
            assert_eq!(shown(search, state, sort), (expected, needs_all), "{search:?} {state:?} {sort}");
        }
    }

    #[test]
    fn what_is_known_outlives_a_new_list_and_doubles_are_one() {
        let mut roster = roster();
        let named = |id, name: &str| ServerSummary { id: ServerId::new(id), name: name.to_owned() };
        roster.list(&[named(4, "a"), named(4, "b"), named(9, "c")], |_| Facts::default());
        let shown = roster.show(&FleetView::default());
        assert_eq!(shown.ids, [ServerId::new(4), ServerId::new(9)]);
        assert_eq!((shown.known, shown.total), (1, 2));
        assert!(!roster.note(ServerId::new(2), Facts::default()), "it is gone");
        assert!(!roster.contains(ServerId::new(2)));
    }
}
