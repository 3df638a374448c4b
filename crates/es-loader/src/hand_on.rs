//! What is left of an object when its time is over: it is handed on as ranges, or its message comes back.
//!
//! What made progress goes on at once, as the parts that are not settled (a hop). What made none is tried again after a
//! rest: as a message that comes back where something is in the way, as a new one (an attempt) where there was no time
//! for it. Both are bounded, so that nothing goes round for ever.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};
use aws_sdk_sqs::Client;
use aws_sdk_sqs::types::SendMessageBatchRequestEntry;
use siem_lambda::events::Delivery;
use siem_lambda::{Range, RangeMessage, Resume, Work};
use siem_loader::HandOver;

use crate::queue::pause_seconds;

/// Hand-overs of one object that made progress. None has so many records that it needs more.
const MAX_HOPS: u32 = 10_000;
/// Hand-overs in a row without progress, after which a message is left to the dead-letter queue.
const MAX_ATTEMPTS: u32 = 20;
/// Messages of one request to the queue.
const MAX_BATCH: usize = 10;
/// Rounds of requests to a queue that takes nothing.
const MAX_ROUNDS: u32 = 4;
/// Pause after the first round; after each other one it is longer by as much.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
/// Longest pause between two rounds.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// What becomes of an object that was not loaded completely.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// These messages replace the one it came by.
    HandOn { messages: Vec<RangeMessage>, delay_seconds: i32 },
    /// Its message comes back.
    ComeBack,
    /// Its message fails, until its queue moves it to the dead letters.
    GiveUp(String),
}

/// Tells what becomes of `work`; `key` is the reading of its key that was right.
pub(crate) fn next(delivery: Delivery, work: &Work, key: &str, left: &HandOver) -> Next {
    let before = work.range.unwrap_or(Range::WHOLE);
    let (hop, attempt) = if left.made_progress {
        (before.hop.saturating_add(1), 0)
    } else if delivery == Delivery::Direct || left.is_planned {
        (before.hop, before.attempt.saturating_add(1))
    } else {
        return Next::ComeBack;
    };
    if hop > MAX_HOPS {
        return Next::GiveUp(format!("given up after {MAX_HOPS} hand-overs"));
    }
    if attempt > MAX_ATTEMPTS {
        return Next::GiveUp(format!("given up after {MAX_ATTEMPTS} attempts"));
    }
    let message = |part: &siem_loader::Part| RangeMessage {
        bucket: work.bucket.clone(),
        key: key.to_owned(),
        version: left.version_id.clone().or_else(|| work.version.clone()),
        e_tag: left.e_tag.clone().or_else(|| work.e_tag.clone()),
        region: work.region.clone(),
        range: Range {
            start: part.first,
            end: part.last,
            hop,
            attempt,
            resume: part.resume.map(|place| Resume { byte: place.byte, ordinal: place.ordinal }),
        },
    };
    let goes_on = left.made_progress && left.is_planned;
    let delay_seconds = if goes_on { 0 } else { pause_seconds(attempt.max(1)) };
    Next::HandOn { messages: left.parts.iter().map(message).collect(), delay_seconds }
}

