//! A CloudFormation template: what is declared in it, and the check that everything it speaks of is there.

use std::collections::BTreeSet;
use std::marker::PhantomData;

use serde::Serialize;
use serde_json::{Map, Value as Json, json};
use thiserror::Error;

use crate::value::{Condition, Test, Value};

/// Properties of a type of resource.
pub trait Resource: Serialize + Sized {
    /// CloudFormation's name of the type.
    const TYPE: &'static str;

    /// Created only where the condition holds.
    fn when(self, condition: Condition) -> Declared<Self> {
        Declared::from(self).when(condition)
    }

    /// Created after another resource that it does not speak of, and deleted before it.
    fn after<R>(self, other: &Handle<R>) -> Declared<Self> {
        Declared::from(self).after(other)
    }

    /// Stays when the stack goes; goes with a stack that could not be created.
    fn retained(self) -> Declared<Self> {
        Declared::from(self).retained()
    }

    /// Stays when the stack goes, also one that could not be created: for what something else that stays stands on.
    fn always_retained(self) -> Declared<Self> {
        Declared::from(self).always_retained()
    }
}

/// Properties with what CloudFormation is told beside them.
#[derive(Debug)]
pub struct Declared<R> {
    properties: R,
    condition: Option<Condition>,
    after: Vec<String>,
    /// CloudFormation's `DeletionPolicy`.
    deletion_policy: Option<&'static str>,
}

impl<R> Declared<R> {
    /// See [`Resource::when`].
    #[must_use]
    pub fn when(mut self, condition: Condition) -> Declared<R> {
        self.condition = Some(condition);
        self
    }

    /// See [`Resource::after`].
    #[must_use]
    pub fn after<Other>(mut self, other: &Handle<Other>) -> Declared<R> {
        self.after.push(other.id.clone());
        self
    }

    /// See [`Resource::retained`].
    #[must_use]
    pub fn retained(mut self) -> Declared<R> {
        self.deletion_policy = Some("RetainExceptOnCreate");
        self
    }

    /// See [`Resource::always_retained`].
    #[must_use]
    pub fn always_retained(mut self) -> Declared<R> {
        self.deletion_policy = Some("Retain");
        self
    }
}

impl<R: Resource> From<R> for Declared<R> {
    fn from(properties: R) -> Declared<R> {
        Declared { properties, condition: None, after: Vec::new(), deletion_policy: None }
    }
}

/// A resource that is in the template: the only way to speak of it.
#[derive(Debug)]
pub struct Handle<R> {
    id: String,
    resource: PhantomData<R>,
}

impl<R> Clone for Handle<R> {
    fn clone(&self) -> Handle<R> {
        Handle { id: self.id.clone(), resource: PhantomData }
    }
}

impl<R> Handle<R> {
    /// `Ref`: the name, URL or ARN of it, as its type has it.
    #[must_use]
    pub fn reference(&self) -> Value {
        Value::reference(&self.id)
    }

    /// `Fn::GetAtt`; the types of resources offer the attributes they have.
    pub(crate) fn attribute(&self, name: &str) -> Value {
        Value::attribute(&self.id, name)
    }

    /// Its logical id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }
}

/// What the person who creates the stack may say.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Parameter {
    /// `String`, `Number`, `CommaDelimitedList`, …
    #[serde(rename = "Type")]
    pub kind: &'static str,
    /// Shown beside the field.
    pub description: &'static str,
    /// What holds where nothing is said; nothing of it is kept by [`Template::required`].
    pub default: &'static str,
    /// What a value has to look like.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub allowed_pattern: Option<&'static str>,
    /// What it may be.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub allowed_values: &'static [&'static str],
    /// Of a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_value: Option<u32>,
    /// Of a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_value: Option<u32>,
    /// What to do when it is refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constraint_description: Option<&'static str>,
    /// A secret: shown to nobody.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub no_echo: bool,
}

