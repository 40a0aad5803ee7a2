//! The inner loops of the graphs: how much of each pixel a shape covers, and how colours meet.
//!
//! It is a package of its own for one reason: the panel is built for size, and this for speed (`Cargo.toml`,
//! `[profile.release.package.rahona-pixels]`). So nothing here is generic: a generic function is built where it is used.
//! It knows no graph, no canvas and no browser.

#![warn(missing_docs)]

mod areas;
mod coverage;
mod sheet;

pub use areas::Areas;
pub use coverage::{Coverage, Place, strips};
pub use sheet::{Pixel, Rgb, Sheet};

/// The whole part of a number from 0 to 8,388,607. A cast has an answer to all others too, which costs several times as
/// much; here it is what is left in the lowest bits once a number was added that leaves no room for fractions.
#[inline]
fn whole(number: f32) -> u32 {
    const NO_FRACTIONS: f32 = 8_388_608.0;
    (number.floor() + NO_FRACTIONS).to_bits() & 0x7f_ffff
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn whole_parts_are_those_of_a_cast() {
        for number in [0.0, 0.3, 0.999, 1.0, 1.5, 2.0, 254.5, 255.49, 4_095.99, 65_536.5, 8_388_607.0] {
            assert_eq!(whole(number), number as u32, "{number}");
        }
    }
}
