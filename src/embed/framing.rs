//! Inside whose page the panel is shown, and whether it may act there.
//!
//! A page that the operator did not name could lay its own picture over the power buttons. No header is needed for
//! this guard, and silence is never taken for consent.

/// What the browser tells of the frames around the panel. None of it can be forged by a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frames {
    /// The panel's own origin.
    pub own: String,
    /// True if the panel is in a frame at all.
    pub framed: bool,
    /// The origins of the pages around it, from the nearest; `None` where the browser does not tell.
    pub ancestors: Option<Vec<String>>,
    /// True if the page around the panel is in no frame itself.
    pub parent_is_top: bool,
}

/// How the panel is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Framing {
    /// As a page of its own.
    Alone,
    /// In pages that are all known.
    Trusted,
    /// In a page that has not shown yet who it is.
    Undecided,
    /// In a page that is not known: its origin, where that can be told.
    Foreign(Option<String>),
}

impl Framing {
    /// True if power actions may be offered.
    pub const fn may_act(&self) -> bool {
        matches!(self, Self::Alone | Self::Trusted)
    }
}

impl Frames {
    /// How the panel is shown, by the origins that the operator allows. `greeted_by` is the origin of a greeting from
    /// the page around it.
    pub fn framing(&self, allowed: &[String], greeted_by: Option<&str>) -> Framing {
        if !self.framed {
            return Framing::Alone;
        }
        let known = |origin: &str| {
            origin != OPAQUE && (origin == self.own || allowed.iter().any(|other| other == origin))
        };
        let told = self.ancestors.as_deref().unwrap_or_default();
        // A page that hides its address is told as opaque, but its greeting shows its origin.
        let parent = greeted_by.or(told.first().map(String::as_str).filter(|origin| *origin != OPAQUE));
        let Some(parent) = parent else {
            let rest_known = told.iter().skip(1).all(|origin| known(origin));
            let hopeful = if told.is_empty() { self.parent_is_top } else { rest_known };
            return if hopeful { Framing::Undecided } else { Framing::Foreign(None) };
        };
        if !known(parent) {
            return Framing::Foreign(Some(parent.to_owned()));
        }
        match told.iter().skip(1).find(|origin| !known(origin)) {
            Some(beyond) => Framing::Foreign(Some(beyond.clone()).filter(|origin| origin != OPAQUE)),
            // Where the browser is silent, only the nearest page is known.
            None if told.is_empty() && !self.parent_is_top => Framing::Foreign(None),
            None => Framing::Trusted,
        }
    }

    /// Whom to greet: the page around the panel, by name; never just anybody.
    pub fn greeted(&self, allowed: &[String]) -> Vec<String> {
        match self.ancestors.as_ref().and_then(|ancestors| ancestors.first()) {
            Some(parent) if parent != OPAQUE => vec![parent.clone()],
            _ => allowed.iter().chain([&self.own]).filter(|origin| *origin != OPAQUE).cloned().collect(),
        }
    }
}

/// How browsers call an origin that is none.
const OPAQUE: &str = "null";

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "https://panel.example";
    const PORTAL: &str = "https://portal.example";
    const OTHER: &str = "https://other.example";

    fn frames(ancestors: Option<&[&str]>, parent_is_top: bool) -> Frames {
        let ancestors = ancestors.map(|origins| origins.iter().map(|origin| (*origin).to_owned()).collect());
        Frames { own: OWN.to_owned(), framed: true, ancestors, parent_is_top }
    }

    fn foreign(origin: &str) -> Framing {
        Framing::Foreign(Some(origin.to_owned()))
    }

    #[test]
    fn who_may_act() {
        use Framing::{Foreign, Trusted, Undecided};
        type Row<'row> = (Option<&'row [&'row str]>, bool, Option<&'row str>, Framing);
        let rows: [Row; 20] = [
            (Some(&[PORTAL]), true, None, Trusted),
            (Some(&[OWN]), true, None, Trusted),
            (Some(&[OTHER]), true, None, foreign(OTHER)),
            (Some(&[PORTAL, OTHER]), false, None, foreign(OTHER)),
            (Some(&[OTHER, PORTAL]), false, None, foreign(OTHER)),
            (Some(&[PORTAL, OWN]), false, None, Trusted),
            (Some(&[PORTAL, "null"]), false, Some(PORTAL), Foreign(None)),
            // A greeting can't talk a foreign page into a known one.
            (Some(&[PORTAL, OTHER]), false, Some(PORTAL), foreign(OTHER)),
            (Some(&[PORTAL]), true, Some(OTHER), foreign(OTHER)),
            // The nearest page hides its address.
            (Some(&["null"]), true, None, Undecided),
            (Some(&["null"]), true, Some(PORTAL), Trusted),
            (Some(&["null"]), true, Some("null"), foreign("null")),
            (Some(&["null", OTHER]), false, None, Foreign(None)),
            // The browser is silent.
            (None, true, None, Undecided),
            (None, true, Some(PORTAL), Trusted),
            (None, true, Some(OTHER), foreign(OTHER)),
            (None, false, None, Foreign(None)),
            (None, false, Some(PORTAL), Foreign(None)),
            (Some(&[]), true, None, Undecided),
            (
                Some(&["https://portal.example.evil.example"]),
                true,
                None,
                foreign("https://portal.example.evil.example"),
            ),
        ];
        let allowed = [PORTAL.to_owned()];
        for (ancestors, top, greeted, expected) in rows {
            let found = frames(ancestors, top).framing(&allowed, greeted);
            assert_eq!(found, expected, "{ancestors:?} {top} {greeted:?}");
            assert_eq!(found.may_act(), expected == Trusted);
        }
        let alone = Frames { framed: false, ..frames(None, true) };
        assert_eq!(alone.framing(&[], None), Framing::Alone);
        assert!(Framing::Alone.may_act());
    }

    #[test]
    fn an_opaque_origin_is_never_known_even_if_it_is_named() {
        let opaque = Frames { own: "null".to_owned(), ..frames(Some(&["null"]), true) };
        assert!(!opaque.framing(&["null".to_owned()], Some("null")).may_act());
    }

    #[test]
    fn greetings_are_addressed() {
        let allowed = [PORTAL.to_owned()];
        assert_eq!(frames(Some(&[OTHER]), true).greeted(&allowed), [OTHER]);
        assert_eq!(frames(Some(&["null"]), true).greeted(&allowed), [PORTAL, OWN]);
        assert_eq!(frames(None, true).greeted(&allowed), [PORTAL, OWN]);
    }
}
