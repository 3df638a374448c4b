//! The shipped `config/aws.ini` and `config/user.ini.sample`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what helps a test may stop at the first surprise, as a test may"
)]

use std::collections::HashSet;
use std::path::Path;

use siem_config::{BUILTIN, Config, IndexDate, Parser, Rotation, Source, TimeFormat, options};

/// Every type in detection order, and whether it is loaded.
const ORDER: &[(&str, bool)] = &[
    ("config-history", true),
    ("config-snapshot", true),
    ("s3accesslog", true),
    ("alb-connection", true),
    ("alb-health-check", true),
    ("alb", true),
    ("nlb", true),
    ("clb", true),
    ("networkfirewall", true),
    ("cloudfront-realtime", true),
    ("cloudfront-standard", true),
    ("waf", true),
    ("vpc-lattice", true),
    ("bedrock-invocation", true),
    ("msk", true),
    ("route53resolver", true),
    ("linux-secure", true),
    ("linux-os-syslog", true),
    ("config-rules", true),
    ("securitylake", true),
    ("ocsf-json", true),
    ("vpcflowlogs", true),
    ("cloudtrail", true),
    ("guardduty", true),
    ("inspector", true),
    ("securityhub", true),
    ("route53-public", true),
    ("apigateway-access", true),
    ("eks-audit", true),
    ("clientvpn", true),
    ("rds-postgresql", true),
    ("rds-mysql-audit", true),
    ("rds-mysql-general", true),
    ("rds-mysql-error", true),
    ("rds-mysql-slowquery", true),
    ("elasticache-redis-slowlog", true),
    ("cloudhsm", true),
    ("opensearch-audit", true),
    ("workspaces-event", true),
    ("workspaces-inventory", true),
    ("trustedadvisor", true),
    ("directory-service", true),
    ("fsx-win", true),
    ("windows-event", true),
    ("apache-access", true),
    ("apache-error", true),
    ("nginx-access", true),
    ("nginx-error", true),
    ("index-metrics", true),
    ("deepsecurity", true),
    ("cef", true),
    ("syslog", true),
];

fn builtin() -> Config {
    Config::builtin().unwrap_or_else(|error| panic!("{error}"))
}

/// Names of all ECS fields, from the table that siem-ecs is made from.
fn ecs_fields() -> HashSet<String> {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("../siem-ecs/src/schema/ecs-9.4.0.tsv");
    let table = std::fs::read_to_string(table).unwrap();
    table.lines().filter_map(|line| line.split('\t').next()).map(str::to_owned).collect()
}

#[test]
fn every_type_is_there_in_detection_order() {
    let config = builtin();
    let order: Vec<_> = config.log_types().map(|log_type| log_type.name.as_str()).collect();
    assert_eq!(order, ORDER.iter().map(|(name, _)| *name).collect::<Vec<_>>());
}

#[test]
fn planned_types_are_not_loaded() {
    let config = builtin();
    for (name, loaded) in ORDER {
        let log_type = config.get(name).unwrap();
        assert_eq!(log_type.is_supported(), *loaded, "{name}: {:?}", log_type.unsupported());
    }
}

#[test]
fn there_is_nothing_to_warn_of() {
    assert_eq!(builtin().warnings(), []);
}

#[test]
fn every_section_has_what_detection_and_addressing_need() {
    for log_type in builtin().log_types() {
        assert!(!log_type.key_pattern.is_empty(), "{}", log_type.name);
        assert!(!log_type.index_name.is_empty(), "{}", log_type.name);
        assert!(log_type.parser.is_some(), "{}", log_type.name);
    }
}

#[test]
fn every_pattern_compiles() {
    assert_eq!(builtin().check_patterns(), []);
}

#[test]
fn every_field_is_of_the_schema_or_of_aws() {
    let schema = ecs_fields();
    for log_type in builtin().log_types() {
        let mapped = log_type.ecs.iter().map(|map| &map.field);
        for field in mapped.chain(log_type.constants.iter().map(|(field, _)| field)) {
            assert!(schema.contains(field) || field.starts_with("aws."), "[{}] {field}", log_type.name);
        }
    }
}

