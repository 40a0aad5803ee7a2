//! One server of the fleet: a card, or a line of the table. It keeps its place and its height whatever arrives.

use leptos::prelude::*;

use crate::browser::rows;
use crate::domain::ServerId;
use crate::domain::fleet::{Layout, Query, Shown};
use crate::route::Route;
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::navigation::use_navigation;
use crate::ui::parts::copy::CopyButton;
use crate::ui::parts::facts::{Load, ServerMeter};
use crate::ui::parts::freshness::Tick;
use crate::ui::parts::icon::{Icon, IconView};
use crate::ui::parts::sparkline::Sparkline;
use crate::ui::parts::state_badge::StateBadge;
use crate::ui::session::Session;
use crate::ui::store::Entry;
use crate::ui::words::{Words, use_words};

/// The row. The name is the link, stretched over the whole of it; what can be pressed lies above.
#[component]
pub fn FleetRow(
    /// The server.
    id: ServerId,
    /// Card or line.
    layout: Layout,
    /// What is shown, for ranges of a selection.
    shown: Memo<Shown>,
    /// How many stand beside each other.
    columns: Signal<usize>,
    /// Its place in the list.
    place: Signal<usize>,
) -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let entry = session.store.entry(id);
    let table = layout == Layout::Table;
    let cell = table.then_some("cell");
    let name = {
        let entry = entry.clone();
        Memo::new(move |_| entry.with(|entry| words.name(id, entry)))
    };
    let address = {
        let entry = entry.clone();
        Memo::new(move |_| {
            entry.with(|entry| entry.remote.data().map(|server| server.first_address().map(str::to_owned)))
        })
    };
    let why = {
        let entry = entry.clone();
        Memo::new(move |_| {
            let sentence = |entry: &Entry| Some(words.explain(entry.remote.failure()?, None).sentence);
            entry.with(sentence).unwrap_or_default()
        })
    };
    let stale = live::flag(move || why.with(|why| !why.is_empty()));
    let selected = live::flag(move || session.fleet.selection.with(|selection| selection.contains(id)));
    let choose = move |event: leptos::ev::MouseEvent| {
        session.fleet.choose(id, event.shift_key(), shown);
        rows::set_checked(&event, selected.get_untracked());
    };
    let row = live::text(move || (place.get() / columns.get().max(1)).to_string());
    let column = live::text(move || (place.get() % columns.get().max(1)).to_string());
    let number = live::text(move || (place.get() + 1).to_string());
    let row_number = live::text(move || (place.get() + 2).to_string());
    let size = live::text(move || shown.with(|shown| shown.ids.len().to_string()));
    let href = Route::server(id).print();
    view! {
        <div
            class="item"
            role=if table { "row" } else { "listitem" }
            data-id=id.to_string()
            aria-rowindex=table.then_some(row_number)
            aria-posinset=(!table).then_some(number)
            aria-setsize=(!table).then_some(size)
            style=("--row", row)
            style=("--column", column)
        >
            <div class="card" class:is-selected=selected class:is-stale=stale role=table.then_some("presentation")>
                <span class="card-pick" role=cell>
                    <input
                        type="checkbox"
                        aria-label=live::text(move || (words.text().fleet.select)(&name.get()))
                        prop:checked=selected
                        on:click=choose
                    />
                </span>
                {
                    let link = view! { <a href=href>{live::view(move || pieces(&name.get()))}</a> }.into_any();
                    if table { name_cell(link, why) } else { view! { <h2 class="card-name">{link}</h2> }.into_any() }
                }
                <span class="card-state" role=cell><StateBadge entry=entry.clone() /></span>
                <div class="card-address" role=cell>
                    {live::view(move || match address.get() {
                        Some(Some(address)) => view! {
                            <code>{address.clone()}</code>
                            <CopyButton value=Signal::stored(address) />
                        }
                        .into_any(),
                        Some(None) => view! { <span class="quiet">{words.text().fleet.no_address}</span> }.into_any(),
                        None => ().into_any(),
                    })}
                    {(!table).then(|| view! { <Sparkline id=id /> }.into_any())}
                </div>
                <div class="card-meter" role=cell><ServerMeter entry=entry.clone() load=Load::Cpu /></div>
                <div class="card-meter" role=cell><ServerMeter entry=entry.clone() load=Load::Memory /></div>
                <span class="card-age" role=cell>{age(words, entry)}</span>
                {(!table).then(|| reason(why))}
            </div>
        </div>
    }
}

/// In a line the reason stands in the cell of the name: what a row holds has to be in a cell.
fn name_cell(link: AnyView, why: Memo<String>) -> AnyView {
    view! { <div class="card-name" role="cell">{link}{reason(why)}</div> }.into_any()
}

/// Why what is shown is not fresh. A line that is too long for its place can be pointed at.
fn reason(why: Memo<String>) -> AnyView {
    live::view(move || {
        let why = Some(why.get()).filter(|why| !why.is_empty());
        why.map(|why| {
            view! {
                <p class="card-why" title=why.clone()>
                    <IconView icon=Icon::Warning />
                    <span>{why}</span>
                </p>
            }
        })
    })
}

/// The name, with what the search found in it marked.
fn pieces(name: &str) -> AnyView {
    let view = use_navigation().fleet_search();
    let pieces = Query::new(&view).pieces(name).into_iter().map(|piece| {
        if piece.found { view! { <mark>{piece.text}</mark> }.into_any() } else { piece.text.into_any() }
    });
    pieces.collect_view().into_any()
}

/// How old what is shown is, in steps that don't tick: below a minute by tens of seconds.
fn age(words: Words, entry: ArcRwSignal<Entry>) -> Signal<String> {
    let Tick(now) = expect_context();
    let age = Memo::new(move |_| {
        let Some(updated) = entry.with(|entry| entry.remote.updated()) else { return String::new() };
        let age = ((now.get() - updated) / 1_000.0).max(0.0);
        match age {
            age if age < 10.0 => words.text().fleet.now.to_owned(),
            age if age < 60.0 => words.span((age / 10.0).floor() * 10.0),
            age => words.span(age),
        }
    });
    age.into()
}
