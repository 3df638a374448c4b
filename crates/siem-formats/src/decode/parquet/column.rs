//! One column of a row group, some rows at a time: its values as JSON, and the levels that tell where they belong.

use ::parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use ::parquet::data_type::DataType;
use ::parquet::errors::{ParquetError, Result as ParquetResult};
use ::parquet::schema::types::ColumnDescriptor;

use super::value::Kind;

pub(super) struct Column {
    reader: ColumnReader,
    kind: Kind,
    /// Definition level of a value that is there.
    max_definition: i16,
    /// Of every entry of these rows: a value, or the place where one is missing. Empty where none can be missing.
    definitions: Vec<i16>,
    /// Of every entry; 0 begins a row. Empty where no row has more than one.
    repetitions: Vec<i16>,
    /// Values as JSON, one after the other, and where each ends.
    json: Vec<u8>,
    ends: Vec<usize>,
    next_entry: usize,
    next_value: usize,
}

impl Column {
    pub(super) fn new(descriptor: &ColumnDescriptor, reader: ColumnReader) -> Column {
        Column {
            reader,
            kind: Kind::of(descriptor),
            max_definition: descriptor.max_def_level(),
            definitions: Vec::new(),
            repetitions: Vec::new(),
            json: Vec::new(),
            ends: Vec::new(),
            next_entry: 0,
            next_value: 0,
        }
    }

    /// Reads the entries of the next rows in place of the last.
    pub(super) fn read(&mut self, rows: usize) -> ParquetResult<()> {
        self.definitions.clear();
        self.repetitions.clear();
        self.json.clear();
        self.ends.clear();
        (self.next_entry, self.next_value) = (0, 0);
        let Column { reader, kind, definitions, repetitions, json, ends, .. } = self;
        let mut entries = Entries { rows, definitions, repetitions, json, ends };
        let read = match reader {
            ColumnReader::BoolColumnReader(reader) => entries.read(reader, |out, value| kind.write_bool(out, *value)),
            ColumnReader::Int32ColumnReader(reader) => entries.read(reader, |out, value| kind.write_i32(out, *value)),
            ColumnReader::Int64ColumnReader(reader) => entries.read(reader, |out, value| kind.write_i64(out, *value)),
            ColumnReader::Int96ColumnReader(reader) => {
                entries.read(reader, |out, value| kind.write_i96(out, value.data()))
            }
            ColumnReader::FloatColumnReader(reader) => entries.read(reader, |out, value| kind.write_f32(out, *value)),
            ColumnReader::DoubleColumnReader(reader) => entries.read(reader, |out, value| kind.write_f64(out, *value)),
            ColumnReader::ByteArrayColumnReader(reader) => {
                entries.read(reader, |out, value| kind.write_bytes(out, value.data()))
            }
            ColumnReader::FixedLenByteArrayColumnReader(reader) => {
                entries.read(reader, |out, value| kind.write_bytes(out, value.data()))
            }
        }?;
        if read == rows { Ok(()) } else { Err(disagreement()) }
    }

    /// Definition level of the next entry.
    pub(super) fn definition(&self) -> ParquetResult<i16> {
        if self.max_definition == 0 {
            return Ok(0);
        }
        self.definitions.get(self.next_entry).copied().ok_or_else(disagreement)
    }

    /// Whether the next entry is one more of the list whose elements are repeated at this level.
    pub(super) fn goes_on(&self, repetition: i16) -> bool {
        self.repetitions.get(self.next_entry) == Some(&repetition)
    }

    /// Takes an entry that is no value.
    pub(super) fn pass(&mut self) {
        self.next_entry += 1;
    }

    /// Takes an entry that is a value.
    pub(super) fn write_value(&mut self, out: &mut Vec<u8>) -> ParquetResult<()> {
        if self.definition()? != self.max_definition {
            return Err(disagreement());
        }
        let start = self.next_value.checked_sub(1).and_then(|last| self.ends.get(last)).copied().unwrap_or(0);
        let end = self.ends.get(self.next_value).copied().ok_or_else(disagreement)?;
        out.extend_from_slice(self.json.get(start..end).ok_or_else(disagreement)?);
        self.next_entry += 1;
        self.next_value += 1;
        Ok(())
    }

    /// An error if something of this column belongs to no row.
    pub(super) fn check_used_up(&mut self, is_last: bool) -> ParquetResult<()> {
        let entries = if self.max_definition == 0 { self.ends.len() } else { self.definitions.len() };
        if self.next_entry != entries || self.next_value != self.ends.len() {
            return Err(disagreement());
        }
        if is_last && self.read(1).is_ok() {
            return Err(disagreement());
        }
        Ok(())
    }
}

/// Where the entries go.
struct Entries<'c> {
    rows: usize,
    definitions: &'c mut Vec<i16>,
    repetitions: &'c mut Vec<i16>,
    json: &'c mut Vec<u8>,
    ends: &'c mut Vec<usize>,
}

impl Entries<'_> {
    /// Tells how many rows were there.
    fn read<T: DataType>(
        &mut self,
        reader: &mut ColumnReaderImpl<T>,
        mut write: impl FnMut(&mut Vec<u8>, &T::T),
    ) -> ParquetResult<usize> {
        let mut values = Vec::new();
        let (rows, _, _) =
            reader.read_records(self.rows, Some(self.definitions), Some(self.repetitions), &mut values)?;
        for value in &values {
            write(self.json, value);
            self.ends.push(self.json.len());
        }
        Ok(rows)
    }
}

fn disagreement() -> ParquetError {
    ParquetError::General("columns do not agree on the rows".to_owned())
}
