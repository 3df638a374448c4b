//! Regexes as Python's `re` spells them, in the spelling of the `regex` and `fancy-regex` crates.
//!
//! Users of the original wrote patterns for Python. Most spell alike; what does not is translated where the meaning
//! can be kept, else refused with the cure.

use std::iter::Peekable;
use std::str::Chars;

use crate::error::Fault;

/// What `\d`, `\w` and `\b` mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Classes {
    /// Letters and digits of any script, as in Python.
    Unicode,
    /// ASCII only: for object keys, where it saves most of the time of compiling.
    Ascii,
}

/// `pattern` in the spelling of the `regex` crate.
pub(crate) fn translate(pattern: &str, classes: Classes) -> Result<String, Fault> {
    let mut translator =
        Translator { rest: pattern.chars().peekable(), out: String::with_capacity(pattern.len() + 16), classes };
    while let Some(character) = translator.rest.next() {
        match character {
            '\\' => translator.escape()?,
            '[' => translator.class()?,
            '(' => translator.group()?,
            '{' => translator.repetition(),
            other => translator.out.push(other),
        }
    }
    Ok(translator.out)
}

struct Translator<'p> {
    rest: Peekable<Chars<'p>>,
    out: String,
    classes: Classes,
}

impl Translator<'_> {
    /// After a backslash outside a class.
    fn escape(&mut self) -> Result<(), Fault> {
        let Some(character) = self.rest.next() else {
            return Err(Fault::new("it ends with a backslash", "write a literal backslash as `\\\\`"));
        };
        match character {
            'Z' => self.out.push_str(r"\z"),
            'd' if self.classes == Classes::Ascii => self.out.push_str("[0-9]"),
            'w' if self.classes == Classes::Ascii => self.out.push_str("[0-9A-Za-z_]"),
            'b' if self.classes == Classes::Ascii => self.out.push_str(r"(?-u:\b)"),
            // `regex` reads these as word boundaries.
            '<' | '>' => self.out.push(character),
            _ => return self.other_escape(character),
        }
        Ok(())
    }

    /// What is spelled alike inside and outside of classes.
    fn other_escape(&mut self, character: char) -> Result<(), Fault> {
        match character {
            '0' => {
                let mut value = 0;
                for _ in 0..2 {
                    let Some(digit) = self.rest.peek().and_then(|c| c.to_digit(8)) else { break };
                    value = value * 8 + digit;
                    self.rest.next();
                }
                self.out.push_str(&format!("\\x{{{value:x}}}"));
            }
            'N' => {
                return Err(Fault::new("`\\N{…}` names a character", "write the character itself, or \\uXXXX"));
            }
            // Code points and properties, not a repetition: `\x{41}`, `\p{L}`.
            'p' | 'P' | 'x' | 'u' | 'U' => {
                self.out.extend(['\\', character]);
                if self.rest.peek() == Some(&'{') {
                    for character in self.rest.by_ref() {
                        self.out.push(character);
                        if character == '}' {
                            break;
                        }
                    }
                }
            }
            character if character.is_ascii() => self.out.extend(['\\', character]),
            character => self.out.push(character),
        }
        Ok(())
    }

    /// After the `[` of a class. Python knows no nested classes and no set operations.
    fn class(&mut self) -> Result<(), Fault> {
        self.out.push('[');
        if self.rest.next_if_eq(&'^').is_some() {
            self.out.push('^');
        }
        let mut is_first = true;
        let mut after_dash = false;
        while let Some(character) = self.rest.next() {
            let was_first = std::mem::replace(&mut is_first, false);
            let was_dash = std::mem::replace(&mut after_dash, character == '-');
            match character {
                ']' if !was_first => {
                    self.out.push(']');
                    return Ok(());
                }
                '\\' => match self.rest.next() {
                    None => break,
                    Some('b') => self.out.push_str(r"\x08"),
                    Some('d') if self.classes == Classes::Ascii => self.out.push_str("0-9"),
                    Some('w') if self.classes == Classes::Ascii => self.out.push_str("0-9A-Za-z_"),
                    Some(angle @ ('<' | '>')) => self.out.push(angle),
                    Some(other) => self.other_escape(other)?,
                },
                '[' | ']' | '&' | '~' => self.out.extend(['\\', character]),
                '-' if was_dash => self.out.push_str(r"\-"),
                other => self.out.push(other),
            }
        }
        Err(Fault::new("a `[` is not closed", "write a literal bracket as `\\[`"))
    }

    /// After a `(`.
    fn group(&mut self) -> Result<(), Fault> {
        let mut ahead = self.rest.clone();
        if ahead.next() != Some('?') {
            self.out.push('(');
            return Ok(());
        }
        if ahead.peek() == Some(&'#') {
            return if self.rest.by_ref().any(|character| character == ')') {
                Ok(())
            } else {
                Err(Fault::new("a comment `(?#` is not closed", "close it with `)`"))
            };
        }
        let flags: String = ahead.clone().take_while(|c| c.is_ascii_alphabetic() || *c == '-').collect();
        let end = ahead.nth(flags.len());
        if matches!(end, Some(')' | ':')) && flags.contains(['a', 'L', 't']) {
            return Err(Fault::new(
                format!("`(?{flags}` holds a flag that only Python has"),
                "remove it; for ASCII digits write [0-9]",
            ));
        }
        self.out.push('(');
        Ok(())
    }

    /// At a `{`: a repetition, or in Python's reading just a brace.
    fn repetition(&mut self) {
        let body: String = self.rest.clone().take_while(|c| *c != '}').take(12).collect();
        let is_closed = self.rest.clone().nth(body.chars().count()) == Some('}');
        let (least, most) = match body.split_once(',') {
            Some((least, most)) => (least, Some(most)),
            None => (body.as_str(), None),
        };
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let is_repetition = match most {
            None => is_number(least),
            Some(most) => (least.is_empty() || is_number(least)) && (most.is_empty() || is_number(most)),
        };
        if !(is_closed && is_repetition) {
            self.out.push_str(r"\{");
        } else if least.is_empty() {
            self.out.push_str("{0");
        } else {
            self.out.push('{');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn translated(pattern: &str) -> String {
        translate(pattern, Classes::Unicode).unwrap()
    }

    #[test]
    fn what_is_spelled_alike_stays() {
        for pattern in [r"^a.*\d{4}-\w+?(?P<x>[^\s\]a-z-]{2,})(?:b|c)(?i)\.gz$", r"[]a]".replace("[]", r"[\]").as_str()]
        {
            assert_eq!(translated(pattern), pattern);
        }
    }

    #[test]
    fn the_end_of_text_is_translated() {
        assert_eq!(translated(r"a\Z"), r"a\z");
    }

    #[test]
    fn angle_brackets_are_no_word_boundaries() {
        assert_eq!(translated(r"\<\d+\>[\<]"), r"<\d+>[<]");
    }

    #[test]
    fn classes_hold_brackets_and_operators_as_characters() {
        assert_eq!(translated(r"[[\w]"), r"[\[\w]");
        assert_eq!(translated(r"[]&&a~~--b]"), r"[\]\&\&a\~\~-\-b]");
        assert_eq!(translated(r"[^]]"), r"[^\]]");
        assert_eq!(translated(r"[\b]"), r"[\x08]");
    }

    #[test]
    fn braces_that_repeat_nothing_are_braces() {
        assert_eq!(translated(r"{a}{,3}x{2,}y{"), r"\{a}{0,3}x{2,}y\{");
        assert_eq!(translated("{\"a\": {1}"), "\\{\"a\": {1}");
    }

    #[test]
    fn comments_go() {
        assert_eq!(translated("a(?#b)c"), "ac");
    }

    #[test]
    fn octal_and_hexadecimal_escapes_are_kept() {
        assert_eq!(translated(r"\0\012\x41\u00e9\x{41}\é"), r"\x{0}\x{a}\x41\u00e9\x{41}é");
    }

    #[test]
    fn keys_are_matched_with_ascii_classes() {
        assert_eq!(translate(r"\d\w[\d_]\b\s", Classes::Ascii).unwrap(), r"[0-9][0-9A-Za-z_][0-9_](?-u:\b)\s");
    }

    #[test]
    fn what_cannot_be_kept_is_refused_with_the_cure() {
        let refused = |pattern| translate(pattern, Classes::Unicode).unwrap_err();
        assert_eq!(refused("(?a)x").cure, "remove it; for ASCII digits write [0-9]");
        assert_eq!(refused("x\\").message, "it ends with a backslash");
        assert_eq!(refused("[a").message, "a `[` is not closed");
        assert!(refused(r"\N{DASH}").message.contains("names a character"));
    }
}
