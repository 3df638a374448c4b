//! The search tree of a database: the bits of an address lead from node to node, to a record or nowhere.
//!
//! The reader's own walk takes some twenty steps for an IPv4 address, most of them near the root, where all addresses
//! pass. What the first sixteen bits lead to is remembered; it is found for the 256 ways that share their first eight bits
//! at once, where each costs two steps instead of sixteen.
//!
//! Source: MaxMind, "MaxMind DB File Format Specification", "Binary search tree section".

use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicU32, Ordering};

use maxminddb::Metadata;

/// Steps that are remembered: a table of 256 KiB for each database.
const KNOWN_BITS: u32 = 16;
/// Stands for a way that was not walked yet: none leads back to the root.
const UNKNOWN: u32 = 0;

/// The part of a tree that IPv4 addresses lie in.
pub(crate) struct Tree {
    nodes: u32,
    record_bits: RecordBits,
    /// Where IPv4 addresses begin: 96 zero bits below the root of a tree of IPv6.
    root: u32,
    known: Box<[AtomicU32]>,
}

/// Size of one of a node's two records.
#[derive(Clone, Copy)]
enum RecordBits {
    R24,
    R28,
    R32,
}

impl Tree {
    /// The tree at the beginning of `file`, which the reader has checked.
    pub(crate) fn new(file: &[u8], metadata: &Metadata) -> Tree {
        let record_bits = match metadata.record_size {
            24 => RecordBits::R24,
            28 => RecordBits::R28,
            _ => RecordBits::R32,
        };
        let known = (0..1 << KNOWN_BITS).map(|_| AtomicU32::new(UNKNOWN)).collect();
        let mut tree = Tree { nodes: metadata.node_count, record_bits, root: 0, known };
        if metadata.ip_version == 6 {
            tree.root = tree.walk(file, 0, 0, 96);
        }
        tree
    }

    /// The record of an address: where its data begin, from the beginning of the data section. `None` if there is none.
    pub(crate) fn find(&self, file: &[u8], address: Ipv4Addr) -> Option<usize> {
        let bits = u32::from(address);
        let record = self.walk(file, self.known(file, bits), bits << KNOWN_BITS, 32 - KNOWN_BITS);
        self.data(record)
    }

    /// The records of an address in two trees, each with its file. Most of a walk is waiting for memory, where every
    /// step depends on the one before: two ways side by side wait together.
    pub(crate) fn find_both(trees: [(&Tree, &[u8]); 2], address: Ipv4Addr) -> [Option<usize>; 2] {
        let bits = u32::from(address);
        let mut nodes = trees.map(|(tree, file)| tree.known(file, bits));
        let mut rest = bits << KNOWN_BITS;
        for _ in KNOWN_BITS..32 {
            let mut is_done = true;
            for ((tree, file), node) in trees.iter().zip(&mut nodes) {
                if *node < tree.nodes {
                    *node = tree.step(file, *node, rest);
                    is_done = false;
                }
            }
            if is_done {
                break;
            }
            rest <<= 1;
        }
        [trees[0].0.data(nodes[0]), trees[1].0.data(nodes[1])]
    }

    /// What the first bits of an address lead to.
    #[inline]
    fn known(&self, file: &[u8], bits: u32) -> u32 {
        let known = &self.known[(bits >> (32 - KNOWN_BITS)) as usize];
        let node = known.load(Ordering::Relaxed);
        if node != UNKNOWN {
            return node;
        }
        self.learn(file, bits >> 24);
        known.load(Ordering::Relaxed)
    }

    /// Finds what all ways of [`KNOWN_BITS`] lead to that begin with these eight bits.
    #[cold]
    fn learn(&self, file: &[u8], first: u32) {
        const WAYS: usize = 1 << (KNOWN_BITS - 8);
        let mut nodes = [0; WAYS];
        nodes[0] = self.walk(file, self.root, first << 24, 8);
        let mut width = 1;
        while width < WAYS {
            // From the back, where no node stands yet that is still to be read.
            for way in (0..width).rev() {
                let node = nodes[way];
                nodes[2 * way] = self.walk(file, node, 0, 1);
                nodes[2 * way + 1] = self.walk(file, node, 1 << 31, 1);
            }
            width *= 2;
        }
        for (known, node) in self.known[first as usize * WAYS..].iter().zip(nodes) {
            known.store(node, Ordering::Relaxed);
        }
    }

    /// Where the data of a record begin, if it is one. Sixteen zero bytes stand between tree and data.
    fn data(&self, record: u32) -> Option<usize> {
        record.checked_sub(self.nodes)?.checked_sub(16).map(|offset| offset as usize)
    }

    /// Goes `steps` steps from a node, by the highest bits, or until it has left the tree.
    fn walk(&self, file: &[u8], mut node: u32, mut bits: u32, steps: u32) -> u32 {
        for _ in 0..steps {
            if node >= self.nodes {
                break;
            }
            node = self.step(file, node, bits);
            bits <<= 1;
        }
        node
    }

    /// One step, by the highest bit. A node beyond the file leads nowhere, like the number of nodes does.
    #[inline]
    fn step(&self, file: &[u8], node: u32, bits: u32) -> u32 {
        let is_right = bits >> 31 == 1;
        let next = match self.record_bits {
            RecordBits::R24 => record_24(file, node, is_right),
            RecordBits::R28 => record_28(file, node, is_right),
            RecordBits::R32 => record_32(file, node, is_right),
        };
        next.unwrap_or(self.nodes)
    }
}

