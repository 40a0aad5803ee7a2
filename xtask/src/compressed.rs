//! Brotli and gzip, as a static host serves them: a neighbour `.br` and `.gz` of each text and of the module.
//! Never of a file that an operator edits: a host prefers the neighbour and would serve the old content.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::failure::{Doing, Result};

const TEXTS: [&str; 11] =
    ["html", "js", "mjs", "css", "wasm", "json", "svg", "txt", "xml", "webmanifest", "map"];

/// Named in the documentation as what may be changed after unpacking.
const EDITED: [&str; 1] = ["config.json"];

/// Writes the neighbours of every file below a folder.
pub fn write_all(folder: &Path) -> Result<()> {
    for path in files(folder)? {
        if is_text(&path) && !EDITED.iter().any(|name| path.ends_with(name)) {
            let bytes = fs::read(&path).doing(format!("reading {}", path.display()))?;
            write_neighbour(&path, "br", &brotli(&bytes)?)?;
            write_neighbour(&path, "gz", &gzip(&bytes)?)?;
        }
    }
    Ok(())
}

/// How many bytes travel when a host compresses as well as it can; pictures travel as they are.
pub fn travelling(path: &Path) -> Result<u64> {
    if let Ok(neighbour) = fs::metadata(neighbour(path, "br")) {
        return Ok(neighbour.len());
    }
    let bytes = fs::read(path).doing(format!("reading {}", path.display()))?;
    let bytes = if is_text(path) { brotli(&bytes)? } else { bytes };
    Ok(bytes.len() as u64)
}

/// Every file below a folder but for the neighbours, in the order of their names.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).doing(format!("reading {}", folder.display()))? {
            let path = entry.doing("reading a folder")?.path();
            if path.is_dir() {
                folders.push(path);
            } else if !matches!(extension(&path), "br" | "gz") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn is_text(path: &Path) -> bool {
    TEXTS.contains(&extension(path))
}

fn extension(path: &Path) -> &str {
    path.extension().and_then(|extension| extension.to_str()).unwrap_or_default()
}

fn neighbour(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{extension}"));
    name.into()
}

fn write_neighbour(path: &Path, extension: &str, bytes: &[u8]) -> Result<()> {
    let path = neighbour(path, extension);
    fs::write(&path, bytes).doing(format!("writing {}", path.display()))
}

/// The smaller of two: how it falls into blocks makes up to 2 % of a module.
fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let of_blocks = |lgblock| -> Result<Vec<u8>> {
        let params = brotli::enc::BrotliEncoderParams { lgblock, ..Default::default() };
        let mut writer = brotli::CompressorWriter::with_params(Vec::new(), 1 << 16, &params);
        writer.write_all(bytes).doing("compressing")?;
        Ok(writer.into_inner())
    };
    // As the encoder sees fit, and the least there is.
    let (usual, small) = (of_blocks(0)?, of_blocks(16)?);
    Ok(if small.len() < usual.len() { small } else { usual })
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    // Neither name nor time goes in: the same bytes each time.
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).doing("compressing")?;
    writer.finish().doing("compressing")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_stand_beside_texts_but_not_beside_what_is_edited() {
        let folder = std::env::temp_dir().join(format!("xtask-compressed-{}", std::process::id()));
        fs::create_dir_all(folder.join("icons")).unwrap();
        let text = "<!DOCTYPE html>".repeat(99);
        for name in ["index.html", "config.json", "icons/a.png"] {
            fs::write(folder.join(name), &text).unwrap();
        }
        write_all(&folder).unwrap();
        let compressed = |name: &str| {
            folder.join(format!("{name}.br")).exists() && folder.join(format!("{name}.gz")).exists()
        };
        assert!(compressed("index.html") && !compressed("config.json") && !compressed("icons/a.png"));
        assert_eq!(files(&folder).unwrap().len(), 3);
        assert!(travelling(&folder.join("index.html")).unwrap() < 60);
        assert!(travelling(&folder.join("config.json")).unwrap() < 60);
        assert_eq!(travelling(&folder.join("icons/a.png")).unwrap(), text.len() as u64);
        let mut back = Vec::new();
        let file = fs::File::open(folder.join("index.html.br")).unwrap();
        std::io::Read::read_to_end(&mut brotli::Decompressor::new(file, 4096), &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
        fs::remove_dir_all(&folder).unwrap();
    }
}
