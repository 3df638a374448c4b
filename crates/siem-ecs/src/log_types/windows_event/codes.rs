//! Numbers of Windows in words.
//!
//! Sources: Windows Protocols, MS-ERREF 2.3.1 "NTSTATUS values"; RFC 4120, 7.5.9 "Error codes"; RFC 3961, 8 and
//! RFC 4757 "Encryption types"; Windows Security documentation, events 4624 (logon types), 4657 (types of the registry) and
//! 4663 (access masks).

/// Why a sign-in failed: `Status` and `SubStatus` of 4625 and 4776.
pub(super) fn logon_failure(status: u64) -> Option<&'static str> {
    Some(match status {
        0xc000_005e => "no logon servers are available",
        0xc000_0064 => "the user does not exist",
        0xc000_006a => "the password is wrong",
        0xc000_006d => "the user name or the password is wrong",
        0xc000_006e => "the account is restricted",
        0xc000_006f => "outside of the allowed hours",
        0xc000_0070 => "from a workstation that is not allowed",
        0xc000_0071 => "the password has expired",
        0xc000_0072 => "the account is disabled",
        0xc000_00dc => "the server is in the wrong state",
        0xc000_0133 => "the clocks are too far apart",
        0xc000_015b => "this type of logon is not granted",
        0xc000_018c => "the trust with the domain failed",
        0xc000_0192 => "the logon service is not started",
        0xc000_0193 => "the account has expired",
        0xc000_0224 => "the password must be changed",
        0xc000_0234 => "the account is locked out",
        0xc000_0371 => "the local password store is not available",
        0xc000_0413 => "the authentication firewall refused it",
        _ => return None,
    })
}

/// Why a ticket was refused: `Status` of 4768, 4769 and 4771.
pub(super) fn kerberos_failure(status: u64) -> Option<&'static str> {
    Some(match status {
        0x06 => "the client is unknown",
        0x07 => "the server is unknown",
        0x09 => "there is no key",
        0x0c => "the policy refuses it",
        0x0d => "an option cannot be granted",
        0x0e => "the encryption type is not supported",
        0x0f => "the checksum type is not supported",
        0x10 => "the pre-authentication type is not supported",
        0x12 => "the account is disabled, expired or locked out",
        0x17 => "the password has expired",
        0x18 => "the password is wrong",
        0x19 => "pre-authentication is required",
        0x1b => "user-to-user authentication is required",
        0x1f => "the integrity check failed",
        0x20 => "the ticket has expired",
        0x21 => "the ticket is not yet valid",
        0x22 => "the request is a replay",
        0x25 => "the clocks are too far apart",
        0x29 => "the message was modified",
        0x3c => "an error without a number of its own",
        _ => return None,
    })
}

/// How somebody signed in: `LogonType`.
pub(super) fn logon_type(number: &str) -> Option<&'static str> {
    Some(match number {
        "0" => "system",
        "2" => "interactive",
        "3" => "network",
        "4" => "batch",
        "5" => "service",
        "7" => "unlock",
        "8" => "network_cleartext",
        "9" => "new_credentials",
        "10" => "remote_interactive",
        "11" => "cached_interactive",
        "12" => "cached_remote_interactive",
        "13" => "cached_unlock",
        _ => return None,
    })
}

/// What a ticket is encrypted with: `TicketEncryptionType`.
pub(super) fn ticket_encryption(number: u64) -> Option<&'static str> {
    Some(match number {
        0x01 => "des-cbc-crc",
        0x03 => "des-cbc-md5",
        0x11 => "aes128-cts-hmac-sha1-96",
        0x12 => "aes256-cts-hmac-sha1-96",
        0x13 => "aes128-cts-hmac-sha256-128",
        0x14 => "aes256-cts-hmac-sha384-192",
        0x17 => "rc4-hmac",
        0x18 => "rc4-hmac-exp",
        _ => return None,
    })
}

/// `Level` of `System`.
pub(super) fn level(number: &str) -> Option<&'static str> {
    Some(match number {
        "0" | "4" => "information",
        "1" => "critical",
        "2" => "error",
        "3" => "warning",
        "5" => "verbose",
        _ => return None,
    })
}

