//! Alarms that tell the alert topic.

use crate::constructs::{CustomResource, tags};
use crate::resources::alerts::{Alarm, Dimension};
use crate::resources::queues::Topic;
use crate::template::{Declared, Handle, Template};
use crate::value::{Condition, Value};

/// When somebody is to be told.
#[derive(Debug)]
pub struct Alert<'a> {
    /// What is wrong then, and what to do.
    pub description: &'static str,
    /// Namespace and name of the metric.
    pub metric: (&'static str, &'static str),
    /// Of which resource.
    pub dimensions: Vec<(&'static str, Value)>,
    /// `Sum`, `Maximum`, `Minimum`, …
    pub statistic: &'static str,
    /// The time a value is made from.
    pub period_seconds: u32,
    /// How many periods in a row.
    pub periods: u32,
    /// How many of them are enough, where that is not all.
    pub enough: Option<u32>,
    /// `GreaterThanThreshold`, …
    pub comparison: &'static str,
    /// The bound.
    pub threshold: Value,
    /// What a period without values counts as.
    pub missing: &'static str,
    /// Where there is such an alarm at all.
    pub only: Option<Condition>,
    /// What comes before it, because it tells the metric's first value.
    pub after: Option<&'a Handle<CustomResource>>,
}

/// Declares an alarm, named like its logical id, which tells `topic` when it begins and when it is over.
pub fn alert(template: &mut Template, id: &str, topic: &Handle<Topic>, alert: Alert<'_>) -> Handle<Alarm> {
    let dimension = |(name, value): (&str, Value)| Dimension { name: name.into(), value };
    let alarm = Alarm {
        alarm_name: format!("aes-siem-{id}").into(),
        alarm_description: alert.description.into(),
        namespace: alert.metric.0.into(),
        metric_name: alert.metric.1.into(),
        dimensions: alert.dimensions.into_iter().map(dimension).collect(),
        statistic: alert.statistic.into(),
        period: alert.period_seconds.into(),
        evaluation_periods: alert.periods.into(),
        datapoints_to_alarm: alert.enough.map(Value::from).unwrap_or_default(),
        threshold: alert.threshold,
        comparison_operator: alert.comparison.into(),
        treat_missing_data: alert.missing.into(),
        alarm_actions: vec![topic.reference()],
        ok_actions: vec![topic.reference()],
        tags: tags("alerts"),
    };
    let mut declared = Declared::from(alarm);
    if let Some(condition) = alert.only {
        declared = declared.when(condition);
    }
    if let Some(earlier) = alert.after {
        declared = declared.after(earlier);
    }
    template.add(id, declared)
}
