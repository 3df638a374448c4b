//! Users' regexes, compiled: by `regex`, whose time is linear in the text, or where a pattern needs look-around or
//! back-references by `fancy-regex`, with a limit on backtracking.

use std::fmt;

use crate::error::Fault;
use crate::python_regex::{self, Classes};

/// Memory one compiled pattern may take: the default of the `regex` crate, stated.
pub const SIZE_LIMIT_BYTES: usize = 10 << 20;
/// Steps of backtracking in one search, after which the text counts as unmatched.
pub const BACKTRACK_LIMIT: usize = 1_000_000;

/// A compiled pattern.
#[derive(Clone, Debug)]
pub enum Pattern {
    /// Linear time.
    Linear(regex::Regex),
    /// Look-around or back-references: may give up at [`BACKTRACK_LIMIT`].
    Backtracking(Box<fancy_regex::Regex>),
}

/// Why a pattern cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// What is wrong with it.
    pub message: String,
    /// What to do about it.
    pub cure: String,
}

impl Pattern {
    /// Compiles a pattern that is searched anywhere in an object key. `\d`, `\w` and `\b` mean ASCII.
    ///
    /// # Errors
    /// It is not a regex, or too large.
    pub fn of_key(pattern: &str) -> Result<Pattern, PatternError> {
        compile(&python_regex::translate(pattern, Classes::Ascii)?)
    }

    /// Compiles a pattern that is matched from the start of a record's text, as `log_pattern` is.
    ///
    /// # Errors
    /// It is not a regex, or too large.
    pub fn of_record(pattern: &str) -> Result<Pattern, PatternError> {
        let translated = python_regex::translate(pattern, Classes::Unicode)?;
        // On its own first: a stray parenthesis must not pair with the group that anchors it.
        compile(&translated)?;
        compile(&format!(r"\A(?:{translated})"))
    }

    /// Whether it is found in `text`; `None` where the search gave up at [`BACKTRACK_LIMIT`].
    #[must_use]
    pub fn is_match(&self, text: &str) -> Option<bool> {
        match self {
            Pattern::Linear(regex) => Some(regex.is_match(text)),
            Pattern::Backtracking(regex) => regex.is_match(text).ok(),
        }
    }
}

/// The spelling of `log_pattern` that the rest of the program sees.
pub(crate) fn record_spelling(pattern: &str) -> Result<String, Fault> {
    python_regex::translate(pattern, Classes::Unicode)
}

fn compile(translated: &str) -> Result<Pattern, PatternError> {
    let linear = match regex::RegexBuilder::new(translated).size_limit(SIZE_LIMIT_BYTES).build() {
        Ok(regex) => return Ok(Pattern::Linear(regex)),
        Err(error) => error,
    };
    if let regex::Error::CompiledTooBig(_) = linear {
        return Err(PatternError {
            message: format!("compiled, the pattern is larger than {} MiB", SIZE_LIMIT_BYTES >> 20),
            cure: "use smaller repetition counts, and [0-9A-Za-z_] for \\w".to_owned(),
        });
    }
    let backtracking = fancy_regex::RegexBuilder::new(translated)
        .backtrack_limit(BACKTRACK_LIMIT)
        .delegate_size_limit(SIZE_LIMIT_BYTES)
        .build();
    match backtracking {
        Ok(regex) => Ok(Pattern::Backtracking(Box::new(regex))),
        Err(fancy) => Err(PatternError { message: why(&linear, &fancy), cure: "correct the regex".to_owned() }),
    }
}

/// The one line of an error that says what is wrong.
fn why(linear: &regex::Error, fancy: &fancy_regex::Error) -> String {
    let linear = linear.to_string();
    let last = linear.lines().last().unwrap_or_default().trim();
    let needs_fancy = last.contains("look-around") || last.contains("backreference");
    let reason = if needs_fancy { fancy.to_string() } else { last.trim_start_matches("error: ").to_owned() };
    format!("not a regex: {reason}")
}

impl From<Fault> for PatternError {
    fn from(fault: Fault) -> Self {
        PatternError { message: fault.message, cure: fault.cure }
    }
}

impl From<PatternError> for Fault {
    fn from(error: PatternError) -> Self {
        Fault::new(error.message, error.cure)
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.message, self.cure)
    }
}

impl std::error::Error for PatternError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_patterns_are_linear() {
        assert!(matches!(Pattern::of_key(r"vpcflowlogs"), Ok(Pattern::Linear(_))));
    }

    #[test]
    fn look_around_and_back_references_work() {
        for (pattern, text) in [(r"(?<!no)log(?=/)", "a/log/"), (r"(?P<q>['\x22])x(?P=q)", "'x'"), (r"(a|b)\1", "bb")] {
            let compiled = Pattern::of_key(pattern).unwrap();
            assert!(matches!(compiled, Pattern::Backtracking(_)), "{pattern}");
            assert_eq!(compiled.is_match(text), Some(true), "{pattern}");
        }
    }

    #[test]
    fn runaway_backtracking_gives_up() {
        let pattern = Pattern::of_key(r"(?:(a|aa)+)\1b$").unwrap();
        assert_eq!(pattern.is_match(&"a".repeat(200)), None);
    }

    #[test]
    fn record_patterns_are_anchored_at_the_start_only() {
        let pattern = Pattern::of_record(r"a|b").unwrap();
        assert_eq!(pattern.is_match("b and more"), Some(true));
        assert_eq!(pattern.is_match("xb"), Some(false));
    }

    #[test]
    fn a_stray_parenthesis_is_an_error_in_spite_of_the_anchor() {
        assert!(Pattern::of_record("a)(?:b").is_err());
    }

    #[test]
    fn errors_are_one_line() {
        let message = |pattern| Pattern::of_key(pattern).unwrap_err().to_string();
        assert_eq!(message("a(b"), "not a regex: unclosed group; correct the regex");
        assert!(message("(?<!a*)b)").starts_with("not a regex: "));
        assert!(message(r"(?:\pL{1000}){1000}").contains("larger than 10 MiB"));
    }
}
