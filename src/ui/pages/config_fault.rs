//! Instead of the panel, when its configuration can't be used: what is wrong, field by field.

use leptos::prelude::*;

use crate::browser::page;
use crate::config::ConfigFault;
use crate::text::Language;
use crate::ui::markup::view;

/// The page. No language has been configured yet, so it speaks the browser's.
#[component]
pub fn ConfigFaultPage(
    /// Everything that is wrong.
    faults: Vec<ConfigFault>,
    /// The browser's language.
    language: Language,
) -> impl IntoView {
    let text = &language.text().config;
    page::set_language(language.code());
    page::set_title(text.title);
    let line = |fault| match fault {
        ConfigFault::NotJson => text.not_json.to_owned(),
        ConfigFault::Unreachable => text.unreachable.to_owned(),
        ConfigFault::Field(field, wanted) => (text.field)(&field, &text.wanted.of(wanted)),
    };
    view! {
        <main class="notice">
            <h1>{text.title}</h1>
            <p>{text.lead}</p>
            <ul>{faults.into_iter().map(|fault| view! { <li>{line(fault)}</li> }.into_any()).collect_view()}</ul>
        </main>
    }
}
