//! The misbehaving cluster: it keeps documents as a cluster does, and commits a fault wherever the schedule has one.
//! A fault is added in [`super::fault`] and in [`effect`].

use std::io::Read as _;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use anyhow::Result;
use flate2::read::GzDecoder;
use serde_json::{Value, json};
use tokio::sync::watch;

use super::documents::{Action, Documents, Item, actions};
use super::fault::{Fault, Place};
use super::lock;
use super::records::Mark;
use super::schedule::Schedule;
use super::wire::{End, Manner, Reply, Request, Server, Service, Welcome};

/// A slow answer takes so long; whoever asks waits longer.
const SLOW: Duration = Duration::from_millis(40);

/// A cluster on a real socket. It ends with this value.
pub struct Cluster {
    server: Server,
    state: Arc<State>,
}

struct State {
    schedule: Arc<Schedule>,
    documents: Mutex<Documents>,
    /// How long whoever asks waits for an answer.
    patience: Duration,
    seen: watch::Sender<Seen>,
}

/// How far the loader has come, as the cluster sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Bulks that have arrived.
    pub arrived: u64,
    /// Bulks of which something was indexed.
    pub indexed: u64,
}

/// What a fault makes of a request.
struct Effect {
    work: Work,
    says: Says,
    manner: Manner,
}

/// Whether the cluster does what it is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Work {
    Done,
    NotDone,
}

/// What the answer says.
enum Says {
    /// What was done.
    Truth,
    /// This.
    Other(Reply),
    /// What was done, of an item less.
    OneLess,
    /// What was done, up to somewhere.
    Half,
    /// That these items were not taken; and they were not.
    Refusals(fn(usize) -> Option<Item>),
}

impl Effect {
    /// The fault stands between the loader and a cluster that works.
    fn on_the_way(manner: Manner) -> Effect {
        Effect { work: Work::Done, says: Says::Truth, manner }
    }

    /// An answer instead of the work.
    fn refusal(status: u16, body: &str) -> Effect {
        Effect { work: Work::NotDone, says: Says::Other(Reply::json(status, body)), manner: Manner::Whole }
    }

    /// An answer of what stands before the cluster.
    fn page(work: Work, status: u16) -> Effect {
        let page = "<html><body>Something went wrong. Please try again later.</body></html>";
        Effect { work, says: Says::Other(Reply::new(status, "text/html", page)), manner: Manner::Whole }
    }

    /// Some items are not taken.
    fn items(refused: fn(usize) -> Option<Item>) -> Effect {
        Effect { work: Work::Done, says: Says::Refusals(refused), manner: Manner::Whole }
    }
}

fn item(status: u16, error_type: &'static str, reason: &str) -> Option<Item> {
    Some(Item::Refused { status, error_type, reason: reason.to_owned(), fault: None })
}

