//! The command palette (Ctrl+K, ⌘K): servers, actions, settings, by typing a part of their name.
//!
//! It sends nothing by itself: an action that interrupts asks, as everywhere, and all of them go through the session.

use leptos::html;
use leptos::prelude::*;

use super::confirm::Confirm;
use super::dialog::Dialog;
use super::header::Overlays;
use crate::browser::{keys, page};
use crate::config::Theme;
use crate::domain::fleet::{FleetView, Layout, Piece, Query, StateFilter};
use crate::domain::{PowerAction, ServerId};
use crate::route::Route;
use crate::text::Language;
use crate::ui::live;
use crate::ui::markup::view;
use crate::ui::navigation::use_navigation;
use crate::ui::preferences::Preferences;
use crate::ui::session::{Access, Session};
use crate::ui::words::{Words, use_words};

/// Servers that are offered at once.
const SERVERS: usize = 8;
/// Entries that are offered at once.
const OFFERED: usize = 14;

/// Something that can be chosen.
#[derive(Clone, PartialEq)]
enum Command {
    Open(ServerId),
    Act(ServerId, PowerAction),
    Filter(StateFilter),
    Layout(Layout),
    Pause(bool),
    Activity,
    Settings,
    Language(Option<Language>),
    Theme(Option<Theme>),
    SignOut,
}

/// What is offered: what it is called, and what it does.
#[derive(Clone, PartialEq)]
struct Offer {
    name: String,
    kind: &'static str,
    command: Command,
}

/// The palette, and the question that an action chosen in it may ask.
#[component]
pub fn Palette() -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let Overlays { palette, .. } = expect_context();
    let asked = RwSignal::new(None::<(ServerId, PowerAction)>);
    let handle = window_event_listener(leptos::ev::keydown, move |event| {
        let free = page::find("dialog[open]").is_none() || palette.get_untracked();
        if keys::opens_palette(&event) && session.access.get_untracked() == Access::In && free {
            event.prevent_default();
            palette.update(|open| *open = !*open);
        }
    });
    on_cleanup(move || handle.remove());
    let server = Memo::new(move |last: Option<&Option<ServerId>>| {
        asked.get().map(|(id, _)| id).or_else(|| last.copied().flatten())
    });
    let action = RwSignal::new(None);
    live::effect(move || {
        let asked = asked.get();
        action.set(asked.map(|(_, action)| action));
        // It may be nowhere on screen, and then nobody else would read it for the question.
        if let Some((id, _)) = asked {
            session.keep_fresh(id, None);
        }
    });
    view! {
        <Dialog
            open=palette
            on_close=move |()| palette.set(false)
            labelled_by="palette-title"
            class="dialog palette"
        >
            <h2 id="palette-title" class="visually-hidden">{words.text().palette.title}</h2>
            <Choice asked=asked />
        </Dialog>
        {live::view(move || server.get().map(|id| view! { <Confirm id=id asked=action /> }))}
    }
}

#[component]
fn Choice(asked: RwSignal<Option<(ServerId, PowerAction)>>) -> impl IntoView {
    let words = use_words();
    let session: Session = expect_context();
    let preferences: Preferences = expect_context();
    let overlays: Overlays = expect_context();
    let navigation = use_navigation();
    let text = &words.text().palette;
    let field: NodeRef<html::Input> = NodeRef::new();
    let search = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let here = navigation.route.with_untracked(|route| match route {
        Route::Server { id, .. } => Some(*id),
        _ => None,
    });
    let entries = Memo::new(move |_| offered(words, session, here, &search.get()));
    let run = move |command: Command| {
        overlays.palette.set(false);
        match command {
            Command::Open(id) => navigation.go(&Route::server(id)),
            Command::Act(id, action) if action.interrupts() => asked.set(Some((id, action))),
            Command::Act(id, action) => session.read_and_decide(id, action),
            Command::Filter(state) => {
                navigation.go(&Route::Fleet(FleetView { state, ..FleetView::default() }));
            }
            Command::Layout(layout) => {
                preferences.choose_layout(layout);
                navigation.look(|view| view.layout = Some(layout));
            }
            Command::Pause(paused) => session.gate.pause(paused),
            Command::Activity => overlays.activity.set(true),
            Command::Settings => overlays.preferences.set(true),
            Command::Language(language) => preferences.choose_language(language),
            Command::Theme(theme) => preferences.choose_theme(theme),
            Command::SignOut => session.sign_out(),
        }
    };
    let run = Callback::new(run);
    let chosen = move || entries.with_untracked(|entries| entries.get(at.get_untracked()).cloned());
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        let last = entries.with_untracked(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = if *at >= last { 0 } else { *at + 1 }),
            "ArrowUp" => at.update(|at| *at = at.checked_sub(1).unwrap_or(last)),
            "Enter" if !event.repeat() && !event.is_composing() => {
                if let Some(entry) = chosen() {
                    run.run(entry.command);
                }
            }
            _ => return,
        }
        event.prevent_default();
        page::show("[role=option][aria-selected=true]");
    };
    let active = live::text(move || {
        let some = entries.with(|entries| !entries.is_empty());
        if some { format!("palette-{}", at.get()) } else { String::new() }
    });
    view! {
        <input
            node_ref=field
            type="text"
            class="palette-field"
            role="combobox"
            aria-label=text.label
            aria-expanded="true"
            aria-controls="palette-list"
            aria-autocomplete="list"
            aria-activedescendant=active
            placeholder=text.hint
            autocomplete="off"
            spellcheck="false"
            autofocus
            prop:value=search
            on:input=move |event| {
                search.set(event_target_value(&event));
                at.set(0);
            }
            on:keydown=pressed
        />
        <div id="palette-list" class="palette-list" role="listbox" aria-label=text.title>
            {live::view(move || {
                let query = Query::new(&search.get());
                let entries = entries.get().into_iter().enumerate().map(|(place, entry)| {
                    let Offer { name, kind, command } = entry;
                    view! {
                        <div
                            id=format!("palette-{place}")
                            class="palette-entry"
                            role="option"
                            aria-selected=live::state(move || at.get() == place)
                            on:click=move |_| run.run(command.clone())
                        >
                            <span class="palette-name">{pieces(query.pieces(&name))}</span>
                            <span class="quiet">{kind}</span>
                        </div>
                    }
                    .into_any()
                });
                entries.collect_view().into_any()
            })}
        </div>
        <p class="quiet palette-none" role="status">
            {live::text(move || if entries.with(Vec::is_empty) { text.none.to_owned() } else { String::new() })}
        </p>
    }
}

