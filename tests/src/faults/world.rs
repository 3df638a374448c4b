//! What there is to load: objects of several log types and packings, and which records are in them.

use std::collections::HashSet;
use std::io::Write as _;

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;

use super::dice::Dice;
use super::fault::Fault;
use super::records::{Mark, Record};

/// The bucket of all objects.
pub const BUCKET: &str = "faults-log";

/// Settings under which the layouts of this module show all they can: an object of access logs is parted where it may
/// be, and documents of WAF go behind an alias.
pub const USER_INI: &str = "[s3accesslog]\nmax_log_count = 40\n[waf]\nindex_rotation = auto\n";

/// An object and its records, by ordinal.
#[derive(Clone, Debug)]
pub struct Object {
    /// Its key.
    pub key: String,
    /// What is stored.
    pub bytes: Vec<u8>,
    /// Its records; of a damaged one, those that were there.
    pub records: Vec<Record>,
    /// What was done to it.
    pub damage: Option<Fault>,
}

/// How an object is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Lines of an access log of S3.
    Lines,
    /// The same, in many members of one gzip.
    Members,
    /// An array of CloudTrail records in a gzip, some of them twice.
    Array,
    /// Flow logs in messages of CloudWatch Logs, each a member of a gzip, the first one delivered twice.
    Envelopes,
    /// Lines of JSON of WAF.
    JsonLines,
    /// Members of a gzip, the last of which is cut off.
    Truncated,
    /// Members of a gzip, one of which is no longer what was compressed.
    Corrupt,
}

/// Makes objects, whose serial numbers go on from one to the next.
pub struct World {
    next_serial: u32,
    /// Of so many records, one is marked.
    plain_per_mark: usize,
    /// What was made.
    pub objects: Vec<Object>,
}

impl World {
    /// Nothing yet. Of about so many records, one is none that the cluster takes as it is.
    pub fn new(plain_per_mark: usize) -> World {
        World { next_serial: 1, plain_per_mark, objects: Vec::new() }
    }

    /// Adds an object of so many records.
    pub fn add(&mut self, dice: &mut Dice, layout: Layout, count: usize) -> Result<()> {
        let number = self.objects.len();
        let records = self.records(dice, count);
        let place = "AWSLogs/123456789012";
        let access =
            |ending: &str| format!("{place}/s3accesslog/eu-west-1/faults/2026-10-14-09-30-{number:02}-{ending}");
        let (key, bytes, records, damage) = match layout {
            Layout::Lines => (access("LINES"), access_lines(&records).concat(), records, None),
            Layout::Members => (access("MEMBERS"), members(dice, &access_lines(&records))?.concat(), records, None),
            Layout::Array => {
                let key = format!("{place}/CloudTrail/eu-west-1/2026/10/14/faults-{number}.json.gz");
                let records = with_repeated(dice, records);
                (key, gzip(&trail(&records))?, records, None)
            }
            Layout::Envelopes => {
                let key = format!("firehose/vpcflowlogs/2026/10/14/09/faults-{number}-2026-10-14-09-35-00-1f0b6c1e");
                let (bytes, records) = envelopes(dice, &records)?;
                (key, bytes, records, None)
            }
            Layout::JsonLines => {
                let name = format!("123456789012_waflogs_eu-west-1_faults_20261014T0930Z_{number:08x}.log");
                let key = format!("{place}/WAFLogs/eu-west-1/faults/2026/10/14/09/30/{name}");
                (key, waf_lines(&records), records, None)
            }
            Layout::Truncated => {
                let mut bytes = members(dice, &access_lines(&records))?.concat();
                bytes.truncate(bytes.len() - dice.between(1, 30));
                (access("TRUNCATED.gz"), bytes, records, Some(Fault::TruncatedGzip))
            }
            Layout::Corrupt => {
                let mut members = members(dice, &access_lines(&records))?;
                let at = dice.below(members.len());
                // The first byte behind the header: the third kind of block does not exist (RFC 1951, 3.2.3).
                members[at][10] = 0b111;
                (access("CORRUPT.gz"), members.concat(), records, Some(Fault::CorruptGzip))
            }
        };
        self.objects.push(Object { key, bytes, records, damage });
        Ok(())
    }

    /// How many documents there will be of objects that are not damaged.
    pub fn documents(&self) -> usize {
        let records = self.objects.iter().filter(|object| object.damage.is_none()).flat_map(|object| &object.records);
        let serials = records.filter(|record| record.mark.letter().is_none()).map(|record| record.serial);
        serials.collect::<HashSet<_>>().len()
    }

