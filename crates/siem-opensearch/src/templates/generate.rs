//! Makes the files from the digest of the schema.

use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use super::VERSION;

const BUILTIN: &str = include_str!("../../../../config/aws.ini");

/// Roots of ECS that security logs fill. The others would only make every index's mapping longer.
const ROOTS: [&str; 41] = [
    "@timestamp",
    "agent",
    "client",
    "cloud",
    "container",
    "destination",
    "dll",
    "dns",
    "ecs",
    "email",
    "error",
    "event",
    "faas",
    "file",
    "gen_ai",
    "group",
    "host",
    "http",
    "log",
    "message",
    "network",
    "observer",
    "orchestrator",
    "organization",
    "package",
    "process",
    "registry",
    "related",
    "rule",
    "server",
    "service",
    "source",
    "threat",
    "tls",
    "url",
    "user",
    "user_agent",
    "vulnerability",
    "labels",
    "tags",
    "trace",
];

/// Whether a field gets a place in the template: not the deep repetitions of one field set inside another. The fields of a
/// process's parent do, and those of the certificates of a connection and of the signature of a library.
fn is_wanted(name: &str) -> bool {
    let parts: Vec<&str> = name.split('.').collect();
    let deep = [
        "entity",
        "code_signature",
        "elf",
        "macho",
        "pe",
        "x509",
        "parent",
        "group_leader",
        "session_leader",
        "entry_leader",
        "previous",
        "cpu",
        "disk",
        "boot",
        "attachments",
        "enrichments",
        "saved_user",
        "real_user",
        "saved_group",
        "real_group",
        "supplemental_groups",
        "attested_user",
        "attested_groups",
        "changes",
        "risk",
    ];
    // What findings say of an indicator themselves.
    const INDICATOR: [&str; 2] = ["threat.indicator.ip", "threat.indicator.type"];
    let is_near = parts.len() == 3 && name.starts_with("process.parent.")
        || name.starts_with("tls.client.x509.")
        || name.starts_with("tls.server.x509.")
        || name.starts_with("dll.code_signature.");
    ROOTS.contains(&parts[0])
        && (is_near || !parts.iter().any(|part| deep.contains(part)))
        && (parts[0] != "threat" || !parts.contains(&"indicator") || INDICATOR.contains(&name))
}

fn mapping(kind: &str, ignore_above: &str) -> Value {
    let keyword = || {
        let longest = ignore_above.parse::<u64>().unwrap_or(1024).max(1024);
        json!({"type": "keyword", "ignore_above": longest})
    };
    match kind {
        "keyword" | "constant_keyword" => keyword(),
        // A wildcard field holds what is too long for most keywords; 8191 characters are at most 32,764 bytes.
        "wildcard" => json!({"type": "keyword", "ignore_above": 8191}),
        "match_only_text" => json!({"type": "text"}),
        "integer" | "long" => json!({"type": "long"}),
        "scaled_float" | "double" | "float" => json!({"type": "double"}),
        "flattened" | "nested" | "object" => json!({"type": "object"}),
        other => json!({"type": other}),
    }
}

fn ecs_properties(digest: &str) -> Value {
    let mut root = Map::new();
    for line in digest.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let name = columns[0];
        if !is_wanted(name) {
            continue;
        }
        place(&mut root, name, mapping(columns[1], columns.get(3).unwrap_or(&"")));
    }
    root.insert("@message".into(), json!({"type": "text"}));
    for name in ["@id", "@log_type", "@log_s3bucket", "@log_s3key", "@log_group", "@log_stream"] {
        root.insert(name.into(), json!({"type": "keyword", "ignore_above": 1024}));
    }
    // What contradicts the shape of its log's records: where it stood, and its JSON to be found by its words.
    let mismatch = json!({"path": keyword(), "json": {"type": "text"}});
    root.insert("siem_mismatch".into(), json!({"properties": mismatch}));
    // What the cluster refused: in the document only, so that it is never refused again.
    root.insert("unmapped".into(), json!({"type": "object", "enabled": false}));
    Value::Object(root)
}

