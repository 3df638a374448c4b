//! Invocations of models in Amazon Bedrock, as the service logs them to S3 or CloudWatch Logs.
//!
//! Source: Amazon Bedrock User Guide, "Monitor model invocation using CloudWatch Logs and Amazon S3".
//!
//! Prompts and answers have the shape that each model's maker gave them: they are kept as JSON text. Long ones are in
//! objects of their own, which are not read: the record says where.

use super::LogTypeCode;
use super::arn::Arn;
use crate::document::Document;
use crate::schema::field;

pub(super) static CODE: LogTypeCode = LogTypeCode { name: "bedrock-invocation", prepare: None, finish, is_own: None };

fn finish(doc: &mut Document<'_>) {
    // `arn:aws:bedrock:REGION::foundation-model/NAME`, `…:inference-profile/NAME`
    let model = doc.text("modelId").map(|id| id.rsplit('/').next().unwrap_or(id));
    doc.set_some(field::GEN_AI_REQUEST_MODEL, model);
    doc.set(field::GEN_AI_OPERATION_NAME, operation(doc.text("operation").unwrap_or_default(), model));
    if let Some(arn) = doc.text("identity.arn").and_then(Arn::parse) {
        doc.set(field::USER_NAME, arn.resource.rsplit('/').next().unwrap_or(arn.resource));
        doc.set(field::CLOUD_ORIGIN_ACCOUNT_ID, arn.account);
    }
    let is_error = doc.has(field::ERROR_CODE);
    doc.set(field::EVENT_OUTCOME, if is_error { "failure" } else { "success" });
    let is_refused = doc.get_text(field::ERROR_CODE).is_some_and(|code| code.contains("AccessDenied"));
    let body = "output.outputBodyJson";
    let stopped = ["stop_reason", "stopReason"].iter().find_map(|name| doc.text(&format!("{body}.{name}")));
    let guard = doc.text(&format!("{body}.amazon-bedrock-guardrailAction"));
    if let Some(reason) = stopped {
        doc.set_extra("aws.bedrock.stop_reason", reason);
    }
    // A guardrail stopped the prompt or the answer.
    let is_stopped = guard == Some("INTERVENED") || stopped == Some("guardrail_intervened");
    if is_stopped {
        doc.set(field::EVENT_KIND, "alert");
        doc.set(field::EVENT_REASON, "guardrail_intervened");
        doc.set(field::EVENT_OUTCOME, "failure");
    }
    doc.set_list(field::EVENT_TYPE, if is_stopped || is_refused { &["access", "denied"] } else { &["access"] });
}

/// `gen_ai.operation.name`, by the names of OpenTelemetry's conventions.
fn operation(name: &str, model: Option<&str>) -> &'static str {
    match name {
        "Converse" | "ConverseStream" => "chat",
        _ if model.is_some_and(|model| model.contains("embed")) => "embeddings",
        "InvokeModel" | "InvokeModelWithResponseStream" => "text_completion",
        _ => "",
    }
}
