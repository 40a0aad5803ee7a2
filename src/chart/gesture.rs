//! What pointers on a graph mean: reading, selecting a stretch, pinching.
//!
//! A mouse reads wherever it is and selects while its button is held; a finger reads where it is held, and two pinch.
//! Places are CSS pixels from the canvas's left edge. It knows no instants and no events of the browser.

/// A mouse that moved less than this far with its button held has clicked, and selected nothing. In CSS pixels.
const CLICK: f64 = 5.0;

/// What a pointer did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// It was pressed, or put down.
    Down,
    /// It moved.
    Move,
    /// It was released, or lifted.
    Up,
    /// It is gone: out of the graph, or taken over by the browser.
    Gone,
}

/// A pointer, and where it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointer {
    /// Which, as the browser counts them.
    pub id: i32,
    /// A finger; else a mouse, or a pen, which hovers like one.
    pub touch: bool,
    /// CSS pixels from the left edge.
    pub x: f64,
}

/// What it means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning {
    /// Nothing new.
    Nothing,
    /// The crosshair belongs there.
    Read(f64),
    /// The crosshair goes, and so does a selection.
    Leave,
    /// This stretch is being selected: where it began, and where the pointer is.
    Select(f64, f64),
    /// This stretch was selected.
    Selected(f64, f64),
    /// Two fingers were put down: from here on the graph follows them.
    Grip,
    /// What was under the first pair of places at the grip belongs under the second pair.
    Pinch([f64; 2], [f64; 2]),
    /// The fingers let go.
    Release,
}

/// The pointers that are down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gesture {
    down: Vec<(Pointer, f64)>,
    pinched: bool,
}

impl Gesture {
    /// Takes in what a pointer did.
    pub fn follow(&mut self, act: Act, pointer: Pointer) -> Meaning {
        match act {
            Act::Down => self.put_down(pointer),
            Act::Move => self.move_to(pointer),
            Act::Up => self.lift(pointer, true),
            Act::Gone => self.lift(pointer, false),
        }
    }

    fn put_down(&mut self, pointer: Pointer) -> Meaning {
        self.down.retain(|(other, _)| other.id != pointer.id && other.touch == pointer.touch);
        if self.down.len() == 2 {
            return Meaning::Nothing;
        }
        self.down.push((pointer, pointer.x));
        match self.down.as_mut_slice() {
            [(one, from), (_, _)] => {
                *from = one.x;
                self.pinched = true;
                Meaning::Grip
            }
            _ => Meaning::Read(pointer.x),
        }
    }

    fn move_to(&mut self, pointer: Pointer) -> Meaning {
        for (other, _) in &mut self.down {
            if other.id == pointer.id {
                *other = pointer;
            }
        }
        match self.down.as_slice() {
            [] if !pointer.touch => Meaning::Read(pointer.x),
            [(held, from)] if held.id == pointer.id => match pointer.touch {
                // What is left of a pinch is no reading.
                true if self.pinched => Meaning::Nothing,
                false if (pointer.x - from).abs() >= CLICK => Meaning::Select(*from, pointer.x),
                _ => Meaning::Read(pointer.x),
            },
            [(one, from), (other, other_from)] if [one.id, other.id].contains(&pointer.id) => {
                Meaning::Pinch([*from, *other_from], [one.x, other.x])
            }
            _ => Meaning::Nothing,
        }
    }

    fn lift(&mut self, pointer: Pointer, whole: bool) -> Meaning {
        let before = self.down.len();
        let held = self.down.iter().position(|(other, _)| other.id == pointer.id);
        let from = held.map(|at| self.down.remove(at).1);
        let pinched = self.pinched;
        self.pinched = pinched && !self.down.is_empty();
        match from {
            Some(_) if before == 2 => Meaning::Release,
            Some(from) if !pointer.touch && whole && (pointer.x - from).abs() >= CLICK => {
                Meaning::Selected(from, pointer.x)
            }
            // A finger that is lifted leaves the crosshair, to be read.
            Some(_) if whole => Meaning::Nothing,
            None if pointer.touch => Meaning::Nothing,
            _ => Meaning::Leave,
        }
    }
}
