//! Records as a Parquet file: each leaf of the schema is a column of its values, with levels that tell how deep a value
//! is defined and where a list goes on. Source: Apache Parquet, "Nested encoding"; S. Melnik et al., "Dremel", 2010.

use std::sync::Arc;

use ::parquet::basic::{Compression, ConvertedType, Repetition, Type as Physical, ZstdLevel};
use ::parquet::column::writer::ColumnWriter;
use ::parquet::data_type::ByteArray;
use ::parquet::errors::{ParquetError, Result};
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::parser::parse_message_type;
use ::parquet::schema::types::Type;
use serde_json::Value;

const ROW_GROUP: usize = 20_000;

/// The records by a schema in Parquet's notation, compressed with Zstandard. What the schema does not name is left out.
///
/// # Errors
/// A schema that is none, or a record without what it requires.
pub(crate) fn parquet(schema: &str, records: &[Value]) -> Result<Vec<u8>> {
    let schema = Arc::new(parse_message_type(schema)?);
    let codec = Compression::ZSTD(ZstdLevel::default());
    let properties = Arc::new(WriterProperties::builder().set_compression(codec).build());
    let mut bytes = Vec::new();
    let mut file = SerializedFileWriter::new(&mut bytes, Arc::clone(&schema), properties)?;
    for rows in records.chunks(ROW_GROUP) {
        let mut columns = Vec::new();
        add_columns(&schema, &mut columns);
        for row in rows {
            let mut rest = &mut columns[..];
            for field in schema.get_fields() {
                rest = stripe(field, row.get(field.name()), Levels::default(), rest);
            }
        }
        let mut group = file.next_row_group()?;
        for column in &columns {
            let mut writer = group.next_column()?.ok_or_else(|| ParquetError::General("too many columns".into()))?;
            column.write(writer.untyped())?;
            writer.close()?;
        }
        group.close()?;
    }
    file.close()?;
    Ok(bytes)
}

/// The values of one leaf in a row group.
struct Column<'r> {
    kind: Physical,
    values: Vec<&'r Value>,
    definitions: Vec<i16>,
    repetitions: Vec<i16>,
}

#[derive(Clone, Copy, Default)]
struct Levels {
    definition: i16,
    /// Of the next value.
    repetition: i16,
    /// Lists around it.
    lists: i16,
}

fn add_columns(node: &Type, columns: &mut Vec<Column<'_>>) {
    if node.is_primitive() {
        let (values, definitions, repetitions) = (Vec::new(), Vec::new(), Vec::new());
        columns.push(Column { kind: node.get_physical_type(), values, definitions, repetitions });
    } else {
        node.get_fields().iter().for_each(|field| add_columns(field, columns));
    }
}

/// Puts a value into the columns of a node, the first of `columns`; returns those behind them.
fn stripe<'c, 'r>(
    node: &Type,
    value: Option<&'r Value>,
    levels: Levels,
    columns: &'c mut [Column<'r>],
) -> &'c mut [Column<'r>] {
    let (own, rest) = columns.split_at_mut(leaves(node));
    let value = value.filter(|value| !value.is_null());
    match (node.get_basic_info().repetition(), value) {
        (Repetition::OPTIONAL, Some(value)) => {
            let levels = Levels { definition: levels.definition + 1, ..levels };
            stripe_present(node, value, levels, own);
        }
        (Repetition::REPEATED, Some(Value::Array(items))) if !items.is_empty() => {
            let lists = levels.lists + 1;
            for (index, item) in items.iter().enumerate() {
                let repetition = if index == 0 { levels.repetition } else { lists };
                stripe_present(node, item, Levels { definition: levels.definition + 1, repetition, lists }, own);
            }
        }
        (Repetition::REQUIRED, Some(value)) => stripe_present(node, value, levels, own),
        _ => own.iter_mut().for_each(|column| column.add_levels(levels)),
    }
    rest
}

fn stripe_present<'r>(node: &Type, value: &'r Value, levels: Levels, columns: &mut [Column<'r>]) {
    if node.is_primitive() {
        columns[0].add_levels(levels);
        columns[0].values.push(value);
        return;
    }
    // A list is a group around a repeated group around the items: only the middle one stands in JSON.
    let is_wrapper = node.get_basic_info().converted_type() == ConvertedType::LIST
        || node.get_basic_info().repetition() == Repetition::REPEATED;
    let mut rest = columns;
    for field in node.get_fields() {
        let child = if is_wrapper { Some(value) } else { value.get(field.name()) };
        rest = stripe(field, child, levels, rest);
    }
}

fn leaves(node: &Type) -> usize {
    if node.is_primitive() { 1 } else { node.get_fields().iter().map(|field| leaves(field)).sum() }
}

impl Column<'_> {
    fn add_levels(&mut self, levels: Levels) {
        self.definitions.push(levels.definition);
        self.repetitions.push(levels.repetition);
    }

    fn write(&self, writer: &mut ColumnWriter<'_>) -> Result<usize> {
        let mismatch = || ParquetError::General(format!("a value that is no {}", self.kind));
        let whole = || self.values.iter().map(|value| value.as_i64().ok_or_else(mismatch));
        let (definitions, repetitions) = (Some(&self.definitions[..]), Some(&self.repetitions[..]));
        match writer {
            ColumnWriter::ByteArrayColumnWriter(writer) => {
                let texts = self.values.iter().map(|value| value.as_str().map(ByteArray::from).ok_or_else(mismatch));
                writer.write_batch(&texts.collect::<Result<Vec<_>>>()?, definitions, repetitions)
            }
            ColumnWriter::Int64ColumnWriter(writer) => {
                writer.write_batch(&whole().collect::<Result<Vec<_>>>()?, definitions, repetitions)
            }
            ColumnWriter::Int32ColumnWriter(writer) => {
                let narrow = whole().map(|number| i32::try_from(number?).map_err(|_| mismatch()));
                writer.write_batch(&narrow.collect::<Result<Vec<_>>>()?, definitions, repetitions)
            }
            _ => Err(mismatch()),
        }
    }
}
