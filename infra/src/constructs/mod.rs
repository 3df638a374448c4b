//! What the stacks are built from.

mod alarm;
mod custom;
mod function;
mod queue;
mod schedule;
mod tags;

pub use alarm::{Alert, alert};
pub use custom::{CustomResource, custom};
pub use function::{FunctionSpec, Placed, function, function_arn};
pub use queue::{QueueSpec, queue};
pub use schedule::schedule;
pub use tags::{SOLUTION_TAG, tags};
