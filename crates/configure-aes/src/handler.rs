//! One request: sign in, run the steps, tell what became of them.

use std::collections::BTreeSet;
use std::time::Duration;

use aws_config::SdkConfig;
use serde::Deserialize;
use serde_json::Value;
use siem_config::Config;
use siem_custom_resource::{Kind, Made, Maker, Outcome, Request, told};
use siem_opensearch::{Caller, Cluster, ClusterOptions, Endpoint, Login, Mode, Outcome as Became, Refusal, Step};
use tokio::time::Instant;

use crate::wanted::Wanted;

/// Longest time for one request. It is left of the function's time when the last one is made, so that what it ends with
/// is told.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(20);

pub(crate) struct Handler {
    pub(crate) aws: SdkConfig,
    pub(crate) s3: aws_sdk_s3::Client,
    pub(crate) secrets: aws_sdk_secretsmanager::Client,
    /// ARN of the function's role.
    pub(crate) own_role: Option<String>,
}

/// What the secret holds. It has no way to be printed.
#[derive(Deserialize)]
struct Admin {
    username: String,
    password: String,
}

impl Maker for Handler {
    async fn make(&self, request: Request, end: Instant) -> Result<Outcome, String> {
        // With the stack nothing of it goes: who has a role, and what the domain holds, outlives it.
        if let (Kind::Delete, Some(physical_id)) = (request.kind, request.physical_id.clone()) {
            return Ok(Outcome::Made(Made { physical_id, ..Made::default() }));
        }
        let wanted = Wanted::of(&request)?;
        let host = wanted.endpoint.url.host_str().unwrap_or_default().to_owned();
        let admin = self.admin(&wanted.secret_arn).await?;
        let caller = let_in(self.caller(&wanted.endpoint, admin, end)?).await;
        let secret_arn = wanted.secret_arn.clone();
        let region = wanted.endpoint.aws.as_ref().map(|aws| aws.region.clone());
        let region = region.or_else(|| self.aws.region().map(ToString::to_string)).ok_or("AWS_REGION is not set")?;
        for step in wanted.steps(self.own_role.as_deref(), &self.s3, region, aliases()?) {
            let became = step.run(&caller, Mode::Write).await;
            if step.has_failed(&became) {
                return Err(sentence(&step.name(), &became, &secret_arn));
            }
            log(&step, &became);
        }
        Ok(Outcome::Made(Made { physical_id: format!("configuration-of-{host}"), ..Made::default() }))
    }

    async fn go_on(&self, _: Value) -> Result<(), String> {
        Err("nothing here takes so long".to_owned())
    }
}

impl Handler {
    /// The domain's first user.
    async fn admin(&self, secret_arn: &str) -> Result<Admin, String> {
        let secret = self.secrets.get_secret_value().secret_id(secret_arn).send().await;
        let secret = secret.map_err(|error| told(&error, &format!("reading the secret {secret_arn}")))?;
        // What is wrong with it would be told with what it holds.
        serde_json::from_str(secret.secret_string().unwrap_or_default())
            .map_err(|_| format!("the secret {secret_arn} has to be JSON with the texts username and password"))
    }

    fn caller(&self, endpoint: &Endpoint, admin: Admin, end: Instant) -> Result<Caller, String> {
        let connect = |login| {
            let options = ClusterOptions { endpoint: endpoint.clone(), login, ca_file: None, timeout: REQUEST_TIMEOUT };
            Cluster::connect(options).map_err(|error| error.to_string())
        };
        let cluster = connect(Login::Basic(admin.username, admin.password))?;
        let own_credentials = self.aws.credentials_provider().filter(|_| endpoint.aws.is_some());
        let passing_roles = own_credentials.map(|provider| connect(Login::Aws(provider))).transpose()?;
        Ok(Caller { cluster, passing_roles, until: end.checked_sub(REQUEST_TIMEOUT).unwrap_or(end) })
    }
}

