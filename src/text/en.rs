//! English.

mod fleet;
mod graphs;

use super::{Config, Failures, Frame, Server, SignIn, Text, WantedWords};
use crate::api::CredentialsFault;
use crate::domain::{Denial, Doubt, PowerAction, PowerState};
use crate::format::Units;

pub const TEXT: Text = Text {
    units: Units {
        sizes: ["B", "KiB", "MiB", "GiB", "TiB", "PiB"],
        rates: ["B/s", "kB/s", "MB/s", "GB/s", "TB/s"],
        percent: "%",
    },
    frame: Frame {
        skip: "Skip to the content",
        activity: "Activity",
        activity_empty: "Nothing yet. What you do to servers, and what comes of it, is listed here until you sign out.",
        sign_out: "Sign out",
        settings: "Settings",
        language: "Language",
        theme: "Theme",
        automatic: "Automatic",
        light: "Light",
        dark: "Dark",
        close: "Close",
        dismiss: "Dismiss",
        notifications: "Notifications",
        more_notifications: |count| format!("{count} more in Activity"),
        offline: "You are offline. What is shown is as it was; it is refreshed when the connection is back.",
        loading: "Loading…",
        try_again: "Try again",
        reload: "Reload",
        part_missing: "This part of the panel did not arrive. Check the connection and try again. If a new version was just put in place, reload.",
        copied: "Copied",
        copy: |what| format!("Copy {what}"),
        copy_message: "message",
        not_found: "Page not found",
        not_found_body: "There is nothing at this address.",
        back_to_servers: "Back to the servers",
        commands: "Commands",
        single_keys: "Keys without Ctrl or ⌘: / for the search",
        keys_hint: "Ctrl+K (⌘K on a Mac) opens the commands from everywhere.",
        framed: |origin| {
            format!(
                "Shown inside {}, which this panel does not know: servers can't be started or stopped here.",
                origin.unwrap_or("another site")
            )
        },
        open_alone: "Open the panel in a tab of its own",
    },
    sign_in: SignIn {
        title: "Sign in",
        lead: "With the e-mail address of your account and an API key.",
        email: "E-mail",
        key: "API key",
        key_hint: "Kept in memory, or in this tab if you tick the box. Sent to nobody but the API.",
        keep: "Keep me signed in for this tab",
        submit: "Sign in",
        working: "Signing in…",
        refused: "The API does not accept this e-mail address with this key.",
        again_title: "Sign in again",
        again_lead: "The API no longer accepts your key. Everything stays where it was.",
        other_title: "Use another key",
        other_lead: "Everything stays where it was.",
        cancel: "Cancel",
        demo: "This is a sandbox: its servers are invented. You may sign in with its demo account.",
        fill_in: "Fill in",
        portal: "Sign in on the portal",
        portal_lead: "Your session has ended. Sign in on the portal, come back, and try again. Everything stays where it was.",
        portal_unknown: "Your session has ended. Sign in again where you came from, and try again here. Everything stays where it was.",
        fault: |fault| match fault {
            CredentialsFault::EmailMissing => "Enter your e-mail address.",
            CredentialsFault::KeyMissing => "Enter your API key.",
            CredentialsFault::EmailUnusable => "This e-mail address has a character that can't be sent.",
            CredentialsFault::KeyUnusable => {
                "This key has a character that can't be sent. Was it copied whole?"
            }
        },
    },
    fleet: fleet::FLEET,
    many: fleet::MANY,
    palette: fleet::PALETTE,
    server: Server {
        state: |state| match state {
            PowerState::Running => "Running",
            PowerState::Stopped => "Stopped",
            PowerState::Unknown => "Unknown",
        },
        suspended: "Suspended",
        unread: "Not read",
        pending: |action| match action {
            PowerAction::Start => "Starting…",
            PowerAction::Restart => "Restarting…",
            PowerAction::Stop => "Stopping…",
        },
        not_confirmed: "Not confirmed",
        look_again: "Look again",
        power: "Power",
        action: |action| match action {
            PowerAction::Start => "Start",
            PowerAction::Restart => "Restart",
            PowerAction::Stop => "Stop",
        },
        denial: |denial| match denial {
            Denial::NotRead => "Its state is not known yet",
            Denial::AlreadyRunning => "It already runs",
            Denial::AlreadyStopped => "It is already stopped",
            Denial::StoppedCannotRestart => "It is stopped: start it instead",
            Denial::Suspended => "The service is suspended: see the invoices",
            Denial::Pending(PowerAction::Start) => "It is being started",
            Denial::Pending(PowerAction::Restart) => "It is being restarted",
            Denial::Pending(PowerAction::Stop) => "It is being stopped",
            Denial::NotPermitted => "Your plan or key does not allow this",
            Denial::Framed => "Not in this page: the panel does not know the site that shows it",
        },
        doubt: |doubt| match doubt {
            Doubt::NotGiven => "The API does not say clearly whether this server runs.",
            Doubt::Stale => "The state is an earlier one: the latest read has failed.",
        },
        facts: "Details",
        id: "Id",
        cpus: "vCPUs",
        cpu: "CPU",
        memory: "Memory",
        of: |used, limit| format!("{used} of {limit}"),
        not_given: "Not given",
        interfaces: "Network interfaces",
        no_interfaces: "This server has no network interface.",
        interface: |number| format!("Interface {number}"),
        address: "Address",
        reverse: "Reverse name",
        mask: "Mask",
        gateway: "Gateway",
        mac: "MAC",
        updated_now: "updated just now",
        updated: |ago| format!("updated {ago} ago"),
        seconds: |count| format!("{count} s"),
        minutes: |count| format!("{count} min"),
        hours: |count| format!("{count} h"),
        stale: |ago| format!("As it was {ago} ago: the refresh failed."),
        confirm: |action| match action {
            PowerAction::Start => ("Start ", "?"),
            PowerAction::Restart => ("Restart ", "?"),
            PowerAction::Stop => ("Stop ", "?"),
        },
        consequence: |action| match action {
            PowerAction::Start => "The server is switched on.",
            PowerAction::Restart => {
                "Everything that runs on it is interrupted until it has started again. What is not saved may be lost."
            }
            PowerAction::Stop => {
                "Everything that runs on it ends, and it stays off until somebody starts it. What is not saved may be lost."
            }
        },
        cancel: "Cancel",
        overdue: |name, action| match action {
            PowerAction::Start => format!("{name} is still starting. Not confirmed after 90 s."),
            PowerAction::Restart => format!("{name} is still restarting. Not confirmed after 90 s."),
            PowerAction::Stop => format!("{name} is still stopping. Not confirmed after 90 s."),
        },
    },
    graphs: graphs::GRAPHS,
    failures: Failures {
        action_failed: |name, action| match action {
            PowerAction::Start => format!("{name} could not be started."),
            PowerAction::Restart => format!("{name} could not be restarted."),
            PowerAction::Stop => format!("{name} could not be stopped."),
        },
        conflict: |name, action| match action {
            PowerAction::Start => format!("{name} was already running."),
            PowerAction::Restart => format!("{name} is stopped, so it could not be restarted."),
            PowerAction::Stop => format!("{name} was already stopped."),
        },
        denied: |name, why| format!("{name}: nothing was sent. {why}."),
        paused: |name, action, seconds| match action {
            PowerAction::Start => format!("{name} was not started: the API asks for a pause of {seconds} s."),
            PowerAction::Restart => {
                format!("{name} was not restarted: the API asks for a pause of {seconds} s.")
            }
            PowerAction::Stop => format!("{name} was not stopped: the API asks for a pause of {seconds} s."),
        },
        lost: |name, action| match action {
            PowerAction::Start => {
                format!("No clear answer about starting {name}: it may have been done, or not.")
            }
            PowerAction::Restart => {
                format!("No clear answer about restarting {name}: it may have been done, or not.")
            }
            PowerAction::Stop => {
                format!("No clear answer about stopping {name}: it may have been done, or not.")
            }
        },
        confirmed: |name, action| match action {
            PowerAction::Start => format!("{name} is running."),
            PowerAction::Restart => format!("{name} has restarted."),
            PowerAction::Stop => format!("{name} is stopped."),
        },
        running_throughout: |name| {
            format!("{name} is running. The restart was accepted; the API does not show when it is done.")
        },
        accepted: |name, action| match action {
            PowerAction::Start => format!("Start of {name} accepted."),
            PowerAction::Restart => format!("Restart of {name} accepted."),
            PowerAction::Stop => format!("Stop of {name} accepted."),
        },
        suspended: |name| format!("{name} is suspended."),
        suspended_account: "The service is suspended.",
        node: |name| format!("The machine that hosts {name} can't be reached."),
        node_account: "The machine that hosts this can't be reached.",
        not_found: |name| format!("{name} is not on this account."),
        not_found_account: "It is not on this account.",
        no_graphs: "There are no graphs for this server.",
        timeframe: "The API does not know this time range.",
        not_allowed: "Your plan or key does not allow this.",
        credentials: "The API does not accept your key any more.",
        rate_limited: |seconds| {
            format!("The API asks for a pause of {seconds} s. It is asked again after that.")
        },
        wrong_address: "There is no API at this address.",
        server_fault: |status| format!("The API, or something in front of it, is broken (status {status})."),
        unexpected: |status| {
            format!("The API answered in a way that its document does not know (status {status}).")
        },
        unreadable: |kind| format!("The API's answer can't be read: it came as {kind}."),
        unreadable_unnamed: "The API's answer can't be read.",
        timed_out: "The API did not answer in time.",
        unreachable: "The API can't be reached.",
        aborted: "The request was given up.",
        see_invoices: "See the invoices",
        contact_support: "Contact support",
        use_another_key: "Use another key",
        try_later: "Try again in a moment; if it fails again, contact support.",
        check_address: "The address of the API in config.json is probably wrong.",
        state_is_true: "Somebody or something else was quicker. The state shown is the true one.",
        state_is_checked: "It is not sent again. The server's state is being checked.",
        check_connection: "You may be offline, or the API may not allow this page to ask (CORS).",
    },
    config: Config {
        title: "The configuration can't be used",
        lead: "Whoever runs this panel has to mend config.json:",
        not_json: "It is not valid JSON.",
        unreachable: "It could not be loaded.",
        field: |field, wanted| format!("“{field}” must be {wanted}."),
        wanted: WantedWords {
            text: "a text that is not empty",
            address: "an address",
            link: "an address that begins with \"https://\", \"http://\" or \"mailto:\"",
            own_origin: "on this page’s own origin, because “auth” is \"session\"",
            origins: "a list of origins, such as [\"https://portal.example\"]",
            colour: "a colour, such as \"#0077aa\"",
            language: "\"auto\" or a language’s code",
            group: "a group of fields: { … }",
            or: " or ",
        },
    },
};
