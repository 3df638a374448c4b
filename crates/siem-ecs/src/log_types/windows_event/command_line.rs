//! A command line of Windows in its arguments.
//!
//! Source: Microsoft C++ documentation, "Parsing C command-line arguments": blanks part arguments but inside quotes;
//! backslashes are themselves but in front of a quote, where two of them are one, and an odd one makes the quote a
//! letter; inside quotes two quotes are one.

use bumpalo::Bump;
use bumpalo::collections::{String, Vec};

/// The arguments, without the quotes around them.
pub(super) fn arguments<'a>(line: &'a str, arena: &'a Bump) -> &'a [&'a str] {
    let mut arguments = Vec::new_in(arena);
    let mut rest = line.trim_start_matches([' ', '\t']);
    while !rest.is_empty() {
        let (argument, behind) = first(rest, arena);
        arguments.push(argument);
        rest = behind.trim_start_matches([' ', '\t']);
    }
    arguments.into_bump_slice()
}

/// The first argument, and what stands behind it.
fn first<'a>(line: &'a str, arena: &'a Bump) -> (&'a str, &'a str) {
    let end = line.find([' ', '\t']).unwrap_or(line.len());
    if !line[..end].contains('"') {
        return line.split_at(end);
    }
    let mut argument = String::new_in(arena);
    let (mut quoted, mut backslashes) = (false, 0);
    let mut letters = line.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' {
            backslashes += 1;
            continue;
        }
        let kept = if letter == '"' { backslashes / 2 } else { backslashes };
        argument.extend(std::iter::repeat_n('\\', kept));
        let is_escaped = backslashes % 2 == 1;
        backslashes = 0;
        match letter {
            ' ' | '\t' if !quoted => return (argument.into_bump_str(), &line[at..]),
            '"' if is_escaped => argument.push('"'),
            '"' => {
                if quoted && letters.next_if(|(_, next)| *next == '"').is_some() {
                    argument.push('"');
                } else {
                    quoted = !quoted;
                }
            }
            other => argument.push(other),
        }
    }
    argument.extend(std::iter::repeat_n('\\', backslashes));
    (argument.into_bump_str(), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_backslashes() {
        let arena = Bump::new();
        for (line, expected) in [
            (r"cmd.exe /c dir C:\", &["cmd.exe", "/c", "dir", r"C:\"][..]),
            (r#""C:\Program Files\a.exe"  -x "b c""#, &[r"C:\Program Files\a.exe", "-x", "b c"]),
            (r#"a "b\"c" d\\"e f"g"#, &["a", "b\"c", r"d\e fg"]),
            (r#"a "b ""c"" d" "" "#, &["a", "b \"c\" d", ""]),
            (r#"a "never ends"#, &["a", "never ends"]),
            (r#"a "x\\" y"#, &["a", r"x\", "y"]),
            ("é\t\"ü ö\"", &["é", "ü ö"]),
            ("", &[]),
            ("  ", &[]),
        ] {
            assert_eq!(arguments(line, &arena), expected, "{line}");
        }
    }
}
