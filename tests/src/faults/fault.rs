//! Every fault there is, in one table: whose it is, and what it is called. What it does is said where it strikes: in
//! [`super::cluster`], [`super::store`], [`super::queue`], or in what delivers the work.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Mutex;

use super::lock;

/// Who commits a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The cluster, or what stands before it, at one request.
    Cluster,
    /// An index or an alias, for good.
    Index,
    /// A record that the cluster does not take as it is.
    Record,
    /// The object store, at one request.
    Store,
    /// An object that is damaged for good.
    Object,
    /// The queue for ranges, at one request.
    Queue,
    /// Whoever delivers messages and runs the loader.
    Delivery,
    /// Whoever kills the loader.
    Kill,
}

macro_rules! faults {
    ($($place:ident { $($name:ident $title:literal,)* })*) => {
        /// A fault.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Fault {
            $($(#[doc = $title] $name,)*)*
        }

        impl Fault {
            /// All of them.
            pub const ALL: &[Fault] = &[$($(Fault::$name,)*)*];

            /// Who commits it.
            pub fn place(self) -> Place {
                match self {
                    $($(Fault::$name)|* => Place::$place,)*
                }
            }

            /// What it is called in the table.
            pub fn title(self) -> &'static str {
                match self {
                    $($(Fault::$name => $title,)*)*
                }
            }
        }
    };
}

faults! {
    Cluster {
        BadRequestPage "400, a page of a proxy",
        Unauthorized "401",
        PaymentRequired "402",
        Forbidden "403, security",
        SignatureExpired "403, the signature is too old",
        NotFound "404",
        RequestTimeout "408",
        TooLarge "413 for several documents",
        TooManyRequests "429",
        Storm "429, a storm",
        InternalError "500",
        BadGatewayPage "502 with a page",
        Unavailable "503",
        GatewayTimeout "504",
        ItemsBusy "some items 429",
        ItemsMixed "items 429, 500, 502, 503",
        ItemsForbidden "some items 403, security",
        FloodStage "block 12: the disk is nearly full",
        WriteBlocked "block 8 on all indices",
        NoClusterManager "block 2: no cluster manager",
        ShardsFull "no shard is left for an index",
        Slow "a slow answer",
        TooSlow "an answer that nobody waits for",
        Silence "no answer",
        CutInHead "cut in the head",
        CutAtHeadEnd "cut at the end of the head",
        CutInBody "cut in the body",
        CutBeforeLastByte "cut before the last byte",
        ChunkedEndedEarly "chunks that end early",
        PageInsteadOfAnswer "200 with a page",
        InvalidJson "200 with half a JSON",
        NothingInsteadOfAnswer "200 with nothing",
        WrongItemCount "an item too few",
        CutBeforeBody "cut before the body was read",
        CutAfterWork "cut after the cluster has indexed",
        IdleDeath "a connection that dies while idle",
    }
    Index {
        IndexClosed "an index that is closed",
        IndexClosedBlock "block 4: an index that is closed",
        IndexReadOnly "block 5: an index that is read-only",
        IndexWriteBlocked "block 8 on one index",
        AliasMissing "404, no alias",
    }
    Record {
        Conflict "a field refused for its mapping",
        Hopeless "a document refused for its mapping",
        Giant "413 for one document",
        Poison "400 for a request with one document",
    }
    Store {
        StoreStalls "object store: a body that stalls",
        StoreCuts "object store: a body that is cut",
        StoreSlowDown "object store: 503 SlowDown",
        StoreError "object store: 500",
        StoreResets "object store: reset",
        StoreDenies "object store: 403",
    }
    Object {
        TruncatedGzip "a gzip that is truncated",
        CorruptGzip "a gzip that is corrupt",
    }
    Queue {
        QueueTakesSome "queue: takes some of the messages",
        QueueError "queue: 500",
        QueueAnswerLost "queue: takes messages, answer lost",
    }
    Delivery {
        Redelivered "a message that is delivered twice",
        ReplyLost "an invocation whose reply is lost",
        NewProcess "a loader that knows nothing of before",
        ShortOfTime "an invocation that has hardly any time",
    }
    Kill {
        KilledByTheClock "kill -9 of the loader at a random time",
        KilledAtABulk "kill -9 when a bulk has arrived",
        KilledAfterABulk "kill -9 when a bulk was indexed",
        KilledAtTheQueue "kill -9 when ranges were handed on",
        LoadKilled "kill -9 of `siem load`",
    }
}

/// How often each fault was injected in a run.
#[derive(Debug, Default)]
pub struct Injected(Mutex<BTreeMap<Fault, u64>>);

impl Injected {
    /// It was, once more.
    pub fn count(&self, fault: Fault) {
        *lock(&self.0).entry(fault).or_default() += 1;
    }

    /// How often it was.
    pub fn of(&self, fault: Fault) -> u64 {
        lock(&self.0).get(&fault).copied().unwrap_or_default()
    }

    /// Those of `wanted` that never were.
    pub fn missing(&self, wanted: impl IntoIterator<Item = Fault>) -> Vec<Fault> {
        wanted.into_iter().filter(|fault| self.of(*fault) == 0).collect()
    }

    /// A line for each fault of `wanted`.
    pub fn table(&self, wanted: impl IntoIterator<Item = Fault>) -> String {
        let mut text = String::new();
        for fault in wanted {
            // Writing into memory cannot fail.
            let _ = writeln!(text, "fault {:<46} injected {:>5} times", fault.title(), self.of(fault));
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_injected_is_told_and_what_was_not_is_missing() {
        let injected = Injected::default();
        injected.count(Fault::Storm);
        injected.count(Fault::Storm);
        let wanted = [Fault::Storm, Fault::Silence];
        assert_eq!(injected.missing(wanted), [Fault::Silence]);
        let lines: Vec<String> = injected.table(wanted).lines().map(str::to_owned).collect();
        assert!(
            lines[0].starts_with("fault 429, a storm ") && lines[0].ends_with(" injected     2 times"),
            "{lines:?}"
        );
        assert_eq!(lines.len(), 2);
    }
}
