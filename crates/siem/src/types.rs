//! `siem types`.

use std::io::{BufWriter, Write};
use std::process::ExitCode;

use anyhow::Result;
use serde::Serialize;

use crate::arguments::TypesOptions;
use crate::settings;
use crate::shown::Output;

#[derive(Serialize)]
struct Row<'c> {
    name: &'c str,
    index: &'c str,
    supported: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    why_not: Option<String>,
    key_pattern: &'c str,
}

pub(crate) fn run(options: &TypesOptions) -> Result<ExitCode> {
    let config = settings::config(&options.config)?;
    let rows: Vec<Row<'_>> = config
        .log_types()
        .map(|log_type| Row {
            name: &log_type.name,
            index: &log_type.index_name,
            supported: log_type.is_supported(),
            why_not: log_type.unsupported().map(|why| why.to_string()),
            key_pattern: &log_type.key_pattern,
        })
        .collect();
    let mut out = BufWriter::new(Output::new());
    if options.json {
        serde_json::to_writer_pretty(&mut out, &rows)?;
        writeln!(out)?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    let width = |of: fn(&Row<'_>) -> usize| rows.iter().map(of).max().unwrap_or_default();
    let (names, indices) = (width(|r| r.name.len()), width(|r| r.index.len()));
    writeln!(out, "{:names$}  {:indices$}  {:7}  key pattern", "type", "index", "loaded")?;
    for row in &rows {
        let loaded = if row.supported { "yes" } else { "not yet" };
        writeln!(out, "{:names$}  {:indices$}  {loaded:7}  {}", row.name, row.index, row.key_pattern)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
