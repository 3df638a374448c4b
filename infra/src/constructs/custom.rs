//! Resources that a function of ours makes.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json, json};

use crate::constructs::Placed;
use crate::template::{Declared, Handle, Resource};
use crate::value::Value;

/// A resource that a function makes, changes and deletes.
#[derive(Debug)]
pub struct CustomResource(Map<String, Json>);

impl Resource for CustomResource {
    const TYPE: &'static str = "AWS::CloudFormation::CustomResource";
}

impl Serialize for CustomResource {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Handle<CustomResource> {
    /// What the function told of it, under this name.
    #[must_use]
    pub fn data(&self, name: &str) -> Value {
        self.attribute(name)
    }
}

/// What `maker` makes of these properties. Its function runs again whenever one of them changes.
#[must_use]
pub fn custom<const N: usize>(maker: &Placed, properties: [(&str, Value); N]) -> Declared<CustomResource> {
    let mut members = Map::from_iter([("ServiceToken".to_owned(), json!(maker.function.arn()))]);
    members.extend(properties.into_iter().map(|(name, value)| (name.to_owned(), json!(value))));
    // The role's rights are there before the function uses them.
    Declared::from(CustomResource(members)).after(&maker.role)
}
