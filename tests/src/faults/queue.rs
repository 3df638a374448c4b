//! The misbehaving queue for ranges: what the loader asks of SQS. Messages are taken out by the test itself, which
//! delivers them. A fault is added in [`super::fault`] and in [`State::answer`].

use std::sync::{Arc, Mutex};

use anyhow::Result;
use serde_json::{Value, json};
use tokio::sync::watch;

use super::cluster::choose;
use super::fault::{Fault, Place};
use super::lock;
use super::schedule::Schedule;
use super::wire::{End, Manner, Reply, Request, Server, Service, Welcome};

/// A queue on a real socket. It ends with this value.
pub struct Queue {
    server: Server,
    state: Arc<State>,
}

struct State {
    schedule: Arc<Schedule>,
    messages: Mutex<Vec<String>>,
    taken: watch::Sender<usize>,
}

impl Queue {
    /// Starts an empty queue, whose requests meet the faults of `schedule`.
    pub async fn start(schedule: &Arc<Schedule>) -> Result<Queue> {
        let state = State { schedule: Arc::clone(schedule), messages: Mutex::default(), taken: watch::Sender::new(0) };
        let state = Arc::new(state);
        Ok(Queue { server: Server::start(Arc::clone(&state)).await?, state })
    }

    /// `http://127.0.0.1:PORT`.
    pub fn url(&self) -> &str {
        &self.server.url
    }

    /// Takes out the bodies of all messages.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut *lock(&self.state.messages))
    }

    /// Tells how many messages have come so far, whenever there are more.
    pub fn taken(&self) -> watch::Receiver<usize> {
        self.state.taken.subscribe()
    }
}

impl Service for State {
    type Met = Option<Fault>;

    fn welcome(&self) -> (Welcome, Option<Fault>) {
        (Welcome::Read, None)
    }

    fn answer(&self, request: &Request, _: Option<Fault>) -> (Reply, Manner) {
        let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        let Some(entries) = body["Entries"].as_array().filter(|_| is_send(request)) else {
            // Where a queue is, and that a message may rest.
            let url = format!("http://{}/123456789012/queue", request.header("host"));
            return (json_reply(200, &json!({"QueueUrl": url})), Manner::Whole);
        };
        let met = self.schedule.draw(Place::Queue);
        if let Some(fault) = met {
            self.schedule.injected(fault);
        }
        if met == Some(Fault::QueueError) {
            return (json_reply(500, &json!({"__type": "InternalFailure"})), Manner::Whole);
        }
        let (mut successful, mut failed) = (Vec::new(), Vec::new());
        for (at, entry) in entries.iter().enumerate() {
            if met == Some(Fault::QueueTakesSome) && at.is_multiple_of(2) {
                failed.push(json!({"Id": entry["Id"], "Code": "InternalError", "SenderFault": false}));
                continue;
            }
            lock(&self.messages).push(entry["MessageBody"].as_str().unwrap_or_default().to_owned());
            successful.push(json!({"Id": entry["Id"], "MessageId": "m", "MD5OfMessageBody": "0"}));
        }
        self.taken.send_modify(|taken| *taken += successful.len());
        let manner = if met == Some(Fault::QueueAnswerLost) { Manner::Nothing } else { Manner::Whole };
        (json_reply(200, &json!({"Successful": successful, "Failed": failed})), manner)
    }

    fn choose(&self, bytes: usize) -> (usize, End) {
        choose(&self.schedule, bytes)
    }
}

fn is_send(request: &Request) -> bool {
    request.header("x-amz-target").ends_with(".SendMessageBatch")
}

fn json_reply(status: u16, body: &Value) -> Reply {
    Reply::new(status, "application/x-amz-json-1.0", body.to_string())
}
