//! Records that are not loaded: the loader's own reads, which would feed themselves for ever.

use crate::document::Document;
use crate::plan::Plan;

/// Who the loader is. A record is own only if the *authenticated* principal is this role and it read one of these
/// buckets: names, addresses and user agents prove nothing, since whoever writes a log line can write them.
#[derive(Clone, Debug, Default)]
pub struct OwnIdentity {
    /// Role ARN, `arn:aws:iam::123456789012:role/aes-siem-es-loader-role`; paths allowed.
    pub role_arn: Option<String>,
    /// Log and geo buckets.
    pub buckets: Vec<String>,
}

impl OwnIdentity {
    /// Whether `arn` is the loader's role, or a session of it
    /// (`arn:aws:sts::123456789012:assumed-role/<role>/<session>`).
    #[must_use]
    pub fn is_role(&self, arn: &str) -> bool {
        let Some(role) = &self.role_arn else { return false };
        if arn == role {
            return true;
        }
        let (Some((role_account, role_name)), Some((account, name))) = (role_of(role), session_of(arn)) else {
            return false;
        };
        role_account == account && role_name == name
    }

    /// Whether `bucket` is one of the loader's.
    #[must_use]
    pub fn is_bucket(&self, bucket: &str) -> bool {
        self.buckets.iter().any(|own| own == bucket)
    }
}

/// Account and name of a role ARN.
fn role_of(arn: &str) -> Option<(&str, &str)> {
    let (account, resource) = account_and_resource(arn, "iam")?;
    Some((account, resource.strip_prefix("role/")?.rsplit('/').next()?))
}

/// Account and role name of an assumed-role session ARN.
fn session_of(arn: &str) -> Option<(&str, &str)> {
    let (account, resource) = account_and_resource(arn, "sts")?;
    Some((account, resource.strip_prefix("assumed-role/")?.split('/').next()?))
}

fn account_and_resource<'a>(arn: &'a str, service: &str) -> Option<(&'a str, &'a str)> {
    let mut parts = arn.splitn(6, ':');
    let (scheme, partition, found, _region) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    if scheme != "arn" || !partition.starts_with("aws") || found != service {
        return None;
    }
    Some((parts.next()?, parts.next()?))
}

/// The rule by which a record is left out, if any.
pub(crate) fn rule(plan: &Plan, own: &OwnIdentity, doc: &Document<'_>) -> Option<&'static str> {
    let is_own = plan.code.and_then(|code| code.is_own)?;
    (plan.ignore_own_logs && own.role_arn.is_some() && is_own(doc, own)).then_some("own_logs")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_authenticated_role_is_own() {
        let own = OwnIdentity {
            role_arn: Some("arn:aws:iam::123456789012:role/service/aes-siem-loader".into()),
            buckets: vec!["aes-siem-123456789012-log".into()],
        };
        assert!(own.is_role("arn:aws:iam::123456789012:role/service/aes-siem-loader"));
        assert!(own.is_role("arn:aws:sts::123456789012:assumed-role/aes-siem-loader/aes-siem-es-loader"));
        assert!(!own.is_role("arn:aws:sts::111122223333:assumed-role/aes-siem-loader/x"), "another account");
        assert!(!own.is_role("arn:aws:sts::123456789012:assumed-role/other/aes-siem-loader"));
        assert!(!own.is_role("aes-siem-loader"));
        assert!(!OwnIdentity::default().is_role(""));
    }
}
