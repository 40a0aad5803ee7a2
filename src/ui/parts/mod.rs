//! The pieces that pages are put together from. They show what they are given, and never fetch.

pub mod activity;
pub mod confirm;
pub mod copy;
pub mod dialog;
pub mod facts;
pub mod failure_note;
pub mod fleet;
pub mod framed;
pub mod freshness;
pub mod graphs;
pub mod header;
pub mod icon;
pub mod interfaces;
pub mod meter;
pub mod next_step;
pub mod overdue;
pub mod palette;
pub mod portal;
pub mod power;
pub mod preferences_dialog;
pub mod said;
pub mod sign_in_again;
pub mod sign_in_form;
pub mod sparkline;
pub mod state_badge;
pub mod toasts;
