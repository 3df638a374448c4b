//! What CloudFormation makes of a template and its parameters: conditions, and properties without functions. A small
//! evaluator of ours; what other resources would tell is a stand-in, unless it is given.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};

/// The account, region and partition of every stack here.
pub const PSEUDO: [(&str, &str); 5] = [
    ("AWS::AccountId", crate::aws::ACCOUNT),
    ("AWS::Region", crate::aws::REGION),
    ("AWS::Partition", "aws"),
    ("AWS::URLSuffix", "amazonaws.com"),
    ("AWS::StackName", "aes-siem"),
];

/// A template with its parameters' values.
#[derive(Clone, Debug)]
pub struct Stack {
    template: Value,
    parameters: BTreeMap<String, Value>,
    told: BTreeMap<String, Value>,
}

impl Stack {
    /// Of a template as JSON; parameters that are not named have their defaults.
    ///
    /// # Errors
    /// If the template is no JSON, or has no such parameter.
    pub fn new(template: &str, parameters: &[(&str, &str)]) -> Result<Stack> {
        let template: Value = serde_json::from_str(template).context("the template")?;
        let declared = template["Parameters"].as_object().cloned().unwrap_or_default();
        for (name, _) in parameters {
            ensure!(declared.contains_key(*name), "the template has no parameter {name}");
        }
        let value = |name: &str, declared: &Value| {
            let given = parameters.iter().find(|(given, _)| *given == name).map(|(_, value)| *value);
            let text = given.unwrap_or_else(|| declared["Default"].as_str().unwrap_or_default());
            match declared["Type"].as_str() {
                Some("CommaDelimitedList") => text.split(',').map(str::trim).collect(),
                _ => Value::from(text),
            }
        };
        let parameters = declared.iter().map(|(name, one)| (name.clone(), value(name, one))).collect();
        Ok(Stack { template, parameters, told: BTreeMap::new() })
    }

    /// The same, where a resource tells this: `Queue` for its reference, `Queue.Arn` for an attribute.
    #[must_use]
    pub fn told(mut self, name: &str, value: &str) -> Stack {
        self.told.insert(name.to_owned(), value.into());
        self
    }

    /// Whether a condition holds.
    #[must_use]
    pub fn holds(&self, condition: &str) -> bool {
        self.test(&self.template["Conditions"][condition])
    }

    fn test(&self, test: &Value) -> bool {
        let Some((function, of)) = test.as_object().and_then(|test| test.iter().next()) else { return false };
        let all = || of.as_array().into_iter().flatten();
        match function.as_str() {
            "Condition" => self.holds(of.as_str().unwrap_or_default()),
            "Fn::Equals" => self.resolved(&of[0]) == self.resolved(&of[1]),
            "Fn::Not" => !self.test(&of[0]),
            "Fn::And" => all().all(|test| self.test(test)),
            "Fn::Or" => all().any(|test| self.test(test)),
            _ => false,
        }
    }

    /// The properties of a resource; `None` where it is not made.
    #[must_use]
    pub fn properties(&self, id: &str) -> Option<Value> {
        let resource = self.template["Resources"].get(id)?;
        let is_made = resource["Condition"].as_str().is_none_or(|condition| self.holds(condition));
        is_made.then(|| self.resolved(&resource["Properties"]).unwrap_or_default())
    }

    /// All resources that are made, with their properties.
    #[must_use]
    pub fn resources(&self) -> BTreeMap<String, Value> {
        let ids = self.template["Resources"].as_object().into_iter().flatten().map(|(id, _)| id);
        ids.filter_map(|id| Some((id.clone(), self.properties(id)?))).collect()
    }

    /// A value without functions; `None` for what is left out.
    fn resolved(&self, value: &Value) -> Option<Value> {
        match value {
            Value::Array(items) => Some(items.iter().filter_map(|item| self.resolved(item)).collect()),
            Value::Object(members) if members.len() == 1 => {
                let (name, of) = members.iter().next()?;
                match name.as_str() {
                    "Ref" if of == "AWS::NoValue" => None,
                    "Ref" => Some(self.told_by(of.as_str()?)),
                    "Fn::GetAtt" => Some(self.told_by(&format!("{}.{}", of[0].as_str()?, of[1].as_str()?))),
                    "Fn::If" => self.resolved(&of[if self.holds(of[0].as_str()?) { 1 } else { 2 }]),
                    "Fn::Sub" => Some(self.filled_in(of).into()),
                    "Fn::Join" => {
                        let list = self.resolved(&of[1])?;
                        let texts: Vec<String> = list.as_array()?.iter().map(text).collect();
                        Some(texts.join(of[0].as_str()?).into())
                    }
                    "Fn::Split" => {
                        let whole = text(&self.resolved(&of[1])?);
                        Some(whole.split(of[0].as_str()?).collect())
                    }
                    "Fn::Select" => self.resolved(&of[1])?.get(usize::try_from(of[0].as_u64()?).ok()?).cloned(),
                    "Fn::FindInMap" => {
                        let key = text(&self.resolved(&of[1])?);
                        Some(self.template["Mappings"][of[0].as_str()?][&key][of[2].as_str()?].clone())
                    }
                    "Fn::GetAZs" => Some(json!(["a", "b", "c"].map(|zone| format!("{}{zone}", crate::aws::REGION)))),
                    "Fn::Cidr" => {
                        let [network, bits] = [0, 2].map(|at| text(&self.resolved(&of[at]).unwrap_or_default()));
                        // Which they are, nobody asks here.
                        Some(
                            (0..of[1].as_u64()?)
                                .map(|number| format!("{network} part {number} of {bits} bits"))
                                .collect(),
                        )
                    }
                    _ => self.members(members),
                }
            }
            Value::Object(members) => self.members(members),
            literal => Some(literal.clone()),
        }
    }

