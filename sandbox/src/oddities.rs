//! The servers that always show one documented failure each; the names say which.
//! It never touches the ordinary servers: they fail by chance of transitions or by injected faults.

use crate::dice::mix2;
use crate::machine::{Blueprint, Machine};
use crate::network;
use crate::timeline::{ONE_OF_EACH, Timeline};

/// What always goes wrong with a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// 403 on everything but the list.
    Suspended,
    /// 500 on everything but the list.
    NodeUnreachable,
    /// Down; a start fails with 500.
    WontStart,
    /// Up; a stop fails with 500.
    WontStop,
    /// Up; a restart fails with 500.
    WontRestart,
    /// 404 on graphs.
    NoGraphs,
    /// Reads as down although it runs, until a start is refused.
    AlreadyRunning,
    /// Reads as up although it is down, until a stop is refused.
    AlreadyStopped,
    /// Reads as up although it is down, until a restart is refused.
    RestartWhileDown,
    /// In the list, and nowhere else.
    Vanished,
    /// A stop is accepted and never happens.
    NeverStops,
    /// Every answer after four seconds.
    Slow,
    /// A state that the document does not know.
    StrangeState,
    /// Nothing to reach it by.
    NoInterfaces,
    /// HTML where the detail should be.
    BrokenAnswer,
    /// Graph points out of order and repeated, and a memory limit that changed.
    Migrated,
}

/// All of them, with their names, in the order of their ids from 1.
pub const ALL: [(Oddity, &str); 16] = [
    (Oddity::Suspended, "suspended"),
    (Oddity::NodeUnreachable, "node-unreachable"),
    (Oddity::WontStart, "wont-start"),
    (Oddity::WontStop, "wont-stop"),
    (Oddity::WontRestart, "wont-restart"),
    (Oddity::NoGraphs, "no-graphs"),
    (Oddity::AlreadyRunning, "already-running"),
    (Oddity::AlreadyStopped, "already-stopped"),
    (Oddity::RestartWhileDown, "restart-while-down"),
    (Oddity::Vanished, "vanished"),
    (Oddity::NeverStops, "never-stops"),
    (Oddity::Slow, "slow"),
    (Oddity::StrangeState, "strange-state"),
    (Oddity::NoInterfaces, "no-interfaces"),
    (Oddity::BrokenAnswer, "broken-answer"),
    (Oddity::Migrated, "migrated"),
];

/// The servers of [`ALL`].
pub fn machines(seed: u64, now: f64) -> Vec<Machine> {
    (1..).zip(ALL).map(|(id, (oddity, name))| machine(id, oddity, name, seed, now)).collect()
}

fn machine(id: u64, oddity: Oddity, name: &str, seed: u64, now: f64) -> Machine {
    let own = mix2(seed, id);
    let mut timeline = match oddity {
        Oddity::WontStart | Oddity::AlreadyRunning => Timeline::stopped(own, now, false),
        _ => Timeline::running(own, now, false, ONE_OF_EACH),
    };
    // The true change happened minutes ago, and the status has not caught up.
    let stale = match oddity {
        Oddity::AlreadyRunning => Some("DOWN"),
        Oddity::AlreadyStopped | Oddity::RestartWhileDown => Some("UP"),
        Oddity::StrangeState => Some("PAUSED"),
        _ => None,
    };
    match stale {
        Some("DOWN") => timeline.change(now - 240.0, true),
        Some("UP") => timeline.interrupt(now - 240.0),
        _ => {}
    }
    let interfaces = match oddity {
        Oddity::NoInterfaces => Vec::new(),
        // From the far end of the range, away from the ordinary servers.
        _ => vec![network::v4(network::address(750 - id), id, 0, true)],
    };
    let blueprint = Blueprint {
        id,
        name: name.to_owned(),
        cpus: 2,
        maxmem: 4 << 30,
        network: interfaces,
        timeline,
        seed: own,
    };
    let mut machine = Machine::new(blueprint, now);
    machine.oddity = Some(oddity);
    machine.reported = stale.map(str::to_owned);
    machine.stubborn = false;
    machine
}
