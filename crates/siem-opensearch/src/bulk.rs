//! One request's worth of bulk lines, and what became of each.

use std::ops::Range;

use crate::class::RejectClass;

/// Bulk lines with who owns each item.
#[derive(Clone, Debug, Default)]
pub struct Bulk {
    /// Action and document lines, each with its line feed.
    pub bytes: Vec<u8>,
    /// One for each document, in order.
    pub items: Vec<BulkItem>,
}

/// One document of a bulk: offsets into its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BulkItem {
    /// The caller's number for the object it comes from.
    pub object: u32,
    /// The record's position in that object.
    pub ordinal: u64,
    /// The action line begins.
    pub start: u32,
    /// The document line begins.
    pub source: u32,
    /// Behind the document's line feed.
    pub end: u32,
    /// The caller's mark: the record could not be parsed.
    pub unparsed: bool,
}

impl Bulk {
    /// Appends a document; both lines end with their line feeds.
    pub fn push(&mut self, object: u32, ordinal: u64, action: &[u8], document: &[u8]) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(action);
        let source = self.bytes.len();
        self.bytes.extend_from_slice(document);
        self.claim(object, ordinal, start, source);
    }

    /// Makes an item of what was appended to `bytes` since `start`; its document line begins at `source`.
    pub fn claim(&mut self, object: u32, ordinal: u64, start: usize, source: usize) -> &mut BulkItem {
        let (start, source, end) = (start as u32, source as u32, self.bytes.len() as u32);
        self.items.push(BulkItem { object, ordinal, start, source, end, unparsed: false });
        let last = self.items.len() - 1;
        &mut self.items[last]
    }

    /// Appends a run of items of another bulk, for an owner of this one.
    pub fn push_run(&mut self, object: u32, from: &Bulk, run: Range<usize>) {
        let items = &from.items[run];
        let (Some(first), Some(last)) = (items.first(), items.last()) else { return };
        let (old, new) = (first.start, self.bytes.len() as u32);
        self.bytes.extend_from_slice(&from.bytes[first.start as usize..last.end as usize]);
        let moved = |offset: u32| offset - old + new;
        self.items.extend(items.iter().map(|item| BulkItem {
            object,
            start: moved(item.start),
            source: moved(item.source),
            end: moved(item.end),
            ..*item
        }));
    }

    /// Takes away what no item claims yet: a document that was not finished.
    pub fn drop_unfinished(&mut self) {
        self.bytes.truncate(self.items.last().map_or(0, |item| item.end as usize));
    }

    /// The action line of an item.
    #[must_use]
    pub fn action(&self, item: usize) -> &[u8] {
        let BulkItem { start, source, .. } = self.items[item];
        &self.bytes[start as usize..source as usize]
    }

    /// The document line of an item.
    #[must_use]
    pub fn document(&self, item: usize) -> &[u8] {
        let BulkItem { source, end, .. } = self.items[item];
        &self.bytes[source as usize..end as usize]
    }

    /// Forgets everything, and keeps the room.
    pub fn clear(&mut self) {
        self.bytes.clear();
        self.items.clear();
    }
}

/// What became of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemOutcome {
    /// It is in the index now.
    Indexed,
    /// It is in the index now, without what the cluster refused of it: that is in its field `unmapped`.
    Healed,
    /// It was there already: an earlier delivery, or an attempt whose answer was lost.
    Duplicate,
    /// The cluster will never take it as it is.
    Rejected {
        /// Why, by the class table.
        class: RejectClass,
        /// The cluster's name for it.
        error_type: String,
        /// What the cluster said.
        reason: String,
    },
    /// It could not be settled in time, and may go better later.
    Deferred {
        /// Last HTTP status; 0 without an answer.
        status: u16,
        /// What happened last.
        reason: String,
    },
}

/// What became of a bulk.
#[derive(Clone, Debug, Default)]
pub struct BulkReport {
    /// One for each item, in order.
    pub outcomes: Vec<ItemOutcome>,
    /// Milliseconds the cluster says it took.
    pub took_ms: u64,
    /// The cluster refused the credentials.
    pub unauthorized: bool,
}
