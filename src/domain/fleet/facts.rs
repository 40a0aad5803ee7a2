//! What finding and sorting need of a server, beside its name: its state, its load, and where it can be reached.

use super::search::fold;
use super::view::StateFilter;
use crate::domain::{PowerState, Server};

/// What is known of a server. Before its first answer nothing is, and it fits no filter.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// True once an answer came, good or bad.
    pub settled: bool,
    /// The state, if the latest answers gave one that can be trusted.
    pub power: Option<PowerState>,
    /// CPU in use, in percent of all virtual CPUs; none while it is stopped.
    pub cpu: Option<f64>,
    /// How full the memory is, from 0 to 1; none while it is stopped.
    pub memory: Option<f64>,
    /// Addresses, reverse names and hardware addresses, folded for the search.
    pub(super) places: Vec<String>,
}

impl Facts {
    /// What an answer tells. `suspended` is true when the service is: what it was before says nothing any more.
    pub fn new(server: Option<&Server>, settled: bool, suspended: bool) -> Self {
        let live = server.filter(|server| server.power != PowerState::Stopped && !suspended);
        Self {
            settled,
            power: server.map(|server| server.power).filter(|_| !suspended),
            cpu: live.and_then(|server| server.cpu),
            memory: live.and_then(Server::memory_share),
            places: server.map(places).unwrap_or_default(),
        }
    }

    /// True when it belongs to a filter. What was asked for and gave no state is Unknown.
    pub fn fit(&self, filter: StateFilter) -> bool {
        match filter {
            StateFilter::All => true,
            StateFilter::Running => self.power == Some(PowerState::Running),
            StateFilter::Stopped => self.power == Some(PowerState::Stopped),
            StateFilter::Unknown => self.settled && matches!(self.power, None | Some(PowerState::Unknown)),
        }
    }

    /// What needs attention comes first: stopped, then unknown, then running; what was not asked for comes last.
    pub(super) fn urgency(&self) -> Option<u8> {
        match self.power {
            Some(PowerState::Stopped) => Some(0),
            Some(PowerState::Unknown) => Some(1),
            Some(PowerState::Running) => Some(2),
            None if self.settled => Some(1),
            None => None,
        }
    }
}

fn places(server: &Server) -> Vec<String> {
    let mut places = Vec::new();
    for interface in &server.interfaces {
        for place in [&interface.ip, &interface.reverse, &interface.mac].into_iter().flatten() {
            places.push(fold(place));
        }
        // A hardware address is copied with colons, with dashes or bare.
        places.extend(interface.mac.as_deref().map(|mac| fold(mac).replace([':', '-', '.'], "")));
    }
    places
}
