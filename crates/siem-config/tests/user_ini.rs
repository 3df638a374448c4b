//! What a `user.ini` can do, and what it is told.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what helps a test may stop at the first surprise, as a test may"
)]

use siem_config::{Config, Detection, IndexDate, Parser, Rotation, Source, TimeFormat, Unsupported, Zone};

fn load(user: &str) -> Config {
    Config::load(&[Source { name: "user.ini", text: user }]).unwrap_or_else(|error| panic!("{error}"))
}

fn errors(user: &str) -> Vec<String> {
    let error = Config::load(&[Source { name: "user.ini", text: user }]).unwrap_err();
    error.problems.iter().map(ToString::to_string).collect()
}

fn warnings(user: &str) -> Vec<String> {
    load(user).warnings().iter().map(ToString::to_string).collect()
}

fn parser(user: &str, name: &str) -> Parser {
    load(user).get(name).unwrap().parser.clone().unwrap()
}

/// Columns in short, or the pattern.
fn text_parser(user: &str, name: &str) -> String {
    match parser(user, name) {
        Parser::Columns(columns) => columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(" "),
        Parser::Pattern(pattern) => format!("/{pattern}/"),
        other => format!("{other:?}"),
    }
}

fn detected(config: &Config, key: &str) -> String {
    match config.detect(key) {
        Detection::Type(log_type) => log_type.name.clone(),
        other => format!("{other:?}"),
    }
}

// ---- sections

#[test]
fn sections_of_the_user_come_first_and_overridden_ones_keep_their_place() {
    let config = load(
        "[vpcflowlogs]\nindex_name = log-flow\n[mine]\ns3_key = vpcflowlogs/mine\nfile_format = json\nindex_name = log-mine\n\
         [other]\ns3_key = other\nfile_format = json\nindex_name = log-other\n",
    );
    let first: Vec<_> = config.log_types().take(3).map(|log_type| log_type.name.as_str()).collect();
    assert_eq!(first, ["mine", "other", "config-history"]);
    assert_eq!(detected(&config, "AWSLogs/1/vpcflowlogs/mine/x"), "mine");
    assert_eq!(detected(&config, "AWSLogs/1/vpcflowlogs/x"), "vpcflowlogs");
    assert_eq!(config.get("vpcflowlogs").unwrap().index_name, "log-flow");
}

#[test]
fn later_files_override_earlier_ones() {
    let config = Config::load(&[
        Source { name: "layer/user.ini", text: "[waf]\nindex_rotation = daily\nindex_suffix = a\n" },
        Source { name: "user.ini", text: "[waf]\nindex_rotation = weekly\n" },
    ])
    .unwrap();
    let waf = config.get("waf").unwrap();
    assert_eq!((waf.rotation, waf.index_suffix.as_deref()), (Rotation::Weekly, Some("a")));
    assert_eq!(config.origin("waf", "index_rotation").as_deref(), Some("user.ini:2"));
    assert_eq!(config.origin("waf", "index_suffix").as_deref(), Some("layer/user.ini:3"));
}

#[test]
fn defaults_reach_every_section_that_does_not_say_otherwise() {
    let config =
        load("[DEFAULT]\nindex_rotation = daily\nindex_tz = -04:30\ncloud_provider =\n[waf]\nindex_tz = +09:00\n");
    let (waf, alb) = (config.get("waf").unwrap(), config.get("alb").unwrap());
    assert_eq!((waf.rotation, alb.rotation), (Rotation::Daily, Rotation::Daily));
    assert_eq!((waf.index_zone, alb.index_zone), (Zone(32_400), Zone(-16_200)));
    assert_eq!(alb.cloud_provider, None);
}

#[test]
fn what_others_refer_to_can_be_overridden() {
    let config = load("[linux-os-syslog]\nhost.hostname = fqdn hostname\n[guardduty]\nsource.address = a.b\n");
    for name in ["linux-os-syslog", "linux-secure"] {
        let map = config.get(name).unwrap().ecs.iter().find(|map| map.field == "host.hostname").unwrap().clone();
        assert_eq!(map.sources, [["fqdn"], ["hostname"]], "{name}");
    }
    let map = config.get("guardduty").unwrap().ecs.iter().find(|map| map.field == "source.ip").unwrap().clone();
    assert_eq!(map.sources, [["a.b"]]);
}

