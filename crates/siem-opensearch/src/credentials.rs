//! Credentials of AWS, asked for once and kept: every request is signed, and a role's provider asks the network. They may
//! be revoked or rotated before their time: then they are asked for anew.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_credential_types::provider::{self, ProvideCredentials, SharedCredentialsProvider, future};
use tokio::sync::Mutex;

/// So long before they expire, credentials are asked for anew: no request may come late with them.
const BEFORE_EXPIRY: Duration = Duration::from_secs(300);
/// Those that name no end are kept as long; files and environments do change.
const WITHOUT_EXPIRY: Duration = Duration::from_secs(600);

/// Those that are refused were good so long before: many requests are refused at once, and the next keys are asked for once.
const BEFORE_REFUSAL: Duration = Duration::from_secs(5);

/// A provider whose answer is kept.
#[derive(Debug)]
pub(crate) struct Kept {
    provider: SharedCredentialsProvider,
    /// Whoever comes while they are asked for waits for the same answer.
    answer: Mutex<Option<Answer>>,
}

#[derive(Debug)]
struct Answer {
    credentials: Credentials,
    asked: SystemTime,
    /// Until when they are good.
    until: SystemTime,
}

impl Kept {
    pub(crate) fn new(provider: SharedCredentialsProvider) -> Kept {
        Kept { provider, answer: Mutex::default() }
    }

    /// The credentials in use were refused: the next request asks for others.
    pub(crate) async fn refused(&self) {
        let mut answer = self.answer.lock().await;
        if answer.as_ref().is_some_and(|answer| answer.asked + BEFORE_REFUSAL < SystemTime::now()) {
            *answer = None;
        }
    }

    async fn get(&self) -> provider::Result {
        let mut answer = self.answer.lock().await;
        let now = SystemTime::now();
        if let Some(Answer { credentials, until, .. }) = &*answer
            && now < *until
        {
            return Ok(credentials.clone());
        }
        let credentials = self.provider.provide_credentials().await?;
        let until = credentials.expiry().map_or(now + WITHOUT_EXPIRY, |end| end - BEFORE_EXPIRY);
        *answer = Some(Answer { credentials: credentials.clone(), asked: now, until });
        Ok(credentials)
    }
}

impl ProvideCredentials for Kept {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.get())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    /// Gives other keys each time.
    #[derive(Debug, Default)]
    struct Rotating(AtomicU32);

    impl ProvideCredentials for Rotating {
        fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
        where
            Self: 'a,
        {
            let key = format!("AKIDEXAMPLE{}", self.0.fetch_add(1, Ordering::Relaxed));
            future::ProvideCredentials::ready(Ok(Credentials::new(key, "secret", None, None, "test")))
        }
    }

    #[tokio::test]
    async fn keys_are_kept_until_they_are_refused_but_not_asked_for_with_every_refusal() {
        let kept = Kept::new(SharedCredentialsProvider::new(Rotating::default()));
        let key = async || kept.get().await.unwrap().access_key_id().to_owned();
        assert_eq!((key().await, key().await), ("AKIDEXAMPLE0".to_owned(), "AKIDEXAMPLE0".to_owned()));
        kept.refused().await;
        assert_eq!(key().await, "AKIDEXAMPLE0", "these came just now");
        kept.answer.lock().await.as_mut().unwrap().asked -= BEFORE_REFUSAL * 2;
        kept.refused().await;
        kept.refused().await;
        assert_eq!((key().await, key().await), ("AKIDEXAMPLE1".to_owned(), "AKIDEXAMPLE1".to_owned()));
    }
}
