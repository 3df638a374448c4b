//! `es-loader`: the Lambda function that loads every new object of the log bucket.
//!
//! This binary wires: environment, clients and engine are put together here, [`invocation`] is what happens with one
//! event. Nothing is asked of the network before the first event but what the geo bucket holds.

mod assets;
mod clients;
mod hand_on;
mod invocation;
mod queue;
mod told;

use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result};
use lambda_runtime::{LambdaEvent, service_fn};
use serde_json::Value;
use siem_lambda::{Environment, log};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use invocation::Loader;

fn main() -> Result<()> {
    let started = Instant::now();
    siem_loader::keep_large_blocks_apart();
    let environment = Environment::from(|name| std::env::var(name).ok())?;
    tracing_subscriber::registry()
        .with(log::JsonLines::new(environment.log_level, &["es_loader"], &environment.process))
        .init();
    for notice in &environment.notices {
        tracing::warn!("{notice}");
    }
    // Downloads, bulk requests and the runtime's own calls; records are worked on by plain threads.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(serve(environment, started))
}

async fn serve(environment: Environment, started: Instant) -> Result<()> {
    let loader = Loader::new(environment, started).await.context("es-loader cannot start")?;
    let loader = Arc::new(loader);
    lambda_runtime::run(service_fn(move |event: LambdaEvent<Value>| {
        let loader = Arc::clone(&loader);
        async move { loader.handle(event).await }
    }))
    .await
    .map_err(|error| anyhow::anyhow!("{error}"))
}
