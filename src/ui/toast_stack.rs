//! Which toasts are on screen. Good news passes by itself; a failure stays until it is dismissed.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{clock, page};
use crate::sync::{Outcome, Report};

/// How long good news stays, in milliseconds.
const PASSES_AFTER_MS: u32 = 6_000;

/// The toasts, oldest first.
#[derive(Clone, Copy)]
pub struct ToastStack {
    /// Reports that are on screen.
    pub reports: RwSignal<Vec<Report>>,
}

impl ToastStack {
    /// An empty stack.
    pub fn new() -> Self {
        Self { reports: RwSignal::default() }
    }

    /// Shows a report.
    pub fn push(self, report: Report) {
        let number = report.number;
        let passes = report.outcome.passes();
        page::keep_focus();
        self.reports.update(|reports| {
            // What is confirmed after all is no longer unconfirmed; and anything overtakes good news.
            reports.retain(|earlier| {
                let late =
                    earlier.action == report.action && matches!(earlier.outcome, Outcome::NotConfirmed);
                !(earlier.id == report.id && (earlier.outcome.passes() || late && passes))
            });
            reports.push(report);
        });
        if passes {
            spawn_local(async move {
                clock::sleep(PASSES_AFTER_MS).await;
                self.dismiss(number);
            });
        }
    }

    /// Takes one away.
    pub fn dismiss(self, number: u64) {
        page::keep_focus();
        self.reports.update(|reports| reports.retain(|report| report.number != number));
    }

    /// Takes all away.
    pub fn clear(self) {
        self.reports.set(Vec::new());
    }
}
