//! Where the user is: one parser and one printer of the panel's addresses. Nobody else builds one.

use crate::domain::fleet::{FleetView, Layout, Sort, StateFilter};
use crate::domain::{Range, ServerId};

/// A place in the panel, as written behind the `#`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// All servers, and how they are looked at.
    Fleet(FleetView),
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
    /// All servers, as usual.
    pub fn fleet() -> Self {
        Self::Fleet(FleetView::default())
    }

    /// One server, as it is opened.
    pub fn server(id: ServerId) -> Self {
        Self::Server { id, range: Range::default(), zoom: None }
    }

    /// Reads what stands behind the `#`, with or without it. Unknown parameters are ignored.
    pub fn parse(hash: &str) -> Self {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        match path {
            "" | "/" => Self::Fleet(fleet(query)),
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
            Self::Fleet(view) => print_fleet(view),
            Self::NotFound => "#/".to_owned(),
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
            (Self::Fleet(_), Self::Fleet(_)) => true,
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

fn fleet(query: &str) -> FleetView {
    FleetView {
        search: parameter(query, "q").map(decode).unwrap_or_default(),
        state: parameter(query, "state").and_then(StateFilter::from_word).unwrap_or_default(),
        sort: parameter(query, "sort").and_then(Sort::from_word).unwrap_or_default(),
        layout: parameter(query, "view").and_then(Layout::from_word),
    }
}

fn print_fleet(view: &FleetView) -> String {
    let mut parameters = Vec::new();
    if !view.search.is_empty() {
        parameters.push(format!("q={}", encode(&view.search)));
    }
    if view.state != StateFilter::default() {
        parameters.push(format!("state={}", view.state.word()));
    }
    if view.sort != Sort::default() {
        parameters.push(format!("sort={}", view.sort.word()));
    }
    if let Some(layout) = view.layout {
        parameters.push(format!("view={}", layout.word()));
    }
    if parameters.is_empty() { "#/".to_owned() } else { format!("#/?{}", parameters.join("&")) }
}

/// Percent-encodes everything but letters, digits and a few harmless signs (RFC 3986, 2.3), as UTF-8.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b':') {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for half in [byte >> 4, byte & 15] {
                encoded.push(char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
    encoded
}

/// The contrary; a sequence that is none stays as it is, and so does what is no UTF-8.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digit = |place: usize| after.get(place).and_then(|byte| char::from(*byte).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = after.get(2..).unwrap_or_default();
            }
            (b'+', ..) => {
                bytes.push(b' ');
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
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
            ("", Route::fleet()),
            ("#", Route::fleet()),
            ("#/", Route::fleet()),
            ("#/?unknown=1", Route::fleet()),
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
        let mut routes = vec![Route::fleet()];
        routes.extend(Range::ALL.map(|range| server(7, range)));
        routes.extend(Range::ALL.map(|range| zoomed(7, range, 1_700_000_000, i64::MAX)));
        for route in routes {
            assert_eq!(Route::parse(&route.print()), route, "{}", route.print());
        }
    }

    #[test]
    fn the_fleet_is_looked_at_as_its_address_says() {
        let view = |search: &str, state, sort: &str, layout| FleetView {
            search: search.to_owned(),
            state,
            sort: Sort::from_word(sort).unwrap_or_default(),
            layout,
        };
        for (hash, expected) in [
            ("#/?q=shop", view("shop", StateFilter::All, "", None)),
            ("#/?q=caf%C3%A9%20mirador&x=1", view("café mirador", StateFilter::All, "", None)),
            ("#/?q=a+b", view("a b", StateFilter::All, "", None)),
            ("#/?q=%zz%4", view("%zz%4", StateFilter::All, "", None)),
            ("#/?q=%ff", view("%ff", StateFilter::All, "", None)),
            (
                "#/?state=stopped&sort=-cpu&view=table",
                view("", StateFilter::Stopped, "-cpu", Some(Layout::Table)),
            ),
            ("#/?state=on&sort=age&view=list", FleetView::default()),
            ("#?view=cards", view("", StateFilter::All, "", Some(Layout::Cards))),
        ] {
            let route = Route::Fleet(expected);
            assert_eq!(Route::parse(hash), route, "{hash}");
            assert_eq!(Route::parse(&route.print()), route, "{}", route.print());
        }
        for search in ["&=#?%+ é", "198.51.100.7", "02:00:aa", "<b>", "日本", " "] {
            let route = Route::Fleet(view(search, StateFilter::All, "", None));
            assert_eq!(Route::parse(&route.print()), route, "{}", route.print());
        }
        assert!(Route::parse("#/?q=a").same_page(&Route::fleet()));
    }

    #[test]
    fn range_and_zoom_are_the_same_page() {
        assert!(server(1, Range::Hour).same_page(&server(1, Range::Day)));
        assert!(server(1, Range::Hour).same_page(&zoomed(1, Range::Hour, 60, 120)));
        assert!(!server(1, Range::Hour).same_page(&server(2, Range::Hour)));
        assert!(!server(1, Range::Hour).same_page(&Route::fleet()));
    }
}
