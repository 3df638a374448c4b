//! What this runs on.

use std::fs;

/// Processor, cores and memory, as `/proc` tells.
pub(crate) fn describe() -> String {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    description(&read("/proc/cpuinfo"), &read("/proc/meminfo"), cores)
}

fn description(cpuinfo: &str, meminfo: &str, cores: usize) -> String {
    let value = |text: &str, name: &str| {
        text.lines().find_map(|line| line.strip_prefix(name)?.split_once(':').map(|(_, value)| value.trim().to_owned()))
    };
    let model = value(cpuinfo, "model name").unwrap_or_else(|| "a processor without a name".to_owned());
    let kib = value(meminfo, "MemTotal").and_then(|text| text.trim_end_matches("kB").trim().parse::<f64>().ok());
    format!("{model}, {cores} cores, {:.0} GiB of memory", kib.unwrap_or_default() / f64::from(1 << 20))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_is_named_by_processor_cores_and_memory() {
        let cpuinfo = "processor\t: 0\nmodel name\t: Example CPU @ 3.00GHz\nprocessor\t: 1\n";
        let meminfo = "MemTotal:       16777216 kB\nMemFree: 1 kB\n";
        assert_eq!(description(cpuinfo, meminfo, 2), "Example CPU @ 3.00GHz, 2 cores, 16 GiB of memory");
    }
}
