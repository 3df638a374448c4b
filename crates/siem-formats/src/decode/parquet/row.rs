//! Rows from columns: the levels of the columns' entries tell which groups, lists and maps a value stands in.

use std::ops::Range;

use ::parquet::basic::{ConvertedType, LogicalType, Repetition};
use ::parquet::errors::Result as ParquetResult;
use ::parquet::schema::types::Type;

use super::column::Column;
use crate::json::write_str;

pub(super) struct Schema {
    members: Vec<Node>,
}

/// A part of the schema that holds values.
struct Node {
    /// `"name":`
    label: Vec<u8>,
    columns: Range<usize>,
    /// Definition level at and above which it is there, if it may be absent.
    optional: Option<i16>,
    shape: Shape,
}

enum Shape {
    Value,
    Group(Vec<Node>),
    List { at: Levels, element: Box<Node> },
    Map { at: Levels, key: Box<Node>, value: Box<Node> },
}

/// Definition level at and above which there is an element, and repetition level of one more.
#[derive(Clone, Copy, Default)]
struct Levels {
    definition: i16,
    repetition: i16,
}

impl Schema {
    pub(super) fn new(schema: &Type) -> Schema {
        let mut next_column = 0;
        Schema { members: members(schema, Levels::default(), &mut next_column) }
    }

    /// Appends the next row as an object.
    pub(super) fn write_row(&self, out: &mut Vec<u8>, columns: &mut [Column]) -> ParquetResult<()> {
        write_members(out, &self.members, columns)
    }
}

/// The fields of a group that hold values: one without columns says nothing.
fn members(group: &Type, above: Levels, next_column: &mut usize) -> Vec<Node> {
    let nodes = group.get_fields().iter().map(|field| node(field, above, next_column));
    nodes.filter(|node| !node.columns.is_empty()).collect()
}

fn node(field: &Type, above: Levels, next_column: &mut usize) -> Node {
    let info = field.get_basic_info();
    match info.has_repetition().then(|| info.repetition()) {
        Some(Repetition::OPTIONAL) => {
            let here = Levels { definition: above.definition.saturating_add(1), ..above };
            Node { optional: Some(here.definition), ..required(field, here, next_column) }
        }
        Some(Repetition::REPEATED) => list(field, field, above, next_column),
        Some(Repetition::REQUIRED) | None => required(field, above, next_column),
    }
}

/// A field as if it could not be absent nor repeated.
fn required(field: &Type, at: Levels, next_column: &mut usize) -> Node {
    let start = *next_column;
    if field.is_primitive() {
        *next_column += 1;
        return named(field, start..*next_column, Shape::Value);
    }
    match (annotation(field), field.get_fields()) {
        (Annotation::List, [repeated]) if is_repeated(repeated) => {
            match repeated.is_group().then(|| repeated.get_fields()) {
                Some([element]) if !is_element(repeated, field.name()) => {
                    let inside = one_more(at);
                    let element = Box::new(node(element, inside, next_column));
                    named(field, start..*next_column, Shape::List { at: inside, element })
                }
                _ => list(field, repeated, at, next_column),
            }
        }
        (Annotation::Map, [repeated]) if is_repeated(repeated) && repeated.is_group() => match repeated.get_fields() {
            [key, value] => {
                let inside = one_more(at);
                let key = Box::new(node(key, inside, next_column));
                let value = Box::new(node(value, inside, next_column));
                named(field, start..*next_column, Shape::Map { at: inside, key, value })
            }
            _ => list(field, repeated, at, next_column),
        },
        _ => {
            let members = members(field, at, next_column);
            named(field, start..*next_column, Shape::Group(members))
        }
    }
}

/// The list `field`, whose elements are what is repeated.
fn list(field: &Type, repeated: &Type, above: Levels, next_column: &mut usize) -> Node {
    let start = *next_column;
    let inside = one_more(above);
    let element = Box::new(required(repeated, inside, next_column));
    named(field, start..*next_column, Shape::List { at: inside, element })
}

fn named(field: &Type, columns: Range<usize>, shape: Shape) -> Node {
    let mut label = Vec::new();
    write_str(&mut label, field.name());
    label.push(b':');
    Node { label, columns, optional: None, shape }
}

fn one_more(above: Levels) -> Levels {
    Levels { definition: above.definition.saturating_add(1), repetition: above.repetition.saturating_add(1) }
}