/// A parameter that is in the template.
#[derive(Clone, Copy, Debug)]
pub struct ParameterRef(&'static str);

impl ParameterRef {
    /// What was answered.
    #[must_use]
    pub fn value(self) -> Value {
        Value::reference(self.0)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0
    }
}

impl From<ParameterRef> for Value {
    fn from(parameter: ParameterRef) -> Value {
        parameter.value()
    }
}

/// A template under construction.
#[derive(Debug)]
pub struct Template {
    description: &'static str,
    parameters: Map<String, Json>,
    groups: Vec<(&'static str, Vec<&'static str>)>,
    rules: Map<String, Json>,
    mappings: Map<String, Json>,
    conditions: Map<String, Json>,
    resources: Map<String, Json>,
    outputs: Map<String, Json>,
    declared_twice: Vec<String>,
}

/// A template that does not hold together.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum SynthError {
    /// Two things under one name.
    #[error("{0} is declared twice")]
    DeclaredTwice(String),
    /// Something is spoken of that is not there.
    #[error("{place} speaks of {name}, which is not in the template")]
    Dangling {
        /// The part of the template.
        place: String,
        /// What it names.
        name: String,
    },
}

impl Template {
    /// An empty one.
    #[must_use]
    pub fn new(description: &'static str) -> Template {
        Template {
            description,
            parameters: Map::new(),
            groups: Vec::new(),
            rules: Map::new(),
            mappings: Map::new(),
            conditions: Map::new(),
            resources: Map::new(),
            outputs: Map::new(),
            declared_twice: Vec::new(),
        }
    }

    /// Begins a group of parameters, as the console shows them.
    pub fn group(&mut self, label: &'static str) {
        self.groups.push((label, Vec::new()));
    }

    /// Declares a parameter, in the group that was begun last.
    pub fn parameter(&mut self, name: &'static str, parameter: &Parameter) -> ParameterRef {
        if let Some((_, names)) = self.groups.last_mut() {
            names.push(name);
        }
        self.declare(|template| &mut template.parameters, name, json!(parameter));
        ParameterRef(name)
    }

    /// Declares a parameter without a default: no stack is made until it is answered.
    pub fn required(&mut self, name: &'static str, parameter: &Parameter) -> ParameterRef {
        let declared = self.parameter(name, parameter);
        if let Some(members) = self.parameters.get_mut(name).and_then(Json::as_object_mut) {
            members.shift_remove("Default");
        }
        declared
    }

    /// Declares what parameters have to say together: where `when` holds, `must` does, or CloudFormation refuses them with
    /// the sentence `otherwise` before it makes anything. The tests may speak of parameters only.
    #[allow(clippy::needless_pass_by_value, reason = "tests are built in place")]
    pub fn rule(&mut self, name: &'static str, when: Test, must: Test, otherwise: &'static str) {
        let assertion = json!({ "Assert": must.0, "AssertDescription": otherwise });
        let rule = json!({ "RuleCondition": when.0, "Assertions": [assertion] });
        self.declare(|template| &mut template.rules, name, rule);
    }

    /// Declares a condition.
    pub fn condition(&mut self, name: &'static str, test: Test) -> Condition {
        self.declare(|template| &mut template.conditions, name, test.0);
        Condition(name)
    }

    /// Declares a mapping.
    pub fn mapping(&mut self, name: &'static str, entries: Json) {
        self.declare(|template| &mut template.mappings, name, entries);
    }

    /// Declares a resource.
    pub fn add<R: Resource>(&mut self, id: impl Into<String>, declared: impl Into<Declared<R>>) -> Handle<R> {
        let (id, Declared { properties, condition, mut after, deletion_policy }) = (id.into(), declared.into());
        let mut resource = json!({ "Type": R::TYPE });
        if let Some(Condition(name)) = condition {
            resource["Condition"] = name.into();
        }
        if !after.is_empty() {
            after.sort_unstable();
            resource["DependsOn"] = after.into();
        }
        if let Some(policy) = deletion_policy {
            resource["DeletionPolicy"] = policy.into();
            resource["UpdateReplacePolicy"] = "Retain".into();
        }
        resource["Properties"] = json!(properties);
        self.declare(|template| &mut template.resources, &id, resource);
        Handle { id, resource: PhantomData }
    }

    /// Declares an output.
    pub fn output(&mut self, name: &'static str, description: &str, value: impl Into<Value>) {
        let output = json!({ "Description": description, "Value": value.into() });
        self.declare(|template| &mut template.outputs, name, output);
    }

