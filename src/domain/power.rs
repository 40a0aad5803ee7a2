//! Whether a server runs, as far as the API says.

/// The state that a read of the server gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PowerState {
    /// The API said `UP`.
    Running,
    /// The API said `DOWN`.
    Stopped,
    /// The API said something else, or nothing. Never guessed to be stopped.
    #[default]
    Unknown,
}

impl PowerState {
    /// Reads the API's `status` without regard to case (`wire.md`, trap 8).
    pub fn from_status(status: &str) -> Self {
        let status = status.trim();
        if status.eq_ignore_ascii_case("UP") {
            Self::Running
        } else if status.eq_ignore_ascii_case("DOWN") {
            Self::Stopped
        } else {
            Self::Unknown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PowerState::{self, Running, Stopped, Unknown};

    #[test]
    fn only_up_and_down_are_believed() {
        for (status, state) in [
            ("UP", Running),
            ("up", Running),
            (" Up ", Running),
            ("DOWN", Stopped),
            ("down", Stopped),
            ("PAUSED", Unknown),
            ("running", Unknown),
            ("", Unknown),
        ] {
            assert_eq!(PowerState::from_status(status), state, "{status:?}");
        }
    }
}
