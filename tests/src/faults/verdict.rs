//! The property: what went in is what came out, whatever happened between. Each record is one document, or has one dead
//! letter where the cluster will never take it; of a damaged object, the records before the damage are, and one letter
//! stands for the rest.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use anyhow::{Context, Result};
use serde_json::Value;
use siem_loader::LedgerLine;

use super::documents::{Documents, OWN};
use super::fault::Fault;
use super::records::serial_of;
use super::world::{Object, World};

/// How the property is broken.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Violation {
    /// A record is nowhere.
    Lost {
        /// The object it was in.
        key: String,
        /// Its position.
        ordinal: u64,
    },
    /// A record is in the cluster more than once.
    Twice {
        /// Its number.
        serial: u32,
        /// Indices and ids.
        places: Vec<String>,
    },
    /// A record is there, as what it should not be; or something is there that was no record.
    Astray(String),
    /// What the ledger says does not come to the object.
    Ledger(String),
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Violation::Lost { key, ordinal } => write!(out, "lost: record {ordinal} of {key}"),
            Violation::Twice { serial, places } => write!(out, "twice: serial {serial} at {places:?}"),
            Violation::Astray(what) => write!(out, "astray: {what}"),
            Violation::Ledger(what) => write!(out, "ledger: {what}"),
        }
    }
}

/// The last violations, a line for each, and how many there are.
pub fn told(violations: &[Violation]) -> String {
    let last: Vec<String> = violations.iter().rev().take(12).map(ToString::to_string).collect();
    format!("{}\n{} violations", last.join("\n"), violations.len())
}

/// What begins the names of the indices of ledger lines.
const LEDGER: &str = "log-siem-ledger-";

/// What is in the cluster.
#[derive(Debug, Default)]
pub struct Found {
    /// Indices and ids of documents, by serial number.
    documents: BTreeMap<u32, Vec<String>>,
    /// Reasons of dead letters, by key and position; the letter of an object as a whole has none.
    letters: BTreeMap<(String, Option<u64>), BTreeSet<String>>,
    /// Documents of nothing.
    strays: Vec<String>,
}

impl Found {
    /// Reads all documents. A letter that is replaced in another month's index is the same letter.
    pub fn of(documents: &Documents) -> Result<Found> {
        let mut found = Found::default();
        for (index, id, source) in documents.all() {
            if index.starts_with(LEDGER) {
                // What is judged are the lines that the loader gives: their copies may be lost, and tell of no record.
                continue;
            }
            if index.starts_with(OWN) {
                let letter: Value = serde_json::from_slice(source).context("a dead letter")?;
                let key = letter["key"].as_str().unwrap_or_default().to_owned();
                let reason = letter["reason"].as_str().unwrap_or_default().to_owned();
                found.letters.entry((key, letter["ordinal"].as_u64())).or_default().insert(reason);
            } else {
                match serial_of(source) {
                    Some(serial) => found.documents.entry(serial).or_default().push(format!("{index}/{id}")),
                    None => found.strays.push(format!("{index}/{id}")),
                }
            }
        }
        Ok(found)
    }

    fn letter(&mut self, key: &str, ordinal: Option<u64>) -> Option<BTreeSet<String>> {
        self.letters.remove(&(key.to_owned(), ordinal))
    }
}

/// All violations, by what is in the cluster.
pub fn judge(world: &World, mut found: Found) -> Vec<Violation> {
    let mut violations = Vec::new();
    let mut known = BTreeSet::new();
    for object in &world.objects {
        let intact = match object.damage {
            None => object.records.len(),
            Some(damage) => judge_damage(object, damage, &mut found, &mut violations),
        };
        for (record, ordinal) in object.records[..intact].iter().zip(1..) {
            let letter = found.letter(&object.key, Some(ordinal));
            let is_there = found.documents.contains_key(&record.serial);
            known.insert(record.serial);
            match (record.mark.letter(), letter) {
                (None, None) if is_there => {}
                (Some(reason), Some(letter)) if letter.iter().eq([reason]) && !is_there => {}
                (_, None) if !is_there => violations.push(Violation::Lost { key: object.key.clone(), ordinal }),
                (_, letter) => violations.push(Violation::Astray(format!(
                    "{record:?}, {ordinal} of {}: letter {letter:?}, document {:?}",
                    object.key,
                    found.documents.get(&record.serial)
                ))),
            }
        }
    }
    for (serial, places) in found.documents {
        if !known.contains(&serial) {
            violations.push(Violation::Astray(format!("document of serial {serial} at {places:?}")));
        }
        if places.len() > 1 {
            violations.push(Violation::Twice { serial, places });
        }
    }
    violations.extend(found.letters.iter().map(|letter| Violation::Astray(format!("letter {letter:?}"))));
    violations.extend(found.strays.iter().map(|stray| Violation::Astray(format!("document {stray}"))));
    violations
}

