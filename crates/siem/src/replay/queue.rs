//! The messages of a dead-letter queue go back to the loader: received, sent, and deleted once the other queue has them.
//!
//! A message that is sent and not deleted is sent again by the next run: the loader then finds every document there
//! already. Messages in which the loader can find no object stay where somebody may look at them.

use std::collections::HashSet;
use std::io::Write as _;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result};
use aws_sdk_sqs::Client;
use aws_sdk_sqs::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_sqs::types::{
    ChangeMessageVisibilityBatchRequestEntry, DeleteMessageBatchRequestEntry, Message, QueueAttributeName,
    SendMessageBatchRequestEntry,
};
use serde::Serialize;
use serde_json::json;

use crate::arguments::ReplayOptions;
use crate::load::{INTERRUPTED, on_ctrl_c, wrong_usage};
use crate::shown::{Output, safe, with_causes};

/// Messages of one request.
const MAX_BATCH: usize = 10;
/// Bytes of one request to send: what a queue took before it took a mebibyte, with room for attributes.
const MAX_BATCH_BYTES: usize = 240 << 10;
/// Requests for entries that a queue did not take.
const MAX_TRIES: u32 = 4;
/// How long the queue is asked for more. Asked so, it looks everywhere before it says that it is empty.
const WAIT_SECONDS: i32 = 2;
/// How long a received message is nobody else's.
const HOLD_SECONDS: i32 = 120;

/// Totals of one run.
#[derive(Debug, Default, Serialize)]
struct Summary {
    from: String,
    to: String,
    dry_run: bool,
    /// Messages that were received.
    received: u64,
    /// Messages that the loader's queue has now.
    redriven: u64,
    /// Messages in which the loader can find no object: they stay.
    unreadable: u64,
    /// Messages that the loader's queue did not take: they stay.
    not_taken: u64,
    /// Messages that the loader's queue has, and that could not be deleted: they come again, which does no harm.
    not_deleted: u64,
    /// What is about in the dead-letter queue at the end.
    waiting: u64,
    /// Why the run ended before the queue was empty.
    stopped: Option<&'static str>,
}

const SAME_QUEUE: &str = "--queue and --into name the same queue";

pub(crate) fn run(from: &str, to: &str, options: &ReplayOptions) -> Result<ExitCode> {
    if from == to {
        wrong_usage(SAME_QUEUE);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let (summary, failed) = runtime.block_on(async {
        let aws = aws_config::load_defaults(aws_config::BehaviorVersion::latest()).await;
        let client = Client::new(&aws);
        let (from, to) = (url_of(&client, from).await?, url_of(&client, to).await?);
        // By a name and by its URL.
        if from == to {
            wrong_usage(SAME_QUEUE);
        }
        let is_stopped = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&is_stopped);
        on_ctrl_c(move || stop.store(true, Ordering::Relaxed));
        let summary = Summary { from, to, dry_run: options.dry_run, ..Summary::default() };
        let mut redrive = Redrive { client, summary, unreadable: HashSet::new(), is_stopped };
        let failed = if options.dry_run { Ok(()) } else { redrive.run(options.limit.unwrap_or(u64::MAX)).await };
        redrive.summary.waiting = redrive.waiting().await?;
        for _ in 0..MAX_TRIES {
            // A queue takes a while to count.
            if redrive.summary.waiting <= redrive.summary.left() || redrive.summary.stopped.is_some() || options.dry_run
            {
                break;
            }
            tokio::time::sleep(Duration::from_secs(WAIT_SECONDS.unsigned_abs().into())).await;
            redrive.summary.waiting = redrive.waiting().await?;
        }
        anyhow::Ok((redrive.summary, failed))
    })?;
    let has_rest = summary.left() + summary.waiting > 0;
    let status = match &failed {
        Ok(()) if summary.stopped == Some("interrupted") => INTERRUPTED,
        Ok(()) if options.dry_run || !has_rest => 0,
        _ => 1,
    };
    if options.json {
        let mut out = Output::with_status(status);
        serde_json::to_writer_pretty(&mut out, &summary)?;
        writeln!(out)?;
    } else {
        summary.print();
    }
    failed.map(|()| ExitCode::from(status))
}

impl Summary {
    /// Messages that are in the dead-letter queue for all that is known.
    fn left(&self) -> u64 {
        self.unreadable + self.not_taken + self.not_deleted
    }

