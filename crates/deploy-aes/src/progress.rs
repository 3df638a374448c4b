//! What the function tells itself from one invocation to the next.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};

/// How far a request has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Progress {
    /// When the first invocation began, in seconds since 1970.
    begun: u64,
    /// The domain is made by this request.
    pub(crate) made: bool,
    /// What the domain was asked for, by the service's id of the change as far as it told one; `None` before that.
    pub(crate) asked: Option<String>,
}

impl Progress {
    /// Of a request's progress, which is `null` at first.
    pub(crate) fn of(told: &Value) -> Progress {
        Progress {
            begun: told["begun"].as_u64().unwrap_or_else(|| now().as_secs()),
            made: told["made"].as_bool().unwrap_or_default(),
            asked: told["asked"].as_str().map(str::to_owned),
        }
    }

    pub(crate) fn to_value(&self) -> Value {
        json!({ "begun": self.begun, "made": self.made, "asked": self.asked })
    }

    /// How long ago the first invocation began.
    pub(crate) fn age(&self) -> Duration {
        now().saturating_sub(Duration::from_secs(self.begun))
    }
}

fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_comes_back_as_it_was_told() {
        let first = Progress::of(&Value::Null);
        assert_eq!((first.made, first.asked.as_deref()), (false, None));
        assert_eq!(Progress::of(&first.to_value()), first);
        let asked = Progress { made: true, asked: Some("change-1".to_owned()), ..first };
        assert_eq!(Progress::of(&asked.to_value()), asked);
    }

    #[test]
    fn age_counts_from_the_first_invocation() {
        let begun = now().as_secs() - 3300;
        assert!(Progress::of(&json!({ "begun": begun })).age() >= Duration::from_secs(3300));
    }
}
