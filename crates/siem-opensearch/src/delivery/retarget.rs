//! Documents whose index or alias takes nothing: an alias that is missing is made, an index that is closed or read-only
//! is followed by the next one, and what is blocked for a while is waited for.

use std::collections::HashMap;
use std::time::Instant;

use tokio::time::timeout_at;

use super::{Batch, Delivery, Trouble, cut};
use crate::bulk::ItemOutcome;
use crate::class::{self, Class, RejectClass};
use crate::http::Method;
use crate::response::ItemAnswer;
use crate::target::{self, Target};

/// A document that its target refused.
pub(super) struct Refused {
    pub(super) item: usize,
    pub(super) answer: ItemAnswer,
}

/// What may be done for documents of one target.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Remedy {
    /// It is done: they go again.
    Again,
    /// Not now: they go again after a pause.
    Later,
    /// Whoever is signed in may not do it: they stay deferred.
    Forbidden,
    /// What answered is no cluster, and nothing that the next second cures: they stay deferred.
    Unknown,
    /// Nothing: they are rejected.
    Nothing,
}

impl Delivery<'_> {
    /// Does what can be done for the targets of refused documents.
    pub(super) async fn retarget(&mut self, batch: &Batch, refused: Vec<Refused>) {
        let mut remedies: HashMap<(String, u8, Class), Remedy> = HashMap::new();
        let (mut again, mut later) = (Vec::new(), Vec::new());
        let mut last = (0, String::new());
        for Refused { item, answer } in refused {
            let bulk = std::sync::Arc::clone(&self.bulk);
            let known = Target::of(bulk.action(item));
            let remedy = match &known {
                None => Remedy::Nothing,
                Some(target) => {
                    let key = (target.index.to_owned(), self.endings[item], answer.class);
                    match remedies.get(&key) {
                        Some(remedy) => *remedy,
                        None => {
                            let remedy = self.remedy(target, self.endings[item], &answer).await;
                            remedies.insert(key, remedy);
                            remedy
                        }
                    }
                }
            };
            let ItemAnswer { class, status, error_type, reason, .. } = answer;
            match (remedy, class) {
                (Remedy::Again, _) => again.push(item),
                (Remedy::Forbidden, _) => self.report.unauthorized = true,
                (Remedy::Unknown, _) => {}
                (Remedy::Nothing, Class::Reject(class)) => {
                    self.outcomes[item] = Some(ItemOutcome::Rejected { class, error_type, reason: cut(&reason) });
                }
                (Remedy::Later | Remedy::Nothing, _) => {
                    later.push(item);
                    last = (status, format!("{error_type}: {reason}"));
                }
            }
        }
        if !again.is_empty() {
            self.open.push_back(Batch { is_part: batch.is_part, ..Batch::of(again) });
        }
        if !later.is_empty() {
            self.again(Batch { items: later, ..*batch }, &Trouble { status: last.0, said: &last.1 });
        }
    }

    async fn remedy(&mut self, target: &Target<'_>, ending: u8, answer: &ItemAnswer) -> Remedy {
        let is_temporary = answer.class == Class::WriteBlocked;
        let refused = answer.index.as_deref().or_else(|| target::blocked_index(&answer.reason));
        match answer.class {
            Class::Reject(RejectClass::NoAlias) => {
                let (index, body) = target::first_of_alias(target.index);
                self.make(target.index, Method::Put, &format!("/{index}"), Some(body)).await
            }
            _ if target.is_alias => {
                let Some((index, next)) = refused.and_then(|index| Some((index, target::following(index)?))) else {
                    return Remedy::Nothing;
                };
                if is_temporary && !self.is_own_block(index).await {
                    return Remedy::Later;
                }
                self.make(index, Method::Post, &format!("/{}/_rollover/{next}", target.index), None).await
            }
            _ => {
                let Some(index) = target::named(target.index, ending) else { return Remedy::Nothing };
                if is_temporary && !self.is_own_block(&index).await {
                    return Remedy::Later;
                }
                let targets = &self.writer.targets;
                if !targets.move_on(target.index, ending) {
                    return Remedy::Nothing;
                }
                let next = target::named(target.index, targets.ending(target.index)).unwrap_or_default();
                tracing::warn!(index, next, reason = answer.error_type, "an index takes nothing, the next one is used");
                Remedy::Again
            }
        }
    }

    /// Makes an index for an alias, once for each `name`.
    async fn make(&mut self, name: &str, method: Method, path: &str, body: Option<Vec<u8>>) -> Remedy {
        let writer = self.writer;
        let patience = writer.options.hopeless_for;
        if writer.targets.is_hopeless(name, patience, Instant::now()) || !self.made.insert(name.to_owned()) {
            return Remedy::Nothing;
        }
        let call = writer.cluster().call(method, path, body);
        let Ok(Ok(answer)) = timeout_at(self.deadline.into(), call).await else {
            self.made.remove(name);
            return Remedy::Later;
        };
        let said = String::from_utf8_lossy(&answer.body);
        match class::of_request(answer.status, &said) {
            // What says no more than 200 may be a page of a proxy: believed, it would be an index made in vain.
            Class::Done if !target::is_acknowledged(&answer.body) => {
                self.made.remove(name);
                Remedy::Unknown
            }
            Class::Done | Class::Duplicate => {
                tracing::info!(path, "an index was made");
                Remedy::Again
            }
            // Somebody else was faster.
            Class::Reject(_) if said.contains("resource_already_exists_exception") => Remedy::Again,
            Class::Security => {
                self.made.remove(name);
                Remedy::Forbidden
            }
            // A page of a proxy must not condemn all documents for the alias.
            Class::Reject(_) if !class::is_error_of_a_cluster(&said) => {
                self.made.remove(name);
                Remedy::Unknown
            }
            Class::Reject(_) => {
                tracing::error!(path, status = answer.status, said = cut(&said), "an index cannot be made");
                writer.targets.give_up(name, Instant::now());
                Remedy::Nothing
            }
            Class::Retry | Class::FloodStage | Class::WriteBlocked | Class::Signature => {
                self.made.remove(name);
                Remedy::Later
            }
        }
    }

    /// Whether somebody blocked this index, and not the service all of them. Who may not ask waits.
    async fn is_own_block(&self, index: &str) -> bool {
        let path = target::path_of_blocks(index);
        let asked = timeout_at(self.deadline.into(), self.writer.cluster().must(Method::Get, &path, None)).await;
        matches!(asked, Ok(Ok(settings)) if target::is_own_block(&settings, index))
    }
}
