//! From the wire to the domain. Every oddity of `wire.md` that concerns an answer's content ends here.

use serde_json::Value;

use super::json::{amount, entries, number, text};
use crate::domain::{Interface, PowerState, Sample, Series, Server, ServerId, ServerSummary};

/// Latest moment that is taken for a time, in seconds: the year 9999. Later ones are noise.
const LATEST_TIME: f64 = 253_402_300_799.0;

/// The list of servers. Entries without an id are left out, unless that leaves nothing of a list that had some.
pub fn servers(value: &Value) -> Option<Vec<ServerSummary>> {
    let entries = entries(value)?;
    let mut servers: Vec<ServerSummary> = Vec::with_capacity(entries.len());
    let mut seen = std::collections::HashSet::new();
    for entry in &entries {
        if let Some(id) = id(entry)
            && seen.insert(id)
        {
            servers.push(ServerSummary { id, name: text(entry, "name").unwrap_or_default() });
        }
    }
    (entries.is_empty() || !servers.is_empty()).then_some(servers)
}

/// One server. An answer about another server than the one that was asked for is refused: trusting it could end
/// in stopping the wrong machine.
pub fn server(value: &Value, asked: ServerId) -> Option<Server> {
    let known = ["id", "name", "status", "cpus", "cpu", "mem", "maxmem", "network"];
    if !known.iter().any(|field| value.get(field).is_some()) {
        return None;
    }
    if id(value).is_some_and(|answered| answered != asked) {
        return None;
    }
    Some(Server {
        id: asked,
        name: text(value, "name"),
        power: text(value, "status").map(|status| PowerState::from_status(&status)).unwrap_or_default(),
        cpus: cpus(value, "cpus").map(|count| count as u32),
        cpu: amount(value, "cpu"),
        memory: amount(value, "mem"),
        memory_limit: amount(value, "maxmem"),
        interfaces: value
            .get("network")
            .and_then(entries)
            .map(|entries| entries.into_iter().filter_map(interface).collect())
            .unwrap_or_default(),
    })
}

/// The graphs. An answer with entries of which none has a time is no series.
pub fn series(value: &Value) -> Option<Series> {
    let entries = entries(value)?;
    let samples: Vec<Sample> = entries.iter().filter_map(|entry| sample(entry)).collect();
    (entries.is_empty() || !samples.is_empty()).then(|| Series::new(samples))
}

/// The acceptance of an action, with the API's words if it has any. A success that holds an error is none.
pub fn accepted(value: &Value) -> Option<Option<String>> {
    let message = words(value, "message");
    (message.is_some() || value.is_object() && value.get("error").is_none()).then_some(message)
}

/// The API's own words: `error` of a failure, `message` of a success.
pub fn words(value: &Value, field: &str) -> Option<String> {
    text(value, field)
}

fn id(value: &Value) -> Option<ServerId> {
    match value.get("id")? {
        Value::Number(number) => number.as_u64().map(ServerId::new),
        Value::String(digits) => ServerId::parse(digits.trim()),
        _ => None,
    }
}

/// A count of CPUs: whole, at least one, and of a size that exists.
fn cpus(value: &Value, field: &str) -> Option<f64> {
    number(value, field).filter(|count| (1.0..=65_536.0).contains(count)).map(f64::trunc)
}

fn interface(value: &Value) -> Option<Interface> {
    value.as_object()?;
    let interface = Interface {
        ip: text(value, "ip"),
        reverse: text(value, "reverse")
            .map(|name| name.trim_end_matches('.').to_owned())
            .filter(|name| !name.is_empty()),
        mask: text(value, "mask"),
        mac: text(value, "mac"),
        gateway: text(value, "gateway"),
    };
    (interface != Interface::default()).then_some(interface)
}

fn sample(value: &Value) -> Option<Sample> {
    let time = number(value, "time").filter(|time| (0.0..=LATEST_TIME).contains(time))?;
    Some(Sample {
        time: time as i64,
        // A fraction of all virtual CPUs here, a percentage in the server's own answer (trap 9).
        cpu: amount(value, "cpu").map(|fraction| fraction * 100.0).filter(|percent| percent.is_finite()),
        cpus: cpus(value, "maxcpu"),
        memory: amount(value, "mem"),
        memory_limit: amount(value, "maxmem").filter(|limit| *limit > 0.0),
        net_in: amount(value, "netin"),
        net_out: amount(value, "netout"),
        disk_read: amount(value, "diskread"),
        disk_write: amount(value, "diskwrite"),
    })
}
