//! `siem`: the loader's engine on a laptop, and the way of the solution into an account.

#[macro_use]
mod shown;

mod arguments;
mod aws;
mod demo;
mod deployment;
mod indexed_ledger;
mod load;
mod normalize;
mod reconcile;
mod replay;
mod run;
mod settings;
mod setup;
mod summary;
mod target;
mod types;

use std::process::ExitCode;

use arguments::{Arguments, Command};
use deployment::{cleanup, deploy, publish, synth};

fn main() -> ExitCode {
    siem_loader::keep_large_blocks_apart();
    let arguments = Arguments::read();
    shown::start_log(arguments.verbose);
    let result = match arguments.command {
        Command::Cleanup(options) => cleanup::run(&options),
        Command::Demo(options) => demo::run(&options),
        Command::Deploy(options) => deploy::run(&options),
        Command::Load(options) => load::run(&options),
        Command::Normalize(options) => normalize::run(&options),
        Command::Publish(options) => publish::run(&options),
        Command::Reconcile(options) => reconcile::run(&options),
        Command::Replay(options) => replay::run(&options),
        Command::Setup(options) => setup::run(&options),
        Command::Synth(options) => synth::run(&options),
        Command::Types(options) => types::run(&options),
    };
    match result {
        Ok(code) => code,
        Err(error) => {
            tell!("siem: {}", shown::safe(&format!("{error:#}")));
            ExitCode::FAILURE
        }
    }
}
