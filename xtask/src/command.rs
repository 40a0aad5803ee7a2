//! Other programs: started in the foreground, shown, and explained when they fail.
//! Never runs anything through a shell, and never leaves a child behind.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, ExitStatus, Stdio};

use crate::failure::{Doing, Failure, Result};

/// A headline above the output of a step.
pub fn headline(text: impl std::fmt::Display) {
    println!("==> {text}");
    // Programs started next write to the same terminal.
    let _ = std::io::stdout().flush();
}

/// Something worth knowing that does not stop the command.
pub fn warn(text: impl std::fmt::Display) {
    eprintln!("warning: {text}");
}

/// Runs to the end with its output shown. `hint` says what to do when it fails.
pub fn run(command: &mut Command, hint: &str) -> Result<()> {
    let status = command.status().map_err(|error| not_started(command, &error, hint))?;
    check(command, status, hint)
}

/// Runs to the end with its output shown, and returns a copy of its standard output, whether it failed or not.
pub fn run_copying(command: &mut Command, hint: &str) -> (Result<()>, String) {
    let mut copy = String::new();
    let result = show_and_copy(command, hint, &mut copy);
    (result, copy)
}

/// What it prints, when it ends well. Its complaints go to the terminal.
pub fn read(command: &mut Command, hint: &str) -> Result<String> {
    let output =
        command.stderr(Stdio::inherit()).output().map_err(|error| not_started(command, &error, hint))?;
    check(command, output.status, hint)?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What it prints, or nothing if it is absent or fails: for asking "is it there, and which version?".
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as it could be typed.
pub fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| {
        let word = word.to_string_lossy();
        if word.is_empty() || word.contains([' ', '"', '\'']) {
            format!("{word:?}")
        } else {
            word.into_owned()
        }
    }));
    words.join(" ")
}

fn show_and_copy(command: &mut Command, hint: &str, copy: &mut String) -> Result<()> {
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, &error, hint))?;
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut bytes = Vec::new();
        while output.read_until(b'\n', &mut bytes).unwrap_or(0) > 0 {
            let _ = std::io::stdout().write_all(&bytes);
            let _ = std::io::stdout().flush();
            copy.push_str(&String::from_utf8_lossy(&bytes));
            bytes.clear();
        }
    }
    let status = child.wait().doing(format!("waiting for `{}`", line(command)))?;
    check(command, status, hint)
}

fn check(command: &Command, status: ExitStatus, hint: &str) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    let how = match status.code() {
        Some(code) => format!("exit code {code}"),
        None => status.to_string(),
    };
    Err(explain(format!("`{}` failed ({how}).", line(command)), hint))
}

fn not_started(command: &Command, error: &std::io::Error, hint: &str) -> Failure {
    explain(format!("`{}` could not be started: {error}.", line(command)), hint)
}

fn explain(what: String, hint: &str) -> Failure {
    if hint.is_empty() { what.into() } else { format!("{what}\n{hint}").into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_can_be_typed_again() {
        let mut command = Command::new("node");
        command.args(["-e", "1 + 1", "", "plain"]);
        assert_eq!(line(&command), r#"node -e "1 + 1" "" plain"#);
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error = run(&mut Command::new("no-such-program-here"), "Install it.").unwrap_err().to_string();
        assert!(error.contains("no-such-program-here") && error.ends_with("Install it."), "{error}");
        assert_eq!(ask(&mut Command::new("no-such-program-here")), None);
    }
}
