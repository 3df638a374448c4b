//! Which calls of AWS the functions make, read from their source, and whether their roles may make them and no others.
//!
//! A function's source is its crate and those of the workspace that it is built of. A call is the name of an operation of an
//! SDK that the crate depends on, as a method without arguments (`.get_object()`), for all of them are called so. Which
//! operations there are, the SDKs' own sources say: a call that is new is found without being told of.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

/// SDKs, how IAM names their services, and how the source names a client of one that shares names of operations with
/// others.
const SERVICES: [(&str, &str, &str); 11] = [
    ("aws-sdk-cloudformation", "cloudformation", "cloudformation"),
    ("aws-sdk-cloudwatchlogs", "logs", "logs"),
    ("aws-sdk-ec2", "ec2", "ec2"),
    ("aws-sdk-kms", "kms", "kms"),
    ("aws-sdk-lambda", "lambda", "lambda"),
    ("aws-sdk-opensearch", "es", "opensearch"),
    ("aws-sdk-s3", "s3", "s3"),
    ("aws-sdk-secretsmanager", "secretsmanager", "secrets"),
    ("aws-sdk-sns", "sns", "sns"),
    ("aws-sdk-sqs", "sqs", "sqs"),
    ("aws-sdk-sts", "sts", "sts"),
];

/// Operations that IAM knows under other names than their own. Source: Service Authorization Reference.
const OTHER_NAMES: [(&str, &str, &[&str]); 11] = [
    ("s3", "head_object", &["s3:GetObject"]),
    ("s3", "head_bucket", &["s3:ListBucket"]),
    ("s3", "list_objects_v2", &["s3:ListBucket"]),
    ("s3", "copy_object", &["s3:GetObject", "s3:PutObject"]),
    ("s3", "create_multipart_upload", &["s3:PutObject"]),
    ("s3", "upload_part", &["s3:PutObject"]),
    ("s3", "complete_multipart_upload", &["s3:PutObject"]),
    ("s3", "get_bucket_notification_configuration", &["s3:GetBucketNotification"]),
    ("s3", "put_bucket_notification_configuration", &["s3:PutBucketNotification"]),
    ("sqs", "send_message_batch", &["sqs:SendMessage"]),
    ("lambda", "invoke", &["lambda:InvokeFunction"]),
];

/// What makes a call without naming an operation.
const OTHER_CALLS: [(&str, &str); 4] = [
    ("AssumeRoleProvider::builder(", "sts:AssumeRole"),
    ("Method::Get", "es:ESHttpGet"),
    ("Method::Post", "es:ESHttpPost"),
    ("Method::Put", "es:ESHttpPut"),
];

/// What a role needs beside the action of a call, for some of these calls: a right that no source names.
#[derive(Clone, Copy, Debug)]
pub struct Along {
    /// The action of the call.
    pub call: &'static str,
    /// What is asked for as well.
    pub also: &'static [&'static str],
    /// By whom, and when.
    pub why: &'static str,
}

/// Of calls.
pub const ALONG: [Along; 7] = [
    Along { call: "s3:GetObject", also: &["s3:GetObjectVersion"], why: "S3, where the call names a version" },
    Along { call: "s3:GetObject", also: &["s3:ListBucket"], why: "S3, before it tells that there is no such object" },
    Along {
        call: "s3:GetObject",
        also: &["kms:Decrypt"],
        why: "S3 for its caller, where the object is encrypted by a key",
    },
    Along {
        call: "secretsmanager:CreateSecret",
        also: &["secretsmanager:TagResource"],
        why: "Secrets Manager, where the call names tags",
    },
    Along {
        call: "es:CreateDomain",
        also: &["ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups"],
        why: "OpenSearch Service for its caller, where the domain is in a VPC",
    },
    Along {
        call: "es:CreateDomain",
        also: &["iam:CreateServiceLinkedRole"],
        why: "OpenSearch Service for its caller, at the first domain in a VPC",
    },
    Along {
        call: "es:ESHttpPut",
        also: &["iam:PassRole"],
        why: "the domain, where the call names a role that it takes on",
    },
];

