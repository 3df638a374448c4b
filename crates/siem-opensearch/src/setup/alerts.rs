//! Where monitors send their alerts: a channel of the notifications plugin or, on engines before it, a destination of
//! the alerting plugin.
//!
//! Sources: OpenSearch documentation, "Notifications API" and "Alerting API"; Amazon OpenSearch Service developer guide,
//! "Configuring alerts".

use serde_json::{Value, json};

use super::call::{Line, Trouble, Write};
use super::holds;

/// Id of the channel, and name of the destination, by which monitors know it.
const NAME: &str = "siem-alerts";
const CHANNELS: &str = "/_plugins/_notifications/configs";
const DESTINATIONS: &str = "/_plugins/_alerting/destinations";

/// A topic of Amazon SNS that alerts go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertChannel {
    /// ARN of the topic.
    pub topic_arn: String,
    /// ARN of the role with which the domain publishes.
    pub role_arn: String,
}

/// What monitors call the channel by, if there is one: its id, or that of the destination.
pub(super) async fn id(line: &Line<'_>) -> Result<Option<String>, Trouble> {
    match line.find(&format!("{CHANNELS}/{NAME}")).await {
        Err(Trouble::NotServed { .. }) => {
            Ok(destination(line).await?.and_then(|found| found["id"].as_str().map(str::to_owned)))
        }
        Ok(Some(found)) if found["config_list"][0]["config"].is_object() => Ok(Some(NAME.to_owned())),
        Ok(_) => Ok(None),
        Err(trouble) => Err(trouble),
    }
}

/// The destination of our name.
async fn destination(line: &Line<'_>) -> Result<Option<Value>, Trouble> {
    let mut there = line.find(&format!("{DESTINATIONS}?searchString={NAME}&size=100")).await?.unwrap_or_default();
    let all = there["destinations"].as_array_mut().map(std::mem::take).unwrap_or_default();
    Ok(all.into_iter().find(|one| one["name"] == NAME))
}

impl AlertChannel {
    pub(super) async fn look(&self, line: &Line<'_>) -> Result<Vec<Write>, Trouble> {
        match self.channel(line).await {
            Err(Trouble::NotServed { .. }) => self.destination(line).await,
            found => found,
        }
    }

    async fn channel(&self, line: &Line<'_>) -> Result<Vec<Write>, Trouble> {
        let wanted = json!({
            "name": NAME,
            "description": "Alerts of the SIEM",
            "config_type": "sns",
            "is_enabled": true,
            "sns": self.sns(),
        });
        let what = format!("the channel {NAME}");
        let path = format!("{CHANNELS}/{NAME}");
        let there = line.find(&path).await?.unwrap_or_default();
        let there = &there["config_list"][0]["config"];
        Ok(match there {
            Value::Null => vec![Write::post(CHANNELS, json!({"config_id": NAME, "config": wanted}), what)],
            there if holds(there, &wanted) => Vec::new(),
            _ => vec![Write::put(path, json!({"config": wanted}), what)],
        })
    }

    async fn destination(&self, line: &Line<'_>) -> Result<Vec<Write>, Trouble> {
        let wanted = json!({"name": NAME, "type": "sns", "sns": self.sns()});
        let what = format!("the destination {NAME}");
        Ok(match destination(line).await? {
            None => vec![Write::post(DESTINATIONS, wanted, what)],
            Some(there) if holds(&there, &wanted) => Vec::new(),
            Some(there) => {
                let id = there["id"].as_str().unwrap_or_default();
                let state = format!("if_seq_no={}&if_primary_term={}", there["seq_no"], there["primary_term"]);
                vec![Write::put(format!("{DESTINATIONS}/{id}?{state}"), wanted, what)]
            }
        })
    }

    fn sns(&self) -> Value {
        json!({"topic_arn": self.topic_arn, "role_arn": self.role_arn})
    }
}
