//! One graph: a figure with its name, the values under the crosshair or of the present, its canvases, and its legend.

use leptos::prelude::*;

use super::board::Board;
use super::hand::Hand;
use super::kind::{Kind, line_name, role};
use super::legend::Legend;
use super::painting::Painting;
use super::place::Place;
use super::speech::Speech;
use crate::chart::Act;
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::words::use_words;

/// The figure.
#[component]
pub fn Chart(board: Board, painting: Painting, speech: Speech, place: Place) -> impl IntoView {
    let words = use_words();
    let text = &words.text().graphs;
    let Place { kind, field, canvas, overlay, time, values } = place;
    let hand = Hand::new(board, painting, speech, place);
    let name = kind.name(text);
    let entries = kind.measures().iter().zip(values).map(|(measure, value)| {
        view! {
            <li
                class=format!("legend-entry series-{}", role(*measure) + 1)
                class:is-hidden=live::flag(move || !board.shows(*measure))
            >
                <span class="legend-key" aria-hidden="true"></span>
                <span>{line_name(*measure, text)}</span>
                <span class="legend-value" node_ref=value>"–"</span>
            </li>
        }
        .into_any()
    });
    view! {
        <figure class="panel chart" aria-label=name>
            <figcaption class="chart-head">
                <h3 class="panel-title">{name}</h3>
                <span class="quiet">{about(board, kind)}</span>
                <ul class="legend">{entries.collect_view()}</ul>
            </figcaption>
            <div
                class="chart-field"
                node_ref=field
                tabindex="0"
                role="application"
                aria-label=name
                aria-roledescription=text.interactive
                aria-describedby="graphs-keys"
                on:pointerenter=move |event| hand.point(Act::Move, &event)
                on:pointerdown=move |event| hand.point(Act::Down, &event)
                on:pointermove=move |event| hand.point(Act::Move, &event)
                on:pointerup=move |event| hand.point(Act::Up, &event)
                on:pointercancel=move |event| hand.point(Act::Gone, &event)
                on:pointerleave=move |event| hand.point(Act::Gone, &event)
                on:dblclick=move |_| board.reset()
                on:wheel=move |event| hand.wheel(&event)
                on:keydown=move |event| hand.press(&event)
                on:focusout=move |event| hand.leave(&event)
            >
                <canvas node_ref=canvas class="chart-canvas" role="img" aria-label=summary(board, kind)></canvas>
                <canvas node_ref=overlay class="chart-canvas chart-overlay" aria-hidden="true"></canvas>
                <span node_ref=time class="chart-time" aria-hidden="true"></span>
            </div>
            <Legend board=board kind=kind />
        </figure>
    }
}

/// The graph in a sentence: its newest values.
fn summary(board: Board, kind: Kind) -> Signal<String> {
    let words = use_words();
    live::text(move || {
        let text = &words.text().graphs;
        let data = board.data.get();
        let value = |measure: crate::domain::Measure| {
            let value = data.as_ref().and_then(|data| measure.of(data.series.present()?));
            let value = value.map_or_else(|| "–".to_owned(), |value| kind.write(words, value));
            format!("{} {value}", line_name(measure, text))
        };
        let values: Vec<String> = kind.measures().iter().copied().map(value).collect();
        (text.summary)(kind.name(text), &values.join(", "))
    })
}

/// What the values are to be held against: the vCPUs, the memory's limit.
fn about(board: Board, kind: Kind) -> Signal<String> {
    let words = use_words();
    live::text(move || {
        let text = &words.text().graphs;
        let data = board.data.get();
        let present = data.as_ref().and_then(|data| data.series.present());
        let about = present.and_then(|sample| match kind {
            Kind::Cpu => {
                let cpus = sample.cpus? as usize;
                Some((text.cpu_of)(cpus, &words.count(cpus)))
            }
            Kind::Memory => {
                let limit = sample.memory_limit?;
                Some(format!("{} {}", text.limit, kind.write(words, limit)))
            }
            Kind::Network | Kind::Disk => None,
        });
        about.unwrap_or_default()
    })
}
