//! One object end to end: source → records → documents → sink, and the account of what became of each record.
//!
//! The promise of this room is the balance: for every object, what was read is what was indexed, excluded or
//! dead-lettered; what is left to do is named by the ordinals of its records. Reading, normalising and encoding run on
//! plain threads; downloads and bulk requests run on tokio beside them. It knows no Lambda types.

pub mod sink;
pub mod source;

mod allocator;
mod assembler;
mod budget;
mod dead_letter;
mod engine;
mod fates;
mod hand_over;
mod ledger;
mod ledger_index;
mod letter;
mod loaded;
mod ordinals;
mod spool;
mod tally;
mod worker;

pub use allocator::keep_large_blocks_apart;
pub use assembler::{Assembler, OwnedBulk};
pub use budget::Budget;
pub use engine::{Engine, EngineOptions, Stop};
pub use hand_over::{HandOver, Part};
pub use ledger::{LedgerLine, Status};
pub use ledger_index::{LEDGER_INDICES, LedgerIndex, Written};
pub use letter::{Letter, LetterOf, LetterTarget};
pub use loaded::{Fared, Loaded, Pending};
pub use ordinals::Ordinals;
pub use source::{ObjectRef, Opened, Source, SourceError};
pub use tally::{Closing, Tally};
pub use worker::{Worker, enrich};
