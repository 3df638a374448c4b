//! CloudFormation's side of a stack that is made or updated, as far as `siem` asks for it: it takes what it is sent, tells
//! of an event at each look, and ends as the test says. No resource is made.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};

/// An event: status, logical id, and why.
pub type Event = (&'static str, &'static str, &'static str);

/// The id of a stack that was deleted.
const DELETED: &str = "arn:aws:cloudformation:eu-west-1:123456789012:stack/aes-siem/0";

/// A stack.
#[derive(Clone, Debug, Default)]
pub struct FakeStack {
    /// Its name.
    pub name: String,
    /// Its description.
    pub description: String,
    /// Its status.
    pub status: String,
    /// Values of its parameters.
    pub parameters: Vec<(String, String)>,
}

/// What happens to a stack once it is made or updated.
#[derive(Clone, Debug)]
pub struct Script {
    /// One at each look.
    pub events: Vec<Event>,
    /// How it ends.
    pub end: &'static str,
}

/// What is left of a stack that was deleted: type of the resource, its id, and its status.
pub type LeftOver = (&'static str, &'static str, &'static str);

#[derive(Debug)]
struct State {
    stack: Option<FakeStack>,
    /// Of the stack that was there before, by its description.
    deleted: Option<(String, Vec<LeftOver>)>,
    script: Script,
    told: Vec<Event>,
    sent: Vec<BTreeMap<String, String>>,
}

/// A service that knows one stack at most.
#[derive(Clone, Debug)]
pub struct Stacks {
    /// Where it listens.
    pub url: String,
    state: Arc<Mutex<State>>,
}

impl Stacks {
    /// Begins to listen, with a stack that is there or none.
    ///
    /// # Errors
    /// If there is no port.
    pub fn start(stack: Option<FakeStack>, script: Script) -> Result<Stacks> {
        let listener = TcpListener::bind(("127.0.0.1", 0))?;
        let url = format!("http://{}", listener.local_addr()?);
        let state = Arc::new(Mutex::new(State { stack, deleted: None, script, told: Vec::new(), sent: Vec::new() }));
        let served = Arc::clone(&state);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // Whoever asked sees that there is no answer.
                let _ = serve(stream, &served);
            }
        });
        Ok(Stacks { url, state })
    }

    /// The same, with a stack of this description that was deleted.
    #[must_use]
    pub fn after_deleting(self, description: &str, left: &[LeftOver]) -> Stacks {
        let deleted = Some((description.to_owned(), left.to_vec()));
        self.state.lock().unwrap_or_else(PoisonError::into_inner).deleted = deleted;
        self
    }

    /// What was sent to an action, by names as the service has them; the last one.
    #[must_use]
    pub fn sent(&self, action: &str) -> Option<BTreeMap<String, String>> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.sent.iter().rev().find(|request| request.get("Action").is_some_and(|sent| sent == action)).cloned()
    }
}

fn serve(mut stream: TcpStream, state: &Mutex<State>) -> Result<()> {
    let request = form(&read(&mut stream)?)?;
    let (status, body) = state.lock().unwrap_or_else(PoisonError::into_inner).answer(&request);
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\ncontent-type: text/xml\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
    )?;
    Ok(())
}

/// The body of a request.
fn read(stream: &mut TcpStream) -> Result<String> {
    let mut bytes = Vec::new();
    loop {
        let mut chunk = [0; 4096];
        let count = stream.read(&mut chunk)?;
        bytes.extend_from_slice(&chunk[..count]);
        let text = String::from_utf8_lossy(&bytes);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let head = head.to_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length:")).unwrap_or("0");
            if count == 0 || body.len() >= length.trim().parse()? {
                return Ok(body.to_owned());
            }
        }
        anyhow::ensure!(count > 0, "a request without an end");
    }
}

fn form(body: &str) -> Result<BTreeMap<String, String>> {
    let url = reqwest::Url::parse(&format!("http://form/?{body}")).context("a form")?;
    Ok(url.query_pairs().map(|(name, value)| (name.into_owned(), value.into_owned())).collect())
}

