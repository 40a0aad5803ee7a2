//! Names that customers give to servers. They never repeat within a fleet.

use std::collections::HashMap;

use crate::dice::Dice;

/// The names of the first servers, from id 101 on. Tests rely on the first four.
const FIRST: [&str; 24] = [
    "shop-1",
    "shop-2",
    "db-main",
    "proxy-1",
    "mail",
    "vm2",
    "vm10",
    "build-runner-3",
    "vm1",
    "build-runner-1",
    "wiki",
    "db-replica",
    "staging",
    "backup",
    "git",
    "build-runner-2",
    "monitoring",
    "vm3",
    "nextcloud",
    "vpn-paris",
    "cache-1",
    "cache-2",
    "legacy-erp",
    "Café Mirador",
];
const CUSTOMERS: [&str; 16] = [
    "alder", "baobab", "cobalt", "dune", "ember", "fjord", "garnet", "harbor", "indigo", "juniper",
    "kestrel", "lagoon", "meadow", "nimbus", "opal", "pampa",
];
const ROLES: [&str; 12] =
    ["web", "db", "mail", "api", "cache", "queue", "shop", "search", "worker", "files", "staging", "proxy"];

/// Hands out names.
#[derive(Debug, Default)]
pub struct Names {
    given: usize,
    counts: HashMap<String, u64>,
}

impl Names {
    /// The next name.
    pub fn next(&mut self, dice: &mut Dice) -> String {
        self.given += 1;
        if let Some(name) = FIRST.get(self.given - 1) {
            return (*name).to_owned();
        }
        if dice.chance(0.15) {
            // Above the handful of the first names.
            return format!("vm{}", self.count("vm") + 10);
        }
        let customer = dice.pick(&CUSTOMERS).copied().unwrap_or("alder");
        let role = dice.pick(&ROLES).copied().unwrap_or("web");
        let family = format!("{customer}-{role}");
        match self.count(&family) {
            1 => family,
            count => format!("{family}-{count}"),
        }
    }

    fn count(&mut self, family: &str) -> u64 {
        let count = self.counts.entry(family.to_owned()).or_insert(0);
        *count += 1;
        *count
    }
}
