//! The places that a route can name, and what stands in their stead until they can be shown.

mod config_fault;
mod fleet;
mod not_found;
mod server;
mod sign_in;

pub use config_fault::ConfigFaultPage;
pub use fleet::FleetPage;
pub use not_found::NotFoundPage;
pub use server::ServerPage;
pub use sign_in::SignInPage;
