//! What the browser remembers: preferences for good, credentials for this tab if the user ticked it.
//!
//! The key is never put anywhere else than in the session storage, and storage may be blocked altogether: then
//! nothing is remembered, and nothing breaks.

use web_sys::Storage;

use crate::api::Credentials;

const EMAIL: &str = "rahona.email";
const KEY: &str = "rahona.key";
const API: &str = "rahona.api";
const PREFERENCE: &str = "rahona.";

/// Keeps the credentials for an API, an absolute address, until the tab is closed.
pub fn keep(api: &str, credentials: &Credentials) {
    if let Some(storage) = tab() {
        // A full or blocked storage only means that a reload asks again.
        let _ = storage.set_item(API, api);
        let _ = storage.set_item(EMAIL, credentials.email());
        let _ = storage.set_item(KEY, credentials.key());
    }
}

/// The credentials kept for this tab, if they are for this API: another panel on the same origin may have another.
pub fn kept(api: &str) -> Option<Credentials> {
    let storage = tab()?;
    let read = |name| storage.get_item(name).ok().flatten();
    if read(API)? != api {
        return None;
    }
    Credentials::new(&read(EMAIL)?, &read(KEY)?).ok()
}

/// Forgets the credentials.
pub fn forget() {
    if let Some(storage) = tab() {
        let _ = storage.remove_item(API);
        let _ = storage.remove_item(EMAIL);
        let _ = storage.remove_item(KEY);
    }
}

/// A remembered preference.
pub fn preference(name: &str) -> Option<String> {
    lasting()?.get_item(&format!("{PREFERENCE}{name}")).ok().flatten()
}

/// Remembers a preference, or forgets it.
pub fn set_preference(name: &str, value: Option<&str>) {
    if let Some(storage) = lasting() {
        let name = format!("{PREFERENCE}{name}");
        let _ = match value {
            Some(value) => storage.set_item(&name, value),
            None => storage.remove_item(&name),
        };
    }
}

fn tab() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

fn lasting() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
