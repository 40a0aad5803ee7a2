//! A thin bar for a share of something limited, with its value in words.

use leptos::prelude::*;

use crate::ui::live;
use crate::ui::markup::view;

/// A meter. Without a value it keeps its place and stays empty.
#[component]
pub fn Meter(
    /// What it measures.
    label: &'static str,
    /// From 0 to 1; a little more is drawn as full.
    #[prop(into)]
    share: Signal<Option<f64>>,
    /// The value as people read it.
    #[prop(into)]
    value: Signal<String>,
) -> impl IntoView {
    let percent = move || share.get().map_or(0.0, |share| (share * 100.0).clamp(0.0, 100.0));
    let now = live::text(move || (percent().round() as u8).to_string());
    // A tenth of a percent is finer than a pixel.
    let width = live::text(move || {
        let tenths = (percent() * 10.0).round() as u32;
        format!("{}.{}%", tenths / 10, tenths % 10)
    });
    let high = live::flag(move || share.get().is_some_and(|share| share >= 0.9));
    view! {
        <div class="meter">
            <span class="meter-label">{label}</span>
            <span class="meter-value">{value}</span>
            <div
                class="meter-track"
                class:is-high=high
                role="meter"
                aria-label=label
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=now
                aria-valuetext=value
            >
                <div class="meter-fill" style:width=width></div>
            </div>
        </div>
    }
}
