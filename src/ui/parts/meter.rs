//! A thin bar for a share of something limited, with its value in words.

use leptos::prelude::*;

/// A meter. Without a value it keeps its place and stays empty.
#[component]
pub fn Meter(
    /// What it measures.
    #[prop(into)]
    label: Signal<String>,
    /// From 0 to 1; a little more is drawn as full.
    #[prop(into)]
    share: Signal<Option<f64>>,
    /// The value as people read it.
    #[prop(into)]
    value: Signal<String>,
) -> impl IntoView {
    let percent = move || share.get().map(|share| (share * 100.0).clamp(0.0, 100.0));
    let now = move || percent().map(|percent| format!("{percent:.0}"));
    let width = move || format!("{:.1}%", percent().unwrap_or(0.0));
    view! {
        <div class="meter">
            <span class="meter-label">{label}</span>
            <span class="meter-value">{value}</span>
            <div
                class="meter-track"
                class:is-high=move || share.get().is_some_and(|share| share >= 0.9)
                role="meter"
                aria-label=label
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=move || now().unwrap_or_else(|| "0".to_owned())
                aria-valuetext=value
            >
                <div class="meter-fill" style:width=width></div>
            </div>
        </div>
    }
}
