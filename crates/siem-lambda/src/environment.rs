//! The environment of a function, under the original's names, read once and typed.
//!
//! The variables are handed in by a function, so that nothing here touches the process. A value that cannot work is an
//! error that names the variable and the cure; one that can be lived without is a notice for the log.

use std::fmt;

use thiserror::Error;
use tracing::Level;

use crate::log;

/// The prefix of the bucket names that Security Lake makes.
const SECURITY_LAKE_PREFIX: &str = "aws-security-data-lake-";

/// All variables that are read, for documentation.
pub const VARIABLES: [(&str, &str); 24] = [
    ("ENDPOINT", "the cluster: a host name or a URL; required"),
    ("ENDPOINT_SERVICE", "`es` or `aoss`: what to sign for where ENDPOINT is a name of your own; in AWS_REGION"),
    ("AOSS_TYPE", "`TIMESERIES` on a serverless collection of that type: documents get no id"),
    ("GEOIP_BUCKET", "bucket with the GeoIP databases and `user.ini`"),
    (
        "LOG_BUCKET",
        "bucket that the logs are collected in, if it is not the geo bucket's sibling `…-log`: what the loader does there is its own (`ignore_own_logs`)",
    ),
    ("SQS_SPLITTED_LOGS_URL", "queue for ranges of objects; without it nothing is handed on"),
    ("LEDGER_INDEX", "`off`: no ledger lines in the index `log-siem-ledger-YYYY-MM`; default `on`"),
    ("CONTROL_TOWER_LOG_BUCKETS", "buckets to read with the Control Tower role, parted by commas or blanks"),
    ("CONTROL_TOWER_ROLE_ARN", "that role"),
    ("CONTROL_TOWER_ROLE_SESSION_NAME", "its session name; default `es-loader`"),
    ("SECURITY_LAKE_ROLE_ARN", "role to read Security Lake's buckets with"),
    ("SECURITY_LAKE_ROLE_SESSION_NAME", "its session name; default `es-loader`"),
    ("SECURITY_LAKE_EXTERNAL_ID", "the external id this role asks for"),
    ("SECURITY_LAKE_LOG_BUCKETS", "buckets to read with it beside those of Security Lake's naming, parted likewise"),
    ("ES_LOADER_ROLE_ARN", "the function's own role: tells the loader's own reads in the logs"),
    ("SIEM_USER", "user name of the cluster outside AWS"),
    ("SIEM_PASSWORD", "password of the cluster outside AWS"),
    ("LAMBDA_TASK_ROOT", "set by Lambda: `user.ini` beside the function's code"),
    ("AWS_LAMBDA_FUNCTION_NAME", "set by Lambda: told in log lines"),
    ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "set by Lambda: told in log lines"),
    ("LOG_LEVEL", "DEBUG, INFO, WARNING or ERROR; default INFO"),
    ("POWERTOOLS_LOGGER_LOG_EVENT", "`true`: the event of every invocation is logged, for debugging"),
    ("POWERTOOLS_SERVICE_NAME", "`service` of metrics and log lines; default `es-loader`"),
    ("POWERTOOLS_METRICS_NAMESPACE", "namespace of the metrics; default `SIEM`"),
];

/// A variable that cannot work.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("environment variable {variable} {problem}: {cure}")]
pub struct EnvironmentError {
    /// Its name.
    pub variable: &'static str,
    /// What is wrong, without the value.
    pub problem: &'static str,
    /// What to do.
    pub cure: &'static str,
}

/// A text that is not printed with what holds it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The text itself.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("***")
    }
}

/// User name and password of a cluster outside AWS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    /// User name.
    pub user: String,
    /// Password.
    pub password: Secret,
}

/// A role to assume for reading other accounts' buckets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssumedRole {
    /// Its ARN.
    pub arn: String,
    /// Name of the session.
    pub session_name: String,
    /// What the role's trust policy may ask for.
    pub external_id: Option<Secret>,
}

