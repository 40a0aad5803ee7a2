//! Files of a folder as pages, with the strict policy that the panel must live under.
//! It never leaves the folder, lists one, or answers a missing file with a page.

use std::path::{Component, Path, PathBuf};

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// The policy of the panel's pages; `api_port` is the second port, which may be asked too.
pub fn policy(api_port: u16) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data: blob:; font-src 'self'; \
         connect-src 'self' http://127.0.0.1:{api_port}; frame-src 'self'; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'"
    )
}

/// Where the portal's pages say that the panel is; the true address takes its place.
const PANEL: &str = "http://127.0.0.1:8080/";

/// A file of the portal. Its pages name the panel on this port, and live under a policy as strict as the panel's.
pub async fn portal(folder: &Path, path: &str, port: u16) -> Response {
    let response = file(folder, path).await;
    let (mut head, body) = response.into_parts();
    let panel = format!("http://127.0.0.1:{port}/");
    let policy = format!(
        "default-src 'none'; script-src 'self' {panel}; style-src 'self'; img-src 'self'; connect-src 'self'; \
         frame-src {panel}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        head.headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let html = head.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == mime(Path::new("a.html")));
    if !html {
        return Response::from_parts(head, body);
    }
    let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
    let page = String::from_utf8_lossy(&bytes).replace(PANEL, &panel);
    Response::from_parts(head, Body::from(page))
}

/// The file at a URL's path, or a 404 in plain text.
pub async fn file(folder: &Path, path: &str) -> Response {
    let Some(inside) = inside(path) else { return missing("Not found.\n") };
    let mut full = folder.join(inside);
    if path.ends_with('/') || path.is_empty() {
        full.push("index.html");
    }
    match tokio::fs::read(&full).await {
        Ok(bytes) => {
            let mut response = Response::new(Body::from(bytes));
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(mime(&full)));
            harden(&mut response);
            response
        }
        Err(_) if !folder.is_dir() => missing(&format!(
            "There is no panel in {}.\n\nBuild it with `cargo xtask build`, or name its folder with --panel.\n\
             The API answers meanwhile.\n",
            folder.display()
        )),
        Err(_) => missing("Not found.\n"),
    }
}

/// Puts on the headers that every answer of the page side has.
pub fn harden(response: &mut Response) {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
}

fn missing(text: &str) -> Response {
    let mut response = (StatusCode::NOT_FOUND, text.to_owned()).into_response();
    harden(&mut response);
    response
}

/// A relative path of plain names, or `None` for anything that could lead elsewhere.
fn inside(path: &str) -> Option<PathBuf> {
    let decoded = decoded(path)?;
    let relative = PathBuf::from(decoded.trim_start_matches('/'));
    let plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
    (plain && !decoded.contains(['\\', '\0'])).then_some(relative)
}

fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let pair = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