fn is_repeated(field: &Type) -> bool {
    let info = field.get_basic_info();
    info.has_repetition() && info.repetition() == Repetition::REPEATED
}

#[derive(PartialEq, Eq)]
enum Annotation {
    List,
    Map,
    Other,
}

fn annotation(field: &Type) -> Annotation {
    let info = field.get_basic_info();
    match (info.logical_type_ref(), info.converted_type()) {
        (Some(LogicalType::List), _) | (None, ConvertedType::LIST) => Annotation::List,
        (Some(LogicalType::Map), _) | (None, ConvertedType::MAP | ConvertedType::MAP_KEY_VALUE) => Annotation::Map,
        _ => Annotation::Other,
    }
}

/// Whether the repeated group of one field is itself the element, as older writers have it, and not a wrapper.
fn is_element(repeated: &Type, list_name: &str) -> bool {
    annotation(repeated) == Annotation::Other
        && !repeated.get_fields().iter().any(|field| is_repeated(field))
        && (repeated.name() == "array" || repeated.name().strip_suffix("_tuple") == Some(list_name))
}

fn write_members(out: &mut Vec<u8>, members: &[Node], columns: &mut [Column]) -> ParquetResult<()> {
    out.push(b'{');
    let mut is_first = true;
    for member in members {
        if member.is_absent(columns)? {
            member.pass(columns);
            continue;
        }
        if !std::mem::take(&mut is_first) {
            out.push(b',');
        }
        out.extend_from_slice(&member.label);
        member.write(out, columns)?;
    }
    out.push(b'}');
    Ok(())
}

impl Node {
    /// Definition level of what comes next, as the first column tells it.
    fn definition(&self, columns: &[Column]) -> ParquetResult<i16> {
        columns.get(self.columns.start).map_or(Ok(0), Column::definition)
    }

    fn is_absent(&self, columns: &[Column]) -> ParquetResult<bool> {
        match self.optional {
            Some(level) => Ok(self.definition(columns)? < level),
            None => Ok(false),
        }
    }

    fn goes_on(&self, columns: &[Column], at: Levels) -> bool {
        columns.get(self.columns.start).is_some_and(|column| column.goes_on(at.repetition))
    }

    /// Takes the entry that says that it is absent or has no elements.
    fn pass(&self, columns: &mut [Column]) {
        columns.get_mut(self.columns.clone()).unwrap_or_default().iter_mut().for_each(Column::pass);
    }

    fn write_or_null(&self, out: &mut Vec<u8>, columns: &mut [Column]) -> ParquetResult<()> {
        if self.is_absent(columns)? {
            self.pass(columns);
            out.extend_from_slice(b"null");
            return Ok(());
        }
        self.write(out, columns)
    }

    /// Appends what is there.
    fn write(&self, out: &mut Vec<u8>, columns: &mut [Column]) -> ParquetResult<()> {
        match &self.shape {
            Shape::Value => match columns.get_mut(self.columns.start) {
                Some(column) => column.write_value(out),
                None => Ok(()),
            },
            Shape::Group(members) => write_members(out, members, columns),
            Shape::List { at, element } => {
                out.push(b'[');
                self.write_each(out, columns, *at, |out, columns| element.write_or_null(out, columns))?;
                out.push(b']');
                Ok(())
            }
            Shape::Map { at, key, value } => {
                out.push(b'{');
                self.write_each(out, columns, *at, |out, columns| {
                    write_key(out, key, columns)?;
                    out.push(b':');
                    value.write_or_null(out, columns)
                })?;
                out.push(b'}');
                Ok(())
            }
        }
    }

    fn write_each(
        &self,
        out: &mut Vec<u8>,
        columns: &mut [Column],
        at: Levels,
        write: impl Fn(&mut Vec<u8>, &mut [Column]) -> ParquetResult<()>,
    ) -> ParquetResult<()> {
        if self.definition(columns)? < at.definition {
            self.pass(columns);
            return Ok(());
        }
        write(out, columns)?;
        while self.goes_on(columns, at) {
            out.push(b',');
            write(out, columns)?;
        }
        Ok(())
    }
}

/// Keys of JSON are text.
fn write_key(out: &mut Vec<u8>, key: &Node, columns: &mut [Column]) -> ParquetResult<()> {
    let start = out.len();
    key.write_or_null(out, columns)?;
    if out.get(start) != Some(&b'"') {
        let key = out.split_off(start);
        write_str(out, &String::from_utf8_lossy(&key));
    }
    Ok(())
}