fn pieces(pieces: Vec<Piece>) -> AnyView {
    let view = |piece: Piece| {
        if piece.found { view! { <mark>{piece.text}</mark> }.into_any() } else { piece.text.into_any() }
    };
    pieces.into_iter().map(view).collect_view().into_any()
}

/// What fits the search, best first: commands that begin so, servers, then everything else.
fn offered(words: Words, session: Session, here: Option<ServerId>, search: &str) -> Vec<Offer> {
    let text = &words.text().palette;
    let name = |id: ServerId| session.store.entry(id).with_untracked(|entry| words.name(id, entry));
    let found = |search: &str| {
        let view = FleetView { search: search.to_owned(), ..FleetView::default() };
        let mut ids = session.store.with_roster(|roster| roster.show(&view)).ids;
        ids.truncate(SERVERS);
        ids
    };
    let act = |id: ServerId, action: PowerAction| {
        let name = format!("{} {}", (words.text().server.action)(action), name(id));
        Offer { name, kind: text.action, command: Command::Act(id, action) }
    };
    let mut entries: Vec<(u8, Offer)> = Vec::new();
    let query = Query::new(search);
    // "stop shop": the action on what the rest finds.
    for action in PowerAction::ALL {
        let verb = (words.text().server.action)(action);
        let rest = search.trim_start().split_once(' ').filter(|(first, _)| Query::new(first).begins(verb));
        if let Some((_, rest)) = rest.filter(|(_, rest)| !rest.trim().is_empty()) {
            entries.extend(found(rest).into_iter().map(|id| (0, act(id, action))));
        }
    }
    let actions = here.into_iter().flat_map(|id| PowerAction::ALL.map(|action| act(id, action)));
    for entry in actions.chain(settings(words, session)) {
        if query.is_empty() || query.fits(&entry.name) {
            let rank = if query.begins(&entry.name) { 1 } else { 3 };
            entries.push((rank, entry));
        }
    }
    if !query.is_empty() {
        let open = |id| Offer { name: name(id), kind: text.server, command: Command::Open(id) };
        entries.extend(found(search).into_iter().map(|id| (2, open(id))));
    }
    entries.sort_by_key(|(rank, _)| *rank);
    entries.into_iter().map(|(_, entry)| entry).take(OFFERED).collect()
}

/// Everything that is not about one server.
fn settings(words: Words, session: Session) -> Vec<Offer> {
    let (text, frame, fleet) = (&words.text().palette, &words.text().frame, &words.text().fleet);
    let entry = |name: String, kind, command| Offer { name, kind, command };
    let named = |name: &'static str, command| entry(name.to_owned(), text.command, command);
    let paused = session.gate.is_paused();
    let mut entries = Vec::new();
    for state in StateFilter::ALL {
        let name = format!("{}: {}", fleet.title, (fleet.state_name)(state));
        entries.push(entry(name, text.filter, Command::Filter(state)));
    }
    entries.push(named(frame.activity, Command::Activity));
    entries.push(named(frame.settings, Command::Settings));
    entries.push(named(if paused { fleet.resume } else { fleet.pause }, Command::Pause(!paused)));
    for (layout, name) in [(Layout::Cards, fleet.cards), (Layout::Table, fleet.table)] {
        entries.push(entry(format!("{}: {name}", fleet.view), text.setting, Command::Layout(layout)));
    }
    let themes =
        [(Some(Theme::Light), frame.light), (Some(Theme::Dark), frame.dark), (None, frame.automatic)];
    for (theme, name) in themes {
        entries.push(entry(format!("{}: {name}", frame.theme), text.setting, Command::Theme(theme)));
    }
    let languages = Language::ALL.map(|language| (Some(language), language.name()));
    for (language, name) in languages.into_iter().chain([(None, frame.automatic)]) {
        entries.push(entry(format!("{}: {name}", frame.language), text.setting, Command::Language(language)));
    }
    entries.push(named(frame.sign_out, Command::SignOut));
    entries
}