    fn declare(&mut self, section: impl FnOnce(&mut Template) -> &mut Map<String, Json>, name: &str, what: Json) {
        if section(self).insert(name.to_owned(), what).is_some() {
            self.declared_twice.push(name.to_owned());
        }
    }

    /// The template as JSON: the same declarations give the same bytes.
    ///
    /// # Errors
    /// If something is declared twice, or spoken of and not declared.
    pub fn synth(self) -> Result<String, SynthError> {
        if let Some(name) = self.declared_twice.first() {
            return Err(SynthError::DeclaredTwice(name.clone()));
        }
        self.check_references()?;
        let groups: Vec<Json> = self
            .groups
            .iter()
            .map(|(label, names)| json!({ "Label": { "default": label }, "Parameters": names }))
            .collect();
        let mut template = json!({
            "AWSTemplateFormatVersion": "2010-09-09",
            "Description": self.description,
        });
        if !groups.is_empty() {
            template["Metadata"] = json!({ "AWS::CloudFormation::Interface": { "ParameterGroups": groups } });
        }
        for (section, entries) in [
            ("Parameters", self.parameters),
            ("Rules", self.rules),
            ("Mappings", self.mappings),
            ("Conditions", self.conditions),
            ("Resources", self.resources),
            ("Outputs", self.outputs),
        ] {
            if !entries.is_empty() {
                template[section] = entries.into();
            }
        }
        Ok(format!("{template:#}\n"))
    }

    fn check_references(&self) -> Result<(), SynthError> {
        let known = Known {
            values: self.parameters.keys().chain(self.resources.keys()).map(String::as_str).collect(),
            resources: self.resources.keys().map(String::as_str).collect(),
            conditions: self.conditions.keys().map(String::as_str).collect(),
            mappings: self.mappings.keys().map(String::as_str).collect(),
        };
        let of_rules = Known { values: self.parameters.keys().map(String::as_str).collect(), ..Known::default() };
        for (section, entries, known) in [
            ("Rules", &self.rules, &of_rules),
            ("Conditions", &self.conditions, &known),
            ("Resources", &self.resources, &known),
            ("Outputs", &self.outputs, &known),
        ] {
            for (name, entry) in entries {
                known
                    .check(entry)
                    .map_err(|missing| SynthError::Dangling { place: format!("{section}.{name}"), name: missing })?;
            }
        }
        Ok(())
    }
}

/// Names that may be spoken of.
#[derive(Default)]
struct Known<'a> {
    values: BTreeSet<&'a str>,
    resources: BTreeSet<&'a str>,
    conditions: BTreeSet<&'a str>,
    mappings: BTreeSet<&'a str>,
}

