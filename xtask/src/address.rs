//! The API's address as `build --api` takes it, and the origin that a policy has to name for it.
//! Takes what a browser and `config.json` take; never resolves or asks anything.

use crate::failure::{Failure, Result};

/// Where the panel asks when `config.json` names nothing else: the default of `src/config`.
pub const DEFAULT_API: &str = "https://api.rahona.network";

/// What is known of the API's address when the panel is built.
#[derive(Debug, PartialEq, Eq)]
pub enum Api {
    /// Nothing: `config.json` tells at run time.
    AtRunTime,
    /// It is behind a proxy of the panel's own origin, at this place relative to the page.
    OwnOrigin(String),
    /// It is elsewhere.
    Elsewhere { address: String, origin: String },
}

impl Api {
    /// `https://host[:port][/path]`, `http://` only on this machine, or a place relative to the page.
    pub fn parse(text: &str) -> Result<Self> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/:[]%".contains(&byte);
        if text.is_empty() || text.starts_with("//") || !text.bytes().all(plain) {
            return Err(unusable(text));
        }
        let Some((scheme, rest)) = text.split_once("://") else {
            return if text.contains(':') {
                Err(unusable(text))
            } else {
                Ok(Self::OwnOrigin(text.to_owned()))
            };
        };
        let authority = rest.split('/').next().unwrap_or_default();
        let (host, port) = match authority.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
            _ => (authority, None),
        };
        let here = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
        let known = scheme == "https" || (scheme == "http" && here);
        if !known || host.is_empty() || port.is_some_and(|port| port.parse::<u16>().is_err()) {
            return Err(unusable(text));
        }
        let origin = format!("{scheme}://{authority}").to_ascii_lowercase();
        Ok(Self::Elsewhere { address: text.to_owned(), origin })
    }

    /// What stands in `config.json` for it.
    pub fn configured(&self) -> Option<&str> {
        match self {
            Self::AtRunTime => None,
            Self::OwnOrigin(address) | Self::Elsewhere { address, .. } => Some(address),
        }
    }
}

fn unusable(text: &str) -> Failure {
    Failure::usage(format!(
        "--api takes https://host, http://localhost or a place beside the page such as api, not {text:?}."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let elsewhere = |address: &str, origin: &str| {
            Some(Api::Elsewhere { address: address.to_owned(), origin: origin.to_owned() })
        };
        for (text, expected) in [
            ("https://api.example", elsewhere("https://api.example", "https://api.example")),
            (
                "https://API.example:8443/v1/",
                elsewhere("https://API.example:8443/v1/", "https://api.example:8443"),
            ),
            ("http://127.0.0.1:8081", elsewhere("http://127.0.0.1:8081", "http://127.0.0.1:8081")),
            ("http://[::1]:80/x", elsewhere("http://[::1]:80/x", "http://[::1]:80")),
            ("api", Some(Api::OwnOrigin("api".to_owned()))),
            ("/v1/api", Some(Api::OwnOrigin("/v1/api".to_owned()))),
            ("http://api.example", None),
            ("https://", None),
            ("https://a.example:port", None),
            ("https://user@a.example", None),
            ("https://a.example; script-src *", None),
            ("https://a.example?x", None),
            ("javascript:alert", None),
            ("//a.example", None),
            ("", None),
        ] {
            assert_eq!(Api::parse(text).ok(), expected, "{text}");
        }
    }

    #[test]
    fn the_default_is_the_panels() {
        let panel = include_str!("../../src/config/mod.rs");
        assert!(panel.contains(&format!("DEFAULT_API: &str = {DEFAULT_API:?};")));
    }
}
