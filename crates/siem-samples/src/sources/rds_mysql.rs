//! Logs of MySQL in Amazon RDS and Aurora. Sources: Amazon Aurora User Guide, "Using Advanced Auditing", "Aurora MySQL
//! database log files"; MySQL Reference Manual, "The General Query Log", "The Error Log", "The Slow Query Log".

use crate::SampleObject;
use crate::packing::cloudwatch_volume;
use crate::random::Random;
use crate::time::Time;

/// Log group and stream of the audit log.
pub(crate) const AUDIT_GROUP: &str = "/aws/rds/cluster/shop/audit";
pub(crate) const AUDIT_STREAM: &str = "shop-1.audit.log.0.2026-10-14-00-00.0.0";

/// One operation in the audit log.
pub(crate) struct Operation<'a> {
    pub(crate) time: Time,
    pub(crate) user: &'a str,
    pub(crate) host: &'a str,
    /// `CONNECT`, `QUERY` …
    pub(crate) name: &'a str,
    /// The statement.
    pub(crate) object: &'a str,
    pub(crate) code: u16,
}

impl Operation<'_> {
    pub(crate) fn line(&self, random: &mut Random) -> String {
        let Operation { time, user, host, name, object, code } = self;
        let object = if object.is_empty() { String::new() } else { format!("'{object}'") };
        format!(
            "{}{:06},shop-1,{user},{host},{},{},{name},shop,{object},{code}",
            time.epoch(),
            random.within(0, 1_000_000),
            random.within(10, 9000),
            random.within(1, 900_000)
        )
    }
}

pub(crate) fn audit_volume(random: &mut Random, records: usize) -> SampleObject {
    let message = |time: Time| {
        let (host, object) = (random.public_address(), statement(random));
        Operation { time, user: "shop", host: &host, name: "QUERY", object: &object, code: 0 }.line(random)
    };
    let bytes = cloudwatch_volume(AUDIT_GROUP, AUDIT_STREAM, records, message);
    SampleObject::new("AWSLogs/123456789012/RDS/MySQL/audit/eu-west-1/2026/10/14/00/volume", bytes)
}

pub(crate) fn general_volume(random: &mut Random, records: usize) -> SampleObject {
    let message = |time: Time| {
        let thread = random.within(10, 9000);
        let what = if random.within(0, 4) == 0 {
            format!("Connect\tshop@{} on shop using SSL/TLS", random.public_address())
        } else {
            format!("Query\t{}", statement(random))
        };
        format!("{}\t{thread:5} {what}", time.iso_micros(random.within(0, 1_000_000)))
    };
    let bytes = cloudwatch_volume("/aws/rds/cluster/shop/general", "shop-1", records, message);
    SampleObject::new("AWSLogs/123456789012/RDS/MySQL/general/eu-west-1/2026/10/14/00/volume", bytes)
}

pub(crate) fn error_volume(random: &mut Random, records: usize) -> SampleObject {
    let message = |time: Time| {
        format!(
            "{} {} [Note] [MY-010926] [Server] Access denied for user 'user-{}'@'{}' (using password: YES)",
            time.iso_micros(random.within(0, 1_000_000)),
            random.within(10, 9000),
            random.within(1, 500),
            random.public_address()
        )
    };
    let bytes = cloudwatch_volume("/aws/rds/cluster/shop/error", "shop-1", records, message);
    SampleObject::new("AWSLogs/123456789012/RDS/MySQL/error/eu-west-1/2026/10/14/00/volume", bytes)
}

pub(crate) fn slowquery_volume(random: &mut Random, records: usize) -> SampleObject {
    let message = |time: Time| {
        format!(
            "# Time: {}\n# User@Host: shop[shop] @  [{}]  Id: {:5}\n# Query_time: {}.{:06}  Lock_time: 0.000001 Rows_sent: 1  Rows_examined: {}\nuse shop;\nSET timestamp={};\n{};",
            time.iso_micros(random.within(0, 1_000_000)),
            random.public_address(),
            random.within(10, 9000),
            random.within(1, 40),
            random.within(0, 1_000_000),
            random.within(1, 900_000),
            time.epoch(),
            statement(random)
        )
    };
    let bytes = cloudwatch_volume("/aws/rds/cluster/shop/slowquery", "shop-1", records, message);
    SampleObject::new("AWSLogs/123456789012/RDS/MySQL/slowquery/eu-west-1/2026/10/14/00/volume", bytes)
}

fn statement(random: &mut Random) -> String {
    format!(
        "SELECT c.name, o.total FROM customers c JOIN orders o ON o.customer = c.id WHERE o.id = {} AND o.state = \"open\" LIMIT 20",
        random.within(1, 900_000)
    )
}
