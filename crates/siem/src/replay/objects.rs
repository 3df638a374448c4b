//! The objects that letters speak of: the very version, or none.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use anyhow::Result;
use siem_loader::source::{FileSource, S3Source, client_settings, find_files};
use siem_loader::{ObjectRef, Opened, Source, SourceError};
use tokio::runtime::Handle;

use super::groups::Group;
use crate::load::LOCAL;

/// What there is of an object.
pub(crate) enum Found {
    /// It is the one that the letters speak of.
    Open(Box<Checked>),
    /// It is not there any more, or another one is in its place; short name and detail.
    Gone(&'static str, String),
    /// It cannot be told; short name and detail.
    Closed(&'static str, String),
}

/// Opens objects of S3, and files of a folder.
pub(crate) struct Objects {
    s3: OnceLock<Arc<dyn Source>>,
    runtime: Handle,
    /// Paths by key; `None` where no folder was named.
    files: Option<HashMap<String, Vec<PathBuf>>>,
}

impl Objects {
    pub(crate) fn new(folder: Option<&Path>, runtime: Handle) -> Result<Objects> {
        let mut files: Option<HashMap<String, Vec<PathBuf>>> = None;
        if let Some(folder) = folder {
            let by_key = files.get_or_insert_default();
            for (path, key) in find_files(folder)?.files {
                by_key.entry(key).or_default().push(path);
            }
        }
        Ok(Objects { s3: OnceLock::new(), runtime, files })
    }

    /// Opens the object of a group.
    pub(crate) fn open(&self, group: &Group) -> Found {
        if group.bucket == LOCAL { self.open_file(group) } else { self.open_in_s3(group) }
    }

    fn open_file(&self, group: &Group) -> Found {
        let Some(files) = &self.files else {
            let why = "--files DIR says where the files are; of those that are not there, the stored text is sent";
            return Found::Closed("no_folder", why.into());
        };
        let mut found = Found::Gone("not_found", "no such file below the folder of --files".into());
        for path in files.get(&group.key).into_iter().flatten() {
            let source = Arc::new(FileSource { path: path.clone(), now: None });
            found = checked(source, ObjectRef::whole(&group.bucket, &group.key), &group.version);
            if matches!(found, Found::Open(_)) {
                break;
            }
        }
        found
    }

    fn open_in_s3(&self, group: &Group) -> Found {
        let source = self.s3.get_or_init(|| {
            let aws = self.runtime.block_on(aws_config::load_defaults(aws_config::BehaviorVersion::latest()));
            let client = aws_sdk_s3::Client::from_conf(client_settings(&aws).build());
            Arc::new(S3Source::single(client, self.runtime.clone()))
        });
        let object = |version: Option<&str>| {
            let version = version.map(str::to_owned);
            ObjectRef { version, ..ObjectRef::whole(&group.bucket, &group.key) }
        };
        let open = |version| checked(Arc::clone(source), object(version), &group.version);
        if !group.version.is_empty() && !is_e_tag(&group.version) {
            return open(Some(&group.version));
        }
        match open(None) {
            // From before the bucket kept versions, it may stand below newer ones.
            Found::Gone(reason, why) => match open(Some("null")) {
                found @ Found::Open(_) => found,
                _ => Found::Gone(reason, why),
            },
            found => found,
        }
    }
}

/// Opens the object, and looks whether it is of this version; any is where none is named.
fn checked(source: Arc<dyn Source>, object: ObjectRef, version: &str) -> Found {
    match source.open(&object) {
        Ok(opened) if version.is_empty() || opened.version == version => {
            let version = opened.version.clone();
            Found::Open(Box::new(Checked { source, object, first: Mutex::new(Some(opened)), version }))
        }
        Ok(_) => Found::Gone("changed", "another object has its key now".into()),
        Err(error) if matches!(error.reason, "not_found" | "no_such_bucket") => Found::Gone(error.reason, error.why),
        Err(error) => Found::Closed(error.reason, error.why),
    }
}

/// An MD5 as S3 writes it, with the number of parts behind it where there were some. Ids of versions are longer, and not
/// of these digits only.
fn is_e_tag(version: &str) -> bool {
    let (digest, parts) = version.split_once('-').unwrap_or((version, "1"));
    digest.len() == 32
        && digest.bytes().all(|byte| byte.is_ascii_hexdigit())
        && !parts.is_empty()
        && parts.bytes().all(|byte| byte.is_ascii_digit())
}

/// An object that is open, and is opened again only as the same.
pub(crate) struct Checked {
    source: Arc<dyn Source>,
    /// All of it.
    pub(crate) object: ObjectRef,
    first: Mutex<Option<Opened>>,
    version: String,
}

impl Source for Checked {
    fn open(&self, object: &ObjectRef) -> Result<Opened, SourceError> {
        if let Some(opened) = self.first.lock().unwrap_or_else(PoisonError::into_inner).take() {
            return Ok(opened);
        }
        let opened = self.source.open(object)?;
        if opened.version == self.version {
            return Ok(opened);
        }
        let what = format!("{}/{}", object.bucket, object.key);
        let why = "it was replaced while it was read".to_owned();
        Err(SourceError { what, why, reason: "changed", retryable: true })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn e_tags_are_told_from_ids_of_versions() {
        for tag in ["9b2cf535f27731c974343645a3985328", "9b2cf535f27731c974343645a3985328-12"] {
            assert!(is_e_tag(tag), "{tag}");
        }
        for id in [
            "3sL4kqtJlcpXroDTDmJ+rmSpXd3dIbrHY+MTRCxf3vjVBH40Nr8X8gdRQBpUMLUo",
            "5e6a1e52-7b3b-4a1c-9a35-0f6f3f1c2d3e",
            "null",
            "",
            "9b2cf535f27731c974343645a3985328-",
        ] {
            assert!(!is_e_tag(id), "{id}");
        }
    }

    #[test]
    fn a_file_is_the_one_of_the_letter_or_none() {
        let dir = tempfile::tempdir().unwrap();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let at = |name: &str| dir.path().join(name).join("AWSLogs/x.log");
        for name in ["one", "two"] {
            std::fs::create_dir_all(at(name).parent().unwrap()).unwrap();
            std::fs::write(at(name), name).unwrap();
        }
        let object = ObjectRef::whole(LOCAL, "AWSLogs/x.log");
        let version = FileSource { path: at("two"), now: None }.open(&object).unwrap().version;
        let group = |key: &str, version: &str| Group {
            bucket: LOCAL.into(),
            key: key.into(),
            version: version.into(),
            letters: Vec::new(),
        };
        let objects = Objects::new(Some(dir.path()), runtime.handle().clone()).unwrap();
        let said = |found| match found {
            Found::Open(checked) => checked.version,
            Found::Gone(reason, _) | Found::Closed(reason, _) => reason.to_owned(),
        };
        assert_eq!(said(objects.open(&group("AWSLogs/x.log", &version))), version);
        assert_eq!(said(objects.open(&group("AWSLogs/x.log", "other"))), "changed");
        assert_eq!(said(objects.open(&group("AWSLogs/y.log", &version))), "not_found");
        let nowhere = Objects::new(None, runtime.handle().clone()).unwrap();
        assert_eq!(said(nowhere.open(&group("AWSLogs/x.log", &version))), "no_folder");
    }

    #[test]
    fn an_object_that_is_replaced_before_it_is_opened_again_is_not_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.log");
        std::fs::write(&path, "one").unwrap();
        let object = ObjectRef::whole(LOCAL, "x.log");
        let Found::Open(checked) = checked(Arc::new(FileSource { path: path.clone(), now: None }), object, "") else {
            unreachable!("it is there")
        };
        let object = checked.object.clone();
        assert!(checked.open(&object).is_ok() && checked.open(&object).is_ok());
        std::fs::write(&path, "two").unwrap();
        let error = checked.open(&object).map(|_| ()).unwrap_err();
        assert_eq!((error.reason, error.retryable), ("changed", true));
    }
}
