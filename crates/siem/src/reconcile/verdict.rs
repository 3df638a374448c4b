//! What is missing of one object, by what the ledger says of it.

use siem_config::{Config, Detection, Unsupported};
use siem_loader::Status;

use super::coverage::{self, Span};
use super::line::Line;

/// Why an object is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// No line is about it.
    NeverSeen,
    /// Lines are about other versions of it only.
    Changed,
    /// It was skipped, and would be loaded by the configuration of today.
    KnownNow,
    /// It could not be opened, or not be read to its end.
    Failed,
    /// Records were not taken by the cluster, and its message was to come again.
    Deferred,
    /// Records were handed on, or are of a piece, and no line accounts for them.
    Gap,
    /// All is accounted for, and records of it stand in the dead-letter index.
    DeadLettered,
}

impl Kind {
    pub(crate) const ALL: [Kind; 7] =
        [Kind::NeverSeen, Kind::Changed, Kind::KnownNow, Kind::Failed, Kind::Deferred, Kind::Gap, Kind::DeadLettered];

    /// As it stands in JSON.
    pub(crate) fn json_name(self) -> &'static str {
        match self {
            Kind::NeverSeen => "never_seen",
            Kind::Changed => "changed",
            Kind::KnownNow => "known_now",
            Kind::Failed => "failed",
            Kind::Deferred => "deferred",
            Kind::Gap => "gap",
            Kind::DeadLettered => "dead_lettered",
        }
    }

    /// What it means, and what to do.
    pub(crate) fn meaning(self) -> &'static str {
        match self {
            Kind::NeverSeen => "the ledger has no line of them",
            Kind::Changed => "they were loaded, and are other ones now",
            Kind::KnownNow => "skipped when they came, and of a type that is loaded now",
            Kind::Failed => "could not be opened, or not be read to their end; the reason says why",
            Kind::Deferred => "not all was taken by the cluster, and their message was to come again",
            Kind::Gap => "records that nobody accounts for",
            Kind::DeadLettered => "records were refused: `siem replay` loads them once the cause is mended",
        }
    }

    /// As it is printed.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::NeverSeen => "never seen",
            Kind::Changed => "changed",
            Kind::KnownNow => "known now",
            Kind::Failed => "failed",
            Kind::Deferred => "deferred",
            Kind::Gap => "gap",
            Kind::DeadLettered => "dead letters",
        }
    }
}

/// What there is to say of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Everything is accounted for.
    Complete,
    /// It is rightly not loaded, for this reason.
    Skipped(String),
    /// Something is missing.
    Missing(Missing),
}

impl Verdict {
    /// Of an object of which only dead letters are missing: so many of them stand, if that was asked.
    pub(crate) fn with_standing(self, letters: Option<u64>) -> Verdict {
        match (self, letters) {
            (Verdict::Missing(Missing { kind: Kind::DeadLettered, .. }), Some(0)) => Verdict::Complete,
            (Verdict::Missing(missing), Some(letters)) => {
                Verdict::Missing(Missing { dead_lettered: letters, ..missing })
            }
            (verdict, _) => verdict,
        }
    }
}

/// What is missing of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Missing {
    pub(crate) kind: Kind,
    /// What the ledger says of it.
    pub(crate) reason: Option<String>,
    /// Records that no line accounts for.
    pub(crate) spans: Vec<Span>,
    /// Records that were dead-lettered.
    pub(crate) dead_lettered: u64,
    /// The version that lines are about, where it has a name of its own.
    pub(crate) version: Option<String>,
}

impl Missing {
    fn whole(kind: Kind, reason: Option<String>) -> Missing {
        Missing { kind, reason, spans: vec![(1, None)], dead_lettered: 0, version: None }
    }
}

