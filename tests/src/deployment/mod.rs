//! What CloudFormation makes of an evaluated template, on emulated services, with the real programs as functions.
//!
//! - **Order.** A resource is made behind those that it speaks of or waits for ([`Stack::order`]); all are deleted the other
//!   way round. What a resource takes from another has to be told by it: nothing is made up.
//! - **Custom resources** are asked for by their function, which gets the properties that the template says, and answers as
//!   it does on AWS. An update asks for those whose properties changed, and for no others.
//! - **Failure.** A creation that fails is taken back, also what a stack retains otherwise (`RetainExceptOnCreate`), and the
//!   resource that failed is deleted by the id in its answer.
//! - **Left out** is what is named with its reason in [`left_out`]; any other type and property is an error.

mod account;
mod event;
mod kinds;

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::aws::{Aws, Front};
use crate::cloudformation::{CUSTOM, Stack};
use crate::custom_resource::Answers;
use crate::domain::Domain;
use crate::{Batch, EventSourceMapping};
use account::Account;
use kinds::Fate;

pub use event::Event;
pub use kinds::left_out;

/// A stack in an account, and all that was asked of its functions.
pub struct Deployment {
    /// What happens to the stack, for [`Event::phase`].
    pub phase: String,
    /// Every request to a custom resource so far.
    pub events: Vec<Event>,
    /// Everything that functions have printed and answered.
    pub told: String,
    account: Account,
    front: Front,
    answers: Answers,
    stack: Option<Stack>,
    made: Vec<Resource>,
}

fn check_rules(stack: &Stack) -> Result<()> {
    let refusals = stack.refusals();
    ensure!(refusals.is_empty(), "CloudFormation refuses the parameters: {}", refusals.join("; "));
    Ok(())
}

/// A resource of the stack.
struct Resource {
    id: String,
    kind: String,
    properties: Value,
    /// Its physical id.
    reference: String,
}

/// How a creation ends.
#[derive(Debug, PartialEq, Eq)]
pub enum Created {
    /// The stack is there.
    Complete,
    /// A function refused this resource, and gave this reason; nothing is left but what functions left.
    RolledBack(String, String),
}

impl Deployment {
    /// An account without the stack. Calls go by way of the front, to the domain through its own; `settings` tell functions
    /// what stands in for the world outside of AWS.
    ///
    /// # Errors
    /// If there is no port.
    pub async fn new(aws: &Aws, front: Front, domain: Domain, settings: Vec<(String, String)>) -> Result<Deployment> {
        Ok(Deployment {
            phase: String::new(),
            events: Vec::new(),
            told: String::new(),
            account: Account::new(aws.by_way_of(&front), domain, settings),
            answers: Answers::start().await?,
            front,
            stack: None,
            made: Vec::new(),
        })
    }

    /// The account's services, as its people have them.
    #[must_use]
    pub fn aws(&self) -> &Aws {
        &self.account.aws
    }

    /// The account's domain.
    #[must_use]
    pub fn domain(&self) -> &Domain {
        &self.account.domain
    }

    /// What the stack tells the person who made it.
    #[must_use]
    pub fn outputs(&self) -> BTreeMap<String, String> {
        self.stack.as_ref().map(Stack::outputs).unwrap_or_default()
    }

    /// Physical id of a resource of the stack.
    #[must_use]
    pub fn reference(&self, id: &str) -> Option<&str> {
        self.made.iter().find(|made| made.id == id).map(|made| made.reference.as_str())
    }

    /// Creates the stack.
    ///
    /// # Errors
    /// If CloudFormation could not, for another reason than that a function refuses.
    pub async fn create(&mut self, mut stack: Stack) -> Result<Created> {
        ensure!(self.stack.is_none(), "the stack is there already");
        check_rules(&stack)?;
        for id in stack.order()? {
            if let Err(reason) = self.make(&mut stack, &id).await? {
                while let Some(resource) = self.made.pop() {
                    self.delete_resource(&resource).await?;
                }
                return Ok(Created::RolledBack(id, reason));
            }
        }
        self.stack = Some(stack);
        Ok(Created::Complete)
    }

    /// Makes a resource; the reason why not, where a function gives one.
    async fn make(&mut self, stack: &mut Stack, id: &str) -> Result<Result<(), String>> {
        let kind = stack.kind(id).to_owned();
        let properties = stack.properties(id).with_context(|| format!("{id} is not to be made"))?;
        if let Fate::NotMade(name) = kinds::fate(&kind, &properties)? {
            stack.tell(id, name.unwrap_or(id));
            return Ok(Ok(()));
        }
        check_references(stack, id)?;
        let (reference, attributes, refusal) = if kind == CUSTOM {
            let answer = self.ask("Create", id, None, &properties, None).await?;
            let data = answer["Data"].as_object().cloned().unwrap_or_default();
            let attributes = data.into_iter().filter_map(|(name, value)| Some((name, value.as_str()?.to_owned())));
            (physical_id(&answer)?, attributes.collect::<Vec<_>>(), refusal(&answer))
        } else {
            let told = self.account.make(id, &kind, &properties).await.with_context(|| format!("{id}, a {kind}"))?;
            let attributes = told.attributes.into_iter().map(|(name, value)| (name.to_owned(), value));
            (told.reference, attributes.collect(), None)
        };
        stack.tell(id, &reference);
        for (name, value) in attributes {
            stack.tell(&format!("{id}.{name}"), &value);
        }
        self.made.push(Resource { id: id.to_owned(), kind, properties, reference });
        Ok(refusal.map_or(Ok(()), Err))
    }

