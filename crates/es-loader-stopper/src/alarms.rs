//! What the two alarms tell. Source: "Alarm events and EventBridge" (Amazon CloudWatch user guide).

use serde_json::Value;

/// Names of the alarms.
pub(crate) struct Alarms {
    /// The one that stops when it begins.
    pub(crate) stopping: String,
    /// The one that starts when it is over.
    pub(crate) starting: String,
}

/// What is to become of the mappings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// They are disabled.
    Stop,
    /// They are enabled again.
    Start,
    /// They stay as they are.
    Nothing,
}

/// An order, and the sentence that explains it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) order: Order,
    /// When, in the one way that EventBridge writes times: texts of them are in order as the times are.
    pub(crate) time: String,
    pub(crate) why: String,
}

impl Alarms {
    /// Reads an event.
    ///
    /// # Errors
    /// If it does not tell of one of the two alarms: what is missing or odd.
    pub(crate) fn read(&self, event: &Value) -> Result<Told, String> {
        let text = |path: &str| {
            let value = event.pointer(path).and_then(Value::as_str);
            value.ok_or_else(|| format!("the event tells of no alarm: {} is no text", path[1..].replace('/', ".")))
        };
        let kind = text("/detail-type")?;
        if kind != "CloudWatch Alarm State Change" {
            return Err(format!("the event tells of no alarm: its detail-type is {kind:?}"));
        }
        let (name, state, time) = (text("/detail/alarmName")?, text("/detail/state/value")?, text("/time")?);
        let order = match state {
            "ALARM" if name == self.stopping => Order::Stop,
            "OK" if name == self.starting => Order::Start,
            // Of a domain that tells nothing of its storage nothing is known.
            "ALARM" | "OK" | "INSUFFICIENT_DATA" if name == self.stopping || name == self.starting => Order::Nothing,
            "ALARM" | "OK" | "INSUFFICIENT_DATA" => {
                let Alarms { stopping, starting } = self;
                return Err(format!(
                    "the event tells of the alarm {name:?}, and neither of {stopping} nor of {starting}"
                ));
            }
            _ => return Err(format!("the event tells of the alarm {name:?} the unknown state {state:?}")),
        };
        Ok(Told { order, time: time.to_owned(), why: format!("the alarm {name} is {state} since {time}") })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(event: &Value) -> Result<Told, String> {
        Alarms { stopping: "none-left".into(), starting: "little-left".into() }.read(event)
    }

    fn event(name: &str, state: &str) -> Value {
        json!({
            "version": "0", "id": "c4c1c1c9-6542-e61b-6ef0-8c4d36933a92", "source": "aws.cloudwatch",
            "detail-type": "CloudWatch Alarm State Change", "account": "123456789012", "region": "eu-west-1",
            "time": "2026-11-28T01:02:03Z",
            "resources": [format!("arn:aws:cloudwatch:eu-west-1:123456789012:alarm:{name}")],
            "detail": {
                "alarmName": name,
                "configuration": {"metrics": []},
                "previousState": {"value": "OK", "timestamp": "2026-11-27T01:02:03.000+0000"},
                "state": {"value": state, "reason": "Threshold Crossed", "timestamp": "2026-11-28T01:02:03.000+0000"},
            },
        })
    }

    #[test]
    fn too_little_stops_and_enough_starts_and_between_nothing_changes() {
        let orders =
            |name: &str| ["ALARM", "OK", "INSUFFICIENT_DATA"].map(|state| read(&event(name, state)).unwrap().order);
        assert_eq!(orders("none-left"), [Order::Stop, Order::Nothing, Order::Nothing]);
        assert_eq!(orders("little-left"), [Order::Nothing, Order::Start, Order::Nothing]);
        let why = read(&event("none-left", "ALARM")).unwrap().why;
        assert_eq!(why, "the alarm none-left is ALARM since 2026-11-28T01:02:03Z");
    }

    #[test]
    fn what_tells_of_neither_alarm_is_told() {
        let with = |path: &str, value: Value| {
            let mut event = event("none-left", "ALARM");
            *event.pointer_mut(path).unwrap() = value;
            read(&event).unwrap_err()
        };
        for (path, value, why) in [
            (
                "/detail-type",
                json!("Scheduled Event"),
                "the event tells of no alarm: its detail-type is \"Scheduled Event\"",
            ),
            ("/detail-type", json!(null), "the event tells of no alarm: detail-type is no text"),
            ("/detail", json!([]), "the event tells of no alarm: detail.alarmName is no text"),
            ("/detail/state", json!("ALARM"), "the event tells of no alarm: detail.state.value is no text"),
            ("/time", json!(7), "the event tells of no alarm: time is no text"),
            (
                "/detail/alarmName",
                json!("other"),
                "the event tells of the alarm \"other\", and neither of none-left nor of little-left",
            ),
            (
                "/detail/state/value",
                json!("RED"),
                "the event tells of the alarm \"none-left\" the unknown state \"RED\"",
            ),
        ] {
            assert_eq!(with(path, value), why);
        }
        for event in [json!(null), json!("ALARM"), json!([]), json!({})] {
            assert_eq!(read(&event), Err("the event tells of no alarm: detail-type is no text".to_owned()));
        }
    }
}
