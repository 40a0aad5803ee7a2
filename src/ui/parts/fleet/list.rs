//! The fleet as a long list of which only what is on screen, and a screen around it, is in the document.
//!
//! Rows are known by their server's id. Whatever the list does, a row that has the focus keeps it.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::row::FleetRow;
use crate::browser::{clock, keys, page, rows, watch};
use crate::domain::ServerId;
use crate::domain::fleet::{Grid, Layout, Shown, Walk, Window, walk};
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::navigation::{Navigation, use_navigation};
use crate::ui::session::Session;
use crate::ui::words::use_words;

/// What is on screen, and what is near.
pub type Seen = (Vec<ServerId>, Vec<ServerId>);

/// The list in one of its layouts.
#[component]
pub fn FleetList(
    /// What is shown, in order.
    shown: Memo<Shown>,
    /// How.
    layout: Layout,
    /// Told whenever something else comes on screen.
    see: Callback<Seen>,
    /// Told when an arrow leads out of the list at its top.
    leave: Callback<()>,
) -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let space: NodeRef<html::Div> = NodeRef::new();
    let ruler: NodeRef<html::Div> = NodeRef::new();
    let (before, after): (NodeRef<html::Div>, NodeRef<html::Div>) = (NodeRef::new(), NodeRef::new());
    let measured = RwSignal::new((1.0, 0.0));
    let portion = RwSignal::new((0.0, 0.0));
    live::watch(move || {
        let ruler = ruler.get()?;
        watch::size(&*space.get()?, move || measured.set(rows::measure(&ruler)))
    });
    live::watch(move || {
        let edges = [before.get()?.into(), after.get()?.into()];
        rows::portion(&*space.get()?, &edges, move |top, height| {
            if portion.get_untracked() != (top, height) {
                portion.set((top, height));
            }
        })
    });
    let grid = move || {
        let (columns, pitch) = measured.get();
        Grid { total: shown.with(|shown| shown.ids.len()), columns: columns as usize, pitch }
    };
    let window = Memo::new(move |_| {
        let (top, height) = portion.get();
        Window::new(grid(), top, height)
    });
    live::effect(move || {
        let (seen, near) = window.with(|window| (window.seen.clone(), window.near.clone()));
        let ids = |range: std::ops::Range<usize>| {
            shown.with(|shown| shown.ids.get(range).unwrap_or_default().to_vec())
        };
        see.run((ids(seen), ids(near)));
    });
    // The row that had the focus last stays in the document, however far it is scrolled away.
    let pinned = RwSignal::new(None::<ServerId>);
    let places = Memo::new(move |_| {
        shown.with(|shown| {
            let kept = window.with(|window| window.kept.clone());
            let in_window = shown.ids.get(kept.clone()).unwrap_or_default();
            let mut places: Vec<(usize, ServerId)> = kept.zip(in_window.iter().copied()).collect();
            if let Some(id) = pinned.get().filter(|id| !in_window.contains(id))
                && let Some(place) = shown.ids.iter().position(|shown| *shown == id)
            {
                let at = places.partition_point(|(other, _)| *other < place);
                places.insert(at, (place, id));
            }
            places
        })
    });
    let place_of = move |id: ServerId, place: usize| {
        places.with(|places| places.iter().find(|(_, other)| *other == id).map_or(place, |(place, _)| *place))
    };
    let focus = Focus {
        navigation: use_navigation(),
        pinned,
        tag: StoredValue::new("a"),
        inside: StoredValue::new(false),
    };
    live::effect(move || {
        places.track();
        session.fleet.dialogs.track();
        session.fleet.selection.track();
        focus.keep();
    });
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        let Some(from) = rows::focused().and_then(|id| ServerId::parse(&id)) else { return };
        let (key, free) = (event.key(), !event.shift_key());
        if keys::is_modified(&event) {
            return;
        }
        if key == " " && focus.tag.get_value() == "a" {
            event.prevent_default();
            if !event.repeat() {
                session.fleet.choose(from, event.shift_key(), shown);
            }
            return;
        }
        if key == "Escape" && free {
            // Out of the list: to what can be done with the selection, else to the search.
            return match page::find(".selection-power button") {
                Some(button) => page::focus(&button),
                None => leave.run(()),
            };
        }
        let Some(key) = walk_of(&key).filter(|_| free) else { return };
        let place = shown.with_untracked(|shown| shown.ids.iter().position(|id| *id == from));
        let next = place.and_then(|place| walk(place, untrack(grid), key));
        let next = next.and_then(|next| shown.with_untracked(|shown| shown.ids.get(next).copied()));
        match next {
            Some(id) => focus.go(id),
            None if key == Walk::Up => leave.run(()),
            None => {}
        }
        event.prevent_default();
    };
    let table = layout == Layout::Table;
    let row_count = live::text(move || shown.with(|shown| (shown.ids.len() + 1).to_string()));
    let rows_high = live::text(move || {
        let Grid { total, columns, .. } = grid();
        total.div_ceil(columns.max(1)).to_string()
    });
    let columns = live::text(move || grid().columns.to_string());
    let first_row = move || window.with(|window| window.kept.start) / grid().columns.max(1);
    let last_row = move || window.with(|window| window.kept.end).div_ceil(grid().columns.max(1));
    view! {
        <div
            class=if table { "fleet fleet-table" } else { "fleet fleet-cards" }
            role=table.then_some("table")
            aria-label=table.then_some(words.text().fleet.title)
            aria-rowcount=table.then_some(row_count)
            style=("--rows", rows_high)
            style=("--columns", columns)
            on:keydown=pressed
            on:focusin=move |event| focus.came(&event)
            on:focusout=move |event| focus.went(&event)
        >
            {table.then(|| view! { <super::toolbar::TableHead /> }.into_any())}
            <div class="fleet-space" node_ref=space role=table.then_some("presentation")>
                <div class="fleet-ruler" node_ref=ruler aria-hidden="true"></div>
                <div
                    class="fleet-edge fleet-before"
                    node_ref=before
                    aria-hidden="true"
                    style=("--edge", live::text(move || first_row().to_string()))
                ></div>
                <div
                    class="fleet-edge fleet-after"
                    node_ref=after
                    aria-hidden="true"
                    style=("--edge", live::text(move || last_row().to_string()))
                ></div>
                <div class="fleet-items" role=if table { "rowgroup" } else { "list" }>
                    <For each=move || places.get() key=|(_, id)| *id let:entry>
                        <FleetRow
                            id=entry.1
                            layout=layout
                            shown=shown
                            columns=Signal::derive(move || grid().columns)
                            place=Signal::derive(move || place_of(entry.1, entry.0))
                        />
                    </For>
                </div>
            </div>
        </div>
    }
}