    /// Updates the stack with the same template and these parameters.
    ///
    /// # Errors
    /// If a function refuses, or a resource would change that is not changed here.
    pub async fn update(&mut self, mut stack: Stack) -> Result<()> {
        let before = self.stack.take().context("no stack to update")?;
        check_rules(&stack)?;
        stack.takes_over_from(&before);
        for id in stack.order()? {
            let Some(at) = self.made.iter().position(|made| made.id == id) else {
                ensure!(before.properties(&id).is_some(), "{id} would be new, which is not made in an update here");
                continue;
            };
            let (kind, after) = (self.made[at].kind.clone(), stack.properties(&id).unwrap_or_default());
            let before = std::mem::replace(&mut self.made[at].properties, after.clone());
            if before == after {
                continue;
            }
            match kind.as_str() {
                CUSTOM => {
                    let reference = self.made[at].reference.clone();
                    let answer = self.ask("Update", &id, Some(&reference), &after, Some(&before)).await?;
                    if let Some(reason) = refusal(&answer) {
                        bail!("{id}: {reason}\n{}", self.answers.log.join("\n"));
                    }
                    ensure!(physical_id(&answer)? == reference, "{id} is another one after its update");
                }
                "AWS::Lambda::Function" => _ = self.account.place(&after)?,
                _ => bail!("{id}: a {kind} is not changed here, from {before} to {after}"),
            }
        }
        ensure!(
            self.made.iter().all(|made| stack.properties(&made.id).is_some()),
            "a resource would go, which is not deleted in an update here"
        );
        self.stack = Some(stack);
        Ok(())
    }

    /// Deletes the stack, but for what it retains.
    ///
    /// # Errors
    /// If CloudFormation could not.
    pub async fn delete(&mut self) -> Result<()> {
        let stack = self.stack.take().context("no stack to delete")?;
        while let Some(resource) = self.made.pop() {
            if !stack.is_retained(&resource.id) {
                self.delete_resource(&resource).await?;
            }
        }
        Ok(())
    }

    async fn delete_resource(&mut self, resource: &Resource) -> Result<()> {
        let Resource { id, kind, properties, reference } = resource;
        if kind != CUSTOM {
            return self.account.delete(kind, reference, properties).await.with_context(|| format!("{id}, a {kind}"));
        }
        let answer = self.ask("Delete", id, Some(reference), properties, None).await?;
        match refusal(&answer) {
            Some(reason) => bail!("{id} cannot be deleted: {reason}\n{}", self.answers.log.join("\n")),
            None => Ok(()),
        }
    }

    /// Asks a custom resource's function; its answer.
    async fn ask(
        &mut self,
        kind: &'static str,
        id: &str,
        physical_id: Option<&str>,
        properties: &Value,
        before: Option<&Value>,
    ) -> Result<Value> {
        let token = properties["ServiceToken"].as_str().with_context(|| format!("{id} without ServiceToken"))?;
        let functions = &mut self.account.functions;
        let sandbox = functions.get_mut(token).with_context(|| format!("{id}: there is no function {token}"))?;
        self.front.take_calls();
        self.account.domain.take_requests();
        let answer = self.answers.ask(sandbox, kind, id, physical_id, properties, before).await?;
        let calls = self.front.take_calls();
        self.told += &format!("{}\n{answer}\n", self.answers.log.join("\n"));
        self.events.push(Event {
            phase: self.phase.clone(),
            kind,
            logical_id: id.to_owned(),
            function: sandbox.function().name.clone(),
            answer: answer.clone(),
            calls,
            requests: self.account.domain.take_requests(),
        });
        Ok(answer)
    }

    /// Hands the stack's functions what is in its queues, until nothing is visible any more.
    ///
    /// # Errors
    /// If it never ends.
    pub async fn work_off_queues(&mut self) -> Result<Vec<Batch>> {
        const MOST: usize = 20;
        let mut batches = Vec::new();
        let Account { aws, functions, mappings, .. } = &mut self.account;
        for mapping in mappings.values() {
            let sandbox = functions.get_mut(&mapping.function_arn).context("a mapping to no function")?;
            let mut source = EventSourceMapping::new(aws, &mapping.queue);
            source.batch_size = mapping.batch_size;
            batches.extend(source.drain(sandbox, MOST).await?);
        }
        let log = batches.iter().flat_map(|batch| &batch.invocation.log);
        self.told.extend(log.map(|line| format!("{line}\n")));
        Ok(batches)
    }
}

fn check_references(stack: &Stack, id: &str) -> Result<()> {
    let unknown: Vec<String> = stack.references(id).into_iter().filter(|name| !stack.knows(name)).collect();
    ensure!(unknown.is_empty(), "{id} takes {}, which nobody has told", unknown.join(", "));
    Ok(())
}

fn physical_id(answer: &Value) -> Result<String> {
    let id = answer["PhysicalResourceId"].as_str().filter(|id| !id.is_empty());
    Ok(id.with_context(|| format!("an answer without an id: {answer}"))?.to_owned())
}

/// Why a function refuses, if it does.
fn refusal(answer: &Value) -> Option<String> {
    (answer["Status"] != "SUCCESS").then(|| answer["Reason"].as_str().unwrap_or_default().to_owned())
}
