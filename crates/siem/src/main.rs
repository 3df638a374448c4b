//! `siem`: the loader's engine on a laptop.

mod arguments;
mod demo;
mod load;
mod normalize;
mod run;
mod settings;
mod shown;
mod summary;
mod target;
mod types;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    shown::start_log(arguments.verbose);
    let result = match arguments.command {
        Command::Demo(options) => demo::run(&options),
        Command::Load(options) => load::run(&options),
        Command::Normalize(options) => normalize::run(&options),
        Command::Types(options) => types::run(&options),
    };
    match result {
        Ok(code) => code,
        // Whoever read our output has seen enough.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("siem: {}", shown::safe(&format!("{error:#}")));
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}
