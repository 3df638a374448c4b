//! The GeoLite2 databases: fetched when the stack is made, and every day.

use crate::constructs::{CustomResource, FunctionSpec, custom, function, schedule, tags};
use crate::policy::allow;
use crate::resources::storage::Secret;
use crate::siem::parameters::Parameters;
use crate::siem::storage::Storage;
use crate::template::{Handle, Resource, Template};
use crate::value::join;

/// Declares them; the first download is what is given back.
pub(crate) fn declare(
    template: &mut Template,
    parameters: &Parameters,
    storage: &Storage,
    configured: &Handle<CustomResource>,
) -> Handle<CustomResource> {
    let license = template.add(
        "GeoLite2License",
        Secret {
            description: "Licence key of MaxMind, for the GeoLite2 databases".into(),
            secret_string: parameters.geolite2_license_key.into(),
            tags: tags("geoip-downloader"),
            ..Secret::default()
        }
        .when(parameters.has_license),
    );
    let secret_arn = parameters.has_license.choose(license.reference(), "");
    let downloads = join("", [storage.geo_bucket_arn(), "/GeoLite2/*".into()]);
    let downloader = function(
        template,
        "LambdaGeoipDownloader",
        FunctionSpec {
            package: "geoip-downloader",
            name: None,
            purpose: "Fetches the GeoLite2 databases of MaxMind into the geo bucket",
            memory_mib: 512,
            timeout_seconds: 300,
            role_name: None,
            own_role_variable: None,
            statements: vec![
                allow(&["s3:GetObject", "s3:PutObject"]).on(downloads),
                allow(&["s3:ListBucket"]).on(storage.geo_bucket_arn()),
            ],
            conditional: vec![(
                parameters.has_license,
                allow(&["secretsmanager:GetSecretValue"]).on(license.reference()),
            )],
            environment: vec![
                ("GEOIP_BUCKET", storage.awaited.geo_bucket.clone()),
                ("LICENSE_SECRET_ARN", secret_arn.clone()),
            ],
            network: None,
            dead_letters: None,
            goes_on_by_messages: false,
        },
    );
    // CloudFormation takes a creation that fails back, and cannot delete a bucket that holds something: the databases come
    // when there is a domain, which is what mostly fails.
    let downloaded = template
        .add("ExecLambdaGeoipDownloader", custom(&downloader, [("LicenseSecretArn", secret_arn)]).after(configured));
    schedule(
        template,
        "CwlRuleLambdaGeoipDownloader",
        "Fetches the GeoLite2 databases every day",
        "rate(1 day)",
        parameters.has_license.choose("ENABLED", "DISABLED"),
        &downloader,
    );
    downloaded
}
