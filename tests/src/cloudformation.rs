//! What CloudFormation makes of a template and its parameters: conditions, and properties without functions. A small
//! evaluator of ours; what other resources would tell is a stand-in, unless it is given.

use std::collections::{BTreeMap, BTreeSet};

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

/// The type of what a function of the stack makes.
pub const CUSTOM: &str = "AWS::CloudFormation::CustomResource";

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
        self.tell(name, value);
        self
    }

    /// The same, of a stack that is being made.
    pub fn tell(&mut self, name: &str, value: &str) {
        self.told.insert(name.to_owned(), value.into());
    }

    /// Takes over what resources have told an earlier state of the same stack.
    pub fn takes_over_from(&mut self, before: &Stack) {
        self.told.clone_from(&before.told);
    }

    /// Whether a resource has told this.
    #[must_use]
    pub fn knows(&self, name: &str) -> bool {
        self.told.contains_key(name)
    }

    /// Why CloudFormation refuses the parameters: the sentences of the rules that they break.
    #[must_use]
    pub fn refusals(&self) -> Vec<&str> {
        let rules = self.template["Rules"].as_object().into_iter().flat_map(|rules| rules.values());
        let meant = rules.filter(|rule| rule.get("RuleCondition").is_none_or(|condition| self.test(condition)));
        let assertions = meant.flat_map(|rule| rule["Assertions"].as_array().into_iter().flatten());
        let broken = assertions.filter(|one| !self.test(&one["Assert"]));
        broken.map(|one| one["AssertDescription"].as_str().unwrap_or_default()).collect()
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

    /// The type of a resource.
    #[must_use]
    pub fn kind(&self, id: &str) -> &str {
        self.template["Resources"][id]["Type"].as_str().unwrap_or_default()
    }

    /// Whether a resource stays when the stack goes.
    #[must_use]
    pub fn is_retained(&self, id: &str) -> bool {
        self.template["Resources"][id]["DeletionPolicy"].as_str().is_some_and(|policy| policy.starts_with("Retain"))
    }

    /// What a resource takes from others, as [`Stack::told`] names it, and ids of those that it waits for.
    #[must_use]
    pub fn references(&self, id: &str) -> BTreeSet<String> {
        let resource = &self.template["Resources"][id];
        let mut found = BTreeSet::new();
        self.find_references(&resource["Properties"], &mut found);
        found.retain(|name| self.template["Resources"].get(resource_of(name)).is_some());
        let waited_for = resource["DependsOn"].as_array().into_iter().flatten().filter_map(Value::as_str);
        // What is not made is not waited for.
        found.extend(waited_for.filter(|id| self.properties(id).is_some()).map(str::to_owned));
        found
    }

    fn find_references(&self, value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.find_references(item, found)),
            Value::Object(members) => {
                for (name, of) in members {
                    match (name.as_str(), of) {
                        ("Ref", Value::String(name)) => _ = found.insert(name.clone()),
                        ("Fn::GetAtt", _) => _ = found.insert(format!("{}.{}", text(&of[0]), text(&of[1]))),
                        ("Fn::If", _) => {
                            let chosen = if self.holds(of[0].as_str().unwrap_or_default()) { 1 } else { 2 };
                            self.find_references(&of[chosen], found);
                        }
                        ("Fn::Sub", _) => {
                            let pattern = text(if of.is_array() { &of[0] } else { of });
                            let names = pattern.split("${").skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
                            found.extend(names.filter(|name| of[1].get(name).is_none()).map(str::to_owned));
                            self.find_references(&of[1], found);
                        }
                        _ => self.find_references(of, found),
                    }
                }
            }
            _ => {}
        }
    }

    /// The resources that are made, each behind those that it takes something from or waits for. Nothing else is certain
    /// of CloudFormation's order: here, custom resources come as early as can be, so that one which does not wait for what
    /// its function needs is found out.
    ///
    /// # Errors
    /// If resources wait for each other.
    pub fn order(&self) -> Result<Vec<String>> {
        let made: BTreeSet<String> = self.resources().into_keys().collect();
        let mut behind: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for id in &made {
            let names = self.references(id);
            behind.insert(id, names.iter().map(|name| resource_of(name).to_owned()).collect());
        }
        let mut order: Vec<String> = Vec::new();
        let mut roots: Vec<&String> = made.iter().collect();
        let needs = |id: &str| {
            let mut needed = BTreeSet::from([id.to_owned()]);
            while let Some(more) = needed.iter().find_map(|id| behind[id.as_str()].difference(&needed).next().cloned())
            {
                needed.insert(more);
            }
            needed
        };
        roots.sort_by_key(|id| (self.kind(id) != CUSTOM, needs(id).len()));
        for root in roots {
            let mut missing: Vec<String> = needs(root).into_iter().filter(|id| !order.contains(id)).collect();
            while !missing.is_empty() {
                let ready = missing.iter().position(|id| behind[id.as_str()].iter().all(|id| order.contains(id)));
                let ready = ready.with_context(|| format!("{missing:?} wait for each other"))?;
                order.push(missing.remove(ready));
            }
        }
        Ok(order)
    }

    /// The outputs, by name.
    #[must_use]
    pub fn outputs(&self) -> BTreeMap<String, String> {
        let declared = self.template["Outputs"].as_object().into_iter().flatten();
        declared.map(|(name, one)| (name.clone(), text(&self.resolved(&one["Value"]).unwrap_or_default()))).collect()
    }

    /// The template as it was given.
    #[must_use]
    pub fn template(&self) -> &Value {
        &self.template
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
        known.or_else(pseudo).or_else(|| self.named(name)).unwrap_or_else(|| format!("<{name}>").into())
    }

    /// The reference of a resource that has its name from the template, and is known by it.
    fn named(&self, id: &str) -> Option<Value> {
        let name = match self.kind(id) {
            "AWS::KMS::Alias" => "AliasName",
            "AWS::S3::Bucket" => "BucketName",
            _ => return None,
        };
        self.resolved(&self.template["Resources"][id]["Properties"][name])
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

/// The resource of which a name tells.
fn resource_of(name: &str) -> &str {
    name.split('.').next().unwrap_or_default()
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
                "Queue": {"DeletionPolicy": "RetainExceptOnCreate", "DependsOn": ["Sometimes"]},
                "Other": {},
                "Bucket": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": {"Fn::Sub": "logs-${Mode}"}}},
                "Log": {"Properties": {"Bucket": {"Ref": "Bucket"}}},
                "Function": {"Properties": {"X": {"Fn::If": ["Any", {"Ref": "Other"}, {"Ref": "Mode"}]}}},
                "Custom": {"Type": CUSTOM, "Properties": {"A": {"Fn::GetAtt": ["Function", "Arn"]}}},
            },
            "Outputs": {"Where": {"Value": {"Fn::Sub": "https://${Custom.Endpoint}/"}}},
        });
        Stack::new(&template.to_string(), parameters).unwrap()
    }

    #[test]
    fn functions_become_what_they_stand_for() {
        let properties = stack(&[]).told("Queue.Arn", "arn:q").properties("Always").unwrap();
        let expected = json!({"Arn": "arn:aws:s3:::<Other>/${x}", "List": ["a", "b"], "Queue": "arn:q"});
        assert_eq!(properties, expected);
        assert_eq!(stack(&[]).properties("Sometimes"), None);
        assert_eq!(stack(&[]).properties("Log"), Some(json!({"Bucket": "logs-none"})));
    }

    #[test]
    fn parameters_decide_what_is_made() {
        let made = stack(&[("Mode", "new"), ("List", "x,y")]);
        assert!(made.holds("New") && made.holds("Any"));
        assert_eq!(made.properties("Sometimes"), Some(json!({"A": "y"})));
        assert_eq!(made.properties("Always").unwrap()["Zone"], "yes");
        assert!(!stack(&[("Mode", "import")]).holds("New") && stack(&[("Mode", "import")]).holds("Any"));
        assert_eq!(made.resources().len(), 8);
    }

    #[test]
    fn what_is_spoken_of_comes_first_and_custom_resources_as_soon_as_they_can() {
        let by_default = stack(&[]);
        assert_eq!(by_default.references("Always"), ["Other", "Queue.Arn"].map(str::to_owned).into());
        assert_eq!(by_default.order().unwrap(), ["Function", "Custom", "Bucket", "Other", "Queue", "Log", "Always"]);
        assert!(by_default.is_retained("Queue") && !by_default.is_retained("Other"));
        let made = stack(&[("Mode", "new")]);
        assert_eq!(
            made.order().unwrap(),
            ["Other", "Function", "Custom", "Bucket", "Sometimes", "Log", "Queue", "Always"]
        );
        let outputs = made.told("Custom.Endpoint", "example.com").outputs();
        assert_eq!(outputs["Where"], "https://example.com/");
    }
}
