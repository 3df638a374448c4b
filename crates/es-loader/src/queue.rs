//! Messages: those that come back later, and those that hand work on.

use std::hash::{BuildHasher, Hasher, RandomState};

use anyhow::{Context, Result, bail};
use aws_sdk_sqs::Client;
use siem_lambda::events::Message;
use siem_lambda::{Range, RangeMessage, Work};

/// Hand-overs in a row without progress, after which a message is left to the dead-letter queue.
const MAX_ATTEMPTS: u32 = 20;

/// Seconds until a failed message is seen again: twice as long after each try, up to a quarter of an hour, and
/// scattered, so that what failed together does not come back together.
pub(crate) fn pause_seconds(receive_count: u32) -> i32 {
    let longest = 30u64.saturating_mul(1 << receive_count.min(10)).min(900);
    let chance = RandomState::new().build_hasher().finish() % (longest / 4 + 1);
    i32::try_from(longest - chance).unwrap_or(900)
}

/// Lets a failed message rest before it comes back. A queue that refuses only brings it back sooner.
pub(crate) async fn let_rest(client: &Client, message: &Message) {
    let (Some(receipt), Some(arn)) = (&message.receipt_handle, &message.queue_arn) else { return };
    let mut parts = arn.split(':').skip(4);
    let (Some(account), Some(name)) = (parts.next(), parts.next()) else { return };
    let result = async {
        let url = client.get_queue_url().queue_name(name).queue_owner_aws_account_id(account).send().await?;
        client
            .change_message_visibility()
            .queue_url(url.queue_url().unwrap_or_default())
            .receipt_handle(receipt)
            .visibility_timeout(pause_seconds(message.receive_count))
            .send()
            .await?;
        anyhow::Ok(())
    };
    if let Err(error) = result.await {
        tracing::warn!("the visibility of a failed message could not be changed: {error:#}");
    }
}

/// Hands work on that failed in an invocation without a queue behind it.
pub(crate) async fn hand_on(client: &Client, queue_url: &str, work: &Work, key: &str) -> Result<()> {
    let range = work.range.unwrap_or(Range::WHOLE);
    if range.attempt >= MAX_ATTEMPTS {
        bail!("given up after {MAX_ATTEMPTS} attempts");
    }
    let message = RangeMessage {
        bucket: work.bucket.clone(),
        key: key.to_owned(),
        version: work.version.clone(),
        region: work.region.clone(),
        range: Range { attempt: range.attempt + 1, ..range },
    };
    client
        .send_message()
        .queue_url(queue_url)
        .message_body(message.to_json())
        .delay_seconds(pause_seconds(range.attempt).min(900))
        .send()
        .await
        .context("the queue for split logs refuses")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, Read as _, Write as _};

    use aws_sdk_sqs::config::{BehaviorVersion, Credentials, Region, retry::RetryConfig};
    use siem_lambda::events::KeyReading;

    use super::*;

    /// Reads a request to its end: whoever hangs up before cuts his own answer off.
    fn read_request(stream: &mut std::net::TcpStream) {
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
        reader.read_exact(&mut vec![0; length]).unwrap();
    }

    /// A queue that answers everything with this status and body.
    fn queue(status: &'static str, body: &'static str) -> (Client, String) {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                read_request(&mut stream);
                let head =
                    format!("HTTP/1.1 {status}\r\ncontent-type: application/x-amz-json-1.0\r\nconnection: close");
                write!(stream, "{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len()).unwrap();
            }
        });
        let settings = aws_sdk_sqs::config::Builder::new()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("us-east-1"))
            .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "test"))
            .retry_config(RetryConfig::disabled())
            .endpoint_url(&url);
        (Client::from_conf(settings.build()), format!("{url}/123456789012/ranges"))
    }

    #[tokio::test]
    async fn what_a_queue_does_not_take_is_not_handed_on() {
        let key = KeyReading { first: "k".into(), second: None };
        let work = Work { bucket: "logs".into(), key, version: None, size: None, region: None, range: None };
        let (client, url) = queue("200 OK", r#"{"MessageId":"m","MD5OfMessageBody":"0"}"#);
        assert!(hand_on(&client, &url, &work, "k").await.is_ok());
        let (client, url) = queue("400 Bad Request", r#"{"__type":"QueueDoesNotExist","message":"none"}"#);
        let error = hand_on(&client, &url, &work, "k").await.unwrap_err();
        assert_eq!(error.to_string(), "the queue for split logs refuses");
        let tired = Work { range: Some(Range { attempt: MAX_ATTEMPTS, ..Range::WHOLE }), ..work };
        let error = hand_on(&client, &url, &tired, "k").await.unwrap_err();
        assert_eq!(error.to_string(), "given up after 20 attempts");
    }

    #[test]
    fn pauses_grow_to_a_quarter_of_an_hour() {
        assert!((45..=60).contains(&pause_seconds(1)));
        assert!((180..=240).contains(&pause_seconds(3)));
        for receives in [5, 9, 64, u32::MAX] {
            assert!((675..=900).contains(&pause_seconds(receives)));
        }
    }
}
