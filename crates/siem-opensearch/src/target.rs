//! Where documents go that their index does not take: into the next one. `log-x-2026-10` is followed by
//! `log-x-2026-10_01`, an alias by its next index. Which index is in use holds for as long as the process lives; that
//! nothing can be done about a name holds for a while (`hopeless_for` of the writer), for somebody may mend it.
//!
//! It knows no network and no clock: what to do is said here, and done by a delivery.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Highest ending of an index name.
const LAST_ENDING: u8 = 99;

/// The index that an action line names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target<'a> {
    pub(crate) index: &'a str,
    /// It must be an alias.
    pub(crate) is_alias: bool,
    /// Where the name stands in the line.
    start: usize,
}

impl<'a> Target<'a> {
    /// Of an action line as this project writes them: `{"create":{"_index":"log-x",…}}`.
    pub(crate) fn of(action: &'a [u8]) -> Option<Target<'a>> {
        const BEFORE: &str = "\"_index\":\"";
        let line = std::str::from_utf8(action).ok()?;
        let start = line.find(BEFORE)? + BEFORE.len();
        let length = line[start..].find('"')?;
        let index = &line[start..start + length];
        // A name that is escaped is none that an index may have.
        let is_alias = line.trim_end().ends_with(",\"require_alias\":true}}");
        (!index.contains('\\')).then_some(Target { index, is_alias, start })
    }

    /// The action line with another name.
    pub(crate) fn renamed(&self, action: &[u8], name: &str) -> Vec<u8> {
        let (before, behind) = (&action[..self.start], &action[self.start + self.index.len()..]);
        [before, name.as_bytes(), behind].concat()
    }
}

/// What is known of targets, shared by all deliveries.
#[derive(Debug, Default)]
pub(crate) struct Targets {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Endings in use, by the name that documents ask for.
    endings: HashMap<String, u8>,
    /// Aliases that cannot be made, and indices of aliases that nothing can follow; with when that was seen.
    hopeless: HashMap<String, Instant>,
}

impl Targets {
    /// Whether any index is followed by another.
    pub(crate) fn have_moved(&self) -> bool {
        !self.lock().endings.is_empty()
    }

    /// The ending that an index name gets at the moment; 0 is none.
    pub(crate) fn ending(&self, index: &str) -> u8 {
        self.lock().endings.get(index).copied().unwrap_or_default()
    }

    /// An index took nothing when it had this ending: the next one is used, unless that is so already. False when
    /// there is none left.
    pub(crate) fn move_on(&self, index: &str, ending: u8) -> bool {
        let mut state = self.lock();
        let known = state.endings.entry(index.to_owned()).or_default();
        if *known > ending {
            return true;
        }
        if ending >= LAST_ENDING || named(index, ending + 1).is_none() {
            return false;
        }
        *known = ending + 1;
        true
    }

    /// Nothing can be done about this name for now.
    pub(crate) fn give_up(&self, name: &str, now: Instant) {
        self.lock().hopeless.insert(name.to_owned(), now);
    }