/// What a fault does. `either` is whether the cluster has worked where nobody can tell.
fn effect(fault: Fault, either: Work, patience: Duration) -> Effect {
    const BUSY: &str = "{\"error\":{\"type\":\"circuit_breaking_exception\",\"reason\":\"[parent] Data too large\"}}";
    match fault {
        Fault::BadRequestPage => Effect::page(Work::NotDone, 400),
        Fault::Unauthorized => Effect::refusal(401, "Unauthorized"),
        Fault::PaymentRequired => Effect::refusal(402, "{\"message\":\"capacity\"}"),
        Fault::Forbidden => Effect::refusal(403, "{\"Message\":\"not authorized to perform: es:ESHttpPost\"}"),
        Fault::SignatureExpired => Effect::refusal(403, "{\"message\":\"Signature expired: 20261014T093000Z\"}"),
        Fault::NotFound => Effect::refusal(404, "{}"),
        Fault::RequestTimeout => Effect { work: either, ..Effect::refusal(408, "") },
        Fault::TooLarge => Effect::refusal(413, "{\"Message\":\"Request size exceeded 10485760 bytes\"}"),
        Fault::TooManyRequests | Fault::Storm => Effect::refusal(429, BUSY),
        Fault::InternalError => Effect { work: either, ..Effect::refusal(500, "{\"error\":\"internal\"}") },
        Fault::BadGatewayPage => Effect::page(either, 502),
        Fault::Unavailable => Effect::refusal(503, ""),
        Fault::GatewayTimeout => Effect { work: either, ..Effect::refusal(504, "{\"message\":null}") },
        Fault::ItemsBusy => Effect::items(|at| match at % 3 {
            0 => item(429, "opensearch_rejected_execution_exception", "rejected execution of coordinating operation"),
            _ => None,
        }),
        Fault::ItemsMixed => Effect::items(|at| match at % 6 {
            0 => item(503, "unavailable_shards_exception", "primary shard is not active"),
            1 => item(429, "opensearch_rejected_execution_exception", "rejected execution"),
            3 => item(500, "node_closed_exception", "node closed"),
            4 => item(502, "", ""),
            _ => None,
        }),
        Fault::ItemsForbidden => Effect::items(|at| match at % 4 {
            0 => item(403, "security_exception", "no permissions for [indices:data/write/bulk[s]]"),
            _ => None,
        }),
        Fault::FloodStage => Effect::items(|_| {
            let block = "TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark";
            item(429, "cluster_block_exception", &format!("index [log-x] blocked by: [{block}];"))
        }),
        Fault::WriteBlocked => Effect::items(|_| {
            item(403, "cluster_block_exception", "index [log-x] blocked by: [FORBIDDEN/8/index write (api)];")
        }),
        Fault::NoClusterManager => Effect::items(|_| {
            item(503, "cluster_block_exception", "blocked by: [SERVICE_UNAVAILABLE/2/no cluster-manager];")
        }),
        Fault::ShardsFull => Effect::items(|_| {
            let reason = "Validation Failed: 1: this action would add [2] total shards, but this cluster currently has \
                          [1000]/[1000] maximum shards open;";
            item(400, "validation_exception", reason)
        }),
        Fault::Slow => Effect::on_the_way(Manner::After(SLOW)),
        Fault::TooSlow => Effect::on_the_way(Manner::After(patience + SLOW)),
        Fault::Silence => Effect { work: either, ..Effect::on_the_way(Manner::Silence) },
        Fault::CutInHead => Effect::on_the_way(Manner::HalfHead),
        Fault::CutAtHeadEnd => Effect::on_the_way(Manner::Head),
        Fault::CutInBody => Effect::on_the_way(Manner::HalfBody),
        Fault::CutBeforeLastByte => Effect::on_the_way(Manner::AllButOneByte),
        Fault::ChunkedEndedEarly => Effect::on_the_way(Manner::HalfInChunks),
        Fault::PageInsteadOfAnswer => Effect::page(either, 200),
        Fault::InvalidJson => Effect { says: Says::Half, ..Effect::on_the_way(Manner::Whole) },
        Fault::NothingInsteadOfAnswer => Effect { work: either, ..Effect::refusal(200, "") },
        Fault::WrongItemCount => Effect { says: Says::OneLess, ..Effect::on_the_way(Manner::Whole) },
        Fault::CutAfterWork => Effect::on_the_way(Manner::Nothing),
        Fault::IdleDeath => Effect::on_the_way(Manner::ThenHangUp),
        // Not faults of a request to the cluster, or dealt with before there is a request.
        _ => Effect::on_the_way(Manner::Whole),
    }
}

impl Cluster {
    /// Starts an empty cluster, whose requests meet the faults of `schedule`. Whoever asks waits for `patience`.
    pub async fn start(schedule: &Arc<Schedule>, patience: Duration) -> Result<Cluster> {
        let mut documents = Documents::default();
        // An index that nobody blocks, so that a block on another one is its own.
        documents.make("log-neighbour", None);
        let state = Arc::new(State {
            schedule: Arc::clone(schedule),
            documents: Mutex::new(documents),
            patience,
            seen: watch::Sender::new(Seen::default()),
        });
        Ok(Cluster { server: Server::start(Arc::clone(&state)).await?, state })
    }

    /// `http://127.0.0.1:PORT`.
    pub fn url(&self) -> &str {
        &self.server.url
    }

    /// An index takes nothing, from now on and for good.
    pub fn block(&self, index: &str, why: Fault) {
        lock(&self.state.documents).block(index, why);
    }

    /// Looks at the documents.
    pub fn documents<T>(&self, look: impl FnOnce(&Documents) -> T) -> T {
        look(&lock(&self.state.documents))
    }

    /// Tells how far the loader has come, whenever it comes further.
    pub fn seen(&self) -> watch::Receiver<Seen> {
        self.state.seen.subscribe()
    }
}

impl Service for State {
    type Met = Option<Fault>;

    fn welcome(&self) -> (Welcome, Option<Fault>) {
        let fault = self.schedule.draw(Place::Cluster);
        if fault == Some(Fault::CutBeforeBody) {
            self.schedule.injected(Fault::CutBeforeBody);
            return (Welcome::HangUp, None);
        }
        (Welcome::Read, fault)
    }

