//! Programs from Debian's own packages, where this is Debian and we are root.
//! Never starts a service: what is installed here is run by tests, on ports of their own.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::on_path;
use crate::command;
use crate::failure::Result;

/// Whether packages can be installed without asking anybody.
pub fn may_install() -> bool {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    release.lines().any(|line| line == "ID=debian")
        && command::ask(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// Installs packages.
pub fn install(packages: &[&str]) -> Result<()> {
    apt(&["update"])?;
    apt(&[&["install", "-y"], packages].concat())
}

/// nginx, Caddy and Apache, on which the browser tests put the panel. Without them those tests fail, and say so.
pub fn ensure_hosts() {
    let there = |name: &str| on_path(name).is_some() || Path::new("/usr/sbin").join(name).is_file();
    let missing: Vec<&str> = [("nginx", "nginx-light"), ("caddy", "caddy"), ("apache2", "apache2-bin")]
        .into_iter()
        .filter(|(name, _)| !there(name))
        .map(|(_, package)| package)
        .collect();
    if missing.is_empty() {
        return;
    }
    if !may_install() {
        command::warn(format!("The tests of hosting need {}: install them.", missing.join(" and ")));
        return;
    }
    command::headline(format!("{}, from Debian", missing.join(" and ")));
    if let Err(error) = install(&missing) {
        command::warn(error);
    }
}

fn apt(words: &[&str]) -> Result<()> {
    let mut apt = Command::new("apt-get");
    // RUNLEVEL keeps a package from starting its service.
    command::run(apt.args(words).env("DEBIAN_FRONTEND", "noninteractive").env("RUNLEVEL", "1"), "")
}
