//! One action on many servers: a few at a time, each outcome on its own, and never a server that was not confirmed.
//!
//! It sends nothing. It says whose turn it is, and takes down what came of it.

use super::Outcome;
use crate::api::Failure;
use crate::domain::{Denial, PowerAction, ServerId};

/// Requests under way at once.
const AT_ONCE: usize = 4;
/// Servers that may be on their way to their new state at once: each is watched until it is there.
const WATCHED_AT_ONCE: usize = 24;

/// How far one server has come.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Not its turn yet.
    Waiting,
    /// Asked; no answer yet.
    Asked,
    /// Accepted, or the answer was lost: its state is being watched.
    Watched {
        /// True when the answer was lost.
        lost: bool,
    },
    /// It ended so.
    Ended(Outcome),
    /// When its turn came the action could not work any more; nothing was sent.
    Skipped(Denial),
    /// The rest was stopped before its turn; nothing was sent.
    Held,
}

/// One server of the run.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Which.
    pub id: ServerId,
    /// Its name when it was confirmed.
    pub name: String,
    /// How far it has come.
    pub step: Step,
}

/// The run.
#[derive(Clone, Debug, PartialEq)]
pub struct Bulk {
    /// What is done to each.
    pub action: PowerAction,
    /// The servers that the user has confirmed, in the order of the preview.
    pub items: Vec<Item>,
}

impl Item {
    /// True when the action was refused, or its end was not seen: worth another try.
    pub fn has_failed(&self) -> bool {
        match &self.step {
            Step::Ended(Outcome::Refused(error)) => !matches!(error.failure, Failure::Conflict(_)),
            Step::Ended(outcome) => matches!(outcome, Outcome::NotConfirmed),
            _ => false,
        }
    }

    /// True when nothing more will happen to it.
    pub const fn is_over(&self) -> bool {
        matches!(self.step, Step::Ended(_) | Step::Skipped(_) | Step::Held)
    }

    /// True when the action was asked for and has, or will have, an outcome.
    const fn is_under_way(&self) -> bool {
        matches!(self.step, Step::Asked | Step::Watched { .. })
    }
}

impl Bulk {
    /// A run over the servers that were confirmed. One that is named twice has one turn.
    pub fn new(action: PowerAction, confirmed: Vec<(ServerId, String)>) -> Self {
        let mut items: Vec<Item> = Vec::with_capacity(confirmed.len());
        for (id, name) in confirmed {
            if items.iter().all(|item| item.id != id) {
                items.push(Item { id, name, step: Step::Waiting });
            }
        }
        Self { action, items }
    }

    /// Whose turn it is, if anybody's. From now on it counts as asked.
    pub fn take_turn(&mut self) -> Option<ServerId> {
        let asked = self.items.iter().filter(|item| item.step == Step::Asked).count();
        let under_way = self.items.iter().filter(|item| item.is_under_way()).count();
        if asked >= AT_ONCE || under_way >= WATCHED_AT_ONCE {
            return None;
        }
        let item = self.items.iter_mut().find(|item| item.step == Step::Waiting)?;
        item.step = Step::Asked;
        Some(item.id)
    }

    /// Nothing could be sent at all when its turn came.
    pub fn hold(&mut self, id: ServerId) {
        if let Some(item) = self.items.iter_mut().find(|item| item.id == id && item.step == Step::Asked) {
            item.step = Step::Held;
        }
    }

    /// The table of permissions said no when its turn came.
    pub fn skip(&mut self, id: ServerId, denial: Denial) {
        if let Some(item) = self.items.iter_mut().find(|item| item.id == id && item.step == Step::Asked) {
            item.step = Step::Skipped(denial);
        }
    }

    /// Takes down what came of an action. True when it belongs to this run.
    pub fn note(&mut self, id: ServerId, action: PowerAction, outcome: &Outcome) -> bool {
        let of_run = |item: &&mut Item| item.id == id && item.is_under_way();
        let Some(item) = self.items.iter_mut().find(of_run).filter(|_| self.action == action) else {
            return false;
        };
        item.step = match outcome {
            Outcome::Accepted(_) => Step::Watched { lost: false },
            Outcome::Lost(_) => Step::Watched { lost: true },
            ended => Step::Ended(ended.clone()),
        };
        true
    }

