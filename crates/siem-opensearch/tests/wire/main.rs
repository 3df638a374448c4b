//! The bulk writer against a server on a real socket.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod fake;
mod faults;
mod healing;
mod pressure;
mod requests;
mod targets;
