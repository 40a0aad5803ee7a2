//! What is where on the two ports: the panel, its configuration, the API, the portal.
//! It never answers an API request itself.

use std::sync::Arc;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::json;

use crate::accounts::{EMAIL, RESELLER_KEY};
use crate::api::{Arrival, serve};
use crate::connection::OnLine;
use crate::control;
use crate::held::hold;
use crate::journal::Port;
use crate::pages;
use crate::sandbox::{Sandbox, lock};

/// The main port.
pub fn main_port(sandbox: &Arc<Sandbox>) -> Router {
    let site = Router::new().nest("/sandbox", control::routes()).fallback(panel_or_api);
    finish(site, sandbox)
}

/// The second port.
pub fn second_port(sandbox: &Arc<Sandbox>) -> Router {
    finish(Router::new().fallback(api_or_portal), sandbox)
}

fn finish(site: Router<Arc<Sandbox>>, sandbox: &Arc<Sandbox>) -> Router {
    site.layer(from_fn_with_state(Arc::clone(sandbox), keep_or_close)).with_state(Arc::clone(sandbox))
}

/// Keeps the connection while it is in use, and no longer when one is going to be cut.
async fn keep_or_close(
    State(sandbox): State<Arc<Sandbox>>,
    ConnectInfo(OnLine(line)): ConnectInfo<OnLine>,
    request: Request,
    next: Next,
) -> Response {
    let busy = line.busy();
    let mut response = next.run(request).await;
    if lock(&sandbox.faults).will_cut() {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    hold(response, busy)
}

async fn panel_or_api(
    State(sandbox): State<Arc<Sandbox>>,
    ConnectInfo(OnLine(line)): ConnectInfo<OnLine>,
    request: Request,
) -> Response {
    let path = request.uri().path().to_owned();
    let mut within = path.as_str();
    for prefix in &sandbox.options.also_at {
        match path.strip_prefix(prefix.as_str()) {
            Some("") => return Redirect::permanent(&format!("{prefix}/")).into_response(),
            Some(rest) if rest.starts_with('/') => {
                within = rest;
                break;
            }
            _ => {}
        }
    }
    if let Some(rest) = within.strip_prefix("/api/") {
        let arrival = Arrival { port: Port::Panel, line, path: format!("/{rest}") };
        return serve(sandbox, arrival, request).await;
    }
    let mut response = match within {
        "/config.json" => configuration(sandbox.api_port),
        path => pages::file(&sandbox.options.panel, path).await,
    };
    if let Ok(policy) = HeaderValue::from_str(&pages::policy(sandbox.api_port)) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

async fn api_or_portal(
    State(sandbox): State<Arc<Sandbox>>,
    ConnectInfo(OnLine(line)): ConnectInfo<OnLine>,
    request: Request,
) -> Response {
    let path = request.uri().path().to_owned();
    if path.starts_with("/services/") || !sandbox.options.portal.is_dir() {
        return serve(sandbox, Arrival { port: Port::Api, line, path }, request).await;
    }
    pages::portal(&sandbox.options.portal, &path, sandbox.port).await
}

/// The sandbox's own, whatever lies in the panel's folder.
fn configuration(api_port: u16) -> Response {
    let body = json!({
        "api": "api",
        "demo": { "email": EMAIL, "key": RESELLER_KEY },
        "links": {
            "invoices": "https://rahona.example/invoices",
            "support": "https://rahona.example/support",
        },
        "embed": { "origins": [format!("http://127.0.0.1:{api_port}")] },
    });
    let mut response = axum::Json(body).into_response();
    pages::harden(&mut response);
    response
}
