//! The GeoLite2 databases on their way from a download site into the geo bucket: the packaged function with the settings
//! that the template says, emulated S3 and Secrets Manager, and a site of ours that answers as it is told to.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use siem_enrich::GeoIp;
use siem_enrich::build::{DatabaseBuilder, demo_databases, system};
use siem_tests::cloudformation::Stack;
use siem_tests::custom_resource::Answers;
use siem_tests::{Aws, Function, Sandbox};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

const BUCKET: &str = "aes-siem-123456789012-geo";
const KEY: &str = "abc123_abcdefghijklmnopqrstuvwxyzABC_mmk";
const EDITIONS: [&str; 2] = ["GeoLite2-City", "GeoLite2-ASN"];

/// What a download site has, and how it behaves.
#[derive(Default)]
struct Offers {
    archives: BTreeMap<String, Vec<u8>>,
    /// What the checksum files say, where that is not the truth.
    checksums: BTreeMap<String, String>,
    /// With these the next requests are refused.
    refusals: Vec<u16>,
    /// Each request that came: `edition.suffix`, or where it was sent on to.
    requests: Vec<String>,
    /// Whatever was told of the key where it had no business.
    leaks: Vec<String>,
}

/// A stand-in of the download site of MaxMind, which as that one sends on to another place for the archives.
#[derive(Clone)]
struct Site {
    url: String,
    offers: Arc<Mutex<Offers>>,
}

impl Site {
    async fn start() -> Result<Site> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let site = Site {
            url: format!("http://{}/app/geoip_download", listener.local_addr()?),
            offers: Arc::new(Mutex::new(Offers::default())),
        };
        let serving = site.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // A function that hangs up in the middle of an archive is the test's affair.
                let _ = serving.answer(stream).await;
            }
        });
        Ok(site)
    }

    fn change<T>(&self, change: impl FnOnce(&mut Offers) -> T) -> T {
        change(&mut self.offers.lock().unwrap_or_else(PoisonError::into_inner))
    }

    async fn answer(&self, mut stream: TcpStream) -> Result<()> {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(stream.read_u8().await?);
        }
        let head = String::from_utf8(head)?;
        let target = head.split(' ').nth(1).context("no request")?;
        let (status, headers, body) = self.change(|offers| offers.answer_to(target, &head));
        let length = body.len();
        let answer = format!("HTTP/1.1 {status} -\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n");
        stream.write_all(answer.as_bytes()).await?;
        stream.write_all(&body).await?;
        Ok(())
    }

    /// The requests since the last call.
    fn requests(&self) -> Vec<String> {
        self.change(|offers| std::mem::take(&mut offers.requests))
    }
}

impl Offers {
    /// Status, headers and body.
    fn answer_to(&mut self, target: &str, head: &str) -> (u16, String, Vec<u8>) {
        if let Some(edition) = target.strip_prefix("/stored/") {
            self.requests.push(format!("stored {edition}"));
            if head.contains(KEY) {
                self.leaks.push(head.to_owned());
            }
            return (200, String::new(), self.archives[edition].clone());
        }
        let query: BTreeMap<&str, &str> = target
            .strip_prefix("/app/geoip_download?")
            .unwrap_or_default()
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .collect();
        let asked = |name: &str| query.get(name).copied().unwrap_or_default();
        let edition = asked("edition_id");
        self.requests.push(format!("{edition}.{}", asked("suffix")));
        if let Some(status) = (!self.refusals.is_empty()).then(|| self.refusals.remove(0)) {
            return (status, String::new(), b"no".to_vec());
        }
        if asked("license_key") != KEY {
            return (401, String::new(), b"Invalid license key".to_vec());
        }
        let Some(archive) = self.archives.get(edition) else { return (404, String::new(), Vec::new()) };
        match asked("suffix") {
            "tar.gz" => (302, format!("location: /stored/{edition}\r\n"), Vec::new()),
            _ => {
                let truth = || Sha256::digest(archive).iter().map(|byte| format!("{byte:02x}")).collect();
                let checksum: String = self.checksums.get(edition).cloned().unwrap_or_else(truth);
                (200, String::new(), format!("{checksum}  {edition}_20261124.tar.gz\n").into_bytes())
            }
        }
    }
}

