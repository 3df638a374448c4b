//! The stack: made or updated, and told of while that goes on.

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use aws_sdk_cloudformation::Client;
use aws_sdk_cloudformation::error::ProvideErrorMetadata;
use aws_sdk_cloudformation::primitives::DateTimeFormat;
use aws_sdk_cloudformation::types::{Capability, Parameter, Stack as Described, StackEvent, Tag};
use siem_infra::constructs::SOLUTION_TAG;
use siem_infra::siem::DESCRIPTION;

use crate::aws::problem;
use crate::deployment::account::Account;
use crate::shown::safe;

/// How often it is asked for events.
const PAUSE: Duration = Duration::from_secs(3);
/// What is said of resources that were given up because of another.
const GIVEN_UP: &str = "cancelled";

/// A parameter's value.
pub(crate) struct Said {
    pub(crate) name: String,
    pub(crate) value: String,
}

/// A stack, whether it is there or not.
pub(crate) struct Stack {
    client: Client,
    name: String,
    found: Option<Described>,
}

/// How it ended.
pub(crate) struct End {
    pub(crate) status: String,
    pub(crate) is_good: bool,
    pub(crate) outputs: Vec<(String, String)>,
    /// What failed first, as CloudFormation says it.
    pub(crate) failures: Vec<String>,
}

/// All stacks of the account and region that are not gone.
pub(crate) async fn all(client: &Client) -> Result<Vec<Described>> {
    let mut pages = client.describe_stacks().into_paginator().items().send();
    let mut stacks = Vec::new();
    while let Some(stack) = pages.next().await {
        stacks.push(stack.map_err(|error| problem(&error)).context("the stacks of the account")?);
    }
    Ok(stacks)
}

/// Whether it is of this solution, whatever it is called.
pub(crate) fn is_ours(stack: &Described) -> bool {
    let is_tagged =
        stack.tags().iter().any(|tag| (tag.key(), tag.value()) == (Some(SOLUTION_TAG.0), Some(SOLUTION_TAG.1)));
    stack.description() == Some(DESCRIPTION) || is_tagged
}

