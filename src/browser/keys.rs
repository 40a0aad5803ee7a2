//! Keys that the whole page listens to, and the question before it is left.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent};

/// True when a key press belongs to something that takes text, so that no single key may act.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return false;
    };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return !matches!(input.type_().as_str(), "checkbox" | "radio" | "button");
    }
    matches!(target.tag_name().as_str(), "TEXTAREA" | "SELECT")
}

/// True when a press holds a modifier, or is part of composing a letter.
pub fn is_modified(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing()
}

/// True when the press is Ctrl+K, or ⌘K on a Mac.
pub fn opens_palette(event: &KeyboardEvent) -> bool {
    (event.ctrl_key() != event.meta_key())
        && !event.alt_key()
        && !event.shift_key()
        && event.key().eq_ignore_ascii_case("k")
}

/// Asks before the page is left. The words are the browser's own.
pub fn ask_before_leaving(event: &Event) {
    event.prevent_default();
}
