//! What a screen reader is told of the crosshair: politely, and at most twice a second.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::board::Board;
use super::kind::{Kind, line_name};
use crate::browser::clock;
use crate::ui::live::Cell;
use crate::ui::words::{Words, use_words};

/// The least time between two announcements, in milliseconds.
const APART_MS: f64 = 500.0;

/// A live region for all four graphs.
#[derive(Clone, Copy)]
pub struct Speech {
    board: Board,
    words: Words,
    said: RwSignal<String>,
    last: Cell<Option<f64>>,
    waiting: Cell<Option<Kind>>,
}

impl Speech {
    /// Nothing was said yet.
    pub fn new(board: Board) -> Self {
        Self {
            board,
            words: use_words(),
            said: RwSignal::new(String::new()),
            last: Cell::new(None),
            waiting: Cell::new(None),
        }
    }

    /// What is being said.
    pub fn said(self) -> Signal<String> {
        self.said.into()
    }

    /// Tells what a graph shows at the crosshair, or without one which stretch of time it shows: now, or when enough
    /// time has passed since the last telling.
    pub fn tell(self, kind: Kind) {
        let now = clock::now();
        let wait = self.last.get_untracked().map_or(0.0, |last| last + APART_MS - now);
        if wait <= 0.0 {
            return self.say(kind);
        }
        if self.waiting.update_untracked(|waiting| waiting.replace(kind)).flatten().is_some() {
            return;
        }
        spawn_local(async move {
            clock::sleep(wait.ceil() as u32).await;
            if let Some(kind) = self.waiting.update_untracked(Option::take).flatten() {
                self.say(kind);
            }
        });
    }

    fn say(self, kind: Kind) {
        self.last.set_untracked(Some(clock::now()));
        let (words, board) = (self.words, self.board);
        let text = &words.text().graphs;
        let said = match board.spot_now() {
            Some(spot) => {
                let data = board.data.get_untracked();
                let value = |measure| {
                    let value = data.as_ref().and_then(|data| data.at(measure, spot));
                    let value =
                        value.map_or_else(|| text.no_value.to_owned(), |value| kind.write(words, value));
                    format!("{} {value}", line_name(measure, text))
                };
                let shown =
                    kind.measures().iter().copied().filter(|measure| untrack(|| board.shows(*measure)));
                let values: Vec<String> = shown.map(value).collect();
                format!("{}, {}", words.moment(spot.instant), values.join(", "))
            }
            None => words.stretch(board.window.get_untracked().from(), board.window.get_untracked().to()),
        };
        self.said.set(said);
    }
}
