//! A server and what the API says of it.

use std::fmt;

use super::PowerState;

/// A server's id: digits, whatever form the wire gave them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ServerId(u64);

impl ServerId {
    /// An id from its number.
    pub const fn new(number: u64) -> Self {
        Self(number)
    }

    /// Reads decimal digits and nothing else: no sign, no space, no leading plus.
    pub fn parse(digits: &str) -> Option<Self> {
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| digits.parse().ok()).flatten().map(Self)
    }
}

impl fmt::Display for ServerId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// What the list says of a server: only that it exists, and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerSummary {
    /// Its id.
    pub id: ServerId,
    /// Its name as the customer gave it; may be empty.
    pub name: String,
}

/// One server as read. Whatever the API left out is `None`.
#[derive(Clone, Debug, PartialEq)]
pub struct Server {
    /// Its id.
    pub id: ServerId,
    /// Its name, if the answer held one.
    pub name: Option<String>,
    /// Whether it runs.
    pub power: PowerState,
    /// Number of virtual CPUs.
    pub cpus: Option<u32>,
    /// CPU in use, in percent of all virtual CPUs.
    pub cpu: Option<f64>,
    /// Memory in use, in bytes.
    pub memory: Option<f64>,
    /// Memory that the server has, in bytes.
    pub memory_limit: Option<f64>,
    /// Its network interfaces, in the API's order.
    pub interfaces: Vec<Interface>,
}

impl Server {
    /// The address that stands for the server: that of the first interface that has one.
    pub fn first_address(&self) -> Option<&str> {
        self.interfaces.iter().find_map(|interface| interface.ip.as_deref())
    }

    /// How full the memory is, from 0 to 1; `None` without both numbers, or with a limit of 0.
    pub fn memory_share(&self) -> Option<f64> {
        match (self.memory, self.memory_limit) {
            (Some(used), Some(limit)) => Some(used / limit).filter(|share| share.is_finite()),
            _ => None,
        }
    }
}

/// A network interface. A /32 mask with a gateway outside it is a valid hosting set-up, shown as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interface {
    /// IPv4 or IPv6 address.
    pub ip: Option<String>,
    /// Reverse name, without the dot that ends it on the wire.
    pub reverse: Option<String>,
    /// Network mask.
    pub mask: Option<String>,
    /// Hardware address.
    pub mac: Option<String>,
    /// Gateway.
    pub gateway: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_digits_only() {
        for (text, expected) in [
            ("123", Some(123)),
            ("0", Some(0)),
            ("18446744073709551615", Some(u64::MAX)),
            ("18446744073709551616", None),
            ("", None),
            ("+1", None),
            ("-1", None),
            (" 1", None),
            ("1/stop", None),
            ("١", None),
        ] {
            assert_eq!(ServerId::parse(text), expected.map(ServerId::new), "{text:?}");
        }
    }
}
