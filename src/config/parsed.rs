//! What reading the file gives: the settings, and what the operator should know about them.

use super::Config;
use crate::colour::Colour;

/// A configuration that was read, and the names of fields that nobody knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The settings.
    pub config: Config,
    /// Unknown fields, as `group.field`.
    pub unknown: Vec<String>,
}

impl Parsed {
    /// What the operator should know, one line each. For the console, so in English.
    pub fn warnings(&self) -> Vec<String> {
        let unknown = self.unknown.iter().map(|field| format!("config.json: unknown field {field}"));
        unknown.chain(self.config.brand_accent.and_then(too_bright)).collect()
    }
}

/// What was corrected. A shade for the dark theme is no correction: no colour can be read in both.
fn too_bright(accent: Colour) -> Option<String> {
    let (light, _) = accent.readable();
    let [wanted, shown] = [accent, light].map(Colour::print);
    (accent != light).then(|| {
        format!("config.json: brand.accent {wanted} is too bright for the light theme; there it is {shown}")
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may")]
mod tests {
    use super::*;

    #[test]
    fn an_accent_that_was_corrected_is_told() {
        let warned = |accent: &str| {
            let parsed = Config::parse(&format!(r#"{{"brand": {{"accent": "{accent}"}}}}"#)).unwrap();
            parsed.warnings()
        };
        assert_eq!(
            warned("#ff0"),
            ["config.json: brand.accent #ffff00 is too bright for the light theme; there it is #6b6b00"]
        );
        assert!(warned("#005").is_empty() && warned("#06a").is_empty());
    }
}
