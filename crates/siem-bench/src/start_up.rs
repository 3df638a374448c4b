//! How long functions take until they ask for their first event, and what the loader's work costs.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::Value;
use siem_tests::cloudformation::Stack;
use siem_tests::{Function, Sandbox};
use tokio::runtime::Runtime;

/// Cold starts that are measured.
const STARTS: usize = 21;

/// "AWS Lambda pricing", us-east-1, x86: dollars for a GB-second.
const DOLLARS_PER_GB_SECOND: f64 = 0.000_016_666_7;
/// Memory of the function, in GB as Lambda bills it.
const MEMORY_GB: f64 = 2.0;

/// How long a function takes from the start of its process to its first call of the Runtime API.
pub(crate) struct StartUp {
    /// Its program.
    pub(crate) program: String,
    pub(crate) median: Duration,
    pub(crate) longest: Duration,
}

/// What the environment takes from other resources, where a function looks at it as it starts.
const TOLD: [(&str, &str); 2] = [
    ("AesSiemSqsSplitLogs", "https://sqs.eu-west-1.amazonaws.com/123456789012/aes-siem-sqs-splitted-logs"),
    ("LambdaEsLoaderRole.Arn", "arn:aws:iam::123456789012:role/aes-siem-LambdaEsLoaderRole"),
];

/// The function and the variable of the bucket from which it fetches databases and settings before its first event.
const FETCHES: (&str, &str) = ("es-loader", "GEOIP_BUCKET");

/// All functions of the stack, with the environment that it gives them. es-loader fetches nothing: how long that takes, the
/// network says.
pub(crate) fn measure(programs: &Path, runtime: &Runtime) -> Result<Vec<StartUp>> {
    let stack = Stack::new(&siem_infra::siem::template().synth()?, &[])?;
    let stack = TOLD.into_iter().fold(stack, |stack, (name, value)| stack.told(name, value));
    let mut measured = Vec::new();
    for properties in stack.resources().into_values() {
        // Where code is, is called after the program: `…/assets/NAME.zip`.
        let key = properties["Code"]["S3Key"].as_str().and_then(|key| key.rsplit('/').next());
        let Some(program) = key.and_then(|file| file.split(".zip").next()) else { continue };
        let program = program.to_owned();
        let variables = properties["Environment"]["Variables"].as_object().cloned().unwrap_or_default();
        let variables = variables.into_iter().filter(|(name, _)| (program.as_str(), name.as_str()) != FETCHES);
        let variables: Vec<_> =
            variables.map(|(name, value)| (name, value.as_str().unwrap_or_default().to_owned())).collect();
        let mut times = Vec::new();
        for _ in 0..STARTS {
            let function = Function::new(&program, programs.join(&program))
                .envs(variables.clone())
                // Nobody is there: what is measured ends before anybody is asked.
                .env("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
                .env("ENDPOINT", "http://127.0.0.1:9");
            // An event that no function makes anything of.
            let invocation = runtime.block_on(Sandbox::new(function).invoke(&Value::Null))?;
            let why = || format!("{program} did not start: {}", invocation.log.join("\n"));
            times.push(invocation.init_duration.with_context(why)?);
        }
        times.sort();
        let (median, longest) = (times[times.len() / 2], times[times.len() - 1]);
        measured.push(StartUp { program, median, longest });
    }
    measured.sort_by(|one, other| one.program.cmp(&other.program));
    Ok(measured)
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
