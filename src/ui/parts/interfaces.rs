//! A server's network interfaces, each value with a button that copies it.

use leptos::prelude::*;

use super::copy::CopyButton;
use crate::domain::Interface;
use crate::text;
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::store::Entry;
use crate::ui::words::use_words;

/// The interfaces, shown as the API gives them: nothing is corrected.
#[component]
pub fn Interfaces(
    /// The server.
    entry: ArcRwSignal<Entry>,
) -> impl IntoView {
    let text = &use_words().text().server;
    let interfaces = Memo::new(move |_| {
        entry.with(|entry| entry.remote.data().map(|server| server.interfaces.clone())).unwrap_or_default()
    });
    view! {
        <section class="panel interfaces" aria-labelledby="interfaces-title">
            <h2 id="interfaces-title" class="panel-title">{text.interfaces}</h2>
            {live::view(move || {
                let interfaces = interfaces.get();
                if interfaces.is_empty() {
                    return view! { <p class="quiet">{text.no_interfaces}</p> }.into_any();
                }
                let several = interfaces.len() > 1;
                interfaces
                    .into_iter()
                    .enumerate()
                    .map(|(index, interface)| {
                        view! {
                            {several.then(|| view! { <h3 class="interface-title">{(text.interface)(index + 1)}</h3> }.into_any())}
                            <dl class="definitions">{values(text, interface)}</dl>
                        }.into_any()
                    })
                    .collect_view()
                    .into_any()
            })}
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
        .into_any()
    })
    .collect_view()
}
