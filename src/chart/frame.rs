//! The frame of a graph: margins from measured labels, the plot's rectangle, both scales, ticks.
//!
//! No label overlaps another or leaves the canvas; where there is no room, labels go before the plot does. It stays the
//! same until size or plot change, and turns pixels to instants for the cursor meanwhile.

use super::words::sound;
use super::{
    Anchor, Backing, Plot, Point, Rect, Scale, Size, Text, TextRole, TimeStep, ValueAxis, Window, Words,
    time_ticks,
};

/// The space that a graph may use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// The canvas.
    pub size: Size,
    /// The height of the labels' font in CSS pixels.
    pub font: f64,
    /// The least left margin, so that graphs above one another share their time axis: see [`Frame::margin`].
    pub margin: f64,
}

/// A label on the axis of values.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueTick {
    /// The value.
    pub value: f64,
    /// Where its grid line is.
    pub y: f64,
    /// Its words.
    pub label: String,
}

/// A label on the axis of time.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeTick {
    /// The instant.
    pub instant: i64,
    /// Where its grid line is.
    pub x: f64,
    /// Where the middle of its label is: beside the grid line when the edge of the canvas is too near.
    pub middle: f64,
    /// Its words; none where there was no room.
    pub label: String,
}

/// Scales, ticks and the rectangle between them.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The canvas.
    pub size: Size,
    /// Its device pixels.
    pub backing: Backing,
    /// Where the lines are drawn.
    pub plot: Rect,
    /// The stretch of time between its left and right edge.
    pub window: Window,
    /// Seconds since the epoch to pixels.
    pub x: Scale,
    /// Values to pixels.
    pub y: Scale,
    /// The axis of values.
    pub axis: ValueAxis,
    /// Its labels, from 0 upwards.
    pub values: Vec<ValueTick>,
    /// The labels of the time axis, from left to right.
    pub times: Vec<TimeTick>,
    /// The left margin that the labels need.
    pub margin: f64,
}

/// The axis of values and its words: what a graph needs before its left margin is known.
pub(super) struct ValueLabels {
    axis: ValueAxis,
    labels: Vec<(f64, String)>,
    /// The left margin that the labels need.
    pub margin: f64,
    /// The height of a line of words.
    line: f64,
}

impl ValueLabels {
    /// For a graph whose highest visible value is known.
    pub fn new(
        plot: &Plot,
        room: &Room,
        (highest, limit): (f64, Option<f64>),
        before: Option<ValueAxis>,
        words: &Words<'_>,
    ) -> Self {
        let line = if room.font.is_finite() { (room.font * 1.2).clamp(1.0, 100.0) } else { 12.0 };
        let height = room.size.height - line * 1.5 - GAP;
        let intervals = ((height / (line * 1.5)) as u32).clamp(1, 4);
        let axis = match before {
            Some(before) => ValueAxis::after(before, plot.unit, highest, limit, intervals),
            None => ValueAxis::new(plot.unit, highest, limit, intervals),
        };
        let labels: Vec<(f64, String)> = axis
            .ticks()
            .map(|value| (value, words.labels.value_label(value, plot.unit, axis.step)))
            .collect();
        let widest = labels.iter().map(|(_, label)| words.width(label)).fold(0.0, f64::max);
        Self { axis, labels, margin: widest + GAP, line }
    }
}

/// The labels of a time axis, for the next graph over the same stretch of pixels.
pub(super) struct Shared {
    x: Scale,
    size: Size,
    ticks: Vec<TimeTick>,
}

/// Between a label and the plot, in CSS pixels.
const GAP: f64 = 8.0;

/// Labels are at least so far apart: about two spaces.
const APART: f64 = 8.0;

impl Frame {
    /// Lays out a graph beside the labels of its values. `None` when the canvas has no size.
    ///
    /// `times` are the labels of the graph before: another of the same window and width need not write them again.
    pub(super) fn new(
        plot: &Plot,
        room: &Room,
        values: ValueLabels,
        times: &mut Option<Shared>,
        words: &Words<'_>,
    ) -> Option<Self> {
        let backing = room.size.backing()?;
        let ValueLabels { axis, labels, margin, line } = values;
        let Size { width, height, .. } = room.size;
        let left = margin.max(sound(room.margin));
        let rect = Rect { left, top: line / 2.0, right: width - GAP, bottom: height - line - GAP };
        if rect.width() < 2.0 * line || rect.height() < line {
            return Self::bare(plot, room.size, axis);
        }
        let rect = crisp(rect, &backing);
        let mut frame = Self::within(plot.window, room.size, backing, rect, axis);
        frame.margin = margin;
        frame.values = labels
            .into_iter()
            .map(|(value, label)| ValueTick { value, y: backing.crisp(frame.y.pixel(value)), label })
            .collect();
        frame.times = match times {
            Some(shared) if shared.x == frame.x && shared.size == frame.size => shared.ticks.clone(),
            _ => {
                let ticks = frame.time_labels(words);
                *times = Some(Shared { x: frame.x, size: frame.size, ticks: ticks.clone() });
                ticks
            }
        };
        Some(frame)
    }

