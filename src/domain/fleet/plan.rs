//! What an action on many servers would do to each of them, by name, as things stand. The table of permissions decides.

use crate::domain::{Authority, Denial, Permission, PowerAction, ServerId, Standing, permission};

/// A server that somebody has chosen, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its id: what a decision is bound to.
    pub id: ServerId,
    /// Its name, for people.
    pub name: String,
    /// How it stands.
    pub standing: Standing,
}

/// What would happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The action.
    pub action: PowerAction,
    /// Those it would be asked for.
    pub act: Vec<(ServerId, String)>,
    /// Those it would be asked for too, although it isn't certain how they stand.
    pub unsure: Vec<(ServerId, String)>,
    /// Those it would not be asked for, by the reason.
    pub skip: Vec<(Denial, Vec<(ServerId, String)>)>,
}

impl Plan {
    /// Whom the action would be asked for: these and no others.
    pub fn targets(&self) -> Vec<(ServerId, String)> {
        self.act.iter().chain(&self.unsure).cloned().collect()
    }

    /// For how many.
    pub fn len(&self) -> usize {
        self.act.len() + self.unsure.len()
    }

    /// True when it would be asked for none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Makes the plan. The order of the candidates is kept.
pub fn plan(action: PowerAction, may_act: Authority, candidates: Vec<Candidate>) -> Plan {
    let mut plan = Plan { action, act: Vec::new(), unsure: Vec::new(), skip: Vec::new() };
    for Candidate { id, name, standing } in candidates {
        match permission(standing, may_act, action) {
            Permission::Allowed => plan.act.push((id, name)),
            Permission::Warned(_) => plan.unsure.push((id, name)),
            Permission::Denied(denial) => match plan.skip.iter_mut().find(|(known, _)| *known == denial) {
                Some((_, skipped)) => skipped.push((id, name)),
                None => plan.skip.push((denial, vec![(id, name)])),
            },
        }
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PowerState::{Running, Stopped, Unknown};

    #[test]
    fn each_server_is_in_exactly_one_place_by_the_table() {
        let standings = [
            Standing::Known(Running),
            Standing::Known(Stopped),
            Standing::Known(Unknown),
            Standing::Stale(Running),
            Standing::Suspended,
            Standing::Unread,
            Standing::Pending(PowerAction::Start),
            Standing::Known(Stopped),
        ];
        let candidates: Vec<Candidate> = (0..)
            .zip(standings)
            .map(|(id, standing)| Candidate { id: ServerId::new(id), name: format!("vm{id}"), standing })
            .collect();
        let made = plan(PowerAction::Stop, Authority::Full, candidates.clone());
        let numbers = |named: &[(ServerId, String)]| {
            named.iter().map(|(id, _)| id.to_string()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!((numbers(&made.act), numbers(&made.unsure)), ("0".to_owned(), "2 3".to_owned()));
        let skipped: Vec<_> = made.skip.iter().map(|(denial, named)| (*denial, numbers(named))).collect();
        assert_eq!(
            skipped,
            [
                (Denial::AlreadyStopped, "1 7".to_owned()),
                (Denial::Suspended, "4".to_owned()),
                (Denial::NotRead, "5".to_owned()),
                (Denial::Pending(PowerAction::Start), "6".to_owned()),
            ]
        );
        assert_eq!((made.len(), made.targets().len()), (3, 3));
        assert!(plan(PowerAction::Stop, Authority::NotPermitted, candidates).is_empty());
    }
}
