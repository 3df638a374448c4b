//! Where the time goes, in this process and on one thread: the same object again and again, each time one stage
//! further. What a stage takes is what the whole way up to it takes longer than the way before it.

use std::hint::black_box;
use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, ensure};
use bumpalo::Bump;
use flate2::Compression;
use flate2::read::MultiGzDecoder;
use flate2::write::GzEncoder;
use siem_config::KeyFacts;
use siem_ecs::time::parse_iso8601;
use siem_ecs::{Normalizer, Object, ObjectFacts, Options, Outcome, Plan, Work};
use siem_enrich::{GeoCache, GeoIp};
use siem_formats::read::SpoolFile;
use siem_formats::{Limits, Record, Spool, read_records};
use siem_loader::enrich;

use crate::input::{GZIP_MAGIC, Input};

/// The stages, in the order of a record's way.
pub(crate) const STAGES: [&str; 5] =
    ["decode and frame", "parse and normalise", "enrich", "encode", "compress the request"];

/// The best of so many passes counts: what disturbs a pass only makes it slower.
const PASSES: usize = 3;
/// Bulks are compressed by this size, at this level, as the loader does.
const BULK_BYTES: usize = 6 << 20;
const GZIP_LEVEL: u32 = 1;
const CHUNK_BYTES: usize = 64 << 10;

/// How far a pass goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Depth {
    Frame,
    Normalise,
    Enrich,
    Encode,
    Compress,
}

const DEPTHS: [Depth; 5] = [Depth::Frame, Depth::Normalise, Depth::Enrich, Depth::Encode, Depth::Compress];

/// Times for a whole object.
pub(crate) struct Times {
    /// In the order of [`STAGES`].
    pub(crate) stages: [Duration; 5],
    /// What no program can be faster than, see [`floor`].
    pub(crate) floor: Duration,
}

/// Times of each stage and of the floor.
pub(crate) fn measure(input: &Input, geoip: &GeoIp) -> Result<Times> {
    let bytes = std::fs::read(&input.path)?;
    let plan = Plan::new(&input.log_type).map_err(|error| anyhow!("{}: {error}", input.log_type.name))?;
    let normalizer = Normalizer::new(Arc::new(plan), Options::default());
    let object = object(input)?;
    let mut best = [Duration::MAX; 5];
    let mut best_floor = Duration::MAX;
    // Round about, so that a slow moment of the machine does not fall on one stage alone.
    for _ in 0..PASSES {
        for (best, depth) in best.iter_mut().zip(DEPTHS) {
            let mut pass = Pass::new(&normalizer, geoip.cache());
            let begin = Instant::now();
            let records = pass.run(&bytes, &object, depth)?;
            *best = begin.elapsed().min(*best);
            ensure!(records == input.records, "{records} records where {} were generated", input.records);
            if depth == Depth::Encode {
                best_floor = floor(&bytes, pass.bulk_bytes)?.min(best_floor);
            }
        }
    }
    Ok(Times { stages: stages(best), floor: best_floor })
}

/// What the machine needs at least: to unpack the object, to look at every byte once for where records and fields end,
/// and to copy as many bytes as the bulk lines have. It says how fast the machine is at the moment, too.
fn floor(stored: &[u8], bulk_bytes: u64) -> Result<Duration> {
    let begin = Instant::now();
    let mut chunk = vec![0; CHUNK_BYTES];
    let mut ends = 0;
    if stored.starts_with(&GZIP_MAGIC) {
        let mut decoder = MultiGzDecoder::new(stored);
        loop {
            match decoder.read(&mut chunk)? {
                0 => break,
                read => ends += count_ends(&chunk[..read]),
            }
        }
    } else {
        ends += count_ends(stored);
    }
    black_box(ends);
    let mut bulk = Vec::with_capacity(BULK_BYTES + CHUNK_BYTES);
    for _ in 0..bulk_bytes / CHUNK_BYTES as u64 {
        if bulk.len() >= BULK_BYTES {
            bulk.clear();
        }
        bulk.extend_from_slice(black_box(&chunk));
        black_box(&bulk);
    }
    Ok(begin.elapsed())
}

fn count_ends(bytes: &[u8]) -> usize {
    memchr::memchr3_iter(b'\n', b' ', b'"', bytes).count()
}

