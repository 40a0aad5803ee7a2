//! Data from afar: the last good value stays, with its age, when a refresh fails.

use crate::api::ApiError;

/// A remote value. A success clears the failure; a failure keeps the value.
#[derive(Clone, Debug, PartialEq)]
pub struct Remote<T> {
    data: Option<T>,
    updated: Option<f64>,
    failure: Option<ApiError>,
}

impl<T> Default for Remote<T> {
    fn default() -> Self {
        Self { data: None, updated: None, failure: None }
    }
}

impl<T> Remote<T> {
    /// Takes in the answer of a read that ended at `now`, in milliseconds.
    pub fn settle(&mut self, answer: Result<T, ApiError>, now: f64) {
        match answer {
            Ok(data) => {
                self.data = Some(data);
                self.updated = Some(now);
                self.failure = None;
            }
            Err(error) => self.failure = Some(error),
        }
    }

    /// The last good value.
    pub const fn data(&self) -> Option<&T> {
        self.data.as_ref()
    }

    /// Why the latest read failed, if it did.
    pub const fn failure(&self) -> Option<&ApiError> {
        self.failure.as_ref()
    }

    /// When the last good value arrived, in milliseconds.
    pub const fn updated(&self) -> Option<f64> {
        self.updated
    }

    /// True until the first answer, good or bad.
    pub const fn is_blank(&self) -> bool {
        self.data.is_none() && self.failure.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Failure;

    #[test]
    fn a_failure_keeps_the_value_and_a_success_clears_the_failure() {
        let error = ApiError::silent(Failure::TimedOut);
        let mut remote = Remote::default();
        assert!(remote.is_blank());
        remote.settle(Err(error.clone()), 1.0);
        assert_eq!((remote.data(), remote.failure(), remote.updated()), (None, Some(&error), None));
        assert!(!remote.is_blank());
        remote.settle(Ok(7), 2.0);
        assert_eq!((remote.data(), remote.failure(), remote.updated()), (Some(&7), None, Some(2.0)));
        remote.settle(Err(error.clone()), 3.0);
        assert_eq!((remote.data(), remote.failure(), remote.updated()), (Some(&7), Some(&error), Some(2.0)));
        remote.settle(Ok(8), 4.0);
        assert_eq!((remote.data(), remote.failure()), (Some(&8), None));
    }
}