    fn print(&self) {
        if !self.dry_run {
            tell!("received    {:>8}   from {}", self.received, safe(&self.from));
            tell!("redriven    {:>8}   into {}", self.redriven, safe(&self.to));
            tell!("unreadable  {:>8}   no object is named in them: look at them in the queue", self.unreadable);
            tell!("not taken   {:>8}", self.not_taken);
        }
        if self.not_deleted > 0 {
            tell!("not deleted {:>8}   they come again, which does no harm", self.not_deleted);
        }
        tell!("waiting     {:>8}   about so many are in {}", self.waiting, safe(&self.from));
        if let Some(why) = self.stopped {
            tell!("siem: {why}: the same command goes on");
        }
    }
}

/// Messages on their way from one queue to another.
struct Redrive {
    client: Client,
    summary: Summary,
    /// Ids of messages that stay; one may come again while a long run goes on.
    unreadable: HashSet<String>,
    is_stopped: Arc<AtomicBool>,
}

impl Redrive {
    /// Moves messages until none is left, or so many were moved.
    async fn run(&mut self, limit: u64) -> Result<()> {
        let mut held = Vec::new();
        let moved = self.move_all(limit, &mut held).await;
        // What stays is there for others again.
        self.release(&held).await;
        moved
    }

    async fn move_all(&mut self, limit: u64, held: &mut Vec<Message>) -> Result<()> {
        loop {
            let room = limit - self.summary.redriven.min(limit);
            if self.is_stopped.load(Ordering::Relaxed) {
                self.summary.stopped = Some("interrupted");
                return Ok(());
            }
            if room == 0 {
                self.summary.stopped = Some("the limit is reached");
                return Ok(());
            }
            let received = self.receive(room).await?;
            let is_new = |message: &Message| !self.unreadable.contains(id_of(message));
            let new: Vec<Message> = received.iter().filter(|message| is_new(message)).cloned().collect();
            // Nothing but what has been seen and stays.
            if new.is_empty() {
                return Ok(());
            }
            self.summary.received += new.len() as u64;
            let (readable, unreadable): (Vec<Message>, Vec<Message>) = new.into_iter().partition(is_readable);
            for message in unreadable {
                self.summary.unreadable += 1;
                self.unreadable.insert(id_of(&message).to_owned());
                held.push(message);
            }
            for batch in batches(readable) {
                let (taken, not_taken) = self.send(&batch).await?;
                self.summary.redriven += taken.len() as u64;
                self.summary.not_taken += not_taken.len() as u64;
                held.extend(not_taken);
                self.delete(&taken).await;
            }
            if self.summary.not_taken > 0 {
                self.summary.stopped = Some("stopped: a queue does not take what it is sent");
                return Ok(());
            }
        }
    }

    async fn receive(&self, most: u64) -> Result<Vec<Message>> {
        let most = i32::try_from(most.min(MAX_BATCH as u64)).unwrap_or(1);
        let request = self.client.receive_message().queue_url(&self.summary.from);
        let request = request.max_number_of_messages(most).wait_time_seconds(WAIT_SECONDS);
        let answer = request.visibility_timeout(HOLD_SECONDS).message_attribute_names("All").send().await;
        Ok(answer.map_err(|error| problem(&error, "receiving", &self.summary.from))?.messages.unwrap_or_default())
    }

    /// Sends messages with their attributes; gives those that were taken and those that were not.
    async fn send(&self, batch: &[Message]) -> Result<(Vec<Message>, Vec<Message>)> {
        let mut taken = vec![false; batch.len()];
        for tries in 1..=MAX_TRIES {
            let mut entries = Vec::new();
            for (at, message) in batch.iter().enumerate().filter(|(at, _)| !taken[*at]) {
                let entry = SendMessageBatchRequestEntry::builder()
                    .id(at.to_string())
                    .message_body(message.body.as_deref().unwrap_or_default())
                    .set_message_attributes(message.message_attributes.clone())
                    .build();
                entries.push(entry.context("a message of the queue")?);
            }
            let request = self.client.send_message_batch().queue_url(&self.summary.to).set_entries(Some(entries));
            let answer = request.send().await.map_err(|error| problem(&error, "sending", &self.summary.to))?;
            for entry in answer.successful() {
                if let Some(is_taken) = entry.id().parse().ok().and_then(|at: usize| taken.get_mut(at)) {
                    *is_taken = true;
                }
            }
            if taken.iter().all(|is_taken| *is_taken) {
                break;
            }
            pause(tries).await;
        }
        let mut all = taken.iter();
        let (taken, not_taken) = batch.iter().cloned().partition(|_| all.next().is_some_and(|is_taken| *is_taken));
        Ok((taken, not_taken))
    }

