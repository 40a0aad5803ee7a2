//! The chart floor, from numbers to marks: tables, properties and golden pictures in words.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod axes;
mod bars;
mod colours;
mod cursor;
mod curve;
mod frame;
mod gaps;
mod gesture;
mod golden;
mod picture;
mod strokes;
mod support;
mod ticks;
