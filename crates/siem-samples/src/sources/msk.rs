//! Broker logs of Apache Kafka. Source: Amazon MSK Developer Guide, "MSK logging"; the appender pattern of Apache Kafka.

use crate::SampleObject;
use crate::packing::gzip_lines;
use crate::random::Random;
use crate::time::Time;

/// What a broker logs.
pub(crate) struct Entry<'a> {
    pub(crate) time: Time,
    pub(crate) level: &'a str,
    pub(crate) message: &'a str,
    pub(crate) logger: &'a str,
}

impl Entry<'_> {
    pub(crate) fn line(&self, random: &mut Random) -> String {
        let Entry { time, level, message, logger } = self;
        let stamp = time.date_time().replace('T', " ");
        // Calls come behind the line that has the logger.
        let (first, calls) =
            message.split_once('\n').map_or((*message, String::new()), |(first, calls)| (first, format!("\n{calls}")));
        format!("[{stamp},{:03}] {level} {first} ({logger}){calls}", random.within(0, 1000))
    }
}

/// What a principal asks of the authorizer, which logs refusals as `INFO`, and what it allows as `DEBUG`.
pub(crate) struct Decision<'a> {
    pub(crate) time: Time,
    pub(crate) user: &'a str,
    pub(crate) host: &'a str,
    /// Operation, and the request that needs it.
    pub(crate) asks: (&'a str, &'a str),
    pub(crate) resource: &'a str,
    pub(crate) allowed: bool,
}

impl Decision<'_> {
    pub(crate) fn line(&self, random: &mut Random) -> String {
        let Decision { time, user, host, asks: (operation, request), resource, allowed } = *self;
        let (level, verdict) = if allowed { ("DEBUG", "Allowed") } else { ("INFO", "Denied") };
        let message = format!(
            "Principal = User:{user} is {verdict} Operation = {operation} from host = {host} on resource = {resource} for request = {request} with resourceRefCount = 1"
        );
        Entry { time, level, message: &message, logger: "kafka.authorizer.logger" }.line(random)
    }
}

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let entries: Vec<String> = (0..records)
        .map(|number| {
            let stamp = format!("[{},{:03}]", Time::of_record(number).date_time().replace('T', " "), random.within(0, 1000));
            match number % 4 {
                0 => format!("{stamp} INFO [GroupCoordinator 1]: Stabilized group billing-{} generation {} (__consumer_offsets-7) with 3 members (kafka.coordinator.group.GroupCoordinator)", random.within(1, 99), random.within(1, 9999)),
                1 => format!("{stamp} INFO Principal = User:app-{} is Allowed Operation = Write from host = {} on resource = Topic:LITERAL:orders for request = Produce with resourceRefCount = 1 (kafka.authorizer.logger)", random.within(1, 99), random.public_address()),
                2 => format!("{stamp} INFO [SocketServer listenerType=ZK_BROKER, nodeId=1] Failed authentication with /{} (channelId=10.0.0.1:9094-10.0.0.5:{}-7) (SSL handshake failed) (org.apache.kafka.common.network.Selector)", random.public_address(), random.port()),
                _ => format!("{stamp} ERROR [ReplicaManager broker=1] Error processing append operation on partition orders-{} (kafka.server.ReplicaManager)\njava.lang.IllegalStateException: the log is closed\n\tat kafka.log.UnifiedLog.append(UnifiedLog.scala:11)\n\tat kafka.server.ReplicaManager.append(ReplicaManager.scala:7)", random.within(0, 12)),
            }
        })
        .collect();
    SampleObject::new(
        "AWSLogs/123456789012/KafkaBrokerLogs/eu-west-1/orders-0a1b2c3d-1111-2222-3333-0123456789ab-5/2026-10-14-00/Broker-1_00-00_0a1b2c3d.log.gz",
        gzip_lines(&entries),
    )
}