/// With whose credentials a bucket is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClientKind {
    /// The function's own role.
    Own,
    /// [`Environment::control_tower_role`].
    ControlTower,
    /// [`Environment::security_lake_role`].
    SecurityLake,
}

/// What a function's environment says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Environment {
    /// `ENDPOINT`: host or URL, without blanks around it and without credentials.
    pub endpoint: String,
    /// `ENDPOINT_SERVICE`: `es` or `aoss`, if set.
    pub endpoint_service: Option<String>,
    /// `SIEM_USER` and `SIEM_PASSWORD`.
    pub login: Option<Login>,
    /// Whether `AOSS_TYPE` is `TIMESERIES`.
    pub serverless_time_series: bool,
    /// `GEOIP_BUCKET`.
    pub geo_bucket: Option<String>,
    /// `LOG_BUCKET`.
    pub log_bucket: Option<String>,
    /// `SQS_SPLITTED_LOGS_URL`.
    pub split_queue_url: Option<String>,
    /// `LEDGER_INDEX`: whether ledger lines go to their index, too.
    pub ledger_index: bool,
    /// `CONTROL_TOWER_LOG_BUCKETS`.
    pub control_tower_buckets: Vec<String>,
    /// `CONTROL_TOWER_ROLE_ARN` and its session name.
    pub control_tower_role: Option<AssumedRole>,
    /// `SECURITY_LAKE_LOG_BUCKETS`.
    pub security_lake_buckets: Vec<String>,
    /// `SECURITY_LAKE_ROLE_ARN`, its session name and external id.
    pub security_lake_role: Option<AssumedRole>,
    /// `ES_LOADER_ROLE_ARN`.
    pub own_role_arn: Option<String>,
    /// `LAMBDA_TASK_ROOT`.
    pub task_root: Option<String>,
    /// `LOG_LEVEL`.
    pub log_level: Level,
    /// `POWERTOOLS_LOGGER_LOG_EVENT`: whether to log events as they come.
    pub log_event: bool,
    /// What log lines say about the process.
    pub process: log::Process,
    /// `POWERTOOLS_METRICS_NAMESPACE`.
    pub metrics_namespace: String,
    /// What is odd but can be lived with, for the log.
    pub notices: Vec<String>,
}