/// What rights to a file or a key were used for: `AccessMask`.
pub(super) fn access_type(mask: u64) -> &'static str {
    /// Writing or adding data and attributes; a key's values and subkeys have the first two bits of these.
    const WRITE: u64 = 0x2 | 0x4 | 0x10 | 0x100;
    /// Permissions and owner.
    const CONTROL: u64 = 0x4_0000 | 0x8_0000;
    const DELETE: u64 = 0x1_0000 | 0x40;
    match mask {
        mask if mask & DELETE != 0 => "deletion",
        mask if mask & (WRITE | CONTROL) != 0 => "change",
        _ => "access",
    }
}

/// The hive that a path of the registry begins with, and the key in it: as the kernel names them, and as Sysmon does.
pub(super) fn registry_hive(path: &str) -> (Option<&'static str>, &str) {
    let strip = |prefix: &str| {
        let rest = path.get(prefix.len()..)?;
        (path[..prefix.len()].eq_ignore_ascii_case(prefix) && (rest.is_empty() || rest.starts_with('\\')))
            .then_some(rest)
    };
    for (prefix, hive) in [
        (r"\REGISTRY\MACHINE", "HKLM"),
        (r"\REGISTRY\USER", "HKU"),
        ("HKLM", "HKLM"),
        ("HKU", "HKU"),
        ("HKCR", "HKCR"),
        ("HKCU", "HKCU"),
        ("HKCC", "HKCC"),
    ] {
        if let Some(rest) = strip(prefix) {
            return (Some(hive), rest.trim_start_matches('\\'));
        }
    }
    (None, path)
}

/// The type of a value of the registry: `NewValueType` of 4657, a number of the message table.
pub(super) fn registry_type(number: &str) -> Option<&'static str> {
    Some(match number {
        "%%1872" => "REG_NONE",
        "%%1873" => "REG_SZ",
        "%%1874" => "REG_EXPAND_SZ",
        "%%1875" => "REG_BINARY",
        "%%1876" => "REG_DWORD",
        "%%1879" => "REG_MULTI_SZ",
        "%%1883" => "REG_QWORD",
        _ => return None,
    })
}

/// A number, decimal or `0x…`.
pub(super) fn number(text: &str) -> Option<u64> {
    match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(digits) => u64::from_str_radix(digits, 16).ok(),
        // Some agents take the bits of a status for a number with a sign.
        None => text.parse().ok().or_else(|| text.parse::<i32>().ok().map(|n| u64::from(n.cast_unsigned()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_words() {
        assert_eq!(number("0xC000006A").and_then(logon_failure), Some("the password is wrong"));
        assert_eq!(number("0x18").and_then(kerberos_failure), Some("the password is wrong"));
        assert_eq!(logon_type("10"), Some("remote_interactive"));
        assert_eq!(number("0x17").and_then(ticket_encryption), Some("rc4-hmac"));
        assert_eq!(level("2"), Some("error"));
        for (text, found) in
            [("1234", Some(1234)), ("0x4d2", Some(1234)), ("-1073741718", Some(0xc000_006a)), ("%%1", None), ("", None)]
        {
            assert_eq!(number(text), found, "{text}");
        }
    }

    #[test]
    fn hives() {
        assert_eq!(registry_hive(r"\REGISTRY\MACHINE\SOFTWARE\x"), (Some("HKLM"), r"SOFTWARE\x"));
        assert_eq!(registry_hive(r"HKU\S-1-5-18\x"), (Some("HKU"), r"S-1-5-18\x"));
        assert_eq!(registry_hive("HKLM"), (Some("HKLM"), ""));
        assert_eq!(registry_hive(r"HKLMx\y"), (None, r"HKLMx\y"));
        assert_eq!(registry_hive("é"), (None, "é"));
    }

    #[test]
    fn rights_tell_what_they_are_used_for() {
        assert_eq!(access_type(0x1), "access");
        assert_eq!(access_type(0x2 | 0x1), "change");
        assert_eq!(access_type(0x10000 | 0x2), "deletion");
        assert_eq!(access_type(0x40000), "change");
    }
}
