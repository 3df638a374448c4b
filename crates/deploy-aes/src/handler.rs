//! A request, step by step, over as many invocations as it takes.

use std::time::Duration;

use aws_sdk_opensearch::types::{ChangeProgressDetails, ConfigChangeStatus, DomainStatus};
use serde_json::{Map, Value};
use siem_custom_resource::{Kind, Made, Maker, Outcome, Request};
use tokio::time::Instant;

use crate::access::DomainArn;
use crate::aws::{ADMIN, Admin, Aws, Created};
use crate::difference::{Change, changed};
use crate::progress::Progress;
use crate::wanted::{Wanted, is_domain_name};

/// How often a domain that is busy is looked at.
const PAUSE: Duration = Duration::from_secs(15);
/// How long a request may take: CloudFormation gives up after an hour, and does not say why.
const PATIENCE: Duration = Duration::from_secs(55 * 60);
/// How long it may take until a new policy of CloudWatch Logs is known to OpenSearch Service.
const POLICY_SPREADS: Duration = Duration::from_secs(120);

pub(crate) struct Handler {
    pub(crate) aws: Aws,
    /// ARN of the domain, whether it is there or not.
    pub(crate) domain_arn: String,
    /// The function's own name.
    pub(crate) own_name: String,
}

impl Maker for Handler {
    async fn make(&self, request: Request, end: Instant) -> Result<Outcome, String> {
        if request.kind == Kind::Delete {
            tracing::info!(
                physical_id = request.physical_id,
                "the domain is kept, and so is the secret of its master user"
            );
            let physical_id = request.physical_id.unwrap_or_default();
            return Ok(Outcome::Made(Made { physical_id, ..Made::default() }));
        }
        let wanted = Wanted::of(&request)?;
        check_name(&request, &wanted)?;
        self.bring_about(&request, &wanted, end).await
    }

    async fn go_on(&self, event: Value) -> Result<(), String> {
        tracing::info!("going on in another invocation");
        self.aws.start(&self.own_name, &event).await
    }
}

impl Handler {
    async fn bring_about(&self, request: &Request, wanted: &Wanted, end: Instant) -> Result<Outcome, String> {
        let mut progress = Progress::of(&request.progress);
        loop {
            let live = self.aws.domain(&wanted.name).await?;
            if let Some(live) = &live {
                check_live(live, &progress)?;
            }
            if let Some(live) = live.as_ref().filter(|live| is_busy(live) || is_under_way(live, &progress)) {
                if let Some(admin) = self.left_alone(request, wanted, live, &progress).await? {
                    return made(live, &admin);
                }
                if progress.age() >= PATIENCE {
                    return self.out_of_patience(request, &progress, live).await;
                }
                if !paused(end).await {
                    return Ok(Outcome::GoesOn(progress.to_value()));
                }
                continue;
            }
            let admin = self.aws.admin(&wanted.name).await?;
            match (live, &progress.asked) {
                (Some(live), Some(_)) => {
                    // The tag says that the domain knows the password: not before the change that brought it is made.
                    self.aws.tag(live.arn(), &admin).await?;
                    return made(&live, &admin);
                }
                (Some(live), None) => match self.ask(request, wanted, &live, &admin, progress.made).await? {
                    Some(change) => {
                        // It takes a moment until the domain tells of a change.
                        let is_told = !change.is_empty();
                        progress.asked = Some(change);
                        if is_told && !paused(end).await {
                            return Ok(Outcome::GoesOn(progress.to_value()));
                        }
                    }
                    None => return made(&live, &admin),
                },
                (None, None) if request.kind == Kind::Create => match self.create(wanted).await {
                    Ok(Created::Begun) => progress.made = true,
                    Ok(Created::IsThere) => {}
                    Err(why) if why.contains("Resource Access Policy") && progress.age() < POLICY_SPREADS => {
                        tracing::info!(why, "trying again");
                        if !paused(end).await {
                            return Ok(Outcome::GoesOn(progress.to_value()));
                        }
                    }
                    Err(why) => return Err(why),
                },
                (None, _) => {
                    return Err(format!(
                        "there is no domain {} any more: restore it under this name from a snapshot, or delete the stack \
                         and create it again",
                        wanted.name
                    ));
                }
            }
        }
    }

