//! The two ports as sites: pages, policy, prefixes, preflights, and a quick start.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use common::{Server, quick};
use rahona_sandbox::{EMAIL, Options, RESELLER_KEY};
use serde_json::json;

/// A folder with a panel of two files, outside the source tree.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(folder.join("assets")).unwrap();
    std::fs::write(folder.join("index.html"), "<!doctype html><title>a panel</title>").unwrap();
    std::fs::write(folder.join("assets/a b.wasm"), [0, b'a', b's', b'm']).unwrap();
    std::fs::write(folder.join("config.json"), r#"{"api":"https://example.org"}"#).unwrap();
    folder
}

#[test]
fn pages_have_types_and_the_strict_policy() {
    let server = Server::with(Options { panel: folder("pages"), ..quick() });
    let page = server.send("GET", &format!("{}/", server.panel()), &[], "");
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert!(page.body.contains("a panel"));
    let port = server.api_port();
    assert_eq!(
        page.header("content-security-policy"),
        format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
             font-src 'self'; connect-src 'self' http://127.0.0.1:{port}; frame-src 'self'; base-uri 'none'; \
             form-action 'none'; require-trusted-types-for 'script'"
        )
    );
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    assert_eq!(page.header("cache-control"), "no-cache");
    let module = server.send("GET", &format!("{}/assets/a%20b.wasm", server.panel()), &[], "");
    assert_eq!((module.status, module.header("content-type")), (200, "application/wasm"));
}

#[test]
fn a_missing_file_is_a_404_and_no_page() {
    let server = Server::with(Options { panel: folder("missing"), ..quick() });
    for path in
        ["/nothing.js", "/assets/", "/assets", "/../Cargo.toml", "/%2e%2e/Cargo.toml", "/%zz", "/a\\b"]
    {
        let path = path.replace('\\', "%5c");
        let got = server.send("GET", &format!("{}{path}", server.panel()), &[], "");
        assert_eq!((got.status, got.header("content-type")), (404, "text/plain; charset=utf-8"), "{path}");
    }
}

#[test]
fn without_a_folder_it_says_how_to_get_one() {
    let server = Server::with(Options { panel: PathBuf::from("/nowhere/at/all"), ..quick() });
    let got = server.send("GET", &format!("{}/", server.panel()), &[], "");
    assert_eq!((got.status, got.header("content-type")), (404, "text/plain; charset=utf-8"));
    assert!(got.body.contains("cargo xtask build"));
}

#[test]
fn the_configuration_is_the_sandboxs_own_also_in_a_sub_folder() {
    let server =
        Server::with(Options { panel: folder("nested"), also_at: vec!["/a/b".to_owned()], ..quick() });
    for prefix in ["", "/a/b"] {
        let base = format!("{}{prefix}", server.panel());
        let config = server.send("GET", &format!("{base}/config.json"), &[], "").json();
        assert_eq!(config["api"], "api");
        assert_eq!(config["demo"], json!({ "email": "demo@rahona.example", "key": "demo-reseller-key" }));
        assert_eq!(
            config["embed"],
            json!({ "origins": [format!("http://127.0.0.1:{}", server.api_port())] })
        );
        assert!(config["links"]["invoices"].is_string() && config["links"]["support"].is_string());
        assert_eq!(server.send("GET", &format!("{base}/"), &[], "").status, 200);
        let headers = [("x-rahona-key", RESELLER_KEY), ("x-rahona-email", EMAIL)];
        assert_eq!(server.send("GET", &format!("{base}/api/services/servers"), &headers, "").status, 200);
    }
    let bare = server.send("GET", &format!("{}/a/b", server.panel()), &[], "");
    assert_eq!((bare.status, bare.header("location")), (308, "/a/b/"));
}

#[test]
fn the_second_port_answers_preflights_and_other_origins() {
    let server = Server::new();
    let url = format!("{}/services/servers/101", server.second());
    let origin = ("origin", "http://panel.example");
    let asked = [
        origin,
        ("access-control-request-method", "GET"),
        ("access-control-request-headers", "x-rahona-key"),
    ];
    let preflight = server.send("OPTIONS", &url, &asked, "");
    assert_eq!(preflight.status, 204);
    assert_eq!(preflight.header("access-control-allow-origin"), "http://panel.example");
    assert_eq!(preflight.header("access-control-allow-methods"), "GET, POST");
    assert_eq!(
        preflight.header("access-control-allow-headers"),
        "X-Rahona-Key, X-Rahona-Email, Content-Type"
    );
    assert_eq!(preflight.header("vary"), "Origin");

    let headers = [origin, ("x-rahona-key", RESELLER_KEY), ("x-rahona-email", EMAIL)];
    let read = server.send("GET", &url, &headers, "");
    assert_eq!((read.status, read.header("access-control-allow-origin")), (200, "http://panel.example"));
    assert_eq!(read.header("access-control-expose-headers"), "Retry-After");
    let journal = server.journal();
    assert_eq!((&journal[0]["endpoint"], &journal[0]["server"]), (&json!("preflight"), &json!(101)));

    server.fault(json!({ "endpoint": "read", "times": 1, "fault": { "kind": "no_cors" } }));
    assert_eq!(server.send("GET", &url, &headers, "").header("access-control-allow-origin"), "");
    server
        .fault(json!({ "endpoint": "preflight", "times": 1, "fault": { "kind": "status", "status": 403 } }));
    assert_eq!(server.send("OPTIONS", &url, &asked, "").status, 403);
}

#[test]
fn the_main_port_is_of_one_origin() {
    let server = Server::new();
    let url = format!("{}/api/services/servers", server.panel());
    let got = server.send("GET", &url, &[("origin", "http://panel.example")], "");
    assert_eq!(got.header("access-control-allow-origin"), "");
}

#[test]
fn the_portal_is_served_on_the_second_port_when_there_is_one() {
    let server = Server::with(Options { portal: folder("portal"), ..quick() });
    let page = server.send("GET", &format!("{}/", server.second()), &[], "");
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert_eq!(server.send("GET", &format!("{}/services/servers", server.second()), &[], "").status, 401);
}

#[test]
fn the_portal_names_the_panel_where_it_is_under_a_policy_that_allows_it_alone() {
    let portal = folder("portal-policy");
    std::fs::write(portal.join("index.html"), "<script src=\"http://127.0.0.1:8080/embed.js\"></script>")
        .unwrap();
    let server = Server::with(Options { portal, ..quick() });
    let page = server.send("GET", &format!("{}/", server.second()), &[], "");
    assert_eq!(page.body, format!("<script src=\"{}/embed.js\"></script>", server.panel()));
    let policy = page.header("content-security-policy");
    for part in [format!("script-src 'self' {}/;", server.panel()), format!("frame-src {}/;", server.panel())]
    {
        assert!(policy.contains(&part), "{policy}");
    }
    assert!(!policy.contains("unsafe"));
}

#[test]
fn two_thousand_servers_stand_in_200_ms() {
    let begun = Instant::now();
    let server = Server::with(Options { servers: 2000, ..quick() });
    let took = begun.elapsed();
    assert!(took < Duration::from_millis(200), "{took:?}");
    assert_eq!(server.get("/2100").status, 200);
}

#[test]
fn a_busy_port_is_named() {
    let server = Server::new();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let options = Options { port: server.api_port(), ..quick() };
    let text = runtime.block_on(rahona_sandbox::start(options)).unwrap_err().to_string();
    assert!(text.contains("in use") && text.contains("--port"), "{text}");
}
