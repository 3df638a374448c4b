//! The CloudFormation templates against AWS's linter, over the conditions that parameters make.

use siem_tests::{cfn_lint, variants};

/// All partitions.
const REGIONS: [&str; 4] = ["us-east-1", "ap-northeast-1", "cn-north-1", "us-gov-west-1"];
/// W1028 takes a parameter of three values for one of two: it calls the side of `Fn::If` unreachable that an imported VPC
/// takes, also when VpcMode is `import`.
const ARGUED_WITH: [&str; 1] = ["W1028"];

#[test]
fn the_main_template_is_clean_under_all_conditions() {
    let (_, template) = siem_infra::templates().unwrap().swap_remove(0);
    let file = tempfile::Builder::new().suffix(".template").tempfile().unwrap();
    // As it is published: with a bucket's name.
    std::fs::write(file.path(), template.replace(siem_infra::BUCKET_PLACEHOLDER, "amzn-s3-demo-bucket")).unwrap();
    let findings: Vec<String> = std::thread::scope(|scope| {
        let path = file.path();
        let lint = |stack: &'static [&'static str]| {
            move || {
                cfn_lint::findings(path, &[stack, &variants::IMPORTED[..]].concat(), &REGIONS, &ARGUED_WITH).unwrap()
            }
        };
        let running: Vec<_> = variants::MAIN.into_iter().map(|stack| scope.spawn(lint(stack))).collect();
        running.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(findings.is_empty(), "{findings:#?}");
}

/// Of each exporter, with parameters that make what is made only sometimes.
#[test]
fn the_exporters_are_clean_under_all_conditions() {
    // The partition of GovCloud has no CloudFront.
    const WITH_CLOUDFRONT: [&str; 2] = ["us-east-1", "cn-north-1"];
    let mut findings = Vec::new();
    for (file, template) in siem_infra::exporters::templates().unwrap() {
        let exporter = variants::EXPORTERS.iter().find(|exporter| exporter.file() == file);
        let exporter = exporter.unwrap_or_else(|| panic!("{file} is not tried"));
        let regions = if exporter.name == "cloudfront-realtime" { &WITH_CLOUDFRONT[..] } else { &REGIONS };
        let written = tempfile::Builder::new().suffix(".template").tempfile().unwrap();
        std::fs::write(written.path(), template).unwrap();
        for stack in exporter.variants() {
            let found = cfn_lint::findings(written.path(), &stack, regions, &[]).unwrap();
            findings.extend(found.into_iter().map(|line| format!("{file}: {line}")));
        }
    }
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn the_linter_finds_what_is_wrong() {
    let file = tempfile::Builder::new().suffix(".template").tempfile().unwrap();
    let wrong = r#"{"Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": "long"}}}}"#;
    std::fs::write(file.path(), wrong).unwrap();
    let findings = cfn_lint::findings(file.path(), &[], &["us-east-1"], &[]).unwrap();
    assert!(findings.iter().any(|line| line.contains(":E3012:")), "{findings:#?}");
}
