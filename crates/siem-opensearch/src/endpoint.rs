//! Where a cluster is, and whether it is one of AWS's.

use std::fmt;

use url::Url;

/// What the names of AWS's services end in, by partition.
/// Source: AWS General Reference, "Service endpoints"; the partitions table of the AWS SDKs.
const AWS_DOMAINS: [&str; 7] = [
    ".amazonaws.com",
    ".amazonaws.com.cn",
    ".amazonaws.eu",
    ".c2s.ic.gov",
    ".sc2s.sgov.gov",
    ".cloud.adc-e.uk",
    ".csp.hci.ic.gov",
];

/// An address, as typed or configured: a host or a URL.
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// Without user and password.
    pub url: Url,
    /// The service to sign for; `None` outside AWS. To be set for a domain's custom endpoint, whose name says nothing.
    pub aws: Option<AwsService>,
    /// User and password that stood in the URL. Not printed.
    pub(crate) login: Option<(String, String)>,
}

/// A service of AWS in a region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwsService {
    /// `es` or `aoss`.
    pub name: String,
    /// Region code.
    pub region: String,
}

/// An address that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct EndpointError(pub String);

impl Endpoint {
    /// Reads a host (`search-x.eu-west-1.es.amazonaws.com`) or an http(s) URL.
    ///
    /// # Errors
    /// What is wrong with it. Never holds a password.
    pub fn parse(text: &str) -> Result<Endpoint, EndpointError> {
        let text = text.trim();
        let with_scheme = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
        let refused = |why: &str| EndpointError(format!("the address of the cluster {why}"));
        let mut url = Url::parse(&with_scheme).map_err(|error| refused(&format!("is no URL: {error}")))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(refused("must begin with http:// or https://"));
        }
        let host = url.host_str().unwrap_or_default().to_owned();
        if host.is_empty() {
            return Err(refused("names no host"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(refused("ends at its path: leave out what comes after ? or #"));
        }
        let decoded = |text: &str| {
            url::form_urlencoded::parse(format!("x={}", text.replace('+', "%2B")).as_bytes())
                .next()
                .map(|(_, value)| value.into_owned())
                .unwrap_or_default()
        };
        let login = (!url.username().is_empty())
            .then(|| (decoded(url.username()), decoded(url.password().unwrap_or_default())));
        if url.set_username("").and(url.set_password(None)).is_err() {
            return Err(refused("cannot carry a user"));
        }
        let aws = AwsService::of_host(&host);
        Ok(Endpoint { url, aws, login })
    }

    /// Where a domain of Amazon OpenSearch Service serves OpenSearch Dashboards.
    #[must_use]
    pub fn dashboards(&self) -> Endpoint {
        let mut at = self.clone();
        at.url.set_path("/_dashboards");
        at
    }

    /// Whether a password stood in the URL, where shells and process lists show it.
    #[must_use]
    pub fn had_password(&self) -> bool {
        self.login.is_some()
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint").field("url", &self.url.as_str()).field("aws", &self.aws).finish_non_exhaustive()
    }
}

impl AwsService {
    /// `….<region>.es.amazonaws.com`, `….<region>.aoss.amazonaws.com`, `….aos.<region>.on.aws`, in all partitions.
    /// Signatures go to hosts of AWS only, not to names that merely hold its name.
    fn of_host(host: &str) -> Option<AwsService> {
        let host = host.strip_suffix('.').unwrap_or(host);
        let (service, region) = if let Some(rest) = host.strip_suffix(".on.aws") {
            let (rest, region) = rest.rsplit_once('.')?;
            (rest.rsplit('.').next()?, region)
        } else {
            let rest = AWS_DOMAINS.iter().find_map(|domain| host.strip_suffix(domain))?;
            let (rest, service) = rest.rsplit_once('.')?;
            (service, rest.rsplit_once('.')?.1)
        };
        let name = match service {
            "es" | "aos" => "es",
            "aoss" => "aoss",
            _ => return None,
        };
        Some(AwsService { name: name.into(), region: region.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_of_aws_are_recognised() {
        let aws = |text| Endpoint::parse(text).unwrap().aws.map(|s| (s.name, s.region));
        let es = |region: &str| Some(("es".to_owned(), region.to_owned()));
        assert_eq!(aws("search-aes-siem-abc.eu-west-1.es.amazonaws.com"), es("eu-west-1"));
        assert_eq!(aws("https://vpc-aes-siem-abc.cn-north-1.es.amazonaws.com.cn/"), es("cn-north-1"));
        assert_eq!(aws("search-x.eusc-de-east-1.es.amazonaws.eu"), es("eusc-de-east-1"));
        assert_eq!(aws("search-x.aos.us-east-1.on.aws"), es("us-east-1"));
        assert_eq!(aws("abc.us-east-1.aoss.amazonaws.com"), Some(("aoss".into(), "us-east-1".into())));
        assert_eq!(aws("search-x.us-iso-east-1.es.c2s.ic.gov"), es("us-iso-east-1"));
        assert_eq!(aws("http://127.0.0.1:9200"), None);
        assert_eq!(aws("search-x.us-east-1.es.amazonaws.com.example.com"), None);
        assert_eq!(aws("search-x.us-east-1.es.amazonaws-example.com"), None);
        assert_eq!(aws("s3.us-east-1.amazonaws.com"), None);
        assert_eq!(aws("es.us-east-1.amazonaws.com"), None);
        assert_eq!(aws("https://es.example.com"), None);
    }

    #[test]
    fn a_password_is_taken_out() {
        let endpoint = Endpoint::parse("https://user:p%40ss+w@localhost:9200/path").unwrap();
        assert_eq!(endpoint.url.as_str(), "https://localhost:9200/path");
        assert_eq!(endpoint.login, Some(("user".into(), "p@ss+w".into())));
        assert!(endpoint.had_password());
        assert!(!format!("{endpoint:?}").contains("p@ss"));
        for bad in ["ftp://u:secret@h", "http://", "::", "https://u:secret@"] {
            let error = Endpoint::parse(bad).unwrap_err().to_string();
            assert!(!error.contains("secret"), "{error}");
        }
    }
}
