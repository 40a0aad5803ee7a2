//! What the client needs from its surroundings: sending, time and chance.

use std::future::Future;

/// An HTTP request, ready to be sent. Dropping the future that sends it aborts it.
#[derive(Clone, PartialEq, Eq)]
pub struct HttpRequest {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The whole address.
    pub url: String,
    /// The headers, names in the form in which the API documents them.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Option<String>,
    /// True where the browser's own cookies for the panel's origin do the signing in.
    pub with_cookies: bool,
}

/// An answer, whatever its status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The header `Content-Type`.
    pub content_type: Option<String>,
    /// The header `Retry-After`. Across origins a browser hides it unless the API exposes it.
    pub retry_after: Option<String>,
    /// The moment of the answer, in seconds since the epoch: the header `Date`, else the client's clock.
    pub date_s: i64,
    /// The body, whole.
    pub body: Vec<u8>,
}

/// Why no answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransportError {
    /// No connection, or it broke, or the browser refuses to say more.
    Unreachable,
    /// The answer is larger than any honest one.
    TooLarge,
}

/// The edge that the client stands on: the browser, or a test.
pub trait Transport {
    /// Sends one request, once: no cache, no redirect, no referrer.
    fn send(&self, request: HttpRequest) -> impl Future<Output = Result<Response, TransportError>>;

    /// Waits.
    fn sleep(&self, milliseconds: u32) -> impl Future<Output = ()>;

    /// Milliseconds on a clock that never jumps.
    fn now(&self) -> f64;

    /// A number from 0 (included) to 1 (excluded).
    fn random(&self) -> f64;
}
