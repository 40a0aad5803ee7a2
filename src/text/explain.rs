//! The one place where a failure, or any outcome of an action, becomes a sentence, its next step and its tone.

use super::{Failures, Text};
use crate::api::{ApiError, Failure};
use crate::sync::{Outcome, Report};

/// What the user can do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Nothing: it is a matter of reading.
    Nothing,
    /// Words of advice.
    Advice(&'static str),
    /// Go to the invoices.
    Invoices,
    /// Turn to the support.
    Support,
    /// Sign in with another key.
    AnotherKey,
}

/// How it is told to people who listen rather than look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Good, or neutral: said when there is a pause.
    Status,
    /// A failure: said at once.
    Alert,
}

/// Something explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// One sentence that says what is, and why.
    pub sentence: String,
    /// What to do.
    pub next: NextStep,
    /// How to tell it.
    pub tone: Tone,
}

/// Explains why a read failed. `name` is the server's, where it was about one.
pub fn explain(text: &Text, error: &ApiError, name: Option<&str>) -> Explained {
    let words = &text.failures;
    let named = |with: fn(&str) -> String, without: &str| name.map_or_else(|| without.to_owned(), with);
    let status = || error.status.map(|status| status.to_string()).unwrap_or_default();
    let (sentence, next) = match &error.failure {
        Failure::Suspended => (named(words.suspended, words.suspended_account), NextStep::Invoices),
        Failure::NodeUnreachable => (named(words.node, words.node_account), NextStep::Support),
        Failure::ServerNotFound => (named(words.not_found, words.not_found_account), NextStep::Nothing),
        Failure::NoGraphs => (words.no_graphs.to_owned(), NextStep::Nothing),
        Failure::InvalidTimeframe => (words.timeframe.to_owned(), NextStep::Nothing),
        Failure::CredentialsRefused => (words.credentials.to_owned(), NextStep::AnotherKey),
        Failure::NotAllowed => (words.not_allowed.to_owned(), NextStep::AnotherKey),
        Failure::RateLimited { wait_s } => ((words.rate_limited)(&wait_s.to_string()), NextStep::Nothing),
        Failure::WrongAddress => (words.wrong_address.to_owned(), NextStep::Advice(words.check_address)),
        Failure::ServerFault => ((words.server_fault)(&status()), NextStep::Advice(words.try_later)),
        Failure::UnexpectedStatus | Failure::Conflict(_) | Failure::ActionFailed(_) => {
            ((words.unexpected)(&status()), NextStep::Support)
        }
        Failure::Unreadable { content_type } => {
            (unreadable(words, content_type.as_deref()), NextStep::Support)
        }
        Failure::TimedOut => (words.timed_out.to_owned(), NextStep::Advice(words.try_later)),
        Failure::Unreachable => (words.unreachable.to_owned(), NextStep::Advice(words.check_connection)),
        Failure::Aborted => (words.aborted.to_owned(), NextStep::Nothing),
    };
    Explained { sentence, next, tone: Tone::Alert }
}

/// Explains what came of an action.
pub fn outcome(text: &Text, report: &Report) -> Explained {
    let words = &text.failures;
    let (name, action) = (report.name.as_str(), report.action);
    let calm = |sentence| Explained { sentence, next: NextStep::Nothing, tone: Tone::Status };
    match &report.outcome {
        Outcome::Accepted(_) => calm((words.accepted)(name, action)),
        Outcome::Confirmed => calm((words.confirmed)(name, action)),
        Outcome::RunningThroughout => calm((words.running_throughout)(name)),
        Outcome::NotConfirmed => Explained {
            sentence: (text.server.overdue)(name, action),
            next: NextStep::Nothing,
            tone: Tone::Alert,
        },
        Outcome::Denied(denial) => calm((words.denied)(name, (text.server.denial)(*denial))),
        Outcome::Lost(_) => Explained {
            sentence: (words.lost)(name, action),
            next: NextStep::Advice(words.state_is_checked),
            tone: Tone::Alert,
        },
        Outcome::Refused(error) => match error.failure {
            Failure::Conflict(action) => Explained {
                next: NextStep::Advice(words.state_is_true),
                ..calm((words.conflict)(name, action))
            },
            Failure::ActionFailed(action) => Explained {
                sentence: (words.action_failed)(name, action),
                next: NextStep::Advice(words.try_later),
                tone: Tone::Alert,
            },
            Failure::RateLimited { wait_s } => Explained {
                sentence: (words.paused)(name, action, &wait_s.to_string()),
                next: NextStep::Advice(words.try_later),
                tone: Tone::Alert,
            },
            _ => explain(text, error, Some(name)),
        },
    }
}