#[test]
fn geo_groups_and_enrichment_fields_are_filled_by_their_type() {
    // Fields that the built-in refinements fill from the text of the message or from headers, and the list in which
    // every address of a document is collected; the column of X-Forwarded-For.
    let filled_by_code = ["source.ip", "source.address", "user_agent.original", "related.ip", "xff"];
    for log_type in builtin().log_types() {
        let is_filled =
            |field: &str| log_type.ecs.iter().any(|map| map.field == field) || filled_by_code.contains(&field);
        for group in &log_type.geoip {
            assert!(is_filled(&format!("{group}.ip")), "[{}] geoip {group}", log_type.name);
        }
        for (option, fields) in &log_type.enrichment {
            for field in fields {
                let field =
                    if option == "user_agent_enrichment_field" { format!("{field}.original") } else { field.clone() };
                assert!(is_filled(&field), "[{}] {option} {field}", log_type.name);
            }
        }
    }
}

#[test]
fn defaults_are_those_of_the_design() {
    let config = builtin();
    let nlb = config.get("nlb").unwrap();
    assert_eq!(
        (nlb.rotation, nlb.index_date, nlb.index_zone.0, nlb.timestamp_zone.0),
        (Rotation::Monthly, IndexDate::Timestamp, 0, 0)
    );
    assert_eq!((nlb.max_log_count, nlb.header_lines, nlb.ignore_own_logs), (1_000_000, 0, true));
    let guardduty = config.get("guardduty").unwrap();
    assert!(!guardduty.via_cloudwatch);
    assert_eq!((nlb.via_firelens, nlb.ignore_container_stderr), (false, true));
    assert_eq!((nlb.cloud_provider.as_deref(), nlb.doc_id_from_content), (Some("aws"), false));
    assert_eq!(nlb.timestamp_formats, [TimeFormat::Iso8601]);
    assert_eq!(config.option("DEFAULT", "custom_user_agent").unwrap().as_deref(), Some("siem-es-loader"));
}

fn column_names(config: &Config, name: &str) -> Vec<String> {
    let Some(Parser::Columns(columns) | Parser::W3c(columns)) = &config.get(name).unwrap().parser else {
        panic!("{name} has no columns")
    };
    columns.iter().flat_map(|column| std::iter::once(column.name.clone()).chain(column.port.clone())).collect()
}

#[test]
fn alb_has_all_columns_of_the_access_log() {
    let config = builtin();
    let columns = column_names(&config, "alb");
    // 34 columns, two of which are host and port.
    assert_eq!(columns.len(), 36);
    assert_eq!(columns[3..7], ["client_ip", "client_port", "target_ip", "target_port"]);
    assert_eq!(columns.last().unwrap(), "ip_address");
}

#[test]
fn s3accesslog_has_all_columns_of_the_access_log() {
    let columns = column_names(&builtin(), "s3accesslog");
    assert_eq!(columns.len(), 27);
    assert_eq!(columns[24..], ["S3AccessPointARN", "aclRequired", "SourceRegion"]);
}