    /// The master user of a busy domain that serves and that an update wants nothing of, so that nobody need wait for it;
    /// `None` of any other.
    async fn left_alone(
        &self,
        request: &Request,
        wanted: &Wanted,
        live: &DomainStatus,
        progress: &Progress,
    ) -> Result<Option<Admin>, String> {
        let serves = live.created() == Some(true) && host(live).is_some();
        if request.kind != Kind::Update || progress.asked.is_some() || !serves {
            return Ok(None);
        }
        if !Change::between(request, wanted, live)?.is_nothing() {
            return Ok(None);
        }
        let admin = self.aws.admin(&wanted.name).await?;
        Ok(self.aws.knows(live.arn(), &admin).await?.then_some(admin))
    }

    async fn create(&self, wanted: &Wanted) -> Result<Created, String> {
        let arn = DomainArn::of(&self.domain_arn)?;
        self.aws.prepare_logs(arn, &wanted.name).await?;
        tracing::info!(domain = wanted.name, "making the domain");
        self.aws.create(arn, wanted).await
    }

    /// Asks for what has to change of a domain that is there, as of one that was just `made`, whose master is a role yet;
    /// the change's id, or `None` where nothing has.
    async fn ask(
        &self,
        request: &Request,
        wanted: &Wanted,
        live: &DomainStatus,
        admin: &Admin,
        made: bool,
    ) -> Result<Option<String>, String> {
        let (domain, engine) = (&wanted.name, live.engine_version().unwrap_or_default());
        let change = Change::between(request, wanted, live)?;
        if changed(request, "EngineVersion") {
            tracing::info!(
                domain,
                engine,
                of_new_domains = wanted.engine_version,
                "the engine stays: upgrade it in the console (Actions, Upgrade domain)"
            );
        }
        let is_ours = self.aws.knows(live.arn(), admin).await?;
        if request.kind == Kind::Create && !made {
            let becomes =
                if is_ours { "as it is" } else { "as it is, but for its master user, who is the solution's now" };
            tracing::warn!(domain, engine, is_ours, "a domain of this name is there, and is taken over {becomes}");
        }
        if is_ours && change.is_nothing() {
            return Ok(None);
        }
        if !is_ours {
            check_access_control(live)?;
            tracing::info!(
                domain,
                user = ADMIN,
                secret = admin.secret_arn,
                "the master user's password is the secret's now"
            );
        }
        tracing::info!(domain, "changing the domain");
        self.aws.change(domain, change, (!is_ours).then_some(admin)).await.map(Some)
    }

    /// What becomes of a request when the domain is busy for too long.
    async fn out_of_patience(
        &self,
        request: &Request,
        progress: &Progress,
        live: &DomainStatus,
    ) -> Result<Outcome, String> {
        let (name, minutes) = (live.domain_name(), PATIENCE.as_secs() / 60);
        let state = live.domain_processing_status().map_or("processing", |state| state.as_str());
        match (request.kind, &progress.asked) {
            // The domain serves while it changes, which may take many hours. A failure would have CloudFormation ask for
            // everything back.
            (Kind::Update, Some(_)) if host(live).is_some() => {
                tracing::warn!(domain = name, state, minutes, "the domain is still changing; not waiting any longer");
                made(live, &self.aws.admin(name).await?)
            }
            (Kind::Update, _) => Err(format!(
                "the domain {name} takes no change: it is busy with another one for {minutes} minutes ({state}). Update the \
                 stack again when it is active"
            )),
            _ => Err(format!(
                "the domain {name} is not ready after {minutes} minutes ({state}). It is not given up: see to it in the \
                 console, and create the stack again when it is active, which takes it over"
            )),
        }
    }
}

/// Waits for a while; `false`, and at once, where it would end too late.
async fn paused(end: Instant) -> bool {
    let until = Instant::now() + PAUSE;
    if until >= end {
        return false;
    }
    tokio::time::sleep_until(until).await;
    true
}

/// The domain as CloudFormation hears of it. Its id is its name, also after an update.
fn made(live: &DomainStatus, admin: &Admin) -> Result<Outcome, String> {
    let name = live.domain_name();
    let host = host(live).ok_or_else(|| format!("the domain {name} has no endpoint"))?;
    let data = [("Endpoint", host), ("AdminUser", ADMIN), ("AdminSecretArn", &admin.secret_arn)];
    let data = data.map(|(name, value)| (name.to_owned(), Value::from(value)));
    Ok(Outcome::Made(Made { physical_id: name.to_owned(), data: Map::from_iter(data) }))
}

