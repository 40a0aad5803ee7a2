//! What the page tells by itself: sizes, the system's theme, the pixel ratio.
//!
//! Each watch lasts until it is dropped. These few lines stand here instead of one package each, whose options and
//! signals weigh 20 kB.

use js_sys::{Array, Function};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, EventTarget, HtmlCanvasElement, ResizeObserver};

use super::{number, page};

/// Something that is being watched; dropping it ends that.
pub struct Watch {
    end: Box<dyn Fn()>,
    // JavaScript holds no more than a handle of it.
    _told: Option<Closure<dyn Fn(Array)>>,
}

impl Watch {
    /// A watch that keeps alive whatever `end` holds.
    pub(super) fn new(end: impl Fn() + 'static) -> Self {
        Self { end: Box::new(end), _told: None }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        (self.end)();
    }
}

/// Tells whenever an element's size has changed, and once at the beginning.
pub fn size(element: &Element, changed: impl Fn() + 'static) -> Option<Watch> {
    observe(&[element], changed)
}

/// Tells the sizes of canvases whenever some have changed, once for all that change together, and once at the beginning.
pub fn sizes(canvases: Vec<HtmlCanvasElement>, changed: impl Fn(Vec<(f64, f64)>) + 'static) -> Option<Watch> {
    let observed = canvases.clone();
    let elements: Vec<&Element> = observed.iter().map(|canvas| &***canvas).collect();
    observe(&elements, move || changed(canvases.iter().map(|canvas| page::size(canvas)).collect()))
}

fn observe(elements: &[&Element], changed: impl Fn() + 'static) -> Option<Watch> {
    let told = Closure::<dyn Fn(Array)>::new(move |_| changed());
    let observer = ResizeObserver::new(function(&told)).ok()?;
    elements.iter().for_each(|element| observer.observe(element));
    Some(Watch { end: Box::new(move || observer.disconnect()), _told: Some(told) })
}

/// Tells whenever the answer to a media query has changed.
pub fn media(query: &str, changed: impl Fn() + 'static) -> Option<Watch> {
    let list = web_sys::window()?.match_media(query).ok().flatten()?;
    event(list.into(), "change", changed)
}

/// Tells once the pixel ratio is no longer this one: the window was moved to another screen, or zoomed.
pub fn pixel_ratio(ratio: f64, changed: impl Fn() + 'static) -> Option<Watch> {
    media(&format!("(resolution: {}dppx)", number::write(ratio)), changed)
}

/// Tells whenever a canvas has got back a context that it had lost, and is blank.
pub fn restored(canvas: &Element, changed: impl Fn() + 'static) -> Option<Watch> {
    event(canvas.clone().into(), "contextrestored", changed)
}

/// Tells whenever the page is hidden or shown.
pub fn visibility(changed: impl Fn() + 'static) -> Option<Watch> {
    event(web_sys::window()?.document()?.into(), "visibilitychange", changed)
}

pub(super) fn event(target: EventTarget, name: &'static str, changed: impl Fn() + 'static) -> Option<Watch> {
    let told = Closure::<dyn Fn(Array)>::new(move |_| changed());
    let listener = function(&told).clone();
    target.add_event_listener_with_callback(name, &listener).ok()?;
    let end = move || {
        // What was added can be removed; a target that is gone tells nothing any more.
        let _ = target.remove_event_listener_with_callback(name, &listener);
    };
    Some(Watch { end: Box::new(end), _told: Some(told) })
}

fn function(told: &Closure<dyn Fn(Array)>) -> &Function {
    told.as_ref().unchecked_ref()
}
