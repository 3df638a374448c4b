//! Names that AWS would refuse, refused where they are typed.

use std::net::Ipv4Addr;

/// A bucket's name (Amazon S3 user guide, "Bucket naming rules").
///
/// # Errors
/// What such a name is made of.
pub(crate) fn bucket_name(text: &str) -> Result<String, &'static str> {
    let is_end = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    let bytes = text.as_bytes();
    let is_plain = bytes.iter().all(|byte| is_end(Some(byte)) || b".-".contains(byte));
    let is_name = !text.contains("..") && text.parse::<Ipv4Addr>().is_err();
    if is_plain && is_name && is_end(bytes.first()) && is_end(bytes.last()) && (3..=63).contains(&bytes.len()) {
        Ok(text.to_owned())
    } else {
        Err(
            "a bucket's name has 3 to 63 lower-case letters, digits, hyphens and single dots, is no address, and begins and ends with a letter \
             or a digit",
        )
    }
}

/// A region's code, as `eu-west-1`.
///
/// # Errors
/// How one is written.
pub(crate) fn region(text: &str) -> Result<String, &'static str> {
    let parts: Vec<&str> = text.split('-').collect();
    let is_region = matches!(parts[..], [_, .., number] if parts.len() > 2
        && (1..=2).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && parts.iter().rev().skip(1).all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase())));
    if is_region { Ok(text.to_owned()) } else { Err("a region is written as eu-west-1 or us-gov-west-1") }
}

/// A stack's name (AWS CloudFormation API reference, "CreateStack").
///
/// # Errors
/// What such a name is made of.
pub(crate) fn stack_name(text: &str) -> Result<String, &'static str> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_plain && text.starts_with(|char: char| char.is_ascii_alphabetic()) && text.len() <= 128 {
        Ok(text.to_owned())
    } else {
        Err("a stack's name has up to 128 letters, digits and hyphens, and begins with a letter")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets() {
        let longest = "a".repeat(63);
        for good in ["abc", "my-templates", "logs.example.com", "1-2", longest.as_str()] {
            assert_eq!(bucket_name(good).as_deref(), Ok(good));
        }
        let too_long = "a".repeat(64);
        for wrong in [
            "",
            "ab",
            "-abc",
            "abc.",
            "Templates",
            "a_b",
            "a b",
            "s3://abc",
            "abc/",
            "bücher",
            "a..b",
            "192.0.2.1",
            &too_long,
        ] {
            assert!(bucket_name(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn stacks() {
        assert_eq!(stack_name("aes-siem2").as_deref(), Ok("aes-siem2"));
        for wrong in ["", "2nd", "a b", "a_b", "-a", &"a".repeat(129)] {
            assert!(stack_name(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn regions() {
        for good in ["eu-west-1", "us-gov-west-1", "ap-southeast-5", "eusc-de-east-1", "cn-northwest-1"] {
            assert_eq!(region(good).as_deref(), Ok(good));
        }
        for wrong in
            ["", "eu", "eu-west", "eu-west-1a", "EU-WEST-1", "eu-west-1 ", "eu--1", "europe", "eu-west-123", "-1"]
        {
            assert!(region(wrong).is_err(), "{wrong:?}");
        }
    }
}
