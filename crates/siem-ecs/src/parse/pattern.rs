//! `log_pattern`: a regex with named groups, anchored at the start.

use bumpalo::Bump;
use siem_formats::Value;

use super::ParseError;

/// A compiled `log_pattern`.
#[derive(Debug)]
pub(crate) struct PatternParser {
    regex: Engine,
    /// Group number and name.
    groups: Vec<(usize, String)>,
}

/// The linear-time engine wherever it can; the backtracking one only for look-around and back-references.
#[derive(Debug)]
enum Engine {
    Linear(regex::Regex),
    Backtracking(fancy_regex::Regex),
}

/// Compiled size limit of a pattern: 10 MB, as the regex crate's default.
const SIZE_LIMIT: usize = 10 << 20;
/// Steps a backtracking match may take.
const BACKTRACK_LIMIT: usize = 1_000_000;

impl PatternParser {
    /// Compiles `pattern`.
    ///
    /// # Errors
    /// What the regex engine says.
    pub(crate) fn new(pattern: &str) -> Result<PatternParser, String> {
        let anchored = format!("^(?:{pattern})");
        let regex = match regex::RegexBuilder::new(&anchored).size_limit(SIZE_LIMIT).build() {
            Ok(regex) => Engine::Linear(regex),
            Err(regex::Error::CompiledTooBig(limit)) => return Err(format!("compiles to more than {limit} bytes")),
            Err(_) => Engine::Backtracking(
                fancy_regex::RegexBuilder::new(&anchored)
                    .backtrack_limit(BACKTRACK_LIMIT)
                    .build()
                    .map_err(|error| error.to_string())?,
            ),
        };
        let names: Vec<Option<&str>> = match &regex {
            Engine::Linear(regex) => regex.capture_names().collect(),
            Engine::Backtracking(regex) => regex.capture_names().collect(),
        };
        let groups = names.into_iter().enumerate().filter_map(|(i, name)| Some((i, name?.to_owned()))).collect();
        Ok(PatternParser { regex, groups })
    }

    /// Matches one record. A group that took no part becomes null, so does a dash alone.
    ///
    /// # Errors
    /// [`ParseError::NoMatch`], [`ParseError::TooManySteps`].
    pub(crate) fn parse<'a>(&'a self, text: &'a str, arena: &'a Bump) -> Result<Value<'a>, ParseError> {
        let field = |found: Option<&'a str>| match found {
            None | Some("" | "-") => Value::Null,
            Some(text) => Value::Str(text),
        };
        let members = match &self.regex {
            Engine::Linear(regex) => {
                let captures = regex.captures(text).ok_or(ParseError::NoMatch)?;
                arena.alloc_slice_fill_iter(
                    self.groups.iter().map(|(i, name)| (name.as_str(), field(captures.get(*i).map(|m| m.as_str())))),
                )
            }
            Engine::Backtracking(regex) => {
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
        let parser = PatternParser::new(r"(?P<a>\S+) (?P<b>\S+)(?: (?P<c>\S+))?").unwrap();
        let fields = parser.parse("x - rest", &arena).unwrap();
        assert_eq!(fields.get("a").and_then(|v| v.as_str()), Some("x"));
        assert!(fields.get("b").unwrap().is_empty());
        assert_eq!(fields.get("c").and_then(|v| v.as_str()), Some("rest"));
        assert_eq!(parser.parse(" x y", &arena).unwrap_err(), ParseError::NoMatch, "anchored at the start");
    }

    #[test]
    fn look_around_works_and_endless_backtracking_is_given_up() {
        let arena = Bump::new();
        let parser = PatternParser::new(r"(?P<a>\w+)(?!x) (?P<b>.*)").unwrap();
        assert!(parser.parse("ab cd", &arena).is_ok());
        let evil = PatternParser::new(r"(?P<a>(x+x+)+)(?=y)").unwrap();
        assert_eq!(evil.parse(&"x".repeat(64), &arena).unwrap_err(), ParseError::TooManySteps);
        assert!(PatternParser::new("(?P<a>").is_err());
    }
}