/// Where it answers: outside of a VPC, or within.
fn host(live: &DomainStatus) -> Option<&str> {
    live.endpoint().or_else(|| live.endpoints().and_then(|of| of.get("vpc")).map(String::as_str))
}

/// Whether it takes no changes, or cannot be spoken to yet.
fn is_busy(live: &DomainStatus) -> bool {
    let is_true = |flag: Option<bool>| flag == Some(true);
    is_true(live.processing()) || is_true(live.upgrade_processing()) || !is_true(live.created()) || host(live).is_none()
}

/// What the service tells of the change that was asked for, where it is the one that it tells of.
fn ours<'a>(live: &'a DomainStatus, progress: &Progress) -> Option<&'a ChangeProgressDetails> {
    let told = live.change_progress_details();
    told.filter(|told| progress.asked.is_some() && progress.asked.as_deref() == told.change_id())
}

/// Whether the change that was asked for is not made yet, which the domain itself may not tell before it begins.
fn is_under_way(live: &DomainStatus, progress: &Progress) -> bool {
    use ConfigChangeStatus::{ApplyingChanges, Initializing, Pending, PendingUserInput, Validating};
    let state = ours(live, progress).and_then(ChangeProgressDetails::config_change_status);
    matches!(state, Some(Pending | Initializing | Validating | ApplyingChanges | PendingUserInput))
}

/// A stack has one domain for good. What the function made has the domain's name as its id; other ids are of earlier
/// versions.
fn check_name(request: &Request, wanted: &Wanted) -> Result<(), String> {
    match request.physical_id.as_deref().filter(|id| is_domain_name(id)) {
        Some(id) if id != wanted.name => Err(format!(
            "DomainName: the domain of this stack is {id}, and it stays: set DomainName back to {id}, or create another \
             stack for {}",
            wanted.name
        )),
        _ => Ok(()),
    }
}

/// Whether a domain can be worked with.
fn check_live(live: &DomainStatus, progress: &Progress) -> Result<(), String> {
    let name = live.domain_name();
    if live.deleted() == Some(true) {
        return Err(format!("the domain {name} is being deleted: wait until it is gone, and try again"));
    }
    let engine = live.engine_version().unwrap_or_default();
    if is_too_old(engine) {
        return Err(format!(
            "the domain {name} runs {engine}: upgrade it in the console (Actions, Upgrade domain), to OpenSearch or at least \
             to Elasticsearch 7.10, and try again"
        ));
    }
    match ours(live, progress)
        .filter(|change| change.config_change_status() == Some(&ConfigChangeStatus::ValidationFailed))
    {
        Some(refused) => Err(format!(
            "the domain {name} does not take the change: {}",
            refused.message().unwrap_or("its validation failed; the console tells more")
        )),
        None => Ok(()),
    }
}

/// Elasticsearch before 7.10.
fn is_too_old(engine: &str) -> bool {
    let Some(version) = engine.strip_prefix("Elasticsearch_") else { return false };
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or_default());
    let (major, minor) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    (major, minor) < (7, 10)
}

/// A master user can be given only where users log in at all.
fn check_access_control(live: &DomainStatus) -> Result<(), String> {
    let is_on = live.advanced_security_options().and_then(|options| options.enabled());
    if is_on == Some(true) {
        return Ok(());
    }
    Err(format!(
        "the domain {} has no fine-grained access control: turn it on in the console (Actions, Edit security \
         configuration), or choose another DomainName",
        live.domain_name()
    ))
}

#[cfg(test)]
mod tests {
    use aws_sdk_opensearch::types::AdvancedSecurityOptions;
    use aws_sdk_opensearch::types::builders::DomainStatusBuilder;
    use serde_json::json;

    use super::*;
    use crate::wanted::tests::request;

    fn domain() -> DomainStatusBuilder {
        DomainStatus::builder()
            .domain_id("123456789012/aes-siem")
            .domain_name("aes-siem")
            .arn("arn:aws:es:eu-west-1:123456789012:domain/aes-siem")
            .cluster_config(aws_sdk_opensearch::types::ClusterConfig::builder().build())
            .created(true)
            .processing(false)
            .endpoint("search-aes-siem.eu-west-1.es.amazonaws.com")
    }

