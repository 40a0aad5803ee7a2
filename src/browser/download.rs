//! Files that the panel makes itself and hands to the user.

use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long a browser may take to begin saving, in milliseconds; then the file's address is given back.
const TAKEN_MS: u32 = 60_000;

/// Hands over a text as a file.
pub fn text(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    if let Ok(content) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        blob(name, &content);
    }
}

/// Hands over a file.
pub fn blob(name: &str, content: &Blob) {
    let link = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("a").ok())
        .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let (Some(link), Ok(address)) = (link, Url::create_object_url_with_blob(content)) {
        link.set_download(name);
        link.set_href(&address);
        link.click();
        Timeout::new(TAKEN_MS, move || {
            let _ = Url::revoke_object_url(&address);
        })
        .forget();
    }
}
