//! The day, 14 October 2026, of a company with a web shop, a bastion host, a data bucket, a file server and two accounts.
//!
//! Staff sign in with MFA in office hours, a pipeline deploys, visitors buy, bots knock. From 02:10 somebody at
//! 203.0.113.66 tries SQL injection on the shop and passwords on the bastion. At 03:41 the bastion lets `backup` in
//! with a guessed password; a deployment key and a database password lie in its home. At 03:47 a tool is fetched that
//! asks for c2.example.net every few minutes, at 03:49 the database's customers are read. From 03:52 the key asks who
//! it is, lists and copies the data bucket, makes itself a second key and a console user without MFA, tries the
//! cluster's secrets, opens the bucket to the world, and at 04:25 stops the trail. From 04:30 the bastion tries
//! passwords on the file server, and finds bruno's: he makes himself a service and an account there, and clears its
//! log; the password opens bruno's WorkSpace at 04:52 as well, and at 05:12 bruno accepts one of many prompts of the
//! identity provider. On the way, the Kafka cluster and the second account turn him away. GuardDuty, Security Hub, a
//! sensor and the agent on the bastion tell of it while it happens; at 08:40 alice finds out and cleans up.

mod bucket;
mod cluster;
mod database;
mod directory;
mod edge;
mod flows;
mod guardduty;
mod hosts;
mod names;
mod office;
mod securityhub;
mod stream;
mod trails;
mod web;

use crate::SampleObject;
use crate::random::Random;
use crate::time::Time;

const MAIN: &str = crate::ACCOUNT;
const AUDIT: &str = "111122223333";
const REGION: &str = crate::REGION;
/// The attacker.
const THIEF: &str = "203.0.113.66";
/// The key that leaks.
const LEAKED_KEY: &str = "AKIAEXAMPLEDEPLOY0001";
const BASTION: &str = "10.0.1.20";
const BASTION_INSTANCE: &str = "i-0abcdef1234567890";
const BASTION_INTERFACE: &str = "eni-0a1b2c3d4e5f60718";
const BROWSERS: [&str; 3] = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0",
];
const CLI: &str = "aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux#6.1 lang/python#3.13 cfg/retry-mode#standard";
const SCANNER: &str = "sqlmap/1.9 (https://sqlmap.org)";
const STAFF: [(&str, &str); 5] = [
    ("alice", "198.51.100.11"),
    ("bruno", "198.51.100.12"),
    ("chiamaka", "198.51.100.13"),
    ("dmitri", "2001:db8:10::14"),
    ("esra", "198.51.100.15"),
];

/// All objects of the day.
pub(crate) fn objects() -> Vec<SampleObject> {
    let mut random = Random::new(20_261_014);
    let random = &mut random;
    let mut objects = web::web(random);
    objects.extend(edge::edge(random));
    objects.extend(flows::flows(random));
    objects.extend(names::names(random));
    objects.extend(trails::trails(random));
    objects.extend(bucket::bucket(random));
    objects.extend(hosts::hosts(random));
    objects.extend(database::database(random));
    objects.extend(cluster::cluster(random));
    objects.extend(office::office(random));
    objects.extend(guardduty::guardduty());
    objects.extend(securityhub::securityhub(random));
    objects.extend(stream::stream(random));
    objects.extend(directory::directory(random));
    objects
}

/// Times spread over the day as people's days are: few at night, most in the afternoon.
fn visits(random: &mut Random, count: usize) -> Vec<Time> {
    let mut times: Vec<Time> = (0..count)
        .map(|_| {
            let hour = (random.within(0, 24) + random.within(0, 24) + 24) / 2 % 24;
            Time::at(hour, random.within(0, 60), random.within(0, 60))
        })
        .collect();
    times.sort();
    times
}

fn visitor(random: &mut Random) -> String {
    match random.within(0, 10) {
        0 => format!("2001:db8:{:x}::{:x}", random.within(1, 999), random.within(1, 9999)),
        1..=5 => format!("192.0.2.{}", random.within(30, 250)),
        _ => format!("198.51.100.{}", random.within(30, 250)),
    }
}
