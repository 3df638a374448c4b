//! Nowhere: documents are made and encoded all the same.

use siem_opensearch::ItemOutcome;

use super::{Sink, SinkError};
use crate::assembler::OwnedBulk;

/// Counts everything as indexed and keeps nothing: for measuring.
#[derive(Debug, Default)]
pub struct NullSink;

impl Sink for NullSink {
    fn submit(&self, bulk: OwnedBulk) {
        for item in 0..bulk.bulk.items.len() {
            bulk.settle(item, &ItemOutcome::Indexed);
        }
    }

    fn finish(&self) -> Result<(), SinkError> {
        Ok(())
    }
}
