//! Numbers that look random and are the same every time (xorshift64*).

pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number from `low` up to, not including, `high`.
    pub(crate) fn within(&mut self, low: u64, high: u64) -> u64 {
        low + (self.next() >> 16) % (high - low)
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.within(0, from.len() as u64) as usize]
    }

    pub(crate) fn hex(&mut self, digits: usize) -> String {
        let mut text = String::new();
        while text.len() < digits {
            text.push_str(&format!("{:016x}", self.next()));
        }
        text.truncate(digits);
        text
    }

    pub(crate) fn uuid(&mut self) -> String {
        let hex = self.hex(32);
        format!("{}-{}-4{}-a{}-{}", &hex[..8], &hex[8..12], &hex[13..16], &hex[17..20], &hex[20..])
    }

    /// Any public address: measurements need them all, and they never leave the machine.
    pub(crate) fn public_address(&mut self) -> String {
        loop {
            let first = self.within(1, 224);
            if !matches!(first, 10 | 127) {
                return format!("{first}.{}.{}.{}", self.within(0, 256), self.within(0, 256), self.within(1, 255));
            }
        }
    }

    pub(crate) fn private_address(&mut self) -> String {
        format!("10.{}.{}.{}", self.within(0, 256), self.within(0, 256), self.within(1, 255))
    }

    /// A port of a client.
    pub(crate) fn port(&mut self) -> u64 {
        self.within(1024, 65_536)
    }

    pub(crate) fn agent(&mut self) -> &'static str {
        const AGENTS: [&str; 3] = [
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
            "curl/8.15.0",
            "aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux#6.1 lang/python#3.13",
        ];
        self.pick(&AGENTS)
    }
}
