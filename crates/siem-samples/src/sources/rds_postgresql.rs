//! PostgreSQL in Amazon RDS and Aurora. Source: Amazon RDS User Guide, "RDS for PostgreSQL database log files".

use crate::SampleObject;
use crate::packing::cloudwatch_volume;
use crate::random::Random;
use crate::time::Time;

pub(crate) fn volume(random: &mut Random, records: usize) -> SampleObject {
    let message = |time: Time| {
        let (host, port, number) = (random.public_address(), random.port(), random.within(1, 900_000));
        let prefix = format!(
            "{} UTC:{host}({port}):shop@shop:[{}]:",
            time.date_time().replace('T', " "),
            random.within(100, 9000)
        );
        match number % 3 {
            0 => format!(
                "{prefix}LOG:  connection authorized: user=shop database=shop application_name=psql SSL enabled (protocol=TLSv1.3, cipher=TLS_AES_256_GCM_SHA384, bits=256)"
            ),
            1 => format!(
                "{prefix}LOG:  AUDIT: SESSION,{number},1,READ,SELECT,TABLE,public.orders,\"SELECT total FROM orders WHERE id = {number}\",<not logged>"
            ),
            _ => format!(
                "{prefix}LOG:  duration: {}.{:03} ms  statement: SELECT total FROM orders\n\tWHERE id = {number}",
                number % 900,
                number % 1000
            ),
        }
    };
    SampleObject::new(
        "AWSLogs/123456789012/RDS/PostgreSQL/postgresql/eu-west-1/2026/10/14/00/aes-siem-firehose-rds-volume",
        cloudwatch_volume("/aws/rds/instance/shop-pg/postgresql", "shop-pg.0", records, message),
    )
}
