//! What a release's files must hold: a SHA-384 beside each file that the page names, so that a host or a cache in
//! between can't put another in its place. Only for files whose names follow their content; `boot.js` keeps its name,
//! because an old page must still find it, to be told by it that there is a new version.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha384};

use crate::failure::{Doing, Result};
use crate::references;

/// Keeps its name, whatever it holds.
pub const BOOT: &str = "boot.js";

/// Each attribute that names a file, and the one that tells its integrity.
const ATTRIBUTES: [(&str, &str); 4] = [
    (" href=\"./", "integrity"),
    (" src=\"./", "integrity"),
    (" data-js=\"./", "data-js-integrity"),
    (" data-wasm=\"./", "data-wasm-integrity"),
];

/// Names by their content what the page names and what has no such name yet, and returns the page with the new names.
pub fn name_by_content(dist: &Path, page: &str) -> Result<String> {
    let mut page = page.to_owned();
    for name in references::of("index.html", &page) {
        if name == BOOT || is_named_by_content(&name) || !dist.join(&name).is_file() {
            continue;
        }
        let bytes = fs::read(dist.join(&name)).doing(format!("reading {name}"))?;
        let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, ""));
        let new = format!("{stem}-{:016x}.{extension}", crate::module::hash(&[&bytes]));
        fs::rename(dist.join(&name), dist.join(&new)).doing(format!("writing {new}"))?;
        page = page.replace(&format!("\"./{name}\""), &format!("\"./{new}\""));
    }
    Ok(page)
}

/// `style-0123456789abcdef.css`, `…_bg.wasm`: what may be cached for ever. The header files have the same rule.
pub fn is_named_by_content(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let hash = stem.rsplit_once('-').map(|(_, hash)| hash);
    // A module, or a part of one.
    let hash = hash.map(|hash| hash.split_once('_').map_or(hash, |(hash, _)| hash));
    hash.is_some_and(|hash| {
        hash.len() == 16 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

/// The page, with an integrity for each of its files.
pub fn insert(dist: &Path, page: &str) -> Result<String> {
    let mut page = page.to_owned();
    for (attribute, integrity) in ATTRIBUTES {
        let mut done = String::with_capacity(page.len());
        let mut rest = page.as_str();
        while let Some((before, after)) = rest.split_once(attribute) {
            let (name, behind) =
                after.split_once('"').ok_or("index.html has an attribute without an end.")?;
            done += &format!("{before}{attribute}{name}\"");
            // Pictures have none, and a preloaded fetch is checked where it is used.
            let tag = before.rsplit('<').next().unwrap_or_default();
            let checked = !tag.contains("rel=\"icon\"") && !tag.contains("rel=\"preload\"");
            if checked && is_named_by_content(name) {
                let bytes = fs::read(dist.join(name)).doing(format!("reading {name}"))?;
                done += &format!(" {integrity}=\"{}\"", of(&bytes));
            }
            rest = behind;
        }
        page = done + rest;
    }
    Ok(page)
}

/// `sha384-…`, as in HTML.
pub fn of(bytes: &[u8]) -> String {
    format!("sha384-{}", base64(&Sha384::digest(bytes)))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let letter = LETTERS.get((bits >> (18 - 6 * at) & 63) as usize);
            text.push(letter.filter(|_| at <= three.len()).map_or('=', |letter| char::from(*letter)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_the_usual_one() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn names_that_may_be_cached_for_ever() {
        for (name, named) in [
            ("style-0123456789abcdef.css", true),
            ("rahona-panel-0123456789abcdef_bg.wasm", true),
            ("rahona-panel-0123456789abcdef_inside.wasm", true),
            ("boot.js", false),
            ("config.json", false),
            ("my-picture.svg", false),
            ("style-0123456789ABCDEF.css", false),
        ] {
            assert_eq!(is_named_by_content(name), named, "{name}");
        }
    }

    #[test]
    fn every_file_of_the_page_gets_a_name_and_an_integrity_but_for_the_boot_script() {
        let dist = std::env::temp_dir().join(format!("xtask-integrity-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        for name in ["theme.js", "icon.svg", "boot.js", "p-0123456789abcdef.js", "p-0123456789abcdef_bg.wasm"]
        {
            fs::write(dist.join(name), name).unwrap();
        }
        let page = "<link rel=\"icon\" href=\"./icon.svg\"><script src=\"./theme.js\"></script>\
            <link rel=\"modulepreload\" href=\"./p-0123456789abcdef.js\">\
            <link rel=\"preload\" href=\"./p-0123456789abcdef_bg.wasm\">\
            <script src=\"./boot.js\" data-js=\"./p-0123456789abcdef.js\" data-wasm=\"./p-0123456789abcdef_bg.wasm\">";
        let page = insert(&dist, &name_by_content(&dist, page).unwrap()).unwrap();
        assert!(!dist.join("theme.js").exists() && dist.join("boot.js").exists());
        assert_eq!(page.matches("integrity=\"sha384-").count(), 4, "{page}");
        for part in [
            "<link rel=\"icon\" href=\"./icon-",
            "<script src=\"./theme-",
            "p-0123456789abcdef_bg.wasm\"><script",
            "<script src=\"./boot.js\" data-js=",
            "js\" data-js-integrity=\"sha384-",
            "wasm\" data-wasm-integrity=\"sha384-",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
        fs::remove_dir_all(&dist).unwrap();
    }
}
