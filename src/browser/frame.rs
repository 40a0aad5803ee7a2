//! The frames around the page, and the wire to the page that holds it.
//!
//! It carries lists of words and nothing else; who may be listened to is decided elsewhere.

use js_sys::{Array, JsString, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, MessagePort, Window};

use super::page;

/// A message from the page around this one: the origin that sent it, its words, and the port that came with it.
pub struct Greeting {
    /// Who sent it, by the browser's account.
    pub origin: String,
    /// What it says.
    pub words: Vec<String>,
    /// The wire for everything else.
    pub port: Option<Port>,
}

/// A wire to the page around this one, that nobody else can listen to.
#[derive(Clone)]
pub struct Port(MessagePort);

impl Port {
    /// Sends a message.
    pub fn send(&self, words: &[String]) {
        // A port whose other end is gone swallows everything.
        let _ = self.0.post_message(&list(words));
    }

    /// Listens, from now on.
    pub fn listen(&self, most: u32, longest: u32, heard: impl Fn(Vec<String>) + 'static) {
        let told = move |event: Array| {
            let data = event.unchecked_into::<MessageEvent>().data();
            if let Some(words) = words(data, most, longest) {
                heard(words);
            }
        };
        self.0.set_onmessage(Some(Closure::<dyn Fn(Array)>::new(told).into_js_value().unchecked_ref()));
    }
}

/// The page's own origin; `null` where it has none.
pub fn own() -> String {
    let origin = window().and_then(|window| Reflect::get(&window, &"origin".into()).ok());
    origin.and_then(|origin| origin.as_string()).unwrap_or_default()
}

/// True if the page is in a frame.
pub fn is_framed() -> bool {
    window().is_some_and(|window| parent().is_some_and(|parent| parent != window))
}

/// True if the page around this one is in no frame itself.
pub fn parent_is_top() -> bool {
    let top = window().and_then(|window| window.top().ok().flatten());
    top.is_some_and(|top| parent().is_some_and(|parent| parent == top))
}

/// The origins of the pages around this one, from the nearest; `None` where the browser does not tell.
pub fn ancestors() -> Option<Vec<String>> {
    let origins = Reflect::get(&window()?.location(), &"ancestorOrigins".into()).ok()?;
    origins
        .is_object()
        .then(|| Array::from(&origins).iter().filter_map(|origin| origin.as_string()).collect())
}

/// Sends a message to the page around this one, if it is of this origin.
pub fn tell_parent(words: &[String], origin: &str) {
    if let Some(parent) = parent() {
        let _ = parent.post_message(&list(words), origin);
    }
}

/// Listens to the page around this one, as long as this page lives. Messages of any other window are nothing.
pub fn on_greeting(most: u32, longest: u32, heard: impl Fn(Greeting) + 'static) {
    let told = move |event: Array| {
        let event = event.unchecked_into::<MessageEvent>();
        let source = event.source().map(JsValue::from);
        if source.is_none() || source != parent().map(JsValue::from) {
            return;
        }
        let port = event.ports().get(0).dyn_into::<MessagePort>().ok().map(Port);
        if let Some(words) = words(event.data(), most, longest) {
            heard(Greeting { origin: event.origin(), words, port });
        }
    };
    if let Some(window) = window() {
        let told = Closure::<dyn Fn(Array)>::new(told).into_js_value();
        let _ = window.add_event_listener_with_callback("message", told.unchecked_ref());
    }
}

/// How high the page's content is, in whole pixels.
pub fn height() -> u32 {
    page::body().map_or(0.0, |body| body.get_bounding_client_rect().height()).ceil() as u32
}

/// Words, if it is a short enough list of short enough ones.
fn words(data: JsValue, most: u32, longest: u32) -> Option<Vec<String>> {
    let data = data.dyn_into::<Array>().ok().filter(|list| list.length() <= most)?;
    let word = |value: JsValue| {
        let short = value.dyn_ref::<JsString>().is_some_and(|word| word.length() <= longest);
        short.then(|| value.as_string()).flatten()
    };
    data.iter().map(word).collect()
}

fn list(words: &[String]) -> Array {
    words.iter().map(|word| JsValue::from_str(word)).collect()
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn parent() -> Option<Window> {
    window()?.parent().ok().flatten()
}
