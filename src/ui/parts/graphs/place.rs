//! A graph's place on the page: its elements, which the board paints and writes into.

use leptos::html;
use leptos::prelude::*;

use super::kind::Kind;

/// One graph's elements.
#[derive(Clone, Copy)]
pub struct Place {
    /// Which graph.
    pub kind: Kind,
    /// What takes the pointer and the keys.
    pub field: NodeRef<html::Div>,
    /// The canvas of the graph.
    pub canvas: NodeRef<html::Canvas>,
    /// The canvas over it, for the crosshair and the selection.
    pub overlay: NodeRef<html::Canvas>,
    /// The words for the crosshair's time.
    pub time: NodeRef<html::Span>,
    /// The present values of its lines, or those under the crosshair.
    pub values: [NodeRef<html::Span>; 2],
}

impl Place {
    /// A place that is not on the page yet.
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            field: NodeRef::new(),
            canvas: NodeRef::new(),
            overlay: NodeRef::new(),
            time: NodeRef::new(),
            values: [NodeRef::new(), NodeRef::new()],
        }
    }
}
