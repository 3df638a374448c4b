//! One event: the function makes what is asked for, and CloudFormation hears of it in time.

use std::future::Future;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use lambda_runtime::{Error, LambdaEvent};
use serde_json::Value;
use tokio::time::Instant;

use crate::answer::{Made, ReturnAddress};
use crate::request::{NotARequest, PROGRESS, Request};

/// Of the function's time, what the answer may need.
const ANSWER_TIME: Duration = Duration::from_secs(10);

/// What has become of a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It is done.
    Made(Made),
    /// It takes longer: the function goes on with the same request and this progress, in another invocation.
    GoesOn(Value),
}

/// Makes resources of a kind.
pub trait Maker: Send + Sync + 'static {
    /// Does what a request asks for, before `end`. A deletion of what is not there succeeds. An error is a sentence for the
    /// person who made the stack, without secrets.
    fn make(&self, request: Request, end: Instant) -> impl Future<Output = Result<Outcome, String>> + Send;

    /// Starts the function anew with this event, and does not wait for it.
    fn go_on(&self, event: Value) -> impl Future<Output = Result<(), String>> + Send;
}

/// Handles one event of the function.
///
/// # Errors
/// If the event is no request and names nobody to answer, or the answer is not taken: then Lambda repeats the event.
pub async fn handle<M: Maker>(
    maker: &Arc<M>,
    client: &reqwest::Client,
    event: LambdaEvent<Value>,
) -> Result<(), Error> {
    let LambdaEvent { payload, context } = event;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let left = Duration::from_millis(context.deadline).saturating_sub(now);
    let end = Instant::now() + left;
    let make_until = end - ANSWER_TIME.min(left / 2);
    let request = Request::of(&payload);
    let Some(address) = ReturnAddress::of(&payload) else {
        let why = request.err().unwrap_or_else(|| NotARequest("ResponseURL is missing".to_owned()));
        return Err(why.to_string().into());
    };
    let result = match request {
        Ok(request) => {
            tracing::info!(kind = ?request.kind, logical_id = request.logical_id, "request of CloudFormation");
            make(maker, request, make_until).await
        }
        Err(why) => Err(why.to_string()),
    };
    let result = match result {
        Ok(Outcome::GoesOn(progress)) => {
            let mut event = payload;
            event[PROGRESS] = progress;
            match maker.go_on(event).await {
                Ok(()) => return Ok(()),
                Err(why) => {
                    Err(format!("it takes longer than one run of the function, and the next cannot be started: {why}"))
                }
            }
        }
        Ok(Outcome::Made(made)) => Ok(made),
        Err(why) => Err(why),
    };
    match &result {
        Ok(made) => tracing::info!(physical_id = made.physical_id, "made"),
        Err(why) => tracing::error!(why, "not made"),
    }
    if address.send(client, &result, end).await {
        Ok(())
    } else {
        Err("CloudFormation does not take the answer".into())
    }
}

