//! A plot in a room, drawn: the one entry from numbers to marks.
//!
//! Lines are reduced first, because the axis needs their extremes and the scales need the axis; the data is read once.

use super::bars::bars;
use super::frame::{Shared, ValueLabels};
use super::gap::gaps;
use super::limit::{limits, trace};
use super::{
    Anchor, Curve, Frame, Line, Marks, Plot, Point, Room, Segment, Size, Text, TextRole, Trace, ValueAxis,
    Words,
};

/// Between the limit's value and the end of its line, in CSS pixels.
const INSET: f64 = 4.0;

/// A graph ready to be painted, and the frame that turns places on it back to instants and values.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Scales and ticks.
    pub frame: Frame,
    /// What to paint.
    pub marks: Marks,
}

/// Draws a graph with its axes. `None` when the room has no size.
pub fn draw(plot: &Plot, room: &Room, words: &Words<'_>) -> Option<Drawing> {
    Draft::new(plot, room, None, words)?.draw(room.margin, &mut None, words)
}

/// Draws graphs that stand above one another: with the widest margin of all, so that their times line up. Each line is
/// reduced once, and what the graphs share is worded once. `None` for a room without a size.
///
/// `before` are the axes of the last drawing over a window of the same length, in the same order, or nothing: an axis
/// that still fits stays, see [`ValueAxis::after`].
pub fn board(
    graphs: &[(&Plot, Room)],
    before: &[Option<ValueAxis>],
    words: &Words<'_>,
) -> Vec<Option<Drawing>> {
    let before = before.iter().copied().chain(std::iter::repeat(None));
    let drafts: Vec<_> = graphs
        .iter()
        .zip(before)
        .map(|((plot, room), before)| Draft::new(plot, room, before, words))
        .collect();
    let margins = drafts.iter().flatten().map(|draft| draft.values.margin.max(draft.room.margin));
    let margin = margins.fold(0.0, f64::max);
    let mut times = None;
    drafts.into_iter().map(|draft| draft?.draw(margin, &mut times, words)).collect()
}

/// A graph whose left margin is not decided yet.
struct Draft<'a> {
    plot: &'a Plot,
    room: &'a Room,
    curves: Curves,
    /// The highest and the last limit.
    limits: Option<(f64, f64)>,
    values: ValueLabels,
}

impl<'a> Draft<'a> {
    fn new(plot: &'a Plot, room: &'a Room, before: Option<ValueAxis>, words: &Words<'_>) -> Option<Self> {
        let curves = Curves::new(plot, &room.size)?;
        let limits = limits(plot);
        let highest_limit = limits.map(|(highest, _)| highest);
        let values = ValueLabels::new(plot, room, (curves.highest(), highest_limit), before, words);
        Some(Self { plot, room, curves, limits, values })
    }

    fn draw(self, margin: f64, times: &mut Option<Shared>, words: &Words<'_>) -> Option<Drawing> {
        let Self { plot, curves, limits, .. } = self;
        let room = Room { margin, ..*self.room };
        let frame = Frame::new(plot, &room, self.values, times, words)?;
        let mut marks = curves.marks(plot, &frame);
        if !plot.timeline.is_empty() {
            marks.gaps = gaps(&frame, &marks.traces, plot.timeline.bucket());
        }
        marks.grid = grid(&frame);
        marks.axis = vec![level(&frame, 0.0)];
        marks.texts = frame.texts();
        marks.limit = trace(plot, &frame);
        if let Some((_, last)) = limits {
            marks.texts.extend(limit_label(plot, &frame, &marks.limit, last, &room, words));
        }
        Some(Drawing { frame, marks })
    }
}

/// Draws the lines alone, to the edges: for a card. The scale is that of the full graph.
pub fn sparkline(plot: &Plot, size: Size) -> Option<Marks> {
    let curves = Curves::new(plot, &size)?;
    let limit = limits(plot).map(|(highest, _)| highest);
    let axis = ValueAxis::new(plot.unit, curves.highest(), limit, 4);
    Some(curves.marks(plot, &Frame::bare(plot, size, axis)?))
}

/// The lines of a plot, reduced to the columns of a canvas.
struct Curves(Vec<Curve>);

impl Curves {
    fn new(plot: &Plot, size: &Size) -> Option<Self> {
        // The margins aren't known yet; a few columns too many do no harm.
        let columns = size.backing()?.width;
        let curve = |line: &Line| Curve::new(&plot.timeline, &line.values, plot.window, columns);
        Some(Self(plot.lines.iter().map(curve).collect()))
    }

    fn highest(&self) -> f64 {
        self.0.iter().map(Curve::highest).fold(f64::NAN, f64::max)
    }

    fn marks(&self, plot: &Plot, frame: &Frame) -> Marks {
        let base = frame.y.pixel(0.0) as f32;
        let traces = self.0.iter().zip(&plot.lines).map(|(curve, line)| {
            let mut trace = project(curve, frame);
            trace.role = line.role;
            trace.base = line.fill.then_some(base);
            trace
        });
        Marks {
            size: frame.size,
            hairline: frame.backing.hairline(),
            traces: traces.collect(),
            ..Marks::default()
        }
    }
}

/// A reduced line in pixels.
fn project(curve: &Curve, frame: &Frame) -> Trace {
    let mut trace = Trace { points: Vec::with_capacity(curve.knots().len()), ..Trace::default() };
    for run in curve.runs() {
        let points = run.iter().map(|knot| Point::new(frame.x.pixel(knot.time), frame.y.pixel(knot.value)));
        if let [_] = run {
            trace.dots.extend(points);
        } else {
            let start = trace.points.len();
            trace.points.extend(points);
            match trace.points.get(start..).and_then(|run| bars(run, frame.backing.ratio)) {
                Some(bars) => {
                    trace.points.truncate(start);
                    trace.bars.extend(bars);
                }
                None => trace.runs.push(start..trace.points.len()),
            }
        }
    }
    trace
}

/// A line at each label but that of 0, which is the axis.
fn grid(frame: &Frame) -> Vec<Segment> {
    let levels = frame.values.iter().skip(1).map(|tick| level(frame, tick.value));
    let uprights = frame.times.iter().map(|tick| Segment::upright(tick.x, frame.plot.top, frame.plot.bottom));
    levels.chain(uprights).collect()
}

/// A crisp line across the plot at a value.
fn level(frame: &Frame, value: f64) -> Segment {
    Segment::level(frame.plot.left, frame.plot.right, frame.backing.crisp(frame.y.pixel(value)))
}

/// The value of the limit at the end of its line: above it, or below where there is no room above.
fn limit_label(
    plot: &Plot,
    frame: &Frame,
    limit: &Trace,
    value: f64,
    room: &Room,
    words: &Words<'_>,
) -> Option<Text> {
    let text = words.labels.value_label(value, plot.unit, 0.0);
    let width = words.width(&text) + 2.0 * INSET;
    let end = limit.points.last()?;
    if frame.values.is_empty() || width > frame.plot.width() {
        return None;
    }
    let (line, half) = (f64::from(end.y), room.font * 0.6 + 2.0);
    let y = if line - 2.0 * half < frame.plot.top { line + half } else { line - half };
    let at = Point::new(f64::from(end.x).max(frame.plot.left + width) - INSET, y);
    Some(Text { text, at, anchor: Anchor::End, role: TextRole::Limit })
}
