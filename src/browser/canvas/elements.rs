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
use crate::chart::{Picture, Point, Rect, Segment, Text};

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

/// A picture that takes the place of what is there, at a pixel ratio.
pub(super) struct Pixels<'a>(pub &'a Picture, pub f64);

impl Mark for Pixels<'_> {
    fn places(&self) -> Box<dyn Iterator<Item = Point> + '_> {
        Box::new(std::iter::once(Point::new(f64::from(self.0.left()) / self.1, 0.0)))
    }

    fn paint<I: Iterator<Item = BackendCoord>>(&self, mut places: I, context: &mut Context<'_>) -> Outcome {
        places.try_for_each(|place| context.blit_bitmap(place, self.0.size(), self.0.bytes()))
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

/// A filled rectangle.
pub(super) struct Block<'a>(pub Rect, pub Brush<'a>);

impl Mark for Block<'_> {
    fn places(&self) -> Box<dyn Iterator<Item = Point> + '_> {
        let Rect { left, top, right, bottom } = self.0;
        Box::new([Point::new(left, top), Point::new(right, bottom)].into_iter())
    }

    fn paint<I: Iterator<Item = BackendCoord>>(&self, mut places: I, context: &mut Context<'_>) -> Outcome {
        context.take(&self.1);
        match (places.next(), places.next()) {
            (Some(from), Some(to)) => context.draw_rect(from, to, &STYLE, true),
            _ => Ok(()),
        }
    }
}

/// Words of one kind.
pub(super) struct Letters<'a> {
    /// The words.
    pub texts: Vec<&'a Text>,
    /// The colour.
    pub brush: Brush<'a>,
    /// The colour and width of a rim around them.
    pub halo: Option<Brush<'a>>,
}

impl Mark for Letters<'_> {
    fn places(&self) -> Box<dyn Iterator<Item = Point> + '_> {
        Box::new(self.texts.iter().map(|text| text.at))
    }

    fn paint<I: Iterator<Item = BackendCoord>>(&self, places: I, context: &mut Context<'_>) -> Outcome {
        let places: Vec<BackendCoord> = places.collect();
        let all = || self.texts.iter().zip(&places);
        if let Some(halo) = &self.halo {
            context.halo(halo);
            all().for_each(|(text, place)| context.rim(&text.text, &Lettering(text.anchor), *place));
        }
        context.take(&self.brush);
        all().try_for_each(|(text, place)| context.draw_text(&text.text, &Lettering(text.anchor), *place))
    }
}
