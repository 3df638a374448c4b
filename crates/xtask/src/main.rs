//! `cargo xtask CHORE`: the project's chores in one place, the same on every machine.
//!
//! This program links nothing of the workspace, so that it builds in seconds. A chore that needs the workspace's code
//! is a program of the room it belongs to, and is started from here. A new chore is a file and a line in [`CHORES`].

#![allow(clippy::print_stdout, reason = "what a chore has to say is its output")]

mod bench;
mod docs;
mod fuzz;
mod lint;
mod mutate_map;
mod opensearch;
mod package;
mod preview;
mod run;
mod setup;
mod tally;
mod test;

use std::process::ExitCode;

use anyhow::Result;

struct Chore {
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    /// What `--help` tells beyond that.
    details: &'static str,
    run: fn(&[String]) -> Result<()>,
}

impl Chore {
    fn help(&self) -> String {
        let Chore { name, arguments, about, details, .. } = self;
        let line = format!("cargo xtask {name} {arguments}");
        format!("{}\n\n  {about}\n{details}", line.trim_end())
    }
}

const CHORES: &[Chore] = &[
    Chore {
        name: "bench",
        arguments: "[--types a,b] [--records N] [--memory] [--write] | --start-up [--write] | --load-test [--records N] [--write]",
        about: "how fast, and where the time goes; --write puts it into docs/performance.md",
        details: "",
        run: bench::run_all,
    },
    Chore {
        name: "docs",
        arguments: "",
        about: "tables and examples of docs/supported_log_type.md, docs/log-types and docs/security.md",
        details: "",
        run: docs::run_all,
    },
    Chore {
        name: "fuzz",
        arguments: "[--seconds N] [--target NAME] [--input FILE]",
        about: "coverage-guided fuzzing of what reads foreign bytes",
        details: fuzz::DETAILS,
        run: fuzz::run_all,
    },
    Chore {
        name: "lint",
        arguments: "",
        about: "formatting and clippy, warnings being errors",
        details: "",
        run: lint::run_all,
    },
    Chore {
        name: "mutate-map",
        arguments: "",
        about: "options of config/aws.ini that no golden case notices",
        details: "",
        run: mutate_map::run_all,
    },
    Chore {
        name: "opensearch",
        arguments: "[--port N] [--security] [--version V]",
        about: "a real OpenSearch in the foreground, until Ctrl-C (port 9200)",
        details: "",
        run: opensearch::run_node,
    },
    Chore {
        name: "package",
        arguments: "[--zigbuild] [--arm64]",
        about: "the functions as zips for Lambda, in target/package",
        details: package::DETAILS,
        run: package::run_all,
    },
    Chore {
        name: "preview",
        arguments: "[DIR]",
        about: "pictures of the dashboards on the demo day",
        details: preview::DETAILS,
        run: preview::run_all,
    },
    Chore {
        name: "setup",
        arguments: "",
        about: "fetch what the end-to-end tests need: a Python environment, OpenSearch",
        details: "",
        run: setup::run_all,
    },
    Chore {
        name: "test",
        arguments: "",
        about: "everything: lint, unit, golden and end-to-end tests (what CI runs)",
        details: "",
        run: test::run_all,
    },
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let name = words.first().map_or("help", String::as_str);
    if matches!(name, "help" | "--help" | "-h") {
        print!("{}", help());
        return ExitCode::SUCCESS;
    }
    let Some(chore) = CHORES.iter().find(|chore| chore.name == name) else {
        eprint!("xtask: no chore is called {name}\n\n{}", help());
        return ExitCode::from(2);
    };
    if words[1..].iter().any(|word| word == "--help" || word == "-h") {
        print!("{}", chore.help());
        return ExitCode::SUCCESS;
    }
    match (chore.run)(&words[1..]) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask {name}: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn help() -> String {
    let mut text = String::from("cargo xtask CHORE [--help]\n\n");
    for Chore { name, arguments, about, .. } in CHORES {
        text += &format!("  {name:<12}{about}\n");
        if !arguments.is_empty() {
            text += &format!("  {:<12}{arguments}\n", "");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chore_tells_its_arguments() {
        let help = |name: &str| CHORES.iter().find(|chore| chore.name == name).unwrap().help();
        assert!(help("bench").starts_with("cargo xtask bench [--types a,b] [--records N]"));
        assert!(help("lint").starts_with("cargo xtask lint\n\n  formatting"));
    }

    #[test]
    fn chores_are_in_order_and_in_the_help() {
        assert!(CHORES.is_sorted_by_key(|chore| chore.name));
        assert!(CHORES.iter().all(|chore| help().contains(&format!("  {:<12}{}\n", chore.name, chore.about))));
    }
}
