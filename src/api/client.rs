//! The client: sends requests with credentials, keeps reads out of the way of actions, retries what may be retried.
//!
//! It never retries an action, and it never sends one twice.

use std::cell::Cell;
use std::pin::pin;

use futures_util::future::{Either, select};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::answer::Answer;
use super::credentials::Auth;
use super::error::{ApiError, Failure};
use super::request::{FormField, Method, Request};
use super::retry::{READ_BUDGET_MS, RETRIES, backoff_ms};
use super::transport::{HttpRequest, Response, Transport, TransportError};
use super::{endpoints, wire};
use crate::domain::{PowerAction, Range, Series, Server, ServerId, ServerSummary};

/// Reads under way at once. Browsers open six connections to a host over HTTP/1.1: the sixth is for actions.
const READS_AT_ONCE: usize = 5;
/// How long a read may take, in milliseconds.
const READ_TIMEOUT_MS: f64 = 10_000.0;
/// How long an action may take, in milliseconds: what the API's own client waits.
const ACTION_TIMEOUT_MS: f64 = 30_000.0;

/// Whether someone waits for a read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Patience {
    /// Somebody looks at an empty place: try again if that may help.
    Waiting,
    /// A refresh of what is already shown: the next one comes anyway.
    Refreshing,
}

/// The API's client.
pub struct Client<T> {
    transport: T,
    base: String,
    auth: Auth,
    reads: Semaphore,
    paused_until: Cell<f64>,
}

impl<T: Transport> Client<T> {
    /// A client of the API at `base`, an absolute address.
    pub fn new(transport: T, base: &str, auth: Auth) -> Self {
        Self {
            transport,
            base: base.trim_end_matches('/').to_owned(),
            auth,
            reads: Semaphore::new(READS_AT_ONCE),
            paused_until: Cell::new(f64::NEG_INFINITY),
        }
    }

    /// Every server of the account. An account without servers is an empty list, not a failure.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn servers(&self, patience: Patience) -> Result<Vec<ServerSummary>, ApiError> {
        match self.read(endpoints::list(), patience).await {
            Err(error) if error.failure == Failure::ServerNotFound => Ok(Vec::new()),
            other => other?.decode(wire::servers),
        }
    }

    /// One server.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn server(&self, id: ServerId, patience: Patience) -> Result<Server, ApiError> {
        self.read(endpoints::server(id), patience).await?.decode(|value| wire::server(value, id))
    }

    /// One server's history over a range.
    ///
    /// # Errors
    /// See [`Failure`].
    pub async fn graphs(&self, id: ServerId, range: Range, patience: Patience) -> Result<Series, ApiError> {
        self.read(endpoints::graphs(id, range), patience).await?.decode(wire::series)
    }

    /// Asks for a power action, once. Success means that the API accepted it, not that it is done; it gives the
    /// API's words.
    ///
    /// # Errors
    /// See [`Failure`], and [`ApiError::outcome_unknown`].
    pub async fn act(&self, id: ServerId, action: PowerAction) -> Result<Option<String>, ApiError> {
        self.exchange(&endpoints::act(id, action), ACTION_TIMEOUT_MS).await?.decode(wire::accepted)
    }

    /// Ends all reading: what waits for a place, or waits out a pause, is given up and never sent. Actions under way
    /// go on.
    pub fn close(&self) {
        self.reads.close();
    }

    async fn read(&self, request: Request, patience: Patience) -> Result<Answer, ApiError> {
        let mut place = self.place().await;
        // The budget runs from the first sending: time in the queue before it is not counted.
        let began = self.transport.now();
        let mut attempt = 0;
        loop {
            let result = self.read_once(&request, place, began).await;
            let error = match result {
                Err(error)
                    if patience == Patience::Waiting && attempt < RETRIES && error.worth_retrying() =>
                {
                    error
                }
                done => return done,
            };
            let wait = backoff_ms(attempt, self.transport.random());
            let left = self.left_of_budget(began);
            if left <= wait.max(self.left_of_pause()) {
                return Err(error);
            }
            let next = pin!(async {
                self.sleep(wait).await;
                self.place().await
            });
            place = match select(next, pin!(self.sleep(left))).await {
                Either::Left((next, _)) => next,
                Either::Right(_) => return Err(error),
            };
            attempt += 1;
        }
    }

    /// A place among the reads, at a moment without a pause; `None` once the client is closed.
    async fn place(&self) -> Option<SemaphorePermit<'_>> {
        let place = self.reads.acquire().await.ok();
        self.wait_out_pause().await;
        place.filter(|_| !self.reads.is_closed())
    }

    /// One attempt. It gives its place back when it ends.
    async fn read_once(
        &self,
        request: &Request,
        place: Option<SemaphorePermit<'_>>,
        began: f64,
    ) -> Result<Answer, ApiError> {
        let Some(_place) = place else {
            return Err(ApiError::silent(Failure::Aborted));
        };
        let timeout = READ_TIMEOUT_MS.min(self.left_of_budget(began));
        self.exchange(request, timeout).await
    }

    /// Sends a request and reads its answer. A 429 to anything, an action too, silences every read.
    async fn exchange(&self, request: &Request, timeout_ms: f64) -> Result<Answer, ApiError> {
        let response = self.send(request, timeout_ms).await?;
        let result = Answer::accept(request.endpoint, &response);
        if let Err(ApiError { failure: Failure::RateLimited { wait_s }, .. }) = &result {
            let until = self.transport.now() + f64::from(*wait_s) * 1_000.0;
            self.paused_until.set(self.paused_until.get().max(until));
        }
        result
    }

    fn left_of_budget(&self, began: f64) -> f64 {
        (began + READ_BUDGET_MS - self.transport.now()).max(1.0)
    }

    /// How long the API still wants no requests, in milliseconds; 0 or less when it takes them.
    pub fn left_of_pause(&self) -> f64 {
        self.paused_until.get() - self.transport.now()
    }

    async fn wait_out_pause(&self) {
        while self.left_of_pause() > 0.0 {
            self.sleep(self.left_of_pause()).await;
        }
    }

    async fn sleep(&self, milliseconds: f64) {
        self.transport.sleep(milliseconds.ceil().max(0.0) as u32).await;
    }

    async fn send(&self, request: &Request, timeout_ms: f64) -> Result<Response, ApiError> {
        let mut headers = self.auth.headers();
        if request.form.is_some() {
            headers.push(("Content-Type", FormField::content_type()));
        }
        let sending = pin!(self.transport.send(HttpRequest {
            method: match request.method {
                Method::Get => "GET",
                Method::Post => "POST",
            },
            url: format!("{}{}", self.base, request.path),
            headers,
            body: request.form.map(FormField::body),
            with_cookies: self.auth == Auth::Session,
        }));
        let timer = pin!(self.sleep(timeout_ms));
        let failure = match select(sending, timer).await {
            Either::Left((Ok(response), _)) => return Ok(response),
            Either::Left((Err(TransportError::Unreachable), _)) => Failure::Unreachable,
            Either::Left((Err(TransportError::TooLarge), _)) => Failure::Unreadable { content_type: None },
            Either::Right(_) => Failure::TimedOut,
        };
        Err(ApiError::silent(failure))
    }
}
