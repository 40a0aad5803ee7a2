//! Where the user is: one parser and one printer of the panel's addresses. Nobody else builds one.

use crate::domain::{Range, ServerId};

/// A place in the panel, as written behind the `#`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// All servers.
    Fleet,
    /// One server, and what its graphs show.
    Server {
        /// Which.
        id: ServerId,
        /// How far its graphs look back.
        range: Range,
        /// The stretch of it that they are zoomed to.
        zoom: Option<Zoom>,
    },
    /// Nothing is there.
    NotFound,
}

/// A stretch of time, in whole seconds since the epoch: an address must mean the same tomorrow, and elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zoom {
    /// Its first instant.
    pub from: i64,
    /// Its last instant, after the first.
    pub to: i64,
}

impl Route {
    /// One server, as it is opened.
    pub fn server(id: ServerId) -> Self {
        Self::Server { id, range: Range::default(), zoom: None }
    }

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
                    zoom: zoom(query),
                },
                None => Self::NotFound,
            },
        }
    }

    /// Writes the address, with its `#`. What is as usual is left out.
    pub fn print(&self) -> String {
        match self {
            Self::Fleet | Self::NotFound => "#/".to_owned(),
            Self::Server { id, range, zoom } => {
                let range = (*range != Range::default()).then(|| format!("range={}", range.word()));
                let zoom = zoom.map(|Zoom { from, to }| format!("from={from}&to={to}"));
                let query: Vec<String> = range.into_iter().chain(zoom).collect();
                let mark = if query.is_empty() { "" } else { "?" };
                format!("#/servers/{id}{mark}{}", query.join("&"))
            }
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

/// Half a stretch, or one that ends before it begins, is none.
fn zoom(query: &str) -> Option<Zoom> {
    let instant = |name| parameter(query, name)?.parse::<i64>().ok();
    let (from, to) = (instant("from")?, instant("to")?);
    (from < to).then_some(Zoom { from, to })
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
        Route::Server { id: ServerId::new(id), range, zoom: None }
    }

    fn zoomed(id: u64, range: Range, from: i64, to: i64) -> Route {
        Route::Server { id: ServerId::new(id), range, zoom: Some(Zoom { from, to }) }
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
            ("#/servers/123?from=60&to=120", zoomed(123, Range::Hour, 60, 120)),
            ("#/servers/123?to=0&range=day&from=-60", zoomed(123, Range::Day, -60, 0)),
            ("#/servers/123?from=60", server(123, Range::Hour)),
            ("#/servers/123?to=60", server(123, Range::Hour)),
            ("#/servers/123?from=120&to=60", server(123, Range::Hour)),
            ("#/servers/123?from=60&to=60", server(123, Range::Hour)),
            ("#/servers/123?from=1e3&to=yesterday", server(123, Range::Hour)),
            ("#/servers/123?from=0&to=99999999999999999999", server(123, Range::Hour)),
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
        routes.extend(Range::ALL.map(|range| zoomed(7, range, 1_700_000_000, i64::MAX)));
        for route in routes {
            assert_eq!(Route::parse(&route.print()), route, "{}", route.print());
        }
    }

    #[test]
    fn range_and_zoom_are_the_same_page() {
        assert!(server(1, Range::Hour).same_page(&server(1, Range::Day)));
        assert!(server(1, Range::Hour).same_page(&zoomed(1, Range::Hour, 60, 120)));
        assert!(!server(1, Range::Hour).same_page(&server(2, Range::Hour)));
        assert!(!server(1, Range::Hour).same_page(&Route::Fleet));
    }
}
