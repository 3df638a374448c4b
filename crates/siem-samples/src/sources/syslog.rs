//! Syslog of a switch. Source: RFC 5424.

use crate::SampleObject;
use crate::packing::gzip_lines;
use crate::random::Random;
use crate::time::Time;

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let lines: Vec<String> = (0..records)
        .map(|number| {
            format!(
                "<{}>1 {} sw-{}.example.com linkd {} LINK [port@32473 name=\"ge-0/0/{}\" state=\"down\"][origin ip=\"{}\"] link went down",
                random.within(0, 192),
                Time::of_record(number).iso_millis(random.within(0, 1000)),
                random.within(1, 99),
                random.within(1, 9999),
                random.within(1, 48),
                random.public_address()
            )
        })
        .collect();
    SampleObject::new("UserLogs/syslog/2026/10/14/volume.log.gz", gzip_lines(&lines))
}
