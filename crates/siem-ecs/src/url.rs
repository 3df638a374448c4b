//! What holds of URLs in every log: secrets in them are masked, and their parts are written as ECS has them.

use siem_formats::Value;

use crate::convert;
use crate::document::Document;
use crate::redact::MASK;
use crate::schema::field;
use crate::tag::Tag;

/// Masks the values of query parameters that `rules` name (`redact`), in the original fields and in `@message`.
pub(crate) fn mask_parameters(rules: &[String], doc: &mut Document<'_>) {
    // Whatever stands in a field stands in the text.
    let Some(message) = masked_parameters(doc.message(), rules) else { return };
    let message = doc.arena().alloc_str(&message);
    doc.set_message(message);
    doc.tag(Tag::Redacted);
    let fields = mask(doc.original(), rules, doc);
    doc.set_original(fields);
}

fn mask<'a>(value: Value<'a>, rules: &[String], doc: &Document<'a>) -> Value<'a> {
    let arena = doc.arena();
    match value {
        Value::Str(text) => masked_parameters(text, rules).map_or(value, |masked| Value::Str(arena.alloc_str(&masked))),
        Value::List(items) => {
            Value::List(arena.alloc_slice_fill_iter(items.iter().map(|item| mask(*item, rules, doc))))
        }
        Value::Object(members) => Value::Object(
            arena.alloc_slice_fill_iter(members.iter().map(|(key, value)| (*key, mask(*value, rules, doc)))),
        ),
        other => other,
    }
}

/// `text` with the values of these parameters masked; `None` if it has none of them. A value ends where the parameter,
/// the query, the column or the JSON text around it does.
fn masked_parameters(text: &str, rules: &[String]) -> Option<String> {
    let mut out: Option<String> = None;
    let mut done = 0;
    for equals in memchr::memchr_iter(b'=', text.as_bytes()) {
        if equals < done || !rules.iter().any(|rule| ends_with_name(&text.as_bytes()[..equals], rule.as_bytes())) {
            continue;
        }
        let value = &text[equals + 1..];
        let ends = |c: char| c.is_whitespace() || matches!(c, '&' | '#' | '"' | '\\');
        let end = equals + 1 + value.find(ends).unwrap_or(value.len());
        if end > equals + 1 {
            let out = out.get_or_insert_with(String::new);
            out.push_str(&text[done..=equals]);
            out.push_str(MASK);
            done = end;
        }
    }
    out.map(|out| out + &text[done..])
}

/// Whether a whole name stands at the end, in any case of letters. In JSON an ampersand may be written `\u0026`.
fn ends_with_name(text: &[u8], name: &[u8]) -> bool {
    let Some((before, word)) = text.len().checked_sub(name.len()).map(|at| text.split_at(at)) else { return false };
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    word.eq_ignore_ascii_case(name) && (before.ends_with(b"\\u0026") || !before.last().is_some_and(is_part))
}

/// Settles what `url.*` says once it is filled: a password is masked and its user named, a fragment stands for itself,
/// and an IPv6 address bears brackets in `url.domain`.
pub(crate) fn finish(doc: &mut Document<'_>) {
    for whole in [field::URL_FULL, field::URL_ORIGINAL] {
        let Some(url) = doc.get_text(whole) else { continue };
        if let Some((user, password)) = credentials(url) {
            doc.set_default(field::URL_USERNAME, user);
            if let Some((start, end)) = password {
                let masked = doc.format(format_args!("{}{MASK}{}", &url[..start], &url[end..]));
                doc.set(whole, masked);
                doc.tag(Tag::Redacted);
            }
        }
        if let Some((_, fragment)) = url.split_once('#') {
            doc.set_default(field::URL_FRAGMENT, fragment);
        }
    }
    if let Some(domain) = doc.get_text(field::URL_DOMAIN).filter(|domain| domain.contains(':') && !domain.contains('['))
        && convert::address(domain).is_some()
    {
        let domain = doc.format(format_args!("[{domain}]"));
        doc.set(field::URL_DOMAIN, domain);
    }
}

/// User, and where the password stands, of `scheme://user:password@host`.
fn credentials(url: &str) -> Option<(&str, Option<(usize, usize)>)> {
    let start = url.find("://")? + 3;
    let authority = &url[start..];
    let authority = &authority[..authority.find(['/', '?', '#']).unwrap_or(authority.len())];
    let (info, _) = authority.rsplit_once('@')?;
    Some(match info.split_once(':') {
        Some((user, "")) => (user, None),
        Some((user, _)) => (user, Some((start + user.len() + 1, start + info.len()))),
        None => (info, None),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_masked_by_their_whole_name() {
        let rules = ["X-Amz-Signature".to_owned(), "token".to_owned()];
        let masked = |text| masked_parameters(text, &rules);
        for (text, expected) in [
            ("GET /k?x=1&X-Amz-Signature=0a1b HTTP/1.1", "GET /k?x=1&X-Amz-Signature=[redacted] HTTP/1.1"),
            ("/k?x-amz-signature=0a&token=b%2Fc#f", "/k?x-amz-signature=[redacted]&token=[redacted]#f"),
            (
                r#"{"a":"token=b\u0026X-Amz-Signature=c"}"#,
                r#"{"a":"token=[redacted]\u0026X-Amz-Signature=[redacted]"}"#,
            ),
            ("token=a=b", "token=[redacted]"),
        ] {
            assert_eq!(masked(text).as_deref(), Some(expected));
        }
        for text in ["/k?x=1", "/k?my-token=1&tokens=2", "/token/x?y=token", "token=", "", "é=é"] {
            assert_eq!(masked(text), None, "{text}");
        }
    }

    #[test]
    fn credentials_stand_in_front_of_the_host() {
        let parts = |url: &'static str| {
            credentials(url).map(|(user, place)| (user, place.map(|(start, end)| &url[start..end])))
        };
        assert_eq!(parts("https://alice:s3c:r@www.example.com/x@y"), Some(("alice", Some("s3c:r"))));
        assert_eq!(parts("https://alice@www.example.com"), Some(("alice", None)));
        assert_eq!(parts("ftp://:pw@h"), Some(("", Some("pw"))));
        for url in ["https://www.example.com/a:b@c", "/x?u=http", "https://h?a:b@c", "a:b@c", ""] {
            assert_eq!(parts(url), None, "{url}");
        }
    }
}