impl Known<'_> {
    /// The first name in `json` that stands for nothing.
    fn check(&self, json: &Json) -> Result<(), String> {
        match json {
            Json::Array(items) => items.iter().try_for_each(|item| self.check(item)),
            Json::Object(members) => {
                for (key, value) in members {
                    self.check_member(key, value)?;
                    self.check(value)?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn check_member(&self, key: &str, value: &Json) -> Result<(), String> {
        let known = |names: &BTreeSet<&str>, name: &Json| match name.as_str() {
            Some(name) if names.contains(name) || name.starts_with("AWS::") => Ok(()),
            Some(name) => Err(name.to_owned()),
            None => Ok(()),
        };
        match key {
            "Ref" => known(&self.values, value),
            "Fn::GetAtt" => known(&self.resources, &value[0]),
            "Fn::If" => known(&self.conditions, &value[0]),
            "Fn::FindInMap" => known(&self.mappings, &value[0]),
            // `Condition` is also a part of policies, as an object.
            "Condition" => known(&self.conditions, value),
            "DependsOn" => match value {
                Json::Array(names) => names.iter().try_for_each(|name| known(&self.resources, name)),
                one => known(&self.resources, one),
            },
            "Fn::Sub" => {
                let (pattern, given) = match value {
                    Json::Array(parts) => (&parts[0], parts[1].as_object()),
                    pattern => (pattern, None),
                };
                variables(pattern.as_str().unwrap_or_default())
                    .filter(|name| !name.starts_with("AWS::") && !given.is_some_and(|given| given.contains_key(*name)))
                    .try_for_each(|name| known(&self.values, &name.split('.').next().into()))
            }
            _ => Ok(()),
        }
    }
}

/// What stands between `${` and `}`, without `${!literal}`.
fn variables(pattern: &str) -> impl Iterator<Item = &str> {
    pattern
        .split("${")
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .filter(|name| !name.starts_with('!'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resources::queues::Queue;
    use crate::value::{text, text_with};

    fn template() -> Template {
        Template::new("a test")
    }

    fn dangling(name: Value) -> SynthError {
        let mut template = template();
        template.add("Queue", Queue { queue_name: name, ..Queue::default() });
        template.synth().unwrap_err()
    }

    #[test]
    fn what_is_spoken_of_has_to_be_there() {
        let other = || SynthError::Dangling { place: "Resources.Queue".to_owned(), name: "Other".to_owned() };
        assert_eq!(dangling(Value::reference("Other")), other());
        assert_eq!(dangling(Value::attribute("Other", "Arn")), other());
        assert_eq!(dangling(text("a-${Other}")), other());
        assert_eq!(dangling(text("a-${Other.Arn}")), other());
        assert_eq!(dangling(text_with("${Given}-${Other}", [("Given", "a".into())])), other());
        assert_eq!(dangling(Condition("Other").then("a")), other());
        assert_eq!(dangling(crate::value::find_in_map("Other", "a", "b")), other());
    }

    #[test]
    fn pseudo_parameters_given_variables_and_literals_are_always_there() {
        let mut template = template();
        let name = text_with("${AWS::AccountId}-${Given}-${!Literal}", [("Given", "a".into())]);
        template.add("Queue", Queue { queue_name: name, ..Queue::default() });
        assert!(template.synth().is_ok());
    }

    #[test]
    fn a_condition_of_a_policy_is_none_of_the_template() {
        let mut template = template();
        let policy = crate::policy::Policy::new([crate::policy::allow(&["sqs:SendMessage"]).when("Bool", "k", "v")]);
        template.add(
            "Policy",
            crate::resources::queues::QueuePolicy { policy_document: Some(policy), ..Default::default() },
        );
        assert!(template.synth().is_ok());
    }

    #[test]
    fn a_rule_speaks_of_parameters_only() {
        let rule = |of: Value| {
            let mut template = template();
            let asked = template.parameter("Asked", &Parameter { kind: "String", ..Parameter::default() });
            template.add("Queue", Queue::default());
            let must = crate::value::equals(of, "a");
            template.rule("Rule", crate::value::equals(asked, "b"), must, "say a with b");
            template.synth()
        };
        let made: Json = serde_json::from_str(&rule(Value::reference("Asked")).unwrap()).unwrap();
        let expected = json!({
            "RuleCondition": { "Fn::Equals": [{ "Ref": "Asked" }, "b"] },
            "Assertions": [
                { "Assert": { "Fn::Equals": [{ "Ref": "Asked" }, "a"] }, "AssertDescription": "say a with b" },
            ],
        });
        assert_eq!(made["Rules"]["Rule"], expected);
        let dangling = SynthError::Dangling { place: "Rules.Rule".to_owned(), name: "Queue".to_owned() };
        assert_eq!(rule(Value::reference("Queue")), Err(dangling));
    }

    #[test]
    fn nothing_is_declared_twice() {
        let mut template = template();
        template.add("Queue", Queue::default());
        template.add("Queue", Queue::default());
        assert_eq!(template.synth(), Err(SynthError::DeclaredTwice("Queue".to_owned())));
    }

    #[test]
    fn a_resource_says_only_what_was_said() {
        let mut template = template();
        let condition = template.condition("Wanted", crate::value::equals("a", "a"));
        let first = template.add("First", Queue::default());
        let queue = Queue { queue_name: "q".into(), message_retention_period: 60.into(), ..Queue::default() };
        template.add("Second", queue.when(condition).retained().after(&first));
        let made: Json = serde_json::from_str(&template.synth().unwrap()).unwrap();
        assert_eq!(
            made["Resources"]["Second"],
            json!({
                "Type": "AWS::SQS::Queue",
                "Condition": "Wanted",
                "DependsOn": ["First"],
                "DeletionPolicy": "RetainExceptOnCreate",
                "UpdateReplacePolicy": "Retain",
                "Properties": { "QueueName": "q", "MessageRetentionPeriod": 60 },
            })
        );
    }
}
