//! The shop: its load balancer and its web ACL.

use serde_json::Value;

use super::{BROWSERS, MAIN, REGION, SCANNER, THIEF, visitor, visits};
use crate::SampleObject;
use crate::packing::gzip_lines;
use crate::random::Random;
use crate::sources::alb::Request;
use crate::sources::waf::Judged;
use crate::time::Time;

/// The shop: what the load balancer saw, and what the web ACL judged.
pub(super) fn web(random: &mut Random) -> Vec<SampleObject> {
    const PAGES: [&str; 7] =
        ["/", "/shoes", "/shoes/42", "/basket", "/checkout", "/static/app.js", "/search?q=winter%20boots"];
    let mut alb: Vec<(Time, String)> = Vec::new();
    let mut waf: Vec<(Time, Value)> = Vec::new();
    for time in visits(random, 520) {
        let client = visitor(random);
        let (path, agent) = (random.pick(&PAGES), random.pick(&BROWSERS));
        let method = if path == "/checkout" { "POST" } else { "GET" };
        let status = random.pick(&[200, 200, 200, 200, 200, 200, 302, 304, 404, 500]);
        let bytes = random.within(300, 60_000);
        let request = Request { time, client: &client, method, path, status, agent, blocked: false, bytes };
        alb.push((time, request.line(random)));
        if random.within(0, 3) == 0 {
            let (path, query) = path.split_once('?').unwrap_or((path, ""));
            let judged = Judged { time, client: &client, country: "DE", method, path, query, agent, blocked_by: None };
            waf.push((time, judged.record(random)));
        }
    }
    for attempt in 0..60 {
        let time = Time::at(2, 10, 0).plus(attempt * 7);
        let query = format!("q=boots%27%20UNION%20SELECT%20{attempt},password%20FROM%20users--");
        let path = format!("/search?{query}");
        let request = Request {
            time,
            client: THIEF,
            method: "GET",
            path: &path,
            status: 403,
            agent: SCANNER,
            blocked: true,
            bytes: 0,
        };
        alb.push((time, request.line(random)));
        let judged = Judged {
            time,
            client: THIEF,
            country: "NG",
            method: "GET",
            path: "/search",
            query: &query,
            agent: SCANNER,
            blocked_by: Some("SQLi_QUERYARGUMENTS"),
        };
        waf.push((time, judged.record(random)));
    }
    alb.sort_by_key(|(time, _)| *time);
    waf.sort_by_key(|(time, _)| *time);
    let mut objects = Vec::new();
    for part in 0..4 {
        let lines: Vec<&String> =
            alb.iter().filter(|(time, _)| time.hour() / 6 == part).map(|(_, line)| line).collect();
        let end = Time::at(part * 6 + 5, 55, 0).file_name();
        objects.push(SampleObject {
            key: format!("AWSLogs/{MAIN}/elasticloadbalancing/{REGION}/2026/10/14/{MAIN}_elasticloadbalancing_{REGION}_app.shop.50dc6c495c0c9188_{end}_192.0.2.10_{}.log.gz", random.hex(8)),
            bytes: gzip_lines(&lines),
        });
        let records: Vec<String> =
            waf.iter().filter(|(time, _)| time.hour() / 6 == part).map(|(_, r)| r.to_string()).collect();
        let name = if part % 2 == 0 {
            format!(
                "AWSLogs/{MAIN}/WAF/{REGION}/2026/10/14/{:02}/aws-waf-logs-shop-1-2026-10-14-{:02}-00-00-{}",
                part * 6,
                part * 6,
                random.uuid()
            )
        } else {
            format!(
                "AWSLogs/{MAIN}/WAFLogs/{REGION}/shop/2026/10/14/{:02}/00/{MAIN}_waflogs_{REGION}_shop_{end}_{}.log.gz",
                part * 6,
                random.hex(8)
            )
        };
        objects.push(SampleObject { key: name, bytes: gzip_lines(&records) });
    }
    objects
}
