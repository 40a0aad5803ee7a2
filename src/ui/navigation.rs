//! Where the user is: follows the address, and carries focus, title and scroll along.

use leptos::html;
use leptos::prelude::*;

use crate::browser::page;
use crate::domain::Range;
use crate::route::{Route, Zoom};
use crate::ui::live;

/// The place in force.
#[derive(Clone, Copy)]
pub struct Navigation {
    /// The route, parameters included.
    pub route: RwSignal<Route>,
    /// The route as a page: unchanged when only a parameter changes.
    pub page: Memo<Route>,
    /// How far the fleet was scrolled when a server was opened from it.
    fleet_scroll: StoredValue<f64>,
    moved: StoredValue<bool>,
}

impl Navigation {
    /// Follows the address from now on.
    pub fn new() -> Self {
        let route = RwSignal::new(Route::parse(&page::hash()));
        let page = Memo::new_with_compare(
            move |_| route.get(),
            |old, new| match (old, new) {
                (Some(old), Some(new)) => !old.same_page(new),
                _ => true,
            },
        );
        let navigation =
            Self { route, page, fleet_scroll: StoredValue::new(0.0), moved: StoredValue::new(false) };
        let handle = window_event_listener_untyped("hashchange", move |_| navigation.follow());
        on_cleanup(move || handle.remove());
        navigation
    }

    /// Another page takes this one's place without a new address: its heading gets the focus.
    pub fn arrive(self) {
        self.moved.set_value(true);
    }

    fn follow(self) {
        let next = Route::parse(&page::hash());
        self.route.with_untracked(|route| {
            if *route == Route::Fleet {
                self.fleet_scroll.set_value(page::scrolled());
            }
        });
        self.moved.set_value(true);
        self.route.set(next);
    }

    /// Chooses the range of the graphs, all of it: in the address, in place.
    pub fn choose_range(self, range: Range) {
        if let Route::Server { id, .. } = self.route.get_untracked() {
            self.put(Route::Server { id, range, zoom: None });
        }
    }

    /// The stretch of time that the graphs are zoomed to.
    pub fn zoom(self) -> Option<Zoom> {
        match self.route.get() {
            Route::Server { zoom, .. } => zoom,
            _ => None,
        }
    }

    /// Chooses that stretch, or none: in the address, in place.
    pub fn choose_zoom(self, zoom: Option<Zoom>) {
        if let Route::Server { id, range, zoom: before } = self.route.get_untracked()
            && zoom != before
        {
            self.put(Route::Server { id, range, zoom });
        }
    }

    /// Replaces the address by one of the same page.
    fn put(self, route: Route) {
        page::replace(&route.print());
        self.route.set(route);
    }

    /// Settles on a page that has just been shown: focus on its heading, scroll where it was. Not on the very first
    /// page, where the focus belongs to the browser.
    pub fn settle(self, heading: NodeRef<html::H1>) {
        let scroll =
            if self.page.get_untracked() == Route::Fleet { self.fleet_scroll.get_value() } else { 0.0 };
        live::effect(move || {
            let Some(heading) = heading.get() else { return };
            if self.moved.get_value() {
                self.moved.set_value(false);
                page::focus(&heading);
                page::scroll_to(scroll);
            }
        });
    }
}

/// The place in force.
pub fn use_navigation() -> Navigation {
    expect_context()
}
