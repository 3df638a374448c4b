//! One line for each document, as `siem normalize` prints them.

use std::io::Write;
use std::sync::{Mutex, PoisonError};

use siem_opensearch::{Bulk, ItemOutcome};

use super::{Sink, SinkError};
use crate::assembler::OwnedBulk;

/// Writes `{"_index":…,"_id":…,"_source":{…}}` lines to one writer.
pub struct LinesSink {
    state: Mutex<State>,
}

struct State {
    out: Box<dyn Write + Send>,
    error: Option<SinkError>,
}

impl LinesSink {
    /// Into `out`.
    #[must_use]
    pub fn new(out: Box<dyn Write + Send>) -> LinesSink {
        LinesSink { state: Mutex::new(State { out, error: None }) }
    }
}

impl Sink for LinesSink {
    fn submit(&self, bulk: OwnedBulk) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let mut line = Vec::new();
        for item in 0..bulk.bulk.items.len() {
            line.clear();
            push_line(&bulk.bulk, item, &mut line);
            let outcome = match state.out.write_all(&line) {
                Ok(()) => ItemOutcome::Indexed,
                Err(error) => {
                    let why = error.to_string();
                    state.error.get_or_insert_with(|| SinkError { what: "output".into(), why: why.clone() });
                    ItemOutcome::Deferred { status: 0, reason: why }
                }
            };
            bulk.settle(item, &outcome);
        }
    }

    fn finish(&self) -> Result<(), SinkError> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = state.out.flush() {
            state.error.get_or_insert_with(|| SinkError { what: "output".into(), why: error.to_string() });
        }
        state.error.clone().map_or(Ok(()), Err)
    }
}

/// One item as a line: the action's index and id, then the document.
pub(super) fn push_line(bulk: &Bulk, item: usize, out: &mut Vec<u8>) {
    // `{"create":{"_index":"…","_id":"…"…}}` → what stands between the inner braces.
    let action = bulk.action(item).trim_ascii_end();
    let inner = action.iter().skip(1).position(|b| *b == b'{').map_or(0, |i| i + 2);
    out.push(b'{');
    out.extend_from_slice(&action[inner..action.len().saturating_sub(2).max(inner)]);
    out.extend_from_slice(b",\"_source\":");
    out.extend_from_slice(bulk.document(item).trim_ascii_end());
    out.extend_from_slice(b"}\n");
}