    fn members(&self, members: &Map<String, Value>) -> Option<Value> {
        let resolved = members.iter().filter_map(|(name, value)| Some((name.clone(), self.resolved(value)?)));
        Some(Value::Object(resolved.collect()))
    }

    fn told_by(&self, name: &str) -> Value {
        let pseudo = || PSEUDO.iter().find(|(known, _)| *known == name).map(|(_, value)| Value::from(*value));
        let known = self.parameters.get(name).or_else(|| self.told.get(name)).cloned();
        known.or_else(pseudo).unwrap_or_else(|| format!("<{name}>").into())
    }

    fn filled_in(&self, of: &Value) -> String {
        let (pattern, given) = match of {
            Value::Array(parts) => (text(&parts[0]), parts[1].as_object().cloned().unwrap_or_default()),
            pattern => (text(pattern), Map::new()),
        };
        let mut made = String::new();
        let mut rest = pattern.as_str();
        while let Some((before, after)) = rest.split_once("${") {
            made += before;
            let (name, behind) = after.split_once('}').unwrap_or((after, ""));
            match (name.strip_prefix('!'), given.get(name)) {
                (Some(literal), _) => made += &format!("${{{literal}}}"),
                (None, Some(value)) => made += &text(&self.resolved(value).unwrap_or_default()),
                (None, None) => made += &text(&self.told_by(name)),
            }
            rest = behind;
        }
        made + rest
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stack(parameters: &[(&str, &str)]) -> Stack {
        let template = json!({
            "Parameters": {
                "Mode": {"Type": "String", "Default": "none"},
                "List": {"Type": "CommaDelimitedList", "Default": "a, b"},
            },
            "Conditions": {
                "New": {"Fn::Equals": [{"Ref": "Mode"}, "new"]},
                "Any": {"Fn::Or": [{"Condition": "New"}, {"Fn::Not": [{"Fn::Equals": [{"Ref": "Mode"}, "none"]}]}]},
            },
            "Resources": {
                "Always": {"Properties": {
                    "Arn": {"Fn::Sub": ["arn:${AWS::Partition}:s3:::${Name}/${!x}", {"Name": {"Ref": "Other"}}]},
                    "Zone": {"Fn::If": ["Any", "yes", {"Ref": "AWS::NoValue"}]},
                    "List": {"Fn::Split": [",", {"Fn::Join": [",", {"Ref": "List"}]}]},
                    "Queue": {"Fn::GetAtt": ["Queue", "Arn"]},
                }},
                "Sometimes": {"Condition": "New", "Properties": {"A": {"Fn::Select": [1, {"Ref": "List"}]}}},
            },
        });
        Stack::new(&template.to_string(), parameters).unwrap()
    }

    #[test]
    fn functions_become_what_they_stand_for() {
        let properties = stack(&[]).told("Queue.Arn", "arn:q").properties("Always").unwrap();
        let expected = json!({"Arn": "arn:aws:s3:::<Other>/${x}", "List": ["a", "b"], "Queue": "arn:q"});
        assert_eq!(properties, expected);
        assert_eq!(stack(&[]).properties("Sometimes"), None);
    }

    #[test]
    fn parameters_decide_what_is_made() {
        let made = stack(&[("Mode", "new"), ("List", "x,y")]);
        assert!(made.holds("New") && made.holds("Any"));
        assert_eq!(made.properties("Sometimes"), Some(json!({"A": "y"})));
        assert_eq!(made.properties("Always").unwrap()["Zone"], "yes");
        assert!(!stack(&[("Mode", "import")]).holds("New") && stack(&[("Mode", "import")]).holds("Any"));
        assert_eq!(made.resources().len(), 2);
    }
}
