//! The natural order of names: digits count as numbers, so `vm2` comes before `vm10`.

use std::cmp::Ordering;

use super::ServerSummary;

/// Sorts servers by name in natural order; equal names by id, so that the order never wavers.
pub fn sort_by_name(servers: &mut [ServerSummary]) {
    servers.sort_unstable_by(|one, other| natural(&one.name, &other.name).then(one.id.cmp(&other.id)));
}

/// Compares names without regard to case, and runs of digits by their value.
fn natural(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (Parts(one), Parts(other));
    loop {
        let order = match (one.next(), other.next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(one), Some(other)) => one.cmp(&other),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// A run of digits, or one other character. Digits come before all else, as they do among characters.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part<'name> {
    /// The length without leading zeros goes first: the longer number is the larger one, however long.
    Number(usize, &'name str),
    Letter(char),
}

struct Parts<'name>(&'name str);

impl<'name> Iterator for Parts<'name> {
    type Item = Part<'name>;

    fn next(&mut self) -> Option<Part<'name>> {
        let first = self.0.chars().next()?;
        if first.is_ascii_digit() {
            let end = self.0.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(self.0.len());
            let (digits, rest) = self.0.split_at(end);
            self.0 = rest;
            let digits = digits.trim_start_matches('0');
            Some(Part::Number(digits.len(), digits))
        } else {
            self.0 = self.0.get(first.len_utf8()..).unwrap_or_default();
            Some(Part::Letter(first.to_lowercase().next().unwrap_or(first)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ServerId;

    #[test]
    fn numbers_in_names_count_as_numbers() {
        for (names, expected) in [
            (vec!["vm10", "vm2", "vm1"], vec!["vm1", "vm2", "vm10"]),
            (vec!["Shop", "mail", "shop-2"], vec!["mail", "Shop", "shop-2"]),
            (vec!["a-10-b", "a-9-c", "a-9-b"], vec!["a-9-b", "a-9-c", "a-10-b"]),
            (vec!["x", "", "9"], vec!["", "9", "x"]),
            (
                vec!["n99999999999999999999999", "n100000000000000000000000"],
                vec!["n99999999999999999999999", "n100000000000000000000000"],
            ),
            (vec!["é2", "é10"], vec!["é2", "é10"]),
        ] {
            let named =
                |(id, name): (usize, &str)| ServerSummary { id: ServerId::new(id as u64), name: name.into() };
            let mut servers: Vec<_> = names.into_iter().enumerate().map(named).collect();
            sort_by_name(&mut servers);
            let sorted: Vec<&str> = servers.iter().map(|server| server.name.as_str()).collect();
            assert_eq!(sorted, expected);
        }
    }

    #[test]
    fn equal_names_keep_the_order_of_their_ids() {
        let server = |id| ServerSummary { id: ServerId::new(id), name: "vm01".to_owned() };
        let mut servers = vec![server(3), server(1), server(2)];
        sort_by_name(&mut servers);
        assert_eq!(servers, [server(1), server(2), server(3)]);
    }
}
