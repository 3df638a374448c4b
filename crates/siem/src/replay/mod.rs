//! `siem replay`: what was refused is loaded again.
//!
//! Dead letters of a cluster ([`letters`]): in rounds, the letters of some objects are read in order ([`groups`]), their
//! objects opened ([`objects`]) and loaded by the engine of `siem load` ([`round`]), records whose object is gone are sent
//! as the letter keeps them ([`stored`]). A letter goes only when its record is acknowledged, and only in the state in
//! which it was seen: a run that is ended anywhere leaves letters whose records are there already, which the next one
//! finds as duplicates. Messages of a dead-letter queue ([`queue`]): each is deleted only when the other queue has it.

mod groups;
mod letters;
mod objects;
mod queue;
mod round;
mod stored;
mod summary;

use std::process::ExitCode;

use anyhow::Result;

use crate::arguments::ReplayOptions;
use crate::load::wrong_usage;

pub(crate) fn run(options: &ReplayOptions) -> Result<ExitCode> {
    match (&options.to, &options.queue, &options.into) {
        (Some(endpoint), None, None) => letters::run(endpoint, options),
        (None, Some(queue), Some(into)) => {
            let is_of_cluster = options.cluster.ca.is_some() || options.cluster.no_templates;
            if is_of_cluster || !options.config.config.is_empty() {
                wrong_usage("--ca, --no-templates and --config are for the dead letters of a cluster, not for a queue");
            }
            queue::run(queue, into, options)
        }
        _ => wrong_usage("name a cluster with --to, or two queues with --queue and --into"),
    }
}
