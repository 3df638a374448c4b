//! The tables, and their place in the documentation.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::input::Input;
use crate::load_test::Way;
use crate::memory::Row;
use crate::stages::{STAGES, Times};
use crate::start_up::{StartUp, dollars};
use crate::whole::Measured;

/// Records per second and core that are the aim: at least, and hoped for.
const AIMS: [(&str, u64, u64); 6] = [
    ("vpcflowlogs", 180_000, 500_000),
    ("alb", 90_000, 200_000),
    ("s3accesslog", 90_000, 300_000),
    ("cloudfront-standard", 90_000, 275_000),
    ("cloudtrail", 55_000, 100_000),
    ("waf", 80_000, 200_000),
];

/// All that was measured of one type.
pub(crate) struct TypeReport {
    pub(crate) input: Input,
    pub(crate) null: Measured,
    pub(crate) compressed: Measured,
    pub(crate) times: Times,
}

/// What the tables stand under.
pub(crate) struct Setting {
    /// As one would type it.
    pub(crate) command: String,
    pub(crate) machine: String,
    pub(crate) databases: String,
}

impl Setting {
    fn markdown(&self) -> String {
        format!("`{}` on: {}. GeoIP: {}.\n", self.command, self.machine, self.databases)
    }
}

/// The tables of speed and stages.
pub(crate) fn speed(setting: &Setting, reports: &[TypeReport]) -> String {
    let mut text = setting.markdown();
    text += "\nThe whole program:\n\n\
        | log type | records | stored MB | plain MB | wall s | CPU s | records/s per core | stored MB/s | plain MB/s \
        | peak MiB | records/s per core, compressed and sent | Lambda, $ per plain GB | aim: at least / goal |\n\
        |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n";
    for TypeReport { input, null, compressed, .. } in reports {
        let per_core = |run: &Measured| thousands(per_second(input.records, run.cpu));
        let rate = |bytes: u64| format!("{:.0}", megabytes(bytes) / null.cpu.as_secs_f64());
        let aim = AIMS.iter().find(|(name, ..)| *name == input.log_type.name).map_or_else(
            || "–".to_owned(),
            |(_, least, goal)| format!("{} / {}", thousands(*least as f64), thousands(*goal as f64)),
        );
        let per_gigabyte = compressed.cpu.div_f64(input.plain_bytes as f64 / 1e9);
        text += &row(&[
            input.log_type.name.clone(),
            thousands(input.records as f64),
            format!("{:.1}", megabytes(input.stored_bytes)),
            format!("{:.1}", megabytes(input.plain_bytes)),
            format!("{:.2}", null.wall.as_secs_f64()),
            format!("{:.2}", null.cpu.as_secs_f64()),
            per_core(null),
            rate(input.stored_bytes),
            rate(input.plain_bytes),
            mebibytes(null.peak_anonymous_bytes.max(compressed.peak_anonymous_bytes)),
            per_core(compressed),
            format!("{:.5}", dollars(per_gigabyte)),
            aim,
        ]);
    }
    text += "\nThe stages, on one thread in the bench's own process:\n\n| log type | µs per record |";
    text += &STAGES.map(|stage| format!(" {stage} |")).concat();
    text += " floor µs | of the floor's speed, without compression |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n";
    for TypeReport { input, times: Times { stages, floor }, .. } in reports {
        let total: Duration = stages.iter().sum();
        let micros = |time: Duration| format!("{:.2}", time.as_secs_f64() * 1e6 / input.records as f64);
        let percent =
            |part: Duration, whole: Duration| format!("{:.0} %", 100.0 * part.as_secs_f64() / whole.as_secs_f64());
        let mut cells = vec![input.log_type.name.clone(), micros(total)];
        cells.extend(stages.map(|stage| percent(stage, total)));
        cells.extend([micros(*floor), percent(*floor, stages[..4].iter().sum())]);
        text += &row(&cells);
    }
    text
}

