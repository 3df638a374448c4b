//! What Sysmon writes in ways of its own: hashes, the registry's data, answers of DNS.
//!
//! Source: Sysinternals Sysmon, "Events".

use std::borrow::Cow;

use siem_formats::Value;

use super::data;
use crate::convert;
use crate::document::Document;
use crate::log_types::dns;
use crate::schema::{FieldId, field};

/// Where what is known of a program's file goes.
struct Image {
    md5: FieldId,
    sha1: FieldId,
    sha256: FieldId,
    import_hash: FieldId,
    company: FieldId,
    description: FieldId,
    file_version: FieldId,
    original_file_name: FieldId,
    product: FieldId,
}

const PROCESS: Image = Image {
    md5: field::PROCESS_HASH_MD5,
    sha1: field::PROCESS_HASH_SHA1,
    sha256: field::PROCESS_HASH_SHA256,
    import_hash: field::PROCESS_PE_IMPHASH,
    company: field::PROCESS_PE_COMPANY,
    description: field::PROCESS_PE_DESCRIPTION,
    file_version: field::PROCESS_PE_FILE_VERSION,
    original_file_name: field::PROCESS_PE_ORIGINAL_FILE_NAME,
    product: field::PROCESS_PE_PRODUCT,
};

const LIBRARY: Image = Image {
    md5: field::DLL_HASH_MD5,
    sha1: field::DLL_HASH_SHA1,
    sha256: field::DLL_HASH_SHA256,
    import_hash: field::DLL_PE_IMPHASH,
    company: field::DLL_PE_COMPANY,
    description: field::DLL_PE_DESCRIPTION,
    file_version: field::DLL_PE_FILE_VERSION,
    original_file_name: field::DLL_PE_ORIGINAL_FILE_NAME,
    product: field::DLL_PE_PRODUCT,
};

const FILE: Image = Image {
    md5: field::FILE_HASH_MD5,
    sha1: field::FILE_HASH_SHA1,
    sha256: field::FILE_HASH_SHA256,
    import_hash: field::FILE_PE_IMPHASH,
    company: field::FILE_PE_COMPANY,
    description: field::FILE_PE_DESCRIPTION,
    file_version: field::FILE_PE_FILE_VERSION,
    original_file_name: field::FILE_PE_ORIGINAL_FILE_NAME,
    product: field::FILE_PE_PRODUCT,
};

/// Hashes, version and signature of the file that a process, a library or a driver comes from.
pub(super) fn set_image(doc: &mut Document<'_>, id: u32) {
    let hashes = data(doc, "Hashes").or_else(|| data(doc, "Hash"));
    let image = match id {
        1 | 24 | 25 => PROCESS,
        7 => LIBRARY,
        _ => FILE,
    };
    if hashes.is_some() {
        for (field, name) in [
            (image.company, "Company"),
            (image.description, "Description"),
            (image.file_version, "FileVersion"),
            (image.original_file_name, "OriginalFileName"),
            (image.product, "Product"),
        ] {
            doc.set_some(field, data(doc, name));
        }
    }
    // `SHA1=…,MD5=…,SHA256=…,IMPHASH=…`
    for (kind, hash) in hashes.into_iter().flat_map(|hashes| hashes.split(',')).filter_map(|part| part.split_once('='))
    {
        let field = match kind {
            "MD5" => image.md5,
            "SHA1" => image.sha1,
            "SHA256" => image.sha256,
            "IMPHASH" if hash.bytes().any(|b| b != b'0') => image.import_hash,
            _ => continue,
        };
        let hash: &str = doc.arena().alloc_str(&hash.to_ascii_lowercase());
        doc.set(field, hash);
        doc.add(field::RELATED_HASH, hash);
    }
    let [exists, subject, status, valid] = match id {
        6 => [
            field::FILE_CODE_SIGNATURE_EXISTS,
            field::FILE_CODE_SIGNATURE_SUBJECT_NAME,
            field::FILE_CODE_SIGNATURE_STATUS,
            field::FILE_CODE_SIGNATURE_VALID,
        ],
        7 => [
            field::DLL_CODE_SIGNATURE_EXISTS,
            field::DLL_CODE_SIGNATURE_SUBJECT_NAME,
            field::DLL_CODE_SIGNATURE_STATUS,
            field::DLL_CODE_SIGNATURE_VALID,
        ],
        _ => return,
    };
    doc.set_some(exists, data(doc, "Signed").map(|signed| signed == "true"));
    doc.set_some(subject, data(doc, "Signature"));
    doc.set_some(status, data(doc, "SignatureStatus"));
    doc.set_some(valid, data(doc, "SignatureStatus").map(|status| status == "Valid"));
}

