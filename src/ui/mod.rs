//! What people see. It glues: state comes from the store, words from the text, rules from the domain.
//!
//! Pages put parts together and start polls; parts never fetch; nobody here builds an address by hand.

mod afar;
mod app;
mod decision;
mod fleet_reader;
mod fleet_state;
mod gate;
mod histories;
mod hosted;
mod inside;
mod later;
mod live;
mod many;
mod markup;
mod navigation;
mod pages;
mod parts;
mod poll;
mod preferences;
mod refusal;
mod session;
mod store;
mod tabs;
mod toast_stack;
mod words;

pub use app::mount;