#[test]
fn a_blank_value_switches_an_option_off() {
    let config = load("[guardduty]\ndoc_id_suffix =\nevent.kind =\nsource.ip =\ngeoip =\ns3_key =\n");
    let guardduty = config.get("guardduty").unwrap();
    assert_eq!(guardduty.doc_id_suffix, None);
    assert!(!guardduty.constants.iter().any(|(field, _)| field == "event.kind"));
    assert!(!guardduty.ecs.iter().any(|map| map.field == "source.ip"));
    assert!(guardduty.geoip.is_empty());
    assert_eq!(detected(&config, "AWSLogs/1/GuardDuty/x"), "Unknown");
    assert_eq!(config.warnings(), []);
}

#[test]
fn a_copied_section_keeps_its_refinements() {
    let config = load("[my-trail]\ns3_key = my\nlog_type_module = cloudtrail\nfile_format = json\nindex_name = x\n");
    assert_eq!(config.get("my-trail").unwrap().module, "cloudtrail");
    assert_eq!(config.get("cloudtrail").unwrap().module, "cloudtrail");
}

#[test]
fn a_copy_of_a_section_with_borrowed_refinements_has_them_too() {
    let copy = "s3_key = my\nfile_format = text\nlog_pattern = x\nindex_name = x\n";
    let config = load(&format!(
        "[my-site]\nlog_type_module = nginx-access\n{copy}[mine]\nlog_type_module = my-site\n{copy}\
         [round]\nlog_type_module = trip\n{copy}[trip]\nlog_type_module = round\n{copy}"
    ));
    assert_eq!(config.get("nginx-access").unwrap().module, "apache-access");
    assert_eq!(config.get("my-site").unwrap().module, "apache-access");
    assert_eq!(config.get("mine").unwrap().module, "apache-access");
    assert!(["round", "trip"].contains(&config.get("round").unwrap().module.as_str()), "and comes to an end");
}

#[test]
fn a_planned_type_is_put_to_use_by_columns_or_a_pattern() {
    let planned = "status = planned\ns3_key = x\nindex_name = y\nfile_format";
    let builtin = format!("[lines]\n{planned} = text\n[groups]\n{planned} = multiline\n");
    let unsupported = |name: &str, user: &str| {
        let sources = [Source { name: "aws.ini", text: &builtin }, Source { name: "user.ini", text: user }];
        Config::only(&sources).unwrap().get(name).unwrap().unsupported()
    };
    assert_eq!(unsupported("lines", ""), Some(Unsupported::Planned));
    assert_eq!(unsupported("lines", "[lines]\nindex_name = z\n"), Some(Unsupported::Planned));
    assert_eq!(unsupported("lines", "[lines]\nlog_columns = ip [time] \"request\"\n"), None);
    // Records of several lines need to be told where one begins.
    assert_eq!(unsupported("groups", "[groups]\nlog_pattern = (?P<a>.*)\n"), Some(Unsupported::NoFormat));
    let whole = "[groups]\nlog_pattern = (?P<a>.*)\nmultiline_firstline = \\d\n";
    assert_eq!(unsupported("groups", whole), None);
}

// ---- how records are read

#[test]
fn a_pattern_replaces_the_reader_of_any_built_in_type() {
    let builtin = Config::builtin().unwrap();
    for log_type in builtin.log_types() {
        let user = format!("[{}]\nfile_format = text\nlog_pattern = (?P<a>\\d+)$$\n", log_type.name);
        assert_eq!(text_parser(&user, &log_type.name), r"/(?P<a>\d+)$/", "{}", log_type.name);
        assert!(load(&user).get(&log_type.name).unwrap().is_supported(), "{}", log_type.name);
    }
}

#[test]
fn a_pattern_replaces_the_columns_of_flow_logs() {
    let user = "[vpcflowlogs]\nfile_format = text\ntext_header_line_number = 1\nlog_pattern = (?P<srcaddr>\\S+) (?P<end>\\d+)\n";
    let config = load(user);
    let flow = config.get("vpcflowlogs").unwrap();
    assert_eq!(text_parser(user, "vpcflowlogs"), r"/(?P<srcaddr>\S+) (?P<end>\d+)/");
    assert_eq!((flow.header_lines, flow.timestamp_keys.len()), (1, 2));
    assert_eq!(config.warnings(), []);
}

#[test]
fn a_pattern_alone_replaces_the_columns_of_a_csv_type_with_a_warning() {
    let user = "[vpcflowlogs]\nlog_pattern = (?P<srcaddr>\\S+)\n";
    assert_eq!(text_parser(user, "vpcflowlogs"), r"/(?P<srcaddr>\S+)/");
    assert_eq!(warnings(user).len(), 1);
}

