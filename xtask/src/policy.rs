//! The Content-Security-Policy: as an element of the page, for hosts that send no headers, and as a header.
//! The element can't know the API's address if that is chosen at run time; the header narrows it. The element never
//! carries `frame-ancestors`, which browsers ignore there.

use crate::address::{Api, DEFAULT_API};
use crate::failure::Result;

const BEFORE: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      img-src 'self' data: blob:; font-src 'self'; connect-src 'self'";
const AFTER: &str =
    "; frame-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

/// The policy as a header that lets the panel connect to one more origin and be framed by some.
pub fn header(origin: &str, frames: &str) -> String {
    let space = if origin.is_empty() { "" } else { " " };
    format!("{BEFORE}{space}{origin}{AFTER}; frame-ancestors {frames}")
}

/// The origin that a header has to allow: nothing for the panel's own.
pub fn origin(api: &Api) -> String {
    match api {
        Api::AtRunTime => DEFAULT_API.to_owned(),
        Api::OwnOrigin(_) => String::new(),
        Api::Elsewhere { origin, .. } => origin.clone(),
    }
}

/// The policy of the page's element.
fn element(api: &Api) -> String {
    match api {
        Api::AtRunTime => format!("{BEFORE} https: http://localhost:* http://127.0.0.1:*{AFTER}"),
        Api::OwnOrigin(_) => format!("{BEFORE}{AFTER}"),
        Api::Elsewhere { origin, .. } => format!("{BEFORE} {origin}{AFTER}"),
    }
}

/// The page with the policy before anything that it must govern: behind the character set, which has to come early.
pub fn insert(page: &str, api: &Api) -> Result<String> {
    if page.to_ascii_lowercase().contains("content-security-policy") {
        return Err(
            "index.html has a Content-Security-Policy of its own; `cargo xtask build` writes it.".into()
        );
    }
    let end = end_of_tag(page, "<meta charset").or_else(|| end_of_tag(page, "<head"));
    let (before, after) = end
        .and_then(|end| page.split_at_checked(end))
        .ok_or("index.html has no <head>: the Content-Security-Policy has no place to go.")?;
    if before.contains("<script") || before.contains("<link") {
        return Err("In index.html <meta charset> must come before scripts and links.".into());
    }
    let policy = element(api);
    Ok(format!("{before}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"))
}

/// Where the first tag with this beginning ends.
fn end_of_tag(page: &str, beginning: &str) -> Option<usize> {
    let start = page.to_ascii_lowercase().find(beginning)?;
    Some(start + page.get(start..)?.find('>')? + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const META: &str =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src";

    #[test]
    fn it_goes_behind_the_character_set_or_opens_the_head() {
        for (page, before) in [
            (
                "<html><head><meta charset=\"utf-8\"/><title>x</title></head></html>",
                "<meta charset=\"utf-8\"/>",
            ),
            ("<!DOCTYPE html><html lang=en><HEAD><title>é</title></HEAD></html>", "<HEAD>"),
        ] {
            let page = insert(page, &Api::AtRunTime).unwrap();
            assert!(page.contains(&format!("{before}\n{META}")), "{page}");
            assert!(page.contains("require-trusted-types-for 'script'\"><title>"), "{page}");
            assert!(!page.contains("frame-ancestors"));
        }
    }

    #[test]
    fn it_refuses_a_page_that_it_could_not_protect() {
        for page in [
            "<p>no head</p>",
            "<head",
            "<head><script src=a.js></script><meta charset=utf-8></head>",
            "<head><meta charset=utf-8><meta http-equiv=content-security-policy content=\"\"></head>",
        ] {
            assert!(insert(page, &Api::AtRunTime).is_err(), "{page}");
        }
    }

    #[test]
    fn a_known_address_narrows_both() {
        let page = "<head><title>x</title></head>";
        for (api, element, header) in [
            (
                Api::AtRunTime,
                "connect-src 'self' https: http://localhost:* http://127.0.0.1:*; ",
                "connect-src 'self' https://api.rahona.network; ",
            ),
            (Api::OwnOrigin("api".to_owned()), "connect-src 'self'; ", "connect-src 'self'; "),
            (
                Api::parse("https://a.example:8443/v1").unwrap(),
                "connect-src 'self' https://a.example:8443; ",
                "connect-src 'self' https://a.example:8443; ",
            ),
        ] {
            assert!(insert(page, &api).unwrap().contains(element), "{api:?}");
            let sent = super::header(&origin(&api), "'self'");
            assert!(sent.contains(header) && sent.ends_with("; frame-ancestors 'self'"), "{sent}");
        }
    }
}
