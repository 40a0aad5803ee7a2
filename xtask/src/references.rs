//! Which files a page makes the browser fetch, read from the page, its styles and its scripts.
//! A reader of what this project writes, never a parser of HTML at large.

/// The local files that a file names, relative to its own folder, without query and fragment.
pub fn of(name: &str, text: &str) -> Vec<String> {
    let found = match name.rsplit('.').next() {
        Some("html") => in_page(text),
        Some("css") => [between(text, "url(", ")"), between(text, "@import \"", "\"")].concat(),
        Some("js" | "mjs") => [between(text, "from '", "'"), between(text, "from \"", "\"")].concat(),
        _ => Vec::new(),
    };
    found.into_iter().filter_map(local).collect()
}

fn in_page(page: &str) -> Vec<&str> {
    let tags = ["<link", "<script", "<img"].into_iter().flat_map(|tag| between(page, tag, ">"));
    let attributes =
        |tag| [" href=\"", " src=\"", " data-js=\"", " data-wasm=\""].map(|name| between(tag, name, "\""));
    tags.flat_map(|tag| attributes(tag).concat()).collect()
}

/// Every stretch between two marks.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    text.split(start).skip(1).filter_map(|rest| rest.split_once(end)).map(|(inside, _)| inside).collect()
}

fn local(name: &str) -> Option<String> {
    let name = name.trim_matches(['"', '\'']);
    let name = name.split(['?', '#']).next().unwrap_or_default();
    let name = name.strip_prefix("./").unwrap_or(name);
    let elsewhere = name.contains(':') || name.starts_with('/');
    (!name.is_empty() && !elsewhere && name.contains('.')).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_page_names_its_files() {
        let page = r##"<link rel="stylesheet" href="./app-1.css" integrity="x"/><link rel="icon" href="icon.svg?v=1">
            <script defer src="./boot.js" data-js="./p-1.js" data-wasm="./p-1_bg.wasm"></script>
            <a href="about.html">no</a> <link rel="help" href="https://example.org/a.html"> <img src="data:image/png;base64,x">"##;
        assert_eq!(of("index.html", page), ["app-1.css", "icon.svg", "boot.js", "p-1.js", "p-1_bg.wasm"]);
    }

    #[test]
    fn styles_and_scripts_name_theirs() {
        let css = "@import \"base.css\"; a { background: url('a.svg#x') } b { filter: url(#f); cursor: url(data:x) }";
        assert_eq!(of("app.css", css), ["a.svg", "base.css"]);
        let script = "import { a } from './snippets/x/inline0.js'; import b from \"env\";";
        assert_eq!(of("p.js", script), ["snippets/x/inline0.js"]);
        assert!(of("logo.png", "from './a.js'").is_empty());
    }
}
