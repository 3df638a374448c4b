//! Deleting what is left, for good or with time to think again.

use anyhow::{Context, Result, bail};
use aws_sdk_s3::types::{Delete, ObjectIdentifier};

use crate::aws::problem;
use crate::deployment::cleanup::left::{Clients, Left, What};

/// How long a key that is to be deleted can be taken back: the most that there is.
const KEY_DAYS: i32 = 30;

/// Deletes one thing; what is to be said of it.
pub(crate) async fn one(clients: &Clients, left: &Left) -> Result<String> {
    let name = left.name.as_str();
    match left.what {
        What::Domain => {
            let sent = clients.opensearch.delete_domain().domain_name(name).send().await;
            sent.map_err(|error| problem(&error))?;
            Ok("is being deleted, with its indices; that takes some minutes".to_owned())
        }
        What::LogGroup => {
            let sent = clients.logs.delete_log_group().log_group_name(name).send().await;
            sent.map_err(|error| problem(&error))?;
            Ok("deleted".to_owned())
        }
        What::Secret => {
            // It opens nothing any more, and one that can be brought back keeps its name from a new stack's.
            let delete = clients.secrets.delete_secret().secret_id(name).force_delete_without_recovery(true);
            delete.send().await.map_err(|error| problem(&error))?;
            Ok("deleted".to_owned())
        }
        What::Bucket => bucket(clients, name).await,
        What::Key => {
            let schedule = clients.kms.schedule_key_deletion().key_id(name).pending_window_in_days(KEY_DAYS);
            schedule.send().await.map_err(|error| problem(&error))?;
            Ok(format!(
                "will be deleted in {KEY_DAYS} days; until then `aws kms cancel-key-deletion --key-id {name}` takes that back"
            ))
        }
        What::Alias => {
            clients.kms.delete_alias().alias_name(name).send().await.map_err(|error| problem(&error))?;
            Ok("deleted".to_owned())
        }
        What::Network => bail!("it is deleted by hand"),
    }
}

/// Deletes every version of every object, and the bucket.
async fn bucket(clients: &Clients, name: &str) -> Result<String> {
    let mut count = 0;
    loop {
        let page = clients.s3.list_object_versions().bucket(name).send().await;
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
        let deleted = deleted.map_err(|error| problem(&error)).context("emptying it")?;
        if let Some(error) = deleted.errors().first() {
            let (key, why) = (error.key().unwrap_or_default(), error.message().unwrap_or_default());
            bail!("{key} cannot be deleted: {why}");
        }
    }
    let deleted = clients.s3.delete_bucket().bucket(name).send().await;
    deleted
        .map_err(|error| problem(&error))
        .with_context(|| format!("after {count} versions of objects were deleted"))?;
    Ok(format!("deleted, with {count} versions of objects"))
}
