//! All servers of the account: made from a number and a seed, found by id.
//! It never computes history, so that two thousand servers stand in milliseconds.

use std::collections::BTreeMap;
use std::net::Ipv4Addr;

use crate::dice::{Dice, mix2};
use crate::machine::{Blueprint, Machine};
use crate::names::Names;
use crate::network::{self, Interface};
use crate::oddities;
use crate::timeline::{ONE_OF_EACH, Timeline};

/// The id of the first ordinary server.
const FIRST_ID: u64 = 101;
/// Smaller fleets come without the odd servers unless asked for.
const FEW: usize = 10;
const GIB: u64 = 1 << 30;

/// All servers.
#[derive(Debug, Clone)]
pub struct Fleet {
    machines: BTreeMap<u64, Machine>,
    /// The seed it was made from.
    pub seed: u64,
}

impl Fleet {
    /// `servers` ordinary ones, and the odd ones: always, never, or (`None`) beside ten or more.
    pub fn new(servers: usize, seed: u64, odd: Option<bool>, now: f64) -> Self {
        let mut names = Names::default();
        let mut machines: BTreeMap<u64, Machine> = (0..servers as u64)
            .map(|index| {
                let id = FIRST_ID + index;
                (id, ordinary(id, index, seed, &mut names, now))
            })
            .collect();
        if odd.unwrap_or(servers >= FEW) {
            machines.extend(oddities::machines(seed, now).into_iter().map(|machine| (machine.id, machine)));
        }
        Self { machines, seed }
    }

    /// All, by id.
    pub fn all(&self) -> impl Iterator<Item = &Machine> {
        self.machines.values()
    }

    /// One, as it is at `now`.
    pub fn find(&mut self, id: u64, now: f64) -> Option<&mut Machine> {
        let machine = self.machines.get_mut(&id)?;
        machine.settle(now);
        Some(machine)
    }

    /// Forgets one; false when there was none.
    pub fn remove(&mut self, id: u64) -> bool {
        self.machines.remove(&id).is_some()
    }
}

fn ordinary(id: u64, index: u64, seed: u64, names: &mut Names, now: f64) -> Machine {
    let own = mix2(seed, id);
    let mut dice = Dice::new(own ^ 0xf1ee7);
    let name = names.next(&mut dice);
    let sizes = [(1, 1), (1, 2), (2, 4), (2, 4), (2, 8), (4, 8), (4, 16), (8, 32), (16, 64)];
    let (drawn_cpus, drawn_gib) = dice.pick(&sizes).copied().unwrap_or((2, 4));
    let (cpus, gib) = if id == FIRST_ID { (2, 4) } else { (drawn_cpus, drawn_gib) };
    let troubled = id > 103 && dice.chance(0.45);
    let runs = match id {
        101 | 103 | 104 => true,
        102 => false,
        _ => dice.chance(0.85),
    };
    let timeline = if !runs {
        Timeline::stopped(own, now, troubled)
    } else if id == 103 {
        Timeline::running(own, now, false, ONE_OF_EACH)
    } else {
        Timeline::running(own, now, troubled, &[])
    };
    let blueprint = Blueprint {
        id,
        name,
        cpus,
        maxmem: gib * GIB,
        network: interfaces(id, index, &mut dice),
        timeline,
        seed: own,
    };
    Machine::new(blueprint, now)
}

/// Server 101 has the address of the API's document, which no other may get.
fn interfaces(id: u64, index: u64, dice: &mut Dice) -> Vec<Interface> {
    const DOCUMENTED: u64 = 70;
    match id {
        101 => vec![network::v4(Ipv4Addr::new(198, 51, 100, 71), id, 0, true)],
        104 => vec![
            network::v4(network::address(index), id, 0, true),
            network::v4(network::address(751), id, 1, true),
            network::v4(network::address(752), id, 2, false),
            network::v6(id, 3),
        ],
        _ if index < DOCUMENTED => network::of(id, index, dice),
        _ if index < 700 => network::of(id, index + 1, dice),
        // The last of the small ranges are kept for the odd servers.
        _ => network::of(id, index + 100, dice),
    }
}
