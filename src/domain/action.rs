//! What can be done to a server's power.

use super::PowerState;

/// A power action. Each changes the state of a real machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PowerAction {
    /// Switch the server on.
    Start,
    /// Stop it and start it again.
    Restart,
    /// Switch it off.
    Stop,
}

impl PowerAction {
    /// Every action, in the order in which buttons show them.
    pub const ALL: [Self; 3] = [Self::Start, Self::Restart, Self::Stop];

    /// The word in the API's paths.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Restart => "restart",
            Self::Stop => "stop",
        }
    }

    /// Reads its word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.word() == word)
    }

    /// True when it interrupts what the server does, and so must be confirmed.
    pub const fn interrupts(self) -> bool {
        matches!(self, Self::Restart | Self::Stop)
    }

    /// The state that shows that it is done. A restart ends where it began.
    pub const fn goal(self) -> PowerState {
        match self {
            Self::Start | Self::Restart => PowerState::Running,
            Self::Stop => PowerState::Stopped,
        }
    }
}