fn unreadable(words: &Failures, content_type: Option<&str>) -> String {
    content_type.map_or_else(|| words.unreadable_unnamed.to_owned(), words.unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Denial, PowerAction, ServerId};
    use crate::text::Language;

    fn error(failure: Failure) -> ApiError {
        ApiError { failure, status: Some(500), said: None }
    }

    fn report(outcome: Outcome) -> Report {
        let name = "shop-1".to_owned();
        Report { number: 1, id: ServerId::new(1), name, action: PowerAction::Stop, outcome, at_s: 0 }
    }

    #[test]
    fn every_failure_has_words_of_its_own_and_the_documents_next_step() {
        let failures = [
            (Failure::Suspended, NextStep::Invoices),
            (Failure::NodeUnreachable, NextStep::Support),
            (Failure::ServerNotFound, NextStep::Nothing),
            (Failure::NoGraphs, NextStep::Nothing),
            (Failure::InvalidTimeframe, NextStep::Nothing),
            (Failure::CredentialsRefused, NextStep::AnotherKey),
            (Failure::NotAllowed, NextStep::AnotherKey),
            (Failure::RateLimited { wait_s: 7 }, NextStep::Nothing),
        ];
        for language in Language::ALL {
            let mut said = std::collections::HashSet::new();
            for (failure, next) in failures.clone() {
                let explained = explain(language.text(), &error(failure.clone()), Some("shop-1"));
                assert_eq!(explained.next, next, "{failure:?}");
                assert!(said.insert(explained.sentence), "{failure:?} says what another one says");
            }
            for failure in [
                Failure::WrongAddress,
                Failure::ServerFault,
                Failure::UnexpectedStatus,
                Failure::Unreadable { content_type: Some("text/html".to_owned()) },
                Failure::Unreadable { content_type: None },
                Failure::TimedOut,
                Failure::Unreachable,
                Failure::Aborted,
            ] {
                let explained = explain(language.text(), &error(failure.clone()), None);
                assert!(said.insert(explained.sentence), "{failure:?} says what another one says");
            }
        }
    }

    #[test]
    fn a_conflict_is_calm_and_a_refusal_is_not() {
        for (outcome_, tone) in [
            (Outcome::Confirmed, Tone::Status),
            (Outcome::Denied(Denial::AlreadyRunning), Tone::Status),
            (Outcome::RunningThroughout, Tone::Status),
            (Outcome::Refused(error(Failure::Conflict(PowerAction::Stop))), Tone::Status),
            (Outcome::Refused(error(Failure::ActionFailed(PowerAction::Stop))), Tone::Alert),
            (Outcome::Refused(error(Failure::Suspended)), Tone::Alert),
            (Outcome::Refused(error(Failure::RateLimited { wait_s: 5 })), Tone::Alert),
            (Outcome::Lost(error(Failure::TimedOut)), Tone::Alert),
            (Outcome::NotConfirmed, Tone::Alert),
        ] {
            for language in Language::ALL {
                let explained = outcome(language.text(), &report(outcome_.clone()));
                assert_eq!(explained.tone, tone, "{outcome_:?}");
                assert!(explained.sentence.contains("shop-1"), "{}", explained.sentence);
            }
        }
    }
}
