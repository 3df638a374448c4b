//! Deleting what is left, for good or with time to think again.

use anyhow::{Context, Result, bail};
use aws_sdk_s3::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_s3::types::{Delete, ObjectIdentifier};

use crate::aws::problem;
use crate::deployment::cleanup::left::{Clients, Left, What};

/// How long a key that is to be deleted can be taken back: the most that there is.
const KEY_DAYS: i32 = 30;
const DELETED: &str = "deleted";

/// What services say of a thing that is not there any more, and of a key that waits for its end, as when another clean-up
/// runs beside this one.
const GONE: [&str; 4] = ["ResourceNotFoundException", "NotFoundException", "NoSuchBucket", "KMSInvalidStateException"];

/// Deletes one thing; what is to be said of it.
pub(crate) async fn one(clients: &Clients, left: &Left) -> Result<String> {
    let name = left.name.as_str();
    match left.what {
        What::Domain => {
            let sent = clients.opensearch.delete_domain().domain_name(name).send().await;
            done(&sent, "is being deleted, with its indices; that takes some minutes")
        }
        What::LogGroup => done(&clients.logs.delete_log_group().log_group_name(name).send().await, DELETED),
        What::Secret => {
            // It opens nothing any more, and one that can be brought back keeps its name from a new stack's.
            let delete = clients.secrets.delete_secret().secret_id(name).force_delete_without_recovery(true);
            done(&delete.send().await, DELETED)
        }
        What::Bucket => bucket(clients, name).await,
        What::Key => {
            let schedule = clients.kms.schedule_key_deletion().key_id(name).pending_window_in_days(KEY_DAYS);
            let cancel = format!("aws kms cancel-key-deletion --key-id {name}");
            let told = format!("will be deleted in {KEY_DAYS} days; until then `{cancel}` takes that back");
            done(&schedule.send().await, &told)
        }
        What::Alias => done(&clients.kms.delete_alias().alias_name(name).send().await, DELETED),
        What::Network => bail!("it is deleted by hand"),
    }
}

/// What is to be said of something that was asked to go.
fn done<T, E>(sent: &Result<T, SdkError<E>>, told: &str) -> Result<String>
where
    E: std::error::Error + ProvideErrorMetadata + 'static,
{
    match sent {
        Ok(_) => Ok(told.to_owned()),
        Err(error) if is_gone(error) => Ok("is gone already".to_owned()),
        Err(error) => Err(problem(error)),
    }
}

fn is_gone<E>(error: &SdkError<E>) -> bool
where
    E: ProvideErrorMetadata,
{
    error.code().is_some_and(|code| GONE.contains(&code))
}

/// Deletes every version of every object, and the bucket.
async fn bucket(clients: &Clients, name: &str) -> Result<String> {
    let mut count = 0;
    loop {
        let page = clients.s3.list_object_versions().bucket(name).send().await;
        if page.as_ref().is_err_and(is_gone) {
            break;
        }
        let page = page.map_err(|error| problem(&error)).context("listing it")?;
        let versions = page.versions().iter().map(|version| (version.key(), version.version_id()));
        let markers = page.delete_markers().iter().map(|marker| (marker.key(), marker.version_id()));
        let objects = versions.chain(markers).map(|(key, version)| {
            let id = ObjectIdentifier::builder().key(key.unwrap_or_default());
            id.set_version_id(version.map(str::to_owned)).build()
        });
        let objects = objects.collect::<std::result::Result<Vec<_>, _>>()?;
        if objects.is_empty() {
            break;
        }
        count += objects.len();
        let delete = Delete::builder().set_objects(Some(objects)).quiet(true).build()?;
        let deleted = clients.s3.delete_objects().bucket(name).delete(delete).send().await;
        if deleted.as_ref().is_err_and(is_gone) {
            break;
        }
        let deleted = deleted.map_err(|error| problem(&error)).context("emptying it")?;
        if let Some(error) = deleted.errors().first() {
            let (key, why) = (error.key().unwrap_or_default(), error.message().unwrap_or_default());
            bail!("{key} cannot be deleted: {why}");
        }
    }
    let deleted = clients.s3.delete_bucket().bucket(name).send().await;
    done(&deleted, &format!("deleted, with {count} versions of objects"))
        .with_context(|| format!("after {count} versions of objects were deleted"))
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use super::*;
    use crate::deployment::account::Account;
    use crate::deployment::cleanup::left::Fate;

    /// What is said of a thing when the service answers so, whatever it is asked.
    async fn told(what: What, status: &str, body: &'static str) -> Result<String> {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let clients = Clients::of(&Account::at(&format!("http://{}", listener.local_addr().unwrap())));
        let (status, length) = (status.to_owned(), body.len());
        std::thread::spawn(move || {
            while let Ok((mut stream, _)) = listener.accept() {
                let mut bytes = [0; 8192];
                let _ = stream.read(&mut bytes).unwrap();
                let head = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n");
                stream.write_all((head + body).as_bytes()).unwrap();
            }
        });
        one(&clients, &Left { what, name: "aes-siem".to_owned(), fate: Fate::Goes }).await
    }

    #[tokio::test]
    async fn what_another_clean_up_deleted_meanwhile_is_no_failure() {
        let no_bucket = "<Error><Code>NoSuchBucket</Code><Message>gone</Message></Error>";
        let no_domain = r#"{"__type": "ResourceNotFoundException", "message": "gone"}"#;
        let no_alias = r#"{"__type": "NotFoundException", "message": "gone"}"#;
        let no_key = r#"{"__type": "KMSInvalidStateException", "message": "pending deletion"}"#;
        for (what, status, body) in [
            (What::Bucket, "404 Not Found", no_bucket),
            (What::Domain, "409 Conflict", no_domain),
            (What::LogGroup, "400 Bad Request", no_domain),
            (What::Secret, "400 Bad Request", no_domain),
            (What::Alias, "400 Bad Request", no_alias),
            (What::Key, "400 Bad Request", no_key),
        ] {
            let word = what.word();
            assert_eq!(told(what, status, body).await.unwrap(), "is gone already", "{word}");
        }
    }

    #[tokio::test]
    async fn what_is_refused_is_one() {
        let denied = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";
        let why = told(What::Bucket, "403 Forbidden", denied).await.unwrap_err();
        assert_eq!(format!("{why:#}"), "listing it: AccessDenied: Access Denied");
    }
}