impl State {
    fn answer(&mut self, request: &BTreeMap<String, String>) -> (&'static str, String) {
        self.sent.push(request.clone());
        let value = |name: &str| request.get(name).cloned().unwrap_or_default();
        let action = value("Action");
        let result = match action.as_str() {
            "CreateStack" | "UpdateStack" => {
                let name = value("StackName");
                let status = if action == "CreateStack" { "CREATE_IN_PROGRESS" } else { "UPDATE_IN_PROGRESS" };
                let description = self.stack.take().map(|stack| stack.description).unwrap_or_default();
                self.stack = Some(FakeStack { name, description, status: status.into(), parameters: Vec::new() });
                "<StackId>arn:aws:cloudformation:eu-west-1:123456789012:stack/aes-siem/1</StackId>".to_owned()
            }
            "DescribeStacks" => {
                let named = request.get("StackName");
                if named.is_some() {
                    self.go_on();
                }
                match &self.stack {
                    Some(stack) if named.is_none_or(|name| *name == stack.name) => {
                        format!("<Stacks><member>{}</member></Stacks>", described(stack))
                    }
                    _ if named.is_some() => return missing(&value("StackName")),
                    _ => "<Stacks/>".to_owned(),
                }
            }
            "DescribeStackEvents" => {
                if self.stack.as_ref().is_none_or(|stack| stack.name != value("StackName")) {
                    return missing(&value("StackName"));
                }
                let events = self.told.iter().enumerate().rev().map(|(id, event)| event_of(id, event));
                format!("<StackEvents>{}</StackEvents>", events.collect::<String>())
            }
            "ListStacks" if value("StackStatusFilter.member.1") == "DELETE_COMPLETE" => {
                let deleted = self.deleted.iter().map(|(description, _)| {
                    format!(
                        "<member><StackId>{DELETED}</StackId><StackName>aes-siem</StackName><TemplateDescription>\
                         {description}</TemplateDescription><StackStatus>DELETE_COMPLETE</StackStatus><CreationTime>\
                         2026-10-14T09:30:00Z</CreationTime></member>"
                    )
                });
                format!("<StackSummaries>{}</StackSummaries>", deleted.collect::<String>())
            }
            // A stack that is gone is known by its id only.
            "ListStackResources" if value("StackName") == DELETED => {
                let left = self.deleted.iter().flat_map(|(_, left)| left).map(|(kind, id, status)| {
                    format!(
                        "<member><LogicalResourceId>R</LogicalResourceId><PhysicalResourceId>{id}</PhysicalResourceId>\
                         <ResourceType>{kind}</ResourceType><ResourceStatus>{status}</ResourceStatus>\
                         <LastUpdatedTimestamp>2026-10-14T09:30:00Z</LastUpdatedTimestamp></member>"
                    )
                });
                format!("<StackResourceSummaries>{}</StackResourceSummaries>", left.collect::<String>())
            }
            "GetTemplateSummary" => {
                let names = ["SnsEmail", "DomainName", "GeoLite2LicenseKey"];
                let names = names.map(|name| format!("<member><ParameterKey>{name}</ParameterKey></member>"));
                format!("<Parameters>{}</Parameters>", names.concat())
            }
            other => return ("400 Bad Request", error("InvalidAction", other)),
        };
        ("200 OK", format!("<{action}Response><{action}Result>{result}</{action}Result></{action}Response>"))
    }

    /// The next event, or the end.
    fn go_on(&mut self) {
        let Some(stack) = self.stack.as_mut().filter(|stack| stack.status.ends_with("_IN_PROGRESS")) else { return };
        if self.script.events.is_empty() {
            stack.status = self.script.end.to_owned();
        } else {
            self.told.push(self.script.events.remove(0));
        }
    }
}

fn described(stack: &FakeStack) -> String {
    let FakeStack { name, description, status, parameters } = stack;
    let parameters = parameters.iter().map(|(name, value)| {
        format!("<member><ParameterKey>{name}</ParameterKey><ParameterValue>{value}</ParameterValue></member>")
    });
    format!(
        "<StackName>{name}</StackName><Description>{description}</Description><StackStatus>{status}</StackStatus>\
         <CreationTime>2026-10-14T09:30:00Z</CreationTime><Parameters>{}</Parameters><Outputs><member>\
         <OutputKey>DashboardsUrl</OutputKey><OutputValue>https://dashboards.example.com/</OutputValue></member></Outputs>",
        parameters.collect::<String>()
    )
}

fn event_of(id: usize, (status, logical_id, why): &Event) -> String {
    format!(
        "<member><EventId>{id}</EventId><StackId>1</StackId><StackName>aes-siem</StackName>\
         <Timestamp>2026-10-14T09:30:00Z</Timestamp><LogicalResourceId>{logical_id}</LogicalResourceId>\
         <ResourceType>AWS::SQS::Queue</ResourceType><ResourceStatus>{status}</ResourceStatus>\
         <ResourceStatusReason>{why}</ResourceStatusReason></member>"
    )
}

fn missing(name: &str) -> (&'static str, String) {
    ("400 Bad Request", error("ValidationError", &format!("Stack with id {name} does not exist")))
}

fn error(code: &str, message: &str) -> String {
    format!(
        "<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error></ErrorResponse>"
    )
}
