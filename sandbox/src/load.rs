//! How busy a server is at one instant: base load × daily wave × quieter weekend × slow noise,
//! plus bursts, nightly backups and the rush of a boot.
//! A pure function of profile and time: it keeps nothing, and knows neither buckets nor power.

use crate::dice::{Dice, mix, mix2, unit};

const DAY: f64 = 86_400.0;
/// Bursts are drawn once per slot of this many seconds.
const BURST_SLOT: f64 = 1_200.0;
const MEGABYTE: f64 = 1_000_000.0;

/// What a server does at one instant.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Load {
    /// Fraction of all virtual CPUs.
    pub cpu: f64,
    /// Fraction of the memory limit.
    pub mem: f64,
    /// Bytes per second towards the server.
    pub netin: f64,
    /// Bytes per second from the server.
    pub netout: f64,
    /// Bytes per second.
    pub diskread: f64,
    /// Bytes per second.
    pub diskwrite: f64,
}

/// The lasting habits of one server.
#[derive(Debug, Clone)]
pub struct Profile {
    seed: u64,
    base: f64,
    swing: f64,
    peak_hour: f64,
    weekend: f64,
    bursts: f64,
    mem_at_boot: f64,
    mem_grown: f64,
    net: f64,
    disk: f64,
    backup_at: f64,
    backup_for: f64,
    boot_for: f64,
    boot_read: f64,
}

impl Profile {
    /// The habits of the server with this seed of its own.
    pub fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        Self {
            seed,
            base: 0.02 + 0.42 * dice.unit() * dice.unit(),
            swing: dice.between(0.4, 1.6),
            peak_hour: dice.between(11.0, 19.0),
            weekend: dice.between(0.4, 0.85),
            bursts: dice.between(0.08, 0.35),
            mem_at_boot: dice.between(0.25, 0.55),
            mem_grown: dice.between(0.05, 0.32),
            net: 4_000.0 * (dice.unit() * 7.0).exp(),
            disk: 8_000.0 * (dice.unit() * 4.5).exp(),
            backup_at: dice.between(0.5, 4.5) * 3_600.0,
            backup_for: dice.between(720.0, 2_400.0),
            boot_for: dice.between(8.0, 25.0),
            boot_read: dice.between(20.0, 80.0) * MEGABYTE,
        }
    }

    /// The load at `time` (seconds since 1970) of a server that booted at `boot`.
    pub fn at(&self, time: f64, boot: f64) -> Load {
        let age = (time - boot).max(0.0);
        let slow = 0.6 * self.noise(1, time / 5_400.0) + 0.4 * self.noise(2, time / 900.0);
        let fast = self.noise(3, time / 20.0);
        let usual = self.base * self.wave(time) * (1.0 + 0.45 * slow) * (1.0 + 0.2 * fast);
        let burst = self.burst(time);
        let mut load = Load {
            cpu: usual + burst,
            mem: self.memory(age) + 0.02 * slow + 0.06 * burst,
            ..Load::default()
        };

        // Traffic and disk follow the work, each with a roughness of its own.
        let activity = load.cpu / self.base.max(0.01);
        load.netin = self.net * activity * (1.0 + 0.35 * self.noise(4, time / 30.0));
        load.netout = self.net * activity * (2.2 + 0.9 * self.noise(5, time / 30.0));
        load.diskread = self.disk * (0.15 + 0.5 * activity) * (0.6 + 0.5 * self.noise(6, time / 40.0));
        load.diskwrite = self.disk * (0.5 + 0.6 * activity) * (1.0 + 0.4 * self.noise(7, time / 40.0));

        self.back_up(time, &mut load);
        self.boot(age, time, &mut load);
        load.cpu = load.cpu.clamp(0.001, 1.02);
        load.mem = load.mem.clamp(0.02, 0.98);
        load
    }

    fn wave(&self, time: f64) -> f64 {
        let hour = time.rem_euclid(DAY) / 3_600.0;
        let day = 0.5 + 0.5 * ((hour - self.peak_hour) / 24.0 * std::f64::consts::TAU).cos();
        // 1970-01-01 was a Thursday, so that day 2 and 3 of each seven are the weekend.
        let quiet = if (time / DAY).rem_euclid(7.0) >= 2.0 && (time / DAY).rem_euclid(7.0) < 4.0 {
            self.weekend
        } else {
            1.0
        };
        (0.4 + self.swing * day) * quiet
    }

    fn burst(&self, time: f64) -> f64 {
        let slot = (time / BURST_SLOT).floor();
        let mut dice = Dice::new(mix2(self.seed, slot as u64 ^ 0xb0b5));
        if !dice.chance(self.bursts) {
            return 0.0;
        }
        let from = dice.between(0.0, 780.0);
        let lasts = dice.between(50.0, 400.0);
        let height = dice.between(0.12, 0.65);
        let into = time - slot * BURST_SLOT - from;
        if into < 0.0 || into > lasts {
            return 0.0;
        }
        let edge = (into.min(lasts - into) / 15.0).min(1.0);
        height * edge * (0.9 + 0.1 * self.noise(8, time / 10.0))
    }

    /// Claimed within a minute of the boot, then grown over hours as caches fill.
    fn memory(&self, age: f64) -> f64 {
        let claimed = self.mem_at_boot * (1.0 - (-age / 18.0).exp()).max(0.1);
        claimed + self.mem_grown * (1.0 - (-age / 21_600.0).exp())
    }

    fn back_up(&self, time: f64, load: &mut Load) {
        let into = time.rem_euclid(DAY) - self.backup_at;
        if into < 0.0 || into > self.backup_for {
            return;
        }
        let rough = 1.0 + 0.25 * self.noise(9, time / 60.0);
        load.cpu += 0.08 * rough;
        load.diskread += (14.0 + 30.0 * unit(mix(self.seed))) * MEGABYTE * rough;
        load.netout += (5.0 + 12.0 * unit(mix(self.seed ^ 1))) * MEGABYTE * rough;
    }

    fn boot(&self, age: f64, time: f64, load: &mut Load) {
        if age < self.boot_for {
            load.cpu = 0.8 + 0.2 * self.noise(10, time / 3.0);
            load.diskread += self.boot_read;
            load.diskwrite += self.boot_read / 12.0;
        }
    }

    /// Smooth noise from -1 to 1, with one knot per whole number.
    fn noise(&self, channel: u64, at: f64) -> f64 {
        let knot = at.floor();
        let part = at - knot;
        let here = self.knot(channel, knot);
        let next = self.knot(channel, knot + 1.0);
        here + (next - here) * part * part * (3.0 - 2.0 * part)
    }

    fn knot(&self, channel: u64, at: f64) -> f64 {
        2.0 * unit(mix2(self.seed ^ (channel << 56), at as i64 as u64)) - 1.0
    }
}
