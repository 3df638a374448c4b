//! The shop's database.

use super::{BASTION, MAIN, REGION, visits};
use crate::SampleObject;
use crate::packing::cloudwatch;
use crate::random::Random;
use crate::sources::rds_mysql::{AUDIT_GROUP, AUDIT_STREAM, Operation};
use crate::time::Time;

pub(super) fn database(random: &mut Random) -> Vec<SampleObject> {
    let mut events: Vec<(u64, String)> = Vec::new();
    let mut add = |random: &mut Random, operation: &Operation<'_>| {
        events.push((operation.time.epoch_millis(), operation.line(random)));
    };
    for time in visits(random, 110) {
        let object = random.pick(&[
            "SELECT name, price FROM shoes WHERE id = 42",
            "INSERT INTO baskets (session, shoe) VALUES (\"s\", 42)",
            "SELECT total FROM orders WHERE id = 7",
        ]);
        add(random, &Operation { time, user: "shop", host: "10.0.10.5", name: "QUERY", object, code: 0 });
    }
    for (second, user) in [(0, "root"), (9, "admin"), (15, "backup")] {
        let time = Time::at(3, 48, 30).plus(second);
        add(random, &Operation { time, user, host: BASTION, name: "FAILED_CONNECT", object: "", code: 1045 });
    }
    for (second, name, object) in [
        (0, "CONNECT", ""),
        (4, "QUERY", "SHOW TABLES"),
        (20, "QUERY", "SELECT COUNT(*) FROM customers"),
        (41, "QUERY", "SELECT * FROM customers"),
        (95, "QUERY", "SELECT name, password FROM users"),
        (130, "DISCONNECT", ""),
    ] {
        let time = Time::at(3, 49, 2).plus(second);
        add(random, &Operation { time, user: "report", host: BASTION, name, object, code: 0 });
    }
    events.sort();
    vec![SampleObject::new(
        format!(
            "AWSLogs/{MAIN}/RDS/MySQL/audit/{REGION}/2026/10/14/23/aes-siem-firehose-rds-mysql-audit-1-2026-10-14-23-00-00-{}",
            random.uuid()
        ),
        cloudwatch(AUDIT_GROUP, AUDIT_STREAM, &events),
    )]
}
