//! What the log bucket tells of new objects. Operators may have it tell others, too: their entries stay.

use aws_sdk_s3::types::{Event, NotificationConfiguration, QueueConfiguration};

/// The id of the solution's entry.
const OURS: &str = "aes-siem-es-loader";

/// What is the solution's: an entry to one of these is, whatever its id.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Targets<'a> {
    pub(crate) queue_arn: &'a str,
    /// Of es-loader, which an earlier solution had S3 start itself; empty where it is not known.
    pub(crate) function_arn: &'a str,
}

/// The configuration with the solution's entry: the queue hears of these events.
pub(crate) fn with_ours(
    live: NotificationConfiguration,
    targets: Targets<'_>,
    events: &[String],
) -> Result<NotificationConfiguration, String> {
    let mut configuration = without_ours(live, targets);
    let entry = QueueConfiguration::builder()
        .id(OURS)
        .queue_arn(targets.queue_arn)
        .set_events(Some(events.iter().map(|event| Event::from(event.as_str())).collect()))
        .build()
        .map_err(|error| error.to_string())?;
    configuration.queue_configurations.get_or_insert_default().push(entry);
    Ok(configuration)
}

/// The configuration without the solution's entries.
pub(crate) fn without_ours(mut live: NotificationConfiguration, targets: Targets<'_>) -> NotificationConfiguration {
    if let Some(entries) = &mut live.queue_configurations {
        entries.retain(|entry| entry.queue_arn() != targets.queue_arn && entry.id() != Some(OURS));
    }
    if let Some(entries) = &mut live.lambda_function_configurations {
        entries.retain(|entry| entry.lambda_function_arn() != targets.function_arn);
    }
    live
}

/// The ids of entries to others that hear of new objects as well: S3 takes no two for the same events and keys.
pub(crate) fn others(configuration: &NotificationConfiguration) -> Vec<String> {
    let is_about_new = |events: &[Event]| events.iter().any(|event| event.as_str().starts_with("s3:ObjectCreated:"));
    let name = |id: Option<&str>, target: &str| format!("{} to {target}", id.unwrap_or("an entry"));
    let queues = configuration.queue_configurations().iter().filter(|entry| entry.id() != Some(OURS));
    let queues = queues.filter(|entry| is_about_new(entry.events())).map(|entry| name(entry.id(), entry.queue_arn()));
    let topics = configuration.topic_configurations().iter().filter(|entry| is_about_new(entry.events()));
    let functions = configuration.lambda_function_configurations().iter().filter(|entry| is_about_new(entry.events()));
    queues
        .chain(topics.map(|entry| name(entry.id(), entry.topic_arn())))
        .chain(functions.map(|entry| name(entry.id(), entry.lambda_function_arn())))
        .collect()
}

#[cfg(test)]
mod tests {
    use aws_sdk_s3::types::{EventBridgeConfiguration, LambdaFunctionConfiguration};

    use super::*;

    const QUEUE: &str = "arn:aws:sqs:eu-west-1:123456789012:aes-siem-sqs-new-logs";
    const OUR: Targets<'_> =
        Targets { queue_arn: QUEUE, function_arn: "arn:aws:lambda:eu-west-1:123456789012:function:aes-siem-es-loader" };

    fn queue(id: &str, arn: &str, event: &str) -> QueueConfiguration {
        QueueConfiguration::builder().id(id).queue_arn(arn).events(Event::from(event)).build().unwrap()
    }

    fn operators() -> NotificationConfiguration {
        let function = "arn:aws:lambda:eu-west-1:123456789012:function:scan";
        let function = LambdaFunctionConfiguration::builder().id("scan").lambda_function_arn(function);
        NotificationConfiguration::builder()
            .queue_configurations(queue("removed", "arn:aws:sqs:eu-west-1:123456789012:other", "s3:ObjectRemoved:*"))
            .lambda_function_configurations(function.events(Event::from("s3:ObjectCreated:Put")).build().unwrap())
            .event_bridge_configuration(EventBridgeConfiguration::builder().build())
            .build()
    }

    fn events() -> Vec<String> {
        vec!["s3:ObjectCreated:*".to_owned()]
    }

    #[test]
    fn entries_of_operators_stay_and_ours_is_there_once() {
        let made = with_ours(operators(), OUR, &events()).unwrap();
        let ids: Vec<Option<&str>> = made.queue_configurations().iter().map(QueueConfiguration::id).collect();
        assert_eq!(ids, [Some("removed"), Some(OURS)]);
        assert_eq!(made.lambda_function_configurations().len(), 1);
        assert!(made.event_bridge_configuration().is_some());
        assert_eq!(with_ours(made.clone(), OUR, &events()).unwrap(), made, "again, and nothing changes");
        assert_eq!(without_ours(made, OUR), operators());
    }

    #[test]
    fn an_entry_of_another_name_to_our_queue_is_ours() {
        let mut live = operators();
        live.queue_configurations.as_mut().unwrap().push(queue("by-hand", QUEUE, "s3:ObjectCreated:Put"));
        assert_eq!(without_ours(live, OUR), operators());
    }

    #[test]
    fn an_entry_that_starts_our_function_gives_way_to_the_queue() {
        let mut live = operators();
        let earlier = LambdaFunctionConfiguration::builder().id("earlier").lambda_function_arn(OUR.function_arn);
        let earlier = earlier.events(Event::from("s3:ObjectCreated:*")).build().unwrap();
        live.lambda_function_configurations.as_mut().unwrap().push(earlier);
        let made = with_ours(live, OUR, &events()).unwrap();
        assert_eq!(made, with_ours(operators(), OUR, &events()).unwrap());
    }

    #[test]
    fn who_else_hears_of_new_objects_is_named() {
        let made = with_ours(operators(), OUR, &events()).unwrap();
        assert_eq!(others(&made), ["scan to arn:aws:lambda:eu-west-1:123456789012:function:scan"]);
    }
}
