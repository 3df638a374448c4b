//! One file for each source, or family of sources: makers of its records, and the volume of each of its log types.

pub(crate) mod alb;
mod alb_connection;
mod alb_health_check;
mod apache;
mod apigateway;
mod bedrock;
mod cef;
mod clb;
pub(crate) mod clientvpn;
pub(crate) mod cloudfront;
mod cloudhsm;
pub(crate) mod cloudtrail;
mod config;
pub(crate) mod eks;
mod elasticache;
pub(crate) mod guardduty;
mod inspector;
pub(crate) mod linux;
pub(crate) mod msk;
pub(crate) mod networkfirewall;
pub(crate) mod nginx;
pub(crate) mod nlb;
pub(crate) mod ocsf;
mod opensearch;
pub(crate) mod rds_mysql;
mod rds_postgresql;
pub(crate) mod route53;
pub(crate) mod s3accesslog;
pub(crate) mod securityhub;
mod syslog;
mod trustedadvisor;
mod vpc_lattice;
pub(crate) mod vpcflowlogs;
pub(crate) mod waf;
pub(crate) mod windows;
pub(crate) mod workspaces;

use crate::SampleObject;
use crate::random::Random;

/// Makes an object with as many records as asked for.
type Make = fn(&mut Random, usize) -> SampleObject;

/// What can be made, in alphabetical order.
const VOLUMES: &[(&str, Make)] = &[
    ("alb", alb::volume),
    ("alb-connection", alb_connection::volume),
    ("alb-health-check", alb_health_check::volume),
    ("apache-access", apache::access_volume),
    ("apache-error", apache::error_volume),
    ("apigateway-access", apigateway::volume),
    ("bedrock-invocation", bedrock::volume),
    ("cef", cef::volume),
    ("clb", clb::volume),
    ("clientvpn", clientvpn::volume),
    ("cloudfront-realtime", cloudfront::realtime_volume),
    ("cloudfront-standard", cloudfront::standard_volume),
    ("cloudhsm", cloudhsm::volume),
    ("cloudtrail", cloudtrail::volume),
    ("config-history", config::history_volume),
    ("config-rules", config::rules_volume),
    ("config-snapshot", config::snapshot_volume),
    ("deepsecurity", cef::deepsecurity_volume),
    ("directory-service", windows::directory_service_volume),
    ("eks-audit", eks::volume),
    ("elasticache-redis-slowlog", elasticache::volume),
    ("fsx-win", windows::fsx_volume),
    ("guardduty", guardduty::volume),
    ("index-metrics", opensearch::metrics_volume),
    ("inspector", inspector::volume),
    ("linux-os-syslog", linux::system_volume),
    ("linux-secure", linux::secure_volume),
    ("msk", msk::volume),
    ("networkfirewall", networkfirewall::volume),
    ("nginx-access", nginx::access_volume),
    ("nginx-error", nginx::error_volume),
    ("nlb", nlb::volume),
    ("ocsf-json", ocsf::volume),
    ("opensearch-audit", opensearch::audit_volume),
    ("rds-mysql-audit", rds_mysql::audit_volume),
    ("rds-mysql-error", rds_mysql::error_volume),
    ("rds-mysql-general", rds_mysql::general_volume),
    ("rds-mysql-slowquery", rds_mysql::slowquery_volume),
    ("rds-postgresql", rds_postgresql::volume),
    ("route53-public", route53::public_volume),
    ("route53resolver", route53::resolver_volume),
    ("s3accesslog", s3accesslog::volume),
    ("securityhub", securityhub::volume),
    ("securitylake", ocsf::securitylake_volume),
    ("syslog", syslog::volume),
    ("trustedadvisor", trustedadvisor::volume),
    ("vpc-lattice", vpc_lattice::volume),
    ("vpcflowlogs", vpcflowlogs::volume),
    ("waf", waf::volume),
    ("windows-event", windows::event_volume),
    ("workspaces-event", workspaces::event_volume),
    ("workspaces-inventory", workspaces::inventory_volume),
];

/// An object with `records` records of a type, with addresses from everywhere so that lookups are the worst case;
/// `None` for a type without samples.
#[must_use]
pub fn volume(log_type: &str, records: usize) -> Option<SampleObject> {
    let (_, make) = VOLUMES.iter().find(|(name, _)| *name == log_type)?;
    Some(make(&mut Random::new(7), records))
}

/// One of many objects of a type: other records, at a key of its own.
#[must_use]
pub fn volume_of_many(log_type: &str, number: usize, records: usize) -> Option<SampleObject> {
    let (_, make) = VOLUMES.iter().find(|(name, _)| *name == log_type)?;
    let SampleObject { key, bytes } = make(&mut Random::new(1_000 + number as u64), records);
    let (folder, name) = key.rsplit_once('/').unwrap_or(("", &key));
    Some(SampleObject { key: format!("{folder}/{number:05}/{name}"), bytes })
}

#[cfg(test)]
mod tests {
    use super::VOLUMES;

    #[test]
    fn types_stand_once_and_in_order() {
        assert!(VOLUMES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
