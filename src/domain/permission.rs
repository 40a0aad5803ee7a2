//! The one table of which action is allowed in which state, and why not.
//!
//! Buttons, their explanations and every other place that offers an action read it; none decides by itself.

use super::{PowerAction, PowerState};

/// How a server stands, as far as power is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Not read yet: nothing is known.
    Unread,
    /// The API's own word.
    Known(PowerState),
    /// The API's own word, but from earlier: the latest read has failed.
    Stale(PowerState),
    /// The service is suspended.
    Suspended,
    /// An action is under way.
    Pending(PowerAction),
}

/// Whether an action may be asked for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// Go ahead.
    Allowed,
    /// Go ahead, but the state is not certain: say so first.
    Warned(Doubt),
    /// Not now, for this reason.
    Denied(Denial),
}

/// Why a state is not certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The API gives none that the panel knows.
    NotGiven,
    /// It is an earlier one: the latest read has failed.
    Stale,
}

/// Why an action can't work now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denial {
    /// The server has not been read yet.
    NotRead,
    /// It already runs.
    AlreadyRunning,
    /// It is already stopped.
    AlreadyStopped,
    /// A stopped server can't be restarted.
    StoppedCannotRestart,
    /// The service is suspended.
    Suspended,
    /// This action is still under way.
    Pending(PowerAction),
    /// The key or its plan may not act.
    NotPermitted,
    /// The panel is shown inside a page that the operator has not named: what is pressed there may not be what is seen.
    Framed,
}

/// Whether anybody may act on any server from here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Authority {
    /// As far as is known.
    #[default]
    Full,
    /// The API has made plain that this key may not act.
    NotPermitted,
    /// The panel is shown inside a page that is not known.
    Framed,
}

impl From<bool> for Authority {
    /// Whether the key may act, where nothing else is in question.
    fn from(may_act: bool) -> Self {
        if may_act { Self::Full } else { Self::NotPermitted }
    }
}

/// The table.
pub fn permission(standing: Standing, authority: impl Into<Authority>, action: PowerAction) -> Permission {
    let authority = authority.into();
    use Permission::{Allowed, Denied, Warned};
    use PowerAction::{Restart, Start, Stop};
    use PowerState::{Running, Stopped, Unknown};
    match (standing, action) {
        _ if authority == Authority::Framed => Denied(Denial::Framed),
        (Standing::Suspended, _) => Denied(Denial::Suspended),
        (Standing::Pending(pending), _) => Denied(Denial::Pending(pending)),
        _ if authority == Authority::NotPermitted => Denied(Denial::NotPermitted),
        (Standing::Unread, _) => Denied(Denial::NotRead),
        (Standing::Known(Running), Start) => Denied(Denial::AlreadyRunning),
        (Standing::Known(Running), Restart | Stop) => Allowed,
        (Standing::Known(Stopped), Start) => Allowed,
        (Standing::Known(Stopped), Restart) => Denied(Denial::StoppedCannotRestart),
        (Standing::Known(Stopped), Stop) => Denied(Denial::AlreadyStopped),
        (Standing::Known(Unknown), _) => Warned(Doubt::NotGiven),
        (Standing::Stale(_), _) => Warned(Doubt::Stale),
    }
}

#[cfg(test)]
mod tests {
    use super::Permission::{Allowed, Denied, Warned};
    use super::*;

    #[test]
    fn the_table_of_permissions() {
        use PowerAction::{Restart, Start, Stop};
        use PowerState::{Running, Stopped, Unknown};
        use Standing::{Known, Pending, Stale, Suspended, Unread};
        let rows = [
            (Known(Running), Start, Denied(Denial::AlreadyRunning)),
            (Known(Running), Restart, Allowed),
            (Known(Running), Stop, Allowed),
            (Known(Stopped), Start, Allowed),
            (Known(Stopped), Restart, Denied(Denial::StoppedCannotRestart)),
            (Known(Stopped), Stop, Denied(Denial::AlreadyStopped)),
            (Known(Unknown), Start, Warned(Doubt::NotGiven)),
            (Known(Unknown), Restart, Warned(Doubt::NotGiven)),
            (Known(Unknown), Stop, Warned(Doubt::NotGiven)),
            (Stale(Running), Start, Warned(Doubt::Stale)),
            (Stale(Running), Stop, Warned(Doubt::Stale)),
            (Stale(Stopped), Restart, Warned(Doubt::Stale)),
            (Stale(Unknown), Stop, Warned(Doubt::Stale)),
        ];
        for (standing, action, expected) in rows {
            assert_eq!(permission(standing, true, action), expected, "{standing:?} {action:?}");
            assert_eq!(permission(standing, false, action), Denied(Denial::NotPermitted));
            assert_eq!(permission(standing, Authority::Framed, action), Denied(Denial::Framed));
        }
        for action in PowerAction::ALL {
            for standing in [Unread, Suspended, Pending(action)] {
                assert_eq!(permission(standing, Authority::Framed, action), Denied(Denial::Framed));
            }
            assert_eq!(permission(Unread, true, action), Denied(Denial::NotRead));
            for may_act in [true, false] {
                assert_eq!(permission(Suspended, may_act, action), Denied(Denial::Suspended));
                for pending in PowerAction::ALL {
                    assert_eq!(
                        permission(Pending(pending), may_act, action),
                        Denied(Denial::Pending(pending))
                    );
                }
            }
        }
    }
}