#[test]
fn linux_secure_is_read_like_the_system_log() {
    let config = builtin();
    let (secure, system) = (config.get("linux-secure").unwrap(), config.get("linux-os-syslog").unwrap());
    assert_eq!((&secure.module, &secure.ecs), (&system.name, &system.ecs));
    assert_eq!(secure.timestamp_formats, [TimeFormat::Syslog, TimeFormat::Iso8601, TimeFormat::Epoch]);
    let pattern = |parser: &Option<Parser>| match parser {
        Some(Parser::Pattern(pattern)) => pattern.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(pattern(&secure.parser), pattern(&system.parser));
}

#[test]
fn system_log_lines_of_all_forms_are_parted() {
    let config = builtin();
    let Some(Parser::Pattern(pattern)) = &config.get("linux-os-syslog").unwrap().parser else { panic!() };
    let siem_config::Pattern::Linear(regex) = siem_config::Pattern::of_record(pattern).unwrap() else { panic!() };
    for (line, expected) in [
        (
            "Nov  4 03:04:05 ip-10-0-0-5 sshd[2214]: Accepted publickey for ec2-user from 192.0.2.7 port 4022 ssh2",
            [
                "Nov  4 03:04:05",
                "ip-10-0-0-5",
                "sshd",
                "2214",
                "Accepted publickey for ec2-user from 192.0.2.7 port 4022 ssh2",
            ],
        ),
        (
            "2026-11-14T03:04:05.123456+00:00 web-1 sudo: alice : TTY=pts/0",
            ["2026-11-14T03:04:05.123456+00:00", "web-1", "sudo", "", "alice : TTY=pts/0"],
        ),
        (
            "Nov 14 03:04:05 web-1 systemd-logind[811]:New session 4",
            ["Nov 14 03:04:05", "web-1", "systemd-logind", "811", "New session 4"],
        ),
        ("<86>Nov 14 03:04:05 web-1 su[12] (root): x: y", ["Nov 14 03:04:05", "web-1", "su", "12", "x: y"]),
        ("Nov 14 03:04:05 web-1 (sd-pam)[9]: x", ["Nov 14 03:04:05", "web-1", "(sd-pam)", "9", "x"]),
        (
            "Nov 14 03:04:05 web-1 last message repeated 2 times",
            ["Nov 14 03:04:05", "web-1", "", "", "last message repeated 2 times"],
        ),
    ] {
        let captures = regex.captures(line).unwrap_or_else(|| panic!("{line}"));
        let parts = ["syslog_timestamp", "hostname", "proc", "pid", "syslog_message"]
            .map(|name| captures.name(name).map_or("", |part| part.as_str()));
        assert_eq!(parts, expected, "{line}");
    }
}

#[test]
fn the_head_of_the_file_explains_every_option() {
    let head: Vec<&str> = BUILTIN.text.lines().take_while(|line| line.starts_with('#')).collect();
    let words: HashSet<&str> =
        head.iter().flat_map(|line| line.split(|c: char| !(c.is_alphanumeric() || c == '_'))).collect();
    for option in options::OPTIONS {
        assert!(words.contains(option.name), "{}", option.name);
    }
}

#[test]
fn golden_cases_run_with_the_example_of_okta() {
    let sample = sample();
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/okta");
    for case in std::fs::read_dir(cases).unwrap() {
        let settings = case.unwrap().path().join("user.ini");
        let settings = std::fs::read_to_string(settings).unwrap();
        assert!(sample.contains(&settings), "{settings}");
    }
}

/// The sample without the comment marks before its examples.
fn sample() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../config/user.ini.sample");
    let text = std::fs::read_to_string(path).unwrap();
    let is_example = |line: &str| {
        line.starts_with('[')
            || line.starts_with(' ')
            || line.split_once('=').is_some_and(|(name, _)| !name.trim().contains(' '))
    };
    text.lines()
        .filter_map(|line| line.strip_prefix("# "))
        .filter(|line| is_example(line))
        .fold(String::new(), |text, line| text + line + "\n")
}

#[test]
fn the_sample_is_all_comments() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../config/user.ini.sample");
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.lines().all(|line| line.is_empty() || line.starts_with('#')));
}

#[test]
fn the_examples_of_the_sample_work() {
    let sample = sample();
    let config = Config::load(&[Source { name: "user.ini.sample", text: &sample }]).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(config.warnings(), []);
    assert_eq!(config.check_patterns(), []);
    let added: Vec<_> = config.log_types().take(6).map(|log_type| log_type.name.as_str()).collect();
    assert_eq!(added, ["my-app", "my-backup", "my-firewall", "apache-ecs", "cloudhsm-cwl", "okta"]);
    let schema = ecs_fields();
    for log_type in config.log_types().take(6) {
        for field in log_type.ecs.iter().map(|map| &map.field) {
            assert!(schema.contains(field), "[{}] {field}", log_type.name);
        }
    }
    assert!(matches!(config.get("vpcflowlogs").unwrap().parser, Some(Parser::Pattern(_))));
    assert_eq!(config.get("my-app").unwrap().cloud_provider, None);
}
