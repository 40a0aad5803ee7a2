//! Marks as elements that plotters can draw.
//!
//! They borrow their points, so that a line of thousands is never copied, and paint themselves in one stroke or fill.

use std::convert::Infallible;

use plotters::element::{Drawable, PointCollection};
use plotters::style::{BLACK, ShapeStyle};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

use super::backend::{Context, UNITS};
use super::brush::Brush;
use super::lettering::Lettering;
use crate::chart::{Anchor, Point, Rect, Segment, Trace};

/// The style that plotters asks for; the brush overrides it.
const STYLE: ShapeStyle = ShapeStyle { color: BLACK_INK, filled: false, stroke_width: 1 };
const BLACK_INK: plotters::style::RGBAColor = plotters::style::RGBAColor(BLACK.0, BLACK.1, BLACK.2, 1.0);

/// What painting a mark comes to; the context refuses nothing.
pub(super) type Outcome = Result<(), DrawingErrorKind<Infallible>>;

/// A kind of mark: its places, and what to do with them once plotters has mapped them.
pub(super) trait Mark {
    /// Its places in CSS pixels.
    fn places(&self) -> Box<dyn Iterator<Item = Point> + '_>;
    /// Paints it at those places, which come in the same order.
    fn paint<I: Iterator<Item = BackendCoord>>(&self, places: I, context: &mut Context<'_>) -> Outcome;
}

/// A mark at a pixel ratio.
pub(super) struct Element<M> {
    /// The mark.
    pub mark: M,
    /// Device pixels per CSS pixel.
    pub ratio: f64,
}

impl<'a, M: Mark> PointCollection<'a, BackendCoord> for &'a Element<M> {
    type Point = BackendCoord;
    type IntoIter = Box<dyn Iterator<Item = BackendCoord> + 'a>;

    fn point_iter(self) -> Self::IntoIter {
        let units = self.ratio * UNITS;
        // A cast saturates: what lies far outside stays outside.
        let fixed = move |place: f32| (f64::from(place) * units).round() as i32;
        Box::new(self.mark.places().map(move |point| (fixed(point.x), fixed(point.y))))
    }
}

impl<M: Mark> Drawable<Context<'_>> for Element<M> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        places: I,
        context: &mut Context<'_>,
        _: (u32, u32),
    ) -> Outcome {
        self.mark.paint(places, context)
    }
}

/// Straight lines, all in one stroke.
pub(super) struct Segments<'a>(pub &'a [Segment], pub Brush<'a>);

impl Mark for Segments<'_> {
    fn places(&self) -> Box<dyn Iterator<Item = Point> + '_> {
        Box::new(self.0.iter().flat_map(|segment| [segment.from, segment.to]))
    }

    fn paint<I: Iterator<Item = BackendCoord>>(&self, mut places: I, context: &mut Context<'_>) -> Outcome {
        context.stroke(&self.1, |context| {
            while let (Some(from), Some(to)) = (places.next(), places.next()) {
                context.draw_line(from, to, &STYLE)?;
            }
            Ok(())
        })
    }
}

/// The runs of a line, all in one stroke.
pub(super) struct Runs<'a>(pub &'a Trace, pub Brush<'a>);

impl Mark for Runs<'_> {
    fn places(&self) -> Box<dyn Iterator<Item = Point> + '_> {
        Box::new(self.0.runs().flatten().copied())
    }

    fn paint<I: Iterator<Item = BackendCoord>>(&self, mut places: I, context: &mut Context<'_>) -> Outcome {
        context.stroke(&self.1, |context| {
            self.0.runs().try_for_each(|run| context.draw_path(places.by_ref().take(run.len()), &STYLE))
        })
    }
}

/// The areas under the runs of a line, down to a height, all in one fill.
pub(super) struct Areas<'a>(pub &'a Trace, pub f32, pub Brush<'a>);

impl Mark for Areas<'_> {
    fn places(&self) -> Box<dyn Iterator<Item = Point> + '_> {
        let corner = |point: Option<&Point>| point.map(|point| Point { x: point.x, y: self.1 });
        Box::new(
            self.0.runs().flat_map(move |run| {
                run.iter().copied().chain(corner(run.last())).chain(corner(run.first()))
            }),
        )
    }

    fn paint<I: Iterator<Item = BackendCoord>>(&self, mut places: I, context: &mut Context<'_>) -> Outcome {
        context.fill(&self.2, |context| {
            self.0
                .runs()
                .try_for_each(|run| context.fill_polygon(places.by_ref().take(run.len() + 2), &STYLE))
        })
    }
}

/// Discs of a radius in CSS pixels, all in one fill.
pub(super) struct Dots<'a>(pub &'a [Point], pub f64, pub f64, pub Brush<'a>);

impl Mark for Dots<'_> {
    fn places(&self) -> Box<dyn Iterator<Item = Point> + '_> {
        Box::new(self.0.iter().copied())
    }

    fn paint<I: Iterator<Item = BackendCoord>>(&self, mut places: I, context: &mut Context<'_>) -> Outcome {
        let radius = (self.1 * self.2 * UNITS) as u32;
        context.fill(&self.3, |context| {
            places.try_for_each(|place| context.draw_circle(place, radius, &STYLE, true))
        })
    }
}

/// Filled rectangles, one by one: on whole pixels nothing is cheaper for a canvas.
pub(super) struct Blocks<'a>(pub &'a [Rect], pub Brush<'a>);

impl Mark for Blocks<'_> {
    fn places(&self) -> Box<dyn Iterator<Item = Point> + '_> {
        Box::new(
            self.0
                .iter()
                .flat_map(|block| [Point::new(block.left, block.top), Point::new(block.right, block.bottom)]),
        )
    }

    fn paint<I: Iterator<Item = BackendCoord>>(&self, mut places: I, context: &mut Context<'_>) -> Outcome {
        context.take(&self.1);
        while let (Some(from), Some(to)) = (places.next(), places.next()) {
            context.draw_rect(from, to, &STYLE, true)?;
        }
        Ok(())
    }
}

/// A text, with a halo if there is a brush for it.
pub(super) struct Letters<'a> {
    /// The words.
    pub text: &'a str,
    /// Where the anchor is.
    pub at: Point,
    /// Which point of the text that is.
    pub anchor: Anchor,
    /// The colour.
    pub brush: Brush<'a>,
    /// The colour and width of the halo.
    pub halo: Option<Brush<'a>>,
}

impl Mark for Letters<'_> {
    fn places(&self) -> Box<dyn Iterator<Item = Point> + '_> {
        Box::new(std::iter::once(self.at))
    }

    fn paint<I: Iterator<Item = BackendCoord>>(&self, mut places: I, context: &mut Context<'_>) -> Outcome {
        let style = Lettering(self.anchor);
        places.try_for_each(|place| {
            if let Some(halo) = &self.halo {
                context.halo(halo, self.text, &style, place);
            }
            context.take(&self.brush);
            context.draw_text(self.text, &style, place)
        })
    }
}
