//! What is missing inside a page that is not known, and the way out of it.

use leptos::prelude::*;

use crate::embed::framing::Framing;
use crate::ui::hosted::Hosted;
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::navigation::use_navigation;
use crate::ui::words::use_words;

/// The note; nothing where the panel may act.
#[component]
pub fn FramedNote() -> impl IntoView {
    let hosted: Hosted = expect_context();
    let text = &use_words().text().frame;
    let navigation = use_navigation();
    live::view(move || {
        let framing = hosted.framing.get();
        if framing.may_act() {
            return ().into_any();
        }
        let origin = match &framing {
            Framing::Foreign(origin) => origin.as_deref(),
            _ => None,
        };
        view! {
            <p class="offline placeholders" role="status">
                {(text.framed)(origin)}
                " "
                <a target="_blank" rel="noopener" href=live::text(move || navigation.route.get().print())>
                    {text.open_alone}
                </a>
            </p>
        }
        .into_any()
    })
}
