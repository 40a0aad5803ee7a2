//! `config.json`: what an operator may set without a rebuild. Every field is optional, and so is the file.
//!
//! It is read here from text; fetching it is the browser's business.

mod origins;
mod parsed;
mod reader;

pub use parsed::Parsed;
use reader::Reader;
use serde_json::Value;

use crate::colour::Colour;

/// The API of the provider that the panel was made for.
pub const DEFAULT_API: &str = "https://api.rahona.network";

/// The panel's settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Address of the API, absolute or relative to the page.
    pub api: String,
    /// How requests are signed.
    pub auth: AuthMode,
    /// The operator's name, shown instead of the panel's own.
    pub brand_name: Option<String>,
    /// The operator's logo, an address relative to the page.
    pub brand_logo: Option<String>,
    /// The operator's colour, for links, buttons and meters.
    pub brand_accent: Option<Colour>,
    /// Where to go for more.
    pub links: Links,
    /// A language's code, or `None` for the browser's.
    pub language: Option<String>,
    /// The theme, or `None` for the system's.
    pub theme: Option<Theme>,
    /// Credentials that the sign-in page offers. For sandboxes only.
    pub demo: Option<Demo>,
    /// Origins whose pages may hold the panel with its power buttons.
    pub embed_origins: Vec<String>,
}

/// How requests are signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AuthMode {
    /// With what the user enters in the sign-in form.
    #[default]
    Key,
    /// By cookies of the panel's own origin, whose proxy adds the credentials.
    Session,
}

/// Addresses of other places. Only `https:`, `http:` and `mailto:` are taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// The invoices.
    pub invoices: Option<String>,
    /// The support.
    pub support: Option<String>,
    /// Where the portal signs people in.
    pub signin: Option<String>,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// The word in the configuration, in the browser's memory and on the page's root element.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads the word back.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Light, Self::Dark].into_iter().find(|theme| theme.word() == word)
    }
}

/// Credentials of a sandbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demo {
    /// E-mail address.
    pub email: String,
    /// API key.
    pub key: String,
}

/// What a field must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Words that are not empty.
    Text,
    /// An address that can be fetched, absolute or relative.
    Address,
    /// An address to go to: `https:`, `http:` or `mailto:`.
    Link,
    /// An address of the panel's own origin, because of `"auth": "session"`.
    OwnOrigin,
    /// A list of origins.
    Origins,
    /// A colour, `#07a` or `#0077aa`.
    Colour,
    /// `"auto"`, or a language's code.
    Language,
    /// One of some words.
    OneOf(&'static [&'static str]),
    /// A group of fields.
    Group,
}

/// Why a configuration can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigFault {
    /// It is not JSON, or not an object.
    NotJson,
    /// It is there but could not be fetched.
    Unreachable,
    /// A field, and what it must be.
    Field(String, Wanted),
}

impl Default for Config {
    fn default() -> Self {
        Self {
            api: DEFAULT_API.to_owned(),
            auth: AuthMode::default(),
            brand_name: None,
            brand_logo: None,
            brand_accent: None,
            links: Links::default(),
            language: None,
            theme: None,
            demo: None,
            embed_origins: Vec::new(),
        }
    }
}

