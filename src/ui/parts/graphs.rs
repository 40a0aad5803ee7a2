//! The four graphs of a server: the choice of the range, and one drawing of all of them over the same time.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::chart::{Chart, Kind, Place};
use super::failure_note::FailureNote;
use super::freshness::age;
use super::said::Said;
use crate::api::Failure;
use crate::browser::canvas::{Ink, Painter};
use crate::browser::{clock, page, timing, watch};
use crate::chart::{Drawing, Line, Plot, Room, Size, Timeline, ValueAxis, Window, gapped};
use crate::domain::{Range, Series};
use crate::sync::Remote;
use crate::ui::live;
use crate::ui::navigation::use_navigation;
use crate::ui::parts::axis_words::AxisWords;
use crate::ui::preferences::Preferences;
use crate::ui::words::use_words;

/// The range bar and the four figures.
#[component]
pub fn Graphs(
    /// The range in force.
    #[prop(into)]
    range: Signal<Range>,
    /// Its data.
    #[prop(into)]
    history: Signal<Remote<Series>>,
) -> impl IntoView {
    let words = use_words();
    let series = Memo::new(move |_| history.with(|history| history.data().cloned().map(Arc::new)));
    let places = Kind::ALL.map(Place::new);
    draw_all(places, series, range);
    let last = Memo::new(move |_| series.get().and_then(|series| series.present().copied()));
    let about = live::text(move || {
        let text = &words.text().graphs;
        let zone = (text.zone)(&crate::format::Locale::zone(&*words.locale()));
        let bucket = series
            .get()
            .and_then(|series| series.bucket())
            .map(|bucket| (text.bucket)(&words.span(bucket as f64)));
        bucket.map_or(zone.clone(), |bucket| format!("{bucket} · {zone}"))
    });
    let lead = live::text(move || {
        let updated = history.with(|history| history.updated());
        updated.map(|updated| (words.text().server.stale)(&age(words, updated))).unwrap_or_default()
    });
    let failure = Signal::derive(move || {
        history.with(|history| history.failure().filter(|error| error.failure != Failure::NoGraphs).cloned())
    });
    let empty = move || {
        let none =
            history.with(|history| history.failure().is_some_and(|error| error.failure == Failure::NoGraphs));
        let text = &words.text().graphs;
        if none {
            Some((text.empty, history.with(|history| history.failure().and_then(|error| error.said.clone()))))
        } else if series.get().is_some_and(|series| series.is_empty()) {
            Some((text.no_data, None))
        } else {
            None
        }
    };
    view! {
        <section class="graphs" aria-labelledby="graphs-title">
            <div class="range-bar">
                <h2 id="graphs-title" class="section-title">{words.text().graphs.title}</h2>
                <RangeChoice range=range />
                <p class="quiet range-about">{about}</p>
            </div>
            <FailureNote error=failure lead=lead />
            {live::view(move || empty().map(|(words, said)| view! {
                <div class="note note-quiet" role="status">
                    <div class="note-body">
                        <p>{words}</p>
                        <Said words=said />
                    </div>
                </div>
            }.into_any()))}
            <div
                class="charts"
                class:is-blank=live::flag(move || series.get().is_none())
                class:is-absent=live::flag(move || history.with(|history| history.data().is_none() && history.failure().is_some()))
            >
                {places.map(|place| view! { <Chart place=place last=last /> }).collect_view()}
            </div>
        </section>
    }
}

#[component]
fn RangeChoice(range: Signal<Range>) -> impl IntoView {
    let words = use_words();
    let navigation = use_navigation();
    view! {
        <fieldset class="segments" role="radiogroup" aria-label=words.text().graphs.range>
            {Range::ALL
                .map(|choice| {
                    view! {
                        <label class="segment">
                            <input
                                type="radio"
                                name="range"
                                value=choice.word()
                                prop:checked=live::flag(move || range.get() == choice)
                                on:change=move |_| navigation.choose_range(choice)
                            />
                            <span>{(words.text().graphs.range_name)(choice)}</span>
                        </label>
                    }.into_any()
                })
                .collect_view()}
        </fieldset>
    }
}

/// Draws all four whenever data, range, language, size, pixel ratio or theme change.
fn draw_all(places: [Place; 4], series: Memo<Option<Arc<Series>>>, range: Signal<Range>) {
    let words = use_words();
    let preferences: Preferences = expect_context();
    let ratio = RwSignal::new(page::pixel_ratio());
    live::watch(move || watch::pixel_ratio(ratio.get(), move || ratio.set(page::pixel_ratio())));
    let painters = StoredValue::new_local(Vec::<Rc<Painter>>::new());
    // The axes of values in force, and for which range.
    let axes = StoredValue::new_local((range.get_untracked(), Vec::<Option<ValueAxis>>::new()));
    live::effect(move || {
        let began = clock::now();
        preferences.repainted.track();
        let canvases: Option<Vec<_>> = places.iter().map(|place| place.canvas.get()).collect();
        let Some(canvases) = canvases else { return };
        let ratio = ratio.get();
        let sizes = places.map(|place| place.size.get());
        if painters.with_value(Vec::is_empty) {
            painters.set_value(canvases.into_iter().filter_map(Painter::new).map(Rc::new).collect());
        }
        let Some(series) = series.get() else {
            painters.with_value(|painters| painters.iter().for_each(|painter| painter.clear()));
            return;
        };
        let axis = AxisWords::new(words);
        let plots = plots(&series, range.get());
        let painters = painters.get_value();
        let Some((first, ink)) = painters.first().and_then(|first| Some((first, Ink::of(first.canvas())?)))
        else {
            return;
        };
        first.write_with(&ink, ratio);
        let rooms = sizes.map(|(width, height)| Room {
            size: Size { width, height, ratio },
            font: ink.font,
            margin: 0.0,
        });
        let graphs: Vec<_> = plots.iter().zip(rooms).collect();
        let range = range.get();
        let before = axes.get_value();
        let before = if before.0 == range { before.1.as_slice() } else { &[] };
        let drawings = axis.board(&graphs, before, first);
        for (painter, drawing) in painters.iter().zip(&drawings) {
            if let Some(drawing) = drawing {
                painter.paint(&drawing.marks, &ink);
            }
        }
        let last = |drawing: Option<Drawing>| drawing.map(|drawing| drawing.frame.axis);
        axes.set_value((range, drawings.into_iter().map(last).collect()));
        timing::measure("panel:charts", began);
    });
}

/// The four plots over the range, which ends at the newest bucket: the client's clock may be wrong.
fn plots(series: &Series, range: Range) -> [Plot; 4] {
    let times: Vec<i64> = series.samples().iter().map(|sample| sample.time).collect();
    let window = Window::ending(series.newest().unwrap_or_default(), range.seconds());
    let timeline = Arc::new(Timeline::new(times, Some(range.longest_bucket())));
    Kind::ALL.map(|kind| {
        let lines = kind.lines().iter().enumerate().map(|(index, &(role, value))| {
            let values = gapped(series.samples().iter().map(value));
            if index == 0 { Line::area(role, values) } else { Line::stroke(role, values) }
        });
        Plot {
            window,
            timeline: Arc::clone(&timeline),
            lines: lines.collect(),
            limit: (kind == Kind::Memory)
                .then(|| gapped(series.samples().iter().map(|sample| sample.memory_limit))),
            unit: kind.unit(),
        }
    })
}
