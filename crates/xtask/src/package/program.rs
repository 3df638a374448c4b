//! What a program of Linux needs, as its ELF headers say.

use anyhow::{Context, Result, bail};
use object::LittleEndian;
use object::elf::{EM_AARCH64, EM_X86_64, FileHeader64};
use object::read::elf::FileHeader;

/// A processor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Machine {
    X86_64,
    Aarch64,
}

impl Machine {
    /// Lambda's name of it.
    pub(crate) fn lambda_name(self) -> &'static str {
        match self {
            Machine::X86_64 => "x86_64",
            Machine::Aarch64 => "arm64",
        }
    }

    /// Rust's name of what is built.
    pub(crate) fn target(self) -> &'static str {
        match self {
            Machine::X86_64 => "x86_64-unknown-linux-gnu",
            Machine::Aarch64 => "aarch64-unknown-linux-gnu",
        }
    }
}

/// A program.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Program {
    pub(crate) machine: Machine,
    /// The newest version of glibc of which it wants something; none of a program that has everything in itself.
    pub(crate) glibc: Option<(u32, u32)>,
}

impl Program {
    /// Reads the headers.
    ///
    /// # Errors
    /// If it is no program of Linux, or one for another machine.
    pub(crate) fn read(bytes: &[u8]) -> Result<Program> {
        let header = FileHeader64::<LittleEndian>::parse(bytes).context("it is no program of Linux")?;
        let endian = header.endian()?;
        let machine = match header.e_machine(endian) {
            EM_X86_64 => Machine::X86_64,
            EM_AARCH64 => Machine::Aarch64,
            other => bail!("it is built for a machine that Lambda does not have (ELF machine {other:?})"),
        };
        let sections = header.sections(endian, bytes)?;
        let mut glibc = None;
        if let Some((mut needs, link)) = sections.gnu_verneed(endian, bytes)? {
            let strings = sections.strings(endian, bytes, link)?;
            while let Some((_, mut versions)) = needs.next()? {
                while let Some(version) = versions.next()? {
                    glibc = glibc.max(glibc_version(version.name(endian, strings)?));
                }
            }
        }
        Ok(Program { machine, glibc })
    }
}

/// `GLIBC_2.34` as numbers; other libraries' versions are none.
fn glibc_version(name: &[u8]) -> Option<(u32, u32)> {
    let version = std::str::from_utf8(name).ok()?.strip_prefix("GLIBC_")?;
    let mut parts = version.split('.').map(str::parse::<u32>);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert_eq!(glibc_version(b"GLIBC_2.2.5"), Some((2, 2)));
        assert!(glibc_version(b"GLIBC_2.34") > glibc_version(b"GLIBC_2.4"));
        assert_eq!((glibc_version(b"GCC_3.0"), glibc_version(b"GLIBC_PRIVATE")), (None, None));
    }

    /// This test itself, on the machines that it runs on.
    #[test]
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    fn a_program_tells_what_it_needs() {
        let program = Program::read(&std::fs::read(std::env::current_exe().unwrap()).unwrap()).unwrap();
        assert_eq!(program.machine.target(), format!("{}-unknown-linux-gnu", std::env::consts::ARCH));
        assert!(program.glibc > Some((2, 2)), "{program:?}");
    }

    #[test]
    fn anything_else_is_no_program() {
        assert_eq!(Program::read(b"#!/bin/sh\n").unwrap_err().to_string(), "it is no program of Linux");
    }
}
