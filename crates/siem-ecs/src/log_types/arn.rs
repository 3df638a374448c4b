//! The parts of an Amazon Resource Name: `arn:partition:service:region:account:resource`.

use crate::document::Document;
use crate::schema::field;

/// Parts of an ARN; region and account are empty where the service has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Arn<'a> {
    pub(crate) service: &'a str,
    pub(crate) region: &'a str,
    pub(crate) account: &'a str,
    pub(crate) resource: &'a str,
}

impl<'a> Arn<'a> {
    /// Reads `text`; `None` for anything else.
    pub(crate) fn parse(text: &'a str) -> Option<Arn<'a>> {
        let mut rest = text.strip_prefix("arn:aws")?;
        let mut part = || {
            let end = rest.bytes().position(|byte| byte == b':')?;
            let part = &rest[..end];
            rest = &rest[end + 1..];
            Some(part)
        };
        // What the partition's name has behind `aws`.
        part()?;
        let (service, region, account) = (part()?, part()?, part()?);
        Some(Arn { service, region, account, resource: rest })
    }
}

/// Account and region of a record, as the first of these fields that holds an ARN has them.
pub(super) fn set_account_and_region(doc: &mut Document<'_>, fields: &[&str]) {
    if let Some(arn) = fields.iter().find_map(|name| Arn::parse(doc.text(name)?)) {
        doc.set(field::CLOUD_ACCOUNT_ID, arn.account);
        doc.set(field::CLOUD_REGION, arn.region);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_all_partitions() {
        let arn = Arn::parse("arn:aws-cn:elasticloadbalancing:cn-north-1:123456789012:targetgroup/x/1:2").unwrap();
        assert_eq!((arn.service, arn.region, arn.account), ("elasticloadbalancing", "cn-north-1", "123456789012"));
        assert_eq!(arn.resource, "targetgroup/x/1:2");
        assert_eq!(Arn::parse("arn:aws:s3:::bucket/key").unwrap().resource, "bucket/key");
        assert_eq!(Arn::parse("urn:aws:s3:::bucket"), None);
        assert_eq!(Arn::parse("arn:aws:s3"), None);
    }
}
