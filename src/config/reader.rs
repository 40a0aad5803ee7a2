//! Reads the fields of `config.json` one by one, and remembers every fault instead of stopping at the first.

use serde_json::{Map, Value};

use super::origins::origin;
use super::{AuthMode, Config, ConfigFault, DEFAULT_API, Demo, Links, Parsed, Theme, Wanted};
use crate::colour::Colour;

/// What `theme` may be.
pub const THEMES: Wanted = Wanted::OneOf(&["auto", "light", "dark"]);
const AUTHS: Wanted = Wanted::OneOf(&["key", "session"]);

/// The reader.
#[derive(Default)]
pub struct Reader {
    faults: Vec<ConfigFault>,
    unknown: Vec<String>,
}

impl Reader {
    /// Reads all fields.
    ///
    /// # Errors
    /// Every field that is wrong.
    pub fn read(mut self, fields: Map<String, Value>) -> Result<Parsed, Vec<ConfigFault>> {
        let config = self.config(fields);
        if self.faults.is_empty() { Ok(Parsed { config, unknown: self.unknown }) } else { Err(self.faults) }
    }

    fn config(&mut self, mut fields: Map<String, Value>) -> Config {
        let mut brand = self.group(&mut fields, "brand");
        let mut links = self.group(&mut fields, "links");
        let config = Config {
            api: self
                .take(&mut fields, "", "api", Wanted::Address, api)
                .unwrap_or_else(|| DEFAULT_API.to_owned()),
            auth: self.take(&mut fields, "", "auth", AUTHS, auth).unwrap_or_default(),
            brand_name: self.take(&mut brand, "brand.", "name", Wanted::Text, text),
            brand_logo: self.take(&mut brand, "brand.", "logo", Wanted::Address, api),
            brand_accent: self.take(&mut brand, "brand.", "accent", Wanted::Colour, Colour::parse),
            links: Links {
                invoices: self.take(&mut links, "links.", "invoices", Wanted::Link, link),
                support: self.take(&mut links, "links.", "support", Wanted::Link, link),
                signin: self.take(&mut links, "links.", "signin", Wanted::Link, link),
            },
            language: self
                .take(&mut fields, "", "language", Wanted::Language, text)
                .filter(|code| code != "auto"),
            theme: self.take(&mut fields, "", "theme", THEMES, theme).flatten(),
            demo: self.demo(&mut fields),
            embed_origins: self.embed_origins(&mut fields),
        };
        self.leftover("", &fields);
        self.leftover("brand.", &brand);
        self.leftover("links.", &links);
        config
    }

    fn demo(&mut self, fields: &mut Map<String, Value>) -> Option<Demo> {
        let mut demo = self.group(fields, "demo");
        let email = self.take(&mut demo, "demo.", "email", Wanted::Text, text);
        let key = self.take(&mut demo, "demo.", "key", Wanted::Text, text);
        self.leftover("demo.", &demo);
        Some(Demo { email: email?, key: key? })
    }

    fn embed_origins(&mut self, fields: &mut Map<String, Value>) -> Vec<String> {
        let mut embed = self.group(fields, "embed");
        let given = embed.remove("origins").filter(|value| !value.is_null());
        self.leftover("embed.", &embed);
        let read = |given: &Value| given.as_array()?.iter().map(|one| origin(one.as_str()?)).collect();
        let origins = given.as_ref().map(read);
        if let Some(None) = origins {
            self.faults.push(ConfigFault::Field("embed.origins".to_owned(), Wanted::Origins));
        }
        origins.flatten().unwrap_or_default()
    }

    fn group(&mut self, fields: &mut Map<String, Value>, name: &str) -> Map<String, Value> {
        match fields.remove(name) {
            None | Some(Value::Null) => Map::new(),
            Some(Value::Object(group)) => group,
            Some(_) => {
                self.faults.push(ConfigFault::Field(name.to_owned(), Wanted::Group));
                Map::new()
            }
        }
    }

    fn take<T>(
        &mut self,
        fields: &mut Map<String, Value>,
        prefix: &str,
        name: &str,
        wanted: Wanted,
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
