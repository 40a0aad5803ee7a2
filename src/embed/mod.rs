//! The conversation with a host page: who may hold it, and what is said in it (`docs/embedding.md`).
//!
//! What is pure stands here and is tested natively; the listening itself is the browser's business. Nothing here
//! decides what the panel does with what it hears.

pub mod framing;
pub mod look;
pub mod protocol;