/// What Lambda itself does with a function's role: a part of the function, and what it takes.
const BY_LAMBDA: [(Part, &[&str]); 4] = [
    (Part::Log, &["logs:CreateLogStream", "logs:PutLogEvents"]),
    (
        Part::Network,
        &[
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:AssignPrivateIpAddresses",
            "ec2:UnassignPrivateIpAddresses",
        ],
    ),
    (Part::Queue, &["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]),
    (Part::DeadLetters, &["sqs:SendMessage"]),
];

/// A part of a function that Lambda works for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Log,
    Network,
    Queue,
    DeadLetters,
}

impl Part {
    /// Whether the function of the template has it.
    fn is_of(self, template: &Value, id: &str) -> bool {
        let properties = &template["Resources"][id]["Properties"];
        match self {
            Part::Log => !properties["LoggingConfig"].is_null(),
            Part::Network => !properties["VpcConfig"].is_null(),
            Part::DeadLetters => !properties["DeadLetterConfig"].is_null(),
            Part::Queue => template["Resources"].as_object().into_iter().flatten().any(|(_, resource)| {
                resource["Type"] == "AWS::Lambda::EventSourceMapping"
                    && resource["Properties"]["FunctionName"]["Ref"] == id
            }),
        }
    }
}

/// Actions, and where each is called.
pub type Calls = BTreeMap<String, String>;

/// The source of all crates, and of what they are built of.
#[derive(Debug)]
pub struct Workspace {
    packages: BTreeMap<String, Package>,
}

#[derive(Debug)]
struct Package {
    folder: PathBuf,
    is_ours: bool,
    /// Names of what it is built of, directly.
    needs: Vec<String>,
}

impl Workspace {
    /// Asks Cargo.
    ///
    /// # Errors
    /// If it does not answer.
    pub fn read() -> Result<Workspace> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut cargo = Command::new(env!("CARGO"));
        let output =
            cargo.args(["metadata", "--format-version", "1", "--offline", "--locked"]).current_dir(root).output()?;
        ensure!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
        let metadata: Value = serde_json::from_slice(&output.stdout)?;
        let packages = metadata["packages"].as_array().context("no packages")?;
        let package = |package: &Value| {
            let manifest = Path::new(package["manifest_path"].as_str()?);
            let needs = package["dependencies"].as_array()?.iter().filter(|one| one["kind"].is_null());
            let needs = needs.filter_map(|one| one["name"].as_str()).map(str::to_owned).collect();
            let is_ours = package["source"].is_null();
            Some((
                package["name"].as_str()?.to_owned(),
                Package { folder: manifest.parent()?.to_owned(), is_ours, needs },
            ))
        };
        Ok(Workspace { packages: packages.iter().filter_map(package).collect() })
    }

    /// The calls in the source of a crate, and of those of the workspace that it is built of.
    ///
    /// # Errors
    /// If there is no such crate, or a source cannot be read.
    pub fn calls(&self, package: &str) -> Result<Calls> {
        let mut calls = Calls::new();
        let (mut open, mut seen) = (vec![package.to_owned()], BTreeSet::new());
        while let Some(name) = open.pop() {
            if !seen.insert(name.clone()) {
                continue;
            }
            let package = self.packages.get(&name).with_context(|| format!("there is no crate {name}"))?;
            let operations = self.operations(package)?;
            for file in sources(&package.folder.join("src"))? {
                let source = fs::read_to_string(&file)?;
                let place = format!("{name}, {}", file.file_name().unwrap_or_default().to_string_lossy());
                for action in called(&source, &operations) {
                    calls.entry(action).or_insert_with(|| place.clone());
                }
            }
            let ours = |name: &&String| self.packages.get(*name).is_some_and(|package| package.is_ours);
            open.extend(package.needs.iter().filter(ours).cloned());
        }
        Ok(calls)
    }

    /// The operations of the SDKs that a crate depends on.
    fn operations(&self, package: &Package) -> Result<Operations> {
        let mut operations = Operations::new();
        for sdk in package.needs.iter().filter(|name| name.starts_with("aws-sdk-")) {
            let service = SERVICES.iter().find(|(name, ..)| name == sdk);
            let (_, service, client) =
                service.with_context(|| format!("SERVICES does not tell how IAM names the service of {sdk}"))?;
            let folder =
                self.packages.get(sdk).with_context(|| format!("no source of {sdk}"))?.folder.join("src/operation");
            for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
                let name = entry?.file_name().to_string_lossy().into_owned();
                if let Some(operation) = name.strip_suffix(".rs") {
                    operations.entry(operation.to_owned()).or_default().push((service, client));
                }
            }
        }
        Ok(operations)
    }
}

/// Names of operations, and whose they are: services, with how a client of each is called.
type Operations = BTreeMap<String, Vec<(&'static str, &'static str)>>;

/// The files of Rust below a folder, but for tests.
fn sources(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(sources(&path)?);
        } else if path.extension().is_some_and(|end| end == "rs")
            && path.file_stem().is_some_and(|name| name != "tests")
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The actions that a source calls; its tests stand at its foot.
fn called(source: &str, operations: &Operations) -> BTreeSet<String> {
    let source = source.split("\n#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let code: String =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect();
    let mut actions = BTreeSet::new();
    for (operation, services) in operations {
        for (at, _) in code.match_indices(&format!(".{operation}()")) {
            let is_of_name = |letter: char| letter.is_alphanumeric() || letter == '_';
            let client = code[..at].trim_end().rsplit(|letter| !is_of_name(letter)).next().unwrap_or_default();
            let named = services.iter().filter(|(_, name)| *name == client).collect::<Vec<_>>();
            // Whose it is when the client's name does not say so: any of them may be.
            let any = if named.is_empty() { services.iter().collect() } else { named };
            actions.extend(any.into_iter().flat_map(|(service, _)| actions_of(service, operation)));
        }
    }
    for (word, action) in OTHER_CALLS {
        // A method that is told apart from others is not used.
        let is_used = code.split(word).skip(1).any(|after| !after.starts_with(" =>"));
        if is_used {
            actions.insert(action.to_owned());
        }
    }
    actions
}

/// How IAM names an operation.
fn actions_of(service: &str, operation: &str) -> Vec<String> {
    if let Some((.., actions)) = OTHER_NAMES.iter().find(|(of, name, _)| *of == service && *name == operation) {
        return actions.iter().map(|action| (*action).to_owned()).collect();
    }
    let words = operation.split('_').map(|word| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_uppercase() + rest
    });
    vec![format!("{service}:{}", words.collect::<String>())]
}