    #[test]
    fn a_domain_is_busy_until_it_is_made_and_answers() {
        let busy = |domain: DomainStatusBuilder| is_busy(&domain.build().unwrap());
        assert!(!busy(domain()));
        assert!(busy(domain().processing(true)));
        assert!(busy(domain().upgrade_processing(true)));
        assert!(busy(domain().created(false)));
        assert!(busy(domain().set_endpoint(None)));
        let in_vpc = domain().set_endpoint(None).endpoints("vpc", "vpc-aes-siem.eu-west-1.es.amazonaws.com");
        assert_eq!(host(&in_vpc.clone().build().unwrap()), Some("vpc-aes-siem.eu-west-1.es.amazonaws.com"));
        assert!(!busy(in_vpc));
    }

    #[test]
    fn an_engine_is_old_before_elasticsearch_7_10() {
        for old in ["Elasticsearch_7.9", "Elasticsearch_6.8", "Elasticsearch_5.1", "Elasticsearch_"] {
            assert!(is_too_old(old), "{old}");
        }
        for fine in ["Elasticsearch_7.10", "OpenSearch_1.0", "OpenSearch_2.19", "OpenSearch_3.1"] {
            assert!(!is_too_old(fine), "{fine}");
        }
    }

    #[test]
    fn only_a_refusal_of_our_own_change_is_one() {
        let refused = ChangeProgressDetails::builder()
            .change_id("change-1")
            .config_change_status(ConfigChangeStatus::ValidationFailed)
            .message("the subnet has no free addresses");
        let live = domain().change_progress_details(refused.build()).build().unwrap();
        let after = |asked: Value| check_live(&live, &Progress::of(&json!({ "asked": asked })));
        assert_eq!(after(Value::Null), Ok(()));
        assert_eq!(after(json!("change-0")), Ok(()));
        assert_eq!(
            after(json!("change-1")).unwrap_err(),
            "the domain aes-siem does not take the change: the subnet has no free addresses"
        );
    }

    #[test]
    fn our_own_change_is_waited_for_also_before_the_domain_is_busy_with_it() {
        let is_waited_for = |asked: Value, state: ConfigChangeStatus| {
            let told = ChangeProgressDetails::builder().change_id("change-1").config_change_status(state).build();
            let live = domain().change_progress_details(told).build().unwrap();
            assert!(!is_busy(&live));
            is_under_way(&live, &Progress::of(&json!({ "asked": asked })))
        };
        for state in ["Pending", "Initializing", "Validating", "ApplyingChanges", "PendingUserInput"] {
            assert!(is_waited_for(json!("change-1"), state.into()), "{state}");
            assert!(!is_waited_for(json!("change-0"), state.into()), "{state} of somebody else's");
            assert!(!is_waited_for(Value::Null, state.into()), "{state} before anything was asked for");
        }
        for state in ["Completed", "Cancelled"] {
            assert!(!is_waited_for(json!("change-1"), state.into()), "{state}");
        }
    }

    #[test]
    fn a_stack_keeps_its_domain() {
        let wanted = Wanted::of(&request(&[])).unwrap();
        let named = |id: &str| check_name(&Request { physical_id: Some(id.to_owned()), ..request(&[]) }, &wanted);
        assert_eq!(named("aes-siem"), Ok(()));
        assert_eq!(named("aes-siem-domain-2.10.4-AbCdEfGh"), Ok(()), "of an earlier version");
        assert_eq!(
            named("logs").unwrap_err(),
            "DomainName: the domain of this stack is logs, and it stays: set DomainName back to logs, or create another \
             stack for aes-siem"
        );
    }

    #[test]
    fn a_domain_without_logins_gets_no_master_user() {
        let with = |options: AdvancedSecurityOptions| {
            check_access_control(&domain().advanced_security_options(options).build().unwrap())
        };
        assert_eq!(with(AdvancedSecurityOptions::builder().enabled(true).build()), Ok(()));
        assert!(with(AdvancedSecurityOptions::builder().enabled(false).build()).unwrap_err().contains("turn it on"));
        assert!(check_access_control(&domain().build().unwrap()).is_err());
    }
}