/// Makes what is asked for; a panic and a run that is too long are failures like others.
async fn make<M: Maker>(maker: &Arc<M>, request: Request, until: Instant) -> Result<Outcome, String> {
    let maker = Arc::clone(maker);
    let mut running = tokio::spawn(async move { maker.make(request, until).await });
    match tokio::time::timeout_at(until, &mut running).await {
        Ok(Ok(result)) => result,
        Ok(Err(_)) => Err("the function stopped by a defect; its log tells more".to_owned()),
        Err(_) => {
            running.abort();
            Err("the function's time was over; its log tells how far it came".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use lambda_runtime::Context;
    use serde_json::{Map, json};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpListener;

    use super::*;

    /// Does what the property `Do` says.
    #[derive(Default)]
    struct Obedient {
        events: Mutex<Vec<Value>>,
    }

    impl Maker for Obedient {
        async fn make(&self, request: Request, _: Instant) -> Result<Outcome, String> {
            match request.text("Do")? {
                "panic" => panic!("as told"),
                "hang" => std::future::pending().await,
                "fail" => Err("no such bucket: name another one".to_owned()),
                "go on" if request.progress.is_null() => Ok(Outcome::GoesOn(json!({"polls": 1}))),
                _ => Ok(Outcome::Made(Made { physical_id: "id".into(), data: Map::new() })),
            }
        }

        async fn go_on(&self, event: Value) -> Result<(), String> {
            self.events.lock().unwrap().push(event);
            Ok(())
        }
    }

    /// Takes answers, after refusing so many; gives the address, and the bodies as they come.
    async fn answers(refusals: usize) -> (String, tokio::sync::mpsc::UnboundedReceiver<(String, Value)>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/answer?signature=secret", listener.local_addr().unwrap());
        let (sender, receiver) = tokio::sync::mpsc::unbounded_channel();
        tokio::spawn(async move {
            for number in 0.. {
                let (mut stream, _) = listener.accept().await.unwrap();
                let mut bytes = Vec::new();
                while !bytes.ends_with(b"}") {
                    let mut chunk = [0; 4096];
                    let count = stream.read(&mut chunk).await.unwrap();
                    bytes.extend_from_slice(&chunk[..count]);
                }
                let status = if number < refusals { "503 Slow Down" } else { "200 OK" };
                let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
                stream.write_all(answer.as_bytes()).await.unwrap();
                let text = String::from_utf8(bytes).unwrap();
                let (head, body) = text.split_once("\r\n\r\n").unwrap();
                sender.send((head.to_lowercase(), serde_json::from_str(body).unwrap())).unwrap();
            }
        });
        (url, receiver)
    }

    fn event(url: &str, what: &str) -> Value {
        json!({
            "RequestType": "Create", "ResponseURL": url, "StackId": "s", "RequestId": "r", "LogicalResourceId": "L",
            "ResourceProperties": {"ServiceToken": "arn", "Do": what},
        })
    }

    async fn run(maker: &Arc<Obedient>, payload: Value, seconds: u64) -> Result<(), String> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        let mut context = Context::default();
        context.deadline = u64::try_from((now + Duration::from_secs(seconds)).as_millis()).unwrap();
        handle(maker, &reqwest::Client::new(), LambdaEvent::new(payload, context))
            .await
            .map_err(|error| error.to_string())
    }

    async fn answer_to(what: &str) -> (String, String) {
        let (url, mut answers) = answers(0).await;
        run(&Arc::default(), event(&url, what), 2).await.unwrap();
        let (_, answer) = answers.recv().await.unwrap();
        let text = |name: &str| answer[name].as_str().unwrap().to_owned();
        (text("Status"), text("Reason"))
    }

    #[tokio::test]
    async fn whatever_becomes_of_it_a_request_is_answered() {
        let failed = |why: &str| ("FAILED".to_owned(), why.to_owned());
        assert_eq!(answer_to("succeed").await, ("SUCCESS".to_owned(), String::new()));
        assert_eq!(answer_to("fail").await, failed("no such bucket: name another one"));
        assert_eq!(answer_to("panic").await, failed("the function stopped by a defect; its log tells more"));
        assert_eq!(answer_to("hang").await, failed("the function's time was over; its log tells how far it came"));
        assert_eq!(answer_to("").await, failed("the property Do has to be a text"));
    }

    #[tokio::test]
    async fn a_malformed_request_is_answered_too() {
        let (url, mut answers) = answers(0).await;
        run(&Arc::default(), json!({"ResponseURL": url}), 60).await.unwrap();
        let (_, answer) = answers.recv().await.unwrap();
        assert_eq!(answer["Reason"], "the event is no request of CloudFormation: RequestType is missing");
        let error = run(&Arc::default(), json!({"hello": "world"}), 60).await.unwrap_err();
        assert_eq!(error, "the event is no request of CloudFormation: RequestType is missing");
    }

    #[tokio::test]
    async fn what_takes_longer_goes_on_with_what_it_knows_and_without_an_answer() {
        let (url, mut answers) = answers(0).await;
        let maker = Arc::new(Obedient::default());
        run(&maker, event(&url, "go on"), 60).await.unwrap();
        assert!(answers.try_recv().is_err(), "not yet");
        let next = maker.events.lock().unwrap().pop().unwrap();
        assert_eq!(next["SiemProgress"], json!({"polls": 1}));
        run(&maker, next, 60).await.unwrap();
        assert_eq!(answers.recv().await.unwrap().1["Status"], "SUCCESS");
    }

    #[tokio::test]
    async fn an_answer_that_is_not_taken_is_sent_again_without_a_type() {
        let (url, mut answers) = answers(2).await;
        run(&Arc::default(), event(&url, "succeed"), 60).await.unwrap();
        for _ in 0..3 {
            let (head, answer) = answers.recv().await.unwrap();
            assert_eq!(answer["Status"], "SUCCESS");
            assert!(head.starts_with("put /answer?signature=secret"), "{head}");
            assert!(!head.contains("content-type: a"), "{head}");
        }
    }

    #[tokio::test]
    async fn an_answer_that_is_never_taken_is_an_error_without_the_address() {
        let error =
            run(&Arc::default(), event("http://127.0.0.1:9/?signature=secret", "succeed"), 2).await.unwrap_err();
        assert_eq!(error, "CloudFormation does not take the answer");
    }
}