impl Config {
    /// Reads the file's text.
    ///
    /// # Errors
    /// Every field that is wrong, by name, so that an operator mends them all at once.
    pub fn parse(text: &str) -> Result<Parsed, Vec<ConfigFault>> {
        let Ok(Value::Object(fields)) = serde_json::from_str(text) else {
            return Err(vec![ConfigFault::NotJson]);
        };
        Reader::default().read(fields)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may")]
mod tests {
    use serde_json::Map;

    use super::*;

    #[test]
    fn an_empty_object_is_the_default() {
        assert_eq!(Config::parse("{}"), Ok(Parsed { config: Config::default(), unknown: vec![] }));
    }

    #[test]
    fn every_field_is_read() {
        let parsed = Config::parse(
            r##"{"api": "api", "auth": "session", "brand": {"name": "Acme", "logo": "logo.svg", "accent": "#07a"},
                "links": {"invoices": "https://a.example", "support": "mailto:b@c.example"},
                "language": "fr", "theme": "dark", "demo": {"email": "e", "key": "k"}, "$schema": "x",
                "embed": {"origins": ["https://portal.example/"]}}"##,
        );
        let config = Config {
            api: "api".to_owned(),
            auth: AuthMode::Session,
            brand_name: Some("Acme".to_owned()),
            brand_logo: Some("logo.svg".to_owned()),
            brand_accent: Colour::parse("#0077aa"),
            links: Links {
                invoices: Some("https://a.example".to_owned()),
                support: Some("mailto:b@c.example".to_owned()),
                signin: None,
            },
            language: Some("fr".to_owned()),
            theme: Some(Theme::Dark),
            demo: Some(Demo { email: "e".to_owned(), key: "k".to_owned() }),
            embed_origins: vec!["https://portal.example".to_owned()],
        };
        assert_eq!(parsed, Ok(Parsed { config, unknown: vec![] }));
    }

    #[test]
    fn faults_are_named_all_at_once_and_unknown_fields_are_told() {
        for (text, expected) in [
            ("", vec![ConfigFault::NotJson]),
            ("[]", vec![ConfigFault::NotJson]),
            (
                "{\"api\": 1, \"theme\": \"blue\"}",
                vec![
                    ConfigFault::Field("api".to_owned(), Wanted::Address),
                    ConfigFault::Field("theme".to_owned(), reader::THEMES),
                ],
            ),
            (
                "{\"api\": \"javascript:alert(1)\"}",
                vec![ConfigFault::Field("api".to_owned(), Wanted::Address)],
            ),
            (
                "{\"links\": {\"invoices\": \"javascript:alert(1)\"}}",
                vec![ConfigFault::Field("links.invoices".to_owned(), Wanted::Link)],
            ),
            (
                "{\"embed\": {\"origins\": \"*\"}}",
                vec![ConfigFault::Field("embed.origins".to_owned(), Wanted::Origins)],
            ),
            (
                "{\"embed\": {\"origins\": [\"https://a.example\", \"*\"]}}",
                vec![ConfigFault::Field("embed.origins".to_owned(), Wanted::Origins)],
            ),
            ("{\"links\": 3}", vec![ConfigFault::Field("links".to_owned(), Wanted::Group)]),
        ] {
            assert_eq!(Config::parse(text), Err(expected), "{text}");
        }
        let unknown = Config::parse(r#"{"colour": 1, "links": {"invoces": "x"}, "api": null}"#);
        assert_eq!(
            unknown.map(|parsed| parsed.unknown),
            Ok(vec!["colour".to_owned(), "links.invoces".to_owned()])
        );
    }

    /// `public/config.schema.json` is what editors complete from.
    #[test]
    fn the_schema_names_the_fields_that_are_read_and_no_others() {
        let schema: Value = serde_json::from_str(include_str!("../../public/config.schema.json")).unwrap();
        let example = |field: &Value| -> Value {
            let first = |key: &str| field.get(key).and_then(|list| list.get(0)).cloned();
            first("enum").or_else(|| first("examples")).unwrap()
        };
        let mut config = Map::new();
        for (name, field) in schema["properties"].as_object().unwrap() {
            assert!(field["description"].is_string(), "{name} is not described");
            let value = match field.get("properties").and_then(Value::as_object) {
                None => example(field),
                Some(group) => {
                    assert_eq!(field["additionalProperties"], Value::Bool(false), "{name}");
                    group
                        .iter()
                        .map(|(name, field)| (name.clone(), example(field)))
                        .collect::<Map<_, _>>()
                        .into()
                }
            };
            for wrong in [Value::from(1), Value::from("")] {
                let text = Value::from(Map::from_iter([(name.clone(), wrong)])).to_string();
                assert!(name == "$schema" || Config::parse(&text).is_err(), "{text}");
            }
            config.insert(name.clone(), value);
        }
        let parsed = Config::parse(&Value::from(config).to_string()).unwrap();
        assert!(parsed.unknown.is_empty(), "{:?}", parsed.unknown);
        assert!(
            parsed.config.brand_accent.is_some()
                && parsed.config.demo.is_some()
                && parsed.config.links.signin.is_some()
        );
        assert_eq!(schema["additionalProperties"], Value::Bool(false));
        let shipped = Config::parse(include_str!("../../public/config.json")).unwrap();
        assert_eq!(shipped, Parsed { config: Config::default(), unknown: vec![] });
    }
}
