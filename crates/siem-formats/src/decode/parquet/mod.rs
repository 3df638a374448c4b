//! Parquet: every row as a line of JSON, in row order.
//!
//! The file is spooled, as its directory stands at its end; then one row group after the other is read, some rows at a
//! time: in memory are those rows, and a page of every column. Members without a value are left out.
//! Source: Apache Parquet, "File Format", "Logical Type Definitions", "Nested Encoding".

mod column;
mod file;
mod row;
mod value;

use std::io::{self, Read};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ::parquet::basic::Compression;
use ::parquet::errors::{ParquetError, Result as ParquetResult};
use ::parquet::file::metadata::ParquetMetaData;
use ::parquet::file::reader::{FileReader, SerializedFileReader};

use super::layer::Layer;
use super::{Content, Decoder, EachStream, carried, spooled};
use crate::read::ObjectError;
use column::Column;
use file::SpooledFile;
use row::Schema;

const NAME: &str = "parquet";
/// Rows read at once: few, since one may be megabytes long.
const BATCH_ROWS: usize = 128;

/// Spools the file and calls `each` with its rows; without those of the row groups that end before the first wanted.
pub(super) fn rows(
    decoder: &Decoder<'_>,
    input: &mut dyn Read,
    first_wanted: u64,
    each: &mut EachStream<'_>,
) -> io::Result<ControlFlow<()>> {
    let (file, length) = spooled(decoder, input, NAME)?;
    let reader = guarded(|| SerializedFileReader::new(SpooledFile::new(file, length)))?;
    if let Some(name) = unsupported(reader.metadata()) {
        return Err(carried(ObjectError::Unsupported(name)));
    }
    let schema = guarded(|| {
        check_counts(reader.metadata())?;
        Ok(Schema::new(reader.metadata().file_metadata().schema()))
    })?;
    let mut next_group = 0;
    for group in reader.metadata().row_groups() {
        let end = decoder.passed_over.get() + u64::try_from(group.num_rows()).unwrap_or_default();
        if end >= first_wanted {
            break;
        }
        decoder.passed_over.set(end);
        next_group += 1;
    }
    let rows = Rows { reader, schema, next_group, columns: Vec::new(), rows_left: 0, text: Vec::new(), given: 0 };
    each(&mut Layer::new(rows, NAME, decoder), Content::Rows)
}

/// What the library says of damage; it panics where it takes a damaged page at its word.
fn guarded<T>(read: impl FnOnce() -> ParquetResult<T>) -> io::Result<T> {
    let refused = |detail: String| carried(ObjectError::Corrupt { container: NAME, plain_bytes: 0, detail });
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(ParquetError::EOF(_))) => Err(carried(ObjectError::Truncated { container: NAME, plain_bytes: 0 })),
        Ok(Err(error)) => Err(refused(error.to_string())),
        Err(_) => Err(refused("a page cannot be read".to_owned())),
    }
}

/// A compression of some column that is not read.
fn unsupported(metadata: &ParquetMetaData) -> Option<&'static str> {
    metadata.row_groups().iter().flat_map(|group| group.columns()).find_map(|column| match column.compression() {
        Compression::UNCOMPRESSED | Compression::SNAPPY | Compression::GZIP(_) | Compression::ZSTD(_) => None,
        Compression::BROTLI(_) => Some("parquet with brotli"),
        Compression::LZ4 | Compression::LZ4_RAW => Some("parquet with lz4"),
        Compression::LZO => Some("parquet with lzo"),
    })
}

/// Whether the file agrees with itself on how many rows it has: none may get lost.
fn check_counts(metadata: &ParquetMetaData) -> ParquetResult<()> {
    let told = metadata.file_metadata().num_rows();
    let counted = metadata.row_groups().iter().try_fold(0_i64, |sum, group| sum.checked_add(group.num_rows()));
    if counted == Some(told) {
        return Ok(());
    }
    Err(ParquetError::General(format!("the file has {told} rows, its row groups have not")))
}

/// The rows of the whole file, as lines of JSON.
struct Rows {
    reader: SerializedFileReader<SpooledFile>,
    schema: Schema,
    next_group: usize,
    /// Of the row group that is being read.
    columns: Vec<Column>,
    rows_left: usize,
    /// Rows that were read, and how much of them was handed on.
    text: Vec<u8>,
    given: usize,
}

impl Rows {
    /// Reads on; no text is left at the end of the file.
    fn read_batch(&mut self) -> ParquetResult<()> {
        while self.rows_left == 0 && self.next_group < self.reader.num_row_groups() {
            let group = self.reader.get_row_group(self.next_group)?;
            self.next_group += 1;
            self.rows_left = usize::try_from(group.metadata().num_rows())?;
            self.columns = (0..group.num_columns())
                .map(|index| {
                    Ok(Column::new(&group.metadata().column(index).column_descr_ptr(), group.get_column_reader(index)?))
                })
                .collect::<ParquetResult<_>>()?;
        }
        let rows = self.rows_left.min(BATCH_ROWS);
        if rows == 0 {
            return Ok(());
        }
        for column in &mut self.columns {
            column.read(rows)?;
        }
        for _ in 0..rows {
            self.schema.write_row(&mut self.text, &mut self.columns)?;
            self.text.push(b'\n');
        }
        self.rows_left -= rows;
        let is_last = self.rows_left == 0;
        self.columns.iter_mut().try_for_each(|column| column.check_used_up(is_last))
    }
}

impl Read for Rows {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.given == self.text.len() {
            self.text.clear();
            self.given = 0;
            guarded(|| self.read_batch())?;
        }
        let rest = self.text.get(self.given..).unwrap_or_default();
        let count = out.len().min(rest.len());
        out[..count].copy_from_slice(&rest[..count]);
        self.given += count;
        Ok(count)
    }
}
