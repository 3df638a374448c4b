//! The event source mappings of es-loader. One that this function disabled carries a tag, by which it is known again: what
//! has none, somebody else disabled, and he enables it again himself.

use aws_sdk_lambda::Client;
use siem_custom_resource::told;

use crate::alarms::Order;

/// The tag of a mapping that this function disabled.
const TAG: (&str, &str) = ("stopped-by", env!("CARGO_PKG_NAME"));
/// The tag with the time of the last event that was obeyed: EventBridge tries for a day, and one may come after a later one.
const TOLD_AT: &str = "stopper-told-at";

/// The mappings.
pub(crate) struct Mappings {
    pub(crate) lambda: Client,
    pub(crate) uuids: Vec<String>,
}

/// What a mapping is like.
struct Mapping {
    arn: String,
    is_enabled: bool,
    is_tagged: bool,
    told_at: Option<String>,
}

impl Mappings {
    /// Brings each mapping into the state that was ordered at a time, and waits for none; what was done with each. The order of steps is
    /// such that one that fails is made good when the same is ordered again.
    ///
    /// # Errors
    /// If a mapping cannot be brought there, when all of them were tried.
    pub(crate) async fn obey(&self, order: Order, time: &str) -> Result<Vec<String>, String> {
        let (mut done, mut failed) = (Vec::new(), Vec::new());
        for uuid in &self.uuids {
            if order == Order::Nothing {
                continue;
            }
            match self.bring(uuid, order, time).await {
                Ok(what) => {
                    let what = format!("event source mapping {uuid}: {what}");
                    tracing::info!("{what}");
                    done.push(what);
                }
                Err(why) => {
                    let why = format!("event source mapping {uuid}: {why}");
                    tracing::error!("{why}");
                    failed.push(why);
                }
            }
        }
        if failed.is_empty() { Ok(done) } else { Err(failed.join("; ")) }
    }

    async fn bring(&self, uuid: &str, order: Order, time: &str) -> Result<&'static str, String> {
        let mapping = self.look(uuid).await?;
        if mapping.told_at.as_deref().is_some_and(|told_at| told_at > time) {
            return Ok("was told something later already, and stays as it is");
        }
        let tag = self.lambda.tag_resource().resource(&mapping.arn).tags(TOLD_AT, time);
        tag.send().await.map_err(|error| told(&error, "it cannot be tagged"))?;
        match order {
            Order::Stop => self.stop(uuid, mapping).await,
            Order::Start => self.start(uuid, mapping).await,
            Order::Nothing => Ok("stays as it is"),
        }
    }

    async fn stop(&self, uuid: &str, mapping: Mapping) -> Result<&'static str, String> {
        if !mapping.is_enabled {
            return Ok(if mapping.is_tagged {
                "is disabled already"
            } else {
                "somebody else has disabled it: it is not enabled when there is room again"
            });
        }
        // First, for one that is disabled and has no tag would never be enabled again.
        let tag = self.lambda.tag_resource().resource(mapping.arn).tags(TAG.0, TAG.1);
        tag.send().await.map_err(|error| told(&error, "it cannot be tagged"))?;
        let update = self.lambda.update_event_source_mapping().uuid(uuid).enabled(false);
        update.send().await.map_err(|error| told(&error, "it cannot be disabled"))?;
        Ok("is disabled")
    }

    async fn start(&self, uuid: &str, mapping: Mapping) -> Result<&'static str, String> {
        let done = match (mapping.is_enabled, mapping.is_tagged) {
            (true, false) => return Ok("is enabled already"),
            (false, false) => return Ok("somebody else has disabled it: it stays so"),
            (true, true) => "somebody else has enabled it already",
            (false, true) => {
                let update = self.lambda.update_event_source_mapping().uuid(uuid).enabled(true);
                update.send().await.map_err(|error| told(&error, "it cannot be enabled"))?;
                "is enabled"
            }
        };
        let untag = self.lambda.untag_resource().resource(mapping.arn).tag_keys(TAG.0);
        untag.send().await.map_err(|error| told(&error, &format!("{done}, but its tag cannot be taken away")))?;
        Ok(done)
    }

    async fn look(&self, uuid: &str) -> Result<Mapping, String> {
        let mapping = self.lambda.get_event_source_mapping().uuid(uuid).send().await;
        let mapping = mapping.map_err(|error| told(&error, "it cannot be read"))?;
        let arn = mapping.event_source_mapping_arn().ok_or("Lambda does not tell its ARN")?;
        let tags = self.lambda.list_tags().resource(arn).send().await;
        let tags = tags.map_err(|error| told(&error, "its tags cannot be read"))?;
        Ok(Mapping {
            arn: arn.to_owned(),
            // Between two states it counts as what it becomes.
            is_enabled: !matches!(mapping.state(), Some("Disabled" | "Disabling")),
            is_tagged: tags.tags().and_then(|tags| tags.get(TAG.0)).is_some_and(|by| by == TAG.1),
            told_at: tags.tags().and_then(|tags| tags.get(TOLD_AT)).cloned(),
        })
    }
}