/// Puts a mapping at a dotted path below `properties`.
fn place(mut properties: &mut Map<String, Value>, path: &str, mapping: Value) {
    let (parents, name) = path.rsplit_once('.').unwrap_or(("", path));
    for parent in parents.split('.').filter(|parent| !parent.is_empty()) {
        properties = properties
            .entry(parent)
            .or_insert_with(|| json!({"properties": {}}))
            .as_object_mut()
            .unwrap()
            .entry("properties")
            .or_insert_with(|| json!({}))
            .as_object_mut()
            .unwrap();
    }
    properties.insert(name.to_owned(), mapping);
}

/// Objects whose members somebody chooses, by their names: what is in them is in the document and in `@message` only.
const FREE_OBJECTS: &str = "tags|Tags|labels|annotations|extra|unmapped|claims|syslog_structured_data";
/// Original fields to calculate with, by the last part of their names.
const MEASURES: &str = "(request|target|backend|response)_processing_time|tls_handshake_(time|latency)|TotalTime|\
    TurnAroundTime|time_taken|time_to_first_byte|origin_fbl|origin_lbl|inputTokenCount|outputTokenCount|\
    size_in_bytes";

/// How fields get their types that no template names: by their names alone, for the first document of an index must not
/// decide what the others may hold. So everything is a text but the measures, and "true", 1 and "n/a" go together.
fn dynamic_templates() -> Value {
    let measure = || json!({"type": "double", "ignore_malformed": true});
    let mut templates = vec![
        json!({"free_objects": {
            "match_mapping_type": "object", "match_pattern": "regex", "match": FREE_OBJECTS,
            "mapping": {"type": "object", "dynamic": false}
        }}),
        // A process has a parent that has a parent.
        json!({"ancestors": {
            "match_mapping_type": "object", "path_match": "*.parent_process.parent_process",
            "mapping": {"type": "object", "dynamic": false}
        }}),
    ];
    for json_type in ["string", "long", "double"] {
        let name = format!("{json_type}_measures");
        templates.push(json!({name: {
            "match_mapping_type": json_type, "match_pattern": "regex", "match": MEASURES, "mapping": measure()
        }}));
    }
    for json_type in ["string", "long", "double", "boolean"] {
        templates.push(json!({json_type: {"match_mapping_type": json_type, "mapping": keyword()}}));
    }
    templates.into()
}

/// 8191 characters are at most 32,764 bytes; Lucene takes 32,766.
fn keyword() -> Value {
    json!({"type": "keyword", "ignore_above": 8191})
}

fn ecs_component() -> Value {
    json!({
        "_meta": {"about": "ECS 9.4.0, keyword for wildcard and text for match_only_text. Fields outside ECS are keywords, \
            whatever their first value is, and nothing is guessed: guesses would become refusals. ignore_malformed \
            stands on fields outside ECS only: elsewhere it would hide what is wrong."},
        "template": {
            "settings": {"index": {
                "mapping": {"total_fields": {"limit": 5000}},
                // A search without a field: by default it looks at all fields, and fails where there are over 1024.
                // Texts and keywords only, for a word that is no address is an error in a field of addresses.
                "query": {"default_field": [
                    "@message", "message", "error.message", "event.action", "rule.name", "user.name", "host.name",
                    "related.user", "related.hosts", "related.hash"
                ]}
            }},
            "mappings": {
                "date_detection": false,
                "numeric_detection": false,
                "dynamic_templates": dynamic_templates(),
                "properties": ecs_properties(siem_ecs::schema::DIGEST)
            }
        }
    })
}

fn log_template(patterns: &str, priority: u32, about: &str, properties: &Value) -> Value {
    json!({
        "_meta": {"about": about},
        "index_patterns": patterns.split(' ').collect::<Vec<_>>(),
        "priority": priority,
        "composed_of": ["siem-ecs"],
        "template": {
            "settings": {"index": {"number_of_shards": 1, "refresh_interval": "30s", "codec": "best_compression"}},
            "mappings": {"properties": properties}
        }
    })
}

