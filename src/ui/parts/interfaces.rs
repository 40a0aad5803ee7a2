//! A server's network interfaces, each value with a button that copies it.

use leptos::prelude::*;

use super::copy::CopyButton;
use crate::domain::Interface;
use crate::text;
use crate::ui::store::Entry;
use crate::ui::words::use_words;

/// The interfaces, shown as the API gives them: nothing is corrected.
#[component]
pub fn Interfaces(
    /// The server.
    entry: ArcRwSignal<Entry>,
) -> impl IntoView {
    let words = use_words();
    let interfaces = Memo::new(move |_| {
        entry.with(|entry| entry.remote.data().map(|server| server.interfaces.clone())).unwrap_or_default()
    });
    let empty = move || interfaces.with(Vec::is_empty);
    view! {
        <section class="panel interfaces" aria-labelledby="interfaces-title">
            <h2 id="interfaces-title" class="panel-title">{move || words.text().server.interfaces}</h2>
            <Show when=empty>
                <p class="quiet">{move || words.text().server.no_interfaces}</p>
            </Show>
            {move || {
                let interfaces = interfaces.get();
                let several = interfaces.len() > 1;
                interfaces
                    .into_iter()
                    .enumerate()
                    .map(|(index, interface)| {
                        view! {
                            {several.then(|| view! { <h3 class="interface-title">{move || (words.text().server.interface)(index + 1)}</h3> })}
                            <dl class="definitions">{values(&words.text().server, interface)}</dl>
                        }
                    })
                    .collect_view()
            }}
        </section>
    }
}

fn values(text: &text::Server, interface: Interface) -> impl IntoView + use<> {
    [
        (text.address, interface.ip),
        (text.reverse, interface.reverse),
        (text.mac, interface.mac),
        (text.mask, interface.mask),
        (text.gateway, interface.gateway),
    ]
    .into_iter()
    .filter_map(|(label, value)| value.map(|value| (label, value)))
    .map(|(label, value)| {
        view! {
            <div>
                <dt>{label}</dt>
                <dd>
                    <code>{value.clone()}</code>
                    <CopyButton value=Signal::stored(value) />
                </dd>
            </div>
        }
    })
    .collect_view()
}
