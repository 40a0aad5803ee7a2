//! Paints the four graphs over the same time, and the crosshair over them.
//!
//! Two layers: a graph is painted anew when its data, window or surroundings change; the crosshair, its values and the
//! selection are painted on a canvas of their own, once a frame at most, and repaint nothing else.

use std::sync::Arc;

use leptos::prelude::*;

use super::axis_words::AxisWords;
use super::board::{Board, Data};
use super::kind::{Kind, role};
use super::place::Place;
use crate::browser::canvas::{Ink, Painter};
use crate::browser::{clock, page, timing, watch};
use crate::chart::{Drawing, Frame, Line, Plot, Room, Size, Spot, ValueAxis, Window};
use crate::domain::Measure;
use crate::ui::live::{self, Cell};
use crate::ui::preferences::Preferences;
use crate::ui::words::{Words, use_words};

/// A graph as it was last painted: what the crosshair needs.
pub struct Painted {
    plot: Plot,
    /// Turns places into instants.
    pub frame: Frame,
    ink: Ink,
}

/// A graph's two layers.
struct Layers {
    graph: Painter,
    overlay: Painter,
}

/// The painter of a board.
#[derive(Clone, Copy)]
pub struct Painting {
    board: Board,
    words: Words,
    layers: Cell<Vec<Layers>>,
    painted: Cell<Vec<Painted>>,
    asked: Cell<bool>,
    axes: Cell<Axes>,
}

/// The axes of values as they were painted last, and of what. While the same is shown they keep still.
type Axes = (i64, Vec<Measure>, Vec<Option<ValueAxis>>);

impl Painting {
    /// Paints whenever data, window, hidden lines, language, zone, size, pixel ratio or theme change.
    pub fn new(board: Board) -> Self {
        let painting = Self {
            board,
            words: use_words(),
            layers: Cell::new(Vec::new()),
            painted: Cell::new(Vec::new()),
            asked: Cell::new(false),
            axes: Cell::new((0, Vec::new(), Vec::new())),
        };
        let preferences: Preferences = expect_context();
        let ratio = live::pixel_ratio();
        let (sizes, blanked) = (Cell::new(Vec::new()), Cell::new(()));
        live::watch(move || {
            let canvases = board.places.iter().map(|place| place.canvas.get()).collect::<Option<_>>()?;
            watch::sizes(canvases, move |now| {
                if sizes.with_untracked(|known| *known != now) {
                    sizes.set(now);
                }
            })
        });
        for place in board.places {
            live::watch(move || watch::restored(&*place.canvas.get()?, move || blanked.set(())));
        }
        live::effect(move || {
            preferences.repainted.track();
            blanked.get();
            painting.paint(&sizes.get(), ratio.get());
        });
        live::effect(move || {
            board.spot.get();
            board.selection.get();
            painting.point();
        });
        painting
    }

    /// The frame of a graph as it is painted now.
    pub fn with_frame<T>(self, kind: Kind, read: impl FnOnce(&Frame) -> T) -> Option<T> {
        let at = Kind::ALL.iter().position(|other| *other == kind)?;
        self.painted.try_with_untracked(|painted| Some(read(&painted.get(at)?.frame))).flatten()
    }

    fn paint(self, sizes: &[(f64, f64)], ratio: f64) {
        let began = clock::now();
        if !self.take_canvases() {
            return;
        }
        let (data, window) = (self.board.data.get(), self.board.window.get());
        let hidden = self.board.hidden.get();
        let axis = AxisWords::new(self.words);
        let painted = self.layers.with_untracked(|layers| {
            let Some(data) = data else {
                layers.iter().for_each(|layer| layer.graph.clear());
                return Vec::new();
            };
            let plots = Kind::ALL.map(|kind| plot(kind, &data, window, &hidden));
            let (seconds, of, axes) = self.axes.get_untracked();
            let same = seconds == window.seconds() && of == hidden;
            let before = if same { axes.as_slice() } else { &[] };
            paint_all(
                plots,
                before,
                layers,
                sizes.iter().map(|(width, height)| Size { width: *width, height: *height, ratio }),
                &axis,
            )
        });
        let whole = painted.len() == Kind::ALL.len();
        let axes = painted.iter().map(|painted| Some(painted.frame.axis)).collect();
        self.axes.set_untracked((window.seconds(), hidden, axes));
        self.painted.set_untracked(painted);
        self.point();
        if whole {
            timing::measure("panel:charts", began);
        }
    }

