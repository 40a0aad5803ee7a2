//! `config.json`: what an operator may set without a rebuild. Every field is optional, and so is the file.
//!
//! It is read here from text; fetching it is the browser's business.

use serde_json::{Map, Value};

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
    /// Where to go for more.
    pub links: Links,
    /// A language's code, or `None` for the browser's.
    pub language: Option<String>,
    /// The theme, or `None` for the system's.
    pub theme: Option<Theme>,
    /// Credentials that the sign-in page offers. For sandboxes only.
    pub demo: Option<Demo>,
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

/// Why a configuration can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigFault {
    /// It is not JSON, or not an object.
    NotJson,
    /// It is there but could not be fetched.
    Unreachable,
    /// A field, and what it must be.
    Field(String, &'static str),
}

/// A configuration that was read, and the names of fields that nobody knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The settings.
    pub config: Config,
    /// Unknown fields, as `group.field`.
    pub unknown: Vec<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            api: DEFAULT_API.to_owned(),
            auth: AuthMode::default(),
            brand_name: None,
            links: Links::default(),
            language: None,
            theme: None,
            demo: None,
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
        let mut reader = Reader::default();
        let config = reader.config(fields);
        if reader.faults.is_empty() {
            Ok(Parsed { config, unknown: reader.unknown })
        } else {
            Err(reader.faults)
        }
    }
}

const TEXT: &str = "a text";
const LINK: &str = "an address that begins with https://, http:// or mailto:";

#[derive(Default)]
struct Reader {
    faults: Vec<ConfigFault>,
    unknown: Vec<String>,
}

impl Reader {
    fn config(&mut self, mut fields: Map<String, Value>) -> Config {
        let mut brand = self.group(&mut fields, "brand");
        let mut links = self.group(&mut fields, "links");
        let config = Config {
            api: self
                .take(&mut fields, "", "api", "an address", api)
                .unwrap_or_else(|| DEFAULT_API.to_owned()),
            auth: self.take(&mut fields, "", "auth", "\"key\" or \"session\"", auth).unwrap_or_default(),
            brand_name: self.take(&mut brand, "brand.", "name", TEXT, text),
            links: Links {
                invoices: self.take(&mut links, "links.", "invoices", LINK, link),
                support: self.take(&mut links, "links.", "support", LINK, link),
                signin: self.take(&mut links, "links.", "signin", LINK, link),
            },
            language: self
                .take(&mut fields, "", "language", "\"auto\" or a language's code", text)
                .filter(|code| code != "auto"),
            theme: self.take(&mut fields, "", "theme", "\"auto\", \"light\" or \"dark\"", theme).flatten(),
            demo: self.demo(&mut fields),
        };
        self.leftover("", &fields);
        self.leftover("brand.", &brand);
        self.leftover("links.", &links);
        config
    }

    fn demo(&mut self, fields: &mut Map<String, Value>) -> Option<Demo> {
        let mut demo = self.group(fields, "demo");
        let email = self.take(&mut demo, "demo.", "email", TEXT, text);
        let key = self.take(&mut demo, "demo.", "key", TEXT, text);
        self.leftover("demo.", &demo);
        Some(Demo { email: email?, key: key? })
    }

    fn group(&mut self, fields: &mut Map<String, Value>, name: &str) -> Map<String, Value> {
        match fields.remove(name) {
            None | Some(Value::Null) => Map::new(),
            Some(Value::Object(group)) => group,
            Some(_) => {
                self.faults.push(ConfigFault::Field(name.to_owned(), "a group of fields: { … }"));
                Map::new()
            }
        }
    }

    fn take<T>(
        &mut self,
        fields: &mut Map<String, Value>,
        prefix: &str,
        name: &str,
        wanted: &'static str,
        read: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = fields.remove(name).filter(|value| !value.is_null())?;
        let taken = value.as_str().and_then(read);
        if taken.is_none() {
            self.faults.push(ConfigFault::Field(format!("{prefix}{name}"), wanted));
        }
        taken
    }

    fn leftover(&mut self, prefix: &str, fields: &Map<String, Value>) {
        self.unknown
            .extend(fields.keys().filter(|name| *name != "$schema").map(|name| format!("{prefix}{name}")));
    }
}

fn text(value: &str) -> Option<String> {
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

fn api(value: &str) -> Option<String> {
    // A scheme other than the web's can't be fetched, and `javascript:` must never become an address.
    let scheme = value.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| !scheme.contains('/'));
    let fetchable = scheme.is_none_or(|scheme| matches!(scheme, "https" | "http"));
    text(value).filter(|_| fetchable)
}

fn auth(value: &str) -> Option<AuthMode> {
    match value {
        "key" => Some(AuthMode::Key),
        "session" => Some(AuthMode::Session),
        _ => None,
    }
}

fn theme(value: &str) -> Option<Option<Theme>> {
    if value == "auto" { Some(None) } else { Theme::from_word(value).map(Some) }
}

fn link(value: &str) -> Option<String> {
    let value = value.trim();
    let allowed = ["https://", "http://", "mailto:"];
    allowed.iter().any(|start| value.starts_with(start)).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_object_is_the_default() {
        assert_eq!(Config::parse("{}"), Ok(Parsed { config: Config::default(), unknown: vec![] }));
    }

    #[test]
    fn every_field_is_read() {
        let parsed = Config::parse(
            r#"{"api": "api", "auth": "session", "brand": {"name": "Acme"},
                "links": {"invoices": "https://a.example", "support": "mailto:b@c.example"},
                "language": "fr", "theme": "dark", "demo": {"email": "e", "key": "k"}, "$schema": "x"}"#,
        );
        let config = Config {
            api: "api".to_owned(),
            auth: AuthMode::Session,
            brand_name: Some("Acme".to_owned()),
            links: Links {
                invoices: Some("https://a.example".to_owned()),
                support: Some("mailto:b@c.example".to_owned()),
                signin: None,
            },
            language: Some("fr".to_owned()),
            theme: Some(Theme::Dark),
            demo: Some(Demo { email: "e".to_owned(), key: "k".to_owned() }),
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
                    ConfigFault::Field("api".to_owned(), "an address"),
                    ConfigFault::Field("theme".to_owned(), "\"auto\", \"light\" or \"dark\""),
                ],
            ),
            ("{\"api\": \"javascript:alert(1)\"}", vec![ConfigFault::Field("api".to_owned(), "an address")]),
            (
                "{\"links\": {\"invoices\": \"javascript:alert(1)\"}}",
                vec![ConfigFault::Field("links.invoices".to_owned(), LINK)],
            ),
            ("{\"links\": 3}", vec![ConfigFault::Field("links".to_owned(), "a group of fields: { … }")]),
        ] {
            assert_eq!(Config::parse(text), Err(expected), "{text}");
        }
        let unknown = Config::parse(r#"{"colour": 1, "links": {"invoces": "x"}, "api": null}"#);
        assert_eq!(
            unknown.map(|parsed| parsed.unknown),
            Ok(vec!["colour".to_owned(), "links.invoces".to_owned()])
        );
    }
}
