//! What a server is: id, CPUs, and how much of them and of its memory is in use.

use leptos::prelude::*;

use super::meter::Meter;
use crate::domain::{PowerState, Server, ServerId};
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::store::Entry;
use crate::ui::words::{Words, use_words};

/// What a meter of a server measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Load {
    /// CPU in use, of all virtual CPUs.
    Cpu,
    /// Memory in use, of what it has.
    Memory,
}

/// CPU or memory of a server as a meter. Used by its page and in the fleet.
#[component]
pub fn ServerMeter(
    /// The server.
    entry: ArcRwSignal<Entry>,
    /// What it measures.
    load: Load,
) -> impl IntoView {
    let words = use_words();
    let text = &words.text().server;
    // A memo, so that a poll that brings the same numbers touches nothing: used, limit, share.
    let used = Memo::new(move |_| {
        entry.with(|entry| {
            let server = running(entry)?;
            Some(match load {
                Load::Cpu => (server.cpu, None, server.cpu.map(|cpu| cpu / 100.0)),
                Load::Memory => (server.memory, server.memory_limit, server.memory_share()),
            })
        })
    });
    let value = live::text(move || {
        let (used, limit, _) = used.get().unwrap_or_default();
        match load {
            Load::Cpu => used.map_or_else(absent, |cpu| words.write(|format| format.percent(cpu))),
            Load::Memory => memory_text(words, used, limit),
        }
    });
    view! {
        <Meter
            label=match load {
                Load::Cpu => text.cpu,
                Load::Memory => text.memory,
            }
            share=Signal::derive(move || used.get().and_then(|(_, _, share)| share))
            value=value
        />
    }
}

fn absent() -> String {
    "–".to_owned()
}

fn memory_text(words: Words, used: Option<f64>, limit: Option<f64>) -> String {
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
            <div class="facts-meters">
                <ServerMeter entry=entry.clone() load=Load::Cpu />
                <ServerMeter entry=entry load=Load::Memory />
            </div>
        </section>
    }
}
