//! What functions that make resources for CloudFormation ("custom resources") share: its requests in, and exactly one
//! answer to each.
//!
//! CloudFormation sends an event to the function and waits for an answer at an address that the event holds; an hour, if
//! none comes. This room promises:
//!
//! - **Every request is answered**, before the function's time is over: also one that is malformed, that the function
//!   panics at, or that takes too long.
//! - **An answer keeps CloudFormation's bounds**: what is too long is cut, and says so.
//! - **Nothing secret is logged**: neither the event nor the address of the answer, which lets anybody answer.
//!
//! What is made is the function's affair: it implements [`Maker`]. Physical ids have to be stable: CloudFormation deletes
//! what an id stood for as soon as an update answers with another one.

mod answer;
mod aws;
mod program;
mod request;
mod run;

pub use answer::Made;
pub use aws::told;
pub use program::{log_to_cloudwatch, serve};
pub use request::{Kind, NotARequest, Request};
pub use run::{Maker, Outcome, handle};