/// An archive with files at these paths, which may be any.
fn archive(files: &[(&str, &[u8])]) -> Result<Vec<u8>> {
    let mut builder = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
    for (path, content) in files {
        let mut header = tar::Header::new_ustar();
        header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
        header.set_size(content.len() as u64);
        header.set_cksum();
        builder.append(&header, *content)?;
    }
    Ok(builder.into_inner()?.finish()?)
}

/// An archive as MaxMind packs it.
fn packed(edition: &str, database: &[u8]) -> Result<Vec<u8>> {
    let folder = format!("{edition}_20261124");
    archive(&[
        (&format!("{folder}/COPYRIGHT.txt"), b"Database and Contents Copyright"),
        (&format!("{folder}/{edition}.mmdb"), database),
    ])
}

fn epoch() -> Result<u64> {
    Ok(SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs())
}

const DAY: u64 = 24 * 60 * 60;

/// A database of an edition that says so and so many days of itself.
fn database(edition: &str, days: u64) -> Result<Vec<u8>> {
    Ok(DatabaseBuilder::new(edition).built_at(epoch()? - days * DAY - DAY / 2).bytes())
}

/// The function, what it works with, and who runs it.
struct World {
    aws: Aws,
    site: Site,
    sandbox: Sandbox,
    answers: Answers,
    properties: Value,
    stack: Stack,
}

impl World {
    /// With a secret of this content.
    async fn new(secret: &str) -> Result<World> {
        let (aws, site) = (Aws::start().await?, Site::start().await?);
        aws.create_bucket(BUCKET).await?;
        let made = aws.secrets().create_secret().name("GeoLite2License").secret_string(secret).send().await?;
        let template = siem_infra::siem::template().synth()?;
        let stack = Stack::new(&template, &[("GeoLite2LicenseKey", KEY)])?
            .told("GeoLite2License", made.arn().context("a secret without ARN")?);
        World::of(aws, site, stack).await
    }

    async fn of(aws: Aws, site: Site, stack: Stack) -> Result<World> {
        let function = stack.properties("LambdaGeoipDownloader").context("no function")?;
        let settings = function["Environment"]["Variables"].as_object().cloned().unwrap_or_default();
        let settings = settings.into_iter().map(|(name, value)| (name, value.as_str().unwrap_or_default().to_owned()));
        let function = Function::under_test("geoip-downloader")?.envs(aws.env()).envs(settings);
        let function = function.env("GEOIP_DOWNLOAD_URL", &site.url).timeout(Duration::from_secs(60));
        Ok(World {
            aws,
            site,
            sandbox: Sandbox::new(function),
            answers: Answers::start().await?,
            properties: stack.properties("ExecLambdaGeoipDownloader").context("no resource")?,
            stack,
        })
    }

    fn offer(&self, edition: &str, archive: Vec<u8>) {
        self.site.change(|offers| offers.archives.insert(edition.to_owned(), archive));
    }

    /// Runs it as CloudFormation does when the stack is made; what it tells.
    async fn create(&mut self) -> Result<Value> {
        self.ask("Create").await
    }

    async fn ask(&mut self, kind: &str) -> Result<Value> {
        let id = (kind != "Create").then_some("geolite2-databases");
        let logical_id = "ExecLambdaGeoipDownloader";
        let answer = self.answers.ask(&mut self.sandbox, kind, logical_id, id, &self.properties, None).await?;
        self.nothing_leaks(&[answer.to_string()], &self.answers.log)?;
        assert_eq!(
            (&answer["Status"], &answer["PhysicalResourceId"]),
            (&json!("SUCCESS"), &json!("geolite2-databases"))
        );
        Ok(answer["Data"].clone())
    }

    /// Runs it as the schedule does; the error it ends with, and its log.
    async fn scheduled(&mut self) -> Result<(Option<String>, Vec<String>)> {
        let event = json!({
            "version": "0", "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa", "detail-type": "Scheduled Event",
            "source": "aws.events", "account": "123456789012", "time": "2026-11-28T00:00:00Z", "region": "eu-west-1",
            "resources": ["arn:aws:events:eu-west-1:123456789012:rule/aes-siem-CwlRuleLambdaGeoipDownloader"],
            "detail": {},
        });
        let invocation = self.sandbox.invoke(&event).await?;
        self.nothing_leaks(&[String::from_utf8_lossy(&invocation.payload).into_owned()], &invocation.log)?;
        let error = match &invocation.function_error {
            None => None,
            Some(_) => Some(invocation.json()?["errorMessage"].as_str().unwrap_or_default().to_owned()),
        };
        Ok((error, invocation.log))
    }

