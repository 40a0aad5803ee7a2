//! Fetches `config.json` from beside the page.

use gloo_net::http::Request;
use web_sys::RequestCache;

use crate::config::{Config, ConfigFault};

/// The operator's configuration; the default where there is none.
///
/// # Errors
/// The file is there and can't be used, or could not be fetched.
pub async fn load() -> Result<Config, Vec<ConfigFault>> {
    let unreachable = || vec![ConfigFault::Unreachable];
    let request = Request::get("./config.json").cache(RequestCache::NoCache);
    let response = request.send().await.map_err(|_| unreachable())?;
    match response.status() {
        404 | 410 => return Ok(Config::default()),
        200..300 => {}
        _ => return Err(unreachable()),
    }
    let text = response.text().await.map_err(|_| unreachable())?;
    let parsed = Config::parse(&text)?;
    for warning in parsed.warnings() {
        web_sys::console::warn_1(&warning.into());
    }
    Ok(parsed.config)
}
