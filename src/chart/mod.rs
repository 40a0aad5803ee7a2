//! The chart floor: numbers in, marks out.
//!
//! From point to pixel: a [`Plot`] (what to draw) and a [`Room`] (how much space, at what pixel ratio) become a
//! [`Frame`] (scales, ticks, margins) and [`Marks`] (lines, areas, dots and words in CSS pixels), which the canvas
//! painter copies to the screen. Cursor, statistics and zoom read the same plot and frame.
//!
//! It never asks for the time, knows no servers and no canvas, and words nothing itself: see [`Labels`].

mod bars;
mod calendar;
mod cursor;
mod curve;
mod drawing;
mod frame;
mod gap;
mod gesture;
mod limit;
mod marks;
mod pen;
mod picture;
mod plot;
mod scale;
mod size;
mod summary;
mod time_axis;
mod timeline;
mod value_axis;
mod window;
mod wording;
mod words;

pub use cursor::{Move, Spot};
pub use curve::{Curve, Knot};
pub use drawing::{Drawing, board, draw, sparkline};
pub use frame::{Frame, Room, TimeTick, ValueTick};
pub use gesture::{Act, Gesture, Meaning, Pointer};
pub use marks::{Anchor, LINE, Marks, Point, Rect, Segment, Text, TextRole, Trace};
pub use picture::{Palette, Picture, Rgb};
pub use plot::{Line, Plot, Unit, gapped};
pub use scale::Scale;
pub use size::{Backing, Size};
pub use summary::Summary;
pub use time_axis::{TimeStep, time_ticks};
pub use timeline::Timeline;
pub use value_axis::ValueAxis;
pub use window::Window;
pub use wording::Wording;
pub use words::{Labels, TimeLabel, Words, Zone};
