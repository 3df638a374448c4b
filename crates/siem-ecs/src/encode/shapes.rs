//! What documents with the same ECS fields have in common: all their text but the values.
//!
//! Records of a log fill few different sets of fields. For each set the braces, commas and keys are put together once,
//! in one sweep over the schema's order: neighbours share their objects, so each object is opened and closed once.

use crate::schema::{FieldId, FieldSet, ObjectId};

/// Sets remembered; the one not used for longest goes.
const REMEMBERED: usize = 32;

/// The text between the values of a set of fields. It goes on behind a member of the document's object.
#[derive(Debug)]
pub(super) struct Shape {
    fields: FieldSet,
    text: Vec<u8>,
    /// Each field, and where the text before its value ends.
    steps: Vec<(FieldId, usize)>,
}

impl Shape {
    /// Each field after the text that comes before its value.
    pub(super) fn steps(&self) -> impl Iterator<Item = (&[u8], FieldId)> {
        let mut start = 0;
        self.steps.iter().map(move |(field, end)| {
            let text = &self.text[start..*end];
            start = *end;
            (text, *field)
        })
    }

    /// What closes the objects that are open behind the last value.
    pub(super) fn end(&self) -> &[u8] {
        &self.text[self.steps.last().map_or(0, |(_, end)| *end)..]
    }

    fn new(fields: &FieldSet) -> Shape {
        let mut sweep = Sweep { text: Vec::new(), open: ObjectId::ROOT, is_first: false };
        let mut steps = Vec::new();
        let mut skip_to = FieldId(0);
        for field in fields.iter() {
            if field < skip_to {
                continue;
            }
            let def = field.def();
            if def.below > 0 {
                // The tree is written whole: single fields below it would write its key twice.
                skip_to = FieldId(field.0 + 1 + def.below);
            }
            sweep.move_to(def.object);
            sweep.comma();
            sweep.text.extend_from_slice(def.json_key.as_bytes());
            steps.push((field, sweep.text.len()));
        }
        sweep.move_to(ObjectId::ROOT);
        Shape { fields: *fields, text: sweep.text, steps }
    }
}

/// Shapes of the last documents, the latest first.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    latest: Vec<Shape>,
}

impl Shapes {
    /// The shape of a set of fields.
    pub(super) fn of(&mut self, fields: &FieldSet) -> &Shape {
        match self.latest.iter().position(|shape| shape.fields == *fields) {
            Some(0) => {}
            Some(at) => self.latest[..=at].rotate_right(1),
            None => {
                self.latest.truncate(REMEMBERED - 1);
                self.latest.insert(0, Shape::new(fields));
            }
        }
        &self.latest[0]
    }
}

/// A way through the schema's tree.
struct Sweep {
    text: Vec<u8>,
    open: ObjectId,
    /// Nothing stands in the open object yet.
    is_first: bool,
}

impl Sweep {
    fn comma(&mut self) {
        if !self.is_first {
            self.text.push(b',');
        }
        self.is_first = false;
    }

    /// Closes and opens objects on the way to another.
    fn move_to(&mut self, target: ObjectId) {
        let common = common_ancestor(self.open, target);
        while self.open != common {
            self.text.push(b'}');
            self.open = self.open.def().parent;
            self.is_first = false;
        }
        self.descend(common, target);
    }

    fn descend(&mut self, from: ObjectId, target: ObjectId) {
        if target == from {
            return;
        }
        self.descend(from, target.def().parent);
        self.comma();
        self.text.extend_from_slice(target.def().json_open.as_bytes());
        self.is_first = true;
        self.open = target;
    }
}

fn common_ancestor(mut a: ObjectId, mut b: ObjectId) -> ObjectId {
    while a != b {
        if a.def().depth >= b.def().depth {
            a = a.def().parent;
        } else {
            b = b.def().parent;
        }
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::field;

    fn shown(shape: &Shape) -> String {
        let mut text = String::new();
        for (before, field) in shape.steps() {
            text += std::str::from_utf8(before).unwrap();
            text += &format!("<{}>", field.name());
        }
        text + std::str::from_utf8(shape.end()).unwrap()
    }

    #[test]
    fn objects_are_opened_and_closed_once() {
        let mut fields = FieldSet::default();
        assert_eq!(shown(&Shape::new(&fields)), "");
        for field in
            [field::SOURCE_PORT, field::SOURCE_NAT_IP, field::CLOUD_ACCOUNT_ID, field::SOURCE_IP, field::MESSAGE]
        {
            fields.insert(field);
        }
        assert_eq!(
            shown(&Shape::new(&fields)),
            r#","cloud":{"account":{"id":<cloud.account.id>}},"message":<message>,"source":{"ip":<source.ip>,"nat":{"ip":<source.nat.ip>},"port":<source.port>}"#
        );
    }

    #[test]
    fn a_tree_takes_the_place_of_the_fields_below_it() {
        let mut fields = FieldSet::default();
        for field in [field::SOURCE_GEO, field::SOURCE_GEO_CITY_NAME, field::SOURCE_IP] {
            fields.insert(field);
        }
        assert_eq!(shown(&Shape::new(&fields)), r#","source":{"geo":<source.geo>,"ip":<source.ip>}"#);
    }

    #[test]
    fn shapes_are_remembered_and_forgotten() {
        let mut shapes = Shapes::default();
        let all: Vec<FieldId> = FieldId::all().take(2 * REMEMBERED).collect();
        for _ in 0..2 {
            for field in &all {
                let mut fields = FieldSet::default();
                fields.insert(*field);
                let shape = shapes.of(&fields);
                assert_eq!(shape.steps().map(|(_, field)| field).collect::<Vec<_>>(), [*field]);
            }
        }
        assert_eq!(shapes.latest.len(), REMEMBERED);
    }
}