    /// Whether it was given up less than `patience` ago.
    pub(crate) fn is_hopeless(&self, name: &str, patience: Duration, now: Instant) -> bool {
        self.lock().hopeless.get(name).is_some_and(|since| now.saturating_duration_since(*since) < patience)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An index name with an ending; one of two digits that it has already is counted on.
pub(crate) fn named(index: &str, ending: u8) -> Option<String> {
    if ending == 0 {
        return Some(index.to_owned());
    }
    let own = index.rsplit_once('_').filter(|(_, digits)| digits.len() == 2).and_then(|(base, digits)| {
        digits.bytes().all(|byte| byte.is_ascii_digit()).then_some((base, digits.parse::<u8>().ok()?))
    });
    let (base, number) = own.unwrap_or((index, 0));
    let number = number.checked_add(ending).filter(|number| *number <= LAST_ENDING)?;
    Some(format!("{base}_{number:02}"))
}

/// The first index of an alias, and the body of the call that makes both.
pub(crate) fn first_of_alias(alias: &str) -> (String, Vec<u8>) {
    let body = json!({"aliases": {alias: {"is_write_index": true}}});
    (format!("{alias}-000001"), body.to_string().into_bytes())
}

/// Whether a cluster says that it has made an index: `{"acknowledged":true,…}`.
pub(crate) fn is_acknowledged(answer: &[u8]) -> bool {
    serde_json::from_slice::<Value>(answer).is_ok_and(|answer| answer["acknowledged"] == true)
}

/// The name of the index that follows one of an alias: `log-x-000001`, `log-x-000002`. Told when it is made, so that it
/// is made once, whoever else wants it.
pub(crate) fn following(index: &str) -> Option<String> {
    let (base, digits) = index.rsplit_once('-')?;
    let number: u64 = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())??;
    Some(format!("{base}-{:0width$}", number + 1, width = digits.len()))
}

/// The index that a refusal speaks of: `index [log-x] blocked by: [FORBIDDEN/8/index write (api)];`.
pub(crate) fn blocked_index(reason: &str) -> Option<&str> {
    let (_, rest) = reason.split_once("index [")?;
    rest.split_once(']').map(|(index, _)| index)
}

/// Where to ask for the write blocks of an index and its neighbours.
pub(crate) fn path_of_blocks(index: &str) -> String {
    let family = index.split('-').next().unwrap_or(index);
    format!("/{family}-*/_settings/index.blocks.write,index.provided_name?flat_settings=true&expand_wildcards=open")
}

/// Whether a write block is the index's own, as somebody set it: some neighbour has none. While storage is low, Amazon
/// OpenSearch Service blocks all of them, and takes the blocks away again.
pub(crate) fn is_own_block(settings: &[u8], index: &str) -> bool {
    let indices: HashMap<String, Value> = serde_json::from_slice(settings).unwrap_or_default();
    let is_blocked = |of: &Value| of["settings"]["index.blocks.write"] == "true";
    indices.get(index).is_some_and(is_blocked) && indices.values().any(|of| !is_blocked(of))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_line_names_its_target_and_can_name_another() {
        let line = b"{\"create\":{\"_index\":\"log-x\",\"_id\":\"\\\"_index\\\":\\\"y\\\"\"}}\n";
        let target = Target::of(line).unwrap();
        assert_eq!((target.index, target.is_alias), ("log-x", false));
        assert_eq!(
            target.renamed(line, "log-x_01"),
            b"{\"create\":{\"_index\":\"log-x_01\",\"_id\":\"\\\"_index\\\":\\\"y\\\"\"}}\n"
        );
        let alias = b"{\"create\":{\"_index\":\"log-x\",\"_id\":\"1\",\"require_alias\":true}}\n";
        assert!(Target::of(alias).unwrap().is_alias);
        let no_alias = b"{\"create\":{\"_index\":\"log-x\",\"_id\":\",\\\"require_alias\\\":true}}\"}}\n";
        assert!(!Target::of(no_alias).unwrap().is_alias);
        for other in [&b"{\"create\":{}}\n"[..], b"{\"create\":{\"_index\":\"a\\\"b\"}}\n", b"\xff\n", b""] {
            assert_eq!(Target::of(other), None);
        }
    }

    #[test]
    fn endings_count_on() {
        let named = |index, ending| named(index, ending);
        assert_eq!(named("log-x-2026-10", 0).as_deref(), Some("log-x-2026-10"));
        assert_eq!(named("log-x-2026-10", 1).as_deref(), Some("log-x-2026-10_01"));
        assert_eq!(named("log-x-2026-10", 99).as_deref(), Some("log-x-2026-10_99"));
        assert_eq!(named("log-x_07", 2).as_deref(), Some("log-x_09"));
        assert_eq!(named("log-x_99", 1), None);
        assert_eq!(named("log-x_7", 1).as_deref(), Some("log-x_7_01"));
        assert_eq!(named("log-x_+7", 1).as_deref(), Some("log-x_+7_01"));
    }

    #[test]
    fn those_that_were_refused_together_move_on_once() {
        let targets = Targets::default();
        assert_eq!(targets.ending("a"), 0);
        assert!(targets.move_on("a", 0) && targets.move_on("a", 0));
        assert_eq!((targets.ending("a"), targets.ending("b")), (1, 0));
        assert!(targets.move_on("a", 1));
        assert_eq!(targets.ending("a"), 2);
        assert!(!targets.move_on("log-x_99", 0), "none is left");
        assert_eq!(targets.ending("log-x_99"), 0);
    }

    #[test]
    fn a_name_is_hopeless_for_a_while() {
        let (targets, seen, patience) = (Targets::default(), Instant::now(), Duration::from_secs(300));
        targets.give_up("a", seen);
        let is_hopeless = |name, seconds| targets.is_hopeless(name, patience, seen + Duration::from_secs(seconds));
        assert!(is_hopeless("a", 0) && is_hopeless("a", 299));
        assert!(!is_hopeless("a", 300) && !is_hopeless("b", 0));
    }

    #[test]
    fn indices_of_an_alias_are_numbered() {
        assert_eq!(following("log-x-000001").as_deref(), Some("log-x-000002"));
        assert_eq!(following("log-x-9").as_deref(), Some("log-x-10"));
        assert_eq!((following("log-x"), following("logx"), following("log-")), (None, None, None));
        let (index, body) = first_of_alias("log-x");
        assert_eq!(
            (index.as_str(), body),
            ("log-x-000001", br#"{"aliases":{"log-x":{"is_write_index":true}}}"#.to_vec())
        );
    }

    #[test]
    fn a_block_is_its_own_where_a_neighbour_has_none() {
        let of = |blocked: &[(&str, bool)]| {
            let settings = |blocked| match blocked {
                true => json!({"settings": {"index.blocks.write": "true", "index.provided_name": "x"}}),
                false => json!({"settings": {"index.provided_name": "x"}}),
            };
            let indices: serde_json::Map<String, Value> =
                blocked.iter().map(|(name, blocked)| ((*name).to_owned(), settings(*blocked))).collect();
            is_own_block(&serde_json::to_vec(&indices).unwrap(), "a")
        };
        assert!(of(&[("a", true), ("b", false), ("c", true)]));
        assert!(!of(&[("a", true), ("b", true)]), "everybody's");
        assert!(!of(&[("a", true)]), "nobody can tell");
        assert!(!of(&[("a", false), ("b", false)]), "it is gone again");
        assert!(!is_own_block(b"<html>", "a"));
        assert_eq!(
            path_of_blocks("log-x-2026-10"),
            "/log-*/_settings/index.blocks.write,index.provided_name?flat_settings=true&expand_wildcards=open"
        );
    }

    #[test]
    fn a_refusal_names_the_index_behind_an_alias() {
        assert_eq!(
            blocked_index("index [log-x-000001] blocked by: [FORBIDDEN/5/index read-only (api)];"),
            Some("log-x-000001")
        );
        assert_eq!(blocked_index("closed"), None);
    }
}
