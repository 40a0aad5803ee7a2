//! The Content-Security-Policy as an element of the page, for hosts that send no headers.
//! It can't know the API's address, which is chosen at run time; a header may narrow it. Never carries
//! `frame-ancestors`, which browsers ignore there.

use crate::failure::Result;

const POLICY: [&str; 10] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
];

/// The page with the policy before anything that it must govern: behind the character set, which has to come early.
pub fn insert(page: &str) -> Result<String> {
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
    let policy = POLICY.join("; ");
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
            let page = insert(page).unwrap();
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
            assert!(insert(page).is_err(), "{page}");
        }
    }
}
