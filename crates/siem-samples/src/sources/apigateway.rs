//! API Gateway access logs in JSON. Source: Amazon API Gateway Developer Guide, "Set up CloudWatch logging for REST
//! APIs", variables of access logs.

use serde_json::{Value, json};

use crate::packing::firehose;
use crate::random::Random;
use crate::time::Time;
use crate::{ACCOUNT, SampleObject};

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let records: Vec<Value> = (0..records).map(|number| request(random, Time::of_record(number))).collect();
    SampleObject::new(
        "AWSLogs/123456789012/APIGateway/eu-west-1/2026/10/14/00/amazon-apigateway-siem-1-2026-10-14-00-00-00-volume.gz",
        firehose(&records),
    )
}

fn request(random: &mut Random, time: Time) -> Value {
    json!({"requestId": random.uuid(), "extendedRequestId": format!("{}=", random.hex(15)), "ip": random.public_address(),
        "caller": "-", "user": format!("AROAEXAMPLE000000001:user-{}", random.within(1, 500)), "requestTime": time.common_log(),
        "requestTimeEpoch": time.epoch_millis(), "httpMethod": "GET", "resourcePath": "/orders/{id}",
        "path": format!("/prod/orders/{}", random.within(1, 99_999)), "status": random.pick(&[200, 200, 403, 500]).to_string(),
        "protocol": "HTTP/1.1", "responseLength": random.within(20, 90_000).to_string(), "responseLatency": random.within(2, 900).to_string(),
        "accountId": ACCOUNT, "apiId": "a1b2c3d4e5", "stage": "prod", "tlsVersion": "TLSv1.3", "cipherSuite": "TLS_AES_128_GCM_SHA256",
        "xrayTraceId": format!("Root=1-68ee0b1e-{}", random.hex(24)), "domainName": "api.example.com", "userAgent": random.agent()})
}