/// An object whose members others choose: those named are indexed, the rest is in the document and in `@message` only.
fn foreign(known: Map<String, Value>) -> Value {
    let mut object = Map::new();
    object.insert("type".into(), "object".into());
    object.insert("dynamic".into(), false.into());
    object.insert("properties".into(), known.into());
    object.into()
}

/// Dots in names are objects.
fn keywords(names: &str) -> Map<String, Value> {
    let mut properties = Map::new();
    for name in names.split_whitespace() {
        place(&mut properties, name, keyword());
    }
    properties
}

/// The paths below an object that the built-in field maps read.
fn mapped_below(object: &str) -> Map<String, Value> {
    let mut properties = Map::new();
    for path in BUILTIN.split_whitespace().filter_map(|word| word.trim_start_matches('[').strip_prefix(object)) {
        let parts: Vec<&str> = path.trim_end_matches(']').split('.').collect();
        let names: Vec<&str> = parts.into_iter().filter(|part| part.parse::<u32>().is_err()).collect();
        place(&mut properties, &names.join("."), keyword());
    }
    properties
}

fn cloudtrail_template() -> Value {
    let number = || json!({"type": "double", "ignore_malformed": true});
    let mut more = keywords(
        "AuthenticationMethod AuthWorkflowID CipherSuite CredentialType LoginTo MFAIdentifier MFAUsed MobileVersion \
         SignatureVersion SSEApplied SwitchFrom UserName grantId requestParameters vpcEndpointId x-amz-id-2",
    );
    more.insert("bytesTransferredIn".into(), number());
    more.insert("bytesTransferredOut".into(), number());
    let mut answers = keywords(
        "AddUser CheckMfa ConsoleLogin PasswordRecoveryRequested PasswordUpdated RenewRole SwitchRole audience \
         dBSubnetGroup data description endpoint functionArn imageId issuer provider result role snapshotId \
         sourceIdentity stackId subject subnets",
    );
    let members = |names: &str| json!({"dynamic": false, "properties": keywords(names)});
    answers.insert("accessKey".into(), members("accessKeyId status userName"));
    answers.insert("assumedRoleUser".into(), members("arn assumedRoleId"));
    answers.insert("credentials".into(), members("accessKeyId"));
    answers.insert(
        "instancesSet".into(),
        json!({"dynamic": false, "properties": {"items": members("instanceId imageId")}}),
    );
    let parameters = keywords(
        "Host accessKeyId accountId aliasName arn attribute authParameters autoScalingGroupName bucketName \
         certificateArn clusterName content dBInstanceIdentifier dBSnapshotIdentifier description detectorId \
         documentName domainName durationSeconds ebsOptimized externalId fileSystemId filter functionName groupId \
         groupName hostedZoneId iamInstanceProfile imageId instanceId instanceProfileName instanceType key keyId \
         keyName launchTemplateId logGroupName logStreamName name networkAclId networkInterfaceId partitionInputList \
         policyArn policyDocument policyName prefix principal principalArn publiclyAccessible queueName queueUrl \
         repositoryName resource resourceArn resourceId result roleArn roleName roleSessionName routeTableId ruleName \
         sAMLProviderArn schedule scope secretId serialNumber serviceName snapshotId sort sortBy source \
         sourceIdentity stackName status streamName subnetId subnets tableName target topicArn trailName userName \
         versionId volumeId vpcId x-amz-acl",
    );
    log_template(
        "log-*cloudtrail*",
        11,
        "Each API has parameters and answers of its own, of any depth, and one name is a text here and an object there: \
         indexed as they come, they fill the mapping until it refuses documents. So the parameters that questions are \
         asked about are fields, and the rest is found by the words of @message. flat_object was tried on 2.19.4: it \
         refuses a document for a text or a list in its place and for a value of 32 KiB, and it cannot be aggregated.",
        &json!({
            "requestParameters": foreign(parameters),
            "responseElements": foreign(answers),
            "additionalEventData": foreign(more),
            "serviceEventDetails": foreign(keywords(
                "CredentialVerification UserAuthentication eventRequestDetails keyId snapshotId"
            )),
            "userIdentity": {"properties": {"sessionContext": {"properties": {"webIdFederationData": {"properties": {
                "attributes": foreign(Map::new())
            }}}}}}
        }),
    )
}

