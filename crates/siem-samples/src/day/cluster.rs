//! The Kubernetes cluster that packs the orders.

use super::{MAIN, REGION, STAFF, THIEF};
use crate::SampleObject;
use crate::packing::cloudwatch;
use crate::random::Random;
use crate::sources::eks::{Call, GROUP, STREAM};
use crate::time::Time;

pub(super) fn cluster(random: &mut Random) -> Vec<SampleObject> {
    let mut events: Vec<(u64, String)> = Vec::new();
    let mut add = |random: &mut Random, call: &Call<'_>| {
        events.push((call.time.epoch_millis(), call.record(random).to_string()));
    };
    for (user, address) in STAFF {
        let principal = format!("arn:aws:iam::{MAIN}:user/{user}");
        for _ in 0..14 {
            let time = Time::at(random.within(8, 18), random.within(0, 60), random.within(0, 60));
            let (verb, resource) = random.pick(&[("list", "pods"), ("get", "configmaps"), ("list", "events")]);
            add(
                random,
                &Call { time, user: (user, &principal), address, verb, namespace: "orders", resource, allowed: true },
            );
        }
    }
    let principal = format!("arn:aws:iam::{MAIN}:user/deploy");
    for (second, verb, namespace, resource, allowed) in [
        (0, "list", "orders", "pods", true),
        (14, "list", "orders", "secrets", false),
        (22, "list", "kube-system", "secrets", false),
        (47, "get", "orders", "configmaps", true),
        (80, "create", "orders", "pods", false),
    ] {
        let time = Time::at(4, 19, 5).plus(second);
        add(random, &Call { time, user: ("deploy", &principal), address: THIEF, verb, namespace, resource, allowed });
    }
    events.sort();
    vec![SampleObject::new(
        format!("AWSLogs/{MAIN}/EKS/Audit/{REGION}/2026/10/14/23/eks-audit-1-2026-10-14-23-00-00-{}", random.uuid()),
        cloudwatch(GROUP, STREAM, &events),
    )]
}
