//! The session: who is signed in, and every call of the API that the interface makes.
//!
//! Each answer goes into the store here, and nowhere else. An answer that arrives after a sign-out is dropped.

use std::rc::Rc;

use leptos::prelude::*;

use super::fleet_state::FleetState;
use super::gate::Gate;
use super::histories::Histories;
use super::live::{self, Cell};
use super::store::Store;
use super::tabs::Tabs;
use super::toast_stack::ToastStack;
use crate::api::{ApiError, Auth, Client, Credentials, Failure, Patience};
use crate::browser::{BrowserTransport, clock, storage, timing};
use crate::domain::{Authority, Range, Series, ServerId, ServerSummary};
use crate::sync::{Progress, channel};

/// Whether, and how, somebody is signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Nobody: the sign-in page is shown.
    Out,
    /// The credentials are accepted, as far as is known.
    In,
    /// They were refused in the middle of work: asked again in place.
    Refused,
    /// The user wants to use other ones: asked in place, and may be cancelled.
    Replacing,
}

/// A client, and the account that it was asked for.
pub(super) struct Call {
    pub(super) client: Rc<Client<BrowserTransport>>,
    account: u64,
}

/// The session.
#[derive(Clone, Copy)]
pub struct Session {
    /// Whether somebody is signed in.
    pub access: RwSignal<Access>,
    /// Whether anybody may act from here.
    pub may_act: Cell<Authority>,
    /// What is known.
    pub store: Store,
    /// The graphs that are known.
    pub histories: Histories,
    /// True while it lives on what the tab has kept.
    resumed: Cell<bool>,
    /// When polls may run.
    pub gate: Gate,
    /// What is selected, and the action on many servers.
    pub fleet: FleetState,
    /// The other tabs of this account.
    pub(super) tabs: Tabs,
    pub(super) toasts: ToastStack,
    api: StoredValue<String>,
    pub(super) client: StoredValue<Option<Rc<Client<BrowserTransport>>>, LocalStorage>,
    email: StoredValue<Option<String>>,
    /// Counts accounts: an answer to a question asked for another one is dropped, and its pages are made anew.
    pub account: RwSignal<u64>,
    /// Counts attempts to sign in: one that was cancelled must not succeed afterwards.
    attempt: StoredValue<u64>,
    /// Which different calls were refused for the plan: one alone proves nothing (`wire.md`).
    pub(super) not_allowed: StoredValue<Vec<String>>,
}

impl Session {
    /// A session with the API at an absolute address, signed in with what the tab has kept, if anything.
    pub fn new(api: String, gate: Gate, toasts: ToastStack) -> Self {
        let session = Self {
            access: RwSignal::new(Access::Out),
            may_act: Cell::new(Authority::Full),
            resumed: Cell::new(false),
            store: Store::new(),
            histories: Histories::new(),
            gate,
            fleet: FleetState::new(),
            tabs: Tabs::new(),
            toasts,
            api: StoredValue::new(api),
            client: StoredValue::new_local(None),
            email: StoredValue::default(),
            account: RwSignal::default(),
            attempt: StoredValue::default(),
            not_allowed: StoredValue::default(),
        };
        live::effect(move || gate.set_signed_in(session.access.get() == Access::In));
        session
    }

    /// Starts with credentials that were accepted before: the first read shows whether they still are.
    pub fn resume(self, auth: Auth) {
        if let Auth::Key(credentials) = &auth {
            self.email.set_value(Some(credentials.email().to_owned()));
        }
        self.client.set_value(Some(self.client_for(auth)));
        self.resumed.set_untracked(true);
        self.access.set(Access::In);
        self.meet_tabs();
    }

    /// Signs in. What is known is kept if it is the same account, and forgotten if it is another.
    ///
    /// # Errors
    /// The API refused the credentials, or did not answer: nothing has changed then.
    pub async fn sign_in(self, credentials: Credentials, keep: bool) -> Result<(), ApiError> {
        let client = self.client_for(Auth::Key(credentials.clone()));
        let attempt = self.next_attempt();
        let list = client.servers(Patience::Waiting).await?;
        if self.attempt.get_value() != attempt {
            return Err(ApiError::silent(Failure::Aborted));
        }
        let email = Some(credentials.email().to_owned());
        if self.email.get_value() != email {
            self.forget_account();
        }
        self.email.set_value(email);
        self.not_allowed.set_value(Vec::new());
        self.set_authority(Authority::Full);
        self.resumed.set_untracked(false);
        storage::forget();
        if keep {
            storage::keep(&self.api.get_value(), &credentials);
        }
        self.replace_client(Some(client));
        self.meet_tabs();
        // What was read with the old key is read again; a first sign-in has nothing to read again.
        if self.access.get_untracked() != Access::Out {
            self.gate.refresh();
        }
        self.take_list(Ok(list));
        self.access.set(Access::In);
        Ok(())
    }