    fn nothing_leaks(&self, told: &[String], log: &[String]) -> Result<()> {
        ensure!(!log.is_empty(), "no log");
        for line in told.iter().chain(log) {
            ensure!(!line.contains(KEY), "the key shows: {line}");
        }
        let leaks = self.site.change(|offers| std::mem::take(&mut offers.leaks));
        ensure!(leaks.is_empty(), "the key is sent on: {leaks:?}");
        Ok(())
    }

    /// What is in the bucket under es-loader's name of an edition.
    async fn stored(&self, edition: &str) -> Result<Vec<u8>> {
        let object = self.aws.s3.get_object().bucket(BUCKET).key(format!("GeoLite2/{edition}.mmdb")).send().await?;
        Ok(object.body.collect().await?.to_vec())
    }

    async fn objects(&self) -> Result<Vec<String>> {
        let listed = self.aws.s3.list_objects_v2().bucket(BUCKET).send().await?;
        Ok(listed.contents().iter().filter_map(|object| object.key().map(str::to_owned)).collect())
    }
}

fn lines_with<'l>(log: &'l [String], text: &str) -> Vec<&'l String> {
    log.iter().filter(|line| line.contains(text)).collect()
}

#[tokio::test]
async fn databases_of_real_size_come_into_the_bucket_and_open_for_the_loader() -> Result<()> {
    let mut world = World::new(KEY).await?;
    let dir = siem_tests::opensearch::geolite2_dir()?;
    for edition in EDITIONS {
        world.offer(edition, packed(edition, &std::fs::read(dir.join(format!("{edition}.mmdb")))?)?);
    }
    let (error, log) = world.scheduled().await?;
    assert_eq!(error, None, "{log:#?}");
    let expected = EDITIONS
        .map(|edition| [format!("{edition}.tar.gz.sha256"), format!("{edition}.tar.gz"), format!("stored {edition}")]);
    assert_eq!(world.site.requests(), expected.concat());
    assert_eq!(world.objects().await?, ["GeoLite2/GeoLite2-ASN.mmdb", "GeoLite2/GeoLite2-City.mmdb"]);
    let copy = tempfile::tempdir()?;
    for edition in EDITIONS {
        let name = format!("{edition}.mmdb");
        let stored = world.stored(edition).await?;
        assert!(stored == std::fs::read(dir.join(&name))?, "{name} is another one");
        std::fs::write(copy.path().join(&name), stored)?;
    }
    let (geoip, notices) = GeoIp::open(copy.path())?;
    assert_eq!((geoip.files().len(), notices.len()), (2, 0));
    Ok(())
}

#[tokio::test]
async fn an_archive_is_never_held_in_memory() -> Result<()> {
    let mut world = World::new(KEY).await?;
    let city = database("GeoLite2-City", 1)?;
    // What stands in front of the database does not compress.
    let mut state = 1_u64;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u8
    })
    .take(96 * 1024 * 1024)
    .collect();
    let archive = archive(&[("GeoLite2-City/noise", &noise), ("GeoLite2-City/GeoLite2-City.mmdb", &city)])?;
    world.offer("GeoLite2-City", archive);
    world.offer("GeoLite2-ASN", packed("GeoLite2-ASN", &database("GeoLite2-ASN", 1)?)?);
    let invocation = world.sandbox.invoke(&json!({"source": "aws.events"})).await?;
    invocation.ok()?;
    assert!(world.stored("GeoLite2-City").await? == city);
    let most = invocation.max_rss_bytes.context("it ended")?;
    assert!(most < 64 * 1024 * 1024, "{most} bytes for an archive of {}", noise.len());
    Ok(())
}

