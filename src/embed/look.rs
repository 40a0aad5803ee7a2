//! The operator's accent, and the host's colours and font, as custom properties of the panel: only what is safe and can
//! be read.

use super::protocol::Settings;
use crate::colour::Colour;

/// A font list that is longer is none.
const LONGEST_FONT: usize = 200;
/// From this luminance on a surface carries the light theme's colours, up to that the dark one's.
const LIGHT_SURFACE: f64 = 0.88;
const DARK_SURFACE: f64 = 0.04;

/// Custom properties and their values; `None` is the panel's own. The host's accent goes before the operator's, `brand`.
pub fn properties(settings: &Settings, brand: Option<Colour>) -> [(&'static str, Option<String>); 5] {
    let accent = Colour::parse(&settings.accent).or(brand).map(Colour::readable);
    let surface = Colour::parse(&settings.surface);
    let surface_if =
        |fits: fn(f64) -> bool| surface.filter(|colour| fits(colour.luminance())).map(Colour::print);
    [
        ("--accent-light", accent.map(|(light, _)| light.print())),
        ("--accent-dark", accent.map(|(_, dark)| dark.print())),
        ("--surface-light", surface_if(|luminance| luminance >= LIGHT_SURFACE)),
        ("--surface-dark", surface_if(|luminance| luminance <= DARK_SURFACE)),
        ("--host-font", font(&settings.font)),
    ]
}

/// Names of families, and nothing that could be more than that.
fn font(list: &str) -> Option<String> {
    let list = list.trim();
    let plain = |letter: char| letter.is_alphanumeric() || " ,-_'\"".contains(letter);
    let closed = ['"', '\''].into_iter().all(|quote| list.matches(quote).count() % 2 == 0);
    (!list.is_empty() && list.len() <= LONGEST_FONT && closed && list.chars().all(plain))
        .then(|| list.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(accent: &str, surface: &str, font: &str) -> [Option<String>; 5] {
        let [accent, surface, font] = [accent, surface, font].map(str::to_owned);
        properties(&Settings { accent, surface, font, ..Settings::default() }, None).map(|(_, value)| value)
    }

    #[test]
    fn what_is_safe_and_readable_is_taken() {
        let some = |text: &str| Some(text.to_owned());
        for (accent, surface, font, expected) in [
            ("", "", "", [None, None, None, None, None]),
            ("red", "white", "a;b", [None, None, None, None, None]),
            (
                "#0052cc",
                "#fff",
                "Inter, \"Segoe UI\"",
                [some("#0052cc"), some("#6798e0"), some("#ffffff"), None, some("Inter, \"Segoe UI\"")],
            ),
            ("", "#000", "url(https://a.example)", [None, None, None, some("#000000"), None]),
            // Neither theme could be read on it.
            ("", "#888", "\"open", [None, None, None, None, None]),
        ] {
            assert_eq!(values(accent, surface, font), expected, "{accent} {surface} {font}");
        }
        assert_eq!(values("", "", &"a".repeat(201))[4], None);
    }

    #[test]
    fn a_hosts_accent_goes_before_the_operators() {
        let brand = Colour::parse("#005");
        for (host, expected) in [("#0052cc", "#0052cc"), ("", "#000055"), ("red", "#000055")] {
            let settings = Settings { accent: host.to_owned(), ..Settings::default() };
            assert_eq!(properties(&settings, brand)[0], ("--accent-light", Some(expected.to_owned())));
        }
    }
}
