//! Small drawings, always beside a word or with a label elsewhere: none means anything alone.

use crate::ui::markup::view;
use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A filled disc: runs.
    Up,
    /// A ring: stopped.
    Down,
    /// A half disc: on its way.
    Pending,
    /// A question mark: not known.
    Unknown,
    /// Two bars: suspended.
    Suspended,
    /// Two sheets.
    Copy,
    /// A tick.
    Done,
    /// A cross.
    Close,
    /// An exclamation mark in a triangle.
    Warning,
    /// An i in a ring.
    Info,
    /// An arrow to the left.
    Back,
    /// A triangle to the right.
    Start,
    /// An arrow that turns.
    Restart,
    /// A square.
    Stop,
    /// A pulse.
    Activity,
    /// Three sliders.
    Settings,
    /// A door with an arrow.
    SignOut,
    /// A magnifying glass.
    Search,
    /// Two arrows, up and down.
    Turn,
    /// A small arrow that shows an order; which way is up to the style.
    Order,
    /// A ring with a bar: nothing is done.
    Skip,
}

impl Icon {
    /// The strokes, on a field of 16 by 16.
    const fn path(self) -> &'static str {
        match self {
            Self::Up => "",
            Self::Down => "M8 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8z",
            Self::Pending => "M8 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8z",
            Self::Unknown => "M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.8-1.1 1.6M8 12.4v.1",
            Self::Suspended => "M6 4.5v7M10 4.5v7",
            Self::Copy => "M6 6h7.5v7.5H6zM3 10H2.500V2.500H10V3",
            Self::Done => "M3 8.500l3.500 3.500L13 4.500",
            Self::Close => "M4 4l8 8M12 4l-8 8",
            Self::Warning => "M8 2.200l6.300 11.300H1.700zM8 6.500v3.200M8 11.600v.1",
            Self::Info => "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12zM8 7.300v3.500M8 5v.1",
            Self::Back => "M9.500 3.500L5 8l4.500 4.500",
            Self::Start => "M5 3.500v9l7.500-4.500z",
            Self::Restart => "M13 8a5 5 0 1 1-1.600-3.700M13 2v3.200H9.800",
            Self::Stop => "M4.500 4.500h7v7h-7z",
            Self::Activity => "M1.500 8.500h3l2-5l3 9l2-4h3",
            Self::Settings => "M2 4.500h7M12 4.500h2M9 3v3M2 11.500h2M7 11.500h7M4.500 10v3",
            Self::Search => "M7 2.500a4.500 4.500 0 1 0 0 9a4.500 4.500 0 1 0 0-9zM10.300 10.300l3.200 3.200",
            Self::Turn => "M5 13V3M2.500 5.500L5 3l2.500 2.500M11 3v10M8.500 10.500L11 13l2.500-2.500",
            Self::Order => "M4.500 6.500L8 10l3.500-3.500",
            Self::Skip => "M8 2.500a5.500 5.500 0 1 0 0 11a5.500 5.500 0 1 0 0-11zM5.500 8h5",
            Self::SignOut => "M6 2.500H2.500v11H6M10 5l3 3l-3 3M13 8H6",
        }
    }

    /// What is filled besides.
    const fn fill(self) -> Option<&'static str> {
        match self {
            Self::Up => Some("M8 3.500a4.500 4.500 0 1 0 0 9a4.500 4.500 0 1 0 0-9z"),
            Self::Pending => Some("M8 4a4 4 0 0 1 0 8z"),
            _ => None,
        }
    }
}

/// Draws an icon in the colour of the text around it.
#[component]
pub fn IconView(
    /// Which.
    icon: Icon,
) -> impl IntoView {
    view! {
        <svg class="icon" class:icon-turning=icon == Icon::Pending viewBox="0 0 16 16" aria-hidden="true">
            <path d=icon.path() class="icon-stroke" />
            {icon.fill().map(|fill| view! { <path d=fill class="icon-fill" /> }.into_any())}
        </svg>
    }
}