    fn answer(&self, request: &Request, met: Option<Fault>) -> (Reply, Manner) {
        let is_bulk = request.target.starts_with("/_bulk");
        let lines = lines(request);
        let actions = match actions(&lines) {
            Ok(actions) if is_bulk => actions,
            Ok(_) => Vec::new(),
            Err(error) if is_bulk => return (Reply::json(400, format!("{error:#}")), Manner::Whole),
            Err(_) => Vec::new(),
        };
        if is_bulk {
            self.seen.send_modify(|seen| seen.arrived += 1);
        }
        let either = if self.schedule.roll(|dice| dice.one_in(2)) { Work::Done } else { Work::NotDone };
        let effect = match met {
            // One document is never too large by chance: it would be refused for good.
            Some(Fault::TooLarge) if actions.len() < 2 => Effect::on_the_way(Manner::Whole),
            Some(fault) => effect(fault, either, self.patience),
            None => Effect::on_the_way(Manner::Whole),
        };
        if let Some(fault) = met.filter(|_| is_bulk || !matches!(effect.says, Says::Refusals(_) | Says::OneLess))
            && !(fault == Fault::TooLarge && actions.len() < 2)
        {
            self.schedule.injected(fault);
        }
        let truth = match effect.work {
            Work::NotDone => Reply::json(503, ""),
            Work::Done if is_bulk => self.refused_whole(&actions).unwrap_or_else(|| self.bulk(&actions, &effect.says)),
            Work::Done => self.call(request),
        };
        let reply = match effect.says {
            Says::Other(reply) => reply,
            Says::Half => Reply { body: truth.body[..truth.body.len() / 2].to_vec(), ..truth },
            Says::Truth | Says::OneLess | Says::Refusals(_) => truth,
        };
        (reply, effect.manner)
    }

    fn choose(&self, bytes: usize) -> (usize, End) {
        choose(&self.schedule, bytes)
    }
}

/// A place within so many bytes, and an end.
pub(super) fn choose(schedule: &Schedule, bytes: usize) -> (usize, End) {
    schedule.roll(|dice| {
        let place = if bytes < 2 { 0 } else { dice.between(1, bytes - 1) };
        (place, if dice.one_in(2) { End::Politely } else { End::Reset })
    })
}

impl State {
    /// Does what a bulk asks for, but for items that a fault refuses.
    fn bulk(&self, actions: &[Action<'_>], says: &Says) -> Reply {
        let mut documents = lock(&self.documents);
        let mut items = Vec::with_capacity(actions.len());
        for (at, action) in actions.iter().enumerate() {
            let item = match says {
                Says::Refusals(refused) => refused(at).unwrap_or_else(|| documents.take(action)),
                _ => documents.take(action),
            };
            if let Item::Refused { fault: Some(fault), .. } = &item {
                self.schedule.injected(*fault);
            }
            items.push(item);
        }
        drop(documents);
        if items.iter().any(|item| matches!(item, Item::Created | Item::Replaced)) {
            self.seen.send_modify(|seen| seen.indexed += 1);
        }
        if let Says::OneLess = says {
            items.pop();
        }
        let errors = items.iter().any(|item| matches!(item, Item::Refused { .. }));
        let items: Vec<Value> = items.iter().map(Item::to_json).collect();
        Reply::json(200, json!({"took": 1, "errors": errors, "items": items}).to_string())
    }

    /// The refusal of a request for what is in it: a proxy takes no giant, and the cluster nothing that it cannot read.
    fn refused_whole(&self, actions: &[Action<'_>]) -> Option<Reply> {
        const TOO_LARGE: &str = "{\"Message\":\"Request size exceeded 10485760 bytes\"}";
        const UNREADABLE: &str =
            "{\"error\":{\"type\":\"illegal_argument_exception\",\"reason\":\"cannot be read\"},\"status\":400}";
        let has = |mark: Mark| actions.iter().any(|action| action.mark() == mark);
        let (fault, reply) = match () {
            () if has(Mark::Giant) => (Fault::Giant, Reply::json(413, TOO_LARGE)),
            () if has(Mark::Poison) => (Fault::Poison, Reply::json(400, UNREADABLE)),
            () => return None,
        };
        if actions.len() == 1 {
            self.schedule.injected(fault);
        }
        Some(reply)
    }

    /// Any other call.
    fn call(&self, request: &Request) -> Reply {
        let path = request.target.split('?').next().unwrap_or_default();
        match request.method.as_str() {
            "PUT" => {
                let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
                let alias = body["aliases"].as_object().and_then(|aliases| aliases.keys().next());
                if lock(&self.documents).make(path.trim_start_matches('/'), alias.map(String::as_str)) {
                    return Reply::json(200, "{\"acknowledged\":true}");
                }
                Reply::json(400, "{\"error\":{\"type\":\"resource_already_exists_exception\"},\"status\":400}")
            }
            "GET" if path.contains("/_settings/index.blocks.write") => {
                let everything = self.schedule.is_storm(Fault::WriteBlocked);
                Reply::json(200, lock(&self.documents).write_blocks(everything).to_string())
            }
            _ => Reply::json(200, "{\"version\":{\"number\":\"2.19.4\",\"distribution\":\"opensearch\"}}"),
        }
    }
}

/// The body, decompressed.
fn lines(request: &Request) -> Vec<u8> {
    if request.header("content-encoding") != "gzip" {
        return request.body.clone();
    }
    let mut lines = Vec::new();
    // What cannot be decompressed has no lines, and is refused as such.
    let _ = GzDecoder::new(&request.body[..]).read_to_end(&mut lines);
    lines
}
