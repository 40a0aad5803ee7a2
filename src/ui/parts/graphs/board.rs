//! What the four graphs share: the data, the stretch of time that they show, the crosshair, and which lines are hidden.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::kind::Kind;
use super::place::Place;
use crate::browser::clock;
use crate::chart::{Spot, Timeline, Window, gapped};
use crate::domain::{Measure, Range, Series};
use crate::route::Zoom;
use crate::sync::Remote;
use crate::ui::live::{self, Cell, Derived};
use crate::ui::navigation::{Navigation, use_navigation};

/// How long a zoom rests before it goes into the address, in milliseconds: a pinch is many zooms, and browsers refuse
/// to change an address that often.
const REST_MS: u32 = 200;

/// A history, as the chart floor reads it. Made once for each answer.
pub struct Data {
    /// What the API gave.
    pub series: Arc<Series>,
    /// The ends of its buckets.
    pub timeline: Arc<Timeline>,
    values: [Arc<[f64]>; Measure::ALL.len()],
    /// The memory available at each time.
    pub limit: Arc<[f64]>,
}

impl Data {
    /// The history of a range.
    pub fn new(series: Arc<Series>, range: Range) -> Self {
        let samples = series.samples();
        let times = samples.iter().map(|sample| sample.time).collect();
        Self {
            timeline: Arc::new(Timeline::new(times, Some(range.longest_bucket()))),
            values: Measure::ALL.map(|measure| gapped(samples.iter().map(|sample| measure.of(sample)))),
            limit: gapped(samples.iter().map(|sample| sample.memory_limit)),
            series,
        }
    }

    /// The values of a line, one for each time.
    pub fn values(&self, measure: Measure) -> Arc<[f64]> {
        let at = Measure::ALL.iter().position(|other| *other == measure);
        at.and_then(|at| self.values.get(at)).cloned().unwrap_or_default()
    }

    /// A line's value at a spot; `None` where there is none.
    pub fn at(&self, measure: Measure, spot: Spot) -> Option<f64> {
        measure.of(self.series.samples().get(spot.index?)?)
    }
}

impl PartialEq for Data {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.series, &other.series)
    }
}

/// The state of all four.
#[derive(Clone, Copy)]
pub struct Board {
    /// The range in force.
    pub range: Derived<Range>,
    /// Its data, if there is any yet.
    pub data: Derived<Option<Arc<Data>>>,
    /// The stretch of time that is shown.
    pub window: Derived<Window>,
    /// Where the crosshair is.
    pub spot: Cell<Option<Spot>>,
    /// The stretch that a mouse is selecting.
    pub selection: Cell<Option<Window>>,
    /// The lines that are not drawn.
    pub hidden: Cell<Vec<Measure>>,
    /// Where the graphs are on the page.
    pub places: [Place; 4],
    /// A zoom that has not gone into the address yet.
    ahead: Cell<Option<Window>>,
    zooms: Cell<u32>,
    navigation: Navigation,
}

impl Board {
    /// A board over a history of a range.
    pub fn new(range: Derived<Range>, history: Derived<Remote<Arc<Series>>>) -> Self {
        let navigation = use_navigation();
        let data = Derived::new(move || {
            let series = history.with(|history| history.data().cloned())?;
            Some(Arc::new(Data::new(series, range.get())))
        });
        let ahead = Cell::new(None);
        let window = Derived::new(move || {
            let zoomed = navigation.zoom().map(|zoom| Window::new(zoom.from, zoom.to));
            ahead.get().or(zoomed).unwrap_or_else(|| whole(data.get(), range.get()))
        });
        let board = Self {
            range,
            data,
            window,
            spot: Cell::new(None),
            selection: Cell::new(None),
            hidden: Cell::new(Vec::new()),
            places: Kind::ALL.map(Place::new),
            ahead,
            zooms: Cell::new(0),
            navigation,
        };
        board.follow_the_edge();
        board
    }

    /// Everything that the range covers. It ends at the newest bucket, because the client's clock may be wrong.
    pub fn whole(self) -> Window {
        whole(self.data.get_untracked(), self.range.get_untracked())
    }

    /// The shortest stretch worth showing, in seconds: three buckets.
    pub fn least(self) -> i64 {
        let bucket = self.data.get_untracked().map_or(0, |data| data.timeline.bucket());
        bucket.saturating_mul(3).max(30)
    }

