//! Flow logs.

use super::{BASTION, BASTION_INTERFACE, MAIN, REGION, THIEF, visitor, visits};
use crate::SampleObject;
use crate::packing::gzip_lines;
use crate::random::Random;
use crate::sources::vpcflowlogs::{self as flow, Flow};
use crate::time::Time;

/// The network: visitors, bots, updates, the attack.
pub(super) fn flows(random: &mut Random) -> Vec<SampleObject> {
    let mut rows: Vec<(Time, String)> = Vec::new();
    let mut long: Vec<(Time, String)> = Vec::new();
    let mut add = |flow: &Flow<'_>| rows.push((flow.time, flow.row()));
    for time in visits(random, 420) {
        let client = visitor(random);
        let port = random.within(1024, 65535);
        let (packets, bytes) = (random.within(4, 200), random.within(400, 200_000));
        let accepted = random.within(0, 12) > 0;
        let to = ("10.0.0.10", if accepted { 443 } else { random.pick(&[22, 23, 445, 3389, 6379]) });
        add(&Flow {
            account: MAIN,
            interface: "eni-0feedface12345678",
            from: (&client, port),
            to,
            protocol: 6,
            packets,
            bytes,
            time,
            accepted,
        });
    }
    for attempt in 0..120 {
        let time = Time::at(3, 5, 0).plus(attempt * 18);
        let from = (THIEF, 40_000 + attempt);
        add(&Flow {
            account: MAIN,
            interface: BASTION_INTERFACE,
            from,
            to: (BASTION, 22),
            protocol: 6,
            packets: 14,
            bytes: 2_800,
            time,
            accepted: true,
        });
        if attempt % 4 == 0 {
            let to = (BASTION, random.pick(&[23, 3306, 3389, 5432]));
            add(&Flow {
                account: MAIN,
                interface: BASTION_INTERFACE,
                from,
                to,
                protocol: 6,
                packets: 1,
                bytes: 44,
                time,
                accepted: false,
            });
        }
    }
    for hour in 0..24 {
        let time = Time::at(hour, 15, 0);
        add(&Flow {
            account: MAIN,
            interface: BASTION_INTERFACE,
            from: (BASTION, 51_000 + hour),
            to: ("10.0.0.2", 53),
            protocol: 17,
            packets: 2,
            bytes: 180,
            time,
            accepted: true,
        });
        long.push((
            time,
            Flow {
                account: MAIN,
                interface: BASTION_INTERFACE,
                from: (BASTION, 44_000 + hour),
                to: ("198.51.100.80", 443),
                protocol: 6,
                packets: 900,
                bytes: 1_200_000,
                time,
                accepted: true,
            }
            .long_row(),
        ));
        long.push((
            time,
            Flow {
                account: MAIN,
                interface: BASTION_INTERFACE,
                from: ("2001:db8:20::1", 0),
                to: ("2001:db8:ffff::1", 0),
                protocol: 58,
                packets: 3,
                bytes: 300,
                time,
                accepted: hour % 5 > 0,
            }
            .long_row(),
        ));
    }
    // What leaves at night, by the front door.
    long.push((
        Time::at(4, 2, 0),
        Flow {
            account: MAIN,
            interface: BASTION_INTERFACE,
            from: (BASTION, 45_555),
            to: (THIEF, 8443),
            protocol: 6,
            packets: 4_100_000,
            bytes: 5_905_580_032,
            time: Time::at(4, 2, 0),
            accepted: true,
        }
        .long_row(),
    ));
    rows.push((Time::at(5, 0, 0), flow::no_data(MAIN, "eni-00000000000000001", Time::at(5, 0, 0))));
    rows.sort();
    long.sort();
    let mut objects = Vec::new();
    for part in 0..4 {
        let mut lines = vec![flow::HEADER.to_owned()];
        lines.extend(rows.iter().filter(|(time, _)| time.hour() / 6 == part).map(|(_, row)| row.clone()));
        let name = Time::at(part * 6, 0, 0).file_name();
        objects.push(SampleObject {
            key: format!("AWSLogs/{MAIN}/vpcflowlogs/{REGION}/2026/10/14/{MAIN}_vpcflowlogs_{REGION}_fl-0123456789abcdef0_{name}_{}.log.gz", random.hex(8)),
            bytes: gzip_lines(&lines),
        });
    }
    let mut lines = vec![flow::LONG_HEADER.to_owned()];
    lines.extend(long.into_iter().map(|(_, row)| row));
    objects.push(SampleObject {
        key: format!("AWSLogs/aws-account-id={MAIN}/aws-service=vpcflowlogs/aws-region={REGION}/year=2026/month=10/day=14/{MAIN}_vpcflowlogs_{REGION}_fl-0fedcba9876543210_20261014T0000Z_{}.log.gz", random.hex(8)),
        bytes: gzip_lines(&lines),
    });
    objects
}
