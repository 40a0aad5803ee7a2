//! `view!` in Leptos's own syntax, expanded to calls on one type of element.
//!
//! Leptos's macro makes a type of every element with its attributes, and code for every such type: half of the module.
//! This one makes calls of `crate::ui::markup::Element`. Components are handed on to Leptos's macro as they stand, with
//! their children expanded here.

mod expand;

use proc_macro::TokenStream;

/// Elements, components and text, as a view. See `src/ui/markup.rs` for what they become.
#[proc_macro]
pub fn view(input: TokenStream) -> TokenStream {
    expand::view(input.into()).into()
}