/// A public endpoint may let unsigned requests in from some addresses only, of which a function has none. Then all is
/// signed with the function's own role, as which it has to be somebody who may do everything.
async fn let_in(mut caller: Caller) -> Caller {
    if let Some(signed) = &caller.passing_roles
        && needs_signature(&Step::reach().run(&caller, Mode::Write).await)
    {
        tracing::info!("the access policy takes no requests that are not signed: the function's own role signs");
        caller.cluster = signed.clone();
    }
    caller
}

/// Whether the service has refused a request before the domain saw it. The domain itself answers a wrong password with
/// 401, and a user without rights with an `error`.
fn needs_signature(became: &Became) -> bool {
    matches!(became, Became::Refused(Refusal { status: Some(403), why }) if why.contains("anonymous is not authorized"))
}

/// The names that a log type writes to where its rotation is `auto`.
fn aliases() -> Result<Vec<String>, String> {
    let config = Config::builtin().map_err(|error| error.to_string())?;
    let names: BTreeSet<String> = config.log_types().map(|log_type| log_type.index_name.clone()).collect();
    Ok(names.into_iter().collect())
}

/// What the person who made the stack is told, with the cure where there is one.
fn sentence(step: &str, became: &Became, secret_arn: &str) -> String {
    match became {
        Became::Refused(Refusal { status: Some(401), why }) => {
            format!("{step}: {why}. Put a user of the domain who may do everything into the secret {secret_arn}")
        }
        Became::Refused(Refusal { status: Some(403), why }) => format!(
            "{step}: {why}. The user of the secret {secret_arn} has to be one who may do everything, and the domain's \
             access policy has to let the function in: where that takes no requests that are not signed, map the \
             function's role to all_access"
        ),
        Became::Refused(Refusal { why, .. }) => format!("{step}: {why}"),
        _ => format!("{step}: the domain has no fine-grained access control; switch it on"),
    }
}

fn log(step: &Step, became: &Became) {
    let name = step.name();
    match became {
        Became::AsItIs | Became::WouldDo(_) => tracing::info!(step = name, "as it should be"),
        Became::Done(written) => tracing::info!(step = name, written = written.join(", "), "written"),
        Became::NotServed => tracing::warn!(step = name, "left out: the domain has no plugin for it"),
        Became::Refused(refusal) => tracing::warn!(step = name, why = refusal.why, "left out: refused"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_told_with_its_cure() {
        let refused = |status, why: &str| Became::Refused(Refusal { status, why: why.to_owned() });
        let told = |became| sentence("connection", &became, "arn:secret");
        let cure = "Put a user of the domain who may do everything into the secret arn:secret";
        assert_eq!(
            told(refused(Some(401), "GET /: status 401: Unauthorized")),
            format!("connection: GET /: status 401: Unauthorized. {cure}")
        );
        assert!(told(refused(Some(403), "x")).contains("access policy"));
        assert_eq!(told(refused(None, "https://x/: no answer")), "connection: https://x/: no answer");
        assert!(told(Became::NotServed).ends_with("switch it on"));
    }

    #[test]
    fn only_what_the_access_policy_refuses_is_signed() {
        let refused = |status, why: &str| Became::Refused(Refusal { status: Some(status), why: why.to_owned() });
        let by_policy = "GET /: status 403: User: anonymous is not authorized to perform: es:ESHttpGet";
        assert!(needs_signature(&refused(403, by_policy)));
        assert!(!needs_signature(&refused(403, "GET /: status 403: no permissions for [cluster:monitor/main]")));
        assert!(
            !needs_signature(&refused(401, "GET /: status 401: Unauthorized")) && !needs_signature(&Became::AsItIs)
        );
    }

    #[test]
    fn every_log_type_may_write_to_an_alias() {
        let aliases = aliases().unwrap();
        assert!(aliases.contains(&"log-aws-cloudtrail".to_owned()) && aliases.is_sorted(), "{aliases:?}");
    }
}