fn record_24(file: &[u8], node: u32, is_right: bool) -> Option<u32> {
    let [a, b, c] = *file.get(node as usize * 6 + usize::from(is_right) * 3..)?.first_chunk()?;
    Some(u32::from_be_bytes([0, a, b, c]))
}

/// The byte in the middle of a node holds the highest four bits of both.
fn record_28(file: &[u8], node: u32, is_right: bool) -> Option<u32> {
    let [a, b, c, middle, d, e, f] = *file.get(node as usize * 7..)?.first_chunk()?;
    Some(match is_right {
        false => u32::from_be_bytes([middle >> 4, a, b, c]),
        true => u32::from_be_bytes([middle & 0xf, d, e, f]),
    })
}

fn record_32(file: &[u8], node: u32, is_right: bool) -> Option<u32> {
    let record = file.get(node as usize * 8 + usize::from(is_right) * 4..)?.first_chunk()?;
    Some(u32::from_be_bytes(*record))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nodes as a file holds them.
    fn file(nodes: &[[u32; 2]], record_bits: RecordBits) -> Vec<u8> {
        let pack = |[left, right]: &[u32; 2]| {
            let (l, r) = (left.to_be_bytes(), right.to_be_bytes());
            match record_bits {
                RecordBits::R24 => [&l[1..], &r[1..]].concat(),
                RecordBits::R28 => [&l[1..], &[l[0] << 4 | r[0]], &r[1..]].concat(),
                RecordBits::R32 => [l, r].concat(),
            }
        };
        nodes.iter().flat_map(pack).collect()
    }

    fn tree(nodes: u32, record_bits: RecordBits, root: u32) -> Tree {
        let known = (0..1 << KNOWN_BITS).map(|_| AtomicU32::new(UNKNOWN)).collect();
        Tree { nodes, record_bits, root, known }
    }

    /// A way of `depth` zero bits to one record, another record for whatever leaves it at the last step, and nothing
    /// for what leaves it before.
    fn one_way(depth: u32, record: u32, other: u32) -> Vec<[u32; 2]> {
        (0..depth).map(|node| if node + 1 == depth { [record, other] } else { [node + 1, depth] }).collect()
    }

    #[test]
    fn addresses_find_their_records_in_every_layout() {
        for record_bits in [RecordBits::R24, RecordBits::R28, RecordBits::R32] {
            for depth in [1, 8, 15, 16, 17, 24, 32] {
                // Large numbers, so that every byte of a record counts.
                let (record, other) = (0x00ab_cdef, 0x0012_3456);
                let file = file(&one_way(depth, record, other), record_bits);
                let tree = tree(depth, record_bits, 0);
                let offset = |record: u32| Some((record - depth - 16) as usize);
                // Twice: the second time the first steps are known.
                for _ in 0..2 {
                    assert_eq!(tree.find(&file, Ipv4Addr::from(0)), offset(record), "{depth}");
                    assert_eq!(tree.find(&file, Ipv4Addr::from(1 << (32 - depth))), offset(other), "{depth}");
                    if depth > 1 {
                        assert_eq!(tree.find(&file, Ipv4Addr::from(1 << 31)), None, "{depth}");
                    }
                }
            }
        }
    }

    #[test]
    fn two_ways_side_by_side_end_where_each_ends() {
        let layouts = [RecordBits::R24, RecordBits::R28, RecordBits::R32];
        let depths = [1, 15, 16, 17, 24, 32];
        for (first, second) in layouts.iter().flat_map(|first| layouts.iter().map(move |second| (*first, *second))) {
            for (short, long) in depths.iter().flat_map(|short| depths.iter().map(move |long| (*short, *long))) {
                let (ours, theirs) = (tree(short, first, 0), tree(long, second, 0));
                let files = [file(&one_way(short, 900, 800), first), file(&one_way(long, 700, 600), second)];
                for address in [0, 1, 1 << (32 - short), 1 << (32 - long), 1 << 31, u32::MAX].map(Ipv4Addr::from) {
                    let alone = [ours.find(&files[0], address), theirs.find(&files[1], address)];
                    let pair = [(&ours, files[0].as_slice()), (&theirs, files[1].as_slice())];
                    assert_eq!(Tree::find_both(pair, address), alone, "{short} {long} {address}");
                }
            }
        }
    }

    #[test]
    fn records_of_28_bits_hold_28_bits() {
        let file = file(&[[0x0abc_def1, 0x0123_4567]], RecordBits::R28);
        assert_eq!(record_28(&file, 0, false), Some(0x0abc_def1));
        assert_eq!(record_28(&file, 0, true), Some(0x0123_4567));
    }

    #[test]
    fn a_broken_tree_leads_nowhere() {
        // A node that leads to itself, a tree cut short, and numbers between tree and data.
        let loops = file(&[[0, 0]], RecordBits::R32);
        assert_eq!(tree(1, RecordBits::R32, 0).find(&loops, Ipv4Addr::LOCALHOST), None);
        assert_eq!(tree(1000, RecordBits::R24, 0).find(&[0, 0, 1], Ipv4Addr::LOCALHOST), None);
        let between = file(&[[1 + 15, 1 + 16]], RecordBits::R24);
        let tree = tree(1, RecordBits::R24, 0);
        assert_eq!(tree.find(&between, Ipv4Addr::new(1, 0, 0, 0)), None);
        assert_eq!(tree.find(&between, Ipv4Addr::new(200, 0, 0, 0)), Some(0));
    }
}
