//! The key patterns that the published set-up guide tells people to enter: they are loaded as written, and the shipped
//! patterns take every key that they take.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what helps a test may stop at the first surprise, as a test may"
)]

use siem_config::{Config, Detection, Pattern, Source};

/// A row of the guide.
struct Seed {
    log_type: &'static str,
    /// As it is printed, `$$` for a dollar.
    s3_key: &'static str,
    /// After unescaping.
    regex: &'static str,
    /// Keys it is meant for.
    examples: &'static [&'static str],
}

const SEEDS: &[Seed] = &[
    Seed {
        log_type: "cloudtrail",
        s3_key: "CloudTrail",
        regex: "CloudTrail",
        examples: &[
            "AWSLogs/123456789012/CloudTrail/us-east-1/2026/11/14/123456789012_CloudTrail_us-east-1_20261114T0305Z_x.json.gz",
            "AWSLogs/123456789012/CloudTrail-Insight/us-east-1/2026/11/14/x.json.gz",
            "moved/CloudTrail.json",
        ],
    },
    Seed {
        log_type: "vpcflowlogs",
        s3_key: "vpcflowlogs",
        regex: "vpcflowlogs",
        examples: &["AWSLogs/123456789012/vpcflowlogs/us-east-1/2026/11/14/x.log.gz", "vpcflowlogs.log"],
    },
    Seed {
        log_type: "guardduty",
        s3_key: "GuardDuty",
        regex: "GuardDuty",
        examples: &["AWSLogs/123456789012/GuardDuty/us-east-1/2026/11/14/x.jsonl.gz", "my-GuardDuty.jsonl"],
    },
    Seed {
        log_type: "s3accesslog",
        s3_key: "s3accesslog",
        regex: "s3accesslog",
        examples: &[
            "AWSLogs/123456789012/s3accesslog/us-east-1/bucket/2026-11-14-03-04-05-0A1B2C3D4E5F6071",
            "s3accesslog/collected.log",
        ],
    },
    Seed {
        log_type: "alb",
        s3_key: r"elasticloadbalancing_.*T\d{4}Z_\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}_\w*\.log\.gz$$",
        regex: r"elasticloadbalancing_.*T\d{4}Z_\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}_\w*\.log\.gz$",
        examples: &[
            "AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/14/123456789012_elasticloadbalancing_us-east-1_app.a.0123456789abcdef_20261114T0305Z_192.0.2.1_2k1z3x4c.log.gz",
        ],
    },
    Seed {
        log_type: "nlb",
        s3_key: r"elasticloadbalancing_.*T\d{4}Z_[0-9a-z]{8}\.log\.gz$$",
        regex: r"elasticloadbalancing_.*T\d{4}Z_[0-9a-z]{8}\.log\.gz$",
        examples: &[
            "AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/14/123456789012_elasticloadbalancing_us-east-1_net.n.0123456789abcdef_20261114T0305Z_2k1z3x4c.log.gz",
        ],
    },
    Seed {
        log_type: "clb",
        s3_key: r"elasticloadbalancing_.*T\d{4}Z_\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}_\w*\.log$$",
        regex: r"elasticloadbalancing_.*T\d{4}Z_\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}_\w*\.log$",
        examples: &[
            "AWSLogs/123456789012/elasticloadbalancing/us-east-1/2026/11/14/123456789012_elasticloadbalancing_us-east-1_c_20261114T0305Z_192.0.2.1_2k1z3x4c.log",
        ],
    },
    Seed {
        log_type: "cloudfront-standard",
        s3_key: r"(^|\/)[0-9A-Z]{14}\.20\d{2}-\d{2}-\d{2}-\d{2}.[0-9a-z]{8}\.gz$$",
        regex: r"(^|\/)[0-9A-Z]{14}\.20\d{2}-\d{2}-\d{2}-\d{2}.[0-9a-z]{8}\.gz$",
        examples: &[
            "AWSLogs/123456789012/CloudFront/global/E2EXAMPLE12345/standard/E2EXAMPLE12345.2026-11-14-03.0a1b2c3d.gz",
            "E2EXAMPLE12345.2026-11-14-03.0a1b2c3d.gz",
        ],
    },
    Seed {
        log_type: "cloudfront-realtime",
        s3_key: "CloudFront/.*/realtime/",
        regex: "CloudFront/.*/realtime/",
        examples: &["AWSLogs/123456789012/CloudFront/global/E2EXAMPLE12345/realtime/2026/11/14/03/x.gz"],
    },
    Seed {
        log_type: "waf",
        s3_key: "aws-waf-logs-",
        regex: "aws-waf-logs-",
        examples: &["AWSLogs/123456789012/WAF/us-east-1/2026/11/14/03/aws-waf-logs-siem-1-2026-11-14-03-04-05-x.gz"],
    },
    Seed {
        log_type: "route53resolver",
        s3_key: "vpcdnsquerylogs",
        regex: "vpcdnsquerylogs",
        examples: &["AWSLogs/123456789012/vpcdnsquerylogs/vpc-0123456789abcdef0/2026/11/14/x.log.gz"],
    },
    Seed {
        log_type: "linux-os-syslog",
        s3_key: "/[Ll]inux/",
        regex: "/[Ll]inux/",
        examples: &["AWSLogs/123456789012/EC2/Linux/us-east-1/2026/11/14/03/x.gz", "UserLogs/linux/x.gz"],
    },
    Seed {
        log_type: "linux-secure",
        s3_key: "[Ll]inux.?[Ss]ecure",
        regex: "[Ll]inux.?[Ss]ecure",
        examples: &[
            "AWSLogs/123456789012/EC2/Linux/Secure/us-east-1/2026/11/14/03/x.gz",
            "Linux/Secure/x.gz",
            "UserLogs/linuxsecure/x.gz",
            "UserLogs/linux-secure.log",
        ],
    },
    Seed {
        log_type: "securityhub",
        s3_key: "SecurityHub",
        regex: "SecurityHub",
        examples: &["AWSLogs/123456789012/SecurityHub/us-east-1/2026/11/14/03/x.gz"],
    },
];