    /// Deletes messages that the other queue has. What cannot be deleted is only told.
    async fn delete(&mut self, taken: &[Message]) {
        let mut open: Vec<(String, String)> = Vec::new();
        for (at, message) in taken.iter().enumerate() {
            open.push((at.to_string(), message.receipt_handle.clone().unwrap_or_default()));
        }
        for tries in 1..=MAX_TRIES {
            if open.is_empty() {
                return;
            }
            let entry = |(id, handle): &(String, String)| {
                DeleteMessageBatchRequestEntry::builder().id(id).receipt_handle(handle).build().ok()
            };
            let entries: Vec<_> = open.iter().filter_map(entry).collect();
            let request = self.client.delete_message_batch().queue_url(&self.summary.from).set_entries(Some(entries));
            match request.send().await {
                Ok(answer) => {
                    let gone: HashSet<&str> = answer.successful().iter().map(|entry| entry.id()).collect();
                    open.retain(|(id, _)| !gone.contains(id.as_str()));
                }
                Err(error) => tracing::warn!(error = %with_causes(&error), "a redriven message is not deleted"),
            }
            if !open.is_empty() {
                pause(tries).await;
            }
        }
        self.summary.not_deleted += open.len() as u64;
    }

    /// Lets others see messages that stay. They would be seen in two minutes anyway.
    async fn release(&self, held: &[Message]) {
        for chunk in held.chunks(MAX_BATCH) {
            let entry = |(at, message): (usize, &Message)| {
                ChangeMessageVisibilityBatchRequestEntry::builder()
                    .id(at.to_string())
                    .set_receipt_handle(message.receipt_handle.clone())
                    .visibility_timeout(0)
                    .build()
                    .ok()
            };
            let entries: Vec<_> = chunk.iter().enumerate().filter_map(entry).collect();
            let request = self.client.change_message_visibility_batch().queue_url(&self.summary.from);
            if let Err(error) = request.set_entries(Some(entries)).send().await {
                tracing::debug!(error = %with_causes(&error), "not released");
            }
        }
    }

    /// About how many messages are in the dead-letter queue.
    async fn waiting(&self) -> Result<u64> {
        let request = self.client.get_queue_attributes().queue_url(&self.summary.from);
        let answer = request.attribute_names(QueueAttributeName::All).send().await;
        let attributes = answer.map_err(|error| problem(&error, "looking at", &self.summary.from))?.attributes;
        let attributes = attributes.unwrap_or_default();
        let count = |name: QueueAttributeName| attributes.get(&name).and_then(|text| text.parse::<u64>().ok());
        let visible = count(QueueAttributeName::ApproximateNumberOfMessages).unwrap_or_default();
        Ok(visible + count(QueueAttributeName::ApproximateNumberOfMessagesNotVisible).unwrap_or_default())
    }
}

/// Whether the loader can find an object in a message, or rightly nothing: read as it reads it.
fn is_readable(message: &Message) -> bool {
    let body = message.body.as_deref().unwrap_or_default();
    let event = json!({"Records": [{"eventSource": "aws:sqs", "messageId": "m", "body": body}]});
    let read = siem_lambda::parse(&event);
    !read.work.is_empty() || read.not_understood() == 0
}

/// Messages that go in one request each.
fn batches(messages: Vec<Message>) -> Vec<Vec<Message>> {
    let mut batches: Vec<Vec<Message>> = Vec::new();
    let mut bytes = 0;
    for message in messages {
        let length = message.body.as_ref().map_or(0, String::len);
        match batches.last_mut() {
            Some(batch) if batch.len() < MAX_BATCH && bytes + length <= MAX_BATCH_BYTES => {
                bytes += length;
                batch.push(message);
            }
            _ => {
                bytes = length;
                batches.push(vec![message]);
            }
        }
    }
    batches
}

fn id_of(message: &Message) -> &str {
    message.message_id.as_deref().unwrap_or_default()
}

async fn pause(tries: u32) {
    tokio::time::sleep(Duration::from_millis(50 << tries)).await;
}

/// The URL of a queue that was named, or the URL that was given.
async fn url_of(client: &Client, queue: &str) -> Result<String> {
    if queue.contains("://") {
        return Ok(queue.to_owned());
    }
    let answer = client.get_queue_url().queue_name(queue).send().await;
    answer.map_err(|error| problem(&error, "looking for", queue))?.queue_url.with_context(|| format!("{queue}: no URL"))
}

