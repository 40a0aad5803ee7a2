//! Where the user is: follows the address, and carries focus, title and scroll along.

use leptos::html;
use leptos::prelude::*;

use crate::browser::page;
use crate::domain::fleet::FleetView;
use crate::domain::{Range, ServerId};
use crate::route::{Route, Zoom};
use crate::ui::live::{self, Cell};

/// The place in force.
#[derive(Clone, Copy)]
pub struct Navigation {
    /// The route, parameters included.
    pub route: RwSignal<Route>,
    /// The route as a page: unchanged when only a parameter changes.
    pub page: Memo<Route>,
    /// How far the fleet was scrolled when a server was opened from it.
    fleet_scroll: StoredValue<f64>,
    /// Where the fleet's list was left: the row that had the focus, or the server that was opened.
    row: StoredValue<Option<ServerId>>,
    /// How the fleet was looked at last: the way back leads there.
    fleet_view: Cell<FleetView>,
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
        let navigation = Self {
            route,
            page,
            fleet_scroll: StoredValue::new(0.0),
            row: StoredValue::default(),
            fleet_view: Cell::new(FleetView::default()),
            moved: StoredValue::new(false),
        };
        navigation.keep_view();
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
        let from_fleet = self.route.with_untracked(|route| matches!(route, Route::Fleet(_)));
        if let Route::Server { id, .. } = self.route.get_untracked() {
            self.stand_on(Some(id));
        }
        if from_fleet {
            self.fleet_scroll.set_value(page::scrolled());
        }
        // A search that was typed into the address, or went back, is no other page: the focus stays.
        self.moved.set_value(!from_fleet || !matches!(next, Route::Fleet(_)));
        self.route.set(next);
        self.keep_view();
    }

    fn keep_view(self) {
        if let Route::Fleet(view) = self.route.get_untracked() {
            self.fleet_view.set(view);
        }
    }

    /// The address of the fleet as it was looked at last. Followed.
    pub fn way_back(self) -> String {
        Route::Fleet(self.fleet_view.get()).print()
    }

    /// Takes note of where the fleet's list is left.
    pub fn stand_on(self, row: Option<ServerId>) {
        self.row.set_value(row);
    }

    /// Where the fleet's list was left.
    pub fn row(self) -> Option<ServerId> {
        self.row.get_value()
    }

    /// The fleet's view, while its page is shown.
    pub fn fleet_view(self) -> Memo<FleetView> {
        Memo::new(move |last: Option<&FleetView>| match self.route.get() {
            Route::Fleet(view) => view,
            _ => last.cloned().unwrap_or_default(),
        })
    }

    /// What is searched for in the fleet.
    pub fn fleet_search(self) -> String {
        self.route.with(|route| match route {
            Route::Fleet(view) => view.search.clone(),
            _ => String::new(),
        })
    }

    /// Looks at the fleet in another way: in the address, in place. From another page, as soon as the way back is taken.
    pub fn look(self, change: impl FnOnce(&mut FleetView)) {
        if let Route::Fleet(mut view) = self.route.get_untracked() {
            change(&mut view);
            let next = Route::Fleet(view);
            page::replace(&next.print());
            self.route.set(next);
            self.keep_view();
        } else {
            self.fleet_view.update(change);
        }
    }

    /// Goes to a place, as a link would.
    pub fn go(self, route: &Route) {
        page::go(&route.print());
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
        let scroll = if matches!(self.page.get_untracked(), Route::Fleet(_)) {
            self.fleet_scroll.get_value()
        } else {
            0.0
        };
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
