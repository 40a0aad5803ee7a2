//! The canvas painter: copies marks to a 2D context through plotters.
//!
//! It decides nothing about the picture but widths and which ink a mark takes; places come from `chart`. It makes no
//! element, writes no style attribute and never lays out the page: text is measured by the context.
//!
//! ```ignore
//! let painter = Painter::new(&canvas)?;
//! let ink = Ink::read(&window.get_computed_style(&figure)??);     // again when the theme changes
//! painter.write_with(&ink, ratio);                                // the font to measure in
//! let drawing = chart::draw(&plot, &room, &Words { zone, labels, measure: &|text| painter.measure(text) })?;
//! painter.paint(&drawing.marks, &ink);
//! ```

mod backend;
mod brush;
mod elements;
mod ink;
mod lettering;
mod painter;
mod sheet;
mod writing;

pub use ink::Ink;
pub use painter::Painter;
pub use sheet::{Pen, Sheet};
