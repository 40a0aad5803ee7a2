//! A poll: a read that is repeated for as long as its owner lives, and whose gate is open.

use std::future::Future;
use std::pin::pin;

use futures_util::future::select;
use leptos::task::spawn_local_scoped_with_cancellation;

use super::gate::Gate;
use crate::api::Patience;
use crate::browser::clock;
use crate::sync::rhythm;

/// Runs `read` now and then every `interval` milliseconds. `interval` is asked anew whenever the gate's bell rings;
/// `None` means not now. Leaving the owner drops a read that is under way, which aborts its request.
pub fn poll<Reading: Future<Output = ()>>(
    gate: Gate,
    interval: impl Fn() -> Option<f64> + 'static,
    read: impl Fn(Patience) -> Reading + 'static,
) {
    spawn_local_scoped_with_cancellation(async move {
        let mut last = None;
        loop {
            wait_until_due(gate, &interval, last).await;
            let patience = if last.is_none() { Patience::Waiting } else { Patience::Refreshing };
            last = Some(clock::now());
            read(patience).await;
        }
    });
}

async fn wait_until_due(gate: Gate, interval: &impl Fn() -> Option<f64>, last: Option<f64>) {
    loop {
        let bell = gate.bell();
        let rung = pin!(bell.notified());
        let interval = interval().filter(|_| gate.is_open());
        let outdated = last.is_some_and(|last| gate.outdated(last));
        match interval {
            None => rung.await,
            Some(_) if outdated => return,
            Some(interval) => {
                let wait = rhythm::due_in(last, interval, clock::now());
                if wait <= 0.0 {
                    return;
                }
                let timer = pin!(clock::sleep(wait.ceil() as u32));
                select(rung, timer).await;
            }
        }
    }
}
