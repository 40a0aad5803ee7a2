//! The client's transport in a browser: one `fetch` per request, aborted when nobody waits for it any more.

use gloo_net::http::{Headers, Method, RequestBuilder};
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache, RequestCredentials,
    RequestMode, RequestRedirect,
};

use super::clock;
use crate::api::{HttpRequest, Response, Transport, TransportError};

/// The largest answer that is read, in bytes. A month of the densest graphs is about 0.4 MB.
const LARGEST_ANSWER: usize = 16 * 1024 * 1024;

/// Sends with the browser's `fetch`.
pub struct BrowserTransport;

impl Transport for BrowserTransport {
    async fn send(&self, request: HttpRequest) -> Result<Response, TransportError> {
        let abort = AbortOnDrop::new();
        let response = build(request, &abort)
            .ok_or(TransportError::Unreachable)?
            .send()
            .await
            .map_err(|_| TransportError::Unreachable)?;
        let headers = response.headers();
        Ok(Response {
            status: response.status(),
            content_type: headers.get("content-type"),
            retry_after: headers.get("retry-after"),
            date_s: date_s(&headers),
            body: body(&response).await?,
        })
    }

    async fn sleep(&self, milliseconds: u32) {
        clock::sleep(milliseconds).await;
    }

    fn now(&self) -> f64 {
        clock::now()
    }

    fn random(&self) -> f64 {
        js_sys::Math::random()
    }
}

/// Aborts its request when dropped. After the answer has been read whole that does nothing.
struct AbortOnDrop(Option<AbortController>);

impl AbortOnDrop {
    fn new() -> Self {
        Self(AbortController::new().ok())
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

fn build(request: HttpRequest, abort: &AbortOnDrop) -> Option<gloo_net::http::Request> {
    let signal = abort.0.as_ref().map(AbortController::signal);
    let credentials =
        if request.with_cookies { RequestCredentials::SameOrigin } else { RequestCredentials::Omit };
    let mut builder = RequestBuilder::new(&request.url)
        .method(if request.method == "POST" { Method::POST } else { Method::GET })
        .mode(RequestMode::Cors)
        .credentials(credentials)
        .cache(RequestCache::NoStore)
        // A redirected power action would be a second one, and a redirect could carry the key elsewhere.
        .redirect(RequestRedirect::Error)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(signal.as_ref());
    for (name, value) in &request.headers {
        builder = builder.header(name, value);
    }
    match request.body {
        Some(body) => builder.body(body).ok(),
        None => builder.build().ok(),
    }
}

fn date_s(headers: &Headers) -> i64 {
    let date =
        headers.get("date").map(|date| js_sys::Date::parse(&date) / 1_000.0).filter(|date| date.is_finite());
    date.map_or_else(clock::epoch_s, |date| date as i64)
}

/// Reads piece by piece, so that an endless answer is given up instead of filling the memory.
async fn body(response: &gloo_net::http::Response) -> Result<Vec<u8>, TransportError> {
    let mut body = Vec::new();
    let Some(stream) = response.body() else { return Ok(body) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(|_| TransportError::Unreachable)?;
        let field = |name: &str| Reflect::get(&piece, &JsValue::from_str(name)).unwrap_or_default();
        if field("done").is_truthy() {
            return Ok(body);
        }
        if let Ok(bytes) = field("value").dyn_into::<Uint8Array>() {
            if body.len() + bytes.length() as usize > LARGEST_ANSWER {
                return Err(TransportError::TooLarge);
            }
            body.extend(bytes.to_vec());
        }
    }
}
