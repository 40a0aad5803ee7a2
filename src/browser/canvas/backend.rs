//! A plotters backend on a 2D context.
//!
//! plotters' places are whole numbers, so a backend unit is 1/64 of a device pixel: lines stay smooth, and what `chart`
//! put on whole device pixels stays crisp. The context's own transform stays the identity; a store of 8,192 pixels is
//! 524,288 units wide, far from the limits of `i32`.
//!
//! A path is one call of `stroke` or `fill`, and in a batch all paths together are. It never measures through the page.

use std::convert::Infallible;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use wasm_bindgen::Clamped;
use web_sys::{CanvasRenderingContext2d, ImageData};

use super::brush::Brush;
use super::writing;
use crate::browser::number;
use crate::chart::Backing;

/// Backend units per device pixel.
pub(super) const UNITS: f64 = 64.0;

/// A full turn in radians.
const TURN: f64 = std::f64::consts::TAU;

/// The context for the time of one painting.
pub(super) struct Context<'a> {
    context: &'a CanvasRenderingContext2d,
    backing: Backing,
    /// Within a batch, paths are collected and painted at its end.
    batch: bool,
    /// Whether a brush overrides the colours that plotters gives.
    brushed: bool,
    /// The anchor that the context has been told.
    across: &'static str,
}

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> Context<'a> {
    pub fn new(context: &'a CanvasRenderingContext2d, backing: Backing) -> Self {
        Self { context, backing, batch: false, brushed: false, across: "" }
    }

    /// Takes a brush for all that follows.
    pub fn take(&mut self, brush: &Brush<'_>) {
        self.brushed = true;
        self.context.set_global_alpha(brush.opacity);
        self.context.set_fill_style_str(brush.colour);
        if brush.width > 0.0 {
            self.context.set_stroke_style_str(brush.colour);
            self.context.set_line_width(brush.width * self.backing.ratio);
        }
    }

    /// Paints everything that `draw` draws in one stroke of a brush.
    pub fn stroke(&mut self, brush: &Brush<'_>, draw: impl FnOnce(&mut Self) -> Outcome) -> Outcome {
        self.collect(brush, draw)?;
        self.context.stroke();
        Ok(())
    }

    /// Paints everything that `draw` draws as one area.
    pub fn fill(&mut self, brush: &Brush<'_>, draw: impl FnOnce(&mut Self) -> Outcome) -> Outcome {
        self.collect(brush, draw)?;
        self.context.fill();
        Ok(())
    }

    fn collect(&mut self, brush: &Brush<'_>, draw: impl FnOnce(&mut Self) -> Outcome) -> Outcome {
        self.take(brush);
        self.context.begin_path();
        self.batch = true;
        let outcome = draw(self);
        self.batch = false;
        outcome
    }

    /// Takes a brush for the rims of words.
    pub fn halo(&mut self, brush: &Brush<'_>) {
        self.take(brush);
        self.context.set_line_join("round");
    }

    /// Writes a rim around where a text will stand.
    pub fn rim(&mut self, text: &str, style: &impl BackendTextStyle, at: BackendCoord) {
        self.place(style);
        let (x, y) = pixel(at);
        let _ = self.context.stroke_text(text, x, y);
    }

    /// Words of an axis share their anchor: it is told once. All stand on their middle.
    fn place<S: BackendTextStyle>(&mut self, style: &S) {
        let across = match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        };
        if self.across.is_empty() {
            self.context.set_text_baseline("middle");
        }
        if self.across != across {
            self.across = across;
            self.context.set_text_align(across);
        }
    }

    fn colour(&self, colour: BackendColor) {
        if !self.brushed {
            let (red, green, blue) = colour.rgb;
            let css = format!("rgb({red} {green} {blue} / {})", number::write(colour.alpha));
            self.context.set_stroke_style_str(&css);
            self.context.set_fill_style_str(&css);
        }
    }

    fn begin<S: BackendStyle>(&self, style: &S) {
        if !self.batch {
            self.colour(style.color());
            self.context.begin_path();
        }
        if !self.brushed {
            self.context.set_line_width(f64::from(style.stroke_width()) / UNITS);
        }
    }

    fn trace(&self, path: impl IntoIterator<Item = BackendCoord>) {
        let mut path = path.into_iter();
        if let Some(start) = path.next() {
            let (x, y) = pixel(start);
            self.context.move_to(x, y);
        }
        for place in path {
            let (x, y) = pixel(place);
            self.context.line_to(x, y);
        }
    }

    fn end(&self, filled: bool) {
        if !self.batch {
            if filled { self.context.fill() } else { self.context.stroke() }
        }
    }
}

impl DrawingBackend for Context<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        let units = |pixels: u32| pixels.saturating_mul(UNITS as u32);
        (units(self.backing.width), units(self.backing.height))
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Outcome {
        self.colour(color);
        let (x, y) = pixel(point);
        self.context.fill_rect(x, y, 1.0 / UNITS, 1.0 / UNITS);
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome {
        let ((left, top), (right, bottom)) = (pixel(upper_left), pixel(bottom_right));
        if fill && !self.batch {
            self.colour(style.color());
            self.context.fill_rect(left, top, right - left, bottom - top);
        } else {
            self.begin(style);
            self.context.rect(left, top, right - left, bottom - top);
            self.end(fill);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Outcome {
        self.begin(style);
        self.trace(path);
        self.end(false);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Outcome {
        self.begin(style);
        let ((x, y), radius) = (pixel(center), f64::from(radius) / UNITS);
        self.context.move_to(x + radius, y);
        // It refuses only a negative radius.
        let _ = self.context.arc(x, y, radius, 0.0, TURN);
        self.end(fill);
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Outcome {
        self.begin(style);
        self.trace(vert);
        self.context.close_path();
        self.end(true);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, pos: BackendCoord) -> Outcome {
        self.colour(style.color());
        self.place(style);
        let (x, y) = pixel(pos);
        // It fails only where the context is lost; then there is nothing to write on.
        let _ = writing::write(self.context, text, x, y);
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Self::ErrorType>> {
        let width = self.context.measure_text(text).map_or(0.0, |metrics| metrics.width());
        Ok(((width * UNITS) as u32, style.size() as u32))
    }

    /// Takes four bytes a pixel, as `chart::Picture` has them, and puts them in the place of what is there.
    fn blit_bitmap(&mut self, at: BackendCoord, (width, height): (u32, u32), source: &[u8]) -> Outcome {
        let (x, y) = pixel(at);
        if let Ok(data) = ImageData::new_with_u8_clamped_array_and_sh(Clamped(source), width, height) {
            // It fails only where the context is lost.
            let _ = self.context.put_image_data(&data, x, y);
        }
        Ok(())
    }
}

fn pixel(place: BackendCoord) -> (f64, f64) {
    (f64::from(place.0) / UNITS, f64::from(place.1) / UNITS)
}
