//! `siem publish`: a release into one bucket, or into one for each region.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;

use crate::arguments::{AssetArguments, PublishOptions};
use crate::deployment::account::Account;
use crate::deployment::assets::Assets;
use crate::deployment::bucket::Bucket;
use crate::deployment::layout::Layout;
use crate::deployment::names::bucket_name;
use crate::deployment::solution::Solution;
use crate::load::wrong_usage;
use crate::shown::{Output, safe};

/// The stack's name in links.
pub(crate) const STACK: &str = "aes-siem";

pub(crate) fn run(options: &PublishOptions) -> Result<ExitCode> {
    let buckets = Buckets::of(options);
    let release = Ready::read(&options.assets)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    if options.no_upload {
        for name in buckets.names() {
            let layout = release.lay_out(&buckets.dir(&options.assets.out, &name), &name)?;
            tell!("{name}: {} files below {}", layout.files.len(), safe(&layout.dir.display().to_string()));
        }
        return Ok(ExitCode::SUCCESS);
    }
    let urls = runtime.block_on(async {
        let account = Account::find(options.region.as_deref()).await?;
        let mut places = Vec::new();
        // All of them are looked at before the first is written to.
        for (name, region) in buckets.with_regions() {
            let account = region.map_or_else(|| account.within(account.region()), |region| account.within(region));
            let bucket = Bucket::open(&account, &name).await?;
            places.push((name, account, bucket));
        }
        let mut urls = Vec::new();
        for (name, account, bucket) in places {
            let dir = buckets.dir(&options.assets.out, &name);
            urls.push((release.publish(&dir, &name, &account, &bucket).await?, account));
        }
        anyhow::Ok(urls)
    })?;
    let mut out = Output::new();
    for (url, account) in urls {
        let (console, region) = (account.console(), account.region());
        writeln!(out, "template  {url}")?;
        writeln!(
            out,
            "launch    https://{region}.{console}/cloudformation/home?region={region}#/stacks/new?stackName={STACK}&templateURL={url}"
        )?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// A release that only needs a bucket.
pub(crate) struct Ready {
    solution: Solution,
    assets: Assets,
}

impl Ready {
    /// The packages of a folder, under the name that the options say.
    pub(crate) fn read(options: &AssetArguments) -> Result<Ready> {
        Ok(Ready { solution: Solution::of(&options.solution), assets: Assets::of_functions(&options.packages())? })
    }

    fn lay_out(&self, dir: &Path, bucket: &str) -> Result<Layout> {
        Layout::write(dir, bucket, &self.solution, &self.assets)
    }

    /// Lays the release out and uploads it; the URL of its template.
    pub(crate) async fn publish(&self, dir: &Path, name: &str, account: &Account, bucket: &Bucket) -> Result<String> {
        let layout = self.lay_out(dir, name)?;
        let uploaded = bucket.put(&layout.files).await?;
        tell!(
            "{name} ({}): {} files written, {:.1} MB; {} were there",
            account.region(),
            uploaded.written,
            uploaded.bytes as f64 / 1e6,
            uploaded.unchanged
        );
        Ok(template_url(account, name))
    }
}

/// Where CloudFormation reads the main template.
fn template_url(account: &Account, bucket: &str) -> String {
    let [template, _] = siem_infra::MAIN_TEMPLATES;
    format!("https://{bucket}.s3.{}.{}/{template}", account.region(), account.url_suffix())
}

/// Where a release goes.
#[derive(Debug, PartialEq, Eq)]
enum Buckets {
    /// A bucket of the region that everything else says.
    One(String),
    /// `PREFIX-REGION` in each region.
    Regional { prefix: String, regions: Vec<String> },
}

impl Buckets {
    fn of(options: &PublishOptions) -> Buckets {
        match &options.bucket_prefix {
            Some(prefix) => {
                let regions = options.regions.clone();
                if regions.is_empty() {
                    wrong_usage("--bucket-prefix stands for buckets of several regions: name them with --regions");
                }
                let buckets = Buckets::Regional { prefix: prefix.clone(), regions };
                for name in buckets.names() {
                    if let Err(rule) = bucket_name(&name) {
                        wrong_usage(&format!("--bucket-prefix {prefix} makes the bucket {name:?}: {rule}"));
                    }
                }
                buckets
            }
            None => Buckets::One(bucket_or_variable(options.bucket.as_ref())),
        }
    }

    fn with_regions(&self) -> Vec<(String, Option<&str>)> {
        match self {
            Buckets::One(name) => vec![(name.clone(), None)],
            Buckets::Regional { prefix, regions } => {
                regions.iter().map(|region| (format!("{prefix}-{region}"), Some(region.as_str()))).collect()
            }
        }
    }

    fn names(&self) -> Vec<String> {
        self.with_regions().into_iter().map(|(name, _)| name).collect()
    }

    /// The folder for one bucket: each has templates of its own.
    fn dir(&self, out: &Path, name: &str) -> PathBuf {
        match self {
            Buckets::One(_) => out.to_owned(),
            Buckets::Regional { .. } => out.join(name),
        }
    }
}

/// The bucket that is named, else `TEMPLATE_OUTPUT_BUCKET`.
pub(crate) fn bucket_or_variable(named: Option<&String>) -> String {
    let from_environment = || std::env::var("TEMPLATE_OUTPUT_BUCKET").ok().filter(|name| !name.is_empty());
    let Some(name) = named.cloned().or_else(from_environment) else {
        wrong_usage("name a bucket with --bucket, or set TEMPLATE_OUTPUT_BUCKET");
    };
    bucket_name(&name).unwrap_or_else(|rule| wrong_usage(&format!("the bucket {name:?}: {rule}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_region_has_its_bucket_and_its_folder() {
        let regions = vec!["us-east-1".to_owned(), "eu-west-2".to_owned()];
        let buckets = Buckets::Regional { prefix: "aes-siem".into(), regions };
        assert_eq!(buckets.names(), ["aes-siem-us-east-1", "aes-siem-eu-west-2"]);
        assert_eq!(buckets.with_regions()[1], ("aes-siem-eu-west-2".to_owned(), Some("eu-west-2")));
        assert_eq!(buckets.dir(Path::new("out"), "aes-siem-us-east-1"), Path::new("out/aes-siem-us-east-1"));
        assert_eq!(Buckets::One("b".into()).dir(Path::new("out"), "b"), Path::new("out"));
    }
}
