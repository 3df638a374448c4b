//! How long the function takes until it asks for its first event, and what its work costs.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;
use siem_tests::{Function, Sandbox};
use tokio::runtime::Runtime;

/// Cold starts that are measured.
const STARTS: usize = 21;

/// "AWS Lambda pricing", us-east-1, x86: dollars for a GB-second.
const DOLLARS_PER_GB_SECOND: f64 = 0.000_016_666_7;
/// Memory of the function, in GB as Lambda bills it.
const MEMORY_GB: f64 = 2.0;

/// Median and longest time from the start of the process to its first call of the Runtime API, without databases.
pub(crate) fn measure(binary: &Path, runtime: &Runtime) -> Result<(Duration, Duration)> {
    let mut times = Vec::new();
    for _ in 0..STARTS {
        // Nothing is sent to the cluster: the event is the one S3 sends when a notification is set up.
        let function = Function::new("aes-siem-es-loader", binary).env("ENDPOINT", "http://127.0.0.1:9");
        let event = json!({"Service": "Amazon S3", "Event": "s3:TestEvent", "Bucket": "aes-siem-123456789012-log"});
        let invocation = runtime.block_on(Sandbox::new(function).invoke(&event))?;
        invocation.ok()?;
        times.push(invocation.init_duration.context("a new sandbox starts cold")?);
    }
    times.sort();
    Ok((times[times.len() / 2], times[times.len() - 1]))
}

/// Dollars that Lambda bills for work of this much processor time, as if it were done on one core.
pub(crate) fn dollars(cpu: Duration) -> f64 {
    cpu.as_secs_f64() * MEMORY_GB * DOLLARS_PER_GB_SECOND
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_minute_of_two_gigabytes_costs_a_tenth_of_a_cent() {
        assert!((dollars(Duration::from_secs(30)) - 0.001).abs() < 1e-6);
    }
}