#[test]
fn a_pattern_wins_over_columns_of_the_same_or_an_earlier_file() {
    assert_eq!(text_parser("[alb]\nlog_pattern = x\n", "alb"), "/x/");
    assert_eq!(text_parser("[alb]\nlog_pattern = x\nlog_columns = a b\n", "alb"), "/x/");
    assert_eq!(text_parser("[linux-secure]\nlog_columns = a b\n", "linux-secure"), "a b");
    let config = Config::load(&[
        Source { name: "layer.ini", text: "[alb]\nlog_pattern = x\n" },
        Source { name: "user.ini", text: "[alb]\nlog_columns = a b\n" },
    ])
    .unwrap();
    assert!(matches!(config.get("alb").unwrap().parser, Some(Parser::W3c(_))));
}

#[test]
fn python_spellings_are_translated() {
    assert_eq!(text_parser("[alb]\nlog_pattern = (?P<a>x)\\Z\n", "alb"), r"/(?P<a>x)\z/");
    assert_eq!(
        errors("[alb]\nlog_pattern = (?a)x\n"),
        [
            "user.ini:2: [alb] log_pattern: `(?a` holds a flag that only Python has; remove it; for ASCII digits write [0-9]"
        ]
    );
}

#[test]
fn record_patterns_are_compiled_on_demand() {
    let config = load("[alb]\nlog_pattern = (?P<a>x\n[waf]\nfile_timestamp_format = )\n");
    let problems: Vec<_> = config.check_patterns().iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "user.ini:2: [alb] log_pattern: not a regex: unclosed group; correct the regex",
            "user.ini:4: [waf] file_timestamp_format: not a regex: unopened group; correct the regex",
        ]
    );
}

#[test]
fn csv_and_json_have_their_options() {
    let user = "[a]\ns3_key = a\nindex_name = a\nfile_format = csv\ncsv_delimiter = ,\n";
    assert!(matches!(parser(user, "a"), Parser::Csv { delimiter: Some(b','), .. }));
    assert!(matches!(parser("", "vpcflowlogs"), Parser::Csv { delimiter: None, .. }));
    let Parser::Json { array_key } = parser("", "cloudtrail") else { panic!() };
    assert_eq!(array_key.as_deref(), Some("Records"));
    let Parser::Json { array_key } = parser("[cloudtrail]\njson_delimiter =\n", "cloudtrail") else { panic!() };
    assert_eq!(array_key, None);
}

#[test]
fn the_older_name_of_the_header_option_works() {
    let lines = |user: &str| load(user).get("alb").unwrap().header_lines;
    assert_eq!(lines("[alb]\nignore_header_line_number = 2\n"), 2);
    assert_eq!(lines("[alb]\ntext_header_line_number = 1\nignore_header_line_number = 2\n"), 1);
}

// ---- time, index

#[test]
fn a_single_time_option_of_the_user_beats_a_built_in_list() {
    let config = load("[linux-secure]\ntimestamp_format = %Y\n[cloudtrail]\ntimestamp_key = mine\n");
    assert_eq!(config.get("linux-secure").unwrap().timestamp_formats, [TimeFormat::Pattern("%Y".to_owned())]);
    assert_eq!(config.get("cloudtrail").unwrap().timestamp_keys, ["mine"]);
    let config = load("[DEFAULT]\ntimestamp_format = epoch\n");
    let formats = &config.get("linux-secure").unwrap().timestamp_formats;
    assert_eq!(*formats, [TimeFormat::Syslog, TimeFormat::Iso8601, TimeFormat::Epoch]);
    assert_eq!(config.get("cloudtrail").unwrap().timestamp_formats, [TimeFormat::Epoch]);
}

#[test]
fn time_formats_may_stand_in_quotes() {
    let config = load("[waf]\ntimestamp_format = \"epoch\"\n");
    assert_eq!(config.get("waf").unwrap().timestamp_formats, [TimeFormat::Epoch]);
}

#[test]
fn time_zones_reach_the_types() {
    let config = load("[waf]\nindex_tz = -00:30\ntimestamp_tz = +05:45\nindex_time = event_ingested\n");
    let waf = config.get("waf").unwrap();
    assert_eq!((waf.index_zone, waf.timestamp_zone, waf.index_date), (Zone(-1_800), Zone(20_700), IndexDate::Ingested));
}

