//! The bulk writer, the scan, changes and set-up steps against a server on a real socket.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod change;
mod dashboards;
mod fake;
mod faults;
mod healing;
mod pressure;
mod requests;
mod scan;
mod setup;
mod targets;
