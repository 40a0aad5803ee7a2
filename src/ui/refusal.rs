//! What the session learns from answers that refuse: credentials that no longer hold, a plan that does not allow.

use std::rc::Rc;

use leptos::prelude::*;

use super::session::{Access, Call, Session};
use crate::api::{ApiError, Failure};
use crate::browser::storage;
use crate::domain::Authority;

impl Session {
    /// Takes note of a refusal. True when the credentials themselves were refused: then the question is asked anew,
    /// and the failure is nobody else's business.
    pub(super) fn refused(self, call: &Call, error: Option<&ApiError>, what: &str) -> bool {
        match error.map(|error| &error.failure) {
            Some(Failure::CredentialsRefused) => {
                let current = |client: &Rc<_>| Rc::ptr_eq(client, &call.client);
                // A late refusal of a key that has been replaced meanwhile says nothing of the new one.
                if self.client.with_value(|client| client.as_ref().is_some_and(current)) {
                    storage::forget();
                    self.access.set(Access::Refused);
                }
                true
            }
            Some(Failure::NotAllowed) => {
                self.not_allowed.update_value(|calls| {
                    if !calls.iter().any(|call| call == what) {
                        calls.push(what.to_owned());
                    }
                });
                if self.not_allowed.with_value(Vec::len) > 1 {
                    self.set_authority(Authority::NotPermitted);
                }
                false
            }
            _ => false,
        }
    }
}
