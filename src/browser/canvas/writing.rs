//! Words on a canvas, handed over once: axes say the same ones at every redraw, and to copy and decode a label costs the
//! browser as much as to write it.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::CanvasRenderingContext2d;

/// More words than this are not remembered: a day of polling must not fill the memory with old labels.
const REMEMBERED: usize = 256;

thread_local! {
    static WORDS: RefCell<HashMap<String, JsString>> = RefCell::default();
}

#[wasm_bindgen]
extern "C" {
    /// The context once more: web-sys has it take no strings that the browser holds already.
    type Writer;

    #[wasm_bindgen(method, catch, js_name = fillText)]
    fn fill(this: &Writer, words: &JsString, x: f64, y: f64) -> Result<(), JsValue>;
}

/// Writes words with their anchor at a place. It fails where the context is lost.
pub(super) fn write(context: &CanvasRenderingContext2d, words: &str, x: f64, y: f64) -> Result<(), JsValue> {
    WORDS.with_borrow_mut(|known| {
        if known.len() >= REMEMBERED {
            known.clear();
        }
        let theirs = match known.get(words) {
            Some(theirs) => theirs,
            None => known.entry(words.to_owned()).or_insert_with(|| JsString::from(words)),
        };
        context.unchecked_ref::<Writer>().fill(theirs, x, y)
    })
}