fn securityhub_template() -> Value {
    let mut product = keywords(
        "ControlId RecommendationUrl RuleId StandardsArn StandardsControlArn StandardsGuideArn \
         aws/inspector/ProductVersion aws/securityhub/CompanyName aws/securityhub/FindingId \
         aws/securityhub/ProductName aws/securityhub/SeverityLabel",
    );
    product.insert("aws/inspector/inspectorScore".into(), json!({"type": "double", "ignore_malformed": true}));
    let details = keywords(
        "AwsEc2Instance.IamInstanceProfileArn AwsEc2Instance.ImageId AwsEc2Instance.IpV4Addresses AwsEc2Instance.IpV6Addresses \
         AwsEc2Instance.SubnetId AwsEc2Instance.Type AwsEc2Instance.VpcId AwsEc2SecurityGroup.GroupId \
         AwsEc2SecurityGroup.GroupName AwsEc2Volume.Attachments.InstanceId AwsIamAccessKey.PrincipalId \
         AwsIamAccessKey.PrincipalName AwsIamAccessKey.PrincipalType AwsLambdaFunction.FunctionName AwsLambdaFunction.Runtime \
         AwsS3Bucket.OwnerId AwsS3Bucket.OwnerName Container.ImageId Container.ImageName Container.Name",
    );
    log_template(
        "log-*securityhub*",
        12,
        "ProductFields, UserDefinedFields and tags hold whatever products and users name, and each of the hundred types of \
         resources has details of its own: of them, what questions are asked about is indexed.",
        &json!({
            "ProductFields": foreign(product),
            "UserDefinedFields": foreign(Map::new()),
            "Resources": {"properties": {
                "Tags": foreign(Map::new()),
                "Details": foreign(details)
            }}
        }),
    )
}

fn windows_template() -> Value {
    let mut data = mapped_below("Event.EventData.Data.");
    data.extend(keywords(
        "AccessList AccessMask AccountName AuthenticationPackageName CallerProcessName CategoryId CreationUtcTime Description \
         Details Direction EventType FailureReason FilterRTID GrantedAccess HandleId Hashes ImagePath ImpersonationLevel \
         Initiated IntegrityLevel KeyLength LayerName LogonGuid LogonId LogonProcessName LogonType MandatoryLabel \
         MemberName MemberSid NewProcessId NewSd NewValue ObjectClass ObjectDN ObjectName ObjectServer ObjectType \
         ObjectValueName OldSd OldValue OperationType OriginalFileName PackageName ParentProcessId ParentUser Path \
         PipeName PreAuthType PrivilegeList ProcessID ProcessId Properties Protocol QueryResults QueryStatus \
         RelativeTargetName RuleName SamAccountName ScriptBlockId ScriptBlockText ServiceAccount ServiceFileName \
         ServiceSid ServiceStartType ServiceType SessionName ShareLocalPath ShareName SidHistory Signature \
         SignatureStatus Signed StartAddress StartModule StartType Status SubStatus SubcategoryGuid SubjectLogonId \
         TargetImage TargetInfo TargetLogonGuid TargetLogonId TargetProcessId TargetSid TargetUser TaskContent TaskName \
         TicketEncryptionType TicketOptions TokenElevationType TransmittedServices User UserAccountControl",
    ));
    log_template(
        "log-*win-event* log-*fsx-win* log-*directory-service*",
        13,
        "Each provider names the data of its events itself, thousands of names in all: those that questions are asked about \
         are fields, and the rest is found by the words of @message.",
        &json!({"Event": {"properties": {
            "EventData": {"properties": {"Data": foreign(data)}},
            "UserData": foreign(mapped_below("Event.UserData."))
        }}}),
    )
}

