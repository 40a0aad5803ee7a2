//! Where the user is: one parser and one printer of the panel's addresses. Nobody else builds one.

use crate::domain::{Range, ServerId};

/// A place in the panel, as written behind the `#`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// All servers.
    Fleet,
    /// One server, and the range of its graphs.
    Server {
        /// Which.
        id: ServerId,
        /// How far its graphs look back.
        range: Range,
    },
    /// Nothing is there.
    NotFound,
}

impl Route {
    /// Reads what stands behind the `#`, with or without it. Unknown parameters are ignored.
    pub fn parse(hash: &str) -> Self {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        match path {
            "" | "/" => Self::Fleet,
            _ => match path.strip_prefix("/servers/").and_then(ServerId::parse) {
                Some(id) => Self::Server {
                    id,
                    range: parameter(query, "range").and_then(Range::from_word).unwrap_or_default(),
                },
                None => Self::NotFound,
            },
        }
    }

    /// Writes the address, with its `#`. What is as usual is left out.
    pub fn print(&self) -> String {
        match self {
            Self::Fleet | Self::NotFound => "#/".to_owned(),
            Self::Server { id, range } if *range == Range::default() => format!("#/servers/{id}"),
            Self::Server { id, range } => format!("#/servers/{id}?range={}", range.word()),
        }
    }

    /// True when both are the same page, whatever its parameters.
    pub fn same_page(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Server { id: one, .. }, Self::Server { id: other, .. }) => one == other,
            _ => self == other,
        }
    }
}

fn parameter<'query>(query: &'query str, name: &str) -> Option<&'query str> {
    query
        .split('&')
        .find_map(|pair| pair.split_once('=').filter(|(key, _)| *key == name))
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(id: u64, range: Range) -> Route {
        Route::Server { id: ServerId::new(id), range }
    }

    #[test]
    fn addresses_are_read() {
        for (hash, expected) in [
            ("", Route::Fleet),
            ("#", Route::Fleet),
            ("#/", Route::Fleet),
            ("#/?unknown=1", Route::Fleet),
            ("#/servers/123", server(123, Range::Hour)),
            ("/servers/123", server(123, Range::Hour)),
            ("#/servers/123?range=week", server(123, Range::Week)),
            ("#/servers/123?x=1&range=month&y", server(123, Range::Month)),
            ("#/servers/123?range=year", server(123, Range::Hour)),
            ("#/servers/", Route::NotFound),
            ("#/servers/12a", Route::NotFound),
            ("#/servers/123/stop", Route::NotFound),
            ("#/servers/-1", Route::NotFound),
            ("#/nothing", Route::NotFound),
            ("#<script>", Route::NotFound),
        ] {
            assert_eq!(Route::parse(hash), expected, "{hash:?}");
        }
    }

    #[test]
    fn what_is_printed_is_read_back() {
        let mut routes = vec![Route::Fleet];
        routes.extend(Range::ALL.map(|range| server(7, range)));
        for route in routes {
            assert_eq!(Route::parse(&route.print()), route, "{}", route.print());
        }
    }

    #[test]
    fn a_range_is_the_same_page() {
        assert!(server(1, Range::Hour).same_page(&server(1, Range::Day)));
        assert!(!server(1, Range::Hour).same_page(&server(2, Range::Hour)));
        assert!(!server(1, Range::Hour).same_page(&Route::Fleet));
    }
}
