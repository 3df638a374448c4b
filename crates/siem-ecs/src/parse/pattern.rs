//! Regexes with named groups: `log_pattern`, anchored at the start of a record, and `file_timestamp_format`, found
//! anywhere in an object key.

use bumpalo::Bump;
use siem_config::{Pattern, PatternError};
use siem_formats::Value;

use super::ParseError;

/// A compiled pattern and its named groups.
#[derive(Debug)]
pub(crate) struct PatternParser {
    pattern: Pattern,
    /// Group number and name.
    groups: Vec<(usize, String)>,
}

impl PatternParser {
    /// A pattern that records begin with.
    ///
    /// # Errors
    /// It is not a regex, or too large.
    pub(crate) fn of_record(pattern: &str) -> Result<PatternParser, PatternError> {
        Ok(PatternParser::new(Pattern::of_record(pattern)?))
    }

    /// A pattern that is found in object keys.
    ///
    /// # Errors
    /// It is not a regex, or too large.
    pub(crate) fn of_key(pattern: &str) -> Result<PatternParser, PatternError> {
        Ok(PatternParser::new(Pattern::of_key(pattern)?))
    }

    fn new(pattern: Pattern) -> PatternParser {
        let names: Vec<Option<&str>> = match &pattern {
            Pattern::Linear(regex) => regex.capture_names().collect(),
            Pattern::Backtracking(regex) => regex.capture_names().collect(),
        };
        let groups = names.into_iter().enumerate().filter_map(|(i, name)| Some((i, name?.to_owned()))).collect();
        PatternParser { pattern, groups }
    }

    /// Whether a group has this name.
    pub(crate) fn has_group(&self, name: &str) -> bool {
        self.groups.iter().any(|(_, group)| group == name)
    }

    /// Matches one text. A group that took no part becomes null, so does a dash alone.
    ///
    /// # Errors
    /// [`ParseError::NoMatch`], [`ParseError::TooManySteps`].
    pub(crate) fn parse<'a>(&'a self, text: &'a str, arena: &'a Bump) -> Result<Value<'a>, ParseError> {
        let field = |found: Option<&'a str>| match found {
            None | Some("" | "-") => Value::Null,
            Some(text) => Value::Str(text),
        };
        let members = match &self.pattern {
            Pattern::Linear(regex) => {
                let captures = regex.captures(text).ok_or(ParseError::NoMatch)?;
                arena.alloc_slice_fill_iter(
                    self.groups.iter().map(|(i, name)| (name.as_str(), field(captures.get(*i).map(|m| m.as_str())))),
                )
            }
            Pattern::Backtracking(regex) => {
                let captures =
                    regex.captures(text).map_err(|_| ParseError::TooManySteps)?.ok_or(ParseError::NoMatch)?;
                arena.alloc_slice_fill_iter(
                    self.groups.iter().map(|(i, name)| (name.as_str(), field(captures.get(*i).map(|m| m.as_str())))),
                )
            }
        };
        Ok(Value::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_groups_become_fields() {
        let arena = Bump::new();
        let parser = PatternParser::of_record(r"(?P<a>\S+) (?P<b>\S+)(?: (?P<c>\S+))?").unwrap();
        let fields = parser.parse("x - rest", &arena).unwrap();
        assert_eq!(fields.get("a").and_then(|v| v.as_str()), Some("x"));
        assert!(fields.get("b").unwrap().is_empty());
        assert_eq!(fields.get("c").and_then(|v| v.as_str()), Some("rest"));
        assert_eq!(parser.parse(" x y", &arena).unwrap_err(), ParseError::NoMatch, "anchored at the start");
    }

    #[test]
    fn look_around_works_and_endless_backtracking_is_given_up() {
        let arena = Bump::new();
        let parser = PatternParser::of_record(r"(?P<a>\w+)(?!x) (?P<b>.*)").unwrap();
        assert!(parser.parse("ab cd", &arena).is_ok());
        let evil = PatternParser::of_record(r"(?P<a>(x+x+)+)(?=y)").unwrap();
        assert_eq!(evil.parse(&"x".repeat(64), &arena).unwrap_err(), ParseError::TooManySteps);
        assert!(PatternParser::of_record("(?P<a>").is_err());
        assert!(PatternParser::of_record("(?P<a>x)|y)|(z").is_err(), "a stray parenthesis ends no anchor");
    }
}