    /// A frame without labels that leaves room for the width of a line only.
    pub(super) fn bare(plot: &Plot, size: Size, axis: ValueAxis) -> Option<Self> {
        let backing = size.backing()?;
        let rect = Rect { left: 1.0, top: 1.0, right: size.width - 1.0, bottom: size.height - 1.0 };
        let rect = Rect { right: rect.right.max(rect.left), bottom: rect.bottom.max(rect.top), ..rect };
        Some(Self::within(plot.window, size, backing, rect, axis))
    }

    fn within(window: Window, size: Size, backing: Backing, plot: Rect, axis: ValueAxis) -> Self {
        let x = Scale::new((window.from() as f64, window.to() as f64), (plot.left, plot.right));
        let y = Scale::new((0.0, axis.top), (plot.bottom, plot.top));
        Self { size, backing, plot, window, x, y, axis, values: Vec::new(), times: Vec::new(), margin: 0.0 }
    }

    /// The smallest step whose labels, five at most, all have room.
    fn time_labels(&self, words: &Words<'_>) -> Vec<TimeTick> {
        let seconds = self.window.seconds();
        for step in TimeStep::ALL.into_iter().filter(|step| seconds / step.seconds() < 5) {
            let mut ticks = self.place(step, words);
            // One label goes before the whole step does: beside a date, which is wider, or at the edge.
            if let Some(one) = touching(&ticks, words) {
                let width = |at: usize| ticks.get(at).map_or(0.0, |tick| words.width(&tick.label));
                let at_edge = ticks.get(one).is_some_and(|tick| tick.middle < tick.x - 0.5);
                let other = one.saturating_sub(1);
                let goes = if at_edge || width(one) < width(other) { one } else { other };
                if let Some(tick) = ticks.get_mut(goes) {
                    tick.label.clear();
                }
            }
            if touching(&ticks, words).is_none() {
                return ticks;
            }
        }
        Vec::new()
    }

    fn place(&self, step: TimeStep, words: &Words<'_>) -> Vec<TimeTick> {
        let tick = |(instant, kind)| {
            let label = words.labels.time_label(instant, kind);
            let x = self.x.pixel(instant as f64);
            let half = words.width(&label) / 2.0;
            let middle = x.min(self.size.width - half).max(half);
            TimeTick { instant, x: self.backing.crisp(x), middle, label }
        };
        time_ticks(self.window, step, words.zone).into_iter().map(tick).collect()
    }

    /// The labels of both axes.
    pub(super) fn texts(&self) -> Vec<Text> {
        let values = self.values.iter().map(|tick| Text {
            text: tick.label.clone(),
            at: Point::new(self.plot.left - GAP, tick.y),
            anchor: Anchor::End,
            role: TextRole::Axis,
        });
        let below = (self.plot.bottom + self.size.height + GAP / 2.0) / 2.0;
        let times = self.times.iter().filter(|tick| !tick.label.is_empty()).map(|tick| Text {
            text: tick.label.clone(),
            at: Point::new(tick.middle, below),
            anchor: Anchor::Middle,
            role: TextRole::Axis,
        });
        values.chain(times).collect()
    }
}

/// The first label that touches the one before it, or doesn't fit at all.
fn touching(ticks: &[TimeTick], words: &Words<'_>) -> Option<usize> {
    let mut free = f64::NEG_INFINITY;
    ticks.iter().position(|tick| {
        if tick.label.is_empty() {
            return false;
        }
        let half = words.width(&tick.label) / 2.0;
        let touches = tick.middle - half < free || tick.middle < half;
        free = tick.middle + half + APART;
        touches
    })
}

/// The rectangle on whole device pixels, never larger.
fn crisp(rect: Rect, backing: &Backing) -> Rect {
    Rect {
        left: (rect.left * backing.ratio).ceil() / backing.ratio,
        top: (rect.top * backing.ratio).ceil() / backing.ratio,
        right: (rect.right * backing.ratio).floor() / backing.ratio,
        bottom: (rect.bottom * backing.ratio).floor() / backing.ratio,
    }
}