    fn records(&mut self, dice: &mut Dice, count: usize) -> Vec<Record> {
        let first = self.next_serial;
        self.next_serial += count as u32;
        let mark = |dice: &mut Dice| match dice.below(self.plain_per_mark * 4) {
            0 => Mark::Hopeless,
            1 => Mark::Giant,
            2 => Mark::Poison,
            3..=6 => Mark::Conflict,
            _ => Mark::Plain,
        };
        (first..self.next_serial).map(|serial| Record { serial, mark: mark(dice) }).collect()
    }
}

/// Some records stand twice. Only such as become documents: a dead letter belongs to its place in an object.
fn with_repeated(dice: &mut Dice, mut records: Vec<Record>) -> Vec<Record> {
    for _ in 0..records.len() / 10 {
        let (from, to) = (dice.below(records.len()), dice.below(records.len()));
        if records[from].mark.letter().is_none() {
            records.insert(to, records[from]);
        }
    }
    records
}

fn access_lines(records: &[Record]) -> Vec<Vec<u8>> {
    let owner = "9f2c4e6a8b0d1f3a5c7e9b1d3f5a7c9e0b2d4f6a8c0e1b3d5f7a9c1e3b5d7f90";
    let line = |record: &Record| {
        let agent = record.word();
        format!(
            "{owner} data [14/Oct/2026:09:30:00 +0000] 192.0.2.3 {owner} C1 REST.GET.OBJECT a.txt \"GET /data/a.txt \
             HTTP/1.1\" 200 - 297 297 5 2 \"-\" \"{agent}\" -\n"
        )
        .into_bytes()
    };
    records.iter().map(line).collect()
}

fn trail(records: &[Record]) -> Vec<u8> {
    let record = |record: &Record| {
        json!({
            "eventVersion": "1.11", "eventID": format!("id-{}", record.serial), "eventTime": "2026-10-14T09:30:00Z",
            "eventSource": "signin.amazonaws.com", "eventName": "ConsoleLogin", "awsRegion": "eu-west-1",
            "sourceIPAddress": "203.0.113.9", "userAgent": record.word(), "eventType": "AwsConsoleSignIn",
            "userIdentity": {"type": "IAMUser", "userName": "alice", "accountId": "123456789012"},
            "recipientAccountId": "123456789012"
        })
    };
    json!({"Records": records.iter().map(record).collect::<Vec<_>>()}).to_string().into_bytes()
}

/// Messages of a few events each, the first of which comes once more at the end, as CloudWatch Logs may deliver it.
fn envelopes(dice: &mut Dice, records: &[Record]) -> Result<(Vec<u8>, Vec<Record>)> {
    let mut messages: Vec<&[Record]> = records.chunks(dice.between(5, 15)).collect();
    let again = messages.iter().find(|records| records.iter().all(|record| record.mark.letter().is_none()));
    messages.extend(again.copied());
    let mut bytes = gzip(b"{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[{\"message\":\"reachable?\"}]}")?;
    for records in &messages {
        let event = |record: &Record| {
            let interface = record.word();
            json!({"id": format!("{:056}", record.serial), "timestamp": 1_791_970_200_000_u64, "message": format!(
                "2 123456789012 {interface} 203.0.113.66 10.0.1.20 50123 22 6 3 180 1791970200 1791970260 REJECT OK")})
        };
        let events: Vec<_> = records.iter().map(event).collect();
        let message = json!({"messageType": "DATA_MESSAGE", "owner": "123456789012", "logGroup": "/vpc/flow",
            "logStream": "eni-0abc-all", "subscriptionFilters": ["siem"], "logEvents": events});
        bytes.extend(gzip(message.to_string().as_bytes())?);
    }
    Ok((bytes, messages.concat()))
}

fn waf_lines(records: &[Record]) -> Vec<u8> {
    let line = |record: &Record| {
        let request = json!({"clientIp": "203.0.113.9", "httpMethod": "GET", "uri": "/", "requestId": record.word()});
        let waf =
            json!({"timestamp": 1_791_970_200_000_u64, "action": "ALLOW", "webaclId": "x", "httpRequest": request});
        format!("{waf}\n")
    };
    records.iter().map(line).collect::<String>().into_bytes()
}

/// Lines in members of a gzip, some lines in each.
fn members(dice: &mut Dice, lines: &[Vec<u8>]) -> Result<Vec<Vec<u8>>> {
    let lines_each = dice.between(7, 20);
    lines.chunks(lines_each).map(|lines| gzip(&lines.concat())).collect()
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
