//! A modal dialog: the browser's own, so that focus, Escape and what lies behind are in good hands.

use leptos::html;
use leptos::prelude::*;

use crate::browser::page;
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::session::Session;

/// A dialog that is open while `open` is true. Escape, and the browser, ask to close it through `on_close`.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called when the user wants it closed.
    #[prop(into)]
    on_close: Callback<()>,
    /// The id of the element that names it.
    labelled_by: &'static str,
    /// A class for its shape.
    class: &'static str,
    /// What it holds; made anew each time it opens.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog: NodeRef<html::Dialog> = NodeRef::new();
    let dialogs = expect_context::<Session>().fleet.dialogs;
    let counted = StoredValue::new(false);
    let count = move |open: bool| {
        if counted.get_value() != open {
            counted.set_value(open);
            dialogs.update(|dialogs| *dialogs = if open { *dialogs + 1 } else { dialogs.saturating_sub(1) });
        }
    };
    live::effect(move || count(open.get()));
    on_cleanup(move || count(false));
    live::effect(move || {
        if let Some(dialog) = dialog.get() {
            if open.get() {
                page::open(&dialog);
            } else {
                page::close(&dialog);
            }
        }
    });
    view! {
        <dialog
            node_ref=dialog
            class=class
            aria-labelledby=labelled_by
            on:cancel=move |event: leptos::ev::Event| {
                event.prevent_default();
                on_close.run(());
            }
            on:close=move |_| {
                if open.get_untracked() {
                    on_close.run(());
                }
                // A browser lets Escape be refused only so often, then closes by itself: a question that must be
                // answered is asked again.
                if let Some(dialog) = dialog.get_untracked().filter(|_| open.get_untracked()) {
                    page::open(&dialog);
                }
            }
        >
            {live::when(move || open.get(), move || children())}
        </dialog>
    }
}
