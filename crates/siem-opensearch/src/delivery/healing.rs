//! Documents that are refused for their shape, and go again in one that may be taken.

use std::sync::Arc;

use bytes::Bytes;

use super::{Batch, Delivery, cut};
use crate::bulk::ItemOutcome;
use crate::class::RejectClass;
use crate::heal::Healing;

/// A document in the form that the cluster may take, after what it refused.
#[derive(Default)]
pub(super) struct Healed {
    healing: Healing,
    pub(super) line: Bytes,
    /// What was refused first, which is what the document is told to be refused for at last.
    first: (String, String),
}

/// A document that the cluster refused for its shape.
pub(super) struct Wounded {
    pub(super) item: usize,
    pub(super) healed: Healed,
    pub(super) error_type: String,
    pub(super) reason: String,
}

impl Delivery<'_> {
    /// Refused documents go again in the form that may be taken. Those for which there is none are rejected.
    pub(super) async fn heal(&mut self, mut wounded: Vec<Wounded>) {
        let bulk = Arc::clone(&self.bulk);
        let healing = tokio::task::spawn_blocking(move || {
            for Wounded { item, healed, error_type, reason } in &mut wounded {
                let line = healed.healing.after(bulk.document(*item), error_type, reason);
                healed.line = line.map_or_else(Bytes::new, Bytes::from);
            }
            wounded
        });
        // What holds for those under way holds if that was stopped.
        let Ok(wounded) = healing.await else { return };
        let mut again = Vec::new();
        for Wounded { item, mut healed, error_type, reason } in wounded {
            if healed.first.0.is_empty() {
                healed.first = (error_type, cut(&reason));
            }
            if healed.line.is_empty() {
                let (error_type, reason) = healed.first;
                let class = RejectClass::Mapping;
                self.outcomes[item] = Some(ItemOutcome::Rejected { class, error_type, reason });
            } else {
                self.healed.insert(item, healed);
                again.push(item);
            }
        }
        if !again.is_empty() {
            tracing::debug!(items = again.len(), "refused documents go again without what was refused of them");
            self.open.push_back(Batch::of(again));
        }
    }
}
