//! A power action under way: from the decision until the server's state agrees, or a deadline passes.
//!
//! It decides nothing about sending: an action is sent once, elsewhere. This only watches.

use crate::domain::{PowerAction, PowerState};

/// How long an accepted action may take to show, in milliseconds, before it counts as not confirmed.
pub const DEADLINE_MS: f64 = 90_000.0;

/// How long a restart is watched for the server going down, in milliseconds. Often it is never seen down
/// (`wire.md`, trap 4), so after this a server that runs is taken as it is, and that is said.
pub const RESTART_WATCH_MS: f64 = 30_000.0;

/// What the API has answered to the action itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Awaited,
    Accepted,
    Unknown,
}

/// An action under way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pending {
    action: PowerAction,
    answer: Answer,
    answered: f64,
    seen_down: bool,
    overdue: bool,
}

/// What a look at the server, or the passing of time, has shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Not yet.
    Waiting,
    /// The state agrees: done.
    Confirmed,
    /// A restart that was accepted and whose end can't be seen: the server runs, and was never seen down.
    RunningThroughout,
    /// The deadline has passed. Told once; from then on [`Pending::is_overdue`].
    NotConfirmed,
}

impl Pending {
    /// The action has just been decided; its request is on its way.
    pub const fn sent(action: PowerAction, now: f64) -> Self {
        Self { action, answer: Answer::Awaited, answered: now, seen_down: false, overdue: false }
    }

    /// Another tab has sent it. How that went is not known yet, and if that tab is closed it never will be: so its
    /// state is looked at as after a lost answer.
    pub const fn elsewhere(action: PowerAction, now: f64) -> Self {
        Self { action, answer: Answer::Unknown, answered: now, seen_down: false, overdue: false }
    }

    /// The API has accepted it.
    pub const fn accepted(&mut self, now: f64) {
        self.answer = Answer::Accepted;
        self.answered = now;
    }

    /// The answer was lost: it may have happened or not. Only the state can tell.
    pub const fn lost(&mut self, now: f64) {
        self.answer = Answer::Unknown;
        self.answered = now;
    }

    /// Whether the API has accepted it, as far as this tab knows.
    pub const fn is_accepted(&self) -> bool {
        matches!(self.answer, Answer::Accepted)
    }

    /// Which action it is.
    pub const fn action(&self) -> PowerAction {
        self.action
    }

    /// True when the deadline has passed without a confirmation.
    pub const fn is_overdue(&self) -> bool {
        self.overdue
    }

    /// Watches anew, for another deadline: the user asked to look again.
    pub const fn look_again(&mut self, now: f64) {
        self.overdue = false;
        self.answered = now;
    }

    /// A read of the server that began at `began` gave `state`. A read that began before the action was answered
    /// tells nothing of its outcome.
    pub fn observe(&mut self, state: PowerState, began: f64, now: f64) -> Progress {
        if self.answer == Answer::Awaited || began < self.answered {
            return Progress::Waiting;
        }
        self.seen_down |= state == PowerState::Stopped;
        let agrees = state == self.action.goal();
        match self.action {
            PowerAction::Start | PowerAction::Stop if agrees => Progress::Confirmed,
            PowerAction::Restart if agrees && self.seen_down => Progress::Confirmed,
            PowerAction::Restart
                if agrees && self.answer == Answer::Accepted && now - self.answered >= RESTART_WATCH_MS =>
            {
                Progress::RunningThroughout
            }
            _ => self.tick(now),
        }
    }

    /// Time has passed.
    pub fn tick(&mut self, now: f64) -> Progress {
        if self.answer == Answer::Awaited || self.overdue || now - self.answered < DEADLINE_MS {
            return Progress::Waiting;
        }
        self.overdue = true;
        Progress::NotConfirmed
    }
}

#[cfg(test)]
mod tests {
    use super::Progress::{Confirmed, NotConfirmed, RunningThroughout, Waiting};
    use super::*;
    use crate::domain::PowerAction::{Restart, Start, Stop};
    use crate::domain::PowerState::{Running, Stopped, Unknown};

    /// Seconds after the answer, and the state that was seen then.
    type Look = (f64, PowerState);

    /// Looks until the last, and gives what each look showed.
    fn watch(mut pending: Pending, looks: &[Look]) -> Vec<Progress> {
        looks.iter().map(|&(at, state)| pending.observe(state, at * 1_000.0, at * 1_000.0)).collect()
    }

    fn accepted(action: PowerAction) -> Pending {
        let mut pending = Pending::sent(action, 0.0);
        pending.accepted(0.0);
        pending
    }

    fn lost(action: PowerAction) -> Pending {
        let mut pending = Pending::sent(action, 0.0);
        pending.lost(0.0);
        pending
    }

    #[test]
    fn an_accepted_action_waits_for_the_state_to_agree() {
        let rows: &[(Pending, &[Look], &[Progress])] = &[
            (accepted(Start), &[(1.0, Stopped), (4.0, Running)], &[Waiting, Confirmed]),
            (
                accepted(Stop),
                &[(1.0, Running), (4.0, Unknown), (7.0, Stopped)],
                &[Waiting, Waiting, Confirmed],
            ),
            (
                accepted(Restart),
                &[(1.0, Running), (4.0, Stopped), (7.0, Running)],
                &[Waiting, Waiting, Confirmed],
            ),
            (
                accepted(Restart),
                &[(1.0, Running), (29.0, Running), (30.0, Running)],
                &[Waiting, Waiting, RunningThroughout],
            ),
            (accepted(Restart), &[(30.0, Unknown), (90.0, Unknown)], &[Waiting, NotConfirmed]),
            (
                accepted(Stop),
                &[(89.0, Running), (90.0, Running), (93.0, Running), (96.0, Stopped)],
                &[Waiting, NotConfirmed, Waiting, Confirmed],
            ),
            (lost(Start), &[(3.0, Running)], &[Confirmed]),
            (lost(Stop), &[(3.0, Running), (90.0, Running)], &[Waiting, NotConfirmed]),
            (lost(Restart), &[(40.0, Running), (90.0, Running)], &[Waiting, NotConfirmed]),
        ];
        for (pending, looks, expected) in rows {
            assert_eq!(watch(*pending, looks), *expected, "{pending:?}");
        }
    }

    #[test]
    fn a_read_from_before_the_answer_tells_nothing() {
        let mut pending = Pending::sent(Stop, 0.0);
        assert_eq!(pending.observe(Stopped, 100.0, 200.0), Waiting);
        assert_eq!(pending.tick(1_000_000.0), Waiting, "the request itself has a time-out of its own");
        pending.accepted(300.0);
        assert_eq!(pending.observe(Stopped, 250.0, 400.0), Waiting);
        assert_eq!(pending.observe(Stopped, 350.0, 450.0), Confirmed);
    }

    #[test]
    fn looking_again_gives_another_deadline() {
        let mut pending = accepted(Stop);
        assert_eq!(pending.tick(DEADLINE_MS), NotConfirmed);
        assert!(pending.is_overdue());
        pending.look_again(DEADLINE_MS + 1.0);
        assert!(!pending.is_overdue());
        assert_eq!(pending.tick(2.0 * DEADLINE_MS), Waiting);
        assert_eq!(pending.tick(2.0 * DEADLINE_MS + 1.0), NotConfirmed);
    }
}
