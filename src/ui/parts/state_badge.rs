//! A server's state: shape, word and colour together, never colour alone.

use leptos::prelude::*;

use super::icon::{Icon, IconView};
use crate::domain::{PowerAction, PowerState};
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::store::Entry;
use crate::ui::words::use_words;

/// What the badge says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Badge {
    Power(PowerState),
    Pending(PowerAction),
    NotConfirmed,
    Suspended,
    Unread,
    Loading,
}

impl Badge {
    fn of(entry: &Entry) -> Self {
        match (entry.pending, entry.power()) {
            (Some(pending), _) if pending.is_overdue() => Self::NotConfirmed,
            (Some(pending), _) => Self::Pending(pending.action()),
            _ if entry.is_suspended() => Self::Suspended,
            (None, Some(power)) => Self::Power(power),
            _ if entry.remote.is_blank() => Self::Loading,
            (None, None) => Self::Unread,
        }
    }

    const fn look(self) -> (Option<Icon>, &'static str) {
        match self {
            Self::Power(PowerState::Running) => (Some(Icon::Up), "badge badge-up"),
            Self::Power(PowerState::Stopped) => (Some(Icon::Down), "badge badge-down"),
            Self::Pending(_) => (Some(Icon::Pending), "badge badge-pending"),
            Self::Suspended => (Some(Icon::Suspended), "badge badge-unknown"),
            Self::NotConfirmed => (Some(Icon::Unknown), "badge badge-pending"),
            Self::Power(PowerState::Unknown) | Self::Unread => (Some(Icon::Unknown), "badge badge-unknown"),
            Self::Loading => (None, "badge badge-blank"),
        }
    }
}

/// The badge.
#[component]
pub fn StateBadge(
    /// The server.
    entry: ArcRwSignal<Entry>,
) -> impl IntoView {
    let words = use_words();
    let shown = Memo::new(move |_| entry.with(Badge::of));
    live::view(move || {
        let text = words.text();
        let (icon, class) = shown.get().look();
        let word = match shown.get() {
            Badge::Power(power) => (text.server.state)(power),
            Badge::Pending(action) => (text.server.pending)(action),
            Badge::NotConfirmed => text.server.not_confirmed,
            Badge::Suspended => text.server.suspended,
            Badge::Unread => text.server.unread,
            Badge::Loading => text.frame.loading,
        };
        view! {
            <span class=class>
                {icon.map(|icon| view! { <IconView icon=icon /> })}
                <span>{word}</span>
            </span>
        }
    })
}
