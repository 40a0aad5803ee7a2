//! The fleet's state machine under random steps: whatever the list does, an action never reaches a server that the user
//! did not confirm.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use rahona_panel::api::{ApiError, Failure};
use rahona_panel::domain::fleet::{Candidate, Facts, FleetView, Roster, Selection, Sort, StateFilter, plan};
use rahona_panel::domain::{
    Authority, Permission, PowerAction, PowerState, Server, ServerId, ServerSummary, Standing, permission,
};
use rahona_panel::sync::{Bulk, Outcome, Step};

/// What can happen, in any order.
#[derive(Clone, Debug)]
enum Event {
    /// Another list arrives: these servers, in this order.
    List(Vec<u64>),
    /// A server is read.
    Read(u64, PowerState),
    /// A read fails.
    Fail(u64),
    /// The fleet is looked at in another way.
    Look(StateFilter, usize, &'static str),
    /// A click on what stands at a place, with Shift or without.
    Click(usize, bool),
    /// Everything that is shown is selected.
    SelectAll,
    /// The preview is opened and confirmed.
    Confirm(PowerAction),
    /// An answer comes for a server, whether it was asked or not.
    Answer(u64, u8),
    StopRest,
    Retry,
}

fn state() -> impl Strategy<Value = PowerState> {
    prop_oneof![Just(PowerState::Running), Just(PowerState::Stopped), Just(PowerState::Unknown)]
}

fn event() -> impl Strategy<Value = Event> {
    let filter = prop::sample::select(StateFilter::ALL.to_vec());
    let search = prop_oneof![Just(""), Just("vm1"), Just("2"), Just("nothing")];
    prop_oneof![
        prop::collection::vec(0..30_u64, 0..30).prop_map(Event::List),
        (0..30_u64, state()).prop_map(|(id, state)| Event::Read(id, state)),
        (0..30_u64).prop_map(Event::Fail),
        (filter, 0..8_usize, search).prop_map(|(filter, sort, search)| Event::Look(filter, sort, search)),
        (0..30_usize, any::<bool>()).prop_map(|(place, range)| Event::Click(place, range)),
        Just(Event::SelectAll),
        prop::sample::select(PowerAction::ALL.to_vec()).prop_map(Event::Confirm),
        (0..30_u64, 0..6_u8).prop_map(|(id, outcome)| Event::Answer(id, outcome)),
        Just(Event::StopRest),
        Just(Event::Retry),
    ]
}

#[derive(Default)]
struct World {
    roster: Roster,
    states: BTreeMap<ServerId, (PowerState, bool)>,
    view: FleetView,
    selection: Selection,
    /// What the user has clicked on, by id, at the moment of the click: the model to hold the selection against.
    meant: BTreeSet<ServerId>,
    run: Option<Bulk>,
    confirmed: BTreeMap<ServerId, PowerAction>,
    sent: Vec<(ServerId, PowerAction)>,
}

impl World {
    fn standing(&self, id: ServerId) -> Standing {
        match self.states.get(&id) {
            None => Standing::Unread,
            Some((power, true)) => Standing::Known(*power),
            Some((power, false)) => Standing::Stale(*power),
        }
    }

    fn shown(&self) -> Vec<ServerId> {
        self.roster.show(&self.view).ids
    }

    fn begin(&mut self, action: PowerAction, ids: Vec<ServerId>) {
        if self.run.as_ref().is_some_and(|run| !run.is_over()) {
            return;
        }
        let candidates = ids
            .into_iter()
            .map(|id| Candidate { id, name: id.to_string(), standing: self.standing(id) })
            .collect();
        let plan = plan(action, Authority::Full, candidates);
        // What the user sees in the preview, and confirms.
        self.confirmed = plan.targets().into_iter().map(|(id, _)| (id, action)).collect();
        self.run = Some(Bulk::new(action, plan.targets()));
        self.selection.clear();
        self.meant.clear();
        self.go_on();
    }

    /// As `Session::decide_many`: whose turn it is is asked once more, and only then sent.
    fn go_on(&mut self) {
        while let Some((id, action)) = self.run.as_mut().and_then(|run| Some((run.take_turn()?, run.action)))
        {
            match permission(self.standing(id), true, action) {
                Permission::Denied(denial) => self.run.as_mut().unwrap().skip(id, denial),
                _ => self.sent.push((id, action)),
            }
        }
    }