/// The table of memory.
pub(crate) fn memory(setting: &Setting, rows: &[Row]) -> String {
    let mut text = setting.markdown();
    text += "\n| object | records | wall s | CPU s | peak anonymous memory, MiB |\n|---|--:|--:|--:|--:|\n";
    for Row { what, records, run } in rows {
        text += &row(&[
            (*what).to_owned(),
            thousands(*records as f64),
            format!("{:.1}", run.wall.as_secs_f64()),
            format!("{:.1}", run.cpu.as_secs_f64()),
            mebibytes(run.peak_anonymous_bytes),
        ]);
    }
    text
}

/// The table of the functions' starts.
pub(crate) fn start_up(command: &str, machine: &str, start_ups: &[StartUp]) -> String {
    let mut text = format!("`{command}` on: {machine}.\n");
    text += "\n| function | asks for its first event after, median ms | longest ms |\n|---|--:|--:|\n";
    let milliseconds = |time: Duration| format!("{:.1}", time.as_secs_f64() * 1e3);
    for StartUp { program, median, longest } in start_ups {
        text += &row(&[program.clone(), milliseconds(*median), milliseconds(*longest)]);
    }
    text
}

/// The table of the load test.
pub(crate) fn load_test(setting: &Setting, ways: &[Way]) -> String {
    let mut text = setting.markdown();
    text += "\n| way | records | wall s | documents/s | loader CPU s | cluster CPU s | loader's CPU, of the cluster's \
        | loader peak MiB | lag of an event, median / longest s |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|\n";
    for way in ways {
        let seconds = |time: Duration| format!("{:.1}", time.as_secs_f64());
        text += &row(&[
            way.name.to_owned(),
            thousands(way.records as f64),
            seconds(way.wall),
            thousands(per_second(way.records, way.wall)),
            seconds(way.loader_cpu),
            seconds(way.cluster_cpu),
            format!("{:.1} %", 100.0 * way.loader_cpu.as_secs_f64() / way.cluster_cpu.as_secs_f64()),
            mebibytes(way.peak_anonymous_bytes),
            way.lag.map_or_else(
                || "–".to_owned(),
                |(median, longest)| format!("{} / {}", seconds(median), seconds(longest)),
            ),
        ]);
    }
    text
}

/// Puts `text` between the markers of `part` in a document.
pub(crate) fn write_into(path: &Path, part: &str, text: &str) -> Result<()> {
    let document = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let replaced = replace(&document, part, text).with_context(|| format!("{}: markers of {part}", path.display()))?;
    fs::write(path, replaced)?;
    Ok(())
}

fn replace(document: &str, part: &str, text: &str) -> Option<String> {
    let begin_marker = format!("<!-- begin {part}: written by `cargo xtask bench` -->\n");
    let end_marker = format!("<!-- end {part} -->");
    let begin = document.find(&begin_marker)? + begin_marker.len();
    let end = begin + document[begin..].find(&end_marker)?;
    Some(format!("{}\n{}\n\n{}", &document[..begin], text.trim_end(), &document[end..]))
}

fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn per_second(count: u64, time: Duration) -> f64 {
    count as f64 / time.as_secs_f64()
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

fn mebibytes(bytes: u64) -> String {
    format!("{:.0}", bytes as f64 / f64::from(1 << 20))
}

/// Whole numbers in groups of three digits.
fn thousands(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(thousands(999.4), "999");
        assert_eq!(thousands(1_234_567.0), "1,234,567");
    }

    #[test]
    fn only_what_stands_between_the_markers_is_replaced() {
        let document =
            "# Speed\n\n<!-- begin speed: written by `cargo xtask bench` -->\nold\n<!-- end speed -->\n\nMore.\n";
        let once = replace(document, "speed", "| a |\n").unwrap();
        assert_eq!(
            once,
            "# Speed\n\n<!-- begin speed: written by `cargo xtask bench` -->\n\n| a |\n\n<!-- end speed -->\n\nMore.\n"
        );
        assert_eq!(replace(&once, "speed", "| a |\n").unwrap(), once);
        assert_eq!(replace(document, "memory", "x"), None);
    }
}
