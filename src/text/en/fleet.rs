//! English: the fleet, actions on many servers, the command palette.

use crate::domain::fleet::{SortKey, StateFilter};
use crate::domain::{Denial, PowerAction};
use crate::text::{Fleet, Many, Palette};

pub const FLEET: Fleet = Fleet {
    title: "Servers",
    count: |count, written| if count == 1 { "1 server".to_owned() } else { format!("{written} servers") },
    empty: "No servers yet",
    empty_body: "There is no server on this account. One that you order appears here by itself.",
    failed: "The servers could not be listed",
    no_address: "No address",
    nameless: |id| format!("Server {id}"),
    search: "Search servers",
    search_hint: "Name, id, address, MAC",
    state: "State",
    state_name: |state| match state {
        StateFilter::All => "All",
        StateFilter::Running => "Running",
        StateFilter::Stopped => "Stopped",
        StateFilter::Unknown => "Unknown",
    },
    sort: "Sort by",
    sort_name: |key| match key {
        SortKey::Name => "Name",
        SortKey::State => "State",
        SortKey::Cpu => "CPU",
        SortKey::Memory => "Memory",
    },
    reverse: "Reverse the order",
    view: "View",
    cards: "Cards",
    table: "Table",
    read: "Read",
    now: "now",
    selection: "Selection",
    found: |found, total, written| {
        if total == 1 { format!("{found} of 1 server") } else { format!("{found} of {written} servers") }
    },
    progress: |known, total| format!("State known for {known} of {total}"),
    none_found: "No server fits",
    show_all: "Show all servers",
    pause: "Pause live updates",
    paused: "Live updates are paused: what is shown is as it was.",
    resume: "Resume live updates",
    behind: "The list has changed.",
    renew: "Update the list",
    select: |name| format!("Select {name}"),
    select_all: |count| format!("Select all {count} shown"),
};

pub const MANY: Many = Many {
    region: "Selection",
    selected: |_, count| format!("{count} selected"),
    hidden: |_, count| format!("{count} of them not shown"),
    clear: "Clear selection",
    question: |action, count, written| {
        let servers = if count == 1 { "server" } else { "servers" };
        match action {
            PowerAction::Start => format!("Start {written} {servers}?"),
            PowerAction::Restart => format!("Restart {written} {servers}?"),
            PowerAction::Stop => format!("Stop {written} {servers}?"),
        }
    },
    consequence: |action| match action {
        PowerAction::Start => "They are switched on, four at a time.",
        PowerAction::Restart => {
            "Everything that runs on them is interrupted, four at a time. What is not saved may be lost."
        }
        PowerAction::Stop => {
            "Everything that runs on them ends, four at a time, and they stay off. What is not saved may be lost."
        }
    },
    will: |action, count| match action {
        PowerAction::Start => format!("Start {count}"),
        PowerAction::Restart => format!("Restart {count}"),
        PowerAction::Stop => format!("Stop {count}"),
    },
    unsure: |action, count| match action {
        PowerAction::Start => format!("Start {count} whose state is not certain"),
        PowerAction::Restart => format!("Restart {count} whose state is not certain"),
        PowerAction::Stop => format!("Stop {count} whose state is not certain"),
    },
    skip: |denial, number, count| match denial {
        Denial::NotRead => format!("Skip {count}: state not known yet"),
        Denial::AlreadyRunning => format!("Skip {count} already running"),
        Denial::AlreadyStopped => format!("Skip {count} already stopped"),
        Denial::StoppedCannotRestart if number == 1 => {
            format!("Skip {count} that is stopped: start it instead")
        }
        Denial::StoppedCannotRestart => format!("Skip {count} that are stopped: start them instead"),
        Denial::Suspended => format!("Skip {count} suspended"),
        Denial::Pending(_) => format!("Skip {count} with an action under way"),
        Denial::Framed => format!("Skip {count}: not in this page, which the panel does not know"),
        Denial::NotPermitted => format!("Skip {count}: your plan or key does not allow this"),
    },
    not_shown: |count| format!("{count} of these not shown in the list now"),
    none: |action| match action {
        PowerAction::Start => "None of these can be started now.",
        PowerAction::Restart => "None of these can be restarted now.",
        PowerAction::Stop => "None of these can be stopped now.",
    },
    busy: "Another action on many servers is still under way.",
    number: |count| format!("Number of servers to stop ({count})"),
    type_number: |count| format!("Type {count} to go on."),
    progress: |action, done, all| match action {
        PowerAction::Start => format!("Starting servers: {done} of {all} done"),
        PowerAction::Restart => format!("Restarting servers: {done} of {all} done"),
        PowerAction::Stop => format!("Stopping servers: {done} of {all} done"),
    },
    summary: |action, (_, done), (number, all), (failed, written)| {
        let did = match action {
            PowerAction::Start => "Started",
            PowerAction::Restart => "Restarted",
            PowerAction::Stop => "Stopped",
        };
        let failed = if failed == 0 { String::new() } else { format!(", {written} failed") };
        let servers = if number == 1 { "server" } else { "servers" };
        format!("{did} {done} of {all} {servers}{failed}")
    },
    outcomes: "outcomes",
    failed: |count| format!("Failed: {count}"),
    waiting: "Waiting",
    asked: "Asked",
    lost: "No clear answer, checking",
    held: "Not sent: the rest was stopped",
    done: "Done",
    not_sent: "Not sent",
    more: |_, count| format!("and {count} more"),
    stop_rest: "Stop the rest",
    retry: "Retry failed",
    show: "Show",
    hide: "Hide",
};

pub const PALETTE: Palette = Palette {
    title: "Commands",
    label: "Find a server or a command",
    hint: "A server, “stop shop-1”, “dark”…",
    none: "Nothing fits",
    server: "Server",
    action: "Action",
    filter: "Filter",
    setting: "Setting",
    command: "Command",
};
