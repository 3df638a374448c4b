//! What a custom resource was asked for, and what its function did for it.

use std::fmt;

use serde_json::Value;

use crate::aws::Call;

/// A request of CloudFormation, and everything that came of it.
#[derive(Debug)]
pub struct Event {
    /// What happens to the stack meanwhile.
    pub phase: String,
    /// `Create`, `Update`, `Delete`.
    pub kind: &'static str,
    /// The custom resource.
    pub logical_id: String,
    /// Name of its function.
    pub function: String,
    /// What the function told CloudFormation.
    pub answer: Value,
    /// Calls to AWS.
    pub calls: Vec<Call>,
    /// Requests to the domain: `GET /_cluster/health`.
    pub requests: Vec<String>,
}

impl Event {
    /// The calls to AWS, as policies name them.
    #[must_use]
    pub fn actions(&self) -> Vec<&str> {
        self.calls.iter().map(|call| call.action.as_str()).collect()
    }

    /// Whether the function has spoken to anybody.
    #[must_use]
    pub fn did_something(&self) -> bool {
        !self.calls.is_empty() || !self.requests.is_empty()
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Event { phase, kind, logical_id, function, answer, requests, .. } = self;
        let status = answer["Status"].as_str().unwrap_or("no answer");
        writeln!(f, "{phase:14} {kind:6} {logical_id:25} {function:35} {status}")?;
        let requests: Vec<String> = requests.iter().map(|request| shortened(request)).collect();
        let calls: Vec<String> = self.actions().into_iter().map(str::to_owned).collect();
        for done in [calls, requests] {
            if !done.is_empty() {
                writeln!(f, "    {}", counted(&done).join(", "))?;
            }
        }
        if !self.did_something() {
            writeln!(f, "    (no call)")?;
        }
        Ok(())
    }
}

/// Without names of single templates, roles and the like.
fn shortened(request: &str) -> String {
    let parts: Vec<&str> = request.split('/').collect();
    let kept = if parts.get(1) == Some(&"_plugins") { 5 } else { 2 };
    parts[..parts.len().min(kept)].join("/")
}

/// What comes several times in a row, once and with a number.
fn counted(done: &[String]) -> Vec<String> {
    let runs = done.chunk_by(|one, next| one == next);
    runs.map(|run| if run.len() == 1 { run[0].clone() } else { format!("{} ×{}", run[0], run.len()) }).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_event_is_told_with_what_was_done() {
        let mut event = Event {
            phase: "created".into(),
            kind: "Create",
            logical_id: "Configured".into(),
            function: "aes-siem-configure-aes".into(),
            answer: json!({"Status": "SUCCESS"}),
            calls: vec![Call {
                action: "secretsmanager:GetSecretValue".into(),
                path: "/".into(),
                headers: Default::default(),
                body: json!({"SecretId": "x"}),
            }],
            requests: [
                "GET /",
                "PUT /_index_template/a",
                "PUT /_index_template/b",
                "GET /_plugins/_security/api/roles/x",
            ]
            .map(str::to_owned)
            .to_vec(),
        };
        let told = event.to_string();
        assert!(told.ends_with(
            " SUCCESS\n    secretsmanager:GetSecretValue\n    GET /, PUT /_index_template ×2, GET /_plugins/_security/api/roles\n"
        ), "{told}");
        (event.calls, event.requests) = (Vec::new(), Vec::new());
        assert!(event.to_string().ends_with("\n    (no call)\n") && !event.did_something());
    }
}
