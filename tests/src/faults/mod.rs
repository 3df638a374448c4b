//! A misbehaving cluster, object store and queue, on real sockets; and the property that what went in comes out once,
//! whatever they do.
//!
//! - [`fault`] is the table of all faults, and how often each was injected;
//! - [`schedule`] says which request meets which, by a seed;
//! - [`cluster`] (with [`documents`]), [`store`] and [`queue`] commit them, over [`wire`];
//! - [`world`] (with [`records`]) is what there is to load;
//! - [`loader`] is the engine in this process, given its work as a queue gives it;
//! - [`verdict`] compares what went in with what came out.

pub mod cluster;
pub mod dice;
pub mod documents;
pub mod fault;
pub mod loader;
pub mod queue;
pub mod records;
pub mod schedule;
pub mod store;
pub mod verdict;
mod wire;
pub mod world;

use std::sync::{Mutex, MutexGuard, PoisonError};

/// What a panic left behind is still the best there is.
fn lock<T>(state: &Mutex<T>) -> MutexGuard<'_, T> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}
