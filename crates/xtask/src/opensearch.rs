//! A real OpenSearch for people to try things on.

use anyhow::Result;

use crate::run::run;
use crate::setup::rig;

/// `cargo xtask opensearch`
pub(crate) fn run_node(arguments: &[String]) -> Result<()> {
    run(rig()?.arg("opensearch").args(arguments))
}