/// The focus inside the list.
#[derive(Clone, Copy)]
struct Focus {
    navigation: Navigation,
    pinned: RwSignal<Option<ServerId>>,
    /// What has it in its row: the link, the checkbox, a button.
    tag: StoredValue<&'static str>,
    inside: StoredValue<bool>,
}

impl Focus {
    fn came(self, event: &leptos::ev::FocusEvent) {
        let Some((id, tag)) = rows::target_of(event) else { return };
        self.inside.set_value(true);
        self.tag.set_value(tag);
        let id = ServerId::parse(&id);
        self.navigation.stand_on(id);
        if self.pinned.get_untracked() != id {
            self.pinned.set(id);
        }
    }

    /// Left for something else; a row that is moved in the document leaves for nothing. From what is done with a
    /// selection it comes back.
    fn went(self, event: &leptos::ev::FocusEvent) {
        if event.related_target().is_some() && !page::goes_to(event, ".selection *, dialog *") {
            self.inside.set_value(false);
        }
    }

    /// To be called when rows come, go or move, since moving an element takes its focus away, and when a dialog or
    /// the selection may have gone that had it.
    fn keep(self) {
        if !self.inside.get_value() {
            return;
        }
        spawn_local(async move {
            clock::sleep(0).await;
            if self.inside.try_get_value() == Some(true)
                && rows::focus_is_lost()
                && let Some(Some(id)) = self.pinned.try_get_untracked()
            {
                rows::focus(&id.to_string(), self.tag.get_value(), false);
            }
        });
    }

    /// Goes to a server's row, wherever it is.
    fn go(self, id: ServerId) {
        if rows::focus(&id.to_string(), "a", true) {
            return;
        }
        self.pinned.set(Some(id));
        spawn_local(async move {
            clock::sleep(0).await;
            rows::focus(&id.to_string(), "a", true);
        });
    }
}

fn walk_of(key: &str) -> Option<Walk> {
    Some(match key {
        "ArrowUp" => Walk::Up,
        "ArrowDown" => Walk::Down,
        "ArrowLeft" => Walk::Left,
        "ArrowRight" => Walk::Right,
        "Home" => Walk::First,
        "End" => Walk::Last,
        _ => return None,
    })
}
