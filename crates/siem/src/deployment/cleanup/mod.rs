//! `siem cleanup`: what outlives its stack, because it holds logs or opens them, is listed, and deleted on demand.
//!
//! Two things are deleted only if they are named: the log bucket, for it has the only copy of the logs, and the key, for
//! nothing that was encrypted with it can be read afterwards. The other buckets go with the log bucket, for a new stack takes
//! over all of them or makes all of them. What has not the solution's tag is somebody else's, and stays. Nothing at all is
//! deleted under a stack that is there.

mod delete;
mod left;
mod network;

use std::io::Write as _;
use std::process::ExitCode;

use anyhow::{Result, ensure};

use crate::arguments::CleanupOptions;
use crate::deployment::account::Account;
use crate::deployment::publish::STACK;
use crate::deployment::stack;
use crate::shown::{Output, safe};
use left::{Clients, Fate, Left, What};

pub(crate) fn run(options: &CleanupOptions) -> Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let account = Account::find(options.region.as_deref()).await?;
        let clients = Clients::of(&account);
        let all = left::find(&clients, &account, options).await?;
        let stacks = living_stacks(&clients).await?;
        tell!("account {}, {}", account.id, account.region());
        print(&all)?;
        if options.apply {
            ensure!(
                stacks.is_empty(),
                "{} is there and uses this: nothing is deleted; `aws cloudformation delete-stack --stack-name {}` first",
                stacks.join(", "),
                stacks[0]
            );
            apply(&clients, &all, options).await
        } else {
            if !stacks.is_empty() {
                tell!("the stack {} is there and uses this: --apply will delete nothing", stacks.join(", "));
            }
            Ok(ExitCode::SUCCESS)
        }
    })
}

/// Stacks of ours, whatever they are called, and any of our name.
async fn living_stacks(clients: &Clients) -> Result<Vec<String>> {
    let stacks = stack::all(&clients.stacks).await?.into_iter();
    let ours = stacks.filter(|stack| stack::is_ours(stack) || stack.stack_name() == Some(STACK));
    Ok(ours.filter_map(|stack| stack.stack_name).collect())
}

fn print(all: &[Left]) -> Result<()> {
    let mut out = Output::new();
    let width = all.iter().map(|left| left.name.len()).max().unwrap_or_default();
    for Left { what, name, fate } in all {
        writeln!(out, "{:<9}  {:<width$}  {}", what.word(), safe(name), fate.told())?;
    }
    out.flush()?;
    if all.is_empty() {
        tell!("nothing is left");
    }
    Ok(())
}

/// Deletes what is to go. What cannot be deleted is told, and holds up nothing else but a domain its password. What was
/// named and stays is a failure.
async fn apply(clients: &Clients, all: &[Left], options: &CleanupOptions) -> Result<ExitCode> {
    let is_named = |left: &&Left| match left.what {
        What::Bucket => options.log_bucket.as_ref() == Some(&left.name),
        What::Key => options.key.is_some(),
        _ => false,
    };
    let mut failed = 0;
    for left in all.iter().filter(is_named) {
        if let Fate::Stays(why) = &left.fate {
            failed += 1;
            tell!("siem: {} {} was named and stays: {}", left.what.word(), safe(&left.name), safe(why));
        }
    }
    let mut keeps_passwords = false;
    for left in all.iter().filter(|left| left.fate == Fate::Goes) {
        if keeps_passwords && left.what == What::Secret {
            tell!("secret {}: stays, for the domain does", safe(&left.name));
            continue;
        }
        match delete::one(clients, left).await {
            Ok(told) => tell!("{} {}: {told}", left.what.word(), safe(&left.name)),
            Err(error) => {
                failed += 1;
                keeps_passwords |= left.what == What::Domain;
                tell!("siem: {} {}: {}", left.what.word(), safe(&left.name), safe(&format!("{error:#}")));
            }
        }
    }
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
