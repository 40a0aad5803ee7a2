//! Fetches `config.json` from beside the page.

use gloo_net::http::Request;
use web_sys::RequestCache;

use crate::config::{Config, ConfigFault, Parsed};

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
    let Parsed { config, unknown } = Config::parse(&text)?;
    for field in unknown {
        web_sys::console::warn_1(&format!("config.json: unknown field {field}").into());
    }
    Ok(config)
}
