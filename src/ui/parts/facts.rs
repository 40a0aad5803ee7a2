//! What a server is: id, CPUs, and how much of them and of its memory is in use.

use leptos::prelude::*;

use super::meter::Meter;
use crate::domain::{PowerState, ServerId};
use crate::ui::store::Entry;
use crate::ui::words::{Words, use_words};

/// CPU and memory of a server as two meters. Used by its page and by its card.
#[component]
pub fn Meters(
    /// The server.
    entry: ArcRwSignal<Entry>,
) -> impl IntoView {
    let words = use_words();
    let cpu = {
        let entry = entry.clone();
        Memo::new(move |_| entry.with(|entry| running(entry).and_then(|server| server.cpu)))
    };
    let memory = Memo::new(move |_| {
        entry.with(|entry| {
            let server = running(entry)?;
            Some((server.memory, server.memory_limit, server.memory_share()))
        })
    });
    let cpu_text =
        move || cpu.get().map_or_else(|| "–".to_owned(), |cpu| words.write(|format| format.percent(cpu)));
    view! {
        <Meter
            label=Signal::derive(move || words.text().server.cpu.to_owned())
            share=Signal::derive(move || cpu.get().map(|cpu| cpu / 100.0))
            value=Signal::derive(cpu_text)
        />
        <Meter
            label=Signal::derive(move || words.text().server.memory.to_owned())
            share=Signal::derive(move || memory.get().and_then(|(_, _, share)| share))
            value=Signal::derive(move || memory_text(words, memory.get()))
        />
    }
}

fn memory_text(words: Words, memory: Option<(Option<f64>, Option<f64>, Option<f64>)>) -> String {
    let size = |bytes| words.write(|format| format.size(bytes));
    match memory {
        Some((Some(used), Some(limit), _)) => (words.text().server.of)(&size(used), &size(limit)),
        Some((Some(used), None, _)) => size(used),
        _ => "–".to_owned(),
    }
}

/// The server's answer unless it is stopped: a stopped machine uses nothing, and numbers that say so would be noise.
fn running(entry: &Entry) -> Option<&crate::domain::Server> {
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
        move || match entry.with(|entry| entry.remote.data().and_then(|server| server.cpus)) {
            Some(cpus) => words.count(cpus as usize),
            None => words.text().server.not_given.to_owned(),
        }
    };
    view! {
        <section class="panel facts" aria-labelledby="facts-title">
            <h2 id="facts-title" class="panel-title">{move || words.text().server.facts}</h2>
            <dl class="definitions">
                <div>
                    <dt>{move || words.text().server.id}</dt>
                    <dd><code>{id.to_string()}</code></dd>
                </div>
                <div>
                    <dt>{move || words.text().server.cpus}</dt>
                    <dd>{cpus}</dd>
                </div>
            </dl>
            <div class="facts-meters"><Meters entry=entry /></div>
        </section>
    }
}
