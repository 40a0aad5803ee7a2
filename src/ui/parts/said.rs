//! The API's own words, where it gave any: as it wrote them, beside the panel's.

use leptos::prelude::*;

use crate::ui::markup::view;

/// The words; nothing without any.
#[component]
pub fn Said(
    /// What the API said.
    words: Option<String>,
) -> impl IntoView {
    words.map(|words| view! { <p class="said">{words}</p> }.into_any())
}
