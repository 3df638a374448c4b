//! The ledger lines of a run on their way to their index: some hundred at a time, beside the documents.

use std::time::{Instant as WallInstant, SystemTime};

use siem_ecs::time::Instant;
use siem_loader::source::instant_of;
use siem_loader::{LedgerIndex, LedgerLine, Written};
use tokio::runtime::Handle;
use tokio::task::JoinHandle;

use crate::target::PATIENCE;

/// Lines of one request; as many more may wait for their turn.
const BATCH: usize = 500;

/// Writes lines in batches, one after another: what is held is two of them.
pub(crate) struct IndexedLedger {
    index: LedgerIndex,
    runtime: Handle,
    /// Taken for the time of loading.
    now: Option<Instant>,
    lines: Vec<LedgerLine>,
    under_way: Option<UnderWay>,
    sum: Written,
}

struct UnderWay {
    lines: usize,
    write: JoinHandle<Written>,
}

impl IndexedLedger {
    pub(crate) fn new(index: LedgerIndex, runtime: Handle, now: Option<Instant>) -> IndexedLedger {
        IndexedLedger { index, runtime, now, lines: Vec::new(), under_way: None, sum: Written::default() }
    }

    /// Takes a line.
    pub(crate) fn add(&mut self, line: &LedgerLine) {
        self.lines.push(line.clone());
        if self.lines.len() >= BATCH {
            self.send();
        }
    }

    /// Waits until all lines are written, or cannot be.
    pub(crate) fn finish(mut self) -> Written {
        self.send();
        self.wait();
        self.sum
    }

    fn send(&mut self) {
        self.wait();
        let lines = std::mem::take(&mut self.lines);
        if lines.is_empty() {
            return;
        }
        let (index, time) = (self.index.clone(), self.now.unwrap_or_else(|| instant_of(SystemTime::now())));
        let count = lines.len();
        // The writer gives up with the documents' bulks: after Ctrl-C, or where the cluster takes nothing.
        let write = async move { index.write(&lines, time, WallInstant::now() + PATIENCE).await };
        self.under_way = Some(UnderWay { lines: count, write: self.runtime.spawn(write) });
    }

    fn wait(&mut self) {
        let Some(under_way) = self.under_way.take() else { return };
        match self.runtime.block_on(under_way.write) {
            Ok(written) => self.sum.add(written),
            Err(error) => {
                tracing::error!(%error, "a defect of the loader kept ledger lines from their index");
                let unwritten = under_way.lines as u64;
                self.sum.add(Written { unwritten, problem: Some(error.to_string()), written: 0 });
            }
        }
    }
}
