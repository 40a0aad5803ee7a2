//! The state of one sandbox, shared by both ports.
//! It knows neither requests nor answers.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::connection::Lines;
use crate::dice::Dice;
use crate::faults::Faults;
use crate::fleet::Fleet;
use crate::journal::Journal;
use crate::options::Options;

/// Everything a request may need.
#[derive(Debug)]
pub struct Sandbox {
    /// How it was started.
    pub options: Options,
    /// The bound main port, which the portal's pages name.
    pub port: u16,
    /// The bound second port, which the policy of pages names.
    pub api_port: u16,
    /// The servers.
    pub fleet: Mutex<Fleet>,
    /// The faults that wait.
    pub faults: Mutex<Faults>,
    /// What arrived.
    pub journal: Mutex<Journal>,
    /// Open connections of both ports.
    pub lines: Lines,
    dice: Mutex<Dice>,
    flying: AtomicU64,
}

impl Sandbox {
    /// A sandbox as the options say.
    pub fn new(options: Options, port: u16, api_port: u16, lines: Lines) -> Self {
        let fleet = Fleet::new(options.servers, options.seed, options.oddities, now());
        Self {
            port,
            api_port,
            fleet: Mutex::new(fleet),
            faults: Mutex::default(),
            journal: Mutex::default(),
            lines,
            dice: Mutex::new(Dice::new(options.seed)),
            flying: AtomicU64::new(0),
            options,
        }
    }

    /// Back to the state of the start; only the journal's numbers go on.
    pub fn reset(&self) {
        let Options { servers, seed, oddities, .. } = self.options;
        *lock(&self.fleet) = Fleet::new(servers, seed, oddities, now());
        lock(&self.faults).remove(None);
        lock(&self.journal).clear();
        *lock(&self.dice) = Dice::new(seed);
    }

    /// The delay of the next answer.
    pub fn latency(&self) -> Duration {
        let (least, most) = self.options.latency;
        let ms = lock(&self.dice).between(least as f64, most as f64);
        Duration::from_secs_f64(ms / 1_000.0)
    }

    /// Counts a request until the guard is dropped.
    pub fn flight(self: &Arc<Self>) -> Flight {
        self.flying.fetch_add(1, Ordering::SeqCst);
        Flight(Arc::clone(self))
    }

    /// Requests under way.
    pub fn flying(&self) -> u64 {
        self.flying.load(Ordering::SeqCst)
    }
}

/// A request under way.
#[derive(Debug)]
pub struct Flight(Arc<Sandbox>);

impl Drop for Flight {
    fn drop(&mut self) {
        self.0.flying.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Seconds since 1970.
pub fn now() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |since| since.as_secs_f64())
}

/// Locks, also after a panic elsewhere: a broken test must not take the sandbox down.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
