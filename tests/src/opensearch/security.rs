//! The security plugin's certificates and users for a throw-away node.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use rcgen::{BasicConstraints, CertificateParams, DnType, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair};

use super::Access;

/// User and password of the administrator of a node with the plugin.
const ADMINISTRATOR: (&str, &str) = ("admin", "admin");

/// bcrypt of that password: hashing it anew would cost a start of Java.
const PASSWORD_HASH: &str = "$2y$10$D.vOrggONRWME8pE2hA06uOAWx2jSrXd6BRBndn2OQd9cFXUY8.xe";

pub(super) fn administrator(access: Access) -> Option<(&'static str, &'static str)> {
    match access {
        Access::Open => None,
        Access::Security => Some(ADMINISTRATOR),
    }
}

/// Where the node in `dir` keeps the certificate of its authority.
pub(super) fn ca_file(access: Access, dir: &Path) -> Option<PathBuf> {
    match access {
        Access::Open => None,
        Access::Security => Some(dir.join("config/certs/ca.pem")),
    }
}

/// Adds certificates, settings and users to the configuration of the node in `dir`.
pub(super) fn configure(dir: &Path, home: &Path) -> Result<()> {
    let config = dir.join("config");
    write_certificates(&config.join("certs"), &["localhost", "127.0.0.1"])?;
    let settings = config.join("opensearch.yml");
    let open = fs::read_to_string(&settings)?;
    fs::write(settings, open + SETTINGS)?;

    let security = config.join("opensearch-security");
    fs::create_dir(&security)?;
    for entry in fs::read_dir(home.join("plugins/opensearch-security/config"))? {
        let entry = entry?;
        fs::copy(entry.path(), security.join(entry.file_name()))?;
    }
    fs::write(
        security.join("internal_users.yml"),
        format!(
            "_meta: {{ type: internalusers, config_version: 2 }}\n\
             {user}: {{ hash: \"{PASSWORD_HASH}\", reserved: true, backend_roles: [admin] }}\n\
             kibanaserver: {{ hash: \"{PASSWORD_HASH}\", reserved: true }}\n",
            user = ADMINISTRATOR.0
        ),
    )?;
    Ok(())
}

const SETTINGS: &str = "\
plugins.security.ssl.transport.pemcert_filepath: certs/node.pem
plugins.security.ssl.transport.pemkey_filepath: certs/node.key
plugins.security.ssl.transport.pemtrustedcas_filepath: certs/ca.pem
plugins.security.ssl.transport.enforce_hostname_verification: false
plugins.security.ssl.http.enabled: true
plugins.security.ssl.http.pemcert_filepath: certs/node.pem
plugins.security.ssl.http.pemkey_filepath: certs/node.key
plugins.security.ssl.http.pemtrustedcas_filepath: certs/ca.pem
plugins.security.nodes_dn: [\"CN=node\"]
plugins.security.authcz.admin_dn: [\"CN=admin\"]
plugins.security.allow_default_init_securityindex: true
plugins.security.restapi.roles_enabled: [\"all_access\", \"security_rest_api_access\"]
plugins.security.audit.type: noop
";

/// An authority (`ca.pem`), and a certificate of it for who has these names (`node.pem`, `node.key`).
pub(crate) fn write_certificates(dir: &Path, names: &[&str]) -> Result<()> {
    fs::create_dir(dir)?;
    let mut ca = CertificateParams::default();
    ca.distinguished_name.push(DnType::CommonName, "siem-tests");
    ca.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let ca_key = KeyPair::generate()?;
    fs::write(dir.join("ca.pem"), ca.self_signed(&ca_key)?.pem())?;
    let issuer = Issuer::new(ca, ca_key);

    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let mut node = CertificateParams::new(names)?;
    node.distinguished_name = rcgen::DistinguishedName::new();
    node.distinguished_name.push(DnType::CommonName, "node");
    node.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth, ExtendedKeyUsagePurpose::ClientAuth];
    let node_key = KeyPair::generate()?;
    fs::write(dir.join("node.pem"), node.signed_by(&node_key, &issuer)?.pem())?;
    fs::write(dir.join("node.key"), node_key.serialize_pem())?;
    Ok(())
}