#[test]
fn ids_may_be_those_of_the_original() {
    assert!(load("[DEFAULT]\ndoc_id_mode = content\n").get("alb").unwrap().doc_id_from_content);
    assert_eq!(
        errors("[alb]\ndoc_id_mode = md5\n"),
        ["user.ini:2: [alb] doc_id_mode: `md5` is not a way to make ids; use content or position"]
    );
}

#[test]
fn fields_can_be_renamed_and_prefixed() {
    let config = load("[waf]\nrenamed_newfields = a.b c\na.b = x.y\nc =\nfield_prefix = waf\njson_to_text = p q.r\n");
    let waf = config.get("waf").unwrap();
    assert_eq!(waf.renames, [("a.b".to_owned(), "x.y".to_owned())]);
    assert_eq!((waf.field_prefix.as_deref(), waf.json_to_text.len()), (Some("waf"), 2));
    assert_eq!(waf.redact, ["authorization", "cookie"]);
}

// ---- what is wrong

#[test]
fn everything_that_is_wrong_is_told_at_once_in_the_order_of_the_file() {
    let user = "\
[DEFAULT]
via_cwl = maybe
[vpcflowlogs]
index_rotation = dayly # fast
s3_key = vpc(
max_log_count = many
[alb]
log_columns = a a
index_tz = Tokyo
timestamp_format_list = iso8601
loose
[waf]
ecs = event.action mine.field
s3_key = waf$
file_format = jason
status = maybe
";
    assert_eq!(
        errors(user),
        [
            "user.ini:2: [DEFAULT] via_cwl: `maybe` is neither true nor false; write true or false",
            "user.ini:4: [vpcflowlogs] index_rotation: `dayly # fast` is not a rotation; use auto, daily, weekly, \
             monthly, yearly or aoss; a comment needs a line of its own",
            "user.ini:5: [vpcflowlogs] s3_key: not a regex: unclosed group; correct the regex",
            "user.ini:6: [vpcflowlogs] max_log_count: `many` is not a whole number; write digits only",
            "user.ini:8: [alb] log_columns: column `a` stands twice; give each column a name of its own",
            "user.ini:9: [alb] index_tz: `Tokyo` is not an offset from UTC; write it like +09:00 or -04:30",
            "user.ini:10: [alb] timestamp_format_list: it is not a JSON list of texts (expected value at line 1 column \
             1); write it like [\"iso8601\", \"epoch\"]",
            "user.ini:11: [alb] `loose` has no `=`; write `name = value`; indent a line to continue the value above, \
             or begin a comment with `#`",
            "user.ini:13: [waf] ecs: `mine.field` is listed but not set; add a line `mine.field = …` to this section, \
             or take it out of the list",
            "user.ini:14: [waf] s3_key: a lone `$`; write a literal dollar as `$$`",
            "user.ini:15: [waf] file_format: `jason` is not a file format; did you mean json?",
            "user.ini:16: [waf] status: `maybe` is not a status; use planned or ready, or leave it out",
        ]
    );
}

#[test]
fn options_that_do_not_exist_are_told_with_what_is_meant() {
    let user = "[DEFAULT]\nindex_rotaton = daily\n[waf]\nindex_sufix = a\nformat = json\nuser.email = x\ntls.client.ja4 = y\nwhatever = 1\n";
    assert_eq!(
        warnings(user),
        [
            "user.ini:2: [DEFAULT] index_rotaton: there is no such option; did you mean index_rotation?",
            "user.ini:4: [waf] index_sufix: there is no such option; did you mean index_suffix?",
            "user.ini:5: [waf] format: there is no such option; did you mean file_format?",
            "user.ini:6: [waf] user.email: the field is set, but not listed; add it to the list of `ecs`, or remove \
             the line",
            "user.ini:7: [waf] tls.client.ja4: there is no such option; did you mean tls.client.ja3?",
            "user.ini:8: [waf] whatever: there is no such option; remove it",
        ]
    );
}

#[test]
fn options_that_others_refer_to_are_not_unknown() {
    let user = "[DEFAULT]\nprefix = log\n[waf]\nword = waf\nindex_name = ${prefix}-${word}\n";
    assert_eq!(warnings(user), Vec::<String>::new());
    assert_eq!(load(user).get("waf").unwrap().index_name, "log-waf");
}

#[test]
fn sections_that_can_do_nothing_are_told() {
    assert_eq!(
        warnings("[vpcflowlog]\nindex_rotation = daily\n"),
        ["user.ini:1: [vpcflowlog] the section has no s3_key, so it takes no object; did you mean [vpcflowlogs]?"]
    );
    assert_eq!(
        warnings("[mine]\ns3_key = x\nindex_name = y\n"),
        ["user.ini:1: [mine] the section has no file_format, so its objects are skipped; add file_format"]
    );
    assert_eq!(
        warnings("[mine]\ns3_key = x\nfile_format = json\n"),
        ["user.ini:1: [mine] the section has no index_name, so its objects are skipped; add index_name"]
    );
    assert_eq!(
        warnings("[mine]\ns3_key = x\nfile_format = text\nindex_name = y\n"),
        ["user.ini:3: [mine] file_format: text needs log_columns or log_pattern; set one of them"]
    );
}

#[test]
fn options_that_have_no_effect_are_told() {
    assert_eq!(
        warnings("[cloudtrail]\nlog_pattern = x\n"),
        ["user.ini:2: [cloudtrail] log_pattern: it is only used with file_format = text; add `file_format = text`"]
    );
    assert_eq!(warnings("[cloudtrail]\nscript_ecs = event.outcome\n"), Vec::<String>::new());
    assert_eq!(
        warnings("[mine]\ns3_key = x\nfile_format = json\nindex_name = y\nscript_ecs = a\n"),
        ["user.ini:5: [mine] script_ecs: Python modules are not run; name a built-in type in log_type_module to use \
          its refinements, or remove the option"]
    );
}

#[test]
fn options_that_do_nothing_yet_are_told_once_where_a_user_sets_them() {
    let told = "this version understands the option, but does nothing with it; do not rely on it";
    assert_eq!(
        warnings("[DEFAULT]\nclientip_xff = 5\n[waf]\nioc_domain =\nioc_ip = source.ip\n"),
        [format!("user.ini:2: [DEFAULT] clientip_xff: {told}"), format!("user.ini:5: [waf] ioc_ip: {told}")]
    );
    assert_eq!(warnings(""), Vec::<String>::new(), "the built-in file sets some too");
}

#[test]
fn a_module_must_be_a_section() {
    assert_eq!(
        errors("[my-trail]\ns3_key = x\nlog_type_module = cloudtrial\nfile_format = json\nindex_name = y\n"),
        ["user.ini:3: [my-trail] log_type_module: there is no log type `cloudtrial`; did you mean cloudtrail?"]
    );
    load("[my-hsm]\ns3_key = x\nlog_type_module = cloudhsm\nfile_format = json\nindex_name = y\n");
}

#[test]
fn lists_that_name_a_field_twice_are_told() {
    assert_eq!(
        warnings("[waf]\nstatic_ecs = event.kind event.kind event.category\n"),
        ["user.ini:2: [waf] static_ecs: `event.kind` is listed twice; remove one of them"]
    );
}

#[test]
fn an_error_in_the_defaults_is_told_once() {
    assert_eq!(errors("[DEFAULT]\nindex_tz = Tokyo\n").len(), 1);
    assert_eq!(errors("[DEFAULT]\nindex_suffix = a$b\n").len(), 1);
}

#[test]
fn words_that_ecs_does_not_have_are_warned_of() {
    let section = "[mine]\ns3_key = mine\nfile_format = json\nindex_name = log-mine\n";
    let constants = "static_ecs = event.kind event.category event.outcome\nevent.kind = allert\nevent.category = [web, shop]\nevent.outcome = success\n";
    let said = warnings(&format!("{section}{constants}"));
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("ECS has no `allert` in event.kind; use one of alert, asset"), "{}", said[0]);
    assert!(said[1].contains("ECS has no `shop` in event.category; use one of api, "), "{}", said[1]);
}

#[test]
fn a_time_that_cannot_be_read_is_an_error() {
    for option in ["timestamp_format = %Y-%m-%d %Q", "timestamp_format_list = [\"iso8601\", \"%Y-%m-%d %Q\"]"] {
        let said = errors(&format!("[cloudtrail]\n{option}\n"));
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].contains("`%Q` cannot be read; use %Y"), "{}", said[0]);
    }
    assert_eq!(warnings("[cloudtrail]\ntimestamp_format = %d/%b/%Y:%H:%M:%S %z 100%%\n"), Vec::<String>::new());
}
