//! Which server of the fleet to read next: what is on screen first and the newest need before older ones, then one
//! screen more, then, while a view needs all of them, the rest at low priority.
//!
//! It only chooses. Who reads tells it when a read begins and what it showed.

use std::collections::HashMap;

use super::rhythm;
use crate::domain::ServerId;

/// Reads that the sweep may have under way: a place stays free for what comes on screen.
const SWEEP_AT_ONCE: usize = 4;

/// Why a server is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is on screen.
    OnScreen,
    /// It is within a screen of that.
    Near,
    /// A filter, a sort or a search needs all of them.
    Sweep,
}

/// What to do now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Next {
    /// Read this server. `first` when nothing is known of it: somebody looks at an empty place.
    Read {
        /// Which.
        id: ServerId,
        /// Whether it has never been read.
        first: bool,
    },
    /// Nothing is due before so many milliseconds.
    Wait(f64),
    /// Nothing is needed.
    Rest,
}

/// How a read went, as far as the next one depends on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// When it began, in milliseconds.
    pub began: f64,
    /// When it ended, in milliseconds.
    pub ended: f64,
    /// True for a server that runs: its load changes from one look to the next.
    pub lively: bool,
}

#[derive(Clone, Copy, Debug)]
struct Due {
    last: f64,
    interval: f64,
}

/// The choice of what to read.
#[derive(Debug, Default)]
pub struct Asking {
    on_screen: Vec<ServerId>,
    near: Vec<ServerId>,
    sweep: Vec<ServerId>,
    /// Where the sweep goes on.
    swept: usize,
    due: HashMap<ServerId, Due>,
    under_way: Vec<(ServerId, Reason)>,
}

impl Asking {
    /// Takes note of what is on screen, from top to bottom, and what is near. What was on screen already waits behind
    /// what has just come there.
    pub fn see(&mut self, on_screen: &[ServerId], near: &[ServerId]) {
        let (old, mut new): (Vec<_>, Vec<_>) =
            on_screen.iter().copied().partition(|id| self.on_screen.contains(id));
        new.extend(old);
        self.on_screen = new;
        self.near = near.to_vec();
        self.sum_up();
    }

    /// Begins to read these too, or (with none) ends that.
    pub fn sweep(&mut self, ids: Vec<ServerId>) {
        if self.sweep != ids {
            self.sweep = ids;
            self.swept = 0;
            self.sum_up();
        }
    }

    /// True while somebody needs it. A read that nobody needs any more is to be given up.
    pub fn is_needed(&self, id: ServerId) -> bool {
        self.reason(id).is_some()
    }

    /// What to read now. `known` is when a server was last read by anybody; `skip` says that somebody else does;
    /// what is on screen and was read before `fresh_from` is due whatever its interval. While `paused`, only what was
    /// never read is.
    pub fn next(
        &mut self,
        now: f64,
        fresh_from: f64,
        paused: bool,
        known: impl Fn(ServerId) -> Option<f64>,
        skip: impl Fn(ServerId) -> bool,
    ) -> Next {
        let mut soonest = f64::INFINITY;
        let mut due_in = |this: &Self, id: ServerId, fresh_from: f64, interval: Option<f64>| {
            if this.under_way.iter().any(|(other, _)| *other == id) || skip(id) {
                return None;
            }
            let seen = this.due.get(&id);
            let last = later(known(id), seen.map(|due| due.last));
            let Some(last) = last else { return Some(true) };
            if last < fresh_from {
                return Some(false);
            }
            if paused {
                return None;
            }
            let interval = interval.unwrap_or_else(|| seen.map_or(rhythm::CARD_MS, |due| due.interval));
            let wait = rhythm::due_in(Some(last), interval, now);
            soonest = soonest.min(wait);
            (wait <= 0.0).then_some(false)
        };
        for (ids, fresh_from, interval) in
            [(&self.on_screen, fresh_from, None), (&self.near, f64::NEG_INFINITY, Some(rhythm::NEAR_MS))]
        {
            for id in ids {
                if let Some(first) = due_in(self, *id, fresh_from, interval) {
                    return Next::Read { id: *id, first };
                }
            }
        }
        let sweeping = self.under_way.iter().filter(|(_, reason)| *reason == Reason::Sweep).count();
        let interval = rhythm::sweep_ms(self.sweep.len());
        for step in 0..self.sweep.len() {
            if sweeping >= SWEEP_AT_ONCE {
                // The end of a read wakes whoever waits.
                return Next::Wait(soonest);
            }
            let place = (self.swept + step) % self.sweep.len();
            let Some(id) = self.sweep.get(place).copied() else { break };
            if due_in(self, id, f64::NEG_INFINITY, Some(interval)).is_some() {
                self.swept = place + 1;
                // Nobody waits for it at an empty place; it comes round again.
                return Next::Read { id, first: false };
            }
        }
        if soonest.is_finite() { Next::Wait(soonest) } else { Next::Rest }
    }

    /// A read begins.
    pub fn begin(&mut self, id: ServerId) {
        let reason = self.reason(id).unwrap_or(Reason::Sweep);
        self.under_way.push((id, reason));
    }

