//! Network interfaces, with addresses that are reserved for documentation and tests and can
//! belong to nobody. It never looks at a real network.

use std::net::Ipv4Addr;

use serde::Deserialize;

use crate::dice::Dice;

/// One interface, as the API tells it. An absent field is left out of the answer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Interface {
    /// IPv4 or IPv6.
    pub ip: Option<String>,
    /// Name of the address, with its trailing dot.
    pub reverse: Option<String>,
    /// A host mask; the gateway is outside it, as is usual in hosting.
    pub mask: Option<String>,
    /// Without the TAB, which the wire puts in front.
    pub mac: Option<String>,
    /// Address of the gateway.
    pub gateway: Option<String>,
}

/// RFC 5737. When these are used up, RFC 2544's much larger range follows.
const NETS: [[u8; 3]; 3] = [[198, 51, 100], [203, 0, 113], [192, 0, 2]];
const HOSTS: u64 = 253;

/// The n-th address.
pub fn address(index: u64) -> Ipv4Addr {
    let host = (index % HOSTS + 1) as u8;
    let net = index / HOSTS;
    match NETS.get(net as usize) {
        Some([a, b, c]) => Ipv4Addr::new(*a, *b, *c, host),
        None => Ipv4Addr::new(198, 18, (net - NETS.len() as u64) as u8, host),
    }
}

/// An interface with the address and its name; `slot` is its position within the server.
pub fn v4(address: Ipv4Addr, id: u64, slot: u64, named: bool) -> Interface {
    let [a, b, c, d] = address.octets();
    Interface {
        ip: Some(address.to_string()),
        reverse: named.then(|| format!("{d}.{c}.{b}.{a}.ip.rahona.network.")),
        mask: Some("255.255.255.255".to_owned()),
        mac: Some(mac(id, slot)),
        gateway: Some(format!("{a}.{b}.{c}.254")),
    }
}

/// An interface with an address of RFC 3849.
pub fn v6(id: u64, slot: u64) -> Interface {
    Interface {
        ip: Some(format!("2001:db8:{id:x}::{}", slot + 1)),
        reverse: None,
        mask: Some("128".to_owned()),
        mac: Some(mac(id, slot)),
        gateway: Some("fe80::1".to_owned()),
    }
}

/// The interfaces of the server that has the n-th address.
pub fn of(id: u64, index: u64, dice: &mut Dice) -> Vec<Interface> {
    let named = dice.chance(0.88);
    let mut all = vec![v4(address(index), id, 0, named)];
    if dice.chance(0.25) {
        all.push(v6(id, 1));
    }
    all
}

/// Locally administered, so that it can be nobody's card.
fn mac(id: u64, slot: u64) -> String {
    let [.., c, b, a] = id.to_be_bytes();
    format!("02:00:{slot:02x}:{c:02x}:{b:02x}:{a:02x}")
}
