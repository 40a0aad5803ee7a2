//! How the fleet is looked at: search, state, order, layout. All of it stands in the address.

use leptos::html;
use leptos::prelude::*;

use crate::browser::page;
use crate::domain::fleet::{FleetView, Layout, SortKey, StateFilter};
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::navigation::use_navigation;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::preferences::Preferences;
use crate::ui::words::use_words;

/// The tools.
#[component]
pub fn Toolbar(
    /// The search box.
    search: NodeRef<html::Input>,
    /// The layout in force.
    layout: Memo<Layout>,
    /// Enter, or an arrow down, in the search box: opens the first result, or walks to it.
    walk: Callback<bool>,
) -> impl IntoView {
    let text = &use_words().text().fleet;
    let navigation = use_navigation();
    let preferences: Preferences = expect_context();
    let view = navigation.fleet_view();
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => walk.run(false),
            "Enter" => walk.run(true),
            "Escape" if view.with_untracked(|view| !view.search.is_empty()) => {
                navigation.look(|view| view.search.clear());
            }
            _ => return,
        }
        event.prevent_default();
    };
    let layouts = [(Layout::Cards, text.cards), (Layout::Table, text.table)].map(|(one, name)| {
        let choose = Callback::new(move |()| {
            preferences.choose_layout(one);
            navigation.look(|view| view.layout = Some(one));
        });
        segment("view", name, live::flag(move || layout.get() == one), choose)
    });
    let states = StateFilter::ALL.map(|one| {
        let choose = Callback::new(move |()| navigation.look(|view| view.state = one));
        segment(
            "state",
            (text.state_name)(one),
            live::flag(move || view.with(|view| view.state) == one),
            choose,
        )
    });
    let keys = SortKey::ALL.map(|key| {
        let selected = live::flag(move || view.with(|view| view.sort.key) == key);
        view! { <option value=key.word() prop:selected=selected>{(text.sort_name)(key)}</option> }.into_any()
    });
    let sort_by = move |event: leptos::ev::Event| {
        let word = event_target_value(&event);
        if let Some(key) = SortKey::ALL.into_iter().find(|key| key.word() == word) {
            navigation.look(|view| view.sort = crate::domain::fleet::Sort { key, reversed: false });
        }
    };
    view! {
        <div class="tools" role="search">
            <div class="tools-search">
                <IconView icon=Icon::Search />
                <input
                    node_ref=search
                    type="search"
                    class="tools-field"
                    aria-label=text.search
                    placeholder=text.search_hint
                    autocomplete="off"
                    spellcheck="false"
                    enterkeyhint="search"
                    prop:value=live::text(move || view.with(|view| view.search.clone()))
                    on:input=move |event| navigation.look(|view| view.search = event_target_value(&event))
                    on:keydown=pressed
                />
            </div>
            <div class="segments" role="radiogroup" aria-label=text.state>{states.collect_view()}</div>
            <div class="tools-order">
                <select class="tools-select" aria-label=text.sort on:change=sort_by>{keys.collect_view()}</select>
                <button
                    type="button"
                    class="button-icon tools-turn"
                    aria-label=text.reverse
                    aria-pressed=live::state(move || view.with(|view| view.sort.reversed))
                    on:click=move |_| navigation.look(turn)
                >
                    <IconView icon=Icon::Turn />
                </button>
            </div>
            <div class="segments" role="radiogroup" aria-label=text.view>{layouts.collect_view()}</div>
        </div>
    }
}

fn turn(view: &mut FleetView) {
    view.sort.reversed = !view.sort.reversed;
}

/// One choice of a group.
fn segment(group: &'static str, name: &'static str, chosen: Signal<bool>, choose: Callback<()>) -> AnyView {
    view! {
        <label class="segment">
            <input type="radio" name=group prop:checked=chosen on:change=move |_| choose.run(()) />
            <span>{name}</span>
        </label>
    }
    .into_any()
}

/// The head of the table: a press on a column sorts by it, another turns the order round.
#[component]
pub fn TableHead() -> impl IntoView {
    let words = use_words();
    let navigation = use_navigation();
    let view = navigation.fleet_view();
    let text = words.text();
    let sorted = |key: SortKey, class: &'static str, name: &'static str| {
        // Loads come with the most first.
        let falls = matches!(key, SortKey::Cpu | SortKey::Memory);
        let order = Signal::derive(move || match view.with(|view| view.sort) {
            sort if sort.key != key => "none",
            sort if sort.reversed != falls => "descending",
            _ => "ascending",
        });
        let press = move |_| navigation.look(|view| view.sort = view.sort.press(key));
        view! {
            <div class=class role="columnheader" aria-sort=order>
                <button type="button" class="head-button" on:click=press>
                    <span>{name}</span>
                    <IconView icon=Icon::Order />
                </button>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="table-head-place" role="rowgroup">
            <div class="table-head" role="row" aria-rowindex="1">
                <div class="head-pick" role="columnheader"><span class="visually-hidden">{text.fleet.selection}</span></div>
                {sorted(SortKey::Name, "head-name", (text.fleet.sort_name)(SortKey::Name))}
                {sorted(SortKey::State, "head-state", (text.fleet.sort_name)(SortKey::State))}
                <div class="head-address" role="columnheader">{text.server.address}</div>
                {sorted(SortKey::Cpu, "head-number", text.server.cpu)}
                {sorted(SortKey::Memory, "head-number", text.server.memory)}
                <div class="head-age" role="columnheader">{text.fleet.read}</div>
            </div>
        </div>
    }
}

/// Focuses the search box, with what is in it selected.
pub fn focus_search(search: NodeRef<html::Input>) {
    if let Some(search) = search.get_untracked() {
        page::scroll_to(0.0);
        page::focus_field(&search);
    }
}