    fn step(&mut self, event: Event) {
        match event {
            Event::List(numbers) => {
                let named = |number: &u64| ServerSummary {
                    id: ServerId::new(*number),
                    name: format!("vm{}", number * 7 % 13),
                };
                let list: Vec<_> = numbers.iter().map(named).collect();
                self.roster.list(&list, |_| Facts::default());
                let roster = &self.roster;
                self.selection.retain(|id| roster.contains(id));
                self.meant.retain(|id| roster.contains(*id));
            }
            Event::Read(number, power) => {
                let id = ServerId::new(number);
                self.states.insert(id, (power, true));
                let server = Server {
                    id,
                    name: None,
                    power,
                    cpus: None,
                    cpu: Some(number as f64 * 17.0 % 100.0),
                    memory: None,
                    memory_limit: None,
                    interfaces: Vec::new(),
                };
                self.roster.note(id, Facts::new(Some(&server), true, false));
            }
            Event::Fail(number) => {
                if let Some((_, certain)) = self.states.get_mut(&ServerId::new(number)) {
                    *certain = false;
                }
            }
            Event::Look(state, sort, search) => {
                let words = ["name", "-name", "state", "-state", "cpu", "-cpu", "memory", "-memory"];
                let sort = Sort::from_word(words[sort]).unwrap();
                self.view = FleetView { search: search.to_owned(), state, sort, layout: None };
            }
            Event::Click(place, range) => {
                let shown = self.shown();
                let Some(id) = shown.get(place).copied() else { return };
                let before: BTreeSet<_> = self.selection.ids().into_iter().collect();
                if range {
                    self.selection.extend(id, &shown);
                    // A range takes only what stands on screen between two clicks.
                    let after: BTreeSet<_> = self.selection.ids().into_iter().collect();
                    assert!(after.difference(&before).all(|id| shown.contains(id)));
                    assert!(after.contains(&id) && before.is_subset(&after));
                    self.meant = after;
                } else {
                    self.selection.toggle(id);
                    if !self.meant.remove(&id) {
                        self.meant.insert(id);
                    }
                }
            }
            Event::SelectAll => {
                self.selection.add(&self.shown());
                self.meant.extend(self.shown());
            }
            Event::Confirm(action) => self.begin(action, self.selection.ids()),
            Event::Answer(number, outcome) => {
                let silent = |failure| ApiError::silent(failure);
                let Some(run) = &mut self.run else { return };
                let outcome = match outcome {
                    0 => Outcome::Accepted(None),
                    1 => Outcome::Confirmed,
                    2 => Outcome::NotConfirmed,
                    3 => Outcome::Refused(silent(Failure::Suspended)),
                    4 => Outcome::Refused(silent(Failure::Conflict(run.action))),
                    _ => Outcome::Lost(silent(Failure::TimedOut)),
                };
                run.note(ServerId::new(number), run.action, &outcome);
                self.go_on();
            }
            Event::StopRest => {
                if let Some(run) = &mut self.run {
                    run.stop_rest();
                    let before = self.sent.len();
                    self.go_on();
                    assert_eq!(self.sent.len(), before, "the rest was stopped");
                }
            }
            Event::Retry => {
                let Some(run) = self.run.clone().filter(Bulk::is_over) else { return };
                let failed = run.retry();
                assert!(
                    run.items.iter().filter(|item| failed.contains(&item.id)).all(|item| item.has_failed())
                );
                self.begin(run.action, failed);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn an_action_never_reaches_a_server_that_was_not_confirmed(events in prop::collection::vec(event(), 1..120)) {
        let mut world = World::default();
        for event in events {
            let before = world.sent.len();
            world.step(event);
            for (id, action) in &world.sent[before..] {
                prop_assert_eq!(world.confirmed.get(id), Some(action), "{} was not confirmed", id);
            }
            let selected: BTreeSet<_> = world.selection.ids().into_iter().collect();
            prop_assert_eq!(&selected, &world.meant, "the selection holds what was meant");
            if let Some(run) = &world.run {
                let asked = run.count(|item| item.step == Step::Asked);
                prop_assert!(asked <= 4, "{} at a time", asked);
                let mut ids: Vec<_> = run.items.iter().map(|item| item.id).collect();
                ids.sort_unstable();
                ids.dedup();
                prop_assert_eq!(ids.len(), run.items.len(), "each has one turn");
                for item in &run.items {
                    prop_assert!(world.confirmed.contains_key(&item.id));
                }
            }
        }
    }
}
