//! The command line's grammar. Its help is the first documentation people read.

use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue};
use clap::{Args, Parser, Subcommand};
use siem_ecs::time::{Instant, parse_iso8601};
use siem_opensearch::Endpoint;

use crate::deployment::names::{bucket_name, region, stack_name};
use crate::target::{Place, cluster_address};

/// Loads AWS and other security logs into OpenSearch as Elastic Common Schema documents.
#[derive(Debug, Parser)]
#[command(name = "siem", version, propagate_version = true, max_term_width = 100)]
#[command(after_help = "Start with `siem demo`: it makes sample logs of a small company's day and loads them into a \
                        folder, without any server.\n\nExit status: 0 all is well, 1 something failed or was refused, \
                        2 wrong usage, 130 interrupted.")]
pub(crate) struct Arguments {
    /// Say more on standard error; twice for everything
    #[arg(short, long, action = clap::ArgAction::Count, global = true)]
    pub(crate) verbose: u8,
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Arguments {
    /// What was typed; ends the program where that is wrong. An address that is refused may have a password in it, so it
    /// is not shown.
    pub(crate) fn read() -> Arguments {
        Arguments::try_parse().unwrap_or_else(|mut error| {
            if let Some(ContextValue::String(value)) = error.get(ContextKind::InvalidValue)
                && let Some((scheme, _)) = value.split_once("://")
            {
                let hidden = ContextValue::String(format!("{scheme}://…"));
                error.insert(ContextKind::InvalidValue, hidden);
            }
            error.exit()
        })
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List what outlives its stack, and delete it on demand
    ///
    /// When a stack is deleted, what holds logs or opens them stays: the domain with its log groups and password, the
    /// buckets, the key and its alias. Deleted is only what is not in use any more, and log bucket and key only if each is
    /// named.
    Cleanup(CleanupOptions),
    /// Write the bundled sample logs as an S3-like tree, load them, and show what became of them
    Demo(DemoOptions),
    /// Package the functions, publish them, and make or update the stack, telling what happens
    ///
    /// Run in a checkout of the solution. Parameters that are not named keep their values, or have their defaults. What
    /// failed first is told at the end; the stack's outputs go to standard output.
    Deploy(DeployOptions),
    /// Load files, folders or S3 prefixes
    ///
    /// Every object's log type is found from its key. A file's key starts at the first AWSLogs or UserLogs part of its
    /// path; else it is its path below PATH; --key says otherwise.
    Load(LoadOptions),
    /// Print the documents of one file, one per line
    ///
    /// Nothing is loaded. Records that cannot be parsed are printed too, and marked.
    Normalize(NormalizeOptions),
    /// Bring templates and functions into a bucket, for stacks of its region
    ///
    /// The bucket has to be there, in the region of the stacks, and of the account. Templates are written last, so that
    /// whoever follows a link finds all that they speak of. What is uploaded also stands in the folders global-s3-assets
    /// and regional-s3-assets. Prints the template's URL and a launch link.
    Publish(PublishOptions),
    /// Name what is missing: the objects there are against the ledger of what was loaded
    ///
    /// The loader writes a line for every object and every piece of one: in a cluster the index
    /// log-siem-ledger-YYYY-MM, in a folder ledger.ndjson. This lists the objects of a bucket or a folder and names each of
    /// which something is missing: one that was never seen, that changed since, that failed, of which records are
    /// handed on and nobody loaded them, or which left dead letters. What is rightly not loaded (unknown keys, empty
    /// objects) is only counted.
    Reconcile(ReconcileOptions),
    /// Load again what was refused: the dead letters of a cluster, or the messages of a dead-letter queue
    ///
    /// A record that a cluster refuses even after healing stands in the index log-siem-deadletter-YYYY-MM, and so does
    /// an object that could not be read. With --to, each is read from its object again and loaded as `siem load` does; its
    /// letter goes when the record is in the index, or a rule leaves it out by now. Where the object is gone, the document
    /// that the letter keeps is sent. With --queue, messages that es-loader gave up go back to a queue that it reads.
    Replay(ReplayOptions),
    /// Give a cluster what loading into it needs
    ///
    /// Index templates, so that addresses are addresses and places are points; with the security plugin the role
    /// aws_log_loader, which may load logs, tell what is missing and load again what was refused, and nothing else; with
    /// Index State Management policies that roll indices over, move them to warm nodes and delete them; with the alerting
    /// plugin monitors, which are switched off; and dashboards. Each step looks first and writes only what is missing or
    /// otherwise, so the command may be given again at any time: it takes no member from a role, and leaves alone what has
    /// another name. What it cannot do for want of a plugin, it says.
    Setup(SetupOptions),
    /// Write the CloudFormation templates
    ///
    /// Without --bucket they are as they are in the repository, with placeholders: %%BUCKET_NAME%% for the bucket and
    /// %%SOLUTION_NAME%%/%%VERSION%% for where in it the functions' code is.
    Synth(SynthOptions),
    /// List the log types, in the order in which their key patterns are tried
    Types(TypesOptions),
}

/// Heading of the options that name a release.
const RELEASE: &str = "The release";

#[derive(Debug, Args)]
pub(crate) struct SolutionArguments {
    /// Name of the solution, with which keys begin [default: SOLUTION_NAME, or siem-on-amazon-opensearch-service]
    #[arg(long, value_name = "NAME", help_heading = RELEASE)]
    pub(crate) solution_name: Option<String>,
    /// Version in keys [default: SIEM_VER, or that of this program behind a v]
    #[arg(long, value_name = "VERSION", help_heading = RELEASE)]
    pub(crate) solution_version: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct AssetArguments {
    /// Where the functions' zips are [default: where `cargo xtask package` leaves them, target/package]
    #[arg(long, value_name = "DIR", help_heading = RELEASE)]
    pub(crate) packages: Option<PathBuf>,
    /// Where global-s3-assets and regional-s3-assets are written, anew each time; those of others are left alone
    #[arg(long, value_name = "DIR", default_value = "deployment", help_heading = RELEASE)]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) solution: SolutionArguments,
}

impl AssetArguments {
    /// Where the functions' zips are.
    pub(crate) fn packages(&self) -> PathBuf {
        let target = || std::env::var_os("CARGO_TARGET_DIR").filter(|dir| !dir.is_empty());
        let packaged = || target().map_or_else(|| PathBuf::from("target"), PathBuf::from).join("package");
        self.packages.clone().unwrap_or_else(packaged)
    }
}

/// What functions are built for.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Built {
    #[value(name = "x86_64")]
    X86_64,
    Arm64,
}

#[derive(Debug, Args)]
pub(crate) struct SynthOptions {
    /// The folder for the templates
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(crate) out: PathBuf,
    /// The bucket with the functions' code
    #[arg(long, value_parser = bucket_name)]
    pub(crate) bucket: Option<String>,
    /// Where the functions' zips are: their names and what they are built for stand in the template, as `siem publish`
    /// uploads them [default: a zip is called after its function, for whoever uploads it so]
    #[arg(long, value_name = "DIR", requires = "bucket")]
    pub(crate) packages: Option<PathBuf>,
    /// What the functions are built for
    #[arg(long, value_name = "NAME", default_value = "x86_64", requires = "bucket", conflicts_with = "packages")]
    pub(crate) architecture: Built,
    #[command(flatten)]
    pub(crate) solution: SolutionArguments,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    siem publish --bucket my-templates\n                      \
        for stacks in AWS_REGION\n  \
    siem publish --bucket-prefix aes-siem --regions us-east-1,eu-west-2\n                      \
        into aes-siem-us-east-1 and aes-siem-eu-west-2\n  \
    siem publish --bucket my-templates --no-upload\n                      \
        only the folders, for whoever copies them")]
pub(crate) struct PublishOptions {
    /// The bucket [default: TEMPLATE_OUTPUT_BUCKET]
    #[arg(long, value_name = "NAME", value_parser = bucket_name)]
    pub(crate) bucket: Option<String>,
    /// Into buckets called PREFIX-REGION, one in each of --regions
    #[arg(long, value_name = "PREFIX", conflicts_with_all = ["bucket", "region"])]
    pub(crate) bucket_prefix: Option<String>,
    /// Regions of these buckets
    #[arg(long, value_name = "REGION,REGION", value_delimiter = ',', requires = "bucket_prefix", value_parser = region)]
    pub(crate) regions: Vec<String>,
    /// The bucket's region [default: AWS_REGION, or that of the profile]
    #[arg(long, value_parser = region)]
    pub(crate) region: Option<String>,
    /// Write the folders, and upload nothing
    #[arg(long)]
    pub(crate) no_upload: bool,
    #[command(flatten)]
    pub(crate) assets: AssetArguments,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    siem deploy --bucket my-templates --parameter AllowedSourceIpAddresses=192.0.2.0/24 --parameter SnsEmail=soc@example.com\n  \
    siem deploy --bucket my-templates --parameter GeoLite2LicenseKey=@license.txt\n                      \
        the value stands in a file, so it is not in the list of processes")]
pub(crate) struct DeployOptions {
    /// The bucket for templates and code [default: TEMPLATE_OUTPUT_BUCKET]
    #[arg(long, value_name = "NAME", value_parser = bucket_name)]
    pub(crate) bucket: Option<String>,
    /// The stack's region, and the bucket's [default: AWS_REGION, or that of the profile]
    #[arg(long, value_parser = region)]
    pub(crate) region: Option<String>,
    /// Name of the stack
    #[arg(long, value_name = "NAME", default_value = "aes-siem", value_parser = stack_name)]
    pub(crate) stack_name: String,
    /// A parameter of the stack, NAME=VALUE, or NAME=@FILE; may be given several times
    #[arg(long, value_name = "NAME=VALUE")]
    pub(crate) parameter: Vec<String>,
    /// Take the zips that are there, instead of packaging the functions anew
    #[arg(long)]
    pub(crate) no_package: bool,
    #[command(flatten)]
    pub(crate) assets: AssetArguments,
}

#[derive(Debug, Args)]
#[command(group(clap::ArgGroup::new("mode").required(true).args(["plan", "apply"])))]
#[command(after_help = "Examples:\n  \
    siem cleanup --plan\n                      \
        what there is, and what --apply would do\n  \
    siem cleanup --apply\n                      \
        all but the log bucket and the key\n  \
    siem cleanup --apply --log-bucket aes-siem-123456789012-log --key alias/aes-siem-key\n                      \
        everything; the key can be taken back for 30 days")]
pub(crate) struct CleanupOptions {
    /// List what is left and what would be deleted, and change nothing
    #[arg(long)]
    pub(crate) plan: bool,
    /// Delete it
    #[arg(long)]
    pub(crate) apply: bool,
    /// The log bucket, by its name: its logs are deleted, too
    #[arg(long, value_name = "NAME")]
    pub(crate) log_bucket: Option<String>,
    /// The key, by its alias or id: what it encrypted cannot be read any more. Its alias goes, too
    #[arg(long, value_name = "alias/aes-siem-key")]
    pub(crate) key: Option<String>,
    /// Name of the domain
    #[arg(long, value_name = "NAME", default_value = "aes-siem")]
    pub(crate) domain: String,
    /// The region [default: AWS_REGION, or that of the profile]
    #[arg(long, value_parser = region)]
    pub(crate) region: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct DemoOptions {
    /// Where documents go: a folder, an http(s) URL of a cluster, or null
    #[arg(long, value_name = "DIR|URL|null", default_value = "siem-demo", value_parser = Place::parse)]
    pub(crate) to: Place,
    /// Add an object that is damaged and one with a record that a rule leaves out, to see how that is told: by the summary,
    /// the ledger, the dashboard Loader health, and exit status 1. `siem replay` cannot bring what the file has not
    #[arg(long)]
    pub(crate) trouble: bool,
    #[command(flatten)]
    pub(crate) cluster: ClusterArguments,
    #[command(flatten)]
    pub(crate) settings: SettingsArguments,
    /// Print the summary as JSON on standard output
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  siem load --to ./out ./logs\n  siem load --to https://localhost:9200 --ca ca.pem \
                        ./logs        (SIEM_USER, SIEM_PASSWORD)\n  siem load --to https://search-x.eu-west-1.es.amazonaws.com \
                        s3://my-log-bucket/AWSLogs/123456789012/\n  siem load --key AWSLogs/123456789012/vpcflowlogs/x.log \
                        ./flow.txt"
)]
pub(crate) struct LoadOptions {
    /// Files, folders, or s3://BUCKET/PREFIX
    #[arg(required = true, value_name = "PATH|s3://BUCKET/PREFIX")]
    pub(crate) sources: Vec<String>,
    /// Where documents go: a folder (one NDJSON file per index), an http(s) URL of a cluster, or null (nowhere)
    #[arg(long, value_name = "DIR|URL|null", default_value = "siem-out", value_parser = Place::parse)]
    pub(crate) to: Place,
    /// The object key that a single file stands for
    #[arg(long)]
    pub(crate) key: Option<String>,
    /// The bucket that files stand in [default: local]
    #[arg(long)]
    pub(crate) bucket: Option<String>,
    /// Objects read at a time [default: number of cores]
    #[arg(long, short, value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) jobs: Option<u16>,
    /// Write a line for every object to this file
    #[arg(long, value_name = "FILE")]
    pub(crate) ledger: Option<PathBuf>,
    /// Write no lines about objects to the cluster's index log-siem-ledger-YYYY-MM, from which `siem reconcile` tells
    /// what is missing
    #[arg(long)]
    pub(crate) no_ledger_index: bool,
    /// Add to a folder that holds documents already
    #[arg(long, conflicts_with = "replace")]
    pub(crate) append: bool,
    /// Replace the documents that a folder holds; they stand until the new ones are whole
    #[arg(long)]
    pub(crate) replace: bool,
    /// Replace documents that are in the cluster already, instead of keeping them
    #[arg(long)]
    pub(crate) overwrite: bool,
    /// Records older than this are filed under their object's date; without it, any date is taken
    #[arg(long, value_name = "DAYS")]
    pub(crate) max_age_days: Option<u32>,
    #[command(flatten)]
    pub(crate) cluster: ClusterArguments,
    #[command(flatten)]
    pub(crate) settings: SettingsArguments,
    /// Print the summary as JSON on standard output
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct NormalizeOptions {
    /// The file; - for standard input
    pub(crate) file: PathBuf,
    /// The object key that the file stands for [default: from its path]
    #[arg(long)]
    pub(crate) key: Option<String>,
    #[command(flatten)]
    pub(crate) settings: SettingsArguments,
}

/// Heading of the options for messages of a queue.
const QUEUE: &str = "Messages of a dead-letter queue";

#[derive(Debug, Args)]
#[command(override_usage = "siem replay --to URL [OPTIONS]\n       siem replay --queue QUEUE --into QUEUE [OPTIONS]")]
#[command(after_help = "Examples:\n  \
    siem replay --to https://search-x.eu-west-1.es.amazonaws.com --dry-run\n                      \
        what stands there, by reason\n  \
    siem replay --to https://search-x.eu-west-1.es.amazonaws.com --reason mapping --config user.ini\n                      \
        after the mapping was mended\n  \
    siem replay --to http://localhost:9200 --files ./logs\n                      \
        what `siem load ./logs` left behind\n  \
    siem replay --queue aes-siem-dlq --into aes-siem-sqs-splitted-logs --limit 100\n                      \
        the loader's messages, a hundred at first\n\n\
    Mend the cause first: what is refused again keeps its letter. The command may be ended at any time and started again: \
    nothing is lost, nothing gets in twice. Exit status 0 means that nothing is left.")]
pub(crate) struct ReplayOptions {
    /// The cluster whose dead letters are loaded again: an http(s) URL
    #[arg(long, value_name = "URL", value_parser = cluster_address)]
    #[arg(required_unless_present = "queue", conflicts_with = "queue")]
    pub(crate) to: Option<Endpoint>,
    /// Only letters of this reason (mapping, too_large, truncated, …); may be given several times
    #[arg(long, value_name = "REASON", conflicts_with = "queue")]
    pub(crate) reason: Vec<String>,
    /// Only letters of objects whose keys begin so
    #[arg(long, value_name = "PREFIX", conflicts_with = "queue")]
    pub(crate) key_prefix: Option<String>,
    /// Only letters of records that were to go into this index; * stands for anything
    #[arg(long, value_name = "INDEX", conflicts_with = "queue")]
    pub(crate) index: Option<String>,
    /// Where the files are that were loaded from a folder (letters of the bucket `local`)
    #[arg(long, value_name = "DIR", conflicts_with = "queue")]
    pub(crate) files: Option<PathBuf>,
    /// Records older than this, counted back from their object, are filed under the object's date [default: 400 for
    /// objects of S3, as es-loader does; any date is taken from files]
    #[arg(long, value_name = "DAYS", conflicts_with = "queue")]
    pub(crate) max_age_days: Option<u32>,
    /// Objects read at a time [default: number of cores]
    #[arg(long, short, value_parser = clap::value_parser!(u16).range(1..=256), conflicts_with = "queue")]
    pub(crate) jobs: Option<u16>,
    #[command(flatten)]
    pub(crate) cluster: ClusterArguments,
    #[command(flatten)]
    pub(crate) config: ConfigArguments,
    /// Folder with GeoLite2-City.mmdb and GeoLite2-ASN.mmdb
    #[arg(long, value_name = "DIR", conflicts_with = "queue")]
    pub(crate) geoip: Option<PathBuf>,
    /// The dead-letter queue whose messages go back to the loader: its name or URL
    #[arg(long, value_name = "QUEUE", requires = "into", help_heading = QUEUE)]
    pub(crate) queue: Option<String>,
    /// The queue that the loader reads: its name or URL
    #[arg(long, value_name = "QUEUE", requires = "queue", help_heading = QUEUE)]
    pub(crate) into: Option<String>,
    /// Most messages that are moved
    #[arg(long, value_name = "NUMBER", requires = "queue", help_heading = QUEUE, value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) limit: Option<u64>,
    /// Count what is there, and change nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Print the summary as JSON on standard output
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    siem reconcile s3://my-log-bucket/AWSLogs/ --to https://search-x.eu-west-1.es.amazonaws.com\n                      \
        what is missing in the cluster\n  \
    siem reconcile s3://my-log-bucket --to https://search-x.eu-west-1.es.amazonaws.com \\\n      \
        --requeue aes-siem-sqs-splitted-logs --dry-run\n                      \
        how many messages would bring it; without --dry-run they are sent\n  \
    siem reconcile s3://my-log-bucket --to https://localhost:9200 --ca ca.pem --counts --json\n                      \
        are the documents still there that the ledger tells of? (SIEM_USER, SIEM_PASSWORD)\n  \
    siem reconcile ./logs --ledger ./siem-out/ledger.ndjson\n                      \
        a folder that was loaded with `siem load --to ./siem-out ./logs`\n\n\
    Each object of which something is missing is a line on standard output, with --json a JSON object; the totals come at \
    the end. What is queued again is loaded by the function es-loader as always: records that are there already stay as \
    they are. Objects that are being loaded just now look as if they were missing: look again before you wonder. \
    Exit status 0 means that nothing is missing.")]
pub(crate) struct ReconcileOptions {
    /// What there should be: s3://BUCKET/PREFIX, or a folder
    #[arg(required = true, value_name = "s3://BUCKET/PREFIX|FOLDER")]
    pub(crate) sources: Vec<String>,
    /// The cluster whose ledger tells what was loaded: an http(s) URL
    #[arg(long, value_name = "URL", value_parser = cluster_address)]
    #[arg(required_unless_present = "ledger", conflicts_with = "ledger")]
    pub(crate) to: Option<Endpoint>,
    /// A ledger in a file, as `siem load` writes it; may be given several times, the older ones first
    #[arg(long, value_name = "FILE")]
    pub(crate) ledger: Vec<PathBuf>,
    /// The bucket that files were loaded as [default: local]
    #[arg(long)]
    pub(crate) bucket: Option<String>,
    /// Count the documents of each object in the cluster, too, and name those that differ from the ledger
    #[arg(long, conflicts_with = "ledger")]
    pub(crate) counts: bool,
    /// Send a message for what is missing to this queue of the loader: its name or URL. Dead letters are left to
    /// `siem replay`
    #[arg(long, value_name = "QUEUE")]
    pub(crate) requeue: Option<String>,
    /// Send nothing, and tell how many messages would be sent
    #[arg(long, requires = "requeue")]
    pub(crate) dry_run: bool,
    /// A certificate authority for the cluster's certificate, PEM
    #[arg(long, value_name = "FILE", conflicts_with = "ledger")]
    pub(crate) ca: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) config: ConfigArguments,
    /// Print JSON on standard output: a line for each object of which something is missing, and one with the totals
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    siem setup --to https://localhost:9200 --ca ca.pem --dry-run\n                      \
        what is missing there? (SIEM_USER, SIEM_PASSWORD: somebody who may do everything)\n  \
    siem setup --to https://localhost:9200 --ca ca.pem --loader loaders --delete-days 365\n                      \
        who has the backend role `loaders` may load; new indices live a year\n  \
    siem setup --to https://search-x.eu-west-1.es.amazonaws.com \\\n      \
        --loader arn:aws:iam::123456789012:role/loader\n                      \
        a domain that the stack has not made; signed with your AWS credentials\n  \
    siem setup --to http://localhost:9200 --dashboards http://localhost:5601 --backup ./before\n                      \
        a cluster of your own, with its dashboards; what they replace is kept in ./before\n\n\
    Dashboards come into the tenant that all share (global): those that are missing or otherwise than here, by their ids, \
    so what you saved under a name of your own stays. Change a copy, not ours: ours are replaced by the next run, after \
    a backup in saved_objects-global-TIME.ndjson, which Dashboards imports (Saved objects, Import). Advanced settings come \
    along only where there are none.\n\n\
    Templates and policies hold for indices that are made from then on. Index State Management gives an index the policy \
    with the highest priority: ours have 1 to 3, so a policy of your own with a higher one has its indices. \
    Exit status 0 means that all is there that the cluster has plugins for and that was asked for: policies, monitors and, \
    without --dashboards, dashboards that are refused are only told.")]
pub(crate) struct SetupOptions {
    /// The cluster: an http(s) URL
    #[arg(long, value_name = "URL", value_parser = cluster_address)]
    pub(crate) to: Endpoint,
    /// Give the role aws_log_loader to whoever has this backend role (on AWS, the ARN of an IAM role); may be given
    /// several times
    #[arg(long, value_name = "BACKEND_ROLE", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(crate) loader: Vec<String>,
    /// Days after which an index moves to the warm nodes of a domain; 0: never [default: as it is, which is never at first]
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(0..=3650))]
    pub(crate) warm_days: Option<u32>,
    /// Days after which an index is deleted; 0: never [default: as it is, which is never at first]
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(0..=3650))]
    pub(crate) delete_days: Option<u32>,
    /// OpenSearch Dashboards, which gets the dashboards: an http(s) URL, as http://localhost:5601. It takes the cluster's
    /// login [default: /_dashboards of a domain of Amazon OpenSearch Service, else none]
    #[arg(long, value_name = "URL", value_parser = cluster_address, conflicts_with = "no_dashboards")]
    pub(crate) dashboards: Option<Endpoint>,
    /// The folder for a backup of what is replaced in OpenSearch Dashboards
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(crate) backup: PathBuf,
    /// Import no dashboards
    #[arg(long)]
    pub(crate) no_dashboards: bool,
    /// A certificate authority for the cluster's certificate, PEM
    #[arg(long, value_name = "FILE")]
    pub(crate) ca: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) config: ConfigArguments,
    /// Write nothing, and tell what would be written
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Print JSON: a list of the steps
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct TypesOptions {
    #[command(flatten)]
    pub(crate) config: ConfigArguments,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ConfigArguments {
    /// A user.ini laid over the built-in configuration; may be given several times
    #[arg(long, value_name = "user.ini")]
    pub(crate) config: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct SettingsArguments {
    #[command(flatten)]
    pub(crate) config: ConfigArguments,
    /// Folder with GeoLite2-City.mmdb and GeoLite2-ASN.mmdb
    #[arg(long, value_name = "DIR")]
    pub(crate) geoip: Option<PathBuf>,
    /// Take this for the files' time and for the time of loading, so that output does not change from run to run
    #[arg(long, value_name = "RFC3339", value_parser = now)]
    pub(crate) now: Option<Instant>,
}

fn now(text: &str) -> Result<Instant, &'static str> {
    parse_iso8601(text).ok_or("write it like 2026-10-14T09:30:00Z")
}

#[derive(Debug, Args)]
pub(crate) struct ClusterArguments {
    /// A certificate authority for the cluster's certificate, PEM
    #[arg(long, value_name = "FILE")]
    pub(crate) ca: Option<PathBuf>,
    /// Leave the cluster's index templates as they are, instead of installing those that are missing or older
    #[arg(long)]
    pub(crate) no_templates: bool,
}
