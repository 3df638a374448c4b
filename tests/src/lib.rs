//! The rig under the end-to-end tests: a real OpenSearch, emulated S3 and SQS, and Lambda sandboxes that run the real
//! binaries. `cargo xtask setup` fetches what it needs (with Maven and pip, into a cache); `cargo xtask test` uses it.
//!
//! ```no_run
//! # async fn test() -> anyhow::Result<()> {
//! use serde_json::json;
//! use siem_tests::{Aws, EventSourceMapping, Function, OpenSearch, Sandbox};
//!
//! let (opensearch, aws) = (OpenSearch::shared().await?, Aws::shared().await?);
//! let queue = aws.create_log_bucket("my-test-logs").await?; // a bucket, and a queue that hears of its objects
//! aws.put_object("my-test-logs", "AWSLogs/…/CloudTrail/…/x.json", r#"{"Records":[…]}"#).await?;
//!
//! let loader = Function::under_test("es-loader")?.envs(aws.env()).env("ENDPOINT", &opensearch.url);
//! let batches = EventSourceMapping::new(&aws, &queue).drain(&mut Sandbox::new(loader), 3).await?;
//! assert!(batches[0].returned.is_empty(), "{:#?}", batches[0].invocation);
//!
//! let hits = opensearch.documents("log-aws-cloudtrail-*").await?;
//! assert_eq!(hits[0]["_source"]["event"]["action"], json!("ConsoleLogin"));
//! # Ok(())
//! # }
//! ```
//!
//! - **What tests share.** `shared()` gives the node or emulator of this test program, started by the first test that
//!   asks: name buckets, queues and indices after the test. `start()` gives one of its own (a node takes some seconds).
//! - **What misbehaves.** [`faults`] has a cluster, an object store and a queue that do whatever a schedule says, and need
//!   nothing that is fetched.
//! - **What runs.** [`Function::under_test`] takes binaries from `$SIEM_BIN_DIR`, which `cargo xtask test` sets to what
//!   it has just built.
//! - **What remains.** Nothing. Every program and its folder goes with its handle, and also when the test program is
//!   killed ([`process`]).
//! - **Errors** are `anyhow`, with the cure where there is one: a test only shows them.

pub mod aws;
pub mod cache;
pub mod calls;
pub mod cfn_lint;
pub mod cloudformation;
pub mod custom_resource;
pub mod dashboards;
pub mod deployment;
pub mod docs;
pub mod domain;
pub mod faults;
pub mod golden;
pub mod iam;
pub mod listener;
pub mod opensearch;
pub mod policy;
pub mod process;
mod python;
pub mod runtime_api;
pub mod signature;
pub mod stacks;
pub mod variants;
pub mod zigbuild;

pub use aws::Aws;
pub use opensearch::OpenSearch;
pub use runtime_api::{Batch, EventSourceMapping, Function, Invocation, Sandbox};
