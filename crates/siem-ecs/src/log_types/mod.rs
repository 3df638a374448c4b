//! What a field map cannot say, one file for each log type that needs it.
//!
//! Every file has the same parts: what the source is and where its format is documented; `CODE`; `finish`, which
//! reads original fields and writes ECS fields; its helpers; its tests. To add a log type: its section in
//! `config/aws.ini`, its file here, its line in `ALL`, its folder in `tests/golden`.

mod alb;
mod alb_connection;
mod alb_health_check;
mod apache_access;
mod apache_error;
mod apigateway_access;
mod arn;
mod bedrock_invocation;
mod cef;
mod clb;
mod clientvpn;
mod cloudfront;
mod cloudhsm;
mod cloudtrail;
mod config;
mod deepsecurity;
mod delivery;
mod dns;
mod eks_audit;
mod elasticache_redis;
mod elb;
mod finding;
mod guardduty;
mod http;
mod inspector;
mod instance;
mod linux_os_syslog;
mod msk;
mod networkfirewall;
mod nginx_error;
mod nlb;
mod ocsf;
mod okta;
mod opensearch_audit;
mod rds;
mod route53_public;
mod route53resolver;
mod s3accesslog;
mod securityhub;
mod syslog;
mod trustedadvisor;
mod vpc_lattice;
mod vpcflowlogs;
mod waf;
mod web_server;
mod windows_event;

pub(crate) use arn::Arn;

use std::borrow::Cow;

use crate::document::Document;
use crate::exclude::OwnIdentity;

/// The code of one log type.
#[derive(Debug)]
pub struct LogTypeCode {
    /// `log_type_module`: the section's name unless it says otherwise.
    pub name: &'static str,
    /// Completes the original fields before anything is read from them: columns that hold several facts are parted,
    /// so that the field map can name the parts.
    pub prepare: Option<for<'d, 'a> fn(&'d mut Document<'a>)>,
    /// Completes the document after renames, time, base fields, field map, account, constants and id. Afterwards the
    /// addresses, users and hosts it holds are collected in `related.*`.
    pub finish: for<'d, 'a> fn(&'d mut Document<'a>),
    /// Whether the record tells of the loader reading its own buckets.
    pub is_own: Option<for<'d, 'a> fn(&'d Document<'a>, &OwnIdentity) -> bool>,
}

/// All of them.
static ALL: &[&LogTypeCode] = &[
    &alb::CODE,
    &alb_connection::CODE,
    &alb_health_check::CODE,
    &apache_access::CODE,
    &apache_error::CODE,
    &apigateway_access::CODE,
    &bedrock_invocation::CODE,
    &cef::CODE,
    &clb::CODE,
    &clientvpn::CODE,
    &cloudfront::CODE,
    &cloudhsm::CODE,
    &cloudtrail::CODE,
    &config::CODE,
    &deepsecurity::CODE,
    &eks_audit::CODE,
    &elasticache_redis::CODE,
    &guardduty::CODE,
    &inspector::CODE,
    &linux_os_syslog::CODE,
    &msk::CODE,
    &networkfirewall::CODE,
    &nginx_error::CODE,
    &nlb::CODE,
    &ocsf::CODE,
    &okta::CODE,
    &opensearch_audit::CODE,
    &rds::mysql_audit::CODE,
    &rds::mysql_error::CODE,
    &rds::mysql_general::CODE,
    &rds::mysql_slowquery::CODE,
    &rds::postgresql::CODE,
    &route53_public::CODE,
    &route53resolver::CODE,
    &s3accesslog::CODE,
    &securityhub::CODE,
    &syslog::CODE,
    &trustedadvisor::CODE,
    &vpc_lattice::CODE,
    &vpcflowlogs::CODE,
    &waf::CODE,
    &windows_event::CODE,
];

/// The code called `module`, if there is any.
#[must_use]
pub fn named(module: &str) -> Option<&'static LogTypeCode> {
    ALL.iter().copied().find(|code| code.name == module)
}

/// `%41` → `A`; what is no such sequence stays, bytes that are not UTF-8 become U+FFFD.
fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let hex = |b: Option<&u8>| b.and_then(|b| char::from(*b).to_digit(16)).map(|d| d as u8);
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], hex(bytes.get(at + 1)), hex(bytes.get(at + 2))) {
            (b'%', Some(high), Some(low)) => {
                decoded.push(high << 4 | low);
                at += 3;
            }
            (byte, ..) => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    Cow::Owned(String::from_utf8_lossy(&decoded).into_owned())
}

/// `\x22` → `"`: how load balancers write what is not printable; other backslashes stay.
fn hex_unescaped(text: &str) -> String {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    let digit = |b: u8| char::from(b).to_digit(16).map(|d| d as u8);
    while let Some((byte, after)) = rest.split_first() {
        match rest {
            [b'\\', b'x', high, low, after @ ..] if digit(*high).is_some() && digit(*low).is_some() => {
                decoded.push(digit(*high).unwrap_or_default() << 4 | digit(*low).unwrap_or_default());
                rest = after;
            }
            _ => {
                decoded.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

/// What the server logs of Apache write for bytes that would break a line: `\"`, `\\`, `\t`, `\x16`; of which NGINX
/// has the last. Other backslashes stay.
fn c_unescaped(text: &str) -> String {
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    let digit = |b: u8| char::from(b).to_digit(16).map(|d| d as u8);
    while let [byte, after @ ..] = rest {
        let (made, after) = match rest {
            [b'\\', b'x', high, low, after @ ..] if digit(*high).is_some() && digit(*low).is_some() => {
                (digit(*high).unwrap_or_default() << 4 | digit(*low).unwrap_or_default(), after)
            }
            [b'\\', b'"', after @ ..] => (b'"', after),
            [b'\\', b'\\', after @ ..] => (b'\\', after),
            [b'\\', b'n', after @ ..] => (b'\n', after),
            [b'\\', b'r', after @ ..] => (b'\r', after),
            [b'\\', b't', after @ ..] => (b'\t', after),
            _ => (*byte, after),
        };
        decoded.push(made);
        rest = after;
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_undone_once() {
        assert_eq!(percent_decoded("a%20b%2525%zz%"), "a b%25%zz%");
        assert_eq!(percent_decoded("%ff"), "\u{fffd}");
        assert_eq!(hex_unescaped(r"say \x22hi\x22 \n \xé"), r#"say "hi" \n \xé"#);
        assert_eq!(c_unescaped(r#"\"a\" \\x41 \x41 \t \q \"#), "\"a\" \\x41 A \t \\q \\");
        assert_eq!(c_unescaped(r"\xe3\x81\x82"), "あ");
    }
}