    /// True once all canvases are on the page.
    fn take_canvases(self) -> bool {
        let taken = self.board.places.iter().map(|place| place.canvas.get().zip(place.overlay.get()));
        let Some(canvases) = taken.collect::<Option<Vec<_>>>() else { return false };
        if self.layers.with_untracked(Vec::is_empty) {
            let layers = canvases.into_iter().filter_map(|(graph, overlay)| {
                Some(Layers { graph: Painter::new(graph)?, overlay: Painter::new(overlay)? })
            });
            self.layers.set_untracked(layers.collect());
        }
        true
    }

    /// Paints the crosshair with the next frame.
    fn point(self) {
        if self.asked.get_untracked() {
            return;
        }
        self.asked.set_untracked(true);
        page::next_frame(move || {
            // The page may have been left meanwhile.
            if self.asked.update_untracked(|asked| *asked = false).is_some() {
                self.paint_overlay();
            }
        });
    }

    fn paint_overlay(self) {
        let began = clock::now();
        let board = self.board;
        let spot = board.spot_now();
        let selection = board.selection.get_untracked();
        self.layers.with_untracked(|layers| {
            self.painted.with_untracked(|painted| {
                for ((layer, painted), place) in layers.iter().zip(painted).zip(board.places) {
                    let marks = match (selection, spot) {
                        (Some(selection), _) => painted.frame.selection(selection),
                        (None, Some(spot)) => painted.frame.crosshair(&painted.plot, spot),
                        (None, None) => {
                            layer.overlay.clear();
                            write_time(place, None);
                            continue;
                        }
                    };
                    layer.overlay.paint(&marks, &painted.ink);
                    let at = spot.map(|spot| (spot, painted.frame.share_of_width(spot.instant)));
                    write_time(place, at.map(|(spot, share)| (self.words.moment(spot.instant), share)));
                }
            });
        });
        let data = board.data.get_untracked();
        for place in board.places {
            self.write_values(place, data.as_deref(), spot);
        }
        if spot.is_some() {
            timing::measure("panel:hover", began);
        }
    }

    /// The values under the crosshair; without one, those of the present.
    fn write_values(self, place: Place, data: Option<&Data>, spot: Option<Spot>) {
        let text = &self.words.text().graphs;
        for (measure, value) in place.kind.measures().iter().zip(place.values) {
            let Some(element) = value.get_untracked() else { continue };
            let known = match spot {
                Some(spot) => data.and_then(|data| data.at(*measure, spot)),
                None => data.and_then(|data| measure.of(data.series.present()?)),
            };
            let words = match known {
                Some(known) => place.kind.write(self.words, known),
                None if spot.is_some() => text.no_value.to_owned(),
                None => "–".to_owned(),
            };
            page::write(&element, &words);
        }
    }
}

/// Draws all of them over the same times, and paints them. They share one style, so one of them tells the ink.
fn paint_all(
    plots: [Plot; 4],
    before: &[Option<ValueAxis>],
    layers: &[Layers],
    sizes: impl Iterator<Item = Size>,
    axis: &AxisWords,
) -> Vec<Painted> {
    let Some(first) = layers.first() else { return Vec::new() };
    let Some(ink) = Ink::of(first.graph.canvas()) else { return Vec::new() };
    let room = |size| Room { size, font: ink.font, margin: 0.0 };
    let board: Vec<_> = plots.iter().zip(sizes).map(|(plot, size)| (plot, room(size))).collect();
    first.graph.write_with(&ink, board.first().map_or(1.0, |(_, room)| room.size.ratio));
    let drawings = axis.draw(&board, before, &first.graph);
    let mut painted = Vec::new();
    for ((plot, layer), drawing) in plots.into_iter().zip(layers).zip(drawings) {
        if let Some(Drawing { frame, marks }) = drawing {
            layer.graph.paint(&marks, &ink);
            painted.push(Painted { plot, frame, ink: ink.clone() });
        }
    }
    painted
}

/// What one graph is to show.
pub fn plot(kind: Kind, data: &Data, window: Window, hidden: &[Measure]) -> Plot {
    let shown = kind.measures().iter().enumerate().filter(|(_, measure)| !hidden.contains(measure));
    let lines = shown.map(|(at, measure)| {
        let values = data.values(*measure);
        // A second area would cover the first line.
        if at == 0 { Line::area(role(*measure), values) } else { Line::stroke(role(*measure), values) }
    });
    Plot {
        window,
        timeline: Arc::clone(&data.timeline),
        lines: lines.collect(),
        limit: (kind == Kind::Memory).then(|| Arc::clone(&data.limit)),
        unit: kind.unit(),
    }
}

/// Puts the crosshair's time where the crosshair is, as a share of the graph's width; or takes it away.
fn write_time(place: Place, time: Option<(String, f64)>) {
    let Some(element) = place.time.get_untracked() else { return };
    match time {
        Some((words, share)) => {
            page::write(&element, &words);
            page::slide(&element, share);
        }
        None => page::write(&element, ""),
    }
}
