//! Lines of /var/log/secure and /var/log/messages.

use crate::SampleObject;
use crate::packing::cloudwatch;
use crate::random::Random;
use crate::time::Time;

/// A line of a host's log, with the milliseconds of its CloudWatch event.
pub(crate) fn line(time: Time, host: &str, program: &str, message: &str) -> (u64, String) {
    (time.epoch() * 1000 + 250, format!("{} {host} {program}: {message}", time.syslog()))
}

pub(crate) fn secure_volume(random: &mut Random, records: usize) -> SampleObject {
    SampleObject::new("AWSLogs/123456789012/EC2/Linux/Secure/eu-west-1/2026/10/14/00/volume", sign_ins(random, records))
}

pub(crate) fn system_volume(random: &mut Random, records: usize) -> SampleObject {
    SampleObject::new("AWSLogs/123456789012/EC2/Linux/eu-west-1/2026/10/14/00/volume", sign_ins(random, records))
}

/// Sign-ins are what takes longest to read in either log.
fn sign_ins(random: &mut Random, records: usize) -> Vec<u8> {
    let lines: Vec<(u64, String)> = (0..records)
        .map(|number| {
            let message = format!(
                "Failed password for invalid user admin from {} port {} ssh2",
                random.public_address(),
                random.port()
            );
            line(Time::of_record(number), "host-1", &format!("sshd[{}]", random.within(1000, 9999)), &message)
        })
        .collect();
    cloudwatch("/ec2/linux", "i-0abcdef1234567890", &lines)
}
