//! From the packaged functions to a stack, and to what is left of it: `siem synth`, `publish`, `deploy` and `cleanup`.
//!
//! ```text
//! infra ──▶ templates ──┐                      ┌─▶ launch links, URLs
//!                       ├─▶ layout ──▶ bucket ─┤
//! zips ───▶ assets ─────┘   (folders)          └─▶ stack
//! ```
//!
//! Names of zips carry a hash of what is in them, so a stack is updated exactly when its code changed, and code that a
//! template speaks of is there before the template. No bucket is made here, and no bucket of another account is written to.

mod account;
mod assets;
mod bucket;
pub(crate) mod cleanup;
pub(crate) mod deploy;
mod layout;
pub(crate) mod names;
pub(crate) mod publish;
mod solution;
mod stack;
pub(crate) mod synth;
