//! The page itself: its address, title, language and theme, focus, scroll, and whether anybody can see it.

use gloo_timers::callback::Timeout;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, FocusEvent, HtmlDialogElement, HtmlElement, PointerEvent, Window};

use super::number;

/// What stands in the address behind the panel's own, with its `#`.
pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Goes to another place of the panel, adding a history entry.
pub fn go(hash: &str) {
    if let Some(window) = window() {
        // Only a detached document refuses this.
        let _ = window.location().set_hash(hash);
    }
}

/// Changes the address in place, without a history entry and without an event.
pub fn replace(hash: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// Makes an address absolute, against the page's own.
pub fn absolute(address: &str) -> Option<String> {
    let base = document()?.base_uri().ok().flatten()?;
    web_sys::Url::new_with_base(address, &base).ok().map(|url| url.href())
}

/// Whether an absolute address is of the page's own origin.
pub fn is_own_origin(address: &str) -> bool {
    absolute("/").is_some_and(|root| address.starts_with(&root))
}

/// The page's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The language that the page is in.
pub fn set_language(code: &str) {
    set_root_attribute("lang", Some(code));
}

/// The theme, or `None` for the system's.
pub fn set_theme(theme: Option<&str>) {
    set_root_attribute("data-theme", theme);
}

/// Sets a custom property of the whole page, or takes it away.
pub fn set_property(name: &str, value: Option<&str>) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) {
        // A value that is none leaves the property as it was.
        let _ = match value {
            Some(value) => root.style().set_property(name, value),
            None => root.style().remove_property(name).map(|_| ()),
        };
    }
}

/// The page's body.
pub fn body() -> Option<HtmlElement> {
    document()?.body()
}

/// False while the tab is in the background or the window is minimised.
pub fn is_visible() -> bool {
    document().is_none_or(|document| !document.hidden())
}

/// False when the browser knows that there is no network. True proves nothing.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// How far the page is scrolled down, in pixels.
pub fn scrolled() -> f64 {
    window().and_then(|window| window.scroll_y().ok()).unwrap_or_default()
}

/// Tells everybody who listens to the window.
pub fn tell(name: &str) {
    if let (Some(window), Ok(event)) = (window(), Event::new(name)) {
        let _ = window.dispatch_event(&event);
    }
}

/// Scrolls the page.
pub fn scroll_to(top: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, top);
    }
}

/// Focuses an element without scrolling to it.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Focuses the element with an id, without scrolling to it.
pub fn focus_id(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        focus(&element);
    }
}

/// True if the focus, which is leaving an element, goes to one that a selector matches.
pub fn goes_to(event: &FocusEvent, selector: &str) -> bool {
    let next = event.related_target().and_then(|next| next.dyn_into::<Element>().ok());
    next.is_some_and(|next| next.matches(selector).unwrap_or(false))
}

/// The element that has the focus; the body when none has.
pub fn active() -> Option<Element> {
    document()?.active_element()
}

/// The first element that fits a selector.
pub fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}

/// Scrolls the first element that fits a selector into sight, by as little as it takes.
pub fn show(selector: &str) {
    if let Some(element) = find(selector) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Focuses a field and selects what is in it, as for writing something else.
pub fn focus_field(field: &web_sys::HtmlInputElement) {
    focus(field);
    field.select();
}

/// True if an event began outside of every element that a selector matches.
pub fn outside(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_none_or(|target| target.closest(selector).ok().flatten().is_none())
}

/// To be called before a note or a toast goes: if the focus goes with it, the page's heading gets it.
pub fn keep_focus() {
    let Some(document) = document() else { return };
    let inside = |element: &Element| {
        element.closest(".note, .toast, .selection, .fleet-behind").ok().flatten().is_some()
    };
    if document.active_element().as_ref().is_some_and(inside) {
        catch_focus();
    }
}

/// If nothing has the focus in a moment, the page's heading gets it.
fn catch_focus() {
    Timeout::new(0, || {
        if active().is_none_or(|element| element.tag_name() == "BODY")
            && let Some(heading) = find("h1")
        {
            focus(&heading);
        }
    })
    .forget();
}

/// An element's size in CSS pixels, without borders.
pub fn size(element: &Element) -> (f64, f64) {
    (f64::from(element.client_width()), f64::from(element.client_height()))
}

/// How far an element is from the left edge of the window, in CSS pixels.
pub fn left(element: &Element) -> f64 {
    element.get_bounding_client_rect().left()
}

/// Sends everything that a pressed pointer does to an element, also from outside of it, and gives that element the
/// focus, which a finger that moves does not.
pub fn capture(element: &Element, event: &PointerEvent) {
    focus(element);
    // A pointer that is gone already can't be captured, and needs not to be.
    let _ = element.set_pointer_capture(event.pointer_id());
}

/// Replaces an element's words.
pub fn write(element: &Element, words: &str) {
    if element.text_content().as_deref() != Some(words) {
        element.set_text_content(Some(words));
    }
}

/// Puts an element at a share of its container's width, and inside of it at both ends.
pub fn slide(element: &HtmlElement, share: f64) {
    let percent = number::write_fixed(share * 100.0, 2);
    let style = element.style();
    let _ = style.set_property("left", &format!("{percent}%"));
    let _ = style.set_property("transform", &format!("translateX(-{percent}%)"));
}

/// Calls back before the next frame is painted.
pub fn next_frame(act: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let act = Closure::once_into_js(act);
        let _ = window.request_animation_frame(act.unchecked_ref());
    }
}

/// Device pixels per CSS pixel.
pub fn pixel_ratio() -> f64 {
    window().map_or(1.0, |window| window.device_pixel_ratio())
}

/// Opens a dialog over everything else, with the focus inside. One that is open already stays so.
pub fn open(dialog: &HtmlDialogElement) {
    if dialog.open() || dialog.show_modal().is_err() {
        return;
    }
    // What should have the focus may come into the dialog only after it has opened.
    let dialog = dialog.clone();
    Timeout::new(0, move || {
        let inside =
            active().is_some_and(|active| active.tag_name() != "DIALOG" && dialog.contains(Some(&active)));
        let wanted = dialog.query_selector("[autofocus]").ok().flatten();
        if let Some(wanted) = wanted.filter(|_| dialog.open() && !inside) {
            focus(&wanted);
        }
    })
    .forget();
}

/// Closes a dialog; the focus returns to where it was before, or to the heading if that is gone.
pub fn close(dialog: &HtmlDialogElement) {
    if dialog.open() {
        dialog.close();
        catch_focus();
    }
}

/// Puts a text on the clipboard: by the modern way, else (without a secure context) by the old one.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    if window.is_secure_context() {
        let written = window.navigator().clipboard().write_text(text);
        if wasm_bindgen_futures::JsFuture::from(written).await.is_ok() {
            return true;
        }
    }
    copy_by_selection(text).unwrap_or(false)
}

fn copy_by_selection(text: &str) -> Option<bool> {
    let document = document()?.dyn_into::<web_sys::HtmlDocument>().ok()?;
    let area = document.create_element("textarea").ok()?.dyn_into::<web_sys::HtmlTextAreaElement>().ok()?;
    area.set_value(text);
    // Inside an open dialog nothing outside can take the selection.
    let active = document.active_element();
    let place = active.as_ref().and_then(|active| active.parent_element());
    let place = place.or_else(|| document.body().map(Into::into))?;
    place.append_child(&area).ok()?;
    area.select();
    let copied = document.exec_command("copy").unwrap_or(false);
    area.remove();
    if let Some(active) = active {
        focus(&active);
    }
    Some(copied)
}

/// Sets an attribute of the page's root element, or takes it away.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}