#[tokio::test]
async fn when_the_stack_is_made_databases_come_and_with_it_they_do_not_go() -> Result<()> {
    let mut world = World::new(KEY).await?;
    let folder = tempfile::tempdir()?;
    demo_databases(folder.path())?;
    for edition in EDITIONS {
        let database = std::fs::read(folder.path().join(format!("{edition}.mmdb")))?;
        world.offer(edition, packed(edition, &database)?);
    }
    let told = world.create().await?;
    let databases = "GeoLite2-City is that of 2026-09-21 now; GeoLite2-ASN is that of 2026-09-21 now";
    assert_eq!(told, json!({"Databases": databases}));
    world.site.requests();
    assert_eq!(world.ask("Delete").await?, json!({}));
    assert_eq!(world.site.requests(), Vec::<String>::new());
    assert_eq!(world.objects().await?.len(), 2);
    Ok(())
}

#[tokio::test]
async fn without_a_key_nothing_is_asked_for() -> Result<()> {
    let none = json!({"Databases": "there is no licence key of MaxMind, so no databases are fetched"});
    let mut sixteen_x = World::new("xxxxxxxxxxxxxxxx").await?;
    assert_eq!(sixteen_x.create().await?, none);
    let (error, _) = sixteen_x.scheduled().await?;
    assert_eq!(error, None);
    assert_eq!(sixteen_x.site.requests(), Vec::<String>::new());

    let stack = Stack::new(&siem_infra::siem::template().synth()?, &[])?;
    assert_eq!(stack.properties("GeoLite2License"), None);
    let mut no_secret = World::of(sixteen_x.aws, sixteen_x.site, stack).await?;
    assert_eq!(no_secret.create().await?, none);
    assert_eq!(no_secret.site.requests(), Vec::<String>::new());
    Ok(())
}

