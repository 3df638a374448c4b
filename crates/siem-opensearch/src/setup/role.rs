//! The role of those who load.

use super::call::{Line, Trouble, Write};
use super::{document, holds};

/// The role's name in the security plugin.
pub const LOADER_ROLE: &str = "aws_log_loader";

const ROLE: &str = include_str!("../../../../config/roles/aws_log_loader.json");

pub(super) async fn look(line: &Line<'_>) -> Result<Vec<Write>, Trouble> {
    let path = format!("/_plugins/_security/api/roles/{LOADER_ROLE}");
    let wanted = document(ROLE);
    match line.find(&path).await? {
        Some(there) if holds(&there[LOADER_ROLE], &wanted) => Ok(Vec::new()),
        _ => Ok(vec![Write::put(path, wanted, format!("the role {LOADER_ROLE}"))]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loader_deletes_nothing_but_dead_letters_and_administers_nothing() {
        let role = document(ROLE);
        let all = role["index_permissions"].as_array().unwrap();
        let may = |action: &str| all.iter().filter(|one| one.to_string().contains(action)).count();
        assert_eq!(all.len(), 2);
        assert_eq!((may("indices:data/write/delete"), may("indices:admin/delete"), may("\"*\"")), (1, 0, 0));
        assert_eq!(all[1]["index_patterns"], serde_json::json!(["log-siem-deadletter-*"]));
        assert!(!role["cluster_permissions"].to_string().contains("put"));
    }
}
