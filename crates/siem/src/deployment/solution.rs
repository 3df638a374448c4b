//! Name and version under which a release is published.

use anyhow::{Result, ensure};

use crate::arguments::SolutionArguments;
use crate::load::wrong_usage;

/// What keys of a release begin with, where nothing else is said.
const NAME: &str = "siem-on-amazon-opensearch-service";

/// Bytes of a name or a version: they are names of folders, too.
const MAX_PART: usize = 100;

/// A solution in a version.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Solution {
    name: String,
    version: String,
}

impl Solution {
    /// As the options say, else `SOLUTION_NAME` and `SIEM_VER`, else this program in its version.
    ///
    /// Ends the program where that is no part of a key.
    pub(crate) fn of(options: &SolutionArguments) -> Solution {
        let said = |option: &Option<String>, variable: &str, otherwise: String| {
            let from_environment = || std::env::var(variable).ok().filter(|value| !value.is_empty());
            option.clone().or_else(from_environment).unwrap_or(otherwise)
        };
        let version = format!("v{}", env!("CARGO_PKG_VERSION"));
        Solution {
            name: said(&options.solution_name, "SOLUTION_NAME", NAME.to_owned()),
            version: said(&options.solution_version, "SIEM_VER", version),
        }
        .checked()
        .unwrap_or_else(|error| wrong_usage(&error.to_string()))
    }

    fn checked(self) -> Result<Solution> {
        for (what, part) in [("name", &self.name), ("version", &self.version)] {
            let is_plain = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
            ensure!(
                is_plain && (1..=MAX_PART).contains(&part.len()) && !part.starts_with('.'),
                "the solution's {what} {part:?} is a part of keys: use up to {MAX_PART} letters, digits, -, _ and ."
            );
        }
        Ok(self)
    }

    /// `NAME/VERSION`: what its keys begin with.
    pub(crate) fn path(&self) -> String {
        format!("{}/{}", self.name, self.version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solution(name: &str, version: &str) -> Result<Solution> {
        Solution { name: name.into(), version: version.into() }.checked()
    }

    #[test]
    fn a_name_is_a_part_of_a_key() {
        assert_eq!(
            solution("siem-on-amazon-elasticsearch", "v2.3.0").unwrap().path(),
            "siem-on-amazon-elasticsearch/v2.3.0"
        );
        for wrong in ["", "a/b", "..", "a b", &"a".repeat(101)] {
            assert!(solution(wrong, "v1").is_err() && solution("a", wrong).is_err(), "{wrong:?}");
        }
    }
}