    /// Stops what has not had its turn. What was asked already can't be taken back.
    pub fn stop_rest(&mut self) {
        for item in self.items.iter_mut().filter(|item| item.step == Step::Waiting) {
            item.step = Step::Held;
        }
    }

    /// A run over those that failed, alone.
    pub fn retry(&self) -> Vec<ServerId> {
        self.items.iter().filter(|item| item.has_failed()).map(|item| item.id).collect()
    }

    /// True when nothing more will happen.
    pub fn is_over(&self) -> bool {
        self.items.iter().all(Item::is_over)
    }

    /// True while servers wait for their turn, or for an answer: leaving now would lose something.
    pub fn is_sending(&self) -> bool {
        self.items.iter().any(|item| matches!(item.step, Step::Waiting | Step::Asked))
    }

    /// How many fit.
    pub fn count(&self, fits: impl Fn(&Item) -> bool) -> usize {
        self.items.iter().filter(|item| fits(item)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::ApiError;

    fn run(servers: u64) -> Bulk {
        Bulk::new(PowerAction::Stop, (1..=servers).map(|id| (ServerId::new(id), format!("vm{id}"))).collect())
    }

    fn start(run: &mut Bulk) -> Vec<String> {
        std::iter::from_fn(|| run.take_turn()).map(|id| id.to_string()).collect()
    }

    fn note(run: &mut Bulk, id: u64, outcome: Outcome) -> bool {
        run.note(ServerId::new(id), PowerAction::Stop, &outcome)
    }

    fn refused(failure: Failure) -> Outcome {
        Outcome::Refused(ApiError::silent(failure))
    }

    #[test]
    fn four_at_a_time_and_the_answer_makes_room() {
        let mut run = run(7);
        assert_eq!(start(&mut run), ["1", "2", "3", "4"]);
        assert!(note(&mut run, 2, Outcome::Accepted(None)));
        assert!(note(&mut run, 3, refused(Failure::Suspended)));
        assert_eq!(start(&mut run), ["5", "6"]);
        assert!(note(&mut run, 2, Outcome::Confirmed));
        assert!(start(&mut run).is_empty(), "a confirmation frees no request");
        assert!(run.is_sending() && !run.is_over());
    }

    #[test]
    fn a_run_takes_down_its_own_outcomes_only() {
        let mut run = run(3);
        start(&mut run);
        assert!(!note(&mut run, 9, Outcome::Confirmed), "another server");
        assert!(!run.note(ServerId::new(1), PowerAction::Start, &Outcome::Confirmed), "another action");
        assert!(note(&mut run, 1, Outcome::Lost(ApiError::silent(Failure::TimedOut))));
        assert_eq!(run.items.first().map(|item| item.step.clone()), Some(Step::Watched { lost: true }));
        assert!(note(&mut run, 1, Outcome::NotConfirmed));
        assert!(!note(&mut run, 1, Outcome::Confirmed), "what has ended stays so");
        run.skip(ServerId::new(2), Denial::AlreadyStopped);
        assert!(!note(&mut run, 2, Outcome::Confirmed), "it was never asked");
        assert!(note(&mut run, 3, refused(Failure::Conflict(PowerAction::Stop))));
        assert!(run.is_over());
        assert_eq!(run.retry(), [ServerId::new(1)], "a conflict is no failure: it is as it should be");
    }

    #[test]
    fn the_rest_can_be_stopped_and_what_was_asked_goes_on() {
        let mut run = run(9);
        start(&mut run);
        run.stop_rest();
        assert_eq!(run.count(|item| item.step == Step::Held), 5);
        assert!(run.take_turn().is_none());
        for id in 1..=4 {
            assert!(note(&mut run, id, Outcome::Confirmed));
        }
        assert!(run.is_over() && run.retry().is_empty());
    }

    #[test]
    fn what_is_watched_is_bounded_and_nobody_has_two_turns() {
        let mut run = run(60);
        for id in 1..=24 {
            assert_eq!(run.take_turn(), Some(ServerId::new(id)));
            note(&mut run, id, Outcome::Accepted(None));
        }
        assert_eq!(run.take_turn(), None, "24 are on their way");
        note(&mut run, 7, Outcome::Confirmed);
        assert_eq!(run.take_turn(), Some(ServerId::new(25)));
        let twice = Bulk::new(
            PowerAction::Stop,
            vec![(ServerId::new(1), "a".into()), (ServerId::new(1), "a".into())],
        );
        assert_eq!(twice.items.len(), 1);
    }
}
