//! Broker logs of Apache Kafka. Source: Amazon MSK Developer Guide, "MSK logging"; the appender pattern of Apache Kafka.

use crate::SampleObject;
use crate::packing::gzip_lines;
use crate::random::Random;
use crate::time::Time;

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
