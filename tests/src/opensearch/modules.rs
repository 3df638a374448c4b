//! The modules of the official distribution, and what their published jars lack: the descriptor that names the
//! plugin class, and, for 2.x, the permissions the security manager has to grant.

/// One module of the distribution.
pub(super) struct Module {
    /// Its name in the distribution.
    pub name: &'static str,
    /// Its artifact, in the group `org.opensearch.plugin`.
    pub artifact: &'static str,
    /// The module whose classes it extends, or "".
    pub extends: &'static str,
    /// Permissions in the syntax of a Java policy file.
    pub permissions: &'static [&'static str],
}

const fn module(name: &'static str, artifact: &'static str) -> Module {
    Module { name, artifact, extends: "", permissions: &[] }
}

impl Module {
    const fn extends(mut self, base: &'static str) -> Module {
        self.extends = base;
        self
    }

    const fn permissions(mut self, permissions: &'static [&'static str]) -> Module {
        self.permissions = permissions;
        self
    }
}

const PAINLESS: &str = "lang-painless";
const CONNECT: &str = r#"java.net.SocketPermission "*", "connect""#;
const ACCESS_MEMBERS: &str = r#"java.lang.RuntimePermission "accessDeclaredMembers""#;
const GET_LOADER: &str = r#"java.lang.RuntimePermission "getClassLoader""#;
const CREATE_LOADER: &str = r#"java.lang.RuntimePermission "createClassLoader""#;

pub(super) const MODULES: &[Module] = &[
    module("aggs-matrix-stats", "aggs-matrix-stats-client"),
    module("analysis-common", "analysis-common").extends(PAINLESS),
    module("geo", "geo"),
    module("ingest-common", "ingest-common").extends(PAINLESS),
    module("ingest-geoip", "ingest-geoip")
        .permissions(&[ACCESS_MEMBERS, r#"java.lang.reflect.ReflectPermission "suppressAccessChecks""#]),
    module("ingest-user-agent", "ingest-user-agent"),
    module("lang-expression", "lang-expression").permissions(&[
        CREATE_LOADER,
        r#"org.opensearch.script.ClassPermission "java.lang.String""#,
        r#"org.opensearch.script.ClassPermission "java.lang.Math""#,
        r#"org.opensearch.script.ClassPermission "org.apache.lucene.expressions.Expression""#,
        r#"org.opensearch.script.ClassPermission "org.apache.lucene.expressions.js.ExpressionMath""#,
        r#"org.opensearch.script.ClassPermission "org.apache.lucene.search.DoubleValues""#,
        r#"org.opensearch.script.ClassPermission "org.apache.lucene.util.MathUtil""#,
        r#"org.opensearch.script.ClassPermission "org.apache.lucene.util.SloppyMath""#,
    ]),
    module("lang-mustache", "lang-mustache-client").permissions(&[ACCESS_MEMBERS]),
    module(PAINLESS, "lang-painless").permissions(&[CREATE_LOADER, GET_LOADER]),
    module("mapper-extras", "mapper-extras-client"),
    module("parent-join", "parent-join-client"),
    module("percolator", "percolator-client"),
    module("rank-eval", "rank-eval-client"),
    module("reindex", "reindex-client").permissions(&[CONNECT, r#"java.net.NetPermission "getProxySelector""#]),
    module("search-pipeline-common", "search-pipeline-common").extends(PAINLESS),
    module("transport-netty4", "transport-netty4-client").permissions(&[
        r#"java.io.FilePermission "/proc/sys/net/core/somaxconn", "read""#,
        r#"java.net.SocketPermission "*", "accept,connect""#,
        r#"java.lang.RuntimePermission "setContextClassLoader""#,
        GET_LOADER,
        r#"java.util.PropertyPermission "sun.nio.ch.bugLevel", "write""#,
    ]),
];