/// How many of a damaged object's records came before its damage: all up to the last that is there. One letter stands
/// for the rest.
fn judge_damage(object: &Object, damage: Fault, found: &mut Found, violations: &mut Vec<Violation>) -> usize {
    let reason = if damage == Fault::TruncatedGzip { "truncated" } else { "corrupt" };
    let letter = found.letter(&object.key, None);
    if letter.as_ref().is_none_or(|letter| !letter.iter().eq([reason])) {
        violations.push(Violation::Astray(format!("{} has the letter {letter:?}", object.key)));
    }
    let is_there = |(at, record): (usize, &super::records::Record)| {
        let place = (object.key.clone(), Some(at as u64 + 1));
        found.documents.contains_key(&record.serial) || found.letters.contains_key(&place)
    };
    let mut records = object.records.iter().enumerate();
    records.rfind(|(at, record)| is_there((*at, record))).map_or(0, |(at, _)| at + 1)
}

/// The ledger lines that stand in the end: of each piece of an object, the one of its last delivery.
#[derive(Debug, Default)]
pub struct Ledger {
    lines: BTreeMap<String, Vec<LedgerLine>>,
    /// Objects of which a piece was delivered twice, and settled twice.
    repeated: BTreeSet<String>,
}

impl Ledger {
    /// Adds the line of a piece that is settled, or handed on.
    pub fn add(&mut self, line: LedgerLine) {
        self.lines.entry(line.key.clone()).or_default().push(line);
    }

    /// Pieces of this object come more than once: their lines sum to more than it.
    pub fn expect_repetition(&mut self, key: &str) {
        self.repeated.insert(key.to_owned());
    }

    /// All violations: each line balances, and those of an object's pieces cover each record once and sum to the object.
    pub fn judge(&self, world: &World) -> Vec<Violation> {
        let mut violations = Vec::new();
        for object in &world.objects {
            let lines = self.lines.get(&object.key).map(Vec::as_slice).unwrap_or_default();
            let mut tell = |what: String| {
                violations.push(Violation::Ledger(format!("{}: {what}: {lines:#?}", object.key)));
            };
            if let Some(line) =
                lines.iter().find(|line| !line.balances() || line.deferred > 0 && line.handed_on.is_empty())
            {
                tell(format!("does not balance: {line:?}"));
            }
            if self.repeated.contains(&object.key) {
                continue;
            }
            let sum = |of: fn(&LedgerLine) -> u64| lines.iter().map(of).sum::<u64>();
            let read = sum(|line| line.read);
            let intact = usize::try_from(read).unwrap_or_default().min(object.records.len());
            if object.damage.is_none() && intact != object.records.len() || read > object.records.len() as u64 {
                tell(format!("{read} records read of {}", object.records.len()));
                continue;
            }
            let letters =
                object.records[..intact].iter().filter(|record| record.mark.letter().is_some()).count() as u64;
            let dead_lettered = sum(LedgerLine::dead_lettered_total);
            if (dead_lettered, sum(|line| line.indexed)) != (letters, read - letters) {
                tell(format!("{dead_lettered} dead letters where there are {letters}"));
            }
            let settled = lines.iter().map(|line| settled_by(line, read));
            let times = settled.fold(vec![0; intact], |mut times: Vec<u32>, ordinals| {
                ordinals.for_each(|ordinal| times[ordinal as usize - 1] += 1);
                times
            });
            if times.iter().any(|times| *times != 1) {
                tell(format!("records are covered so often: {times:?}"));
            }
        }
        violations
    }
}

