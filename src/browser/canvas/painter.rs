//! One canvas and its context: measures words, fits the backing store, paints marks.
//!
//! It paints when told and keeps no picture. On a lost context every call does nothing; paint again on `contextrestored`.

use std::cell::RefCell;
use std::collections::HashMap;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::backend::Context;
use super::brush::Brush;
use super::elements::{Areas, Blocks, Dots, Element, Letters, Mark, Runs, Segments};
use super::ink::Ink;
use crate::chart::{Backing, LINE, Marks, Point, Rect, Segment, Size, TextRole, Trace};

/// How opaque the area under a line is.
const AREA: f64 = 0.12;

/// More widths than this are not remembered: a day of polling must not fill the memory with old labels.
const REMEMBERED: usize = 512;

/// A canvas that shows marks.
#[derive(Debug)]
pub struct Painter {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    widths: RefCell<Widths>,
}

/// Measured texts, in CSS pixels, and the font they were measured in.
#[derive(Debug)]
struct Widths {
    font: String,
    ratio: f64,
    known: HashMap<String, f64>,
}

impl Painter {
    /// Takes a canvas; `None` if the browser gives it no 2D context.
    pub fn new(canvas: HtmlCanvasElement) -> Option<Self> {
        let context = canvas.get_context("2d").ok().flatten()?.dyn_into().ok()?;
        let widths = Widths { font: "12px sans-serif".to_owned(), ratio: 1.0, known: HashMap::new() };
        Some(Self { canvas, context, widths: RefCell::new(widths) })
    }

    /// A painter on a canvas of its own that is not on the page.
    pub fn loose() -> Option<Self> {
        Self::new(loose()?.0)
    }

    /// Tells the font to measure in. Call it before drawing, and again when theme or pixel ratio change.
    pub fn write_with(&self, ink: &Ink, ratio: f64) {
        let mut widths = self.widths.borrow_mut();
        let font = ink.css_font(ratio);
        if widths.font != font {
            *widths = Widths { font, ratio: if ratio > 0.0 { ratio } else { 1.0 }, known: HashMap::new() };
        }
    }

    /// The width of a text in CSS pixels. It asks the context, never the page, and each text once.
    pub fn measure(&self, text: &str) -> f64 {
        let mut widths = self.widths.borrow_mut();
        if let Some(width) = widths.known.get(text) {
            return *width;
        }
        self.context.set_font(&widths.font);
        let width = self.context.measure_text(text).map_or(0.0, |metrics| metrics.width()) / widths.ratio;
        if widths.known.len() >= REMEMBERED {
            widths.known.clear();
        }
        widths.known.insert(text.to_owned(), width);
        width
    }

    /// Gives the canvas the store that a size needs, if it hasn't got it. True when it changed, which also blanks it.
    pub fn fit(&self, size: &Size) -> bool {
        let (width, height) = size.backing().map_or((0, 0), |backing| (backing.width, backing.height));
        let changed = self.canvas.width() != width || self.canvas.height() != height;
        if changed {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
        }
        changed
    }

    /// Shows these marks and nothing else.
    pub fn paint(&self, marks: &Marks, ink: &Ink) {
        let blank = self.fit(&marks.size);
        let Some(backing) = marks.size.backing() else { return };
        if !blank {
            self.context.clear_rect(0.0, 0.0, f64::from(backing.width), f64::from(backing.height));
        }
        self.context.set_font(&ink.css_font(backing.ratio));
        let area = Context::new(&self.context, backing).into_drawing_area();
        Layers { area, backing, marks, ink }.paint();
        self.context.set_global_alpha(1.0);
    }

    /// Shows nothing.
    pub fn clear(&self) {
        self.context.clear_rect(0.0, 0.0, f64::from(self.canvas.width()), f64::from(self.canvas.height()));
    }

    /// The canvas.
    pub fn canvas(&self) -> &HtmlCanvasElement {
        &self.canvas
    }
}

/// A canvas that is not on the page, and its context.
pub(super) fn loose() -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    let context = canvas.get_context("2d").ok().flatten()?.dyn_into().ok()?;
    Some((canvas, context))
}

/// One painting, from back to front.
struct Layers<'a> {
    area: DrawingArea<Context<'a>, Shift>,
    backing: Backing,
    marks: &'a Marks,
    ink: &'a Ink,
}

impl Layers<'_> {
    fn paint(&self) {
        let Self { marks, ink, .. } = self;
        let hair = |colour| Brush::stroke(colour, marks.hairline);
        self.segments(&marks.hatch, Brush { opacity: 0.6, ..hair(&ink.hatch) });
        self.segments(&marks.grid, hair(&ink.grid));
        self.segments(&marks.axis, hair(&ink.axis));
        for trace in &marks.traces {
            if let Some(base) = trace.base {
                let brush = Brush::area(ink.series(trace.role), AREA);
                self.blocks(&below(&trace.bars, base), brush);
                if !trace.runs.is_empty() {
                    self.draw(Areas(trace, base, brush));
                }
            }
        }
        self.runs(&marks.limit, Brush { dashed: true, ..hair(&ink.limit) });
        for trace in &marks.traces {
            self.runs(trace, Brush::stroke(ink.series(trace.role), LINE));
            self.blocks(&trace.bars, Brush::area(ink.series(trace.role), 1.0));
            self.dots(&trace.dots, LINE, Brush::area(ink.series(trace.role), 1.0));
        }
        if let Some(selection) = marks.selection {
            self.blocks(&[selection], Brush::area(&ink.cursor, AREA));
        }
        self.segments(&marks.cursor, hair(&ink.cursor));
        for (role, spot) in &marks.spots {
            self.dots(&[*spot], 4.5, Brush::area(&ink.surface, 1.0));
            self.dots(&[*spot], 3.0, Brush::area(ink.series(*role), 1.0));
        }
        self.texts();
    }

    fn texts(&self) {
        for text in &self.marks.texts {
            let (colour, halo) = match text.role {
                TextRole::Axis => (&self.ink.label, None),
                TextRole::Limit => (&self.ink.text, Some(Brush::stroke(&self.ink.surface, 3.0))),
            };
            let brush = Brush::area(colour, 1.0);
            self.draw(Letters { text: &text.text, at: text.at, anchor: text.anchor, brush, halo });
        }
    }

    fn segments(&self, segments: &[Segment], brush: Brush<'_>) {
        if !segments.is_empty() {
            self.draw(Segments(segments, brush));
        }
    }

    fn blocks(&self, blocks: &[Rect], brush: Brush<'_>) {
        if !blocks.is_empty() {
            self.draw(Blocks(blocks, brush));
        }
    }

    fn runs(&self, trace: &Trace, brush: Brush<'_>) {
        if !trace.runs.is_empty() {
            self.draw(Runs(trace, brush));
        }
    }

    fn dots(&self, dots: &[Point], radius: f64, brush: Brush<'_>) {
        if !dots.is_empty() {
            self.draw(Dots(dots, radius, self.backing.ratio, brush));
        }
    }

    fn draw<M: Mark>(&self, mark: M) {
        // The backend's errors are Infallible and the area is borrowed by nobody else, so nothing can go wrong here.
        let _ = self.area.draw(&Element { mark, ratio: self.backing.ratio });
    }
}

/// The areas between bars and a height.
fn below(bars: &[Rect], base: f32) -> Vec<Rect> {
    let base = f64::from(base);
    bars.iter()
        .filter(|bar| bar.bottom < base)
        .map(|bar| Rect { top: bar.bottom, bottom: base, ..*bar })
        .collect()
}
