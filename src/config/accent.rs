//! The operator's colour. It has to be read, as a link's and a button's, on every surface of the panel; where it can't
//! be, it is made darker for the light theme or lighter for the dark one, in its own hue. Knows no style sheet.

use std::fmt;

/// A colour of sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// A colour in both themes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accent {
    wanted: Colour,
    light: Colour,
    dark: Colour,
}

/// What text of this size needs against its background (WCAG 2.2, 1.4.3).
const CONTRAST: f32 = 4.5;
/// The darkest surface of the light theme and the lightest one of the dark theme (`style/tokens.css`): what can be
/// read on them can be read on all, and bears the theme's own colour for words on it.
const LIGHT: Colour = Colour([0xea, 0xed, 0xf1]);
const DARK: Colour = Colour([0x26, 0x2c, 0x34]);
/// How finely the correction is searched.
const STEPS: u32 = 64;

impl Accent {
    /// Reads `#07a` or `#0077aa`.
    pub fn parse(text: &str) -> Option<Self> {
        let wanted = Colour::parse(text.trim())?;
        let light = wanted.readable_on(LIGHT, Colour([0; 3]));
        let dark = wanted.readable_on(DARK, Colour([255; 3]));
        Some(Self { wanted, light, dark })
    }

    /// As a value of a style sheet, for both themes.
    pub fn css(&self) -> String {
        format!("light-dark({}, {})", self.light, self.dark)
    }

    /// What was corrected. A shade for the dark theme is no correction: no colour can be read in both.
    pub fn warning(&self) -> Option<String> {
        let Self { wanted, light, .. } = self;
        (light != wanted).then(|| {
            format!(
                "config.json: brand.accent {wanted} is too bright for the light theme; there it is {light}"
            )
        })
    }
}

impl Colour {
    fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?.bytes().map(nibble).collect::<Option<Vec<u8>>>()?;
        match *digits.as_slice() {
            [red, green, blue] => Some(Self([red, green, blue].map(|digit| digit * 17))),
            [a, b, c, d, e, f] => Some(Self([(a, b), (c, d), (e, f)].map(|(high, low)| high * 16 + low))),
            _ => None,
        }
    }

    /// The nearest colour on the way to `end` that can be read on a surface.
    fn readable_on(self, surface: Self, end: Self) -> Self {
        let mixed = |step: u32| {
            let mix = |from: u8, to: u8| (u32::from(from) * (STEPS - step) + u32::from(to) * step) / STEPS;
            let (Self([a, b, c]), Self([x, y, z])) = (self, end);
            Self([mix(a, x), mix(b, y), mix(c, z)].map(|part| part as u8))
        };
        (0..=STEPS).map(mixed).find(|colour| colour.contrast(surface) >= CONTRAST).unwrap_or(end)
    }

    /// From 1 to 21.
    fn contrast(self, other: Self) -> f32 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Relative luminance, as WCAG defines it.
    fn luminance(self) -> f32 {
        let Self([red, green, blue]) = self;
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }
}

/// Of sRGB's curve. `powf` would bring a table into the module; the fifth root of the twelfth power is the same.
fn linear(part: u8) -> f32 {
    let part = f32::from(part) / 255.0;
    if part <= 0.04045 {
        return part / 12.92;
    }
    let base = (part + 0.055) / 1.055;
    let square = base * base;
    let wanted = square * square * square * square * square * square;
    // Newton's way, from above.
    (0..40).fold(1.0, |root: f32, _| {
        let fourth = root * root * root * root;
        (4.0 * root + wanted / fourth) / 5.0
    })
}

/// A hexadecimal digit.
fn nibble(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0.map(u32::from);
        write!(f, "rgb({red} {green} {blue})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_nothing_else_is() {
        for (text, expected) in [
            ("#07a", Some(Colour([0, 0x77, 0xaa]))),
            (" #0077AA", None),
            ("#0077AA", Some(Colour([0, 0x77, 0xaa]))),
            ("07a", None),
            ("#07", None),
            ("#07aa", None),
            ("#+7a", None),
            ("#é7", None),
            ("red", None),
            ("", None),
            ("url(x)", None),
        ] {
            assert_eq!(Colour::parse(text), expected, "{text}");
        }
        assert!(Accent::parse(" #07a ").is_some());
    }

    #[test]
    fn the_curve_is_the_standards() {
        for part in 0..=255_u8 {
            let value = f64::from(part) / 255.0;
            let expected = if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
            assert!((f64::from(linear(part)) - expected).abs() < 1e-5, "{part}");
        }
        let (white, black) = (Colour([255; 3]), Colour([0; 3]));
        assert!((white.contrast(black) - 21.0).abs() < 0.001);
    }

    #[test]
    fn every_colour_becomes_readable_and_a_readable_one_stays() {
        for bits in (0..0x0100_0000_u32).step_by(0x0003_0d41) {
            let accent = Accent::parse(&format!("#{bits:06x}")).unwrap_or_else(|| unreachable!("a colour"));
            assert!(accent.light.contrast(LIGHT) >= CONTRAST, "{accent:?}");
            assert!(accent.dark.contrast(DARK) >= CONTRAST, "{accent:?}");
            // The words on it: white in the light theme, nearly black in the dark one.
            assert!(accent.light.contrast(Colour([255; 3])) >= CONTRAST, "{accent:?}");
            assert!(accent.dark.contrast(Colour([0x0a, 0x11, 0x1f])) >= CONTRAST, "{accent:?}");
            let readable = accent.wanted.contrast(LIGHT) >= CONTRAST;
            assert_eq!(accent.light == accent.wanted, readable, "{accent:?}");
        }
    }

    #[test]
    fn what_was_corrected_is_told() {
        let told = |text: &str| Accent::parse(text).and_then(|accent| accent.warning()).unwrap_or_default();
        assert!(
            told("#ff0").starts_with("config.json: brand.accent rgb(255 255 0) is too bright"),
            "{}",
            told("#ff0")
        );
        assert_eq!((told("#005").as_str(), told("#06a").as_str()), ("", ""));
        assert_eq!(Accent::parse("#000").map(|accent| accent.light), Some(Colour([0; 3])));
    }
}
