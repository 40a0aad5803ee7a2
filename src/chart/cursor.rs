//! The crosshair: which bucket a pointer or a key means, and its marks for the overlay.
//!
//! A spot is kept by time, so that it stays on its bucket through refreshes and is the same on all four graphs.

use super::{Frame, Marks, Plot, Point, Rect, Segment, Timeline, Window};

/// Where the crosshair stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Seconds since the epoch: the end of the bucket, or the place itself where there is none.
    pub instant: i64,
    /// The bucket's index in the timeline; `None` where rows are missing: "no data".
    pub index: Option<usize>,
}

/// How a key moves the crosshair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// One bucket back.
    Previous,
    /// One bucket on.
    Next,
    /// A tenth of the visible buckets back.
    PagePrevious,
    /// A tenth of the visible buckets on.
    PageNext,
    /// The first visible bucket.
    First,
    /// The last visible bucket.
    Last,
}

impl Spot {
    /// The bucket nearest to an instant; none where rows are missing.
    pub fn at(timeline: &Timeline, window: Window, instant: i64) -> Self {
        let instant = instant.clamp(window.from(), window.to());
        let inside = timeline.inside(window);
        let times = timeline.times().get(inside.clone()).unwrap_or_default();
        let later = times.partition_point(|time| *time < instant);
        let near = |at: usize| {
            let time = *times.get(at)?;
            let index = inside.start + at;
            let distance = time.saturating_sub(instant).saturating_abs();
            // The bucket lies before its point; behind it, half a bucket is as near as the next one could be.
            let reach = if time < instant { timeline.span(index) / 2 } else { timeline.span(index) };
            (distance <= reach).then_some((distance, index, time))
        };
        let earlier = later.checked_sub(1).and_then(near);
        match near(later).into_iter().chain(earlier).min_by_key(|(distance, ..)| *distance) {
            Some((_, index, instant)) => Self { instant, index: Some(index) },
            None => Self { instant, index: None },
        }
    }

    /// The spot under a pointer at `x` CSS pixels from the canvas's left edge.
    pub fn under(frame: &Frame, timeline: &Timeline, x: f64) -> Self {
        Self::at(timeline, frame.window, frame.instant(x))
    }

    /// The spot after a key; without a spot before it, the last bucket. `None` when no bucket is visible.
    pub fn moved(before: Option<Self>, by: Move, timeline: &Timeline, window: Window) -> Option<Self> {
        let inside = timeline.inside(window);
        let last = inside.end.checked_sub(1).filter(|last| *last >= inside.start)?;
        let page = (inside.len() / 10).max(1);
        let index = match (before, by) {
            (_, Move::First) => inside.start,
            (None, _) | (_, Move::Last) => last,
            (Some(spot), by) => {
                // In a gap, the first step leads to its edge.
                let next = timeline.times().partition_point(|time| *time <= spot.instant);
                let here = timeline.times().partition_point(|time| *time < spot.instant);
                match by {
                    Move::Previous => here.saturating_sub(1),
                    Move::PagePrevious => here.saturating_sub(page),
                    Move::Next => next,
                    _ => next.saturating_add(page - 1),
                }
            }
        };
        let index = index.clamp(inside.start, last);
        Some(Self { instant: *timeline.times().get(index)?, index: Some(index) })
    }
}

impl Frame {
    /// The instant under `x` CSS pixels from the canvas's left edge, within the window.
    pub fn instant(&self, x: f64) -> i64 {
        let instant = self.x.value(x);
        if instant.is_finite() {
            (instant.round() as i64).clamp(self.window.from(), self.window.to())
        } else {
            self.window.to()
        }
    }

    /// The share of the plot's width that lies left of `x` CSS pixels from the canvas's left edge.
    pub fn share(&self, x: f64) -> f64 {
        (x - self.plot.left) / self.plot.width().max(1.0)
    }

    /// The share of the canvas's width at which an instant is.
    pub fn share_of_width(&self, instant: i64) -> f64 {
        let share = self.x.pixel(instant as f64) / self.size.width.max(1.0);
        if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 }
    }

    /// The crosshair's marks: a line, and a dot on every value of its bucket.
    pub fn crosshair(&self, plot: &Plot, spot: Spot) -> Marks {
        let mut marks = self.overlay();
        if !self.window.contains(spot.instant) {
            return marks;
        }
        let x = self.x.pixel(spot.instant as f64);
        marks.cursor.push(Segment::upright(self.backing.crisp(x), self.plot.top, self.plot.bottom));
        let value = |line: &super::Line| {
            let value = *line.values.get(spot.index?)?;
            value.is_finite().then(|| (line.role, Point::new(x, self.y.pixel(value))))
        };
        marks.spots = plot.lines.iter().filter_map(value).collect();
        marks
    }

    /// The marks of a stretch being selected, cut at the plot.
    pub fn selection(&self, stretch: Window) -> Marks {
        let mut marks = self.overlay();
        let edge = |instant: i64| {
            self.backing.edge(self.x.pixel(instant.clamp(self.window.from(), self.window.to()) as f64))
        };
        marks.selection = Some(Rect { left: edge(stretch.from()), right: edge(stretch.to()), ..self.plot });
        marks
    }

    /// An empty layer of the same size.
    fn overlay(&self) -> Marks {
        Marks { size: self.size, hairline: self.backing.hairline(), ..Marks::default() }
    }
}
