//! The panel's WebAssembly module, the parts that were taken out of it (`split.rs`), and their script.
//! Trunk names them by the module before wasm-bindgen and wasm-opt; here they get the name of what they hold at
//! last, so that a name which is cached for ever never stands for two contents. All get the same one: a part fits
//! no other build's module.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Doing, Result};

pub struct Module {
    /// The one that begins, then its parts.
    wasm: Vec<PathBuf>,
    script: PathBuf,
    /// `rahona-panel-0123456789abcdef`, the part that both names begin with.
    stem: String,
    package: String,
}

impl Module {
    pub fn find(dist: &Path, package: &str) -> Result<Self> {
        let beginning = format!("{package}-");
        let mut stems = Vec::new();
        for entry in fs::read_dir(dist).doing(format!("reading {}", dist.display()))? {
            let name = entry.doing("reading a folder")?.file_name();
            let stem = name.to_str().and_then(|name| name.strip_suffix("_bg.wasm"));
            stems.extend(stem.filter(|stem| stem.starts_with(&beginning)).map(str::to_owned));
        }
        let [stem] = stems.as_slice() else {
            return Err(format!(
                "{} must hold one {package}-…_bg.wasm, not {}.",
                dist.display(),
                stems.len()
            )
            .into());
        };
        Ok(Self {
            wasm: vec![dist.join(format!("{stem}_bg.wasm"))],
            script: dist.join(format!("{stem}.js")),
            stem: stem.clone(),
            package: package.to_owned(),
        })
    }

    pub fn script(&self) -> &Path {
        &self.script
    }

    /// Every module.
    pub fn wasm(&self) -> &[PathBuf] {
        &self.wasm
    }

    /// Puts another in the place of the module that begins.
    pub fn replace(&self, by: &Path) -> Result<()> {
        let Some(first) = self.wasm.first() else { return Ok(()) };
        fs::copy(by, first).map(drop).doing(format!("writing {}", first.display()))
    }

    /// Puts a part beside it, and returns the name of its file.
    pub fn add_part(&mut self, name: &str, from: &Path) -> Result<String> {
        let file = format!("{}_{name}.wasm", self.stem);
        let path = self.script.with_file_name(&file);
        if self.wasm.contains(&path) {
            return Err(format!("Two parts of the module are called {name}.").into());
        }
        fs::copy(from, &path).doing(format!("writing {}", path.display()))?;
        self.wasm.push(path);
        Ok(file)
    }

    /// Renames all files, has the script check what it fetches, and returns the page with the new names.
    pub fn rename_by_content(self, page: &str) -> Result<String> {
        let mut contents = Vec::new();
        for path in &self.wasm {
            contents.push(fs::read(path).doing(format!("reading {}", path.display()))?);
        }
        let script = fs::read_to_string(&self.script).doing(format!("reading {}", self.script.display()))?;
        if !page.contains(&self.stem) {
            return Err(format!("index.html does not name {}.", self.stem).into());
        }
        // Its own name is no part of what it is named by.
        let neutral = script.replace(&self.stem, &self.package);
        let parts: Vec<&[u8]> = contents.iter().map(Vec::as_slice).chain([neutral.as_bytes()]).collect();
        let stem = format!("{}-{:016x}", self.package, hash(&parts));
        let to_script = self.script.with_file_name(format!("{stem}.js"));
        let mut script = script.replace(&self.stem, &stem);
        for (path, bytes) in self.wasm.iter().zip(&contents) {
            let old = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let new = old.replace(&self.stem, &stem);
            fs::rename(path, path.with_file_name(&new)).doing(format!("writing {new}"))?;
            // The page has the integrity of the one that begins.
            let fetched = format!("new URL(\"./{new}\",import.meta.url)");
            script = script
                .replace(&fetched, &format!("{fetched},{{integrity:\"{}\"}}", crate::integrity::of(bytes)));
        }
        fs::remove_file(&self.script).doing(format!("removing {}", self.script.display()))?;
        fs::write(&to_script, script).doing(format!("writing {}", to_script.display()))?;
        Ok(page.replace(&self.stem, &stem))
    }
}

/// FNV-1a, 64 bits: tells builds apart, protects against nothing.
pub fn hash(parts: &[&[u8]]) -> u64 {
    let bytes = parts.iter().copied().flatten();
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a() {
        assert_eq!(hash(&[]), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash(&[b"foo", b"bar"]), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn names_follow_the_content_and_nothing_else() {
        let folder = std::env::temp_dir().join(format!("xtask-module-{}", std::process::id()));
        let built = |trunks: &str, wasm: &str| {
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join(format!("p-{trunks}_bg.wasm")), wasm).unwrap();
            fs::write(folder.join(format!("p-{trunks}.js")), format!("'p-{trunks}_bg.wasm'")).unwrap();
            let page = format!("<script data-js=./p-{trunks}.js>");
            let page = Module::find(&folder, "p").unwrap().rename_by_content(&page).unwrap();
            let name = page.trim_start_matches("<script data-js=./").trim_end_matches(".js>").to_owned();
            let script = fs::read_to_string(folder.join(format!("{name}.js"))).unwrap();
            assert_eq!(script, format!("'{name}_bg.wasm'"));
            assert_eq!(fs::read_to_string(folder.join(format!("{name}_bg.wasm"))).unwrap(), wasm);
            fs::remove_dir_all(&folder).unwrap();
            name
        };
        let first = built("1111", "one");
        assert_eq!(first, built("2222", "one"));
        assert_ne!(first, built("1111", "two"));
    }
}
