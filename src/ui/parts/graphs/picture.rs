//! The graphs as one picture to take away: with the server, the stretch of time, the zone and the bucket on it.

use leptos::prelude::*;

use super::axis_words::AxisWords;
use super::board::{Board, Data};
use super::kind::{Kind, line_name, role};
use super::painting::plot;
use crate::browser::canvas::{Ink, Painter, Pen, Sheet};
use crate::chart::{Room, Size};
use crate::ui::words::Words;

/// Device pixels per CSS pixel: sharp on any screen, and on paper.
const RATIO: f64 = 2.0;
/// The size of one graph, in CSS pixels.
const GRAPH: Size = Size { width: 580.0, height: 200.0, ratio: RATIO };
/// Around everything, and between two graphs.
const EDGE: f64 = 24.0;
/// The title and the line under it.
const HEAD: f64 = 60.0;
/// A graph's name and its lines' names, above it.
const CAPTION: f64 = 28.0;

/// Makes the picture of what is shown, in the theme in force, and hands it to the user as a file.
pub fn save(board: Board, words: Words, name: &str, file: &str) {
    if let Some(sheet) = untrack(|| sheet(board, words, name)) {
        sheet.save(file);
    }
}

fn sheet(board: Board, words: Words, name: &str) -> Option<Sheet> {
    let data = board.data.get()?;
    let ink = Ink::of(&*board.places.first()?.canvas.get()?)?;
    let row = CAPTION + GRAPH.height + EDGE;
    let (width, height) = (EDGE + 2.0 * (GRAPH.width + EDGE), EDGE + HEAD + 2.0 * row);
    let sheet = Sheet::new(Size { width, height, ratio: RATIO }, &ink)?;
    sheet.write(name, EDGE, EDGE + 12.0, Pen::Title);
    sheet.write(&about(board, words, &data), EDGE, EDGE + 38.0, Pen::Quiet);

    let hidden = board.hidden.get();
    let plots = Kind::ALL.map(|kind| plot(kind, &data, board.window.get(), &hidden));
    let painter = Painter::loose()?;
    painter.write_with(&ink, RATIO);
    let room = Room { size: GRAPH, font: ink.font, margin: 0.0 };
    let rooms: Vec<_> = plots.iter().map(|plot| (plot, room)).collect();
    let drawings = AxisWords::new(words).draw(&rooms, &[], &painter);
    for (at, (kind, drawing)) in Kind::ALL.into_iter().zip(drawings).enumerate() {
        let left = EDGE + (GRAPH.width + EDGE) * f64::from(u8::from(at % 2 == 1));
        let top = EDGE + HEAD + row * f64::from(u8::from(at > 1));
        caption(&sheet, board, words, kind, (left, top + CAPTION / 2.0));
        painter.paint(&drawing?.marks, &ink);
        sheet.place(&painter, left, top + CAPTION);
    }
    Some(sheet)
}

/// The stretch of time, its zone, and the bucket.
fn about(board: Board, words: Words, data: &Data) -> String {
    let text = &words.text().graphs;
    let window = board.window.get();
    let bucket = data.series.bucket().map(|bucket| (text.bucket)(&words.span(bucket as f64)));
    let parts = [Some(words.stretch(window.from(), window.to())), Some(words.zone()), bucket];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// A graph's name, and those of its lines in their colours.
fn caption(sheet: &Sheet, board: Board, words: Words, kind: Kind, (left, middle): (f64, f64)) {
    let text = &words.text().graphs;
    let mut at = left + sheet.write(kind.name(text), left, middle, Pen::Name) + 16.0;
    for measure in kind.measures().iter().filter(|measure| board.shows(**measure)) {
        sheet.key(role(*measure), at, middle);
        at += 20.0 + sheet.write(line_name(*measure, text), at + 20.0, middle, Pen::Quiet) + 16.0;
    }
}
