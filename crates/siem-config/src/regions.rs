//! All AWS region codes, of all partitions.
//!
//! Source: the partition files of the AWS SDKs, and the codes announced since (`me-west-1`, `sa-west-1`).

/// Region codes, sorted. Add new ones in their place.
const REGIONS: &[&str] = &[
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ca-central-1",
    "ca-west-1",
    "cn-north-1",
    "cn-northwest-1",
    "eu-central-1",
    "eu-central-2",
    "eu-isoe-west-1",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "eusc-de-east-1",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "me-west-1",
    "mx-central-1",
    "sa-east-1",
    "sa-west-1",
    "us-east-1",
    "us-east-2",
    "us-gov-east-1",
    "us-gov-west-1",
    "us-iso-east-1",
    "us-iso-west-1",
    "us-isob-east-1",
    "us-isob-west-1",
    "us-isof-east-1",
    "us-isof-south-1",
    "us-west-1",
    "us-west-2",
];

/// Whether `text` is exactly the code of a region.
#[must_use]
pub fn is_region(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit()) && REGIONS.binary_search(&text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_sorted_for_the_search() {
        assert!(REGIONS.is_sorted());
    }

    #[test]
    fn every_partition_is_known() {
        for code in ["us-east-1", "cn-north-1", "us-gov-west-1", "eusc-de-east-1", "us-iso-east-1", "us-isob-east-1"] {
            assert!(is_region(code), "{code}");
        }
        for code in ["eu-isoe-west-1", "us-isof-south-1", "mx-central-1", "ap-southeast-7"] {
            assert!(is_region(code), "{code}");
        }
    }

    #[test]
    fn what_only_looks_like_a_region_is_none() {
        for text in ["us-east-9", "us-east-1a", "eu-west", "global", "app-east-1", ""] {
            assert!(!is_region(text), "{text}");
        }
    }
}
