//! What other sources know of the values in a document: place and autonomous system of an address.
//!
//! Pure but for the database files it maps into memory. It promises that a lookup never fails: what is not known is
//! simply not there, and that memory is bounded however many addresses pass.

mod answers;
#[cfg(feature = "build")]
pub mod build;
mod cache;
mod database;
mod geoip;
mod render;
mod sets;
mod tree;

pub use cache::{Answer, GeoCache};
pub use database::GeoIpError;
pub use geoip::{GeoIp, Notice};
