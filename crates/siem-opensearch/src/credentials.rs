//! Credentials of AWS, asked for once and kept: every request is signed, and a role's provider asks the network.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_credential_types::provider::{self, ProvideCredentials, SharedCredentialsProvider, future};
use tokio::sync::Mutex;

/// So long before they expire, credentials are asked for anew: no request may come late with them.
const BEFORE_EXPIRY: Duration = Duration::from_secs(300);
/// Those that name no end are kept as long; files and environments do change.
const WITHOUT_EXPIRY: Duration = Duration::from_secs(600);

/// A provider whose answer is kept.
#[derive(Debug)]
pub(crate) struct Kept {
    provider: SharedCredentialsProvider,
    /// With the time until when they are good. Whoever comes while they are asked for waits for the same answer.
    credentials: Mutex<Option<(Credentials, SystemTime)>>,
}

impl Kept {
    pub(crate) fn new(provider: SharedCredentialsProvider) -> Kept {
        Kept { provider, credentials: Mutex::default() }
    }

    async fn get(&self) -> provider::Result {
        let mut kept = self.credentials.lock().await;
        let now = SystemTime::now();
        if let Some((credentials, until)) = &*kept
            && now < *until
        {
            return Ok(credentials.clone());
        }
        let credentials = self.provider.provide_credentials().await?;
        let until = credentials.expiry().map_or(now + WITHOUT_EXPIRY, |end| end - BEFORE_EXPIRY);
        *kept = Some((credentials.clone(), until));
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
