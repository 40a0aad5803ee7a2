//! The hosting API: one function per endpoint, what its answers mean, and the client that asks.
//!
//! It knows HTTP only as values: a [`Transport`] does the sending. It never touches the interface, reads no
//! clock of its own, and lets no wire type out.

mod answer;
mod client;
mod credentials;
pub mod endpoints;
mod error;
mod json;
mod request;
mod retry;
mod transport;
mod wire;

pub use answer::decode_fuzzed;
pub use client::{Client, Patience};
pub use credentials::{Auth, Credentials, CredentialsFault};
pub use error::{ApiError, Failure};
pub use request::{Endpoint, FormField, Method, Request};
pub use retry::{PAUSE_WITHOUT_HEADER_S, retry_after_seconds};
pub use transport::{HttpRequest, Response, Transport, TransportError};
