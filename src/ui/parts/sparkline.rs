//! The last hour's CPU of a server whose graphs were looked at, in a corner of its card. Nothing is read for it.

use leptos::html;
use leptos::prelude::*;

use super::freshness::Tick;
use super::graphs::cpu_plot;
use crate::browser::canvas::{Ink, Painter};
use crate::browser::page;
use crate::chart::{Size, sparkline};
use crate::domain::{Range, ServerId};
use crate::ui::later::{self, later};
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::preferences::Preferences;
use crate::ui::session::Session;

/// For how long a line is the last hour's, in milliseconds: beside a live meter, an older one would be a lie.
const FRESH_MS: f64 = 300_000.0;

/// The line, while there is one to show. The meter beside it tells the value, so it is for the eye alone.
#[component]
pub fn Sparkline(
    /// The server.
    id: ServerId,
) -> impl IntoView {
    let session: Session = expect_context();
    let history = session.histories.of(id, Range::Hour);
    let Tick(now) = expect_context();
    let updated = move || {
        history.with(|history| {
            history.data().filter(|series| !series.is_empty())?;
            history.updated()
        })
    };
    let fresh = move || updated().is_some_and(|updated| now.get() - updated < FRESH_MS);
    live::when(fresh, move || later::part(line, id, later::unsaid))
}

later! { graphs:
    fn line(ServerId) = |id| view! { <Line id=id /> }.into_any()
}

#[component]
fn Line(id: ServerId) -> impl IntoView {
    let session: Session = expect_context();
    let history = session.histories.of(id, Range::Hour);
    let canvas: NodeRef<html::Canvas> = NodeRef::new();
    let preferences: Preferences = expect_context();
    let ratio = live::pixel_ratio();
    live::effect(move || {
        preferences.repainted.track();
        let series = history.with(|history| history.data().cloned());
        if let (Some(painter), Some(series)) = (canvas.get().and_then(Painter::new), series)
            && let Some(ink) = Ink::of(painter.canvas())
        {
            let (width, height) = page::size(painter.canvas());
            let size = Size { width, height, ratio: ratio.get() };
            if let Some(marks) = sparkline(&cpu_plot(series), size) {
                painter.paint(&marks, &ink);
            }
        }
    });
    view! { <canvas node_ref=canvas class="sparkline" aria-hidden="true"></canvas> }
}
