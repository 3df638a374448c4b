//! The misbehaving object store: `GetObject` of S3, with `Range` and `If-Match`. A fault is added in [`super::fault`]
//! and in [`State::answer`].

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::Result;

use super::cluster::choose;
use super::fault::{Fault, Place};
use super::schedule::Schedule;
use super::wire::{End, Manner, Reply, Request, Server, Service, Welcome};
use super::world::{BUCKET, World};

/// An object store on a real socket. It ends with this value.
pub struct Store {
    server: Server,
}

struct State {
    schedule: Arc<Schedule>,
    objects: HashMap<String, Stored>,
}

struct Stored {
    bytes: Vec<u8>,
    e_tag: String,
    damage: Option<Fault>,
}

impl Store {
    /// Starts a store of the objects of `world`, whose requests meet the faults of `schedule`.
    pub async fn start(schedule: &Arc<Schedule>, world: &World) -> Result<Store> {
        let stored = |(number, object): (usize, &super::world::Object)| {
            let e_tag = format!("\"{number:032x}\"");
            (format!("/{BUCKET}/{}", object.key), Stored { bytes: object.bytes.clone(), e_tag, damage: object.damage })
        };
        let objects = world.objects.iter().enumerate().map(stored).collect();
        let state = State { schedule: Arc::clone(schedule), objects };
        Ok(Store { server: Server::start(Arc::new(state)).await? })
    }

    /// `http://127.0.0.1:PORT`.
    pub fn url(&self) -> &str {
        &self.server.url
    }
}

impl Service for State {
    type Met = Option<Fault>;

    fn welcome(&self) -> (Welcome, Option<Fault>) {
        (Welcome::Read, self.schedule.draw(Place::Store))
    }

    fn answer(&self, request: &Request, met: Option<Fault>) -> (Reply, Manner) {
        let Some(object) = self.objects.get(request.target.split('?').next().unwrap_or_default()) else {
            return (error(404, "NoSuchKey"), Manner::Whole);
        };
        if let Some(fault) = met.into_iter().chain(object.damage).next() {
            self.schedule.injected(fault);
        }
        match met {
            None => (object.get(request), Manner::Whole),
            Some(Fault::StoreStalls) => (object.get(request), Manner::HalfBodyThenSilence),
            Some(Fault::StoreCuts) => (object.get(request), Manner::HalfBody),
            Some(Fault::StoreSlowDown) => (error(503, "SlowDown"), Manner::Whole),
            Some(Fault::StoreError) => (error(500, "InternalError"), Manner::Whole),
            Some(Fault::StoreDenies) => (error(403, "AccessDenied"), Manner::Whole),
            Some(_) => (object.get(request), Manner::Nothing),
        }
    }

    fn choose(&self, bytes: usize) -> (usize, End) {
        choose(&self.schedule, bytes)
    }
}

impl Stored {
    fn get(&self, request: &Request) -> Reply {
        let wanted = request.header("if-match");
        if !wanted.is_empty() && wanted != self.e_tag {
            return error(412, "PreconditionFailed");
        }
        let from = request.header("range").strip_prefix("bytes=").and_then(|range| range.strip_suffix('-'));
        let from = from.and_then(|from| from.parse::<usize>().ok());
        let Some(bytes) = self.bytes.get(from.unwrap_or_default()..).filter(|bytes| !bytes.is_empty()) else {
            return error(416, "InvalidRange");
        };
        let status = if from.is_some() { 206 } else { 200 };
        let mut reply = Reply::new(status, "binary/octet-stream", bytes);
        reply.headers.push(("etag", self.e_tag.clone()));
        reply.headers.push(("last-modified", "Thu, 15 Oct 2026 00:00:00 GMT".to_owned()));
        if let Some(from) = from {
            let whole = self.bytes.len();
            reply.headers.push(("content-range", format!("bytes {from}-{}/{whole}", whole - 1)));
        }
        reply
    }
}

fn error(status: u16, code: &str) -> Reply {
    Reply::new(status, "application/xml", format!("<Error><Code>{code}</Code><Message>no</Message></Error>"))
}
