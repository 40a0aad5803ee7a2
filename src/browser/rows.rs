//! A long list of which only a part is in the document: which part is on screen, how its places are cut, and its focus.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

use super::page;
use super::watch::{self, Watch, event};

/// Tells which part of a tall element is on screen, in pixels from its top: from where, and how much; nothing of it is
/// `(0, 0)`. The browser says so itself, because inside a frame as high as its content no scroll position would tell.
/// `edges` are what stands for the parts that are not in the document: when one of them comes on screen, the part is
/// looked at again.
pub fn portion(element: &Element, edges: &[Element], changed: impl Fn(f64, f64) + 'static) -> Option<Watch> {
    let whole = element.clone();
    let told = Closure::<dyn Fn(Array, IntersectionObserver)>::new(
        move |entries: Array, observer: IntersectionObserver| {
            let mut edge = false;
            for entry in entries.iter().filter_map(|entry| entry.dyn_into::<IntersectionObserverEntry>().ok())
            {
                if entry.target() == whole {
                    let (part, all) = (entry.intersection_rect(), entry.bounding_client_rect());
                    let top = if entry.is_intersecting() { part.top() - all.top() } else { 0.0 };
                    changed(top.max(0.0), part.height());
                    return;
                }
                edge |= entry.is_intersecting();
            }
            if edge {
                again(&observer, &whole);
            }
        },
    );
    let observer = IntersectionObserver::new(told.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    for edge in edges {
        observer.observe(edge);
    }
    let (scrolled, seen) = (observer.clone(), element.clone());
    let scroll = event(web_sys::window()?.into(), "scroll", move || again(&scrolled, &seen));
    let (resized, seen) = (observer.clone(), element.clone());
    let resize = event(web_sys::window()?.into(), "resize", move || again(&resized, &seen));
    let (grown, seen) = (observer.clone(), element.clone());
    let size = watch::size(element, move || again(&grown, &seen));
    let end = move || {
        observer.disconnect();
        let _ = (&scroll, &resize, &size, &told);
    };
    Some(Watch::new(end))
}

/// A new watch begins with a look, which is all that is wanted.
fn again(observer: &IntersectionObserver, element: &Element) {
    observer.unobserve(element);
    observer.observe(element);
}

/// How many columns a grid has, and how high it is: an empty one, laid out by the same style as the list, tells both.
pub fn measure(grid: &Element) -> (f64, f64) {
    let style = web_sys::window().and_then(|window| window.get_computed_style(grid).ok().flatten());
    let tracks = style.and_then(|style| style.get_property_value("grid-template-columns").ok());
    let columns = tracks.map_or(1, |tracks| tracks.split_whitespace().count().max(1));
    (columns as f64, grid.get_bounding_client_rect().height())
}

/// The row that an element lies in: what its `data-id` says.
pub fn row_of(element: &Element) -> Option<String> {
    element.closest("[data-id]").ok().flatten()?.get_attribute("data-id")
}

/// The row that has the focus.
pub fn focused() -> Option<String> {
    row_of(&page::active()?)
}

/// True when the element that had the focus was moved or is gone: nothing has it, or the heading that catches it.
pub fn focus_is_lost() -> bool {
    page::active().is_none_or(|element| matches!(element.tag_name().as_str(), "BODY" | "H1"))
}

/// The row of what has just got the focus, and what it is there.
pub fn target_of(event: &web_sys::FocusEvent) -> Option<(String, &'static str)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let tag = match target.tag_name().as_str() {
        "INPUT" => "input",
        "BUTTON" => "button",
        _ => "a",
    };
    Some((row_of(&target)?, tag))
}

/// Focuses something in a row, and brings it on screen if `show`. False when the row is not in the document.
pub fn focus(id: &str, tag: &str, show: bool) -> bool {
    let row = page::find(&format!("[data-id=\"{id}\"]"));
    let wanted = |tag: &str| row.as_ref().and_then(|row| row.query_selector(tag).ok().flatten());
    let Some(target) = wanted(tag).or_else(|| wanted("a")) else { return false };
    page::focus(&target);
    if let Some(row) = row.as_ref().filter(|_| show) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        row.scroll_into_view_with_scroll_into_view_options(&options);
    }
    true
}

/// Sets the checkbox that was clicked. The browser has turned it already, and a selection may not have followed.
pub fn set_checked(event: &web_sys::MouseEvent, checked: bool) {
    if let Some(input) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok())
    {
        input.set_checked(checked);
    }
}