    /// True while less is shown than the range covers.
    pub fn is_zoomed(self) -> bool {
        self.ahead.get().is_some() || self.navigation.zoom().is_some()
    }

    /// Shows a stretch, and puts it into the address when it has rested.
    pub fn show(self, window: Window) {
        self.ahead.set(Some(window));
        let zoom = self.next_zoom();
        spawn_local(async move {
            clock::sleep(REST_MS).await;
            if self.zooms.try_with_untracked(|zooms| *zooms) == zoom {
                self.settle(window);
            }
        });
    }

    fn next_zoom(self) -> Option<u32> {
        self.zooms.update_untracked(|zooms| {
            *zooms = zooms.wrapping_add(1);
            *zooms
        })
    }

    fn settle(self, window: Window) {
        let whole = self.whole();
        let zoom = (window != whole).then(|| Zoom { from: window.from(), to: window.to() });
        batch(|| {
            self.navigation.choose_zoom(zoom);
            self.ahead.set(None);
        });
    }

    /// Shows everything again.
    pub fn reset(self) {
        self.next_zoom();
        self.settle(self.whole());
    }

    /// Shows more (a factor above 1) or less around an instant.
    pub fn zoom(self, around: i64, factor: f64) {
        let window = self.window.get_untracked();
        self.show(window.zoomed(around, factor, self.bounds(), self.least()));
    }

    /// Moves along by a share of what is shown.
    pub fn pan(self, share: f64) {
        let window = self.window.get_untracked();
        let seconds = (window.seconds() as f64 * share).round() as i64;
        self.show(window.moved(seconds, self.bounds()));
    }

    /// How far a zoom may reach: the whole, and what a link may have brought from before it.
    pub fn bounds(self) -> Window {
        let (whole, window) = (self.whole(), self.window.get_untracked());
        Window::new(whole.from().min(window.from()), whole.to().max(window.to()))
    }

    /// The spot at an instant, on the bucket that is nearest.
    pub fn spot_at(self, instant: i64) -> Option<Spot> {
        let window = self.window.get_untracked();
        self.data.get_untracked().map(|data| Spot::at(&data.timeline, window, instant))
    }

    /// Where the crosshair is now: on the bucket that its instant has in the present data, and nowhere while that is
    /// out of view.
    pub fn spot_now(self) -> Option<Spot> {
        let spot = self.spot.get_untracked()?;
        let seen = self.window.get_untracked().contains(spot.instant);
        seen.then(|| self.spot_at(spot.instant)).flatten()
    }

    /// Whether a line is drawn.
    pub fn shows(self, measure: Measure) -> bool {
        self.hidden.with(|hidden| !hidden.contains(&measure))
    }

    /// Whether a line may be hidden: the last one of a graph may not.
    pub fn may_hide(self, measure: Measure) -> bool {
        let others = Kind::of(measure).measures().iter().filter(|other| **other != measure);
        others.copied().any(|other| self.shows(other))
    }

    /// Hides a line, or shows it again.
    pub fn toggle(self, measure: Measure) {
        if !self.shows(measure) {
            self.hidden.update(|hidden| hidden.retain(|other| *other != measure));
        } else if self.may_hide(measure) {
            self.hidden.update(|hidden| hidden.push(measure));
        }
    }

    /// A zoom that reached the newest bucket moves on with it; any other stays on its time.
    fn follow_the_edge(self) {
        let before = Cell::new(None::<(Range, i64)>);
        live::effect(move || {
            let newest = self.data.get().and_then(|data| data.series.newest());
            let Some(newest) = newest else { return };
            let now = (self.range.get(), newest);
            let last = before.get_untracked();
            before.set_untracked(Some(now));
            if let Some((_, last)) = last.filter(|(range, last)| *range == now.0 && *last < newest)
                && let Some(zoom) = untrack(|| self.navigation.zoom())
            {
                let window = Window::new(zoom.from, zoom.to);
                let next = window.following(last, newest);
                if next != window {
                    self.navigation.choose_zoom(Some(Zoom { from: next.from(), to: next.to() }));
                }
            }
        });
    }
}

fn whole(data: Option<Arc<Data>>, range: Range) -> Window {
    let newest = data.and_then(|data| data.series.newest());
    Window::ending(newest.unwrap_or_else(clock::epoch_s), range.seconds())
}
