//! The scripts and styles of a release: smaller, and the styles in one file, because nine small ones compress badly
//! and are asked for one by one. `trunk serve` does without.

use std::fs;
use std::path::Path;

use crate::failure::{Doing, Result};
use crate::module;
use crate::tools::esbuild::Esbuild;

const LINK: &str = "<link rel=\"stylesheet\" href=\"./";

/// Makes every script of the folder smaller, and returns the page with its styles in one file.
pub fn shrink(dist: &Path, page: &str, esbuild: &Esbuild) -> Result<String> {
    for entry in fs::read_dir(dist).doing(format!("reading {}", dist.display()))? {
        let path = entry.doing("reading a folder")?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            esbuild.shrink(&path)?;
        }
    }
    let (before, names, after) = without_styles(page);
    let mut styles = String::new();
    for name in names {
        let path = dist.join(name);
        styles += &fs::read_to_string(&path).doing(format!("reading {}", path.display()))?;
        fs::remove_file(&path).doing(format!("removing {}", path.display()))?;
    }
    let path = dist.join("style.css");
    fs::write(&path, styles).doing(format!("writing {}", path.display()))?;
    esbuild.shrink(&path)?;
    let styles = fs::read(&path).doing(format!("reading {}", path.display()))?;
    let name = format!("style-{:016x}.css", module::hash(&[&styles]));
    fs::rename(&path, dist.join(&name)).doing(format!("writing {name}"))?;
    Ok(format!("{before}{LINK}{name}\">{after}"))
}

/// What stands before the first link to a style sheet, the names in all of them in their order, and what stands
/// behind the first, without the others.
fn without_styles(page: &str) -> (&str, Vec<&str>, String) {
    let mut parts = page.split(LINK);
    let before = parts.next().unwrap_or_default();
    let mut names = Vec::new();
    let mut after = String::new();
    for part in parts {
        let (link, rest) = part.split_once('>').unwrap_or((part, ""));
        names.extend(link.split('"').next());
        after.truncate(after.trim_end().len());
        after += rest;
    }
    (before, names, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_links_go_and_their_names_stay_in_order() {
        let page = "<head>\n  <link rel=\"stylesheet\" href=\"./a-1.css\" integrity=\"x\"/>\n  \
                    <link rel=\"stylesheet\" href=\"./b-2.css\"/>\n  <script src=\"./c.js\"></script></head>";
        let (before, names, after) = without_styles(page);
        assert_eq!((before, after.as_str()), ("<head>\n  ", "\n  <script src=\"./c.js\"></script></head>"));
        assert_eq!(names, ["a-1.css", "b-2.css"]);
    }
}
