//! The objects there are, in the order of their keys. A bucket is listed page by page; a folder's names are held.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use siem_loader::source::{FileSource, find_files};
use siem_loader::{ObjectRef, Source};

use crate::load::{LOCAL, list_problem};
use crate::shown::safe;

/// One object.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub(crate) key: String,
    pub(crate) bytes: u64,
    at: At,
}

#[derive(Clone, Debug)]
enum At {
    /// ETag.
    Bucket(String),
    File(PathBuf),
}

impl Listed {
    /// What its bytes are known by: the ETag, or the digest of a file, which is read for it.
    pub(crate) fn identity(&self) -> Result<String> {
        match &self.at {
            At::Bucket(e_tag) => Ok(e_tag.clone()),
            At::File(path) => {
                let source = FileSource { path: path.clone(), now: None };
                Ok(source.open(&ObjectRef::whole(LOCAL, &self.key))?.version)
            }
        }
    }
}

/// The objects of one source.
pub(crate) struct Listing {
    pub(crate) bucket: String,
    /// What all keys begin with.
    pub(crate) prefix: String,
    /// Files and folders that could not be read.
    pub(crate) left_out: u64,
    pages: Pages,
    page: std::vec::IntoIter<Listed>,
    last: String,
}

enum Pages {
    Bucket {
        client: aws_sdk_s3::Client,
        next: Next,
    },
    /// There are no more.
    Done,
}

enum Next {
    First,
    Token(String),
}

impl Listing {
    pub(crate) fn of_bucket(client: aws_sdk_s3::Client, bucket: &str, prefix: &str) -> Listing {
        let pages = Pages::Bucket { client, next: Next::First };
        let (bucket, prefix) = (bucket.to_owned(), prefix.to_owned());
        Listing { bucket, prefix, left_out: 0, pages, page: Vec::new().into_iter(), last: String::new() }
    }

    pub(crate) fn of_folder(folder: &Path, bucket: &str) -> Result<Listing> {
        let found = find_files(folder)?;
        for problem in &found.left_out {
            tell!("siem: warning: left out: {}", safe(&problem.to_string()));
        }
        let mut files = Vec::new();
        for (path, key) in found.files {
            let bytes = std::fs::metadata(&path).map(|metadata| metadata.len()).unwrap_or_default();
            files.push(Listed { key, bytes, at: At::File(path) });
        }
        Ok(Listing {
            bucket: bucket.to_owned(),
            prefix: String::new(),
            left_out: found.left_out.len() as u64,
            pages: Pages::Done,
            page: files.into_iter(),
            last: String::new(),
        })
    }

    /// The next object.
    ///
    /// # Errors
    /// The bucket cannot be listed, or lists its keys in another order than that of their bytes.
    pub(crate) async fn next(&mut self) -> Result<Option<Listed>> {
        loop {
            if let Some(listed) = self.page.next() {
                if listed.key < self.last {
                    bail!(
                        "s3://{} does not list its keys in their order, as directory buckets do: this cannot be reconciled",
                        self.bucket
                    );
                }
                self.last.clone_from(&listed.key);
                return Ok(Some(listed));
            }
            let Pages::Bucket { client, next } = &self.pages else { return Ok(None) };
            let token = match next {
                Next::First => None,
                Next::Token(token) => Some(token.clone()),
            };
            let request = client.list_objects_v2().bucket(&self.bucket).prefix(&self.prefix);
            let answer = request.set_continuation_token(token).send().await;
            let answer = answer
                .map_err(|error| anyhow::anyhow!(list_problem(&error)))
                .with_context(|| format!("s3://{}/{}", self.bucket, self.prefix))?;
            let mut page = Vec::new();
            for object in answer.contents() {
                let Some(key) = object.key() else { continue };
                let bytes = object.size().and_then(|size| u64::try_from(size).ok()).unwrap_or_default();
                let e_tag = object.e_tag().unwrap_or_default().trim_matches('"').to_owned();
                page.push(Listed { key: key.to_owned(), bytes, at: At::Bucket(e_tag) });
            }
            self.page = page.into_iter();
            match answer.next_continuation_token {
                Some(token) => {
                    let client = client.clone();
                    self.pages = Pages::Bucket { client, next: Next::Token(token) };
                }
                None => self.pages = Pages::Done,
            }
        }
    }
}
