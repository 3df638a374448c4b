//! Audit log of AWS CloudHSM. Source: AWS CloudHSM User Guide, "Interpreting HSM audit logs".

use crate::SampleObject;
use crate::packing::cloudwatch_volume;
use crate::random::Random;
use crate::time::Time;

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let mut number = 0;
    let message = |time: Time| {
        let micros = random.within(0, 1_000_000);
        number += 1;
        format!(
            "Time: 10/14/26 {}.{micros:06}, usecs:{}{micros:06}\nVersion No : 1.0\nSequence No : {number:#x}\nReboot counter : 0xe8\nOpcode : CN_LOGIN (0xd)\nCommand Type(hex) : CN_MGMT_CMD (0x0)\nUser id : 3\nSession Handle : {:#x}\nResponse : 0:HSM Return: SUCCESS\nLog type : USER_AUTH_LOG (2)\nUser Name : officer{}\nUser Type : CN_CRYPTO_OFFICER (2)",
            time.clock(),
            time.epoch(),
            random.within(1 << 24, 1 << 28),
            random.within(1, 20)
        )
    };
    SampleObject::new(
        "AWSLogs/123456789012/CloudHSM/eu-west-1/2026/10/14/00/aes-siem-firehose-cloudhsm-volume",
        cloudwatch_volume("/aws/cloudhsm/cluster-abcdefghij0", "hsm-0123456789a", records, message),
    )
}
