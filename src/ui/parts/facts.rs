//! What a server is: id, CPUs, and how much of them and of its memory is in use.

use leptos::prelude::*;

use super::meter::Meter;
use crate::domain::{PowerState, Server, ServerId};
use crate::ui::live;
use crate::ui::store::Entry;
use crate::ui::words::{Words, use_words};

/// CPU and memory of a server as two meters. Used by its page and by its card.
#[component]
pub fn Meters(
    /// The server.
    entry: ArcRwSignal<Entry>,
) -> impl IntoView {
    let words = use_words();
    let text = &words.text().server;
    // One memo for both, so that a poll that brings the same numbers touches nothing.
    let used = Memo::new(move |_| {
        entry.with(|entry| {
            let server = running(entry);
            let memory = server.map(|server| (server.memory, server.memory_limit, server.memory_share()));
            (server.and_then(|server| server.cpu), memory.unwrap_or_default())
        })
    });
    let cpu = move || used.get().0;
    let memory = move || used.get().1;
    view! {
        <Meter
            label=text.cpu
            share=Signal::derive(move || cpu().map(|cpu| cpu / 100.0))
            value=live::text(move || cpu().map_or_else(absent, |cpu| words.write(|format| format.percent(cpu))))
        />
        <Meter
            label=text.memory
            share=Signal::derive(move || memory().2)
            value=live::text(move || memory_text(words, memory()))
        />
    }
}

fn absent() -> String {
    "–".to_owned()
}

fn memory_text(words: Words, (used, limit, _): (Option<f64>, Option<f64>, Option<f64>)) -> String {
    let size = |bytes| words.write(|format| format.size(bytes));
    match (used, limit) {
        (Some(used), Some(limit)) => (words.text().server.of)(&size(used), &size(limit)),
        (Some(used), None) => size(used),
        (None, _) => absent(),
    }
}

/// The server's answer unless it is stopped: a stopped machine uses nothing, and numbers that say so would be noise.
fn running(entry: &Entry) -> Option<&Server> {
    entry.remote.data().filter(|server| server.power != PowerState::Stopped)
}

/// The quiet list of what a server is.
#[component]
pub fn Facts(
    /// Its id.
    id: ServerId,
    /// The server.
    entry: ArcRwSignal<Entry>,
) -> impl IntoView {
    let words = use_words();
    let cpus = {
        let entry = entry.clone();
        live::text(move || match entry.with(|entry| entry.remote.data().and_then(|server| server.cpus)) {
            Some(cpus) => words.count(cpus as usize),
            None => words.text().server.not_given.to_owned(),
        })
    };
    view! {
        <section class="panel facts" aria-labelledby="facts-title">
            <h2 id="facts-title" class="panel-title">{words.text().server.facts}</h2>
            <dl class="definitions">
                <div>
                    <dt>{words.text().server.id}</dt>
                    <dd><code>{id.to_string()}</code></dd>
                </div>
                <div>
                    <dt>{words.text().server.cpus}</dt>
                    <dd>{cpus}</dd>
                </div>
            </dl>
            <div class="facts-meters"><Meters entry=entry /></div>
        </section>
    }
}
