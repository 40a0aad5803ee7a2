//! The inner loops of the graphs: how much of each pixel a shape covers, and how colours meet.
//!
//! It is a package of its own for one reason: the panel is built for size, and this for speed (`Cargo.toml`,
//! `[profile.release.package.rahona-pixels]`). So nothing here is generic: a generic function is built where it is used.
//! It knows no graph, no canvas and no browser.

#![warn(missing_docs)]

mod areas;
mod coverage;
mod sheet;

pub use areas::Areas;
pub use coverage::{Coverage, Place, strips};
pub use sheet::{Pixel, Rgb, Sheet};
