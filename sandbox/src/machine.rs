//! One server: what it is, whether it runs, and what becomes of power actions with time.
//! It never waits: every question brings the present along, and due transitions are settled then.

use serde_json::Value;

use crate::dice::Dice;
use crate::load::{Load, Profile};
use crate::network::Interface;
use crate::oddities::Oddity;
use crate::timeline::{Condition, Timeline};

/// A power action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// From down to up.
    Start,
    /// From up to up.
    Restart,
    /// From up to down.
    Stop,
}

/// Why an action is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The state does not fit (405).
    Conflict,
    /// The platform tried and failed (500).
    Failed,
}

/// An accepted action on its way.
#[derive(Debug, Clone)]
struct Transition {
    verb: Verb,
    /// A restart that shows itself: down from here until it ends.
    dips: Option<f64>,
    /// `None`: held, or one of the stops that never end.
    ends: Option<f64>,
    held: bool,
}

/// One server.
#[derive(Debug, Clone)]
pub struct Machine {
    /// The number in the path.
    pub id: u64,
    /// The customer's name for it.
    pub name: String,
    /// Virtual CPUs.
    pub cpus: u64,
    /// Bytes.
    pub maxmem: u64,
    /// Bytes.
    pub maxdisk: u64,
    /// Network interfaces, in order.
    pub network: Vec<Interface>,
    /// What always goes wrong with it.
    pub oddity: Option<Oddity>,
    /// Its habits of load.
    pub profile: Profile,
    /// When it was up.
    pub timeline: Timeline,
    /// Whether it really runs.
    pub up: bool,
    /// A status told in place of the true one: stale, or strange.
    pub reported: Option<String>,
    /// Transitions that begin now do not end until released.
    pub hold: bool,
    /// The exact duration of coming transitions, in milliseconds.
    pub transition_ms: Option<f64>,
    /// A body told in place of the detail.
    pub raw: Option<Value>,
    transition: Option<Transition>,
    /// The chances of its transitions, in the order they come.
    pub dice: Dice,
    /// Whether one stop in fifty never ends. Not so for the servers that tests rely on.
    pub stubborn: bool,
}

/// The fixed part of a new server.
#[derive(Debug)]
pub struct Blueprint {
    /// The number in the path.
    pub id: u64,
    /// The customer's name for it.
    pub name: String,
    /// Virtual CPUs.
    pub cpus: u64,
    /// Bytes.
    pub maxmem: u64,
    /// Network interfaces, in order.
    pub network: Vec<Interface>,
    /// When it was up; its end is the state at the start.
    pub timeline: Timeline,
    /// The seed of its habits and chances.
    pub seed: u64,
}

impl Machine {
    /// A server as its blueprint says, at the time `now`.
    pub fn new(blueprint: Blueprint, now: f64) -> Self {
        let mut dice = Dice::new(blueprint.seed ^ 0x7a_11);
        let gigabytes = dice.pick(&[40, 80, 160, 320]).copied().unwrap_or(80);
        Self {
            up: matches!(blueprint.timeline.at(now), Condition::Up { .. }),
            id: blueprint.id,
            name: blueprint.name,
            cpus: blueprint.cpus,
            maxmem: blueprint.maxmem,
            maxdisk: gigabytes * (1 << 30),
            network: blueprint.network,
            oddity: None,
            profile: Profile::new(blueprint.seed),
            timeline: blueprint.timeline,
            reported: None,
            hold: false,
            transition_ms: None,
            raw: None,
            transition: None,
            stubborn: blueprint.id > 103,
            dice,
        }
    }

    /// Lets what is due by `now` happen.
    pub fn settle(&mut self, now: f64) {
        let Some(transition) = &self.transition else { return };
        let Some(ends) = transition.ends.filter(|ends| *ends <= now) else { return };
        let (verb, dips) = (transition.verb, transition.dips);
        self.transition = None;
        if let Some(dip) = dips {
            self.timeline.change(dip, false);
        }
        self.up = verb != Verb::Stop;
        self.reported = None;
        self.timeline.change(ends, self.up);
    }

    /// The status as the API tells it.
    pub fn status(&self, now: f64) -> &str {
        let dipped = self.transition.as_ref().is_some_and(|transition| {
            transition.ends.is_some() && transition.dips.is_some_and(|dip| dip <= now)
        });
        match &self.reported {
            Some(word) => word,
            None if self.up && !dipped => "UP",
            None => "DOWN",
        }
    }

