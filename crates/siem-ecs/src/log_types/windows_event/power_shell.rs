//! PowerShell's own words for where a command ran: `ContextInfo` of module logging, lines of `Name = value`.
//!
//! Source: PowerShell documentation, "about_Logging_Windows"; the resources of its event provider.

use super::data;
use crate::document::Document;
use crate::schema::field;

/// The program that runs PowerShell, and whom it runs for.
pub(super) fn set_context(doc: &mut Document<'_>, provider: &str) {
    if !matches!(provider, "Microsoft-Windows-PowerShell" | "PowerShellCore") {
        return;
    }
    let Some(context) = data(doc, "ContextInfo") else { return };
    // What was run stands behind these lines, and may hold lines that look like them: the first counts.
    let value = |name: &str| {
        let found = context.lines().filter_map(|line| line.split_once('=')).find(|(key, _)| key.trim() == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    };
    doc.set_some(field::PROCESS_TITLE, value("Host Name"));
    doc.set_some(field::PROCESS_ENTITY_ID, value("Host ID"));
    doc.set_some(field::PROCESS_COMMAND_LINE, value("Host Application"));
    doc.set_some(field::FILE_PATH, value("Script Name"));
    if let Some((domain, name)) = value("User").and_then(|user| user.split_once('\\')) {
        doc.set(field::USER_DOMAIN, domain);
        doc.set(field::USER_NAME, name);
    }
}
