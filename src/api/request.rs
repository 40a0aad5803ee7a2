//! A call of the API as a value: what is asked of which path, before any address or credentials.

use crate::domain::{PowerAction, Range, ServerId};

/// Which of the API's six endpoints a call goes to, and for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// The list of servers.
    List,
    /// One server.
    Read(ServerId),
    /// A power action on one server.
    Act(ServerId, PowerAction),
    /// One server's graphs.
    Graphs(ServerId, Range),
}

impl Endpoint {
    /// True for the endpoints that change a machine's state, although they are GET requests (`wire.md`, trap 3).
    pub const fn changes_state(self) -> bool {
        matches!(self, Self::Act(..))
    }
}

/// An HTTP method that the API uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// GET: every endpoint but one, the power actions included.
    Get,
    /// POST: the graphs.
    Post,
}

/// The one field of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormField {
    /// The field's name.
    pub name: &'static str,
    /// The field's value.
    pub value: &'static str,
}

/// A call of the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What is called.
    pub endpoint: Endpoint,
    /// With which method.
    pub method: Method,
    /// The path below the API's base address, with its leading slash.
    pub path: String,
    /// The form that goes with it.
    pub form: Option<FormField>,
}

/// No form value holds a dash, so this can't occur inside one.
const BOUNDARY: &str = "----rahona-panel-form";

impl FormField {
    /// The value of `Content-Type` that announces [`FormField::body`].
    pub fn content_type() -> String {
        format!("multipart/form-data; boundary={BOUNDARY}")
    }

    /// The field as `multipart/form-data` (RFC 7578), the encoding that the API's own client sends.
    pub fn body(self) -> String {
        let Self { name, value } = self;
        format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n--{BOUNDARY}--\r\n"
        )
    }
}