    /// The load of the present; `None` while the server is told to be down.
    pub fn load(&self, now: f64) -> Option<Load> {
        if self.status(now) == "DOWN" {
            return None;
        }
        let boot = match self.timeline.at(now) {
            Condition::Up { boot } => boot,
            Condition::Down | Condition::Unknown => now - 90_000.0,
        };
        // Finer than the graphs' samples: after a boot, memory is watched as it climbs.
        let mut load = self.profile.at(now.floor().max(boot), boot);
        if now - boot < 2.0 {
            // The platform has nothing to compare with yet, and answers 0 once.
            load.cpu = 0.0;
        }
        Some(load)
    }

    /// Accepts or refuses an action. Accepted means begun, not done.
    pub fn act(&mut self, verb: Verb, now: f64) -> Result<(), Refusal> {
        // A stop that never ends must not lock the server for ever: it may be tried again.
        let live = |transition: &&Transition| transition.held || transition.ends.is_some();
        let going = self.transition.as_ref().filter(live).map(|transition| transition.verb);
        let fits = match verb {
            Verb::Start => !self.up && going.is_none(),
            Verb::Stop | Verb::Restart => self.up,
        };
        if !fits {
            // The refusal is also news: a stale status is put right.
            if self.reported.as_deref().is_some_and(|word| word == "UP" || word == "DOWN") {
                self.reported = None;
            }
            return Err(Refusal::Conflict);
        }
        match (self.oddity, verb, going) {
            (Some(Oddity::WontStart), Verb::Start, _)
            | (Some(Oddity::WontStop), Verb::Stop, _)
            | (Some(Oddity::WontRestart), Verb::Restart, _)
            // A server on its way down is locked against a restart.
            | (_, Verb::Restart, Some(Verb::Stop)) => Err(Refusal::Failed),
            // Asked for again while under way: accepted once more, begun only once.
            (_, _, Some(going)) if going == verb => Ok(()),
            _ => {
                self.begin(verb, now);
                Ok(())
            }
        }
    }

    fn begin(&mut self, verb: Verb, now: f64) {
        let drawn = match verb {
            Verb::Start => self.dice.between(1.0, 3.0),
            Verb::Restart => self.dice.between(2.0, 6.0),
            Verb::Stop => self.dice.between(3.0, 20.0),
        };
        let rare = self.dice.unit();
        let fixed = self.transition_ms.map(|ms| ms / 1_000.0);
        let lasts = fixed.unwrap_or(drawn);
        let never = self.oddity == Some(Oddity::NeverStops)
            || (self.stubborn && fixed.is_none() && !self.hold && rare < 0.02);
        let open = self.hold || (never && verb == Verb::Stop);
        let ends = Some(now + lasts).filter(|_| !open);
        let shows = verb == Verb::Restart && fixed.is_none() && rare < 0.15;
        let dips = Some(now + lasts - 1.5).filter(|_| shows);
        self.transition = Some(Transition { verb, dips, ends, held: self.hold });
    }

    /// Holds coming transitions, or releases a held one, which then ends at once.
    pub fn set_hold(&mut self, hold: bool, now: f64) {
        self.hold = hold;
        if let Some(transition) = self.transition.as_mut().filter(|transition| transition.held && !hold) {
            transition.held = false;
            transition.ends = Some(now);
        }
        self.settle(now);
    }

    /// Puts the server into a state, whatever it was doing. Words other than `UP` and `DOWN` are
    /// told as they are, over whatever it really does.
    pub fn set_status(&mut self, word: &str, now: f64) {
        self.transition = None;
        match word {
            "UP" | "DOWN" => {
                let up = word == "UP";
                self.reported = None;
                if self.up != up {
                    self.up = up;
                    self.timeline.change(now, up);
                }
            }
            _ => self.reported = Some(word.to_owned()),
        }
    }

    /// The action under way, in the API's word.
    pub fn pending(&self) -> Option<&'static str> {
        self.transition.as_ref().map(|transition| transition.verb.word())
    }
}

impl Verb {
    /// The word in paths and texts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Restart => "restart",
            Self::Stop => "stop",
        }
    }
}
