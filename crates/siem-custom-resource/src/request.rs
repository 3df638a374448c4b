//! What CloudFormation asks for (AWS CloudFormation user guide, "Custom resource request objects").

use serde_json::{Map, Value};
use thiserror::Error;

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Make it.
    Create,
    /// Change it to other properties.
    Update,
    /// Take it away.
    Delete,
}

/// A request for a resource.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// What is to be done.
    pub kind: Kind,
    /// Its name in the template.
    pub logical_id: String,
    /// Under which id it was made; none at its creation.
    pub physical_id: Option<String>,
    /// What it is to be like, without `ServiceToken`. CloudFormation makes texts of numbers and booleans.
    pub properties: Map<String, Value>,
    /// What it was like before an update.
    pub old_properties: Map<String, Value>,
    /// What the function told itself when it went on with this request; `null` at first.
    pub progress: Value,
}

/// An event that is no request.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the event is no request of CloudFormation: {0}")]
pub struct NotARequest(pub(crate) String);

/// Where a function that goes on with a request leaves what it knows.
pub(crate) const PROGRESS: &str = "SiemProgress";

impl Request {
    /// Reads an event.
    ///
    /// # Errors
    /// If it is none, with what is missing or odd. Its values are not shown.
    pub fn of(event: &Value) -> Result<Request, NotARequest> {
        let text = |name: &str| event.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        let refused = |why: &str| NotARequest(why.to_owned());
        let kind = match text("RequestType").ok_or_else(|| refused("RequestType is missing"))? {
            "Create" => Kind::Create,
            "Update" => Kind::Update,
            "Delete" => Kind::Delete,
            _ => return Err(refused("RequestType is none of Create, Update and Delete")),
        };
        let physical_id = text("PhysicalResourceId").map(str::to_owned);
        if kind != Kind::Create && physical_id.is_none() {
            return Err(refused("PhysicalResourceId is missing"));
        }
        let map = |name: &str| match event.get(name) {
            None | Some(Value::Null) => Ok(Map::new()),
            Some(Value::Object(members)) => {
                let mut members = members.clone();
                members.remove("ServiceToken");
                Ok(members)
            }
            Some(_) => Err(refused(&format!("{name} is no object"))),
        };
        Ok(Request {
            kind,
            logical_id: text("LogicalResourceId").ok_or_else(|| refused("LogicalResourceId is missing"))?.to_owned(),
            physical_id,
            properties: map("ResourceProperties")?,
            old_properties: map("OldResourceProperties")?,
            progress: event.get(PROGRESS).cloned().unwrap_or_default(),
        })
    }

    /// A property that is a text.
    ///
    /// # Errors
    /// If it is missing, empty or something else: a sentence for CloudFormation.
    pub fn text(&self, name: &str) -> Result<&str, String> {
        let value = self.properties.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        value.ok_or_else(|| format!("the property {name} has to be a text"))
    }

    /// The texts of a property that is a list; none where it is missing. An empty parameter is a list of one empty text.
    ///
    /// # Errors
    /// If it is something else: a sentence for CloudFormation.
    pub fn texts(&self, name: &str) -> Result<Vec<String>, String> {
        let Some(property) = self.properties.get(name) else { return Ok(Vec::new()) };
        let texts = property.as_array().and_then(|items| items.iter().map(Value::as_str).collect::<Option<Vec<_>>>());
        let texts = texts.ok_or_else(|| format!("the property {name} has to be a list of texts"))?.into_iter();
        Ok(texts.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn event() -> Value {
        json!({
            "RequestType": "Update",
            "ResponseURL": "https://example.com/answer?signature=secret",
            "StackId": "arn:aws:cloudformation:eu-west-1:123456789012:stack/aes-siem/1",
            "RequestId": "r-1",
            "ResourceType": "AWS::CloudFormation::CustomResource",
            "LogicalResourceId": "LogBucketNotification",
            "PhysicalResourceId": "notification",
            "ResourceProperties": { "ServiceToken": "arn", "BucketName": "logs" },
            "OldResourceProperties": { "ServiceToken": "arn", "BucketName": "old" },
        })
    }

    #[test]
    fn an_event_is_what_it_says() {
        let request = Request::of(&event()).unwrap();
        assert_eq!((request.kind, request.logical_id.as_str()), (Kind::Update, "LogBucketNotification"));
        assert_eq!(request.physical_id.as_deref(), Some("notification"));
        assert_eq!(Value::Object(request.properties.clone()), json!({ "BucketName": "logs" }));
        assert_eq!(Value::Object(request.old_properties.clone()), json!({ "BucketName": "old" }));
        assert_eq!(request.text("BucketName"), Ok("logs"));
        assert_eq!(request.text("Queue"), Err("the property Queue has to be a text".to_owned()));
    }

    #[test]
    fn a_list_is_one_of_texts() {
        let texts = |list: Value| {
            let mut event = event();
            event["ResourceProperties"]["SubnetIds"] = list;
            Request::of(&event).unwrap().texts("SubnetIds")
        };
        assert_eq!(texts(json!([" a", "", "b"])), Ok(vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(Request::of(&event()).unwrap().texts("SubnetIds"), Ok(Vec::new()));
        for other in [json!("a,b"), json!([7]), Value::Null, json!({})] {
            assert_eq!(texts(other), Err("the property SubnetIds has to be a list of texts".to_owned()));
        }
    }

    #[test]
    fn what_is_no_request_is_told_without_its_values() {
        let without = |name: &str, value: Value| {
            let mut event = event();
            event[name] = value;
            Request::of(&event).unwrap_err().to_string()
        };
        for (name, value, why) in [
            ("RequestType", Value::Null, "RequestType is missing"),
            ("RequestType", json!("hunter2"), "RequestType is none of Create, Update and Delete"),
            ("LogicalResourceId", json!(7), "LogicalResourceId is missing"),
            ("PhysicalResourceId", Value::Null, "PhysicalResourceId is missing"),
            ("ResourceProperties", json!("hunter2"), "ResourceProperties is no object"),
        ] {
            assert_eq!(without(name, value), format!("the event is no request of CloudFormation: {why}"));
        }
        assert!(Request::of(&json!([])).is_err());
    }
}
