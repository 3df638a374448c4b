//! The bulk writer and the scan against a server on a real socket.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod fake;
mod faults;
mod healing;
mod pressure;
mod requests;
mod scan;
mod targets;