    /// A read has ended: `None` when it was given up. `chance` is from 0 to 1.
    pub fn end(&mut self, id: ServerId, look: Option<Look>, chance: f64) {
        self.under_way.retain(|(other, _)| *other != id);
        if let Some(look) = look {
            let usual = if look.lively { rhythm::CARD_MS } else { rhythm::CALM_MS };
            // One that took long has waited out a pause, or for nobody: another at its heels would help no one.
            let last = if look.ended - look.began < usual / 2.0 { look.began } else { look.ended };
            self.due.insert(id, Due { last, interval: rhythm::spread(usual, chance) });
        }
    }

    /// How many reads are under way.
    pub fn under_way(&self) -> usize {
        self.under_way.len()
    }

    fn sum_up(&mut self) {
        let mut under_way = std::mem::take(&mut self.under_way);
        for (id, reason) in &mut under_way {
            *reason = self.reason(*id).unwrap_or(*reason);
        }
        self.under_way = under_way;
    }

    /// Why a server is needed: the most urgent reason.
    fn reason(&self, id: ServerId) -> Option<Reason> {
        let needs =
            [(&self.on_screen, Reason::OnScreen), (&self.near, Reason::Near), (&self.sweep, Reason::Sweep)];
        needs.into_iter().find(|(ids, _)| ids.contains(&id)).map(|(_, reason)| reason)
    }
}

/// The later of two moments, if there is one.
fn later(one: Option<f64>, other: Option<f64>) -> Option<f64> {
    one.map(|one| other.map_or(one, |other| one.max(other))).or(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u64) -> ServerId {
        ServerId::new(number)
    }

    fn ids(numbers: impl IntoIterator<Item = u64>) -> Vec<ServerId> {
        numbers.into_iter().map(id).collect()
    }

    /// Begins reads until there is nothing to read, and gives them in order.
    fn order(asking: &mut Asking, now: f64) -> Vec<String> {
        let mut order = Vec::new();
        while let Next::Read { id, .. } = asking.next(now, f64::NEG_INFINITY, false, |_| None, |_| false) {
            asking.begin(id);
            order.push(id.to_string());
        }
        order
    }

    fn look(at: f64, lively: bool) -> Option<Look> {
        Some(Look { began: at, ended: at, lively })
    }

    #[test]
    fn on_screen_goes_first_the_newest_need_before_older_ones_and_the_rest_last() {
        let mut asking = Asking::default();
        asking.see(&ids([1, 2, 3]), &ids([4, 5]));
        asking.sweep(ids(1..=40));
        assert!(matches!(asking.next(0.0, 0.0, false, |_| None, |_| false), Next::Read { first: true, .. }));
        asking.begin(id(1));
        asking.see(&ids([3, 6, 7]), &ids([8]));
        assert_eq!(order(&mut asking, 0.0).join(" "), "6 7 3 8 2 4 5", "the sweep has four places");
        assert_eq!(asking.under_way(), 8);
    }

    #[test]
    fn what_is_scrolled_past_is_given_up_unless_a_sweep_needs_it() {
        let mut asking = Asking::default();
        asking.see(&ids([1, 2]), &[]);
        asking.begin(id(1));
        asking.see(&ids([8, 9]), &ids([7]));
        assert!(!asking.is_needed(id(1)) && asking.is_needed(id(7)));
        asking.end(id(1), None, 0.5);
        asking.sweep(ids(1..=9));
        assert!(asking.is_needed(id(1)));
        asking.sweep(Vec::new());
        assert!(!asking.is_needed(id(1)));
    }

    #[test]
    fn each_server_has_a_rhythm_of_its_own() {
        let mut asking = Asking::default();
        asking.see(&ids([1, 2]), &[]);
        asking.begin(id(1));
        asking.end(id(1), look(0.0, true), 0.0);
        asking.begin(id(2));
        asking.end(id(2), look(0.0, false), 1.0);
        let mut next = |now: f64, paused| asking.next(now, f64::NEG_INFINITY, paused, |_| None, |_| false);
        assert_eq!(next(0.0, false), Next::Wait(30_000.0), "30 s");
        assert_eq!(next(30_000.0, true), Next::Rest, "paused");
        assert_eq!(next(30_000.0, false), Next::Read { id: id(1), first: false });
        let skips = |server| server == id(1);
        assert_eq!(
            asking.next(30_000.0, f64::NEG_INFINITY, false, |_| None, skips),
            Next::Wait(42_000.0),
            "what stands still is read every 60 s, and a fifth more by chance"
        );
        assert_eq!(
            asking.next(30_000.0, 26_000.0, true, |_| None, skips),
            Next::Read { id: id(2), first: false },
            "a wish to see it fresh goes before any pause"
        );
        assert_eq!(
            asking.next(70_000.0, f64::NEG_INFINITY, false, |_| Some(69_000.0), |_| false),
            Next::Wait(29_000.0),
            "somebody else has read it"
        );
    }

    #[test]
    fn a_sweep_comes_round_and_starts_no_server_twice() {
        let mut asking = Asking::default();
        asking.sweep(ids(1..=6));
        let mut now = 0.0;
        for round in 0..2 {
            let mut seen = Vec::new();
            while let Next::Read { id, .. } = asking.next(now, f64::INFINITY, false, |_| None, |_| false) {
                asking.begin(id);
                asking.end(id, look(now, true), 0.5);
                seen.push(id);
            }
            assert_eq!(seen, ids(1..=6), "round {round}");
            now += rhythm::sweep_ms(6);
        }
    }
}
