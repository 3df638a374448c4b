//! What can be wrong with a configuration, and how it is told: place, fault, cure.

use std::fmt;

/// Where in the configuration something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Name of the source: `user.ini`.
    pub source: String,
    /// Line, from 1; 0 where no single line is to blame.
    pub line: usize,
    /// Section, without brackets.
    pub section: Option<String>,
    /// Option.
    pub option: Option<String>,
}

/// One thing that is wrong (an error) or looks wrong (a warning).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it is.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub cure: String,
}

/// Everything that is wrong with a configuration; never empty. Trying again is useless until a file is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// In the order of the files, then of their lines.
    pub problems: Vec<Problem>,
}

/// A fault of a value, before it is known where the value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) message: String,
    pub(crate) cure: String,
}

impl Fault {
    pub(crate) fn new(message: impl Into<String>, cure: impl Into<String>) -> Fault {
        Fault { message: message.into(), cure: cure.into() }
    }

    pub(crate) fn at(self, place: Place) -> Problem {
        Problem { place, message: self.message, cure: self.cure }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        f.write_str(":")?;
        if let Some(section) = &self.section {
            write!(f, " [{section}]")?;
        }
        if let Some(option) = &self.option {
            write!(f, " {option}:")?;
        }
        Ok(())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.place, self.message)?;
        if !self.cure.is_empty() {
            write!(f, "; {}", self.cure)?;
        }
        Ok(())
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, problem) in self.problems.iter().enumerate() {
            if position > 0 {
                f.write_str("\n")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for ConfigError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_reads_place_fault_cure() {
        let place = Place {
            source: "user.ini".into(),
            line: 12,
            section: Some("vpcflowlogs".into()),
            option: Some("index_rotation".into()),
        };
        let problem = Fault::new("`dayly` is not a rotation", "use daily").at(place);
        assert_eq!(
            problem.to_string(),
            "user.ini:12: [vpcflowlogs] index_rotation: `dayly` is not a rotation; use daily"
        );
    }

    #[test]
    fn every_problem_has_its_line_in_the_error() {
        let problem =
            |line| Fault::new("odd", "fix it").at(Place { source: "user.ini".into(), line, ..Place::default() });
        let error = ConfigError { problems: vec![problem(1), problem(7)] };
        assert_eq!(error.to_string(), "user.ini:1: odd; fix it\nuser.ini:7: odd; fix it");
    }
}
