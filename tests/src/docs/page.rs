//! One page: its prose as it stands, its parts between markers as they should be.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::read;

/// Sections of a type's page, in order, and who writes them.
const SECTIONS: [(&str, Writer); 5] = [
    ("Switching it on", Writer::People),
    ("Delivery", Writer::People),
    ("Fields", Writer::Program),
    ("Example", Writer::Program),
    ("What differs from the Python solution", Writer::People),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Writer {
    People,
    Program,
}

/// A page and what it should become.
pub(super) struct Page {
    path: PathBuf,
    on_disk: String,
    text: String,
    problems: Vec<String>,
}

impl Page {
    pub(super) fn read(path: PathBuf) -> Result<Page> {
        let text = read(&path)?;
        Ok(Page { path, on_disk: text.clone(), text, problems: Vec::new() })
    }

    /// What the marker that begins a part says behind the part's name.
    pub(super) fn note(&self, part: &str) -> Option<&str> {
        let (from, _) = span(&self.text, part)?;
        self.text[..from].rfind("<!--").map(|at| &self.text[at..from])
    }

    /// What stands between the markers of a part.
    pub(super) fn part(&self, part: &str) -> Option<&str> {
        let (from, to) = span(&self.text, part)?;
        Some(&self.text[from..to])
    }

    /// The page's title, if it is the page of this type.
    pub(super) fn title_of(&self, log_type: &str) -> Option<&str> {
        let title = self.text.lines().next()?.strip_prefix("# ")?;
        title.strip_suffix(&format!(" (`{log_type}`)"))
    }

    /// Puts what a program makes between the markers of a part.
    pub(super) fn fill(&mut self, part: &str, made: &str) {
        match span(&self.text, part) {
            Some((from, to)) => self.text.replace_range(from..to, &format!("\n\n{}\n\n", made.trim_end())),
            None => self.problems.push(format!("there is no <!-- begin {part} --> … <!-- end {part} -->")),
        }
    }

    /// Looks for the sections that every type's page has, and for the prose in them.
    pub(super) fn expect_sections(&mut self, log_type: &str) {
        if self.title_of(log_type).is_none() {
            self.problems.push(format!("the first line is not `# <title> (`{log_type}`)`"));
        }
        let mut sections = self.text.split("\n## ");
        let lead = sections.next().unwrap_or_default();
        if lead.lines().skip(1).all(str::is_empty) {
            self.problems.push("nothing below the title says what the log tells".to_owned());
        }
        for (heading, writer) in SECTIONS {
            match sections.find_map(|section| section.strip_prefix(heading)?.strip_prefix('\n')) {
                None => {
                    self.problems.push(format!("`## {heading}` is missing, or not where other pages have it"));
                    break;
                }
                Some(body) if writer == Writer::People && prose(body).is_empty() => {
                    self.problems.push(format!("nobody has written `## {heading}`"));
                }
                Some(_) => {}
            }
        }
    }

    pub(super) fn write_if_asked(&self) -> Result<()> {
        if std::env::var_os("SIEM_UPDATE_DOCS").is_some() && self.text != self.on_disk {
            fs::write(&self.path, &self.text).with_context(|| self.path.display().to_string())?;
        }
        Ok(())
    }

    /// What is wrong, with the page's name.
    pub(super) fn problems(self) -> Vec<String> {
        let mut problems = self.problems;
        if fs::read_to_string(&self.path).ok().as_deref() != Some(self.text.as_str()) {
            problems.push("not what it is made from: `cargo xtask docs` writes it anew".to_owned());
        }
        problems.into_iter().map(|problem| format!("{}: {problem}", self.path.display())).collect()
    }
}

/// What a marker says about the example: ``case `queries`, record 2``.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice<'t> {
    /// Name of the golden case.
    pub(super) case: &'t str,
    /// Which of its documents, counted from 1.
    pub(super) record: usize,
}

impl<'t> Choice<'t> {
    pub(super) fn parse(note: &'t str) -> Option<Choice<'t>> {
        let (case, rest) = note.split_once("case `")?.1.split_once('`')?;
        let record = rest.strip_prefix(", record ").and_then(|rest| rest.split(' ').next()?.parse().ok());
        Some(Choice { case, record: record.unwrap_or(1) })
    }
}

/// Where the text between the markers of a part begins and ends.
fn span(text: &str, part: &str) -> Option<(usize, usize)> {
    let begin = [":", " "].iter().find_map(|next| text.find(&format!("<!-- begin {part}{next}")))?;
    let from = begin + text[begin..].find("-->")? + "-->".len();
    let to = from + text[from..].find(&format!("<!-- end {part} -->"))?;
    Some((from, to))
}

/// A section's text without what stands between markers.
fn prose(body: &str) -> &str {
    body.split("<!-- begin").next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "# Doors (`door`)\n\nWho came.\n\n## Switching it on\n\nTurn the key.\n\n## Delivery\n\nDaily.\n\n\
        <!-- begin facts: written by `cargo xtask docs` -->\nold\n<!-- end facts -->\n\n## Fields\n\n## Example\n\n\
        <!-- begin example: case `front` -->\n<!-- end example -->\n\n## What differs from the Python solution\n\nAll.\n";

    fn page(text: &str) -> Page {
        Page { path: PathBuf::from("door.md"), on_disk: text.to_owned(), text: text.to_owned(), problems: Vec::new() }
    }

    fn faults(text: &str) -> Vec<String> {
        let mut page = page(text);
        page.expect_sections("door");
        page.problems
    }

    #[test]
    fn a_part_is_replaced_between_its_markers() {
        let mut page = page(PAGE);
        page.fill("facts", "new\n");
        assert_eq!(page.text, PAGE.replace("-->\nold\n<!-- end", "-->\n\nnew\n\n<!-- end"));
        page.fill("fields", "new");
        assert_eq!(page.problems, ["there is no <!-- begin fields --> … <!-- end fields -->"]);
    }

    #[test]
    fn a_marker_may_choose_the_example() {
        let chosen =
            |text: &str, part| page(text).note(part).and_then(Choice::parse).map(|c| (c.case.to_owned(), c.record));
        assert_eq!(chosen(PAGE, "example"), Some(("front".to_owned(), 1)));
        assert_eq!(chosen(&PAGE.replace("`front`", "`back`, record 12"), "example"), Some(("back".to_owned(), 12)));
        assert_eq!(chosen(PAGE, "facts"), None);
    }

    #[test]
    fn title_and_prose_are_looked_for() {
        assert_eq!(faults(PAGE), [""; 0]);
        assert_eq!(page(PAGE).title_of("door"), Some("Doors"));
        assert_eq!(faults(&PAGE.replace("Turn the key.", "")), ["nobody has written `## Switching it on`"]);
        assert_eq!(faults(&PAGE.replace("Daily.", "")), ["nobody has written `## Delivery`"]);
        assert_eq!(faults(&PAGE.replace("Who came.", "")), ["nothing below the title says what the log tells"]);
        assert_eq!(faults(&PAGE.replace("(`door`)", "")), ["the first line is not `# <title> (`door`)`"]);
        let missing = "`## Example` is missing, or not where other pages have it";
        assert_eq!(faults(&PAGE.replace("## Example", "## Samples")), [missing]);
    }
}
