//! The Kafka cluster that carries the orders from the shop to the warehouse.

use super::{BASTION, MAIN, REGION, visits};
use crate::SampleObject;
use crate::packing::gzip_lines;
use crate::random::Random;
use crate::sources::msk::{Decision, Entry};
use crate::time::Time;

const BROKERS: usize = 3;
const COORDINATOR: &str = "kafka.coordinator.group.GroupCoordinator";
const LOG_CLEANER: &str = "kafka.log.LogCleaner";
const REPLICAS: &str = "kafka.server.ReplicaManager";
const NETWORK: &str = "org.apache.kafka.clients.NetworkClient";
const SELECTOR: &str = "org.apache.kafka.common.network.Selector";

/// An object for each broker. The shop writes and the warehouse reads; the thief tries certificates that he made, then
/// the password that he has from the database; at noon a disk of the second broker fails for a while.
pub(super) fn stream(random: &mut Random) -> Vec<SampleObject> {
    let mut lines: [Vec<(Time, String)>; BROKERS] = Default::default();
    let apps = [
        ("shop", "10.0.10.5", ("Write", "Produce"), "Topic:LITERAL:orders"),
        ("warehouse", "10.0.11.7", ("Read", "Fetch"), "Topic:LITERAL:orders"),
        ("warehouse", "10.0.11.7", ("Read", "JoinGroup"), "Group:LITERAL:warehouse"),
        ("billing", "10.0.11.9", ("Read", "Fetch"), "Topic:LITERAL:payments"),
    ];
    for time in visits(random, 90) {
        let (user, host, asks, resource) = random.pick(&apps);
        let decision = Decision { time, user, host, asks, resource, allowed: true };
        lines[random.within(0, BROKERS as u64) as usize].push((time, decision.line(random)));
    }
    for (broker, of_broker) in lines.iter_mut().enumerate() {
        for hour in 0..24 {
            let number = broker + 1;
            let (group, cleaner) = (
                format!(
                    "[GroupCoordinator {number}]: Stabilized group warehouse generation {} (__consumer_offsets-7) with 2 members",
                    40 + hour
                ),
                format!("[kafka-log-cleaner-thread-0]: Log cleaner thread 0 cleaned log __consumer_offsets-{hour}"),
            );
            let time = Time::at(hour, 4 + 11 * number as u64, 0);
            let entries = [
                Entry { time, level: "INFO", message: &group, logger: COORDINATOR },
                Entry { time: time.plus(420), level: "INFO", message: &cleaner, logger: LOG_CLEANER },
            ];
            of_broker.extend(entries.iter().map(|entry| (entry.time, entry.line(random))));
        }
    }
    for attempt in 0..9u64 {
        let time = Time::at(4, 8, 10).plus(attempt * 7);
        let message = format!(
            "[SocketServer listenerType=BROKER, nodeId={}] Failed authentication with /{BASTION} (channelId=10.0.12.{}:9094-{BASTION}:{}-7) (SSL handshake failed)",
            attempt % 3 + 1,
            attempt % 3 + 11,
            52_000 + attempt
        );
        let entry = Entry { time, level: "INFO", message: &message, logger: SELECTOR };
        lines[attempt as usize % BROKERS].push((time, entry.line(random)));
    }
    for (second, asks, resource, allowed) in [
        (0, ("Describe", "Metadata"), "Topic:LITERAL:orders", true),
        (6, ("Describe", "Metadata"), "Topic:LITERAL:payments", false),
        (19, ("Read", "Fetch"), "Topic:LITERAL:payments", false),
        (25, ("Read", "Fetch"), "Topic:LITERAL:customers", false),
        (41, ("DescribeConfigs", "DescribeConfigs"), "Cluster:LITERAL:kafka-cluster", false),
        (58, ("Alter", "CreateAcls"), "Cluster:LITERAL:kafka-cluster", false),
        (80, ("Read", "Fetch"), "Topic:LITERAL:payments", false),
    ] {
        let time = Time::at(4, 10, 30).plus(second);
        let decision = Decision { time, user: "report", host: BASTION, asks, resource, allowed };
        lines[0].push((time, decision.line(random)));
    }
    for attempt in 0..14u64 {
        let time = Time::at(12, 40, 5).plus(attempt * 50);
        let failed = format!(
            "[ReplicaManager broker=2] Error processing append operation on partition orders-{}\norg.apache.kafka.common.errors.KafkaStorageException: the disk is offline\n\tat kafka.server.ReplicaManager.append(ReplicaManager.scala:1105)",
            attempt % 6
        );
        let entry = Entry { time, level: "ERROR", message: &failed, logger: REPLICAS };
        lines[1].push((time, entry.line(random)));
        let lost = "[ReplicaFetcher replicaId=1, leaderId=2] Connection to node 2 could not be established. Node may not be available.";
        let entry = Entry { time: time.plus(9), level: "WARN", message: lost, logger: NETWORK };
        lines[if attempt % 2 == 0 { 0 } else { 2 }].push((entry.time, entry.line(random)));
    }
    let fatal = Entry {
        time: Time::at(12, 39, 58),
        level: "FATAL",
        message: "Shutdown broker because all log dirs in /kafka/datalogs have failed",
        logger: "kafka.log.LogManager",
    };
    lines[1].push((fatal.time, fatal.line(random)));
    lines
        .into_iter()
        .enumerate()
        .map(|(broker, mut lines)| {
            lines.sort();
            let lines: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
            let key = format!(
                "AWSLogs/{MAIN}/KafkaBrokerLogs/{REGION}/orders-0a1b2c3d-1111-2222-3333-0123456789ab-5/2026-10-14-23/Broker-{}_23-55_{}.log.gz",
                broker + 1,
                random.hex(8)
            );
            SampleObject::new(key, gzip_lines(&lines))
        })
        .collect()
}
