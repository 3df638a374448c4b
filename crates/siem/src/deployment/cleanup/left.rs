//! What is left of a stack, found by the names that it gave.

use anyhow::{Context, Result, bail};
use aws_sdk_kms::types::KeyState;
use aws_sdk_s3::error::ProvideErrorMetadata as _;
use aws_sdk_secretsmanager::types::{Filter, FilterNameStringType};
use siem_infra::constructs::SOLUTION_TAG;
use siem_infra::siem::names::{KEY_ALIAS, PREFIX};
use siem_loader::source::client_settings;

use crate::arguments::CleanupOptions;
use crate::aws::{http_status, problem};
use crate::deployment::account::Account;
use crate::deployment::bucket::NOT_FOUND;
use crate::deployment::cleanup::network;

/// Whom it is asked of.
pub(crate) struct Clients {
    pub(crate) s3: aws_sdk_s3::Client,
    pub(crate) kms: aws_sdk_kms::Client,
    pub(crate) opensearch: aws_sdk_opensearch::Client,
    pub(crate) secrets: aws_sdk_secretsmanager::Client,
    pub(crate) logs: aws_sdk_cloudwatchlogs::Client,
    pub(crate) stacks: aws_sdk_cloudformation::Client,
}

impl Clients {
    pub(crate) fn of(account: &Account) -> Clients {
        let config = account.config();
        Clients {
            s3: aws_sdk_s3::Client::from_conf(client_settings(config).build()),
            kms: aws_sdk_kms::Client::new(config),
            opensearch: aws_sdk_opensearch::Client::new(config),
            secrets: aws_sdk_secretsmanager::Client::new(config),
            logs: aws_sdk_cloudwatchlogs::Client::new(config),
            stacks: aws_sdk_cloudformation::Client::new(config),
        }
    }
}

/// A kind of what is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Domain,
    LogGroup,
    Secret,
    Bucket,
    Key,
    Alias,
    /// A VPC, or a part of one.
    Network,
}

impl What {
    pub(crate) fn word(self) -> &'static str {
        match self {
            What::Domain => "domain",
            What::LogGroup => "log group",
            What::Secret => "secret",
            What::Bucket => "bucket",
            What::Key => "key",
            What::Alias => "alias",
            What::Network => "network",
        }
    }
}

/// What becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// `--apply` deletes it.
    Goes,
    /// Somebody deletes it already.
    IsGoing,
    /// It stays, and why.
    Stays(String),
}

impl Fate {
    pub(crate) fn told(&self) -> String {
        match self {
            Fate::Goes => "is deleted".to_owned(),
            Fate::IsGoing => "is being deleted already".to_owned(),
            Fate::Stays(why) => format!("stays: {why}"),
        }
    }
}

/// One thing that is left.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Left {
    pub(crate) what: What,
    /// Its name; of a key and of parts of networks, the id.
    pub(crate) name: String,
    pub(crate) fate: Fate,
}

/// All that is left, in the order in which it is deleted.
pub(crate) async fn find(clients: &Clients, account: &Account, options: &CleanupOptions) -> Result<Vec<Left>> {
    let log_bucket = format!("{PREFIX}-{}-log", account.id);
    if options.log_bucket.as_ref().is_some_and(|named| *named != log_bucket) {
        bail!("the log bucket of this account is {log_bucket}: only that one can be named with --log-bucket");
    }
    let mut all = domain(clients, &options.domain).await?;
    let fate_of = |why: &str| match options.log_bucket {
        Some(_) => Fate::Goes,
        None => Fate::Stays(format!("{why}; --log-bucket {log_bucket} deletes it")),
    };
    for suffix in ["geo", "snapshot"] {
        let fate = fate_of("a new stack takes it over with the log bucket");
        all.extend(bucket(clients, account, &format!("{PREFIX}-{}-{suffix}", account.id), fate).await?);
    }
    all.extend(bucket(clients, account, &log_bucket, fate_of("it has the logs")).await?);
    all.extend(key(clients, options.key.as_deref()).await?);
    all.extend(network::left(&clients.stacks).await?);
    Ok(all)
}

/// What becomes of what has these tags, if it were to have this `fate`.
fn of_ours(fate: Fate, is_ours: bool) -> Fate {
    match fate {
        Fate::Goes => named(Fate::Goes, is_ours),
        fate => fate,
    }
}

/// The same of what goes only if it is named: without the tag, to name it would not help.
fn named(fate: Fate, is_ours: bool) -> Fate {
    let (key, value) = SOLUTION_TAG;
    if is_ours {
        return fate;
    }
    Fate::Stays(format!("it has no tag {key} = {value}; give it one, or delete it yourself"))
}

fn is_ours(key: Option<&str>, value: Option<&str>) -> bool {
    (key, value) == (Some(SOLUTION_TAG.0), Some(SOLUTION_TAG.1))
}