/// A function of a template, with its crate and its role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deployed {
    /// Its logical id.
    pub id: String,
    /// Its crate.
    pub package: String,
    /// The logical id of its role.
    pub role: String,
}

/// All functions of a template.
///
/// # Errors
/// If one has no zip, or no role of the template.
pub fn deployed(template: &Value) -> Result<Vec<Deployed>> {
    let resources = template["Resources"].as_object().context("no resources")?;
    let functions = resources.iter().filter(|(_, resource)| resource["Type"] == "AWS::Lambda::Function");
    let read = |(id, function): (&String, &Value)| {
        let zip = function["Properties"]["Code"]["S3Key"].as_str().and_then(|key| key.rsplit('/').next());
        let package = zip.and_then(|zip| zip.strip_suffix(".zip")).with_context(|| format!("{id} has no zip"))?;
        let role =
            function["Properties"]["Role"]["Fn::GetAtt"][0].as_str().with_context(|| format!("{id} has no role"))?;
        Ok(Deployed { id: id.clone(), package: package.to_owned(), role: role.to_owned() })
    };
    functions.map(read).collect()
}

/// What a function calls and may not, and what it may and nobody calls.
#[must_use]
pub fn differences(template: &Value, function: &Deployed, may: &BTreeSet<String>, calls: &Calls) -> Vec<String> {
    let Deployed { id, package, role } = function;
    let of_lambda = || BY_LAMBDA.iter().filter(|(part, _)| part.is_of(template, id)).flat_map(|(_, actions)| *actions);
    let along = || ALONG.iter().filter(|along| calls.contains_key(along.call)).flat_map(|along| along.also);
    let missing = calls.iter().filter(|(action, _)| !may.contains(*action));
    let mut differences: Vec<String> =
        missing.map(|(action, place)| format!("{role} may not {action}, which {package} calls ({place})")).collect();
    let missing = of_lambda().filter(|action| !may.contains(**action) && !calls.contains_key(**action));
    differences.extend(missing.map(|action| format!("{role} may not {action}, which Lambda does for {package}")));
    let explained: BTreeSet<&str> = of_lambda().chain(along()).copied().collect();
    let idle = may.iter().filter(|action| !calls.contains_key(*action) && !explained.contains(action.as_str()));
    differences.extend(idle.map(|action| format!("{role} may {action}, which nothing in {package} calls")));
    differences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_found_wherever_it_stands() {
        let of = |operation: &str, services: &[(&'static str, &'static str)]| (operation.to_owned(), services.to_vec());
        let operations = Operations::from([
            of("get_object", &[("s3", "s3")]),
            of("delete_object", &[("s3", "s3")]),
            of("send_message_batch", &[("sqs", "sqs")]),
            of("list_tags", &[("es", "opensearch"), ("lambda", "lambda")]),
        ]);
        let called = |source: &str| called(source, &operations).into_iter().collect::<Vec<_>>();
        let source = "
//! Never calls .delete_object() as a comment.
fn read(client: &Client) {
    client
        .get_object()
        .send();
    let list = other.get_object_list();
}
fn ask(method: Method) -> &str {
    match method { Method::Get => \"GET\", Method::Put => \"PUT\" };
    must(Method::Put, path)
}

#[cfg(test)]
mod tests {
    fn put() { client.send_message_batch() }
}
";
        assert_eq!(called(source), ["es:ESHttpPut", "s3:GetObject"]);
        assert_eq!(called("x.send_message_batch()"), ["sqs:SendMessage"]);
        assert_eq!(called("self.lambda\n    .list_tags()"), ["lambda:ListTags"]);
        assert_eq!(called("client.list_tags()"), ["es:ListTags", "lambda:ListTags"]);
    }

    #[test]
    fn operations_have_the_names_of_iam() {
        assert_eq!(actions_of("logs", "put_retention_policy"), ["logs:PutRetentionPolicy"]);
        assert_eq!(actions_of("s3", "head_object"), ["s3:GetObject"]);
        assert_eq!(actions_of("s3", "copy_object"), ["s3:GetObject", "s3:PutObject"]);
    }
}
