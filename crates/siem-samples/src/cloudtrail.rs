//! CloudTrail records. Source: AWS CloudTrail User Guide, "CloudTrail record contents".

use serde_json::{Value, json};

use crate::random::Random;
use crate::time::Time;

/// Who called.
#[derive(Clone, Copy)]
pub(crate) enum Caller<'a> {
    /// An IAM user, with an access key.
    User(&'a str, &'a str),
    /// A role and its session name.
    Role(&'a str, &'a str),
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
