//! The panel's own chart floor and painter, with a few functions for the bench's page to call.
//!
//! Nothing is drawn here: numbers go in as the panel's plots and come out through the panel's painter. Compiled, linked
//! and shrunk as the panel is; empty on anything but WebAssembly.
#![cfg(target_arch = "wasm32")]

use std::sync::Arc;

use rahona_panel::browser::canvas::{Ink, Painter};
use rahona_panel::browser::intl::BrowserLocale;
use rahona_panel::chart::{
    Drawing, Line, Plot, Room, Size, Spot, Timeline, Unit, Window, Wording, Words, board,
};
use rahona_panel::text::Language;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

/// Graphs that are drawn together, as on a server's page.
#[wasm_bindgen]
pub struct Board {
    locale: BrowserLocale,
    graphs: Vec<Graph>,
}

struct Graph {
    plot: Plot,
    base: Painter,
    overlay: Painter,
    ink: Ink,
    drawing: Option<Drawing>,
}

#[wasm_bindgen]
impl Board {
    /// A board without graphs.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self { locale: BrowserLocale::new(Language::English, false), graphs: Vec::new() }
    }

    /// Adds a graph. `other` and `limit` may be empty; NaN is a gap.
    #[allow(clippy::too_many_arguments)]
    pub fn add(
        &mut self,
        base: HtmlCanvasElement,
        overlay: HtmlCanvasElement,
        unit: u8,
        roles: &[u8],
        times: &[f64],
        first: &[f64],
        other: &[f64],
        limit: &[f64],
    ) -> Option<bool> {
        let ink = Ink::of(&base)?;
        let times: Vec<i64> = times.iter().map(|time| *time as i64).collect();
        let window = Window::new(*times.first()?, *times.last()?);
        let role = |at: usize| usize::from(roles.get(at).copied().unwrap_or_default());
        let mut lines = vec![Line::area(role(0), first.into())];
        if !other.is_empty() {
            lines.push(Line::stroke(role(1), other.into()));
        }
        let plot = Plot {
            window,
            timeline: Arc::new(Timeline::new(times, None)),
            lines,
            limit: (!limit.is_empty()).then(|| limit.into()),
            unit: match unit {
                0 => Unit::Percent,
                1 => Unit::BytesBinary,
                _ => Unit::BytesPerSecond,
            },
        };
        let (base, overlay) = (Painter::new(base)?, Painter::new(overlay)?);
        self.graphs.push(Graph { plot, base, overlay, ink, drawing: None });
        Some(true)
    }

    /// Draws all of them from the numbers on.
    pub fn draw(&mut self, width: f64, height: f64, ratio: f64) {
        let Some(first) = self.graphs.first() else { return };
        first.base.write_with(&first.ink, ratio);
        let room = Room { size: Size { width, height, ratio }, font: first.ink.font, margin: 0.0 };
        let measure = |text: &str| first.base.measure(text);
        let say = Wording { locale: &self.locale, units: &Language::English.text().units };
        let words = Words { zone: &say, labels: &say, measure: &measure };
        let graphs: Vec<(&Plot, Room)> = self.graphs.iter().map(|graph| (&graph.plot, room)).collect();
        let drawings = board(&graphs, &[], &words);
        for (graph, drawing) in self.graphs.iter_mut().zip(drawings) {
            if let Some(drawing) = &drawing {
                graph.base.paint(&drawing.marks, &graph.ink);
            }
            graph.drawing = drawing;
        }
    }

    /// One frame of the crosshair over all of them, at `x` CSS pixels from the left.
    pub fn hover(&self, x: f64) {
        let Some((plot, drawing)) =
            self.graphs.first().and_then(|graph| Some((&graph.plot, graph.drawing.as_ref()?)))
        else {
            return;
        };
        let spot = Spot::under(&drawing.frame, &plot.timeline, x);
        for graph in &self.graphs {
            if let Some(drawing) = &graph.drawing {
                graph.overlay.paint(&drawing.frame.crosshair(&graph.plot, spot), &graph.ink);
            }
        }
    }
}

impl Default for Board {
    fn default() -> Self {
        Self::new()
    }
}
