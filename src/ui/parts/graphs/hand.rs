//! Reading and zooming by hand: pointers, wheel and keys on a graph's field.

use leptos::ev;
use leptos::prelude::*;

use super::board::Board;
use super::painting::Painting;
use super::place::Place;
use super::speech::Speech;
use crate::browser::page;
use crate::chart::{Act, Gesture, Meaning, Move, Pointer, Spot, Window};
use crate::ui::live::Cell;

/// What follows the hand on one graph.
#[derive(Clone, Copy)]
pub struct Hand {
    board: Board,
    painting: Painting,
    speech: Speech,
    place: Place,
    gesture: Cell<Gesture>,
    /// Where the field's left edge is on the page. Asking at each move would make the browser lay out the page.
    left: Cell<f64>,
    /// What was shown when two fingers were put down.
    gripped: Cell<Option<Window>>,
}

impl Hand {
    /// A hand on a graph.
    pub fn new(board: Board, painting: Painting, speech: Speech, place: Place) -> Self {
        Self {
            board,
            painting,
            speech,
            place,
            gesture: Cell::new(Gesture::default()),
            left: Cell::new(0.0),
            gripped: Cell::new(None),
        }
    }

    /// A pointer did something.
    pub fn point(self, act: Act, event: &ev::PointerEvent) {
        let Some(field) = self.place.field.get_untracked() else { return };
        if act == Act::Down {
            if event.button() != 0 {
                return;
            }
            page::capture(&field, event);
        }
        if act == Act::Down || event.type_() == "pointerenter" {
            self.left.set_untracked(page::left(&field));
        }
        let pointer = Pointer {
            id: event.pointer_id(),
            touch: event.pointer_type() == "touch",
            x: f64::from(event.client_x()) - self.left.get_untracked(),
        };
        let meaning = self.gesture.update_untracked(|gesture| gesture.follow(act, pointer));
        self.mean(meaning.unwrap_or(Meaning::Nothing));
    }

    fn mean(self, meaning: Meaning) {
        let board = self.board;
        match meaning {
            Meaning::Nothing => {}
            Meaning::Read(x) => {
                board.selection.set(None);
                board.spot.set(self.instant(x).and_then(|instant| board.spot_at(instant)));
            }
            Meaning::Leave => {
                board.selection.set(None);
                board.spot.set(None);
            }
            Meaning::Select(from, to) => board.selection.set(self.stretch(from, to)),
            Meaning::Selected(from, to) => {
                board.selection.set(None);
                if let Some(stretch) = self.stretch(from, to) {
                    self.show(stretch);
                }
            }
            Meaning::Grip => {
                board.spot.set(None);
                self.gripped.set_untracked(Some(board.window.get_untracked()));
            }
            Meaning::Pinch(from, to) => {
                let shares = |places: [f64; 2]| {
                    self.painting.with_frame(self.place.kind, |frame| places.map(|x| frame.share(x)))
                };
                if let (Some(window), Some(from), Some(to)) =
                    (self.gripped.get_untracked(), shares(from), shares(to))
                {
                    board.show(window.pinched(from, to, board.bounds(), board.least()));
                }
            }
            Meaning::Release => self.gripped.set_untracked(None),
        }
    }

    /// Zooms to a stretch; one that is too short to show anything becomes as long as it must be.
    fn show(self, stretch: Window) {
        let bounds = self.board.bounds();
        let middle = stretch.from() + stretch.seconds() / 2;
        self.board.show(stretch.zoomed(middle, 1.0, bounds, self.board.least()));
    }

    /// A wheel that is turned while Ctrl is held, which is also how a trackpad tells of a pinch. A wheel alone
    /// scrolls the page.
    pub fn wheel(self, event: &ev::WheelEvent) {
        if !event.ctrl_key() {
            return;
        }
        event.prevent_default();
        let x = f64::from(event.client_x()) - self.left.get_untracked();
        // One notch of a wheel is about 100, and zooms by a fifth.
        let steps = (event.delta_y() / 100.0).clamp(-3.0, 3.0);
        let factor = if steps < 0.0 { 1.0 / (1.0 - steps * 0.25) } else { 1.0 + steps * 0.25 };
        if let Some(instant) = self.instant(x) {
            self.board.zoom(instant, factor);
        }
    }

    /// A key was pressed on the field.
    pub fn press(self, event: &ev::KeyboardEvent) {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let board = self.board;
        let here = || board.spot_now().map_or_else(|| board.window.get_untracked().to(), |spot| spot.instant);
        match (event.key().as_str(), event.shift_key()) {
            ("ArrowLeft", true) => board.pan(-0.25),
            ("ArrowRight", true) => board.pan(0.25),
            ("ArrowLeft", false) => self.step(Move::Previous),
            ("ArrowRight", false) => self.step(Move::Next),
            ("Home", _) => self.step(Move::First),
            ("End", _) => self.step(Move::Last),
            ("PageUp", _) => self.step(Move::PagePrevious),
            ("PageDown", _) => self.step(Move::PageNext),
            ("+" | "=", _) => board.zoom(here(), 0.5),
            ("-" | "_", _) => board.zoom(here(), 2.0),
            ("Escape", _) => {
                let idle = board.selection.get_untracked().is_none() && board.spot.get_untracked().is_none();
                if idle && !untrack(|| board.is_zoomed()) {
                    return;
                }
                self.gesture.set_untracked(Gesture::default());
                self.mean(Meaning::Leave);
                board.reset();
            }
            _ => return,
        }
        event.prevent_default();
        self.speech.tell(self.place.kind);
    }

    fn step(self, by: Move) {
        let board = self.board;
        let (before, window) = (board.spot.get_untracked(), board.window.get_untracked());
        if let Some(data) = board.data.get_untracked() {
            board.spot.set(Spot::moved(before, by, &data.timeline, window));
        }
    }

    /// The focus has left the field: for another graph the crosshair stays, for anything else it goes.
    pub fn leave(self, event: &ev::FocusEvent) {
        if !page::goes_to(event, ".chart-field") {
            self.mean(Meaning::Leave);
        }
    }

    fn instant(self, x: f64) -> Option<i64> {
        self.painting.with_frame(self.place.kind, |frame| frame.instant(x))
    }

    fn stretch(self, from: f64, to: f64) -> Option<Window> {
        Some(Window::new(self.instant(from)?, self.instant(to)?))
    }
}