/// The ordinals, up to `last`, that a line is about and that are not handed on.
fn settled_by(line: &LedgerLine, last: u64) -> impl Iterator<Item = u64> {
    let (first, end) = line.range.unwrap_or((1, None));
    let is_handed_on = |ordinal: &u64| {
        line.handed_on.iter().any(|(first, last)| first <= ordinal && last.is_none_or(|last| *ordinal <= last))
    };
    (first..=end.unwrap_or(last).min(last)).filter(move |ordinal| !is_handed_on(ordinal))
}

#[cfg(test)]
mod tests {
    use super::super::documents::actions;
    use super::super::records::{Mark, Record};
    use super::*;

    fn world(marks: &[Mark]) -> World {
        let mut world = World::new(1);
        let records = marks.iter().zip(1..).map(|(mark, serial)| Record { serial, mark: *mark }).collect();
        world.objects.push(Object { key: "k".into(), bytes: Vec::new(), records, damage: None });
        world
    }

    fn found(lines: &[&str]) -> Found {
        let mut documents = Documents::default();
        for action in actions(lines.concat().as_bytes()).unwrap() {
            documents.take(&action);
        }
        Found::of(&documents).unwrap()
    }

    const FIRST: &str = "{\"create\":{\"_index\":\"log-x\",\"_id\":\"a\"}}\n{\"m\":\"serial-00000001-plain\"}\n";
    const AGAIN: &str = "{\"create\":{\"_index\":\"log-x\",\"_id\":\"b\"}}\n{\"m\":\"serial-00000001-plain\"}\n";
    const LETTER: &str = "{\"index\":{\"_index\":\"log-siem-x\",\"_id\":\"a\"}}\n{\"key\":\"k\",\"ordinal\":2,\"reason\":\"too_large\"}\n";

    #[test]
    fn documents_and_letters_are_what_went_in() {
        assert_eq!(judge(&world(&[Mark::Plain, Mark::Giant]), found(&[FIRST, LETTER])), []);
    }

    #[test]
    fn what_is_lost_twice_or_astray_is_told() {
        let (plain, giant) = ([Mark::Plain, Mark::Plain], [Mark::Plain, Mark::Giant]);
        assert_eq!(judge(&world(&plain), found(&[FIRST])), [Violation::Lost { key: "k".into(), ordinal: 2 }]);
        let places = vec!["log-x/a".into(), "log-x/b".into()];
        let mut twice = judge(&world(&giant), found(&[FIRST, AGAIN, LETTER]));
        twice.iter_mut().for_each(|violation| {
            if let Violation::Twice { places, .. } = violation {
                places.sort();
            }
        });
        assert_eq!(twice, [Violation::Twice { serial: 1, places }]);
        assert!(matches!(judge(&world(&plain), found(&[FIRST, LETTER]))[..], [Violation::Astray(_)]));
        assert!(matches!(judge(&world(&[]), found(&[FIRST]))[..], [Violation::Astray(_)]));
    }

    #[test]
    fn lines_of_pieces_cover_the_object_once() {
        let line = |range: Option<(u64, Option<u64>)>, handed_on: &[(u64, Option<u64>)], read: u64| LedgerLine {
            key: "k".into(),
            range,
            handed_on: handed_on.to_vec(),
            read,
            indexed: read,
            ..LedgerLine::default()
        };
        let judge = |lines: Vec<LedgerLine>| {
            let mut ledger = Ledger::default();
            lines.into_iter().for_each(|line| ledger.add(line));
            ledger.judge(&world(&[Mark::Plain; 5])).len()
        };
        let first = line(None, &[(2, Some(3)), (5, None)], 2);
        let (second, third) = (line(Some((2, Some(3))), &[], 2), line(Some((5, None)), &[], 1));
        let again = line(Some((3, Some(3))), &[], 1);
        assert_eq!(judge(vec![first.clone(), second.clone(), again]), 1, "one is told twice");
        assert_eq!(judge(vec![first.clone(), second.clone()]), 1, "nothing is said of the end");
        assert_eq!(judge(vec![first, second, third]), 0);
    }
}