/// What each stage takes, from what the whole way up to it takes. A way cannot take longer than one that goes further:
/// where it seems to, its passes were disturbed.
fn stages(mut ways: [Duration; 5]) -> [Duration; 5] {
    for shorter in (0..ways.len() - 1).rev() {
        ways[shorter] = ways[shorter].min(ways[shorter + 1]);
    }
    let mut before = Duration::ZERO;
    ways.map(|way| {
        let stage = way - before;
        before = way;
        stage
    })
}

/// Working memory of one way through an object.
struct Pass<'n> {
    normalizer: &'n Normalizer,
    geo: GeoCache,
    work: Work,
    arena: Bump,
    bulk: Vec<u8>,
    /// Of all bulks so far.
    bulk_bytes: u64,
    request: Vec<u8>,
}

impl<'n> Pass<'n> {
    fn new(normalizer: &'n Normalizer, geo: GeoCache) -> Pass<'n> {
        Pass {
            normalizer,
            geo,
            work: Work::default(),
            arena: Bump::with_capacity(64 << 10),
            bulk: Vec::with_capacity(BULK_BYTES + (1 << 20)),
            bulk_bytes: 0,
            request: Vec::with_capacity(BULK_BYTES),
        }
    }

    /// Goes through the object up to `depth`; returns how many records it has.
    fn run(&mut self, bytes: &[u8], object: &Object, depth: Depth) -> Result<u64> {
        self.work.begin_object();
        let layout = self.normalizer.plan().layout();
        let mut failed = None;
        let mut each = |record: Record<'_>| match self.record(record, object, depth) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failed = Some(error);
                ControlFlow::Break(())
            }
        };
        let mut reader = bytes;
        let (summary, ended) = read_records(&mut reader, layout, &Limits::default(), &TempSpool, &mut each);
        ended?;
        if let Some(error) = failed {
            return Err(error.into());
        }
        self.send(depth)?;
        Ok(summary.records)
    }

    fn record(&mut self, record: Record<'_>, object: &Object, depth: Depth) -> io::Result<()> {
        if depth >= Depth::Normalise {
            let Pass { normalizer, geo, work, arena, bulk, .. } = self;
            if let Outcome::Document(mut document) = normalizer.normalize(work, record, object, arena) {
                if depth >= Depth::Enrich {
                    enrich(geo, normalizer.plan().geo_targets(), &mut document);
                }
                if depth >= Depth::Encode {
                    normalizer.encode(work, &mut document, bulk);
                }
            }
            self.arena.reset();
            if self.bulk.len() >= BULK_BYTES {
                return self.send(depth);
            }
        }
        Ok(())
    }

    fn send(&mut self, depth: Depth) -> io::Result<()> {
        if depth >= Depth::Compress {
            self.request.clear();
            let mut encoder = GzEncoder::new(&mut self.request, Compression::new(GZIP_LEVEL));
            encoder.write_all(&self.bulk)?;
            encoder.finish()?;
        }
        self.bulk_bytes += self.bulk.len() as u64;
        self.bulk.clear();
        Ok(())
    }
}

fn object(input: &Input) -> Result<Object> {
    let time = parse_iso8601("2026-10-15T00:00:00Z").context("a fixed time")?;
    let found = KeyFacts::of(&input.key);
    Ok(Object::new(ObjectFacts {
        bucket: "local".to_owned(),
        key: input.key.clone(),
        version: "1".to_owned(),
        account: found.account.map(str::to_owned),
        region: found.region.map(str::to_owned),
        modified: time,
        ingested: time,
        max_age_days: None,
    }))
}

/// Parquet is read from a file.
struct TempSpool;

impl Spool for TempSpool {
    fn open(&self) -> io::Result<Box<dyn SpoolFile>> {
        Ok(Box::new(tempfile::tempfile()?))
    }

    fn max_bytes(&self) -> u64 {
        1 << 30
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::log_types;

    #[test]
    fn a_disturbed_way_swallows_no_later_stage() {
        let ways = [10, 90, 40, 50, 60].map(Duration::from_millis);
        assert_eq!(stages(ways), [10, 30, 0, 10, 10].map(Duration::from_millis));
    }

    #[test]
    fn every_stage_sees_every_record() {
        let dir = tempfile::tempdir().unwrap();
        for log_type in log_types(&[]).unwrap() {
            let input = Input::generate(&log_type, 100, dir.path()).unwrap();
            let times = measure(&input, &GeoIp::none()).unwrap();
            assert!(times.stages.iter().sum::<Duration>() > Duration::ZERO);
            assert!(times.floor > Duration::ZERO);
        }
    }
}