/// Sends all messages, or says why not all of them were taken.
///
/// A queue that takes none is soon given up: then the object's message comes back, and nothing has happened. As soon as
/// one is taken, the others have to follow, or the parts that were taken are loaded twice: so they are tried `until`
/// there is no more time.
pub(crate) async fn send(
    client: &Client,
    url: &str,
    messages: &[RangeMessage],
    delay_seconds: i32,
    until: Instant,
) -> Result<()> {
    let mut open = messages
        .iter()
        .enumerate()
        .map(|(id, message)| {
            SendMessageBatchRequestEntry::builder()
                .id(id.to_string())
                .message_body(message.to_json())
                .delay_seconds(delay_seconds)
                .build()
                .context("a message of a hand-over")
        })
        .collect::<Result<Vec<_>>>()?;
    let mut round = 0;
    loop {
        round += 1;
        let (mut untaken, mut refusal) = (Vec::new(), None);
        for batch in open.chunks(MAX_BATCH) {
            match client.send_message_batch().queue_url(url).set_entries(Some(batch.to_vec())).send().await {
                Ok(answer) => {
                    let taken: Vec<&str> = answer.successful().iter().map(|entry| entry.id()).collect();
                    untaken.extend(batch.iter().filter(|entry| !taken.contains(&entry.id())).cloned());
                }
                Err(error) => {
                    refusal = Some(error);
                    untaken.extend_from_slice(batch);
                }
            }
        }
        open = untaken;
        if open.is_empty() {
            return Ok(());
        }
        let pause = (FIRST_PAUSE * round).min(LONGEST_PAUSE);
        if (open.len() == messages.len() && round == MAX_ROUNDS) || Instant::now() + pause >= until {
            let what = format!("the queue for split logs did not take {} of {} messages", open.len(), messages.len());
            return Err(
                refusal.map_or_else(|| anyhow!("{what}"), |error| anyhow::Error::new(error).context(what.clone()))
            );
        }
        tokio::time::sleep(pause).await;
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, Read as _, Write as _};
    use std::sync::{Arc, Mutex};

    use aws_sdk_sqs::config::{BehaviorVersion, Credentials, Region, retry::RetryConfig};
    use serde_json::{Value, json};
    use siem_lambda::events::KeyReading;
    use siem_loader::{LedgerLine, Part};

    use super::*;

    fn work(range: Option<Range>) -> Work {
        let key = KeyReading { first: "a+b".into(), second: None };
        let (bucket, region) = ("logs".into(), Some("eu-west-1".into()));
        Work { bucket, key, version: None, e_tag: None, size: None, region, range }
    }

    fn left(parts: &[(u64, Option<u64>)], made_progress: bool, is_planned: bool) -> HandOver {
        let resume = Some(siem_formats::Resume { byte: 4096, ordinal: 7 });
        HandOver {
            parts: parts.iter().map(|(first, last)| Part { first: *first, last: *last, resume }).collect(),
            line: LedgerLine::default(),
            made_progress,
            is_planned,
            version_id: Some("v1".into()),
            e_tag: Some("0123".into()),
        }
    }

    fn ranges(next: Next) -> (Vec<Range>, i32) {
        match next {
            Next::HandOn { messages, delay_seconds } => {
                (messages.into_iter().map(|message| message.range).collect(), delay_seconds)
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_made_progress_goes_on_at_once_as_what_is_left() {
        let before = Range { start: 8, end: Some(90), hop: 4, attempt: 2, resume: None };
        let left = left(&[(9, Some(12)), (40, Some(90))], true, true);
        let Next::HandOn { messages, delay_seconds: 0 } = next(Delivery::Sqs, &work(Some(before)), "a b", &left) else {
            panic!("it is handed on without delay");
        };
        let of = |start: u64, end: u64| Range {
            start,
            end: Some(end),
            hop: 5,
            attempt: 0,
            resume: Some(Resume { byte: 4096, ordinal: 7 }),
        };
        let message = RangeMessage {
            bucket: "logs".into(),
            key: "a b".into(),
            version: Some("v1".into()),
            e_tag: Some("0123".into()),
            region: Some("eu-west-1".into()),
            range: of(9, 12),
        };
        assert_eq!(messages, [message.clone(), RangeMessage { range: of(40, 90), ..message }]);
    }

    #[test]
    fn what_made_none_rests_and_is_tried_twenty_times() {
        let (whole, planned) =
            (left(&[(1, None)], false, true), |attempt| Some(Range { attempt, hop: 3, ..Range::WHOLE }));
        let (ranges, delay) = ranges(next(Delivery::Sqs, &work(planned(19)), "k", &whole));
        assert_eq!((ranges[0].hop, ranges[0].attempt), (3, 20));
        assert!(delay > 600);
        let given_up = next(Delivery::Sqs, &work(planned(20)), "k", &whole);
        assert_eq!(given_up, Next::GiveUp("given up after 20 attempts".into()));
    }

    #[test]
    fn where_something_is_in_the_way_the_message_comes_back_unless_there_is_none() {
        let whole = left(&[(1, None)], false, false);
        assert_eq!(next(Delivery::Sqs, &work(None), "k", &whole), Next::ComeBack);
        let (ranges_of, delay) = ranges(next(Delivery::Direct, &work(None), "k", &whole));
        assert_eq!((ranges_of[0].start, ranges_of[0].end, ranges_of[0].attempt), (1, None, 1));
        assert!((45..=60).contains(&delay));
        // Part of it stands: only the rest is handed on, after a rest.
        let some = left(&[(5, Some(6))], true, false);
        let (ranges_of, delay) = ranges(next(Delivery::Sqs, &work(None), "k", &some));
        assert_eq!((ranges_of.len(), ranges_of[0].start, ranges_of[0].hop), (1, 5, 1));
        assert!((45..=60).contains(&delay));
    }

    #[test]
    fn hops_end_at_ten_thousand() {
        let left = left(&[(9, None)], true, true);
        let at = |hop| next(Delivery::Sqs, &work(Some(Range { hop, ..Range::WHOLE })), "k", &left);
        assert_eq!(ranges(at(9_999)).0[0].hop, 10_000);
        assert_eq!(at(10_000), Next::GiveUp("given up after 10000 hand-overs".into()));
        assert_eq!(at(u32::MAX), Next::GiveUp("given up after 10000 hand-overs".into()));
    }

    /// Reads a request to its end, whoever hangs up before cuts his own answer off; gives its body.
    fn read_request(stream: &mut std::net::TcpStream) -> String {
        let mut reader = std::io::BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            if line.trim().is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().unwrap();
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        String::from_utf8(body).unwrap()
    }

    /// A queue that takes of each request the entries that `takes` likes, by their message and the request's number.
    /// Keeps the messages it took.
    fn queue(takes: fn(&str, usize) -> bool) -> (Client, String, Arc<Mutex<Vec<String>>>) {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let taken: Arc<Mutex<Vec<String>>> = Arc::default();
        let kept = Arc::clone(&taken);
        std::thread::spawn(move || {
            for (number, stream) in listener.incoming().enumerate() {
                let mut stream = stream.unwrap();
                let request: Value = serde_json::from_str(&read_request(&mut stream)).unwrap();
                let (mut successful, mut failed) = (Vec::new(), Vec::new());
                for entry in request["Entries"].as_array().unwrap() {
                    let body = entry["MessageBody"].as_str().unwrap();
                    if takes(body, number) {
                        kept.lock().unwrap().push(body.to_owned());
                        successful.push(json!({"Id": entry["Id"], "MessageId": "m", "MD5OfMessageBody": "0"}));
                    } else {
                        failed.push(json!({"Id": entry["Id"], "Code": "InternalError", "SenderFault": false}));
                    }
                }
                let body = json!({"Successful": successful, "Failed": failed}).to_string();
                let head = "HTTP/1.1 200 OK\r\ncontent-type: application/x-amz-json-1.0\r\nconnection: close";
                write!(stream, "{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len()).unwrap();
            }
        });
        let settings = aws_sdk_sqs::config::Builder::new()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("us-east-1"))
            .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "test"))
            .retry_config(RetryConfig::disabled())
            .endpoint_url(&url);
        (Client::from_conf(settings.build()), format!("{url}/123456789012/ranges"), taken)
    }

    fn messages(count: u64) -> Vec<RangeMessage> {
        let parts: Vec<(u64, Option<u64>)> = (1..=count).map(|n| (n * 10, Some(n * 10))).collect();
        match next(Delivery::Sqs, &work(None), "k", &left(&parts, true, true)) {
            Next::HandOn { messages, .. } => messages,
            other => panic!("{other:?}"),
        }
    }

    #[tokio::test]
    async fn messages_that_a_queue_does_not_take_one_by_one_are_sent_again_and_only_they() {
        // The first try of each batch takes every other one.
        let (client, url, taken) = queue(|body, number| number % 2 == 1 || body.contains("0,\"end_number\":1"));
        send(&client, &url, &messages(20), 0, soon()).await.unwrap();
        let mut taken = std::mem::take(&mut *taken.lock().unwrap());
        taken.sort();
        let mut wanted: Vec<String> = messages(20).iter().map(RangeMessage::to_json).collect();
        wanted.sort();
        assert_eq!(taken, wanted);
    }

    #[tokio::test]
    async fn once_a_message_is_taken_the_others_are_tried_to_the_end() {
        // Of the second batch, nothing is taken for longer than a queue is tried that takes nothing.
        let (client, url, taken) = queue(|body, number| body.contains("\"start_number\":10,") || number >= 8);
        send(&client, &url, &messages(12), 0, Instant::now() + Duration::from_secs(60)).await.unwrap();
        assert_eq!(taken.lock().unwrap().len(), 12);
    }

    #[tokio::test]
    async fn a_queue_that_takes_none_is_given_up() {
        let (client, url, taken) = queue(|_, _| false);
        let hour = Instant::now() + Duration::from_secs(3600);
        let error = send(&client, &url, &messages(3), 0, hour).await.unwrap_err();
        assert_eq!(error.to_string(), "the queue for split logs did not take 3 of 3 messages");
        assert!(taken.lock().unwrap().is_empty());
    }

    #[tokio::test]
    async fn a_message_that_a_queue_never_takes_is_an_error_at_the_end() {
        let (client, url, taken) = queue(|body, _| !body.contains("\"start_number\":30,"));
        let error = send(&client, &url, &messages(3), 0, soon()).await.unwrap_err();
        assert_eq!(error.to_string(), "the queue for split logs did not take 1 of 3 messages");
        assert_eq!(taken.lock().unwrap().len(), 2);
    }

    fn soon() -> Instant {
        Instant::now() + Duration::from_secs(2)
    }
}