    /// Forgets everything: credentials, servers, what happened. Requests under way are dropped or their answers are.
    pub fn sign_out(self) {
        self.next_attempt();
        storage::forget();
        self.replace_client(None);
        self.tabs.leave();
        self.email.set_value(None);
        self.access.set(Access::Out);
        self.forget_account();
    }

    /// True while the credentials are those that the tab has kept.
    pub fn is_resumed(self) -> bool {
        self.resumed.get_untracked()
    }

    /// Takes note of who may act. A page that is not known stays so, whatever the key may do.
    pub(super) fn set_authority(self, authority: Authority) {
        if authority == Authority::Framed || self.may_act.get_untracked() != Authority::Framed {
            self.may_act.set(authority);
        }
    }

    /// The page around the panel has shown that it is known.
    pub(super) fn trust_page(self) {
        if self.may_act.get_untracked() == Authority::Framed {
            self.may_act.set(Authority::Full);
        }
    }

    /// Reads the list of servers.
    pub async fn read_list(self, patience: Patience) {
        let Some(call) = self.call() else { return };
        let answer = call.client.servers(patience).await;
        if !self.concerns(&call) || self.refused(&call, answer.as_ref().err(), "list") {
            return;
        }
        self.take_list(answer);
    }

    fn take_list(self, answer: Result<Vec<ServerSummary>, ApiError>) {
        let arrived = clock::now();
        if let Ok(list) = &answer {
            self.store.take_list(list);
            self.fleet.retain(self.store);
        }
        self.store.list.update(|remote| remote.settle(answer, arrived));
        timing::measure_to_paint("panel:list", arrived);
    }

    /// Reads one server, and holds its pending action against what was read.
    pub async fn read_server(self, id: ServerId, patience: Patience) {
        let Some(call) = self.call() else { return };
        let began = clock::now();
        let answer = call.client.server(id, patience).await;
        if !self.concerns(&call) || self.refused(&call, answer.as_ref().err(), "read") {
            return;
        }
        let now = clock::now();
        let mut progress = Progress::Waiting;
        self.store.entry(id).update(|entry| {
            if entry.asked.is_some_and(|asked| asked > began) {
                return;
            }
            entry.asked = Some(began);
            if let Some(pending) = &mut entry.pending {
                progress = match &answer {
                    Ok(server) => pending.observe(server.power, began, now),
                    Err(_) => pending.tick(now),
                };
            }
            entry.remote.settle(answer, now);
        });
        self.store.learn(id);
        self.follow(id, progress);
    }

    /// Reads one server's graphs. `None` when the answer no longer concerns anybody.
    pub async fn read_graphs(
        self,
        id: ServerId,
        range: Range,
        patience: Patience,
    ) -> Option<Result<Series, ApiError>> {
        let call = self.call()?;
        let answer = call.client.graphs(id, range, patience).await;
        let error = answer.as_ref().err();
        (self.concerns(&call) && !self.refused(&call, error, &format!("graphs {id}"))).then_some(answer)
    }

    /// Asks for other credentials, in place.
    pub fn replace_key(self) {
        self.access.set(Access::Replacing);
    }

    /// Goes on with the credentials as they are.
    pub fn keep_key(self) {
        self.next_attempt();
        self.access.set(Access::In);
    }

    fn client_for(self, auth: Auth) -> Rc<Client<BrowserTransport>> {
        Rc::new(Client::new(BrowserTransport, &self.api.get_value(), auth))
    }

    pub(super) fn call(self) -> Option<Call> {
        Some(Call { client: self.client.get_value()?, account: self.account.get_untracked() })
    }

    pub(super) fn concerns(self, call: &Call) -> bool {
        self.account.get_untracked() == call.account
    }

    /// What still waited with the old key is never sent.
    fn replace_client(self, client: Option<Rc<Client<BrowserTransport>>>) {
        let old = self.client.try_update_value(|current| std::mem::replace(current, client)).flatten();
        if let Some(old) = old {
            old.close();
        }
    }

    fn meet_tabs(self) {
        let email = self.email.get_value();
        self.tabs.meet(channel(&self.api.get_value(), email.as_deref()), move |news| self.hear(news));
    }

    fn forget_account(self) {
        self.fleet.clear();
        self.store.clear();
        self.histories.clear();
        self.toasts.clear();
        self.account.update(|account| *account += 1);
    }

    fn next_attempt(self) -> u64 {
        self.attempt.update_value(|attempt| *attempt += 1);
        self.attempt.get_value()
    }
}
