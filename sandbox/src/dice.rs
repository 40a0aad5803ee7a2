//! Chance from one seed: hashes and a small generator (SplitMix64).
//! It never asks the operating system for randomness, or a run could not be repeated.

/// Scrambles one word: the finaliser of SplitMix64.
pub fn mix(word: u64) -> u64 {
    let mut z = word.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A hash of two words. The order matters.
pub fn mix2(a: u64, b: u64) -> u64 {
    mix(a ^ mix(b))
}

/// A hash as a number from 0 to just below 1.
pub fn unit(hash: u64) -> f64 {
    (hash >> 11) as f64 / (1_u64 << 53) as f64
}

/// A sequence of chances.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// The sequence that belongs to a seed.
    pub fn new(seed: u64) -> Self {
        Self(mix(seed))
    }

    /// The next word.
    pub fn word(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// From 0 to just below 1.
    pub fn unit(&mut self) -> f64 {
        unit(self.word())
    }

    /// From `low` to just below `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + self.unit() * (high - low)
    }

    /// One of some things; `None` only of nothing.
    pub fn pick<'a, T>(&mut self, things: &'a [T]) -> Option<&'a T> {
        let count = things.len().max(1) as u64;
        things.get((self.word() % count) as usize)
    }

    /// True with a chance from 0 to 1.
    pub fn chance(&mut self, of: f64) -> bool {
        self.unit() < of
    }
}
