//! What a module and its script say to each other: without what nobody uses, and under short names. Three hundred
//! long ones, each with a digest, stood in both files, and compress badly.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{Export, Import, Imports, Parser};

use crate::failure::{Doing, Result};

/// Classes that a package of Leptos's server functions exports (wasm-streams), and that the panel never makes. As
/// exports they would keep all their code.
const UNUSED: [&str; 2] = ["intounderlying", "__wbg_intounderlying"];
/// The beginning of their names in the script.
const UNUSED_CLASS: &str = "if (Symbol.dispose) IntoUnderlying";

/// Makes both smaller, in place, before the script is minified.
pub fn shrink(wasm: &Path, script: &Path) -> Result<()> {
    let bytes = fs::read(wasm).doing(format!("reading {}", wasm.display()))?;
    let text = fs::read_to_string(script).doing(format!("reading {}", script.display()))?;
    let (bytes, text) = shrunk(&bytes, &text)?;
    fs::write(wasm, bytes).doing(format!("writing {}", wasm.display()))?;
    fs::write(script, text).doing(format!("writing {}", script.display()))
}

fn shrunk(bytes: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut surface = Surface::default();
    let mut module = Module::new();
    surface
        .parse_core_module(&mut module, Parser::new(0), bytes)
        .map_err(|error| format!("The module can't be read: {error}"))?;
    // A word of the script is a name only as a whole.
    let mut text = String::with_capacity(script.len());
    for line in script.lines().filter(|line| !line.starts_with(UNUSED_CLASS)) {
        let mut word = String::new();
        for letter in line.chars().chain(['\n']) {
            if letter.is_alphanumeric() || letter == '_' {
                word.push(letter);
            } else {
                text += surface.names.get(&word).unwrap_or(&word);
                word.clear();
                text.push(letter);
            }
        }
    }
    // Only then are the classes without effect, so that the bundler leaves them out.
    let text = text.replace("new FinalizationRegistry(", "/* @__PURE__ */ new FinalizationRegistry(");
    Ok((module.finish(), text))
}

/// Renames what is imported from the script.
#[derive(Default)]
struct Surface {
    names: HashMap<String, String>,
}

impl Surface {
    /// Short, and no word of a script.
    fn short(&mut self, name: &str) -> String {
        let number = self.names.len();
        self.names.entry(name.to_owned()).or_insert_with(|| format!("_{number}")).clone()
    }
}

impl Reencode for Surface {
    type Error = std::convert::Infallible;

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: Imports<'_>,
    ) -> std::result::Result<(), reencode::Error> {
        match imports {
            // By their digests only wasm-bindgen's own are known to be names of nothing else.
            Imports::Single(at, import) if import.name.starts_with("__wbg_") => {
                let name = self.short(import.name);
                let import = Import { name: &name, ..import };
                reencode::utils::parse_imports(self, section, Imports::Single(at, import))
            }
            other => reencode::utils::parse_imports(self, section, other),
        }
    }

    fn parse_export(
        &mut self,
        section: &mut ExportSection,
        export: Export<'_>,
    ) -> std::result::Result<(), reencode::Error> {
        if UNUSED.iter().any(|unused| export.name.starts_with(unused)) {
            return Ok(());
        }
        reencode::utils::parse_export(self, section, export)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, ExportKind, TypeSection};

    #[test]
    fn imports_get_short_names_in_both_and_unused_classes_go() {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for name in ["__wbg_now_0123", "__wbg_now_01234", "other"] {
            imports.import("./p_bg.js", name, EntityType::Function(0));
        }
        let mut exports = ExportSection::new();
        for name in ["intounderlyingsink_close", "__wbg_intounderlyingsink_free", "main"] {
            exports.export(name, ExportKind::Func, 0);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&exports);
        let script = "a = { __wbg_now_01234: f, __wbg_now_0123: g, other: h };\n\
            if (Symbol.dispose) IntoUnderlyingSink.prototype[Symbol.dispose] = 1;\n\
            b = new FinalizationRegistry(c);";
        let (bytes, text) = shrunk(&module.finish(), script).unwrap();
        assert_eq!(
            text,
            "a = { _1: f, _0: g, other: h };\nb = /* @__PURE__ */ new FinalizationRegistry(c);\n"
        );
        let mut found = Vec::new();
        for payload in Parser::new(0).parse_all(&bytes) {
            match payload.unwrap() {
                wasmparser::Payload::ImportSection(section) => {
                    found.extend(section.into_imports().map(|import| import.unwrap().name.to_owned()));
                }
                wasmparser::Payload::ExportSection(section) => {
                    found.extend(section.into_iter().map(|export| export.unwrap().name.to_owned()));
                }
                _ => {}
            }
        }
        assert_eq!(found, ["_0", "_1", "other", "main"]);
    }
}
