//! `headers/`: what a host has to send with the folder, in the words of the usual hosts, from one list of headers.
//! The files are for operators, who copy or include them and change the few lines that are named on top; never for
//! the browser. `docs/deploying.md` shows each at work, and browser tests run nginx and Caddy with them.

use std::fs;
use std::path::Path;

use crate::address::Api;
use crate::failure::{Doing, Result};
use crate::{integrity, policy};

/// The folder, in the built panel.
pub const FOLDER: &str = "headers";

/// Sent with everything, beside the policy.
const ALWAYS: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=(), \
         clipboard-read=(), clipboard-write=(self)",
    ),
];

const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Fetched each time, and answered by "not modified".
const TODAY: &str = "no-cache";

/// Who may frame the panel, before an operator names a portal.
const FRAMES: &str = "'self'";

/// Each file, and its template. `@CSP@` and its like are filled in; a line with `@ALWAYS …@` stands for each header.
const FILES: [(&str, &str); 6] = [
    ("nginx.conf", include_str!("headers/nginx.conf")),
    ("nginx-api.conf", include_str!("headers/nginx-api.conf")),
    ("panel.caddy", include_str!("headers/panel.caddy")),
    ("api.caddy", include_str!("headers/api.caddy")),
    ("_headers", include_str!("headers/_headers")),
    ("apache.htaccess", include_str!("headers/apache.htaccess")),
];

/// Writes the folder.
pub fn write(dist: &Path, api: &Api) -> Result<()> {
    let folder = dist.join(FOLDER);
    fs::create_dir_all(&folder).doing(format!("making {}", folder.display()))?;
    let named = named_by_content(dist)?;
    for (name, template) in FILES {
        let path = folder.join(name);
        fs::write(&path, fill(template, api, &named)).doing(format!("writing {}", path.display()))?;
    }
    Ok(())
}

/// The files that may be cached for ever, in the order of their names.
fn named_by_content(dist: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dist).doing(format!("reading {}", dist.display()))? {
        let name = entry.doing("reading a folder")?.file_name();
        names.extend(name.to_str().filter(|name| integrity::is_named_by_content(name)).map(str::to_owned));
    }
    names.sort();
    Ok(names)
}

fn fill(template: &str, api: &Api, named: &[String]) -> String {
    let origin = policy::origin(api);
    let mut text = String::new();
    for line in template.lines() {
        // A line for each of a list.
        if let Some((before, after)) = line.split_once("@ALWAYS@") {
            for (name, value) in ALWAYS {
                text += &format!(
                    "{}\n",
                    format!("{before}{after}").replace("@NAME@", name).replace("@VALUE@", value)
                );
            }
        } else if line.contains("@NAMED@") {
            named.iter().for_each(|name| {
                text += &format!("{}\n  Cache-Control: {FOR_EVER}\n", line.replace("@NAMED@", name))
            });
        } else {
            text += &format!("{line}\n");
        }
    }
    text.replace("@NGINX_CSP@", &policy::header("$rahona_api", "$rahona_frames"))
        .replace("@CADDY_CSP@", &policy::header("{http.vars.rahona_api}", "{http.vars.rahona_frames}"))
        .replace("@CSP@", &policy::header(&origin, FRAMES))
        .replace("@API@", &origin)
        .replace("@FRAMES@", FRAMES)
        .replace("@FOR_EVER@", FOR_EVER)
        .replace("@TODAY@", TODAY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_every_header_and_nothing_is_left_open() {
        let api = Api::parse("https://api.example/v1").unwrap();
        let named = ["p-0123456789abcdef.js".to_owned(), "p-0123456789abcdef_bg.wasm".to_owned()];
        for (name, template) in FILES {
            let text = fill(template, &api, &named);
            let open =
                text.split('@').nth(1).filter(|word| word.bytes().all(|byte| byte.is_ascii_uppercase()));
            assert_eq!(open, None, "{name}");
            if name.contains("api") && name != "apache.htaccess" {
                continue;
            }
            for (header, value) in ALWAYS {
                assert!(text.contains(header) && text.contains(value), "{name}: {header}");
            }
            for part in ["Content-Security-Policy", "frame-ancestors ", "https://api.example", FOR_EVER] {
                assert!(text.contains(part), "{name}: {part}");
            }
            assert!(!text.contains("api.example/v1"), "{name}: a policy names origins");
        }
    }

    #[test]
    fn hosts_that_know_no_patterns_get_every_name() {
        let text =
            fill(include_str!("headers/_headers"), &Api::AtRunTime, &["a-1.js".into(), "b-2.css".into()]);
        assert!(
            text.contains("/a-1.js\n  Cache-Control: public")
                && text.contains("/b-2.css\n  Cache-Control: public")
        );
        assert!(text.contains("connect-src 'self' https://api.rahona.network; "));
    }
}