fn cef_template() -> Value {
    let mut known = keywords(
        "act app agt ahost aid amac art at atz av c6a1 c6a2 c6a3 c6a4 cat cef_device_event_class_id cef_device_product \
         cef_device_vendor cef_device_version cef_name cef_severity cef_version cfp1 cfp2 cfp3 cfp4 cn1 cn2 cn3 cnt cs1 cs2 \
         cs3 cs4 cs5 cs6 customerURI destinationDnsDomain destinationServiceName destinationTranslatedAddress \
         destinationTranslatedPort deviceCustomDate1 deviceCustomDate2 deviceDirection deviceDnsDomain deviceExternalId \
         deviceFacility deviceInboundInterface deviceNtDomain deviceOutboundInterface devicePayloadId deviceProcessName \
         deviceTranslatedAddress dhost dmac dntdom dpid dpriv dproc dpt dst dtz duid duser dvc dvchost dvcmac dvcpid end \
         eventId externalId fileCreateTime fileHash fileId fileModificationTime filePath filePermission fileType \
         flexDate1 flexNumber1 flexNumber2 flexString1 flexString2 fname fsize hostname in msg oldFileCreateTime \
         oldFileHash oldFileId oldFileModificationTime oldFileName oldFilePath oldFilePermission oldFileSize oldFileType \
         out outcome pid proc proto rawEvent reason request requestClientApplication requestContext requestCookies \
         requestMethod rt shost smac sntdom sourceDnsDomain sourceServiceName sourceTranslatedAddress \
         sourceTranslatedPort spid spriv sproc spt src start suid suser syslog_message syslog_msgid syslog_priority \
         syslog_timestamp syslog_version type",
    );
    known.insert("aws".into(), json!({"type": "object", "dynamic": true}));
    let mut template = log_template(
        "log-*cef*",
        14,
        "Whoever sends an event names its extensions: those of the standard's dictionary are fields, and the rest is found \
         by the words of @message.",
        &known.into(),
    );
    template["template"]["mappings"]["dynamic"] = false.into();
    template
}

/// Indices of our own: only what is named is a field, so that no document is refused for its shape.
fn own_template(pattern: &str, properties: &Value) -> Value {
    json!({
        "index_patterns": [pattern],
        "priority": 20,
        "template": {
            "settings": {"index": {"number_of_shards": 1}},
            "mappings": {"dynamic": false, "properties": properties}
        }
    })
}

fn ledger_template() -> Value {
    let mut properties = keywords("bucket key version e_tag status reason log_type loader_version");
    properties.insert("@timestamp".into(), json!({"type": "date"}));
    for name in "first last attempt bytes_in bytes_out read indexed excluded_total dead_lettered_total deferred healed unparsed \
                 duplicate replaced took_ms duration_ms lag_ms handed_on.first handed_on.last excluded.count dead_lettered.count"
        .split_whitespace()
    {
        place(&mut properties, name, json!({"type": "long"}));
    }
    place(&mut properties, "excluded.rule", keyword());
    place(&mut properties, "dead_lettered.reason", keyword());
    own_template("log-siem-ledger-*", &properties.into())
}

fn made() -> Vec<(&'static str, Value)> {
    let mut made = vec![
        ("siem-ecs", ecs_component()),
        (
            "siem-log",
            log_template(
                "log-* metrics-opensearch-index-*",
                10,
                "All log types without a template of their own.",
                &json!({}),
            ),
        ),
        ("siem-cloudtrail", cloudtrail_template()),
        ("siem-securityhub", securityhub_template()),
        ("siem-windows", windows_template()),
        ("siem-cef", cef_template()),
        (
            "siem-deadletter",
            own_template(
                "log-siem-deadletter-*",
                &json!({
                    "@timestamp": {"type": "date"}, "reason": keyword(), "target_index": keyword(),
                    "target_id": keyword(), "bucket": keyword(), "key": keyword(), "version": keyword(),
                    "ordinal": {"type": "long"}, "log_type": keyword(), "log_group": keyword(), "log_stream": keyword(),
                    "account": keyword(), "region": keyword(), "loader_version": keyword(),
                    "@message": {"type": "text"}, "error": {"properties": {"message": {"type": "text"}}}
                }),
            ),
        ),
        ("siem-ledger", ledger_template()),
    ];
    for (_, template) in &mut made {
        template["version"] = VERSION.into();
    }
    made
}