/// What a queue says.
fn problem<E>(error: &SdkError<E>, doing: &str, queue: &str) -> anyhow::Error
where
    E: std::error::Error + ProvideErrorMetadata + 'static,
{
    crate::aws::problem(error).context(format!("{doing} {queue}"))
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, Read as _};
    use std::net::TcpListener;
    use std::sync::Mutex;

    use aws_sdk_sqs::config::{BehaviorVersion, Credentials, Region};
    use serde_json::Value;

    use super::*;

    fn message(body: impl Into<String>) -> Message {
        Message::builder().body(body).build()
    }

    #[test]
    fn messages_of_the_loader_are_told_from_those_it_can_never_read() {
        let range = r#"{"siem":{"start_number":1},"s3":{"bucket":{"name":"b"},"object":{"key":"k"}}}"#;
        let event =
            json!({"Records": [{"eventSource": "aws:s3", "s3": {"bucket": {"name": "b"}, "object": {"key": "k"}}}]});
        let whole = json!({"Records": [{"eventSource": "aws:sqs", "body": event.to_string()}]});
        for body in
            [range.to_owned(), event.to_string(), whole.to_string(), json!({"Event": "s3:TestEvent"}).to_string()]
        {
            assert!(is_readable(&message(&body)), "{body}");
        }
        for body in ["", "text", "{\"what\":\"is this\"}", "{\"siem\":{},\"s3\":{}}"] {
            assert!(!is_readable(&message(body)), "{body}");
        }
    }

    #[test]
    fn requests_are_as_large_as_a_queue_takes() {
        let large = "x".repeat(100 << 10);
        let mut all: Vec<Message> = (0..5).map(|_| message(large.as_str())).collect();
        all.extend((0..12).map(|_| message("small")));
        let sizes: Vec<usize> = batches(all).iter().map(Vec::len).collect();
        assert_eq!(sizes, [2, 2, 10, 3]);
    }
    /// What a queue of the tests is told to do, and what it holds.
    #[derive(Default)]
    struct Service {
        /// Bodies of messages in the dead-letter queue, and whether they are visible.
        letters: Vec<(String, bool)>,
        /// Bodies that the loader's queue has.
        sent: Vec<String>,
        /// How often entries with this body are refused.
        refusals: Vec<(&'static str, u32)>,
        /// Ends the run with the first message that is sent.
        stop: Option<Arc<AtomicBool>>,
    }

    impl Service {
        fn refuses(&mut self, body: &str) -> bool {
            let refusal = self.refusals.iter_mut().find(|(refused, left)| *refused == body && *left > 0);
            refusal.map(|(_, left)| *left -= 1).is_some()
        }

        /// The answer to a request. A message's receipt handle is its number, so is its id.
        fn answer(&mut self, action: &str, request: &Value) -> Value {
            let entries = request["Entries"].as_array().cloned().unwrap_or_default();
            let number = |entry: &Value| entry["ReceiptHandle"].as_str().unwrap().parse::<usize>().unwrap();
            let done =
                |entries: &[Value]| json!(entries.iter().map(|entry| json!({"Id": entry["Id"]})).collect::<Vec<_>>());
            match action {
                "ReceiveMessage" => {
                    let most = request["MaxNumberOfMessages"].as_u64().unwrap() as usize;
                    let mut received = Vec::new();
                    for (at, (body, is_visible)) in self.letters.iter_mut().enumerate() {
                        if *is_visible && received.len() < most {
                            *is_visible = false;
                            let at = at.to_string();
                            received.push(json!({"MessageId": at, "ReceiptHandle": at, "Body": body}));
                        }
                    }
                    json!({"Messages": received})
                }
                "SendMessageBatch" => {
                    let (mut successful, mut failed) = (Vec::new(), Vec::new());
                    for entry in &entries {
                        let body = entry["MessageBody"].as_str().unwrap();
                        if self.refuses(body) {
                            failed.push(json!({"Id": entry["Id"], "Code": "InternalError", "SenderFault": false}));
                            continue;
                        }
                        self.sent.push(body.to_owned());
                        successful.push(json!({"Id": entry["Id"], "MessageId": "m", "MD5OfMessageBody": "0"}));
                    }
                    if let Some(stop) = &self.stop {
                        stop.store(true, Ordering::Relaxed);
                    }
                    json!({"Successful": successful, "Failed": failed})
                }
                "DeleteMessageBatch" => {
                    entries.iter().for_each(|entry| self.letters[number(entry)].0.clear());
                    json!({"Successful": done(&entries), "Failed": []})
                }
                "ChangeMessageVisibilityBatch" => {
                    entries.iter().for_each(|entry| self.letters[number(entry)].1 = true);
                    json!({"Successful": done(&entries), "Failed": []})
                }
                other => unreachable!("{other}"),
            }
        }

        /// Bodies of what is in the dead-letter queue for others to see.
        fn visible(&self) -> Vec<&str> {
            let letters = self.letters.iter().filter(|(body, is_visible)| *is_visible && !body.is_empty());
            letters.map(|(body, _)| body.as_str()).collect()
        }
    }

    /// Reads a request to its end: its action and its body.
    fn read_request(stream: &mut std::net::TcpStream) -> (String, Value) {
        let mut reader = std::io::BufReader::new(stream);
        let (mut length, mut action) = (0, String::new());
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            let Some((name, value)) = line.trim().split_once(": ") else {
                if line.trim().is_empty() {
                    break;
                }
                continue;
            };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().unwrap(),
                "x-amz-target" => action = value.rsplit('.').next().unwrap().to_owned(),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        (action, serde_json::from_slice(&body).unwrap())
    }

    fn redrive(service: Service) -> (Redrive, Arc<Mutex<Service>>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let is_stopped = service.stop.clone().unwrap_or_default();
        let service = Arc::new(Mutex::new(service));
        let shared = Arc::clone(&service);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let (action, request) = read_request(&mut stream);
                let body = shared.lock().unwrap().answer(&action, &request).to_string();
                let head = "HTTP/1.1 200 OK\r\ncontent-type: application/x-amz-json-1.0\r\nconnection: close";
                write!(stream, "{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len()).unwrap();
            }
        });
        let settings = aws_sdk_sqs::config::Builder::new()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("us-east-1"))
            .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "test"))
            .endpoint_url(&url);
        let summary = Summary { from: format!("{url}/1/dlq"), to: format!("{url}/1/ranges"), ..Summary::default() };
        let client = Client::from_conf(settings.build());
        (Redrive { client, summary, unreadable: HashSet::new(), is_stopped }, service)
    }

    fn letters(count: usize) -> Vec<(String, bool)> {
        let body = |n: usize| json!({"s3": {"bucket": {"name": "b"}, "object": {"key": format!("k{n}")}}}).to_string();
        (0..count).map(|number| (body(number), true)).collect()
    }

    const K3: &str = r#"{"s3":{"bucket":{"name":"b"},"object":{"key":"k3"}}}"#;

    #[tokio::test]
    async fn every_message_is_sent_once_and_those_refused_at_first_are_sent_again() {
        let service = Service { letters: letters(25), refusals: vec![(K3, 2)], ..Service::default() };
        let (mut redrive, service) = redrive(service);
        redrive.run(u64::MAX).await.unwrap();
        let Summary { received, redriven, not_taken, not_deleted, .. } = redrive.summary;
        assert_eq!((received, redriven, not_taken, not_deleted), (25, 25, 0, 0));
        let service = service.lock().unwrap();
        let mut sent = service.sent.clone();
        sent.sort();
        let mut wanted: Vec<String> = letters(25).into_iter().map(|(body, _)| body).collect();
        wanted.sort();
        assert_eq!(sent, wanted);
        assert!(service.letters.iter().all(|(body, _)| body.is_empty()));
    }

    #[tokio::test]
    async fn a_message_that_is_never_taken_and_one_that_nobody_can_read_stay_for_others() {
        let mut letters = letters(5);
        letters.push(("nonsense".into(), true));
        let (mut redrive, service) = redrive(Service { letters, refusals: vec![(K3, 99)], ..Service::default() });
        redrive.run(u64::MAX).await.unwrap();
        let Summary { received, redriven, unreadable, not_taken, .. } = redrive.summary;
        assert_eq!((received, redriven, unreadable, not_taken), (6, 4, 1, 1));
        let service = service.lock().unwrap();
        assert_eq!(service.visible(), [K3, "nonsense"]);
        assert_eq!(service.sent.len(), 4);
    }

    #[tokio::test]
    async fn a_limit_and_a_stop_end_between_two_requests() {
        let (mut limited, service) = redrive(Service { letters: letters(25), ..Service::default() });
        limited.run(12).await.unwrap();
        assert_eq!((limited.summary.redriven, limited.summary.stopped), (12, Some("the limit is reached")));
        assert_eq!(service.lock().unwrap().visible().len(), 13);
        let stop = Some(Arc::<AtomicBool>::default());
        let (mut stopped, service) = redrive(Service { letters: letters(25), stop, ..Service::default() });
        stopped.run(u64::MAX).await.unwrap();
        assert_eq!((stopped.summary.redriven, stopped.summary.stopped), (10, Some("interrupted")));
        let service = service.lock().unwrap();
        assert_eq!((service.visible().len(), service.sent.len()), (15, 10));
    }
}
