//! The parts of a view that follow a signal, in as few types as possible.
//!
//! Left to themselves, every closure in a view is a type with rendering code of its own: a hundred of them weigh
//! more than the panel. These box the closure, so that all of them share one.

mod value;

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::page;
use crate::browser::watch::{self, Watch};
use crate::ui::markup::view;

pub use value::{Cell, Derived};

/// A view that is made anew whenever what it reads changes.
pub fn view<V: IntoView + 'static>(make: impl Fn() -> V + Send + 'static) -> AnyView {
    let make: Box<dyn Fn() -> AnyView + Send> = Box::new(move || make().into_any());
    make.into_any()
}

/// A view that is there while a condition holds. It is made once each time the condition begins to hold.
pub fn when<V: IntoView + 'static>(
    holds: impl Fn() -> bool + Send + Sync + 'static,
    make: impl Fn() -> V + Send + 'static,
) -> AnyView {
    let holds = changes(Box::new(holds));
    let make: Box<dyn Fn() -> AnyView + Send> = Box::new(move || make().into_any());
    let shown: Box<dyn Fn() -> AnyView + Send> =
        Box::new(move || if holds.get() { make() } else { ().into_any() });
    shown.into_any()
}

/// A text, or an attribute's value.
pub fn text(make: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(make)
}

/// A condition, for classes and states.
pub fn flag(holds: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(holds)
}

/// The value of an ARIA state.
pub fn state(holds: impl Fn() -> bool + Send + Sync + 'static) -> Signal<&'static str> {
    Signal::derive(move || if holds() { "true" } else { "false" })
}

/// Something that touches the outside whenever what it reads changes.
pub fn effect(act: impl Fn() + 'static) {
    let act: Box<dyn Fn()> = Box::new(act);
    Effect::new(move |_| act());
}

/// A watch of the browser's, for as long as its owner lives, from when there is something to watch. It begins anew
/// whenever what `begin` reads changes.
pub fn watch(begin: impl Fn() -> Option<Watch> + 'static) {
    let kept = StoredValue::new_local(None);
    effect(move || kept.set_value(begin()));
}

/// Device pixels per CSS pixel, followed.
pub fn pixel_ratio() -> Cell<f64> {
    let ratio = Cell::new(page::pixel_ratio());
    watch(move || watch::pixel_ratio(ratio.get(), move || ratio.set(page::pixel_ratio())));
    ratio
}

/// One of the views in a list.
pub struct Item {
    /// Tells it from the others. Two with the same key are the same view, which is made once.
    pub key: u64,
    /// Makes it.
    pub make: Arc<dyn Fn() -> AnyView + Send + Sync>,
}

/// Views that come and go one by one: those that stay are left alone.
pub fn list(items: impl Fn() -> Vec<Item> + Send + 'static) -> AnyView {
    let items: Box<dyn Fn() -> Vec<Item> + Send> = Box::new(items);
    view! { <For each=items key=|item| item.key children=|item| (item.make)() /> }.into_any()
}

/// A condition that tells only when it has changed.
fn changes(holds: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<bool> {
    Memo::new(move |_| holds())
}