/// `SIEM_UPDATE_TEMPLATES=1 cargo test -p siem-opensearch templates` writes the files anew.
#[test]
fn the_files_are_what_the_schema_gives() {
    let made = made();
    assert_eq!(made.iter().map(|(name, _)| *name).collect::<Vec<_>>(), super::TEMPLATES.map(|template| template.name));
    for (name, value) in made {
        let text = serde_json::to_string_pretty(&value).unwrap() + "\n";
        let path = format!("{}/../../config/index-templates/{name}.json", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("SIEM_UPDATE_TEMPLATES").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        assert!(std::fs::read_to_string(&path).unwrap() == text, "{path} is not what the schema gives");
    }
}

/// Whoever changes a template raises [`VERSION`], and writes here what the files of that version are.
const VERSION_AND_CONTENT: (u64, &str) = (8, "6c59f8eab11369af");

#[test]
fn a_change_of_the_files_is_a_new_version() {
    let files = super::TEMPLATES.map(|template| template.body).concat();
    let content: String = Sha256::digest(files).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    assert_eq!((VERSION, content.as_str()), VERSION_AND_CONTENT);
}

/// The type of a field in the component of ECS, `Null` if it has no place there.
fn kind(ecs: &Value, path: &str) -> Value {
    let mut at = &ecs["template"]["mappings"];
    for part in path.split('.') {
        at = &at["properties"][part];
    }
    at["type"].clone()
}

#[test]
fn addresses_ports_and_counts_have_their_types() {
    let ecs = ecs_component();
    for (path, expected) in [
        ("@timestamp", "date"),
        ("@message", "text"),
        ("source.ip", "ip"),
        ("source.port", "long"),
        ("source.geo.location", "geo_point"),
        ("network.bytes", "long"),
        ("event.duration", "long"),
        ("url.full", "keyword"),
        ("error.message", "text"),
        ("related.ip", "ip"),
    ] {
        assert_eq!(kind(&ecs, path), expected, "{path}");
    }
}

#[test]
fn every_field_that_the_built_in_types_map_has_its_place() {
    let ecs = ecs_component();
    let schema: Vec<&str> = siem_ecs::schema::DIGEST.lines().filter_map(|line| line.split('\t').next()).collect();
    let mapped = BUILTIN
        .lines()
        .filter_map(|line| line.split_once('='))
        .map(|(name, _)| name.trim())
        .filter(|name| schema.contains(name));
    let without: Vec<&str> = mapped.filter(|name| kind(&ecs, name).is_null()).collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn an_object_of_many_shapes_keeps_what_the_field_maps_read() {
    let data = &windows_template()["template"]["mappings"]["properties"]["Event"]["properties"]["EventData"];
    assert_eq!(data["properties"]["Data"]["properties"]["TargetUserName"], keyword());
}

/// Dotted paths of what a mapping knows, without the objects.
fn leaves(properties: &Value, place: &str, found: &mut Vec<String>) {
    for (name, mapping) in properties.as_object().into_iter().flatten() {
        let path = format!("{place}{name}");
        match mapping.get("properties") {
            Some(below) => leaves(below, &format!("{path}."), found),
            None if mapping["type"] != "object" => found.push(path),
            None => {}
        }
    }
}

#[test]
fn what_the_templates_know_of_foreign_objects_has_a_shape() {
    let without_numbers = |word: &str| {
        let parts: Vec<&str> = word.trim_matches(['[', ']', ',']).split('.').collect();
        parts.into_iter().filter(|part| part.parse::<u32>().is_err()).collect::<Vec<_>>().join(".")
    };
    let told: Vec<String> = BUILTIN.split_whitespace().map(without_numbers).collect();
    for template in [cloudtrail_template(), securityhub_template()] {
        let mut known = Vec::new();
        leaves(&template["template"]["mappings"]["properties"], "", &mut known);
        assert!(!known.is_empty());
        known.retain(|path| !told.contains(path));
        assert!(known.is_empty(), "an object there would be refused: name in `shape` of its section {known:?}");
    }
}

#[test]
fn leniency_stops_at_ecs() {
    let ecs = ecs_component()["template"]["mappings"]["properties"].to_string();
    assert!(!ecs.contains("ignore_malformed"));
}
