//! Setting a cluster up, step by step.
//!
//! A step looks first, and then writes what is missing or otherwise: to do it twice is to do it once, and a dry run tells
//! what would be written. Nothing of others is taken away: roles get members beside those they have, and what is
//! replaced (a role, templates, policies, a channel, a repository) has a name of ours. Where somebody else wrote between
//! the look and the writing, a step looks again.

mod alerts;
mod call;
mod dashboards;
mod members;
mod monitors;
mod policies;
mod role;
mod snapshots;
mod templates;

use std::time::Duration;

use serde_json::Value;
use tokio::time::Instant;

pub use alerts::AlertChannel;
pub use dashboards::{Backups, Dashboards, Kept, SAVED_OBJECTS};
pub use policies::{IndexAge, Policies};
pub use role::LOADER_ROLE;
pub use snapshots::SnapshotRepository;

use crate::cluster::Cluster;
use call::{Line, Trouble, Write, Written};

/// How often a step looks anew because somebody else wrote meanwhile.
const MAX_LOOKS: u32 = 4;
/// How long a cluster that is not ready holds up a step that need not be.
const OPTIONAL_PATIENCE: Duration = Duration::from_secs(60);
/// The same of OpenSearch Dashboards, of which more is asked.
const DASHBOARDS_PATIENCE: Duration = Duration::from_secs(120);

/// Who calls, and for how long.
#[derive(Debug)]
pub struct Caller {
    /// The cluster, as somebody who may set it up.
    pub cluster: Cluster,
    /// The same cluster as an IAM role that may pass others. Amazon OpenSearch Service takes a role of AWS (for
    /// snapshots, for alerts) only from a request that is signed by one who may pass it.
    pub passing_roles: Option<Cluster>,
    /// Until then, a call is repeated that finds the cluster not ready or not there.
    pub until: Instant,
}

/// Whether the rest makes sense without a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It does not.
    Required,
    /// Only if the cluster has no such plugin.
    WhereServed,
    /// It does.
    Optional,
}

/// Whether anything is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// What is missing.
    Write,
    /// Nothing: it is told what would be.
    DryRun,
}

/// One thing to set up.
#[derive(Clone, Debug)]
pub struct Step {
    need: Need,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    Reach,
    LoaderRole,
    Members { role: String, backend_roles: Vec<String> },
    Templates,
    Policies(Policies),
    AlertChannel(AlertChannel),
    Snapshots(SnapshotRepository),
    Monitors,
    Dashboards(Dashboards),
}

/// What became of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All was there.
    AsItIs,
    /// This was written.
    Done(Vec<String>),
    /// This would be written, were it no dry run.
    WouldDo(Vec<String>),
    /// The cluster has no plugin for it.
    NotServed,
    /// It could not be done.
    Refused(Refusal),
}

/// Why something could not be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// HTTP status; none where nobody answered, or not with what is documented.
    pub status: Option<u16>,
    /// A sentence, without secrets.
    pub why: String,
}

impl Step {
    /// The cluster answers and takes the login. It is waited for: a domain's name is known some minutes after the domain.
    #[must_use]
    pub fn reach() -> Step {
        Step { need: Need::Required, what: What::Reach }
    }

    /// The role [`LOADER_ROLE`] of the security plugin, which may do what es-loader and `siem` do.
    #[must_use]
    pub fn loader_role(need: Need) -> Step {
        Step { need, what: What::LoaderRole }
    }

    /// Those with a backend role (on AWS, the ARN of an IAM role) have a role of the security plugin.
    #[must_use]
    pub fn members(role: &str, backend_roles: Vec<String>, need: Need) -> Step {
        Step { need, what: What::Members { role: role.to_owned(), backend_roles } }
    }

    /// The index templates ([`crate::TEMPLATES`]).
    #[must_use]
    pub fn templates() -> Step {
        Step { need: Need::Required, what: What::Templates }
    }

    /// What becomes of indices as they grow (Index State Management).
    #[must_use]
    pub fn policies(policies: Policies) -> Step {
        Step { need: Need::Optional, what: What::Policies(policies) }
    }

    /// Where monitors send their alerts.
    #[must_use]
    pub fn alert_channel(channel: AlertChannel) -> Step {
        Step { need: Need::Optional, what: What::AlertChannel(channel) }
    }

    /// Monitors to begin with, switched off; those that are there are left alone.
    #[must_use]
    pub fn monitors() -> Step {
        Step { need: Need::Optional, what: What::Monitors }
    }

    /// Where snapshots go.
    #[must_use]
    pub fn snapshots(repository: SnapshotRepository) -> Step {
        Step { need: Need::Optional, what: What::Snapshots(repository) }
    }

    /// What people see in OpenSearch Dashboards.
    #[must_use]
    pub fn dashboards(dashboards: Dashboards, need: Need) -> Step {
        Step { need, what: What::Dashboards(dashboards) }
    }

