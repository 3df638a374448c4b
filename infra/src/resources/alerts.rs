//! Alarms and dashboards.

use super::storage::Tag;
use super::{attributes, properties};
use crate::value::Value;

properties! {
    "AWS::CloudWatch::Alarm" => Alarm {
        alarm_name: Value,
        alarm_description: Value,
        namespace: Value,
        metric_name: Value,
        dimensions: Vec<Dimension>,
        statistic: Value,
        period: Value,
        evaluation_periods: Value,
        datapoints_to_alarm: Value,
        threshold: Value,
        comparison_operator: Value,
        treat_missing_data: Value,
        alarm_actions: Vec<Value>,
        #[serde(rename = "OKActions")]
        ok_actions: Vec<Value>,
        tags: Vec<Tag>,
    }

    Dimension {
        name: Value,
        value: Value,
    }

    "AWS::CloudWatch::Dashboard" => Dashboard {
        dashboard_name: Value,
        dashboard_body: Value,
    }
}

attributes! {
    Alarm { arn = "Arn", }
}
