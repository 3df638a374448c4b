//! Values of properties: literals, and what CloudFormation works out at deployment.

use serde::{Serialize, Serializer};
use serde_json::{Value as Json, json};

/// A property's value. Absent ones are left out of the template.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Value(Json);

impl Value {
    /// Whether there is none.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.0.is_null()
    }

    /// `Ref` to something of this name.
    pub(crate) fn reference(name: &str) -> Value {
        Value(json!({ "Ref": name }))
    }

    /// An attribute of the resource of this name.
    pub(crate) fn attribute(name: &str, attribute: &str) -> Value {
        Value(json!({ "Fn::GetAtt": [name, attribute] }))
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value(text.into())
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Value {
        Value(yes.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Value {
        Value(number.into())
    }
}

impl From<Json> for Value {
    fn from(json: Json) -> Value {
        Value(json)
    }
}

impl From<&Value> for Value {
    fn from(value: &Value) -> Value {
        value.clone()
    }
}

impl<V: Into<Value>, const N: usize> From<[V; N]> for Value {
    fn from(list: [V; N]) -> Value {
        list.into_iter().collect()
    }
}

impl<V: Into<Value>> FromIterator<V> for Value {
    fn from_iter<I: IntoIterator<Item = V>>(list: I) -> Value {
        Value(Json::Array(list.into_iter().map(|item| item.into().0).collect()))
    }
}

/// Typed properties as a value, for places that take any JSON.
#[must_use]
pub fn of(properties: &impl Serialize) -> Value {
    // Only a map with keys that are no text could fail, and there is none.
    Value(serde_json::to_value(properties).unwrap_or_default())
}

/// The account the stack is in.
#[must_use]
pub fn account_id() -> Value {
    Value::reference("AWS::AccountId")
}

/// The region the stack is in.
#[must_use]
pub fn region() -> Value {
    Value::reference("AWS::Region")
}

/// `aws`, `aws-cn`, `aws-us-gov`, …
#[must_use]
pub fn partition() -> Value {
    Value::reference("AWS::Partition")
}

/// Leaves the property out; for one side of [`when`].
#[must_use]
pub fn no_value() -> Value {
    Value::reference("AWS::NoValue")
}

/// A text with pseudo parameters, such as `arn:${AWS::Partition}:s3:::bucket`. Anything else between braces has to be
/// given: see [`text_with`].
#[must_use]
pub fn text(pattern: impl Into<String>) -> Value {
    Value(json!({ "Fn::Sub": pattern.into() }))
}

/// A text with pseudo parameters and the given variables: `${Queue}/*` with `("Queue", queue.arn())`.
#[must_use]
pub fn text_with<'a>(pattern: &str, variables: impl IntoIterator<Item = (&'a str, Value)>) -> Value {
    let variables: serde_json::Map<_, _> =
        variables.into_iter().map(|(name, value)| (name.to_owned(), value.0)).collect();
    Value(json!({ "Fn::Sub": [pattern, variables] }))
}

/// The items of a list as one text.
#[must_use]
pub fn join(separator: &str, list: impl Into<Value>) -> Value {
    Value(json!({ "Fn::Join": [separator, list.into().0] }))
}

/// The parts of a text.
#[must_use]
pub fn split(separator: &str, text: impl Into<Value>) -> Value {
    Value(json!({ "Fn::Split": [separator, text.into().0] }))
}

/// An item of a list, counted from zero.
#[must_use]
pub fn select(index: u32, list: impl Into<Value>) -> Value {
    Value(json!({ "Fn::Select": [index, list.into().0] }))
}

/// An entry of a mapping of the template.
#[must_use]
pub fn find_in_map(map: &str, first: impl Into<Value>, second: &str) -> Value {
    Value(json!({ "Fn::FindInMap": [map, first.into().0, second] }))
}

/// The availability zones of the region.
#[must_use]
pub fn availability_zones() -> Value {
    Value(json!({ "Fn::GetAZs": "" }))
}

/// Cuts a network into `count` of `host_bits` bits each.
#[must_use]
pub fn cidr(network: impl Into<Value>, count: u32, host_bits: impl Into<Value>) -> Value {
    Value(json!({ "Fn::Cidr": [network.into().0, count, host_bits.into().0] }))
}

/// A condition of the template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition(pub(crate) &'static str);

impl Condition {
    /// `yes` where the condition holds, else `no`.
    #[must_use]
    pub fn choose(self, yes: impl Into<Value>, no: impl Into<Value>) -> Value {
        Value(json!({ "Fn::If": [self.0, yes.into().0, no.into().0] }))
    }

    /// `yes` where the condition holds, else nothing.
    #[must_use]
    pub fn then(self, yes: impl Into<Value>) -> Value {
        self.choose(yes, no_value())
    }

    /// The condition as part of another one.
    #[must_use]
    pub fn holds(self) -> Test {
        Test(json!({ "Condition": self.0 }))
    }
}

/// What a condition is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Test(pub(crate) Json);

/// Whether two values are the same.
#[must_use]
pub fn equals(left: impl Into<Value>, right: impl Into<Value>) -> Test {
    Test(json!({ "Fn::Equals": [left.into().0, right.into().0] }))
}

/// Whether a test fails.
#[must_use]
#[allow(clippy::needless_pass_by_value, reason = "tests are built in place")]
pub fn not(test: Test) -> Test {
    Test(json!({ "Fn::Not": [test.0] }))
}

/// Whether all of them hold.
#[must_use]
pub fn all<const N: usize>(tests: [Test; N]) -> Test {
    Test(json!({ "Fn::And": Vec::from(tests.map(|test| test.0)) }))
}

/// Whether one of them holds.
#[must_use]
pub fn any<const N: usize>(tests: [Test; N]) -> Test {
    Test(json!({ "Fn::Or": Vec::from(tests.map(|test| test.0)) }))
}
