//! CloudTrail records. Source: AWS CloudTrail User Guide, "CloudTrail record contents".

use serde_json::{Value, json};

use crate::packing::trail;
use crate::random::Random;
use crate::time::Time;
use crate::{ACCOUNT, REGION, SampleObject};

/// Who called.
#[derive(Clone, Copy)]
pub(crate) enum Caller<'a> {
    /// An IAM user, with an access key.
    User(&'a str, &'a str),
    /// A role and its session name.
    Role(&'a str, &'a str),
    /// The root user.
    Root,
    /// A service of AWS.
    Service(&'a str),
}

/// One call.
pub(crate) struct Call<'a> {
    pub(crate) time: Time,
    pub(crate) caller: Caller<'a>,
    pub(crate) account: &'a str,
    pub(crate) region: &'a str,
    pub(crate) source: &'a str,
    pub(crate) name: &'a str,
    pub(crate) address: &'a str,
    pub(crate) agent: &'a str,
    pub(crate) request: Value,
    pub(crate) response: Value,
    pub(crate) error: Option<(&'a str, &'a str)>,
    pub(crate) read_only: bool,
}

impl Call<'_> {
    pub(crate) fn record(&self, random: &mut Random) -> Value {
        let account = self.account;
        let identity = match self.caller {
            Caller::User(name, key) => json!({"type": "IAMUser", "principalId": format!("AIDA{}", name.to_uppercase()),
                "arn": format!("arn:aws:iam::{account}:user/{name}"), "accountId": account, "accessKeyId": key, "userName": name}),
            Caller::Role(role, session) => {
                json!({"type": "AssumedRole", "principalId": format!("AROA{}:{session}", random.hex(16).to_uppercase()),
                "arn": format!("arn:aws:sts::{account}:assumed-role/{role}/{session}"), "accountId": account,
                "accessKeyId": format!("ASIA{}", random.hex(16).to_uppercase()),
                "sessionContext": {"sessionIssuer": {"type": "Role", "principalId": format!("AROA{}", random.hex(16).to_uppercase()),
                    "arn": format!("arn:aws:iam::{account}:role/{role}"), "accountId": account, "userName": role},
                    "attributes": {"creationDate": self.time.iso(), "mfaAuthenticated": "false"}}})
            }
            Caller::Root => {
                json!({"type": "Root", "principalId": self.account, "arn": format!("arn:aws:iam::{}:root", self.account), "accountId": self.account})
            }
            Caller::Service(name) => json!({"type": "AWSService", "invokedBy": name}),
        };
        let mut record = json!({
            "eventVersion": "1.11", "userIdentity": identity, "eventTime": self.time.iso(), "eventSource": self.source,
            "eventName": self.name, "awsRegion": self.region, "sourceIPAddress": self.address, "userAgent": self.agent,
            "requestParameters": self.request, "responseElements": self.response,
            "requestID": random.uuid(), "eventID": random.uuid(), "readOnly": self.read_only,
            "eventType": if self.name == "ConsoleLogin" { "AwsConsoleSignIn" } else { "AwsApiCall" },
            "managementEvent": self.name != "GetObject", "recipientAccountId": account,
            "eventCategory": if self.name == "GetObject" { "Data" } else { "Management" },
            "tlsDetails": {"tlsVersion": "TLSv1.3", "cipherSuite": "TLS_AES_128_GCM_SHA256", "clientProvidedHostHeader": self.source}
        });
        if let Some((code, message)) = self.error {
            record["errorCode"] = json!(code);
            record["errorMessage"] = json!(message);
        }
        if self.name == "ConsoleLogin" {
            let mfa = if matches!(self.request, Value::String(_)) { "Yes" } else { "No" };
            record["requestParameters"] = Value::Null;
            record["additionalEventData"] = json!({"LoginTo": "https://console.aws.amazon.com/console/home", "MobileVersion": "No", "MFAUsed": mfa});
        }
        record
    }
}

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let calls: Vec<Value> = (0..records).map(|number| data_call(random, Time::of_record(number))).collect();
    SampleObject::new(
        "AWSLogs/123456789012/CloudTrail/eu-west-1/2026/10/14/123456789012_CloudTrail_eu-west-1_20261014T0000Z_volume.json.gz",
        trail(&calls),
    )
}

fn data_call(random: &mut Random, time: Time) -> Value {
    let address = random.public_address();
    let (source, name) = random.pick(&[
        ("s3.amazonaws.com", "GetObject"),
        ("ec2.amazonaws.com", "DescribeInstances"),
        ("kms.amazonaws.com", "Decrypt"),
        ("sts.amazonaws.com", "AssumeRole"),
        ("s3.amazonaws.com", "PutObject"),
    ]);
    let role = format!("app-{}", random.within(1, 50));
    let request = json!({"bucketName": format!("bucket-{}", random.within(1, 99)), "key": format!("a/b/{}", random.uuid()), "Host": "s3.eu-west-1.amazonaws.com"});
    let call = Call {
        time,
        caller: Caller::Role(&role, "session"),
        account: ACCOUNT,
        region: REGION,
        source,
        name,
        address: &address,
        agent: random.agent(),
        request,
        response: Value::Null,
        error: None,
        read_only: true,
    };
    let mut record = call.record(random);
    record["additionalEventData"] = json!({"SignatureVersion": "SigV4", "CipherSuite": "TLS_AES_128_GCM_SHA256", "bytesTransferredIn": 0, "bytesTransferredOut": random.within(0, 1_000_000)});
    record["resources"] = json!([{"type": "AWS::S3::Object", "ARN": "arn:aws:s3:::bucket/a"}, {"accountId": ACCOUNT, "type": "AWS::S3::Bucket", "ARN": "arn:aws:s3:::bucket"}]);
    record
}
