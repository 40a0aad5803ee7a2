//! For an address that names nothing, with a way back.

use leptos::html;
use leptos::prelude::*;

use crate::route::Route;
use crate::ui::markup::view;
use crate::ui::navigation::use_navigation;
use crate::ui::words::use_words;

/// The page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let words = use_words();
    let heading: NodeRef<html::H1> = NodeRef::new();
    use_navigation().settle(heading);
    view! {
        <div class="notice">
            <h1 node_ref=heading tabindex="-1">{words.text().frame.not_found}</h1>
            <p>{words.text().frame.not_found_body}</p>
            <p><a href=Route::fleet().print()>{words.text().frame.back_to_servers}</a></p>
        </div>
    }
}
