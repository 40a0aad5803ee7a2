//! Who may ask: three demo keys of one e-mail address, one for each kind of account.
//! It never stores anything, and the keys open nothing but this sandbox.

use axum::http::HeaderMap;

/// The e-mail address of all demo keys.
pub const EMAIL: &str = "demo@rahona.example";
/// May do everything.
pub const RESELLER_KEY: &str = "demo-reseller-key";
/// The Client plan: may list and read.
pub const CLIENT_KEY: &str = "demo-client-key";
/// An account without servers.
pub const EMPTY_KEY: &str = "demo-empty-key";

/// What an account may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everything.
    Full,
    /// Everything but actions and graphs.
    ReadOnly,
    /// Everything, with nothing there.
    Empty,
}

/// The access that a request's two headers give; `None` is a refusal.
pub fn access(headers: &HeaderMap) -> Option<Access> {
    let said = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if said("x-rahona-email")? != EMAIL {
        return None;
    }
    match said("x-rahona-key")? {
        RESELLER_KEY => Some(Access::Full),
        CLIENT_KEY => Some(Access::ReadOnly),
        EMPTY_KEY => Some(Access::Empty),
        _ => None,
    }
}