/// `QueryResults` is `type:  5 www.example.com;::ffff:192.0.2.1;`: names with the number of their type, and addresses.
pub(super) fn set_dns(doc: &mut Document<'_>) {
    if !doc.has(field::DNS_QUESTION_NAME) {
        return;
    }
    dns::set_question(doc);
    doc.set(field::NETWORK_PROTOCOL, "dns");
    let code = match data(doc, "QueryStatus") {
        Some("0") => Some("NOERROR"),
        Some("9001") => Some("FORMERR"),
        Some("9002") => Some("SERVFAIL"),
        Some("9003") => Some("NXDOMAIN"),
        Some("9004") => Some("NOTIMP"),
        Some("9005") => Some("REFUSED"),
        _ => None,
    };
    if doc.set_some(field::DNS_RESPONSE_CODE, code) {
        dns::set_outcome(doc);
    }
    let mut answers = bumpalo::collections::Vec::new_in(doc.arena());
    let answer = |kind, data| Value::Object(doc.arena().alloc_slice_copy(&[("data", data), ("type", kind)]));
    for result in data(doc, "QueryResults").unwrap_or_default().split(';') {
        if let Some(named) = result.strip_prefix("type:") {
            let Some((number, name)) = named.trim_start().split_once(' ') else { continue };
            let kind = record_type(number).unwrap_or(number);
            answers.push((kind, name, answer(Value::Str(kind), Value::Str(name))));
        } else {
            let address = result.strip_prefix("::ffff:").filter(|address| address.contains('.')).unwrap_or(result);
            if convert::address(address).is_some() {
                let kind = if address.contains(':') { "AAAA" } else { "A" };
                answers.push((kind, address, answer(Value::Str(kind), Value::Str(address))));
            }
        }
    }
    for (kind, data, _) in &answers {
        if matches!(*kind, "A" | "AAAA") {
            doc.add(field::DNS_RESOLVED_IP, *data);
            doc.add(field::RELATED_IP, *data);
        } else if matches!(*kind, "NS" | "CNAME" | "PTR" | "MX" | "SRV" | "DNAME") {
            doc.add(field::RELATED_HOSTS, *data);
        }
    }
    if !answers.is_empty() {
        let list = doc.arena().alloc_slice_fill_iter(answers.iter().map(|(_, _, answer)| *answer));
        doc.set(field::DNS_ANSWERS, Value::List(list));
    }
}

/// Types of records by their numbers (RFC 1035, 3.2.2, and what came after it).
fn record_type(number: &str) -> Option<&'static str> {
    Some(match number {
        "1" => "A",
        "2" => "NS",
        "5" => "CNAME",
        "6" => "SOA",
        "12" => "PTR",
        "15" => "MX",
        "16" => "TXT",
        "28" => "AAAA",
        "33" => "SRV",
        "39" => "DNAME",
        "65" => "HTTPS",
        _ => return None,
    })
}

/// Type and text of `DWORD (0x00000001)`, `QWORD (0x00000000-0x00000001)`, `Binary Data` and of plain text.
pub(super) fn registry_data(details: &str) -> (&'static str, Option<Cow<'_, str>>) {
    let number = |name: &str| {
        let digits = details.strip_prefix(name)?.strip_prefix(" (0x")?.strip_suffix(')')?.replace("-0x", "");
        u64::from_str_radix(&digits, 16).ok()
    };
    if details == "Binary Data" {
        ("REG_BINARY", None)
    } else if let Some(number) = number("DWORD") {
        ("REG_DWORD", Some(Cow::Owned(number.to_string())))
    } else if let Some(number) = number("QWORD") {
        ("REG_QWORD", Some(Cow::Owned(number.to_string())))
    } else {
        ("REG_SZ", Some(Cow::Borrowed(details)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_of_the_registry() {
        for (details, kind, text) in [
            ("DWORD (0x0000000a)", "REG_DWORD", Some("10")),
            ("QWORD (0x00000001-0x00000000)", "REG_QWORD", Some("4294967296")),
            ("Binary Data", "REG_BINARY", None),
            ("C:\\Temp\\a.exe", "REG_SZ", Some("C:\\Temp\\a.exe")),
            ("DWORD (x)", "REG_SZ", Some("DWORD (x)")),
        ] {
            let (found, value) = registry_data(details);
            assert_eq!((found, value.as_deref()), (kind, text), "{details}");
        }
    }
}
