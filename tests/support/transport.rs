//! A transport that answers from a script, on tokio's paused clock, and remembers all that was asked of it.
#![allow(dead_code, reason = "each test crate uses its own part")]

use std::cell::{Cell, RefCell};
use std::future::pending;
use std::rc::Rc;
use std::time::Duration;

use rahona_panel::api::{Auth, Client, Credentials, HttpRequest, Response, Transport, TransportError};
use tokio::time::Instant;

pub const BASE: &str = "https://api.rahona.network";

/// What happens to one request: an outcome after some time, or nothing ever.
pub struct Reply {
    after_ms: u64,
    outcome: Option<Result<Response, TransportError>>,
}

impl Reply {
    pub fn hang() -> Self {
        Self { after_ms: 0, outcome: None }
    }

    pub fn after(self, after_ms: u64) -> Self {
        Self { after_ms, ..self }
    }
}

impl From<Response> for Reply {
    fn from(response: Response) -> Self {
        Self { after_ms: 0, outcome: Some(Ok(response)) }
    }
}

impl From<TransportError> for Reply {
    fn from(error: TransportError) -> Self {
        Self { after_ms: 0, outcome: Some(Err(error)) }
    }
}

/// An answer as the API gives it.
pub fn json(status: u16, body: impl Into<Vec<u8>>) -> Response {
    typed(status, "application/json", body)
}

/// An answer of something in between.
pub fn html(status: u16) -> Response {
    typed(status, "text/html", "<!doctype html><html><body><h1>Hello</h1></body></html>")
}

pub fn typed(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Response {
    let content_type = Some(content_type.to_owned());
    Response { status, content_type, body: body.into(), ..Response::default() }
}

/// One request as it left, and when.
pub struct Sent {
    pub at_ms: f64,
    pub request: HttpRequest,
}

type Script = Box<dyn FnMut(&HttpRequest) -> Reply>;

struct Shared {
    script: RefCell<Script>,
    sent: RefCell<Vec<Sent>>,
    under_way: Cell<usize>,
    most_under_way: Cell<usize>,
    aborted: Cell<usize>,
    chance: Cell<f64>,
    start: Instant,
}

/// The fake. Its clones are one and the same.
#[derive(Clone)]
pub struct Fake(Rc<Shared>);

impl Fake {
    /// Answers each request as `script` says.
    pub fn new(script: impl FnMut(&HttpRequest) -> Reply + 'static) -> Self {
        Self(Rc::new(Shared {
            script: RefCell::new(Box::new(script)),
            sent: RefCell::default(),
            under_way: Cell::new(0),
            most_under_way: Cell::new(0),
            aborted: Cell::new(0),
            chance: Cell::new(0.5),
            start: Instant::now(),
        }))
    }

    /// Gives these replies in turn, then hangs.
    pub fn replies(replies: impl IntoIterator<Item = Reply>) -> Self {
        let mut replies = replies.into_iter().collect::<Vec<_>>().into_iter();
        Self::new(move |_| replies.next().unwrap_or_else(Reply::hang))
    }

    /// Gives this answer to everything.
    pub fn always(response: Response) -> Self {
        Self::new(move |_| response.clone().into())
    }

    pub fn client(&self) -> Client<Self> {
        self.client_of(BASE, Auth::Key(Credentials::new("me@example.org", "k3y").unwrap()))
    }

    pub fn client_of(&self, base: &str, auth: Auth) -> Client<Self> {
        Client::new(self.clone(), base, auth)
    }

    pub fn set_chance(&self, chance: f64) {
        self.0.chance.set(chance);
    }

    /// How many requests have left.
    pub fn count(&self) -> usize {
        self.0.sent.borrow().len()
    }

    /// How many requests have left whose address ends so.
    pub fn count_of(&self, end: &str) -> usize {
        self.0.sent.borrow().iter().filter(|sent| sent.request.url.ends_with(end)).count()
    }

    /// When each request left, in whole milliseconds.
    pub fn times(&self) -> Vec<i64> {
        self.0.sent.borrow().iter().map(|sent| sent.at_ms.round() as i64).collect()
    }

    pub fn request(&self, index: usize) -> HttpRequest {
        self.0.sent.borrow()[index].request.clone()
    }

    pub fn under_way(&self) -> usize {
        self.0.under_way.get()
    }

    pub fn most_under_way(&self) -> usize {
        self.0.most_under_way.get()
    }

    /// How many requests were dropped before their answer: what the browser's transport turns into an abort.
    pub fn aborted(&self) -> usize {
        self.0.aborted.get()
    }
}

impl Transport for Fake {
    async fn send(&self, request: HttpRequest) -> Result<Response, TransportError> {
        let reply = self.0.script.borrow_mut()(&request);
        self.0.sent.borrow_mut().push(Sent { at_ms: self.now(), request });
        let mut flight = Flight::new(&self.0);
        let Some(outcome) = reply.outcome else { return pending().await };
        tokio::time::sleep(Duration::from_millis(reply.after_ms)).await;
        flight.answered = true;
        outcome
    }

    async fn sleep(&self, milliseconds: u32) {
        tokio::time::sleep(Duration::from_millis(milliseconds.into())).await;
    }

    fn now(&self) -> f64 {
        self.0.start.elapsed().as_secs_f64() * 1_000.0
    }

    fn random(&self) -> f64 {
        self.0.chance.get()
    }
}

struct Flight<'a> {
    shared: &'a Shared,
    answered: bool,
}

impl<'a> Flight<'a> {
    fn new(shared: &'a Shared) -> Self {
        let under_way = shared.under_way.get() + 1;
        shared.under_way.set(under_way);
        shared.most_under_way.set(shared.most_under_way.get().max(under_way));
        Self { shared, answered: false }
    }
}

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        self.shared.under_way.set(self.shared.under_way.get() - 1);
        if !self.answered {
            self.shared.aborted.set(self.shared.aborted.get() + 1);
        }
    }
}
