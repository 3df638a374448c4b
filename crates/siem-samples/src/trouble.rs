//! What a good day has none of, to see how it looks: an object that ends before its end, and a record that a rule leaves
//! out.

use serde_json::json;

use crate::packing::join;
use crate::{ACCOUNT, REGION, SampleObject};

/// A `user.ini` by which the log of the container below is read, and its messages on stderr are left out.
pub const RULE: &str = "\
[nginx-access]
via_firelens = true
ignore_container_stderr = true
";

pub(crate) fn objects() -> Vec<SampleObject> {
    vec![damaged(), container()]
}

/// A load balancer's log, of which only the head of the gzip came.
fn damaged() -> SampleObject {
    let name =
        format!("{ACCOUNT}_elasticloadbalancing_{REGION}_app.shop.50dc6c495c0c9188_20261014T1200Z_192.0.2.1_x.log.gz");
    let key = format!("AWSLogs/{ACCOUNT}/elasticloadbalancing/{REGION}/2026/10/14/{name}");
    SampleObject::new(key, vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0x4b])
}

/// A web server in a container: a request, and what it says of itself.
fn container() -> SampleObject {
    let request = "10.0.0.10 - - [14/Oct/2026:09:30:00 +0000] \"GET /cart HTTP/1.1\" 200 512 \"-\" \"curl/8.15.0\"";
    let messages = [("stdout", request), ("stderr", "2026/10/14 09:30:01 [notice] 1#1: start worker process 30")];
    let lines = messages.map(|(source, log)| {
        json!({ "container_name": "/web", "source": source, "ecs_cluster": "shop", "log": log }).to_string()
    });
    let key = format!("AWSLogs/{ACCOUNT}/firelens/nginx-access/{REGION}/2026/10/14/09/aes-siem-firelens-nginx-1");
    SampleObject::new(key, join(&lines).into_bytes())
}
