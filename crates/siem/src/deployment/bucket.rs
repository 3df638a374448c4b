//! A bucket that a release goes to: looked at before anything is written, and never made.

use anyhow::{Context, Result, bail};
use aws_sdk_s3::Client;
use aws_sdk_s3::types::ObjectCannedAcl;
use siem_loader::source::client_settings;

use crate::aws::{http_status, problem};
use crate::deployment::account::Account;
use crate::deployment::layout::File;

const MOVED: u16 = 301;
const BAD_REQUEST: u16 = 400;
const FORBIDDEN: u16 = 403;
pub(crate) const NOT_FOUND: u16 = 404;

/// A bucket of this account, in the region in which its functions will run.
pub(crate) struct Bucket {
    client: Client,
    name: String,
    owner: String,
}

/// What became of files.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Uploaded {
    pub(crate) written: usize,
    /// Were there already.
    pub(crate) unchanged: usize,
    pub(crate) bytes: u64,
}

impl Bucket {
    /// Looks whether the bucket is there, is the account's, and is in the account's region.
    pub(crate) async fn open(account: &Account, name: &str) -> Result<Bucket> {
        let client = Client::from_conf(client_settings(account.config()).build());
        let region = account.region();
        let head = client.head_bucket().bucket(name).expected_bucket_owner(&account.id).send().await;
        let (status, found_in, error) = match &head {
            Ok(found) => (None, found.bucket_region(), None),
            Err(error) => {
                let response = error.raw_response();
                let place = response.and_then(|response| response.headers().get("x-amz-bucket-region"));
                (http_status(error), place, Some(error))
            }
        };
        if let Some(place) = found_in.filter(|place| *place != region && status != Some(FORBIDDEN)) {
            bail!(
                "the bucket {name} is in {place}, not in {region}: a function's code has to lie in the region of its \
                 stack; name a bucket in {region}, or say --region {place}"
            );
        }
        match (status, error) {
            (_, None) => Ok(Bucket { client, name: name.to_owned(), owner: account.id.clone() }),
            (Some(NOT_FOUND), _) => {
                bail!("there is no bucket {name}, and none is made here: run `{}`", how_to_create(name, region))
            }
            (Some(FORBIDDEN), _) => bail!(
                "the bucket {name} is refused: it belongs to another account than {}, or these credentials may not list \
                 it (s3:ListBucket)",
                account.id
            ),
            (Some(MOVED | BAD_REQUEST), _) => {
                bail!("the bucket {name} is not in {region}: name one that is, or say --region")
            }
            (_, Some(error)) => Err(problem(error)).with_context(|| format!("the bucket {name}")),
        }
    }

    /// Writes files, in their order. One that is named by its content is not written again.
    pub(crate) async fn put(&self, files: &[File]) -> Result<Uploaded> {
        let mut uploaded = Uploaded::default();
        for file in files {
            let bytes = file.content.len() as u64;
            if file.is_named_by_content && self.length_of(&file.key).await? == Some(bytes) {
                uploaded.unchanged += 1;
                continue;
            }
            let put = self.client.put_object().bucket(&self.name).key(&file.key).body(file.content.clone().into());
            // As it has always been done; it is what a bucket without ACLs takes, too.
            let put = put.acl(ObjectCannedAcl::BucketOwnerFullControl).expected_bucket_owner(&self.owner);
            let sent = put.send().await.map_err(|error| problem(&error));
            sent.with_context(|| format!("s3://{}/{}", self.name, file.key))?;
            uploaded.written += 1;
            uploaded.bytes += bytes;
        }
        Ok(uploaded)
    }

    /// Bytes of an object, if there is one.
    async fn length_of(&self, key: &str) -> Result<Option<u64>> {
        let head = self.client.head_object().bucket(&self.name).key(key).expected_bucket_owner(&self.owner);
        match head.send().await {
            Ok(found) => Ok(found.content_length().and_then(|length| u64::try_from(length).ok())),
            Err(error) if http_status(&error) == Some(NOT_FOUND) => Ok(None),
            Err(error) => Err(problem(&error)).with_context(|| format!("s3://{}/{key}", self.name)),
        }
    }
}

/// The command that makes a bucket.
fn how_to_create(name: &str, region: &str) -> String {
    let create = format!("aws s3api create-bucket --bucket {name} --region {region}");
    // The oldest region is the only one that is not named.
    if region == "us-east-1" {
        create
    } else {
        format!("{create} --create-bucket-configuration LocationConstraint={region}")
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use super::{Account, Bucket, how_to_create};

    #[tokio::test]
    async fn a_bucket_of_another_account_is_refused() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let service = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut bytes = [0; 8192];
            let count = stream.read(&mut bytes).unwrap();
            stream.write_all(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").unwrap();
            String::from_utf8_lossy(&bytes[..count]).to_lowercase()
        });
        let told = Bucket::open(&Account::at(&url), "templates").await.err().unwrap().to_string();
        let asked = service.join().unwrap();
        assert!(asked.starts_with("head /templates"), "{asked}");
        assert!(asked.contains("x-amz-expected-bucket-owner: 123456789012"), "{asked}");
        assert!(told.starts_with("the bucket templates is refused: it belongs to another account than 123456789012"));
    }

    #[test]
    fn a_bucket_that_is_missing_is_made_by_a_command() {
        assert_eq!(how_to_create("b", "us-east-1"), "aws s3api create-bucket --bucket b --region us-east-1");
        assert_eq!(
            how_to_create("b", "eu-west-2"),
            "aws s3api create-bucket --bucket b --region eu-west-2 --create-bucket-configuration \
             LocationConstraint=eu-west-2"
        );
    }
}
