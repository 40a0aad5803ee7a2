//! What goes over the wire: the texts of the API's document and the two larger bodies, written by
//! hand so that every oddity of the real service is kept (a raw TAB, string ids, restless keys).
//! It decides nothing: what is told was settled before.

use serde_json::Value;

use crate::dice::{Dice, mix2};
use crate::fleet::Fleet;
use crate::history::{Measured, Point};
use crate::machine::{Machine, Refusal, Verb};
use crate::network::Interface;
use crate::oddities::Oddity;

/// A status and a text, as the document pairs them.
pub type Said = (u16, &'static str);

/// 401. The document gives no text.
pub const UNAUTHORIZED: Said = (401, "Unauthorized");
/// 403 of a plan. The document gives no text.
pub const PLAN: Said = (403, "Your plan does not allow this");
/// 403 of a service.
pub const SUSPENDED: Said = (403, "This service is suspended");
/// 404 of the list.
pub const NO_SERVERS: Said = (404, "Could not find any servers");
/// 404 of one server.
pub const NO_SERVER: Said = (404, "Could not find this server");
/// 404 of graphs.
pub const NO_GRAPHS: Said = (404, "Can't find any graphs");
/// 400 of graphs.
pub const TIMEFRAME: Said = (400, "Invalid timeframe");
/// 500 of everything.
pub const NODE: Said = (500, "Could not connect to the node");

/// The answer to an accepted action.
pub fn accepted(verb: Verb) -> String {
    format!(r#"{{"message":"Server {} successfully"}}"#, verb.word())
}

/// The answer to a refused one.
pub fn refused(verb: Verb, refusal: Refusal) -> Said {
    match (refusal, verb) {
        (Refusal::Conflict, Verb::Start) => (405, "Server already running"),
        (Refusal::Conflict, Verb::Stop) => (405, "Server already stopped"),
        (Refusal::Conflict, Verb::Restart) => (405, "Server down, could not restart"),
        (Refusal::Failed, Verb::Start) => (500, "Could not start the server"),
        (Refusal::Failed, Verb::Stop) => (500, "Could not stop the server"),
        (Refusal::Failed, Verb::Restart) => (500, "Could not restart the server"),
    }
}

/// The body of a failure.
pub fn error(text: &str) -> String {
    format!(r#"{{"error":{}}}"#, quoted(text))
}

/// The list: ids are strings here.
pub fn list(fleet: &Fleet) -> String {
    let rows: Vec<String> = fleet
        .all()
        .map(|machine| format!(r#"{{"id":"{}","name":{}}}"#, machine.id, quoted(&machine.name)))
        .collect();
    format!("[{}]", rows.join(","))
}

/// The detail: the id is a number here, and `cpu` a percentage.
pub fn detail(machine: &Machine, now: f64) -> String {
    let (cpu, mem) = machine.load(now).map_or((0.0, 0), |load| {
        ((load.cpu * 10_000.0).round() / 100.0, (load.mem * machine.maxmem as f64) as u64)
    });
    let network: Vec<String> = machine.network.iter().map(interface).collect();
    format!(
        r#"{{"id":{},"name":{},"status":{},"cpus":{},"cpu":{cpu},"mem":{mem},"maxmem":{},"network":[{}]}}"#,
        machine.id,
        quoted(&machine.name),
        quoted(machine.status(now)),
        machine.cpus,
        machine.maxmem,
        network.join(","),
    )
}

fn interface(interface: &Interface) -> String {
    let field = |key: &str, value: &Option<String>| {
        value.as_ref().map(|value| format!(r#""{key}":{}"#, quoted(value)))
    };
    // The document shows a TAB in front of the address: illegal in JSON, and kept.
    let mac =
        interface.mac.as_ref().map(|mac| format!("\"mac\":\"\t{}", quoted(mac).trim_start_matches('"')));
    let fields: Vec<String> = [
        field("ip", &interface.ip),
        field("reverse", &interface.reverse),
        field("mask", &interface.mask),
        mac,
        field("gateway", &interface.gateway),
    ]
    .into_iter()
    .flatten()
    .collect();
    format!("{{{}}}", fields.join(","))
}

/// The graphs: a bare array whose keys come in another order in every point.
pub fn graphs(machine: &Machine, points: &[Point], seed: u64) -> String {
    let own = mix2(seed, machine.id);
    let last = points.len().saturating_sub(1);
    let mut rows: Vec<String> = points
        .iter()
        .enumerate()
        .map(|(index, point)| {
            let mut dice = Dice::new(mix2(own, point.time as u64));
            // The newest bucket is often not averaged yet.
            let bare = index == last && dice.chance(0.3);
            row(machine, point, index * 2 < points.len(), bare, &mut dice)
        })
        .collect();
    if machine.oddity == Some(Oddity::Migrated) {
        migrate(&mut rows);
    }
    format!("[{}]", rows.join(","))
}

fn row(machine: &Machine, point: &Point, early: bool, bare: bool, dice: &mut Dice) -> String {
    let mut fields = vec![format!(r#""time":{}"#, point.time)];
    let halved = early && machine.oddity == Some(Oddity::Migrated);
    let maxmem = if halved { machine.maxmem / 2 } else { machine.maxmem };
    if !bare && point.measured != Measured::Unknown {
        fields.push(format!(r#""maxcpu":{}"#, machine.cpus));
        fields.push(format!(r#""maxmem":{maxmem}"#));
        fields.push(format!(r#""maxdisk":{}"#, machine.maxdisk));
        fields.push(r#""disk":0"#.to_owned());
    }
    if let (false, Measured::Running(load)) = (bare, &point.measured) {
        fields.push(format!(r#""cpu":{}"#, load.cpu));
        fields.push(format!(r#""mem":{:.4}"#, load.mem * maxmem as f64));
        fields.push(format!(r#""netin":{:.8}"#, load.netin));
        fields.push(format!(r#""netout":{:.8}"#, load.netout));
        fields.push(format!(r#""diskread":{:.8}"#, load.diskread));
        fields.push(format!(r#""diskwrite":{:.8}"#, load.diskwrite));
    }
    for index in (1..fields.len()).rev() {
        fields.swap(index, (dice.word() % (index as u64 + 1)) as usize);
    }
    format!("{{{}}}", fields.join(","))
}

/// After a migration two nodes' records are joined: the later half first, some points twice.
fn migrate(rows: &mut Vec<String>) {
    let half = rows.len() / 2;
    rows.rotate_left(half);
    let again: Vec<String> = rows.iter().take(3).cloned().collect();
    rows.extend(again);
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
