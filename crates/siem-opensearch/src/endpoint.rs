//! Where a cluster is, and whether it is one of AWS's.

use url::Url;

/// An address, as typed or configured: a host or a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// Without user and password.
    pub url: Url,
    /// The service to sign for; `None` outside AWS.
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

    /// Whether a password stood in the URL, where shells and process lists show it.
    #[must_use]
    pub fn had_password(&self) -> bool {
        self.login.is_some()
    }
}

impl AwsService {
    /// `….<region>.es.amazonaws.com`, `….<region>.aoss.amazonaws.com`, `….aos.<region>.on.aws`, in all partitions.
    fn of_host(host: &str) -> Option<AwsService> {
        let labels: Vec<&str> = host.split('.').collect();
        let is_aws = labels.iter().any(|label| label.starts_with("amazonaws")) || host.ends_with(".on.aws");
        if !is_aws {
            return None;
        }
        for (index, label) in labels.iter().enumerate().skip(1) {
            let region = match *label {
                "es" | "aoss" => labels[index - 1],
                "aos" => labels.get(index + 1)?,
                _ => continue,
            };
            let name = if *label == "aoss" { "aoss" } else { "es" };
            return Some(AwsService { name: name.into(), region: region.to_owned() });
        }
        None
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
        assert_eq!(aws("http://127.0.0.1:9200"), None);
        assert_eq!(aws("https://es.example.com"), None);
    }

    #[test]
    fn a_password_is_taken_out() {
        let endpoint = Endpoint::parse("https://user:p%40ss+w@localhost:9200/path").unwrap();
        assert_eq!(endpoint.url.as_str(), "https://localhost:9200/path");
        assert_eq!(endpoint.login, Some(("user".into(), "p@ss+w".into())));
        for bad in ["ftp://u:secret@h", "http://", "::", "https://u:secret@"] {
            let error = Endpoint::parse(bad).unwrap_err().to_string();
            assert!(!error.contains("secret"), "{error}");
        }
    }
}
