//! Colours that others choose, the operator or a host page: read, and made readable as links and buttons on every surface
//! of the panel. Knows no style sheet.
//!
//! Contrast is WCAG's, over a close approximation of its luminance that needs no powers: they would bring tables.

/// A colour of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour([u8; 3]);

/// What text and controls need against what they stand on (WCAG 1.4.3: 4.5), with a margin for the approximation.
const READABLE: f64 = 4.6;
/// The darkest surface of the light theme, and the lightest of the dark one, by luminance (`style/tokens.css`). What can
/// be read on them can be read on all, and bears the theme's own colour for words on it.
const LIGHT: f64 = 0.84;
const DARK: f64 = 0.027;

impl Colour {
    /// Reads `#rgb` or `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        let value = u32::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))?;
        let [_, red, green, blue] = match digits.len() {
            3 => [0, value >> 8, (value >> 4) & 15, value & 15].map(|half| (half * 17) as u8),
            6 => value.to_be_bytes(),
            _ => return None,
        };
        Some(Self([red, green, blue]))
    }

    /// Writes `#rrggbb`.
    pub fn print(self) -> String {
        let Self([red, green, blue]) = self;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// From 0, black, to 1, white.
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| {
            let value = f64::from(channel) / 255.0;
            value * (value * (value * 0.305_306_011 + 0.682_171_111) + 0.012_522_878)
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The nearest that can be read on the light theme's surfaces, and on the dark one's.
    pub fn readable(self) -> (Self, Self) {
        (self.towards(0, |own| contrast(own, LIGHT)), self.towards(255, |own| contrast(own, DARK)))
    }

    /// Mixed with black or white in small steps, until the contrast suffices.
    fn towards(self, end: u8, contrast: impl Fn(f64) -> f64) -> Self {
        (0..=64)
            .map(|step| self.mixed(end, step))
            .find(|colour| contrast(colour.luminance()) >= READABLE)
            .unwrap_or(self.mixed(end, 64))
    }

    fn mixed(self, end: u8, step: u32) -> Self {
        Self(self.0.map(|channel| ((u32::from(channel) * (64 - step) + u32::from(end) * step) / 64) as u8))
    }
}

fn contrast(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As WCAG defines it.
    fn exact(colour: Colour) -> f64 {
        let [red, green, blue] = colour.0.map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    #[test]
    fn colours_are_read() {
        for (text, expected) in [
            ("#0a7", Some("#00aa77")),
            (" #12AbEf ", Some("#12abef")),
            ("#1234", None),
            ("#12345g", None),
            ("#+12345", None),
            ("red", None),
            ("", None),
            ("#", None),
            ("#é7", None),
            ("url(https://a.example)", None),
        ] {
            assert_eq!(Colour::parse(text).map(Colour::print).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn every_colour_becomes_readable_and_bears_words_and_a_readable_one_stays() {
        // `--on-accent`: white in the light theme, nearly black in the dark one.
        let (white, black) = (1.0, exact(Colour([0x0a, 0x11, 0x1f])));
        for red in (0..=255).step_by(15) {
            for green in (0..=255).step_by(15) {
                for blue in (0..=255).step_by(15) {
                    let colour = Colour([red, green, blue]);
                    let (light, dark) = colour.readable();
                    assert!(contrast(exact(light), LIGHT) >= 4.5, "{colour:?} {light:?}");
                    assert!(contrast(exact(dark), DARK) >= 4.5, "{colour:?} {dark:?}");
                    assert!(contrast(exact(light), white) >= 4.5, "{colour:?} {light:?}");
                    assert!(contrast(exact(dark), black) >= 4.5, "{colour:?} {dark:?}");
                    assert!((colour.luminance() - exact(colour)).abs() < 0.004);
                }
            }
        }
        for stays in ["#0052cc", "#006699", "#000", "#005"] {
            assert_eq!(Colour::parse(stays).map(|colour| colour.readable().0), Colour::parse(stays));
        }
        for stays in ["#9ecbff", "#fff"] {
            assert_eq!(Colour::parse(stays).map(|colour| colour.readable().1), Colour::parse(stays));
        }
    }
}