#[tokio::test]
async fn a_key_that_is_refused_is_a_warning_with_the_cure() -> Result<()> {
    let mut world = World::new("0123456789abcdef").await?;
    let cure = "MaxMind does not take the licence key (401). A new key takes some minutes until it works: then the next \
                daily run fetches the databases. Otherwise set the parameter GeoLite2LicenseKey to a valid one";
    assert_eq!(world.create().await?, json!({"Databases": "", "Warning": cure}));
    assert_eq!(world.site.requests(), ["GeoLite2-City.tar.gz.sha256"], "it is asked once");
    let (error, log) = world.scheduled().await?;
    assert_eq!(error, None);
    let warnings = lines_with(&log, cure);
    assert!(warnings.len() == 1 && warnings[0].contains("\"WARNING\""), "{log:#?}");
    assert!(log.iter().all(|line| !line.contains("0123456789abcdef")), "{log:#?}");
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_a_key_is_not_sent() -> Result<()> {
    let mut world = World::new("short-and-secret").await?;
    world.aws.secrets().put_secret_value().secret_id("GeoLite2License").secret_string("secret").send().await?;
    let why = "the licence key has 6 characters, and those of MaxMind have 16 or 40: set the parameter \
               GeoLite2LicenseKey to one of them, or to nothing";
    assert_eq!(world.scheduled().await?.0.as_deref(), Some(why));
    assert_eq!(world.create().await?, json!({"Databases": "", "Warning": why}));
    assert_eq!(world.site.requests(), Vec::<String>::new());

    world.aws.secrets().delete_secret().secret_id("GeoLite2License").force_delete_without_recovery(true).send().await?;
    let (error, _) = world.scheduled().await?;
    let why = error.context("a secret that is gone")?;
    assert!(why.starts_with("reading the secret with the licence key: ResourceNotFoundException"), "{why}");
    Ok(())
}

#[tokio::test]
async fn a_wrong_checksum_replaces_nothing_and_leaves_the_other_database_alone() -> Result<()> {
    let mut world = World::new(KEY).await?;
    let old = database("GeoLite2-City", 20)?;
    world.offer("GeoLite2-City", packed("GeoLite2-City", &old)?);
    world.scheduled().await?;
    world.offer("GeoLite2-City", packed("GeoLite2-City", &database("GeoLite2-City", 1)?)?);
    let asn = database("GeoLite2-ASN", 1)?;
    world.offer("GeoLite2-ASN", packed("GeoLite2-ASN", &asn)?);
    let wrong = "0".repeat(64);
    world.site.change(|offers| offers.checksums.insert("GeoLite2-City".to_owned(), wrong.clone()));
    let why = world.scheduled().await?.0.context("no error")?;
    assert!(why.starts_with("GeoLite2-City: the archive has the SHA-256 "), "{why}");
    assert!(why.ends_with(&format!(", and should have {wrong}")), "{why}");
    assert!(world.stored("GeoLite2-City").await? == old && world.stored("GeoLite2-ASN").await? == asn);

    world.site.change(|offers| offers.checksums.insert("GeoLite2-City".to_owned(), "<html>".to_owned()));
    let why = world.scheduled().await?.0;
    assert_eq!(why.as_deref(), Some("GeoLite2-City: the download site tells no SHA-256 of the archive"));
    assert!(world.stored("GeoLite2-City").await? == old);
    Ok(())
}

#[tokio::test]
async fn what_is_no_database_of_the_edition_replaces_nothing() -> Result<()> {
    let mut world = World::new(KEY).await?;
    world.offer("GeoLite2-ASN", packed("GeoLite2-ASN", &database("GeoLite2-ASN", 1)?)?);
    let whole = packed("GeoLite2-City", &database("GeoLite2-City", 1)?)?;
    let asn = DatabaseBuilder::asn().bytes();
    let hostile = std::env::temp_dir().join(format!("siem-hostile-{}", std::process::id()));
    let climbing = format!("../../../../../..{}", hostile.display());
    let absolute = hostile.display().to_string();
    for (archive, why) in [
        (whole[..whole.len() / 2].to_vec(), "GeoLite2-City: the archive is damaged: "),
        (b"<html>".to_vec(), "GeoLite2-City: the archive is damaged: "),
        (archive(&[("readme", b"x")])?, "GeoLite2-City: the archive holds no GeoLite2-City.mmdb"),
        (
            archive(&[(&climbing, b"evil"), (&absolute, b"evil"), ("../../GeoLite2-City.mmdb", &asn)])?,
            "GeoLite2-City: the archive holds a database of the type \"GeoLite2-ASN\"",
        ),
        (packed("GeoLite2-City", b"text")?, "GeoLite2-City: the archive holds no database: "),
    ] {
        world.offer("GeoLite2-City", archive);
        let error = world.scheduled().await?.0.context("no error")?;
        assert!(error.starts_with(why), "{error}");
        let told = world.create().await?;
        assert!(told["Warning"].as_str().is_some_and(|told| told.starts_with(why)), "{told}");
    }
    assert!(!hostile.exists(), "an archive chose where it is unpacked");
    assert_eq!(world.objects().await?, ["GeoLite2/GeoLite2-ASN.mmdb"]);
    Ok(())
}

#[tokio::test]
async fn a_database_is_put_there_once_and_an_older_one_not_at_all() -> Result<()> {
    let mut world = World::new(KEY).await?;
    let mut asn = DatabaseBuilder::asn().built_at(epoch()? - 2 * DAY);
    asn.insert("192.0.2.0/24", &system(64496, "Example"))?;
    for (edition, database) in [("GeoLite2-City", database("GeoLite2-City", 3)?), ("GeoLite2-ASN", asn.bytes())] {
        world.offer(edition, packed(edition, &database)?);
    }
    let versions = async |world: &World| -> Result<Vec<Option<String>>> {
        let mut versions = Vec::new();
        for edition in EDITIONS {
            let head = world.aws.s3.head_object().bucket(BUCKET).key(format!("GeoLite2/{edition}.mmdb")).send().await?;
            versions.push(head.version_id().map(str::to_owned));
        }
        Ok(versions)
    };
    let versioned = aws_sdk_s3::types::VersioningConfiguration::builder()
        .status(aws_sdk_s3::types::BucketVersioningStatus::Enabled)
        .build();
    world.aws.s3.put_bucket_versioning().bucket(BUCKET).versioning_configuration(versioned).send().await?;
    assert_eq!(world.scheduled().await?.0, None);
    let first = versions(&world).await?;
    world.site.requests();

    assert_eq!(world.scheduled().await?.0, None);
    assert_eq!(world.site.requests(), ["GeoLite2-City.tar.gz.sha256", "GeoLite2-ASN.tar.gz.sha256"]);
    world.offer("GeoLite2-City", packed("GeoLite2-City", &database("GeoLite2-City", 9)?)?);
    let (error, log) = world.scheduled().await?;
    assert_eq!((error, lines_with(&log, "stays: the download site has that of").len()), (None, 1), "{log:#?}");
    assert_eq!(versions(&world).await?, first);

    let newer = database("GeoLite2-City", 1)?;
    world.offer("GeoLite2-City", packed("GeoLite2-City", &newer)?);
    assert_eq!(world.scheduled().await?.0, None);
    let second = versions(&world).await?;
    assert!(second[0] != first[0] && second[1] == first[1]);
    assert!(world.stored("GeoLite2-City").await? == newer);
    Ok(())
}

#[tokio::test]
async fn a_site_that_is_busy_is_asked_again() -> Result<()> {
    let mut world = World::new(KEY).await?;
    for edition in EDITIONS {
        world.offer(edition, packed(edition, &database(edition, 1)?)?);
    }
    world.site.change(|offers| offers.refusals = vec![503, 429]);
    let (error, log) = world.scheduled().await?;
    assert_eq!((error, lines_with(&log, "tried again").len()), (None, 2), "{log:#?}");
    assert_eq!(world.objects().await?.len(), 2);

    let offered = world.site.change(|offers| offers.archives.remove("GeoLite2-ASN"));
    assert!(offered.is_some());
    world.site.requests();
    let (error, _) = world.scheduled().await?;
    assert_eq!(error.as_deref(), Some("GeoLite2-ASN: the download site answers 404 Not Found"));
    assert_eq!(world.site.requests(), ["GeoLite2-City.tar.gz.sha256", "GeoLite2-ASN.tar.gz.sha256"]);
    Ok(())
}

#[tokio::test]
async fn a_site_that_never_answers_well_costs_the_functions_time_and_no_stack() -> Result<()> {
    let mut world = World::new(KEY).await?;
    world.site.change(|offers| offers.refusals = vec![500; 100]);
    let function = world.sandbox.function().clone().timeout(Duration::from_secs(6));
    world.sandbox = Sandbox::new(function);
    let told = world.create().await?;
    let why = "the download site answers 500 Internal Server Error";
    assert_eq!(told["Warning"], format!("GeoLite2-City: {why}; GeoLite2-ASN: {why}"));
    Ok(())
}

#[tokio::test]
async fn the_alarm_hears_of_the_oldest_database() -> Result<()> {
    let mut world = World::new(KEY).await?;
    let alarm = world.stack.properties("GeoipStale").context("no alarm")?;
    let ages = |log: &[String]| -> Vec<Value> {
        let metrics = log.iter().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let metrics = metrics.filter(|line| line["_aws"]["CloudWatchMetrics"].is_array());
        metrics
            .map(|line| {
                let directive = &line["_aws"]["CloudWatchMetrics"][0];
                let name = alarm["MetricName"].as_str().unwrap_or_default();
                let dimension = &alarm["Dimensions"][0];
                assert_eq!(directive["Namespace"], alarm["Namespace"]);
                assert_eq!(directive["Metrics"][0]["Name"], alarm["MetricName"]);
                assert_eq!(directive["Dimensions"], json!([[dimension["Name"]]]));
                assert_eq!(line[dimension["Name"].as_str().unwrap_or_default()], dimension["Value"]);
                line[name].clone()
            })
            .collect()
    };
    let (_, log) = world.scheduled().await?;
    assert_eq!(ages(&log), Vec::<Value>::new(), "of no database there is no age");
    for (edition, days) in EDITIONS.into_iter().zip([3, 11]) {
        world.offer(edition, packed(edition, &database(edition, days)?)?);
    }
    let (_, log) = world.scheduled().await?;
    assert_eq!(ages(&log), [json!([11])]);
    // Also where nothing can be fetched any more.
    world.site.change(|offers| offers.archives.clear());
    let (error, log) = world.scheduled().await?;
    assert!(error.is_some());
    assert_eq!(ages(&log), [json!([11])]);
    Ok(())
}

#[tokio::test]
async fn a_malformed_request_fails() -> Result<()> {
    let mut world = World::new(KEY).await?;
    let invocation = world.sandbox.invoke(&json!({"RequestType": "Create"})).await?;
    let error = invocation.json()?;
    let why = "the event is no request of CloudFormation: LogicalResourceId is missing";
    assert_eq!(error["errorMessage"], why);
    Ok(())
}
