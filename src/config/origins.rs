//! The origins whose pages may hold the panel, in `embed.origins`: exact ones, written as browsers write them.

/// Reads one, without its closing slash or a port that goes without saying. A name beyond ASCII must be in its
/// `xn--` form, as browsers tell it.
pub fn origin(text: &str) -> Option<String> {
    let text = text.trim().to_ascii_lowercase();
    let text = text.strip_suffix('/').unwrap_or(&text);
    let (scheme, host) = text.split_once("://")?;
    let usual = match scheme {
        "https" => ":443",
        "http" => ":80",
        _ => return None,
    };
    let host = host.strip_suffix(usual).unwrap_or(host);
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-.:[]".contains(letter);
    (!host.is_empty() && !host.starts_with(':') && host.chars().all(plain))
        .then(|| format!("{scheme}://{host}"))
}

#[cfg(test)]
mod tests {
    use super::origin;

    #[test]
    fn origins_are_exact() {
        for (text, expected) in [
            ("https://portal.example", Some("https://portal.example")),
            (" HTTPS://Portal.Example/ ", Some("https://portal.example")),
            ("https://portal.example:443", Some("https://portal.example")),
            ("https://portal.example:8443", Some("https://portal.example:8443")),
            ("http://127.0.0.1:8081", Some("http://127.0.0.1:8081")),
            ("http://[::1]:80", Some("http://[::1]")),
            ("https://portal.example/shop", None),
            ("https://*.example", None),
            ("https://user@portal.example", None),
            ("https://bücher.example", None),
            ("https://", None),
            ("https://:443", None),
            ("file:///", None),
            ("portal.example", None),
            ("null", None),
            ("*", None),
            ("", None),
        ] {
            assert_eq!(origin(text).as_deref(), expected, "{text}");
        }
    }
}
