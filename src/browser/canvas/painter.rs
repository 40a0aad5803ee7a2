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
use super::elements::{Block, Dots, Element, Letters, Mark, Pixels, Segments};
use super::ink::Ink;
use crate::chart::{Backing, Marks, Picture, Point, Segment, Size, Text, TextRole};

/// How opaque what is being selected is.
const SELECTION: f64 = 0.12;

thread_local! {
    /// The pixels of the graph being painted: one memory for all graphs, since they are painted in turn.
    static PICTURE: RefCell<Picture> = RefCell::default();
}

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
        let Some(layer) = self.layer(marks, ink) else { return };
        if marks.is_overlay() {
            if !blank {
                self.clear();
            }
        } else {
            PICTURE.with_borrow_mut(|picture| {
                picture.paint(marks, &layer.backing, &ink.palette);
                if !blank {
                    // Ready pixels take the place of what was there. Beside and below them there are words.
                    let Backing { width, height, .. } = layer.backing;
                    let (left, bottom) = (f64::from(picture.left()), f64::from(picture.size().1));
                    self.context.clear_rect(0.0, 0.0, left, f64::from(height));
                    self.context.clear_rect(
                        left,
                        bottom,
                        f64::from(width) - left,
                        f64::from(height) - bottom,
                    );
                }
                layer.draw(Pixels(picture, layer.backing.ratio));
            });
        }
        layer.cursor();
        layer.words();
    }

    fn layer<'a>(&'a self, marks: &'a Marks, ink: &'a Ink) -> Option<Layer<'a>> {
        let backing = marks.size.backing()?;
        let area = Context::new(&self.context, backing).into_drawing_area();
        Some(Layer { area, context: &self.context, backing, marks, ink })
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

/// One painting.
struct Layer<'a> {
    area: DrawingArea<Context<'a>, Shift>,
    context: &'a CanvasRenderingContext2d,
    backing: Backing,
    marks: &'a Marks,
    ink: &'a Ink,
}

impl Layer<'_> {
    /// Labels, and the value of the limit with a halo, since it stands on the plot.
    fn words(&self) {
        let Self { ink, .. } = self;
        if self.marks.texts.is_empty() {
            return;
        }
        self.context.set_font(&ink.css_font(self.backing.ratio));
        self.texts(TextRole::Axis, &ink.label, None);
        self.texts(TextRole::Limit, &ink.text, Some(Brush::stroke(&ink.surface, 3.0)));
    }

    fn texts(&self, role: TextRole, colour: &str, halo: Option<Brush<'_>>) {
        let texts: Vec<&Text> = self.marks.texts.iter().filter(|text| text.role == role).collect();
        if !texts.is_empty() {
            self.draw(Letters { texts, brush: Brush::area(colour, 1.0), halo });
        }
    }

    fn cursor(&self) {
        let Self { marks, ink, .. } = self;
        if let Some(selection) = marks.selection {
            self.draw(Block(selection, Brush::area(&ink.cursor, SELECTION)));
        }
        self.segments(&marks.cursor, Brush::stroke(&ink.cursor, marks.hairline));
        for (role, spot) in &marks.spots {
            self.dots(&[*spot], 4.5, Brush::area(&ink.surface, 1.0));
            self.dots(&[*spot], 3.0, Brush::area(ink.series(*role), 1.0));
        }
    }

    fn segments(&self, segments: &[Segment], brush: Brush<'_>) {
        if !segments.is_empty() {
            self.draw(Segments(segments, brush));
        }
    }

    fn dots(&self, dots: &[Point], radius: f64, brush: Brush<'_>) {
        self.draw(Dots(dots, radius, self.backing.ratio, brush));
    }

    fn draw<M: Mark>(&self, mark: M) {
        // The backend's errors are Infallible and the area is borrowed by nobody else, so nothing can go wrong here.
        let _ = self.area.draw(&Element { mark, ratio: self.backing.ratio });
    }
}
