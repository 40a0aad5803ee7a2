//! A canvas that is never on the page: pictures and words put together, and saved as a file.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

use super::ink::Ink;
use super::painter::{Painter, loose};
use crate::browser::{download, number};
use crate::chart::Size;

/// How words are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pen {
    /// What the sheet is about.
    Title,
    /// What a picture on it is about.
    Name,
    /// Everything else.
    Quiet,
}

/// A sheet. Places are CSS pixels from its upper left corner; words stand on their vertical middle.
pub struct Sheet {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    ink: Ink,
}

impl Sheet {
    /// A blank sheet in the colours of an ink. `None` if the browser gives no canvas of that size.
    pub fn new(size: Size, ink: &Ink) -> Option<Self> {
        let (canvas, context) = loose()?;
        let backing = size.backing()?;
        canvas.set_width(backing.width);
        canvas.set_height(backing.height);
        // Only a context that is gone refuses this, and then nothing is painted anyway.
        let _ = context.scale(size.ratio, size.ratio);
        context.set_fill_style_str(&ink.surface);
        context.fill_rect(0.0, 0.0, size.width, size.height);
        context.set_text_baseline("middle");
        Some(Self { canvas, context, ink: ink.clone() })
    }

    /// Writes words, and gives their width.
    pub fn write(&self, words: &str, left: f64, middle: f64, pen: Pen) -> f64 {
        let (size, weight, colour) = match pen {
            Pen::Title => (20.0, "600", &self.ink.text),
            Pen::Name => (14.0, "600", &self.ink.text),
            Pen::Quiet => (13.0, "400", &self.ink.label),
        };
        self.context.set_font(&format!("{weight} {}px {}", number::write(size), self.ink.family));
        self.context.set_fill_style_str(colour);
        let _ = self.context.fill_text(words, left, middle);
        self.context.measure_text(words).map_or(0.0, |metrics| metrics.width())
    }

    /// A short stroke in the colour of a line.
    pub fn key(&self, role: usize, left: f64, middle: f64) {
        self.context.set_fill_style_str(self.ink.series(role));
        self.context.fill_rect(left, middle - 1.5, 14.0, 3.0);
    }

    /// Puts on it what a painter has painted, at the same ratio.
    pub fn place(&self, painter: &Painter, left: f64, top: f64) {
        let canvas = painter.canvas();
        let ratio = self.context.get_transform().map_or(1.0, |transform| transform.a());
        let (width, height) = (f64::from(canvas.width()) / ratio, f64::from(canvas.height()) / ratio);
        let _ =
            self.context.draw_image_with_html_canvas_element_and_dw_and_dh(canvas, left, top, width, height);
    }

    /// Hands it to the user as a PNG file.
    pub fn save(&self, file: &str) {
        let file = file.to_owned();
        let made = Closure::once_into_js(move |picture: Option<Blob>| {
            if let Some(picture) = picture {
                download::blob(&file, &picture);
            }
        });
        let _ = self.canvas.to_blob(made.unchecked_ref());
    }
}
