//! The browser's edge: the only floor that names web-sys.
//!
//! Each file wraps one thing that the browser offers in the panel's own words. Nothing here decides anything.

pub mod boot;
pub mod canvas;
pub mod clock;
pub mod config;
pub mod download;
mod fetch;
pub mod frame;
pub mod intl;
pub mod keys;
mod number;
pub mod page;
pub mod rows;
pub mod storage;
pub mod tabs;
pub mod timing;
pub mod watch;

pub use fetch::BrowserTransport;