fn with(user: &str) -> Config {
    Config::load(&[Source { name: "user.ini", text: user }]).unwrap_or_else(|error| panic!("{error}"))
}

fn detected(config: &Config, key: &str) -> String {
    match config.detect(key) {
        Detection::Type(log_type) => log_type.name.clone(),
        other => format!("{other:?}"),
    }
}

#[test]
fn all_rows_of_the_guide_are_here() {
    assert_eq!(SEEDS.len(), 14);
}

#[test]
fn patterns_arrive_byte_for_byte_after_unescaping() {
    let all: String = SEEDS.iter().map(|seed| format!("[{}]\ns3_key = {}\n", seed.log_type, seed.s3_key)).collect();
    let config = with(&all);
    for seed in SEEDS {
        assert_eq!(config.get(seed.log_type).unwrap().key_pattern, seed.regex);
    }
}

#[test]
fn patterns_of_the_guide_find_their_keys_when_they_stand_in_user_ini() {
    for seed in SEEDS {
        let config = with(&format!("[{}]\ns3_key = {}\n", seed.log_type, seed.s3_key));
        for key in seed.examples {
            assert_eq!(Pattern::of_key(seed.regex).unwrap().is_match(key), Some(true), "{key}");
            assert_eq!(detected(&config, key), seed.log_type, "{key}");
        }
    }
}

#[test]
fn shipped_patterns_take_what_those_of_the_guide_take() {
    let config = Config::builtin().unwrap();
    for seed in SEEDS {
        for key in seed.examples {
            assert_eq!(detected(&config, key), seed.log_type, "{key}");
        }
    }
}

/// Everything about a type, with the fields that the override may change made equal.
fn everything_but(config: &Config, name: &str, overridden: &str) -> String {
    let builtin = Config::builtin().unwrap();
    let mut log_type = config.get(name).unwrap().clone();
    let shipped = builtin.get(name).unwrap();
    match overridden {
        "index_rotation" => log_type.rotation = shipped.rotation,
        "s3_key" => {
            log_type.key_pattern.clone_from(&shipped.key_pattern);
            log_type.origin.clone_from(&shipped.origin);
        }
        other => panic!("{other}"),
    }
    format!("{log_type:#?}")
}

#[test]
fn overriding_one_option_keeps_the_rest_of_the_section() {
    let builtin = Config::builtin().unwrap();
    for seed in SEEDS {
        let name = seed.log_type;
        let shipped = format!("{:#?}", builtin.get(name).unwrap());

        let rotated = with(&format!("[{name}]\nindex_rotation = daily\n"));
        assert_eq!(rotated.get(name).unwrap().rotation, siem_config::Rotation::Daily);
        assert_eq!(everything_but(&rotated, name, "index_rotation"), shipped);

        let rekeyed = with(&format!("[{name}]\ns3_key = my-own-prefix/\n"));
        assert_eq!(detected(&rekeyed, "my-own-prefix/x"), name);
        assert_eq!(rekeyed.get(name).unwrap().origin, "user.ini:2");
        assert_eq!(everything_but(&rekeyed, name, "s3_key"), shipped);

        let order = |config: &Config| config.log_types().map(|log_type| log_type.name.clone()).collect::<Vec<_>>();
        assert_eq!(order(&rekeyed), order(&builtin));
    }
}
