//! Fractions as text, read and written by the browser.
//!
//! Rust's own way from a fraction to text and back is tables of powers: 25 kB that the browser has already.

use js_sys::Number;

/// Writes a number with a point and as many decimals as it has.
pub fn write(value: f64) -> String {
    Number::from(value).to_string_with_radix(10).map(String::from).unwrap_or_default()
}

/// Writes a number with a point and so many decimals.
pub fn write_fixed(value: f64, decimals: u8) -> String {
    Number::from(value).to_fixed(decimals).map(String::from).unwrap_or_default()
}

/// Reads the number that a text begins with, such as `12.5px`. `None` without one.
pub fn read(text: &str) -> Option<f64> {
    Some(Number::parse_float(text)).filter(|value| value.is_finite())
}