/// What an object is, by its key and size: a type that is loaded, or why it is not.
pub(crate) fn skipped_as(config: &Config, key: &str, bytes: u64) -> Option<&'static str> {
    match config.detect(key) {
        Detection::Unknown => Some("unknown_key"),
        Detection::Ignored(_) => Some("ignored_key"),
        Detection::Control(control) => Some(control.reason()),
        Detection::Type(log_type)
            if matches!(log_type.unsupported(), Some(Unsupported::Planned | Unsupported::Format(_))) =>
        {
            Some("unsupported_type")
        }
        Detection::Type(_) if bytes == 0 => Some("empty_object"),
        Detection::Type(_) => None,
    }
}

/// Reasons of skips that another configuration takes away.
const BY_CONFIGURATION: [&str; 3] = ["unknown_key", "ignored_key", "unsupported_type"];

/// Judges an object that would be skipped as `skip` says, whose bytes are the ones of `identity` (ETag or digest).
/// `lines` are all there are about its key.
pub(crate) fn judge(lines: &[Line], identity: &str, skip: Option<&'static str>) -> Verdict {
    let is_current = |line: &&Line| line.e_tag.as_deref() == Some(identity) || line.version == identity;
    let current: Vec<&Line> = lines.iter().filter(is_current).collect();
    // Without an ETag, and of no file that was read: what the line is about was not opened.
    let is_unopened = |line: &&Line| !is_current(line) && line.e_tag.is_none() && !is_digest(&line.version);
    let unopened: Vec<&Line> = lines.iter().filter(is_unopened).collect();
    if current.is_empty() {
        return judge_unopened(&unopened, lines.len(), skip);
    }
    if let Some(line) =
        current.iter().find(|line| line.status == Status::Skipped && line.first == 1 && line.last.is_none())
    {
        return Verdict::Skipped(line.reason.clone().unwrap_or_default());
    }
    let spans = coverage::missing(current.iter().copied());
    let dead_lettered = current.iter().map(|line| line.dead_lettered).sum();
    let version = current.iter().find(|line| line.version != identity).map(|line| line.version.clone());
    let missing = |kind, reason| {
        Verdict::Missing(Missing { kind, reason, spans: spans.clone(), dead_lettered, version: version.clone() })
    };
    if spans.is_empty() {
        return if dead_lettered > 0 { missing(Kind::DeadLettered, None) } else { Verdict::Complete };
    }
    let meets = |line: &&&Line| spans.iter().any(|span| line.meets(*span));
    let told = current.iter().chain(&unopened).filter(meets);
    let (failed, returned): (Vec<&Line>, Vec<&Line>) =
        told.copied().filter(|line| line.has_failed() || line.comes_back()).partition(|line| line.has_failed());
    match (failed.last(), returned.last()) {
        (Some(line), _) => missing(Kind::Failed, line.reason.clone()),
        (None, Some(line)) => missing(Kind::Deferred, line.reason.clone()),
        (None, None) => missing(Kind::Gap, None),
    }
}

/// Judges an object of whose version nothing was read.
fn judge_unopened(unopened: &[&Line], lines: usize, skip: Option<&'static str>) -> Verdict {
    if let Some(reason) = skip {
        return Verdict::Skipped(reason.to_owned());
    }
    let failed = unopened.iter().rev().find(|line| line.status != Status::Skipped);
    let skipped = unopened.iter().rev().find_map(|line| line.reason.as_deref());
    match (failed, skipped) {
        (Some(line), _) => Verdict::Missing(Missing::whole(Kind::Failed, line.reason.clone())),
        (None, Some(reason)) if BY_CONFIGURATION.contains(&reason) => {
            Verdict::Missing(Missing::whole(Kind::KnownNow, Some(reason.to_owned())))
        }
        (None, Some(reason)) => Verdict::Skipped(reason.to_owned()),
        (None, None) if lines > 0 => Verdict::Missing(Missing::whole(Kind::Changed, None)),
        (None, None) => Verdict::Missing(Missing::whole(Kind::NeverSeen, None)),
    }
}