impl Stack {
    /// Looks whether it is there, and whether it can be changed.
    pub(crate) async fn find(account: &Account, name: &str) -> Result<Stack> {
        let client = Client::new(account.config());
        let found = all(&client).await?.into_iter().find(|stack| stack.stack_name() == Some(name));
        if let Some(found) = &found {
            ensure!(
                is_ours(found),
                "the stack {name} is of something else, whose resources an update would delete: name another one with \
                 --stack-name"
            );
            check(name, found.stack_status().map_or("", |status| status.as_str()))?;
        }
        Ok(Stack { client, name: name.to_owned(), found })
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Makes or updates it by the template at `url`. A parameter that is not said keeps its value, or has its default.
    pub(crate) async fn apply(&self, url: &str, said: Vec<Said>) -> Result<End> {
        let before = self.events().await?.into_iter().filter_map(|event| event.event_id).collect();
        let given = said
            .into_iter()
            .map(|said| Parameter::builder().parameter_key(said.name).parameter_value(said.value).build());
        let mut parameters: Vec<Parameter> = given.collect();
        let changed = match &self.found {
            None => {
                let create = self.client.create_stack().stack_name(&self.name).template_url(url);
                let create = create.set_parameters(Some(parameters)).capabilities(Capability::CapabilityNamedIam);
                create.tags(solution_tag()).send().await.map(|_| ()).map_err(|error| problem(&error))
            }
            Some(found) => {
                let kept = kept(found, &parameters, &self.parameters_of(url).await?);
                parameters.extend(kept);
                let update = self.client.update_stack().stack_name(&self.name).template_url(url);
                let update = update.set_parameters(Some(parameters)).capabilities(Capability::CapabilityNamedIam);
                match update.tags(solution_tag()).send().await {
                    Ok(_) => Ok(()),
                    Err(error)
                        if error.message().is_some_and(|said| said.contains("No updates are to be performed")) =>
                    {
                        tell!("nothing has changed");
                        return self.end(Vec::new()).await;
                    }
                    Err(error) => Err(problem(&error)),
                }
            }
        };
        changed.with_context(|| format!("the stack {}", self.name))?;
        self.watch(before).await
    }

    /// Names of the parameters of the template at `url`: one that it lost may not be said.
    async fn parameters_of(&self, url: &str) -> Result<BTreeSet<String>> {
        let summary = self.client.get_template_summary().template_url(url).send().await;
        let summary = summary.map_err(|error| problem(&error)).with_context(|| format!("the template {url}"))?;
        Ok(summary.parameters().iter().filter_map(|parameter| parameter.parameter_key.clone()).collect())
    }

    /// Tells of events that are not known until nothing goes on any more.
    async fn watch(&self, mut known: BTreeSet<String>) -> Result<End> {
        let mut failures = Vec::new();
        loop {
            // Asked before the events, so that none is missed at the end.
            let status = self.status().await?;
            for event in self.events().await? {
                if event.event_id().is_some_and(|id| known.insert(id.to_owned())) {
                    tell!("{}", line(&event));
                    failures.extend(failure(&event));
                }
            }
            if !status.ends_with("_IN_PROGRESS") {
                return self.end(failures).await;
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    async fn end(&self, failures: Vec<String>) -> Result<End> {
        let described = self.described().await?;
        let status = described.stack_status().map(|status| status.as_str().to_owned()).unwrap_or_default();
        let outputs = described.outputs().iter();
        let outputs = outputs.filter_map(|output| Some((output.output_key.clone()?, output.output_value.clone()?)));
        let is_good = matches!(status.as_str(), "CREATE_COMPLETE" | "UPDATE_COMPLETE");
        Ok(End { is_good, status, outputs: outputs.collect(), failures })
    }

    async fn described(&self) -> Result<Described> {
        let answer = self.client.describe_stacks().stack_name(&self.name).send().await;
        let stacks = answer.map_err(|error| problem(&error)).with_context(|| format!("the stack {}", self.name))?;
        stacks.stacks.into_iter().flatten().next().with_context(|| format!("the stack {} is gone", self.name))
    }

    async fn status(&self) -> Result<String> {
        Ok(self.described().await?.stack_status().map(|status| status.as_str().to_owned()).unwrap_or_default())
    }

    /// Its events, the oldest first; none of a stack that is not there yet.
    async fn events(&self) -> Result<Vec<StackEvent>> {
        let mut pages = self.client.describe_stack_events().stack_name(&self.name).into_paginator().items().send();
        let mut events = Vec::new();
        while let Some(event) = pages.next().await {
            match event {
                Ok(event) => events.push(event),
                Err(error) if error.message().is_some_and(|said| said.contains("does not exist")) => break,
                Err(error) => {
                    return Err(problem(&error)).with_context(|| format!("events of the stack {}", self.name));
                }
            }
        }
        events.reverse();
        Ok(events)
    }
}

/// Some states are dead ends, and some are somebody else's work.
fn check(name: &str, status: &str) -> Result<()> {
    match status {
        "ROLLBACK_COMPLETE" | "ROLLBACK_FAILED" | "CREATE_FAILED" | "DELETE_FAILED" | "REVIEW_IN_PROGRESS" => bail!(
            "the stack {name} was never made whole ({status}): delete it (`aws cloudformation delete-stack --stack-name \
             {name}`), look at what stays with `siem cleanup --plan`, and run this again"
        ),
        "UPDATE_ROLLBACK_FAILED" => bail!(
            "the stack {name} is between two versions ({status}): `aws cloudformation continue-update-rollback \
             --stack-name {name}` first"
        ),
        status if status.ends_with("_IN_PROGRESS") => {
            bail!("the stack {name} is being changed ({status}): wait until that has ended")
        }
        _ => Ok(()),
    }
}

/// Parameters of the stack that nobody speaks of and that the template still has: they keep their values, secrets too.
fn kept(found: &Described, said: &[Parameter], known: &BTreeSet<String>) -> Vec<Parameter> {
    let is_said = |name: &str| said.iter().any(|parameter| parameter.parameter_key() == Some(name));
    let names = found.parameters().iter().filter_map(Parameter::parameter_key);
    names
        .filter(|name| !is_said(name) && known.contains(*name))
        .map(|name| Parameter::builder().parameter_key(name).use_previous_value(true).build())
        .collect()
}

fn solution_tag() -> Tag {
    let (key, value) = SOLUTION_TAG;
    Tag::builder().key(key).value(value).build()
}

/// An event as a line: time, status, resource, type, and why.
fn line(event: &StackEvent) -> String {
    let time = event.timestamp().and_then(|time| time.fmt(DateTimeFormat::DateTime).ok());
    // The day is today.
    let time = time.as_deref().and_then(|time| time.get(11..19)).unwrap_or("--:--:--").to_owned();
    let status = event.resource_status().map_or("", |status| status.as_str());
    let (id, kind) = (event.logical_resource_id().unwrap_or_default(), event.resource_type().unwrap_or_default());
    let why = event.resource_status_reason().map(|why| format!("  {}", safe(why))).unwrap_or_default();
    format!("{time}  {status:<20}  {id}  {kind}{why}")
}

/// What failed by itself.
fn failure(event: &StackEvent) -> Option<String> {
    let status = event.resource_status()?.as_str();
    let why = event.resource_status_reason().unwrap_or("no reason is given");
    let is_cause = status.ends_with("_FAILED") && !why.to_ascii_lowercase().contains(GIVEN_UP);
    is_cause.then(|| format!("{}: {why}", event.logical_resource_id().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use aws_sdk_cloudformation::primitives::DateTime;
    use aws_sdk_cloudformation::types::ResourceStatus;

    use super::*;

    fn event(status: &str, why: &str) -> StackEvent {
        StackEvent::builder()
            .timestamp(DateTime::from_secs(1_791_970_200))
            .logical_resource_id("LambdaEsLoader")
            .resource_type("AWS::Lambda::Function")
            .resource_status(ResourceStatus::from(status))
            .resource_status_reason(why)
            .build()
    }

    #[test]
    fn an_event_is_a_line_that_steers_nothing() {
        assert_eq!(
            line(&event("CREATE_IN_PROGRESS", "\u{1b}[2J")),
            "09:30:00  CREATE_IN_PROGRESS    LambdaEsLoader  AWS::Lambda::Function  \\u{1b}[2J"
        );
    }

    #[test]
    fn what_failed_by_itself_is_told() {
        let cause = event("CREATE_FAILED", "The bucket is in another region");
        assert_eq!(failure(&cause).unwrap(), "LambdaEsLoader: The bucket is in another region");
        assert_eq!(failure(&event("CREATE_FAILED", "Resource creation cancelled")), None);
        assert_eq!(failure(&event("CREATE_COMPLETE", "")), None);
    }

    #[test]
    fn a_stack_that_cannot_be_updated_is_told_with_the_cure() {
        assert!(check("s", "CREATE_COMPLETE").is_ok() && check("s", "UPDATE_ROLLBACK_COMPLETE").is_ok());
        let told = |status: &str| check("s", status).unwrap_err().to_string();
        assert!(told("ROLLBACK_COMPLETE").contains("delete-stack --stack-name s"));
        assert!(told("UPDATE_ROLLBACK_FAILED").contains("continue-update-rollback"));
        assert!(told("UPDATE_IN_PROGRESS").contains("is being changed"));
    }

    #[test]
    fn what_nobody_says_keeps_its_value() {
        let parameter = |name: &str| Parameter::builder().parameter_key(name).parameter_value("x").build();
        let found =
            Described::builder().parameters(parameter("A")).parameters(parameter("B")).parameters(parameter("Gone"));
        let known = ["A", "B", "New"].map(str::to_owned).into();
        let kept = kept(&found.build(), &[parameter("B")], &known);
        let names: Vec<_> = kept.iter().map(|kept| (kept.parameter_key(), kept.use_previous_value())).collect();
        assert_eq!(names, [(Some("A"), Some(true))]);
    }
}
