//! Requests to VPC Lattice services. Source: Amazon VPC Lattice User Guide, "Access logs".

use serde_json::{Value, json};

use crate::SampleObject;
use crate::packing::gzip_records;
use crate::random::Random;
use crate::time::Time;

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let records: Vec<Value> = (0..records).map(|number| request(random, Time::of_record(number))).collect();
    SampleObject::new(
        "AWSLogs/123456789012/VpcLattice/AccessLogs/eu-west-1/2026/10/14/sn-0e05d75deabe9f290/123456789012_VpcLatticeAccessLogs_eu-west-1_sn-0e05d75deabe9f290_20261014T0000Z_1a2b3c4d.json.gz",
        gzip_records(&records),
    )
}

fn request(random: &mut Random, time: Time) -> Value {
    json!({
        "serviceNetworkArn": "arn:aws:vpc-lattice:eu-west-1:123456789012:servicenetwork/sn-0e05d75deabe9f290",
        "resolvedUser": "arn:aws:sts::123456789012:assumed-role/orders/i-0123", "listenerType": "-", "authDeniedReason": "-",
        "targetGroupArn": "arn:aws:vpc-lattice:eu-west-1:123456789012:targetgroup/tg-0277f384abfefe8aa",
        "sourceVpcArn": "arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-04157e16d89eba97b", "destinationVpcId": "vpc-05e207e48696b69b6",
        "sourceIpPort": format!("{}:{}", random.public_address(), random.port()), "listenerId": "-",
        "targetIpPort": format!("{}:80", random.private_address()), "failureReason": "-",
        "serviceArn": "arn:aws:vpc-lattice:eu-west-1:123456789012:service/svc-0cfe1f49ff3266204", "sourceVpcId": "vpc-04157e16d89eba97b",
        "startTime": time.iso(), "requestMethod": "GET", "requestPath": format!("/orders/{}?page=1", random.within(1, 9999)),
        "protocol": "HTTP/1.1", "responseCode": random.pick(&[200, 200, 404, 503]), "bytesReceived": random.within(80, 900),
        "bytesSent": random.within(100, 90_000), "duration": random.within(1, 400), "userAgent": random.agent(),
        "hostHeader": "orders.example.com", "serverNameIndication": "orders.example.com", "requestToTargetDuration": 2,
        "responseFromTargetDuration": 0, "sslCipher": "ECDHE-RSA-AES128-GCM-SHA256", "tlsVersion": "TLSv1.2",
        "callerPrincipal": "arn:aws:sts::123456789012:assumed-role/orders/i-0123", "callerPrincipalOrgID": "o-exampleorg",
        "callerX509IssuerOU": "-", "callerX509SubjectCN": "-", "callerX509SANNameCN": "-", "callerX509SANDNS": "-",
        "callerX509SANURI": "-", "requestId": random.uuid()
    })
}