/// Whether this is what a file is known by: a version of S3 is no 64 hexadecimal digits.
fn is_digest(version: &str) -> bool {
    version.len() == 64 && version.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "e-now";

    fn line(status: Status, reason: &str) -> Line {
        let reason = (!reason.is_empty()).then(|| reason.to_owned());
        Line { version: NOW.into(), e_tag: Some(NOW.into()), first: 1, status, reason, ..Line::default() }
    }

    fn kind(lines: &[&Line], skip: Option<&'static str>) -> (Option<Kind>, Option<String>) {
        let lines: Vec<Line> = lines.iter().map(|line| (*line).clone()).collect();
        match judge(&lines, NOW, skip) {
            Verdict::Complete => (None, None),
            Verdict::Skipped(reason) => (None, Some(reason)),
            Verdict::Missing(missing) => (Some(missing.kind), missing.reason),
        }
    }

    fn because(reason: &str) -> Option<String> {
        Some(reason.to_owned())
    }

    #[test]
    fn an_object_is_what_its_lines_say_of_its_present_bytes() {
        let complete = line(Status::Complete, "");
        assert_eq!(kind(&[&complete], None), (None, None));
        assert_eq!(kind(&[], None), (Some(Kind::NeverSeen), None));
        let older = Line { version: "v0".into(), e_tag: Some("e-then".into()), ..complete.clone() };
        assert_eq!(kind(&[&older], None), (Some(Kind::Changed), None));
        assert_eq!(kind(&[&older, &complete], None), (None, None));
        let versioned = Line { version: "v1".into(), ..complete.clone() };
        assert_eq!(kind(&[&versioned], None), (None, None), "its version has a name, and its ETag is this");
        assert_eq!(kind(&[&Line { dead_lettered: 2, ..complete }], None), (Some(Kind::DeadLettered), None));
    }

    #[test]
    fn what_is_rightly_not_loaded_is_not_missing() {
        assert_eq!(kind(&[], Some("unknown_key")), (None, because("unknown_key")));
        let skipped = Line { version: String::new(), e_tag: None, ..line(Status::Skipped, "unknown_key") };
        assert_eq!(kind(&[&skipped], Some("unknown_key")), (None, because("unknown_key")));
        assert_eq!(kind(&[&skipped], None), (Some(Kind::KnownNow), because("unknown_key")));
        assert_eq!(kind(&[&line(Status::Skipped, "no_records")], None), (None, because("no_records")));
    }

    #[test]
    fn why_something_is_missing_is_told() {
        let cut = Line { read: 5, ..line(Status::Partial, "truncated") };
        assert_eq!(kind(&[&cut], None), (Some(Kind::Failed), because("truncated")));
        let unopened = Line { version: String::new(), e_tag: None, ..line(Status::Failed, "access_denied") };
        assert_eq!(kind(&[&unopened], None), (Some(Kind::Failed), because("access_denied")));
        assert_eq!(kind(&[&unopened, &line(Status::Complete, "")], None), (None, None), "it was opened after all");
        let returned = Line { read: 5, deferred: 2, ..line(Status::Partial, "status_429") };
        assert_eq!(kind(&[&returned], None), (Some(Kind::Deferred), because("status_429")));
        let handed_on = Line { read: 5, handed_on: vec![(6, None)], ..line(Status::Partial, "deadline") };
        assert_eq!(kind(&[&handed_on], None), (Some(Kind::Gap), None));
        let Verdict::Missing(missing) = judge(&[Line { version: "v1".into(), ..handed_on }], NOW, None) else {
            panic!("a piece is missing");
        };
        assert_eq!((missing.spans, missing.version.as_deref()), (vec![(6, None)], Some("v1")));
    }

    #[test]
    fn an_object_that_nobody_saw_is_what_its_key_says() {
        let config = Config::only(&[siem_config::BUILTIN]).unwrap();
        let flow = "AWSLogs/123456789012/vpcflowlogs/eu-west-1/x.log";
        assert_eq!(skipped_as(&config, flow, 1), None);
        assert_eq!(skipped_as(&config, flow, 0), Some("empty_object"));
        assert_eq!(skipped_as(&config, "nobody/knows.bin", 1), Some("unknown_key"));
        assert_eq!(skipped_as(&config, "AWSLogs/", 0), Some("directory_marker"));
    }
}
