//! What the user can do about a failure: words, a link, or a button.

use std::sync::Arc;

use leptos::prelude::*;

use crate::config::{AuthMode, Config};
use crate::text::NextStep;
use crate::ui::markup::view;
use crate::ui::session::Session;
use crate::ui::words::use_words;

/// The next step. A link that the operator has not configured is words only.
#[component]
pub fn NextStepView(
    /// Which.
    next: NextStep,
) -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let config: Arc<Config> = expect_context();
    let link = |address: &Option<String>, label: &'static str| match address.clone() {
        Some(address) => {
            view! { <a class="next-step" href=address target="_blank" rel="noopener noreferrer">{label}</a> }
                .into_any()
        }
        None => view! { <span class="next-step">{label}</span> }.into_any(),
    };
    let text = &words.text().failures;
    match next {
        NextStep::Nothing => ().into_any(),
        NextStep::Advice(advice) => view! { <span class="next-step">{advice}</span> }.into_any(),
        NextStep::Invoices => link(&config.links.invoices, text.see_invoices),
        // Who has no key of their own can't use another one.
        NextStep::AnotherKey if config.auth == AuthMode::Session => {
            link(&config.links.support, text.contact_support)
        }
        NextStep::Support => link(&config.links.support, text.contact_support),
        NextStep::AnotherKey => view! {
            <button type="button" class="button-link" on:click=move |_| session.replace_key()>
                {text.use_another_key}
            </button>
        }
        .into_any(),
    }
}
