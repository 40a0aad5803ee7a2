//! A poll: a read that is repeated for as long as its owner lives, and whose gate is open.

use std::future::Future;
use std::pin::pin;

use futures_util::FutureExt;
use futures_util::future::{LocalBoxFuture, select};
use leptos::task::spawn_local_scoped_with_cancellation;

use super::gate::Gate;
use crate::api::Patience;
use crate::browser::clock;
use crate::sync::rhythm;

/// Milliseconds between the beginnings of two reads, or not now.
type Interval = Box<dyn Fn() -> Option<f64>>;
/// Reads once.
type Read = Box<dyn Fn(Patience) -> LocalBoxFuture<'static, ()>>;

/// Runs `read` now and then every `interval` milliseconds, a little more by chance. `interval` is asked anew whenever the gate's bell rings;
/// `None` means not now. `known` is when something was read already, by somebody else: that counts. Leaving the owner drops a read that is under way, which aborts its request.
pub fn poll<Reading: Future<Output = ()> + 'static>(
    gate: Gate,
    known: Option<f64>,
    interval: impl Fn() -> Option<f64> + 'static,
    read: impl Fn(Patience) -> Reading + 'static,
) {
    spawn_local_scoped_with_cancellation(repeat(
        gate,
        known,
        Box::new(interval),
        Box::new(move |patience| read(patience).boxed_local()),
    ));
}

async fn repeat(gate: Gate, known: Option<f64>, interval: Interval, read: Read) {
    let mut last = known;
    loop {
        wait_until_due(gate, &interval, last, clock::chance()).await;
        let patience = if last.is_none() { Patience::Waiting } else { Patience::Refreshing };
        let began = clock::now();
        read(patience).await;
        // One that took long has waited out a pause, or for nobody: another at its heels would help no one.
        let ended = clock::now();
        let quick = interval().is_some_and(|interval| ended - began < interval / 2.0);
        last = Some(if quick { began } else { ended });
    }
}

async fn wait_until_due(gate: Gate, interval: &Interval, last: Option<f64>, chance: f64) {
    loop {
        let bell = gate.bell();
        let rung = pin!(bell.notified());
        let outdated = last.is_some_and(|last| gate.outdated(last));
        match interval().filter(|_| gate.is_open()) {
            None => rung.await,
            Some(_) if outdated => return,
            Some(_) if last.is_some() && gate.is_paused() => rung.await,
            Some(interval) => {
                let wait = rhythm::due_in(last, rhythm::spread(interval, chance), clock::now());
                if wait <= 0.0 {
                    return;
                }
                let timer = pin!(clock::sleep(wait.ceil() as u32));
                select(rung, timer).await;
            }
        }
    }
}