    /// What it sets up, for people.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.what {
            What::Reach => "connection".to_owned(),
            What::LoaderRole => format!("role {LOADER_ROLE}"),
            What::Members { role, .. } => format!("members of the role {role}"),
            What::Templates => "index templates".to_owned(),
            What::Policies(_) => "index policies".to_owned(),
            What::AlertChannel(_) => "alert channel".to_owned(),
            What::Snapshots(_) => "snapshot repository".to_owned(),
            What::Monitors => "alert monitors".to_owned(),
            What::Dashboards(_) => "dashboards".to_owned(),
        }
    }

    /// Whether what became of it leaves the cluster unfit for its work.
    #[must_use]
    pub fn has_failed(&self, outcome: &Outcome) -> bool {
        match outcome {
            Outcome::AsItIs | Outcome::Done(_) | Outcome::WouldDo(_) => false,
            Outcome::NotServed => self.need == Need::Required,
            Outcome::Refused(_) => self.need != Need::Optional,
        }
    }

    /// Does it.
    pub async fn run(&self, caller: &Caller, mode: Mode) -> Outcome {
        match self.try_to_run(caller, mode).await {
            Ok(outcome) => outcome,
            Err(Trouble::NotServed { .. }) => Outcome::NotServed,
            Err(trouble) => Outcome::Refused(Refusal { status: trouble.status(), why: trouble.to_string() }),
        }
    }

    async fn try_to_run(&self, caller: &Caller, mode: Mode) -> Result<Outcome, Trouble> {
        if let What::Dashboards(dashboards) = &self.what {
            let until = caller.until.min(Instant::now() + DASHBOARDS_PATIENCE);
            return dashboards.run(&caller.cluster, until, mode, self.need).await;
        }
        let line = self.line(caller);
        let mut done = Vec::new();
        for _ in 0..MAX_LOOKS {
            let missing = self.look(&line).await?;
            if missing.is_empty() {
                return Ok(if done.is_empty() { Outcome::AsItIs } else { Outcome::Done(done) });
            }
            if mode == Mode::DryRun {
                return Ok(Outcome::WouldDo(missing.into_iter().map(|write| write.what).collect()));
            }
            let mut is_overtaken = false;
            for write in missing {
                match line.write(&write).await? {
                    Written::Taken => done.push(write.what),
                    Written::Overtaken => is_overtaken = true,
                }
            }
            if !is_overtaken {
                return Ok(Outcome::Done(done));
            }
        }
        Err(Trouble::AlwaysOvertaken)
    }

    fn line<'a>(&self, caller: &'a Caller) -> Line<'a> {
        let passes_roles = matches!(self.what, What::AlertChannel(_) | What::Snapshots(_));
        let cluster = caller.passing_roles.as_ref().filter(|_| passes_roles).unwrap_or(&caller.cluster);
        let until = match self.need {
            Need::Optional => caller.until.min(Instant::now() + OPTIONAL_PATIENCE),
            Need::Required | Need::WhereServed => caller.until,
        };
        Line { cluster, until }
    }

    /// What is to be written.
    async fn look(&self, line: &Line<'_>) -> Result<Vec<Write>, Trouble> {
        match &self.what {
            What::Reach => line.read("/").await.map(|_| Vec::new()),
            What::LoaderRole => role::look(line).await,
            What::Members { role, backend_roles } => members::look(line, role, backend_roles).await,
            What::Templates => templates::look(line).await,
            What::Policies(policies) => policies.look(line).await,
            What::AlertChannel(channel) => channel.look(line).await,
            What::Snapshots(repository) => repository.look(line).await,
            What::Monitors => monitors::look(line).await,
            // It writes as it goes.
            What::Dashboards(_) => Ok(Vec::new()),
        }
    }
}

/// Whether what is there is as it is wanted. A cluster adds members of its own and sorts lists as it likes.
fn holds(there: &Value, wanted: &Value) -> bool {
    match (there, wanted) {
        (Value::Object(there), Value::Object(wanted)) => {
            wanted.iter().all(|(name, wanted)| there.get(name).is_some_and(|there| holds(there, wanted)))
        }
        (Value::Array(there), Value::Array(wanted)) => {
            there.len() == wanted.len() && wanted.iter().all(|wanted| there.iter().any(|there| holds(there, wanted)))
        }
        _ => there == wanted,
    }
}

/// A document that is compiled in; a test reads them all.
fn document(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_a_cluster_adds_and_sorts_changes_nothing() {
        let wanted = json!({"a": ["x", "y"], "of": [{"n": 1}]});
        assert!(holds(&json!({"of": [{"n": 1, "retry": 3}], "a": ["y", "x"], "reserved": false}), &wanted));
        for other in [json!({"a": ["x", "y", "z"], "of": [{"n": 1}]}), json!({"a": ["x", "y"], "of": [{"n": 2}]})] {
            assert!(!holds(&other, &wanted), "{other}");
        }
        assert!(!holds(&json!({"a": ["x", "y"]}), &wanted) && !holds(&Value::Null, &wanted));
    }

    #[test]
    fn a_missing_plugin_and_a_refusal_weigh_as_the_step_is_needed() {
        let refused = Outcome::Refused(Refusal { status: Some(403), why: String::new() });
        let failed = |need| {
            let step = Step::loader_role(need);
            [Outcome::AsItIs, Outcome::NotServed, refused.clone()].map(|outcome| step.has_failed(&outcome))
        };
        assert_eq!(failed(Need::Required), [false, true, true]);
        assert_eq!(failed(Need::WhereServed), [false, false, true]);
        assert_eq!(failed(Need::Optional), [false, false, false]);
    }
}