impl Environment {
    /// Reads the environment by `get`, which gives a variable's value. An empty or blank value is no value.
    pub fn from(get: impl Fn(&str) -> Option<String>) -> Result<Environment, EnvironmentError> {
        let get = |name: &str| get(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let mut notices = Vec::new();
        let log_level = match get("LOG_LEVEL") {
            None => Level::INFO,
            Some(name) => log::level(&name).unwrap_or_else(|| {
                notices.push("LOG_LEVEL is none of DEBUG, INFO, WARNING, ERROR: taken as INFO".to_owned());
                Level::INFO
            }),
        };
        let environment = Environment {
            endpoint: endpoint(get("ENDPOINT"))?,
            endpoint_service: endpoint_service(get("ENDPOINT_SERVICE"))?,
            login: login(get("SIEM_USER"), get("SIEM_PASSWORD"))?,
            serverless_time_series: get("AOSS_TYPE").is_some_and(|kind| kind.eq_ignore_ascii_case("TIMESERIES")),
            geo_bucket: get("GEOIP_BUCKET"),
            log_bucket: get("LOG_BUCKET"),
            split_queue_url: queue_url(get("SQS_SPLITTED_LOGS_URL"))?,
            ledger_index: ledger_index(get("LEDGER_INDEX").as_deref(), &mut notices),
            control_tower_buckets: names(get("CONTROL_TOWER_LOG_BUCKETS")),
            control_tower_role: role(
                "CONTROL_TOWER_ROLE_ARN",
                get("CONTROL_TOWER_ROLE_ARN"),
                get("CONTROL_TOWER_ROLE_SESSION_NAME"),
                None,
            )?,
            security_lake_buckets: names(get("SECURITY_LAKE_LOG_BUCKETS")),
            security_lake_role: role(
                "SECURITY_LAKE_ROLE_ARN",
                get("SECURITY_LAKE_ROLE_ARN"),
                get("SECURITY_LAKE_ROLE_SESSION_NAME"),
                get("SECURITY_LAKE_EXTERNAL_ID").map(Secret),
            )?,
            own_role_arn: get("ES_LOADER_ROLE_ARN").map(|arn| role_arn("ES_LOADER_ROLE_ARN", arn)).transpose()?,
            task_root: get("LAMBDA_TASK_ROOT"),
            log_level,
            log_event: get("POWERTOOLS_LOGGER_LOG_EVENT")
                .is_some_and(|value| ["1", "true", "yes", "on"].iter().any(|yes| value.eq_ignore_ascii_case(yes))),
            process: log::Process {
                service: get("POWERTOOLS_SERVICE_NAME").unwrap_or_else(|| "es-loader".to_owned()),
                function_name: get("AWS_LAMBDA_FUNCTION_NAME"),
                function_memory_mib: get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE").and_then(|size| size.parse().ok()),
            },
            metrics_namespace: get("POWERTOOLS_METRICS_NAMESPACE").unwrap_or_else(|| "SIEM".to_owned()),
            notices,
        };
        Ok(environment.with_notices())
    }

    fn with_notices(mut self) -> Environment {
        if self.split_queue_url.is_none() {
            let text = "SQS_SPLITTED_LOGS_URL is not set: an object that takes too long cannot be handed on";
            self.notices.push(text.to_owned());
        }
        if !self.control_tower_buckets.is_empty() && self.control_tower_role.is_none() {
            let text = "CONTROL_TOWER_LOG_BUCKETS is set without CONTROL_TOWER_ROLE_ARN: these buckets cannot be read";
            self.notices.push(text.to_owned());
        }
        if !self.security_lake_buckets.is_empty() && self.security_lake_role.is_none() {
            let text = "SECURITY_LAKE_LOG_BUCKETS is set without SECURITY_LAKE_ROLE_ARN: \
                        these buckets are read with the function's own role";
            self.notices.push(text.to_owned());
        }
        self
    }

    /// With whose credentials to read a bucket. One of Control Tower's list is read with that role and no other. If
    /// there is a Security Lake role, its list and all buckets of Security Lake's naming are read with it. Any other
    /// bucket is read with the function's own role.
    #[must_use]
    pub fn client_for(&self, bucket: &str) -> ClientKind {
        let listed = |buckets: &[String]| buckets.iter().any(|name| name == bucket);
        if listed(&self.control_tower_buckets) {
            return ClientKind::ControlTower;
        }
        let of_lake = bucket.starts_with(SECURITY_LAKE_PREFIX) || listed(&self.security_lake_buckets);
        if of_lake && self.security_lake_role.is_some() { ClientKind::SecurityLake } else { ClientKind::Own }
    }

    /// The role to assume, `None` for the function's own. An error is about the objects of that kind of bucket only.
    pub fn role_of(&self, client: ClientKind) -> Result<Option<&AssumedRole>, EnvironmentError> {
        let (role, variable, cure) = match client {
            ClientKind::Own => return Ok(None),
            ClientKind::ControlTower => (
                &self.control_tower_role,
                "CONTROL_TOWER_ROLE_ARN",
                "set it, or take the bucket out of CONTROL_TOWER_LOG_BUCKETS",
            ),
            ClientKind::SecurityLake => (
                &self.security_lake_role,
                "SECURITY_LAKE_ROLE_ARN",
                "set it, or take the bucket out of SECURITY_LAKE_LOG_BUCKETS",
            ),
        };
        role.as_ref().map(Some).ok_or(EnvironmentError { variable, problem: "is not set", cure })
    }
}

fn endpoint(value: Option<String>) -> Result<String, EnvironmentError> {
    let wrong = |problem, cure| EnvironmentError { variable: "ENDPOINT", problem, cure };
    let value = value.ok_or_else(|| {
        wrong(
            "is not set",
            "give the host name of the OpenSearch domain, such as search-siem.us-east-1.es.amazonaws.com",
        )
    })?;
    if value.contains('@') {
        return Err(wrong("holds credentials", "put them into SIEM_USER and SIEM_PASSWORD"));
    }
    if value.contains(|character: char| character.is_whitespace() || character.is_control()) {
        return Err(wrong("is no host name or URL", "give one host name or URL, without blanks"));
    }
    Ok(value)
}

fn endpoint_service(value: Option<String>) -> Result<Option<String>, EnvironmentError> {
    match value.as_deref() {
        None | Some("es" | "aoss") => Ok(value),
        Some(_) => Err(EnvironmentError {
            variable: "ENDPOINT_SERVICE",
            problem: "is no service to sign for",
            cure: "set it to es or aoss, or unset it",
        }),
    }
}

fn login(user: Option<String>, password: Option<String>) -> Result<Option<Login>, EnvironmentError> {
    let missing = |variable, cure| EnvironmentError { variable, problem: "is not set", cure };
    match (user, password) {
        (None, None) => Ok(None),
        (Some(user), Some(password)) => Ok(Some(Login { user, password: Secret(password) })),
        (Some(_), None) => Err(missing("SIEM_PASSWORD", "set it beside SIEM_USER, or unset both")),
        (None, Some(_)) => Err(missing("SIEM_USER", "set it beside SIEM_PASSWORD, or unset both")),
    }
}

fn queue_url(value: Option<String>) -> Result<Option<String>, EnvironmentError> {
    match value {
        Some(url) if !url.starts_with("https://") && !url.starts_with("http://") => Err(EnvironmentError {
            variable: "SQS_SPLITTED_LOGS_URL",
            problem: "is no URL",
            cure: "give the queue's URL, which starts with https://, not its name or ARN",
        }),
        url => Ok(url),
    }
}

/// On, unless it is switched off: what nobody understands must not lose lines.
fn ledger_index(value: Option<&str>, notices: &mut Vec<String>) -> bool {
    let is = |words: &[&str]| value.is_some_and(|value| words.iter().any(|word| value.eq_ignore_ascii_case(word)));
    let is_off = is(&["off", "false", "no", "0"]);
    if value.is_some() && !is_off && !is(&["on", "true", "yes", "1"]) {
        notices.push("LEDGER_INDEX is neither on nor off: taken as on".to_owned());
    }
    !is_off
}

fn role(
    variable: &'static str,
    arn: Option<String>,
    session_name: Option<String>,
    external_id: Option<Secret>,
) -> Result<Option<AssumedRole>, EnvironmentError> {
    let Some(arn) = arn else { return Ok(None) };
    let session_name = session_name.unwrap_or_else(|| "es-loader".to_owned());
    Ok(Some(AssumedRole { arn: role_arn(variable, arn)?, session_name, external_id }))
}

/// `arn:PARTITION:iam::ACCOUNT:role/PATH/NAME`.
fn role_arn(variable: &'static str, arn: String) -> Result<String, EnvironmentError> {
    let parts: Vec<&str> = arn.splitn(6, ':').collect();
    let right = matches!(parts[..], ["arn", partition, "iam", "", account, role]
        if partition.starts_with("aws")
            && account.len() == 12
            && account.bytes().all(|byte| byte.is_ascii_digit())
            && role.len() > "role/".len()
            && role.starts_with("role/"));
    let cure = "give the role's ARN, such as arn:aws:iam::123456789012:role/ct-role-for-siem";
    if right { Ok(arn) } else { Err(EnvironmentError { variable, problem: "is no ARN of a role", cure }) }
}

/// Names parted by commas or blanks.
fn names(value: Option<String>) -> Vec<String> {
    let value = value.unwrap_or_default();
    let parting = |character: char| character == ',' || character.is_whitespace();
    value.split(parting).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENDPOINT: (&str, &str) = ("ENDPOINT", "search-siem.us-east-1.es.amazonaws.com");
    const QUEUE: (&str, &str) =
        ("SQS_SPLITTED_LOGS_URL", "https://sqs.us-east-1.amazonaws.com/123456789012/aes-siem-sqs-splitted-logs");
    const ROLE: &str = "arn:aws:iam::111122223333:role/ct-role-for-siem";

    fn read(variables: &[(&str, &str)]) -> Result<Environment, EnvironmentError> {
        Environment::from(|name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    fn error(variables: &[(&str, &str)]) -> String {
        read(variables).map_or_else(|error| error.to_string(), |_| "no error".to_owned())
    }

    #[test]
    fn only_the_endpoint_is_required() {
        let environment = read(&[ENDPOINT, QUEUE]).unwrap();
        assert_eq!(environment.endpoint, ENDPOINT.1);
        assert_eq!(environment.process.service, "es-loader");
        assert_eq!(environment.metrics_namespace, "SIEM");
        assert_eq!(environment.log_level, Level::INFO);
        assert!(environment.notices.is_empty());
        assert_eq!(
            error(&[]),
            "environment variable ENDPOINT is not set: give the host name of the OpenSearch domain, \
             such as search-siem.us-east-1.es.amazonaws.com"
        );
        assert_eq!(error(&[("ENDPOINT", "  ")]), error(&[]));
    }

    #[test]
    fn every_variable_reaches_its_place() {
        let environment = read(&[
            ("ENDPOINT", " https://siem.example.com:9200 "),
            QUEUE,
            ("LEDGER_INDEX", "Off"),
            ("ENDPOINT_SERVICE", "es"),
            ("AOSS_TYPE", "TIMESERIES"),
            ("GEOIP_BUCKET", "aes-siem-123456789012-geo"),
            ("LOG_BUCKET", "collected-logs"),
            ("CONTROL_TOWER_LOG_BUCKETS", "ct-a, ct-b  ct-c,"),
            ("CONTROL_TOWER_ROLE_ARN", ROLE),
            ("CONTROL_TOWER_ROLE_SESSION_NAME", "ct"),
            ("SECURITY_LAKE_ROLE_ARN", "arn:aws-us-gov:iam::444455556666:role/path/AmazonSecurityLake-1"),
            ("SECURITY_LAKE_EXTERNAL_ID", "outside"),
            ("SECURITY_LAKE_LOG_BUCKETS", "lake-copy"),
            ("ES_LOADER_ROLE_ARN", "arn:aws-cn:iam::123456789012:role/loader"),
            ("SIEM_USER", "admin"),
            ("SIEM_PASSWORD", "correct horse"),
            ("LAMBDA_TASK_ROOT", "/var/task"),
            ("AWS_LAMBDA_FUNCTION_NAME", "aes-siem-es-loader"),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "2048"),
            ("LOG_LEVEL", "warning"),
            ("POWERTOOLS_LOGGER_LOG_EVENT", "True"),
            ("POWERTOOLS_SERVICE_NAME", "loader"),
            ("POWERTOOLS_METRICS_NAMESPACE", "Mine"),
        ])
        .unwrap();
        let expected = Environment {
            endpoint: "https://siem.example.com:9200".to_owned(),
            endpoint_service: Some("es".to_owned()),
            login: Some(Login { user: "admin".to_owned(), password: Secret("correct horse".to_owned()) }),
            serverless_time_series: true,
            geo_bucket: Some("aes-siem-123456789012-geo".to_owned()),
            log_bucket: Some("collected-logs".to_owned()),
            split_queue_url: Some(QUEUE.1.to_owned()),
            ledger_index: false,
            control_tower_buckets: vec!["ct-a".to_owned(), "ct-b".to_owned(), "ct-c".to_owned()],
            control_tower_role: Some(AssumedRole {
                arn: ROLE.to_owned(),
                session_name: "ct".to_owned(),
                external_id: None,
            }),
            security_lake_buckets: vec!["lake-copy".to_owned()],
            security_lake_role: Some(AssumedRole {
                arn: "arn:aws-us-gov:iam::444455556666:role/path/AmazonSecurityLake-1".to_owned(),
                session_name: "es-loader".to_owned(),
                external_id: Some(Secret("outside".to_owned())),
            }),
            own_role_arn: Some("arn:aws-cn:iam::123456789012:role/loader".to_owned()),
            task_root: Some("/var/task".to_owned()),
            log_level: Level::WARN,
            log_event: true,
            process: log::Process {
                service: "loader".to_owned(),
                function_name: Some("aes-siem-es-loader".to_owned()),
                function_memory_mib: Some(2048),
            },
            metrics_namespace: "Mine".to_owned(),
            notices: Vec::new(),
        };
        assert_eq!(environment, expected);
        assert_eq!(environment.login.map(|login| login.password.expose().to_owned()).as_deref(), Some("correct horse"));
    }

    #[test]
    fn the_list_of_variables_is_exactly_what_is_read() {
        let asked = std::cell::RefCell::new(std::collections::BTreeSet::new());
        let environment = Environment::from(|name| {
            asked.borrow_mut().insert(name.to_owned());
            (name == "ENDPOINT").then(|| ENDPOINT.1.to_owned())
        });
        assert!(environment.is_ok());
        assert_eq!(asked.into_inner(), VARIABLES.map(|(name, _)| name.to_owned()).into());
    }

    #[test]
    fn the_page_on_configuration_has_the_same_list() {
        let page = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/configure_siem.md");
        let page = std::fs::read_to_string(page).unwrap();
        let table =
            page.split_once("\n## Environment variables of es-loader\n").unwrap().1.split("\n## ").next().unwrap();
        let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| `")).collect();
        assert_eq!(rows, VARIABLES.map(|(name, meaning)| format!("| `{name}` | {meaning} |")));
    }

    #[test]
    fn secrets_are_not_printed() {
        let environment = read(&[
            ENDPOINT,
            ("SIEM_USER", "admin"),
            ("SIEM_PASSWORD", "correct horse"),
            ("SECURITY_LAKE_ROLE_ARN", ROLE),
            ("SECURITY_LAKE_EXTERNAL_ID", "outside"),
        ]);
        let printed = format!("{environment:?}");
        assert!(!printed.contains("correct horse") && !printed.contains("outside"), "{printed}");
    }

    #[test]
    fn a_wrong_value_names_the_variable_and_the_cure_and_not_the_value() {
        assert_eq!(
            error(&[("ENDPOINT", "https://me:secret@siem.example.com")]),
            "environment variable ENDPOINT holds credentials: put them into SIEM_USER and SIEM_PASSWORD"
        );
        assert_eq!(
            error(&[("ENDPOINT", "a b")]),
            "environment variable ENDPOINT is no host name or URL: give one host name or URL, without blanks"
        );
        assert_eq!(
            error(&[ENDPOINT, ("SIEM_USER", "admin")]),
            "environment variable SIEM_PASSWORD is not set: set it beside SIEM_USER, or unset both"
        );
        assert_eq!(
            error(&[ENDPOINT, ("ENDPOINT_SERVICE", "s3")]),
            "environment variable ENDPOINT_SERVICE is no service to sign for: set it to es or aoss, or unset it"
        );
        assert_eq!(
            error(&[ENDPOINT, ("SQS_SPLITTED_LOGS_URL", "aes-siem-sqs-splitted-logs")]),
            "environment variable SQS_SPLITTED_LOGS_URL is no URL: \
             give the queue's URL, which starts with https://, not its name or ARN"
        );
        for wrong in [
            "ct-role",
            "arn:aws:iam::1234:role/x",
            "arn:aws:iam::123456789012:user/x",
            "arn:aws:iam::123456789012:role/",
        ] {
            assert_eq!(
                error(&[ENDPOINT, ("CONTROL_TOWER_ROLE_ARN", wrong)]),
                "environment variable CONTROL_TOWER_ROLE_ARN is no ARN of a role: \
                 give the role's ARN, such as arn:aws:iam::123456789012:role/ct-role-for-siem"
            );
        }
    }

    #[test]
    fn what_can_be_lived_with_is_a_notice() {
        let environment = read(&[
            ENDPOINT,
            ("LOG_LEVEL", "loud"),
            ("CONTROL_TOWER_LOG_BUCKETS", "ct-a"),
            ("SECURITY_LAKE_LOG_BUCKETS", "lake-copy"),
        ])
        .unwrap();
        assert_eq!(environment.log_level, Level::INFO);
        assert_eq!(
            environment.notices,
            [
                "LOG_LEVEL is none of DEBUG, INFO, WARNING, ERROR: taken as INFO",
                "SQS_SPLITTED_LOGS_URL is not set: an object that takes too long cannot be handed on",
                "CONTROL_TOWER_LOG_BUCKETS is set without CONTROL_TOWER_ROLE_ARN: these buckets cannot be read",
                "SECURITY_LAKE_LOG_BUCKETS is set without SECURITY_LAKE_ROLE_ARN: \
                 these buckets are read with the function's own role",
            ]
        );
    }

    #[test]
    fn a_bucket_is_read_with_the_credentials_it_needs() {
        let lake = "aws-security-data-lake-us-east-1-abc";
        let environment = read(&[
            ENDPOINT,
            ("CONTROL_TOWER_LOG_BUCKETS", "ct-a aws-security-data-lake-ours"),
            ("CONTROL_TOWER_ROLE_ARN", ROLE),
            ("SECURITY_LAKE_ROLE_ARN", ROLE),
            ("SECURITY_LAKE_LOG_BUCKETS", "lake-copy"),
        ])
        .unwrap();
        assert_eq!(environment.client_for("aes-siem-123456789012-log"), ClientKind::Own);
        assert_eq!(environment.client_for("ct-a"), ClientKind::ControlTower);
        assert_eq!(environment.client_for("ct-a2"), ClientKind::Own);
        assert_eq!(environment.client_for("aws-security-data-lake-ours"), ClientKind::ControlTower);
        assert_eq!(environment.client_for(lake), ClientKind::SecurityLake);
        assert_eq!(environment.client_for("lake-copy"), ClientKind::SecurityLake);
        let arn = |client| environment.role_of(client).unwrap().map(|role| role.arn.as_str());
        assert_eq!((arn(ClientKind::Own), arn(ClientKind::ControlTower)), (None, Some(ROLE)));
    }

    #[test]
    fn a_missing_role_stops_only_the_buckets_of_control_towers_list() {
        let environment =
            read(&[ENDPOINT, ("CONTROL_TOWER_LOG_BUCKETS", "ct-a"), ("SECURITY_LAKE_LOG_BUCKETS", "lake-copy")])
                .unwrap();
        assert_eq!(environment.client_for("lake-copy"), ClientKind::Own);
        assert_eq!(environment.client_for("aws-security-data-lake-us-east-1-abc"), ClientKind::Own);
        assert_eq!(environment.client_for("ct-a"), ClientKind::ControlTower);
        assert_eq!(
            environment.role_of(ClientKind::ControlTower).map_err(|error| error.to_string()),
            Err("environment variable CONTROL_TOWER_ROLE_ARN is not set: \
                 set it, or take the bucket out of CONTROL_TOWER_LOG_BUCKETS"
                .to_owned())
        );
    }
}
