//! Audit events of a Kubernetes control plane. Source: Kubernetes documentation, "kube-apiserver Audit Configuration
//! (v1)"; Amazon EKS User Guide, "Control plane logs".

use serde_json::{Value, json};

use crate::SampleObject;
use crate::packing::cloudwatch_volume;
use crate::random::Random;
use crate::time::Time;

/// Log group and stream.
pub(crate) const GROUP: &str = "/aws/eks/shop/cluster";
pub(crate) const STREAM: &str = "kube-apiserver-audit-0123456789abcdef";

/// One call of the Kubernetes API.
pub(crate) struct Call<'a> {
    pub(crate) time: Time,
    /// Name of the Kubernetes user, and of the AWS principal behind it.
    pub(crate) user: (&'a str, &'a str),
    pub(crate) address: &'a str,
    pub(crate) verb: &'a str,
    pub(crate) namespace: &'a str,
    pub(crate) resource: &'a str,
    pub(crate) allowed: bool,
}

impl Call<'_> {
    pub(crate) fn record(&self, random: &mut Random) -> Value {
        let Call { time, user: (user, principal), address, verb, namespace, resource, allowed } = self;
        let (decision, reason) = if *allowed {
            ("allow", "RBAC: allowed by ClusterRoleBinding \"view\" of ClusterRole \"view\" to Group \"staff\"")
        } else {
            ("forbid", "")
        };
        let status = if *allowed {
            json!({"metadata": {}, "code": 200})
        } else {
            json!({"metadata": {}, "status": "Failure", "message": format!("{resource} is forbidden: User \"{user}\" cannot {verb} resource \"{resource}\" in API group \"\" in the namespace \"{namespace}\""), "reason": "Forbidden", "details": {"kind": resource}, "code": 403})
        };
        json!({"kind": "Event", "apiVersion": "audit.k8s.io/v1", "level": "Metadata", "auditID": random.uuid(), "stage": "ResponseComplete",
            "requestURI": format!("/api/v1/namespaces/{namespace}/{resource}?limit=500"), "verb": verb,
            "user": {"username": user, "uid": "aws-iam-authenticator:123456789012:AIDAEXAMPLE000000001", "groups": ["staff", "system:authenticated"],
                "extra": {"arn": [principal], "canonicalArn": [principal], "principalId": ["AIDAEXAMPLE000000001"], "sessionName": [""]}},
            "sourceIPs": [address], "userAgent": "kubectl/v1.34.1 (linux/amd64) kubernetes/93248f9",
            "objectRef": {"resource": resource, "namespace": namespace, "apiVersion": "v1"}, "responseStatus": status,
            "requestReceivedTimestamp": time.iso_micros(100), "stageTimestamp": time.iso_micros(12_345),
            "annotations": {"authorization.k8s.io/decision": decision, "authorization.k8s.io/reason": reason}})
    }
}

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let message = |time: Time| {
        let (address, user) = (random.public_address(), format!("user-{}", random.within(1, 500)));
        let principal = format!("arn:aws:iam::123456789012:user/{user}");
        let call = Call {
            time,
            user: (&user, &principal),
            address: &address,
            verb: random.pick(&["get", "list", "watch"]),
            namespace: "default",
            resource: random.pick(&["pods", "secrets", "configmaps"]),
            allowed: random.within(0, 8) > 0,
        };
        call.record(random).to_string()
    };
    SampleObject::new(
        "AWSLogs/123456789012/EKS/Audit/eu-west-1/2026/10/14/00/eks-audit-1-2026-10-14-00-00-00-volume.gz",
        cloudwatch_volume(GROUP, STREAM, records, message),
    )
}
