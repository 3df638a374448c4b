//! Whatever the cluster and the object store do: in the end each record is there once. The engine runs in this process,
//! against a misbehaving cluster and object store on real sockets, under many schedules of faults.
//!
//! `SIEM_FAULTS_SEED=N` repeats the schedule of one seed, `SIEM_FAULTS_SCHEDULES=N` tries so many, from seed 0 or that one.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use std::io::Write as _;
use std::sync::Arc;

use siem_tests::faults::fault::{Fault, Injected, Place};
use siem_tests::faults::loader::{Ids, Repeats, Trial};
use siem_tests::faults::verdict::{Violation, told};
use tokio::runtime::Runtime;

/// Schedules that are tried if nobody says otherwise.
const SCHEDULES: u64 = 40;

/// Seeds of negative controls.
const CONTROLS: u64 = 6;

fn variable(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is a number")))
}

/// Prints also where a test passes.
fn tell(text: &str) {
    std::io::stdout().lock().write_all(text.as_bytes()).unwrap();
}

fn violations(trial: Trial, injected: &Arc<Injected>) -> Vec<Violation> {
    let runtime = Runtime::new().unwrap();
    let violations = trial.run(runtime.handle(), injected).unwrap_or_else(|error| panic!("{trial:?}: {error:#}"));
    runtime.shutdown_background();
    violations
}

#[test]
fn each_record_is_there_once_whatever_happens() {
    let injected = Arc::new(Injected::default());
    let (seed, count) = (variable("SIEM_FAULTS_SEED"), variable("SIEM_FAULTS_SCHEDULES"));
    let first = seed.unwrap_or_default();
    let seeds = first..first + count.unwrap_or(if seed.is_some() { 1 } else { SCHEDULES });
    for seed in seeds.clone() {
        let violations = violations(Trial::new(seed), &injected);
        assert!(violations.is_empty(), "SIEM_FAULTS_SEED={seed} repeats this:\n{}", told(&violations));
    }
    let places = [Place::Cluster, Place::Index, Place::Record, Place::Store, Place::Object, Place::Delivery];
    let wanted = || Fault::ALL.iter().copied().filter(|fault| places.contains(&fault.place()));
    tell(&format!("\n{}schedules {seeds:?}\n", injected.table(wanted())));
    if seeds.end - seeds.start >= SCHEDULES {
        assert_eq!(injected.missing(wanted()), [], "faults that were never injected");
    }
}

#[test]
fn without_repetition_records_are_lost() {
    let lost = |trial: Trial| {
        let violations = violations(trial, &Arc::default());
        violations.iter().any(|violation| matches!(violation, Violation::Lost { .. }))
    };
    let without = |seed| Trial { repeats: Repeats::Never, ..Trial::new(seed) };
    let failed = (0..CONTROLS).filter(|seed| lost(without(*seed))).count();
    assert!(failed > 0, "the test sees no loss where there must be some");
    // It is the faults that need repetition.
    let calm = Trial { cluster_faults: 0, store_faults: 0, ..without(0) };
    let violations = violations(calm, &Arc::default());
    assert!(violations.is_empty(), "{}", told(&violations));
}

#[test]
fn without_ids_records_are_there_twice() {
    let twice = |seed| {
        let violations = violations(Trial { ids: Ids::None, ..Trial::new(seed) }, &Arc::default());
        violations.iter().any(|violation| matches!(violation, Violation::Twice { .. }))
    };
    let failed = (0..CONTROLS).filter(|seed| twice(*seed)).count();
    assert!(failed > 0, "the test sees no repetition where there must be some");
}
