//! What is to be painted, in CSS pixels from the upper left corner: the output of the floor, and its golden tests' subject.
//!
//! Marks know places and roles, no colours; of widths only the hairline's and a line's.

use std::ops::Range;

use super::Size;

/// The width of a line in CSS pixels.
pub const LINE: f64 = 1.5;

/// A place in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left edge.
    pub x: f32,
    /// From the upper edge.
    pub y: f32,
}

/// A straight line between two places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// One end.
    pub from: Point,
    /// The other.
    pub to: Point,
}

/// An upright rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

/// Which point of a text its place means; in height it is always the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// What a text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRole {
    /// A label of an axis.
    Axis,
    /// The value of the limit, which stands on the plot and needs a halo.
    Limit,
}

/// A text at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The words.
    pub text: String,
    /// Where its anchor is.
    pub at: Point,
    /// Which of its points is there.
    pub anchor: Anchor,
    /// What it says.
    pub role: TextRole,
}

/// One line, cut into runs by its gaps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trace {
    /// The role of its line.
    pub role: usize,
    /// The points of all runs, one run after the other.
    pub points: Vec<Point>,
    /// The runs of two points or more that are stroked.
    pub runs: Vec<Range<usize>>,
    /// The runs that are too dense to stroke, as upright bars on whole device pixels.
    pub bars: Vec<Rect>,
    /// The points that stand alone between two gaps.
    pub dots: Vec<Point>,
    /// Where the area under the line ends, if it has one.
    pub base: Option<f32>,
}

/// All marks of one layer, in the order in which they are painted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// The canvas.
    pub size: Size,
    /// The width of grid lines in CSS pixels: whole device pixels.
    pub hairline: f64,
    /// Faint lines at the labels of both axes.
    pub grid: Vec<Segment>,
    /// The stretches without data, which get a hatch.
    pub gaps: Vec<Rect>,
    /// The line at 0.
    pub axis: Vec<Segment>,
    /// The lines and their areas.
    pub traces: Vec<Trace>,
    /// The limit, dashed.
    pub limit: Trace,
    /// What the user drags over, on an overlay.
    pub selection: Option<Rect>,
    /// The crosshair, on an overlay.
    pub cursor: Vec<Segment>,
    /// The values under the crosshair, with the role of their line.
    pub spots: Vec<(usize, Point)>,
    /// The words.
    pub texts: Vec<Text>,
}

impl Marks {
    /// Whether there is nothing of a graph among them, but at most a crosshair, a selection and words.
    pub fn is_overlay(&self) -> bool {
        let Self { grid, gaps, axis, traces, limit, .. } = self;
        grid.is_empty() && gaps.is_empty() && axis.is_empty() && traces.is_empty() && limit.runs.is_empty()
    }
}

impl Point {
    /// From places computed in double precision.
    pub fn new(x: f64, y: f64) -> Self {
        Self { x: x as f32, y: y as f32 }
    }
}

impl Segment {
    /// From left to right at one height.
    pub fn level(from: f64, to: f64, y: f64) -> Self {
        Self { from: Point::new(from, y), to: Point::new(to, y) }
    }

    /// From top to bottom at one place.
    pub fn upright(x: f64, from: f64, to: f64) -> Self {
        Self { from: Point::new(x, from), to: Point::new(x, to) }
    }
}

impl Rect {
    /// From left to right.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// From top to bottom.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Whether a place is inside, edges included.
    pub fn contains(&self, x: f64, y: f64) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }
}

impl Trace {
    /// The stroked runs, from left to right.
    pub fn runs(&self) -> impl Iterator<Item = &[Point]> {
        self.runs.iter().map(|run| self.points.get(run.clone()).unwrap_or_default())
    }

    /// The stretches that it covers, in no order: runs, bars, and dots as stretches without a width.
    pub(super) fn stretches(&self) -> impl Iterator<Item = (f64, f64)> {
        let runs = self.runs().filter_map(|run| Some((f64::from(run.first()?.x), f64::from(run.last()?.x))));
        let bars = self.bars.iter().map(|bar| (bar.left, bar.right));
        runs.chain(bars).chain(self.dots.iter().map(|dot| (f64::from(dot.x), f64::from(dot.x))))
    }
}
