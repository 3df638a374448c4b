//! Policies of IAM: who may do what to which resource, and when.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json, json};

use crate::value::Value;

/// A policy document.
#[derive(Clone, Debug, Default)]
pub struct Policy(Vec<Value>);

impl Policy {
    /// One of these statements.
    #[must_use]
    pub fn new(statements: impl IntoIterator<Item = Statement>) -> Policy {
        Policy(statements.into_iter().map(Statement::value).collect())
    }

    /// Adds a statement that is there only where the condition holds.
    #[must_use]
    pub fn with_if(mut self, condition: crate::value::Condition, statement: Statement) -> Policy {
        self.0.push(condition.then(statement.value()));
        self
    }
}

impl Serialize for Policy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json!({ "Version": "2012-10-17", "Statement": self.0 }).serialize(serializer)
    }
}

/// A statement under construction.
#[derive(Clone, Debug)]
pub struct Statement(Map<String, Json>);

/// Lets somebody do something.
#[must_use]
pub fn allow(actions: &[&str]) -> Statement {
    Statement::new("Allow", actions)
}

/// Lets nobody do something.
#[must_use]
pub fn deny(actions: &[&str]) -> Statement {
    Statement::new("Deny", actions)
}

/// A service may take on the role whose trust this is.
#[must_use]
pub fn trust(service: &str) -> Policy {
    Policy::new([allow(&["sts:AssumeRole"]).by_service(service)])
}

impl Statement {
    fn new(effect: &str, actions: &[&str]) -> Statement {
        let actions = match actions {
            [one] => json!(one),
            many => json!(many),
        };
        let mut statement = Map::new();
        statement.insert("Effect".to_owned(), effect.into());
        statement.insert("Action".to_owned(), actions);
        Statement(statement)
    }

    /// Names it: by this it is found again in a policy that others write to, too.
    #[must_use]
    pub fn named(mut self, sid: &str) -> Statement {
        let mut named = Map::from_iter([("Sid".to_owned(), sid.into())]);
        named.append(&mut self.0);
        Statement(named)
    }

    /// An AWS service does it.
    #[must_use]
    pub fn by_service(self, service: &str) -> Statement {
        self.by("Service", service)
    }

    /// Several AWS services do it.
    #[must_use]
    pub fn by_services<const N: usize>(self, services: [&str; N]) -> Statement {
        self.by("Service", services)
    }

    /// Accounts, roles or users do it.
    #[must_use]
    pub fn by_principals(self, arns: impl Into<Value>) -> Statement {
        self.by("AWS", arns)
    }

    /// Anybody does it.
    #[must_use]
    pub fn by_anybody(self) -> Statement {
        self.member("Principal", &"*".into())
    }

    fn by(self, kind: &str, who: impl Into<Value>) -> Statement {
        self.member("Principal", &json!({ kind: who.into() }).into())
    }

    /// To this resource, or to each of these.
    #[must_use]
    pub fn on(self, resources: impl Into<Value>) -> Statement {
        self.member("Resource", &resources.into())
    }

    /// Only where this test of the request holds, beside those that are there.
    #[must_use]
    pub fn when(mut self, operator: &str, key: &str, value: impl Into<Value>) -> Statement {
        let conditions = self.0.entry("Condition").or_insert_with(|| json!({}));
        conditions[operator][key] = json!(value.into());
        self
    }

    fn member(mut self, name: &str, value: &Value) -> Statement {
        self.0.insert(name.to_owned(), json!(value));
        self
    }

    /// The statement as a value.
    #[must_use]
    pub fn value(self) -> Value {
        Json::Object(self.0).into()
    }
}