/// The domain, the log groups it writes to and the passwords that were made for it: all of them go, or none.
async fn domain(clients: &Clients, name: &str) -> Result<Vec<Left>> {
    let mut all = Vec::new();
    let mut goes = Fate::Goes;
    match clients.opensearch.describe_domain().domain_name(name).send().await {
        Ok(found) => {
            let status = found.domain_status().with_context(|| format!("the domain {name} is not described"))?;
            let tags = clients.opensearch.list_tags().arn(status.arn()).send().await;
            let tags = tags.map_err(|error| problem(&error)).with_context(|| format!("tags of the domain {name}"))?;
            let is_ours = tags.tag_list().iter().any(|tag| is_ours(Some(tag.key()), Some(tag.value())));
            let fate = if status.deleted() == Some(true) { Fate::IsGoing } else { of_ours(Fate::Goes, is_ours) };
            if matches!(fate, Fate::Stays(_)) {
                goes = Fate::Stays("its domain does".to_owned());
            }
            all.push(Left { what: What::Domain, name: name.to_owned(), fate });
        }
        Err(error) if error.as_service_error().is_some_and(|error| error.is_resource_not_found_exception()) => {}
        Err(error) => return Err(problem(&error)).with_context(|| format!("the domain {name}")),
    }
    let prefix = format!("/aws/OpenSearchService/domains/{name}/");
    let mut groups = clients.logs.describe_log_groups().log_group_name_prefix(&prefix).into_paginator().items().send();
    while let Some(group) = groups.next().await {
        let group = group.map_err(|error| problem(&error)).context("log groups of the domain")?;
        // Their tags say nothing: a domain of any kind may write there. They go with the domain that they are called after.
        all.extend(group.log_group_name.map(|name| Left { what: What::LogGroup, name, fate: goes.clone() }));
    }
    all.extend(secrets(clients, name, &goes).await?);
    Ok(all)
}

/// Passwords that were made for a domain. The service finds names by how they begin, in any case of letters.
async fn secrets(clients: &Clients, domain: &str, fate: &Fate) -> Result<Vec<Left>> {
    let prefix = format!("{PREFIX}/{domain}/");
    let begins = Filter::builder().key(FilterNameStringType::Name).values(&prefix).build();
    let mut pages = clients.secrets.list_secrets().filters(begins).into_paginator().send();
    let mut all = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page.map_err(|error| problem(&error)).context("secrets")?;
        for secret in page.secret_list() {
            let Some(name) = secret.name().filter(|name| name.starts_with(&prefix)) else { continue };
            let is_ours = secret.tags().iter().any(|tag| is_ours(tag.key(), tag.value()));
            all.push(Left { what: What::Secret, name: name.to_owned(), fate: of_ours(fate.clone(), is_ours) });
        }
    }
    Ok(all)
}

async fn bucket(clients: &Clients, account: &Account, name: &str, fate: Fate) -> Result<Option<Left>> {
    let region = account.region();
    let fate = match clients.s3.head_bucket().bucket(name).expected_bucket_owner(&account.id).send().await {
        Ok(found) => match found.bucket_region() {
            Some(elsewhere) if elsewhere != region => Fate::Stays(format!("it is in {elsewhere}")),
            _ => named(fate, has_our_bucket_tag(clients, name).await?),
        },
        Err(error) if http_status(&error) == Some(NOT_FOUND) => return Ok(None),
        Err(error) => {
            let place = error.raw_response().and_then(|response| response.headers().get("x-amz-bucket-region"));
            match place.filter(|place| *place != region) {
                Some(elsewhere) => Fate::Stays(format!("it is in {elsewhere}")),
                None => return Err(problem(&error)).with_context(|| format!("the bucket {name}")),
            }
        }
    };
    Ok(Some(Left { what: What::Bucket, name: name.to_owned(), fate }))
}

async fn has_our_bucket_tag(clients: &Clients, name: &str) -> Result<bool> {
    match clients.s3.get_bucket_tagging().bucket(name).send().await {
        Ok(tags) => Ok(tags.tag_set().iter().any(|tag| is_ours(Some(tag.key()), Some(tag.value())))),
        Err(error) if error.code() == Some("NoSuchTagSet") => Ok(false),
        Err(error) => Err(problem(&error)).with_context(|| format!("tags of the bucket {name}")),
    }
}

/// The key behind the alias, and the alias: it goes with its key, and stands in the way of a new one.
async fn key(clients: &Clients, option: Option<&str>) -> Result<Vec<Left>> {
    let found = match clients.kms.describe_key().key_id(KEY_ALIAS).send().await {
        Ok(found) => found.key_metadata.with_context(|| format!("{KEY_ALIAS} has no key"))?,
        Err(error) if error.as_service_error().is_some_and(|error| error.is_not_found_exception()) => {
            return Ok(Vec::new());
        }
        Err(error) => return Err(problem(&error)).context(KEY_ALIAS),
    };
    let id = found.key_id();
    if let Some(other) = option.filter(|option| *option != KEY_ALIAS && *option != id) {
        bail!("--key {other}: the solution's key is {KEY_ALIAS}, {id}");
    }
    let is_going = found.key_state() == Some(&KeyState::PendingDeletion);
    let fate = match option {
        Some(_) => Fate::Goes,
        None if is_going => Fate::Stays(format!("its key is being deleted; --key {KEY_ALIAS} deletes it, too")),
        None => Fate::Stays(format!("without it, what it encrypted is lost; --key {KEY_ALIAS} schedules its deletion")),
    };
    let tags = clients.kms.list_resource_tags().key_id(id).send().await;
    let tags = tags.map_err(|error| problem(&error)).with_context(|| format!("tags of the key {id}"))?;
    let fate = named(fate, tags.tags().iter().any(|tag| is_ours(Some(tag.tag_key()), Some(tag.tag_value()))));
    let of_key = if is_going { Fate::IsGoing } else { fate.clone() };
    Ok(vec![
        Left { what: What::Key, name: id.to_owned(), fate: of_key },
        Left { what: What::Alias, name: KEY_ALIAS.to_owned(), fate },
    ])
}
