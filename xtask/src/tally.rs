//! Passed and failed, read from what the test runners print.
//! Never guesses: where a runner printed no sum, there is none.

use std::ops::Add;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

/// Adds up `test result: ok. 12 passed; 0 failed; 1 ignored; …` of each test program.
pub fn of_cargo(output: &str) -> Option<Tally> {
    let sums = output.lines().filter_map(|line| {
        let line = plain(line);
        let (_, sum) = line.split_once("test result: ")?;
        let (_, counts) = sum.split_once(". ")?;
        let count = |word| counts.split("; ").find_map(|part| part.strip_suffix(word)?.trim().parse().ok());
        Some(Tally { passed: count("passed")?, failed: count("failed")? })
    });
    sums.reduce(Tally::add)
}

/// Reads Playwright's last lines: `  2 failed`, `  1 flaky`, `  37 passed (1.2m)`. A flaky test has passed, at last.
/// With tests that did not run or were interrupted there is no honest sum.
pub fn of_playwright(output: &str) -> Option<Tally> {
    let mut tally = None;
    for line in output.lines() {
        let line = plain(line);
        let Some((count, what)) = line.trim().split_once(' ') else { continue };
        let Ok(count) = count.parse::<u32>() else { continue };
        let sum: Tally = tally.unwrap_or_default();
        match what.split(" (").next().unwrap_or_default() {
            "passed" | "flaky" => tally = Some(Tally { passed: sum.passed + count, ..sum }),
            "failed" => tally = Some(Tally { failed: sum.failed + count, ..sum }),
            "did not run" | "interrupted" => return None,
            _ => {}
        }
    }
    tally
}

/// A line without its colours.
fn plain(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once('m').map_or("", |(_, text)| text));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_is_added_up() {
        let output = "running 2 tests\ntest result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
                      test result: \u{1b}[31mFAILED\u{1b}[0m. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n";
        assert_eq!(of_cargo(output), Some(Tally { passed: 15, failed: 2 }));
        assert_eq!(of_cargo("error: could not compile"), None);
    }

    #[test]
    fn playwright_is_read_from_its_end() {
        for (output, tally) in [
            (
                "Running 3 tests using 1 worker\n  ✓  1 a.spec.ts:3:1 › passed (12ms)\n\n  3 passed (4.2s)\n",
                Some((3, 0)),
            ),
            (
                "  1 failed\n    a.spec.ts:3:1 › x ──\n  2 flaky\n  1 skipped\n  36 passed (1.2m)\n",
                Some((38, 1)),
            ),
            (
                "\u{1b}[31m  1 failed\u{1b}[39m\n\u{1b}[32m  2 passed\u{1b}[39m\u{1b}[2m (1s)\u{1b}[22m\n",
                Some((2, 1)),
            ),
            ("  1 failed\n  4 did not run\n  2 passed (1s)\n", None),
            ("Error: No tests found\n", None),
        ] {
            assert_eq!(
                of_playwright(output),
                tally.map(|(passed, failed)| Tally { passed, failed }),
                "{output}"
            );
        }
    }
}
