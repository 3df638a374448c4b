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
    // The command line may hold lines that look like these. What stands before it counts where it is first, what stands
    // behind it where it is last.
    fn value_of<'v>(mut lines: impl Iterator<Item = &'v str>, name: &str) -> Option<&'v str> {
        let value = lines.find_map(|line| line.split_once('=').filter(|(key, _)| key.trim() == name))?.1;
        Some(value.trim()).filter(|value| !value.is_empty())
    }
    let first = |name: &str| value_of(context.lines(), name);
    let last = |name: &str| value_of(context.lines().rev(), name);
    doc.set_some(field::PROCESS_TITLE, first("Host Name"));
    doc.set_some(field::PROCESS_ENTITY_ID, first("Host ID"));
    doc.set_some(field::PROCESS_COMMAND_LINE, first("Host Application"));
    doc.set_some(field::FILE_PATH, last("Script Name"));
    if let Some((domain, name)) = last("User").and_then(|user| user.split_once('\\')) {
        doc.set(field::USER_DOMAIN, domain);
        doc.set(field::USER_NAME, name);
    }
}
